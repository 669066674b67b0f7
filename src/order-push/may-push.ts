/** Decides whether an order may be pushed at all: plan, switch, age, settings, payment, cancellation (OP3, OP12, OP15). */
import type { PlatformOrder } from '../platforms/platform.ts';
import { includesOrderPush } from '../stores/plan.ts';
import type { Store } from '../stores/store.ts';
import type { OrderStop } from './decisions.ts';
import type { PushAsk } from './push-ask.ts';
import { isOverridable } from './reasons.ts';
import { settingsOf } from './settings.ts';

/** What a merchant reads below the plan (OP3, these exact words). */
export const planTooLowMessage = 'Order Push is available on the Traction plan and above';

/** What of a destination store decides about its orders. */
export type PushingStore = Pick<Store, 'plan' | 'orderPushOn' | 'orderPushSince' | 'orderPush'>;

/** What of an order decides about it. */
export type PushableOrder = Pick<
  PlatformOrder,
  | 'cancelledAt'
  | 'processedAt'
  | 'payment'
  | 'lines'
  | 'risk'
  | 'pickup'
  | 'onHold'
  | 'pointOfSale'
  | 'total'
>;

export type MayPush = { yes: true } | { yes: false; why: OrderStop };

/**
 * Whether this order of this destination store may be pushed, or the first reason why not.
 * @param ask a person's word, which overrides what that person agreed to and nothing else (OP10)
 */
export function mayPush(store: PushingStore, order: PushableOrder, ask?: PushAsk): MayPush {
  const why = stopsOf(store, order).find((stop) => !isOver(stop, ask, order));
  return why === undefined ? { yes: true } : { yes: false, why };
}

/** Whether a person said that this is not to stop the order, as it was then: what was added since, nobody agreed to. */
export const isOver = (
  stop: OrderStop,
  ask: PushAsk | undefined,
  order: Pick<PlatformOrder, 'lines'>,
): boolean =>
  ask !== undefined &&
  isOverridable(stop) &&
  ask.over.includes(stop) &&
  order.lines.reduce((sum, line) => sum + line.currentQuantity, 0) <= ask.units;

/** Everything that stops an order from going by itself, what is asked first standing first; its lines are asked elsewhere. */
export function stopsOf(store: PushingStore, order: PushableOrder): OrderStop[] {
  const { when, holds } = settingsOf(store);
  const stops: [OrderStop, boolean][] = [
    ['cancelled', order.cancelledAt !== undefined],
    ['nothing-left-to-ship', order.lines.every((line) => unitsToShip(line) === 0)],
    ['plan-too-low', !includesOrderPush(store.plan)],
    ['switched-off', !store.orderPushOn],
    ['placed-before-switch', placedBefore(order.processedAt, store.orderPushSince)],
    ['by-hand-only', when === 'by-hand'],
    ['payment-gone', paymentIsGone.has(order.payment)],
    ['high-risk', holds.risk && order.risk === 'high'],
    ['risk-pending', holds.risk && order.risk === 'pending'],
    ['local-pickup', holds.pickup && order.pickup],
    ['on-hold', holds.onHold && order.onHold],
    ['zero-value', holds.zeroValue && isNothing(order.total.amount)],
    ['point-of-sale', holds.pointOfSale && order.pointOfSale],
    ['waiting-for-payment', when !== 'placed' && isUnpaid(order)],
  ];
  return stops.filter(([, stands]) => stands).map(([stop]) => stop);
}

const paymentIsGone: ReadonlySet<PlatformOrder['payment']> = new Set([
  'refunded',
  'voided',
  'expired',
]);

const paidFor: ReadonlySet<PlatformOrder['payment']> = new Set(['paid', 'partially-refunded']);

const isUnpaid = ({ payment }: PushableOrder): boolean =>
  !paidFor.has(payment) && !paymentIsGone.has(payment);

const isNothing = (amount: string): boolean => /^0+(\.0+)?$/.test(amount);

/** Units of a line that somebody still has to ship: ordered, not removed, not shipped. */
export const unitsToShip = (line: {
  currentQuantity: number;
  unfulfilledQuantity: number;
  requiresShipping: boolean;
}): number =>
  line.requiresShipping ? Math.max(0, Math.min(line.currentQuantity, line.unfulfilledQuantity)) : 0;

/** Stores tell time in whole seconds, so an order of the switch's own second counts as placed after it. */
export function placedBefore(placedAt: string, switchedOnAt: number | undefined): boolean {
  if (switchedOnAt === undefined) return true;
  return Date.parse(placedAt) < Math.floor(switchedOnAt / 1000) * 1000;
}
