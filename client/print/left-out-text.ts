/** What a pick list is of, and what it leaves out. Pure. */
import { mostPushes } from './limits.ts';

/** The look ended before it found any. */
export const noneFoundWords =
  'None of the orders that wait longest is at its source store with units left to ship, but not all were looked at. Narrow the list by store or age, or choose orders in it.';

/** @param asked `pushIds`: undefined where it is of the first orders that the list shows */
export function leftOutText(
  read: { orders: number; leftOut: number; mayBeMore: boolean },
  asked: { pushIds: () => readonly unknown[] | undefined; tooMany: () => number },
): string {
  if (read.orders === 0 && !read.mayBeMore)
    return asked.pushIds() === undefined
      ? 'No order that the list shows has units left to ship at its source store.'
      : 'None of the orders that were chosen has units left to ship: they were shipped meanwhile.';
  const orders = read.orders === 1 ? '1 order' : `${read.orders.toLocaleString('en')} orders`;
  const more = asked.tooMany() + read.leftOut;
  if (asked.pushIds() === undefined && read.mayBeMore) {
    const known = more > 0 ? `${more.toLocaleString('en')} more are not on it, and there` : 'there';
    return `The ${orders} found to wait longest; ${known} may be more. Choose orders in the list to print others.`;
  }
  if (asked.pushIds() === undefined)
    return more > 0
      ? `The ${orders} that wait longest; ${more.toLocaleString('en')} more are not on it. Choose orders in the list to print others.`
      : `${read.orders === 1 ? 'The' : 'All'} ${orders} that the list shows.`;
  return more > 0
    ? `The ${orders} that were chosen and are still to ship; ${more.toLocaleString('en')} are left out: shipped meanwhile, or beyond the first ${mostPushes}.`
    : `The ${orders} that were chosen.`;
}
