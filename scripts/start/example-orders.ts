// The orders a first start sends down the road: one of each thing that can become of an order.
import { buyers } from '../stores/buyers.ts';
import type { PaidOrder } from '../stores/place-paid-order.ts';

export type Example = Omit<PaidOrder, 'tags'> & {
  /** Tells it from the others in its store, so that an interrupted start does not place it again. */
  tag: string;
  /** The destination store that sells it. */
  soldBy: 'Mug Street' | 'Harbor Goods';
  /** The push status it comes to (src/order-push/push-status.ts). */
  becomes: 'success' | 'partial' | 'failed' | 'not-eligible';
  /** Shipped at the source with this, once it is there. */
  shippedWith?: { company: string; number: string };
};

export const exampleOrders: readonly Example[] = [
  {
    tag: 'example-finished',
    soldBy: 'Mug Street',
    buyer: buyers.maya,
    lines: [
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'MUG-BLUE', quantity: 1 },
    ],
    takesStock: true,
    becomes: 'success',
    shippedWith: { company: 'UPS', number: '1Z827WK70341975328' },
  },
  {
    tag: 'example-partial',
    soldBy: 'Mug Street',
    buyer: buyers.theo,
    // The pin is sold by Mug Street only, so it stays there.
    lines: [
      { sku: 'TOTE-NAT', quantity: 1 },
      { sku: 'PIN-MUGST', quantity: 1 },
    ],
    takesStock: true,
    becomes: 'partial',
  },
  {
    tag: 'example-failed',
    soldBy: 'Mug Street',
    buyer: buyers.priya,
    // Neither store has one: sold all the same, and the source refuses it.
    lines: [{ sku: 'CANDLE-CEDAR', quantity: 1 }],
    takesStock: false,
    becomes: 'failed',
  },
  {
    tag: 'example-starter',
    soldBy: 'Harbor Goods',
    buyer: buyers.jonas,
    lines: [{ sku: 'NAPKIN-4', quantity: 1 }],
    takesStock: true,
    becomes: 'not-eligible',
  },
];
