/** Whether there is anything to do for the orders that are chosen, and why not. Pure. */
import type { FulfillmentStatus } from '../../src/platforms/platform.ts';
import { troublesOf, type WithPushes } from './troubles.ts';

type Order = WithPushes & {
  cancelledAt: string | null;
  fulfillment: FulfillmentStatus;
  /** Units that stay though they need shipping. */
  heldUnits: number;
};

/** Retry is for what failed or waits after a failure. @returns undefined where it may be pressed */
export const whyNotRetry = (orders: readonly Order[]): string | undefined =>
  orders.some((order) => troublesOf(order).some(({ mayRetry }) => mayRetry))
    ? undefined
    : 'Nothing of what is chosen failed.';

/** Check again is for open orders of which something stays. @returns undefined where it may be pressed */
export const whyNotAgain = (orders: readonly Order[]): string | undefined =>
  orders.some(mayCheckAgain) ? undefined : 'Nothing of what is chosen stays behind.';

/** Whether deciding about an order anew could change what becomes of it. A push that failed needs a Retry. */
export const mayCheckAgain = (order: Order): boolean =>
  order.cancelledAt === null &&
  order.fulfillment !== 'fulfilled' &&
  (order.pushes.length === 0 || order.heldUnits > 0);
