/** Shapes of the Orders page, as the router tells them. */
import type { OrderToShip } from '../trpc.ts';

/** An order that is at its source: it can be shipped from here. */
export type Shippable = OrderToShip & { push: NonNullable<OrderToShip['push']> };

export type LineToShip = OrderToShip['lines'][number];

/** Pure. The one that a number means: of one order, what is at no source has nothing to ship yet. */
export function onlyToShip(found: readonly OrderToShip[]): OrderToShip | undefined {
  const there = found.filter(({ push }) => push);
  const isOneOrder = new Set(found.map(({ orderId }) => orderId)).size === 1;
  return isOneOrder && there.length === 1 ? there[0] : undefined;
}

/** Pure. Units that are still to ship of a line. */
export const leftOf = (line: LineToShip): number => line.left ?? line.quantity;
