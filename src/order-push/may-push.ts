/** Decides whether an order may be pushed at all: plan, switch, age, payment, cancellation (OP3, OP12, OP15). */
import type { PlatformOrder } from '../platforms/platform.ts';
import { includesOrderPush } from '../stores/plan.ts';
import type { Store } from '../stores/store.ts';
import type { OrderDecision } from './decisions.ts';

/** What a merchant reads below the plan (OP3, these exact words). */
export const planTooLowMessage = 'Order Push is available on the Traction plan and above';

export type MayPush =
  | { yes: true }
  | {
      yes: false;
      why: Exclude<OrderDecision, 'pushed' | 'no-line-qualifies'>;
    };

const paidFor = new Set(['paid', 'partially-refunded']);

/** Whether this order of this destination store may be pushed by itself, or the first reason why not. */
export function mayPush(
  store: Pick<Store, 'plan' | 'orderPushOn' | 'orderPushSince'>,
  order: Pick<PlatformOrder, 'cancelledAt' | 'processedAt' | 'payment' | 'lines'>,
): MayPush {
  if (!includesOrderPush(store.plan)) return { yes: false, why: 'plan-too-low' };
  if (!store.orderPushOn) return { yes: false, why: 'switched-off' };
  if (order.cancelledAt !== undefined) return { yes: false, why: 'cancelled' };
  if (placedBefore(order.processedAt, store.orderPushSince))
    return { yes: false, why: 'placed-before-switch' };
  if (order.lines.every((line) => unitsToShip(line) === 0))
    return { yes: false, why: 'nothing-left-to-ship' };
  if (!paidFor.has(order.payment)) return { yes: false, why: 'waiting-for-payment' };
  return { yes: true };
}

/** Units of a line that somebody still has to ship: ordered, not removed, not shipped. */
export const unitsToShip = (line: {
  currentQuantity: number;
  unfulfilledQuantity: number;
  requiresShipping: boolean;
}): number =>
  line.requiresShipping ? Math.max(0, Math.min(line.currentQuantity, line.unfulfilledQuantity)) : 0;

/** Stores tell time in whole seconds, so an order of the switch's own second counts as placed after it. */
function placedBefore(placedAt: string, switchedOnAt: number | undefined): boolean {
  if (switchedOnAt === undefined) return true;
  return Date.parse(placedAt) < Math.floor(switchedOnAt / 1000) * 1000;
}
