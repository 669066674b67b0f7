/** What became of the orders a change of settings looked at again, or that were pushed by hand: in a sentence. Pure. */
import type { BulkKind, BulkOutcome } from '../../src/order-push/bulk/bulk.ts';
import { outcomeWords as outcomesOf, reasonsOf, runTitle } from '../bulk/bulk-words.ts';
import { reasonSays } from '../order-push/reason-words.ts';

/** What is under way: `Looking again at 14 orders …`. */
export const underWayWords = (kind: BulkKind, total: number): string =>
  `${runTitle({ kind, total }, false)} …`;

/** What became of it: `12 go now, 2 stay.` What was left is told apart from what stays for a reason. */
export function outcomeWords(kind: BulkKind, counts: Record<BulkOutcome, number>): string {
  const { left } = counts;
  const says = [
    outcomesOf({ kind, counts: { ...counts, left: 0 } }),
    left > 0 ? `${left.toLocaleString('en')} left as ${left === 1 ? 'it was' : 'they were'}` : '',
  ].filter(Boolean);
  return says.length > 0 ? `${says.join(', ')}.` : 'Nothing was left to do.';
}

/** Why orders did not go, most first: `Its SKU is not on the source store (2)`. */
export const whyWords = (
  orders: readonly { outcome: BulkOutcome; why: string | null }[],
): string[] =>
  reasonsOf(orders, 'stays', 'failed').map((why) => `${reasonSays(why.kind)} (${why.orders})`);
