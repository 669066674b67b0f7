/** How fast a bulk run goes, and how long one will take (OP9). Pure. */
import { type BulkOutcome, bulkWidth } from './bulk.ts';

/** About how long one order takes from its hand-over to its outcome, ms: a turn a second, and two calls to stores. */
const orderMs = 3_000;

/** A rate of less than this long says nothing, ms. */
const rateAfterMs = 1_000;

/** A run of fewer orders says nothing about the next one. */
export const paceFrom = 20;

/**
 * @param past orders of an earlier run of the kind, and how long they took, ms
 * @returns whole seconds, at least 1
 */
export function secondsFor(
  orders: number,
  past: { orders: number; ms: number } | undefined,
): number {
  const perOrder =
    past && past.orders >= paceFrom && past.ms > 0 ? past.ms / past.orders : orderMs / bulkWidth;
  return Math.max(1, Math.ceil((orders * perOrder) / 1000));
}

/**
 * @param now ms
 * @returns orders a second and whole seconds left; null where it is over or nothing can be said yet
 */
export function paceOf(
  run: { startedAt: number; finishedAt: number | null },
  counts: Record<BulkOutcome, number>,
  now: number,
): { perSecond: number | null; secondsLeft: number | null } {
  const { waiting, working, left, ...over } = counts;
  const done = Object.values(over).reduce((sum, count) => sum + count, 0);
  const tookMs = now - run.startedAt;
  if (run.finishedAt !== null || tookMs < rateAfterMs || done === 0)
    return { perSecond: null, secondsLeft: null };
  const perSecond = (done * 1000) / tookMs;
  return { perSecond, secondsLeft: Math.ceil((waiting + working) / perSecond) };
}
