/** Divides what the customer paid for shipping among the pushes of an order, so that nothing is charged twice or lost. Pure. */
import { sliceOf, sumOf } from '../../shared/decimal.ts';
import type { OrderPushSettings } from '../settings.ts';

/** Intervals `[from, to)` of the whole cost, in ten-thousandths, rising and apart. */
export type Share = [number, number][];

const whole = 10_000;

/**
 * What each new push takes of the part of the cost that no push has yet.
 * @param taken the shares of the pushes that stand
 * @param pushes the new ones, with what the customer pays for their units as decimal text
 * @returns a share for each of them, in their order
 */
export function shareOut(
  setting: OrderPushSettings['shippingCost'],
  taken: readonly Share[],
  pushes: readonly { value: string }[],
): Share[] {
  if (setting === 'none') return pushes.map(() => []);
  const free = freeOf(taken.flat());
  const size = free.reduce((sum, [from, to]) => sum + to - from, 0);
  const cuts = setting === 'first' ? pushes.map(() => size) : cutsByValue(size, pushes);
  return cuts.map((cut, at) => stretchOf(free, at === 0 ? 0 : (cuts[at - 1] ?? 0), cut));
}

/** The share of a push as it is kept: of pushes of earlier versions, which kept none, the first part has all. */
export const shareOf = (push: { part: number; shippingShare: Share | null }): Share =>
  push.shippingShare ?? (push.part === 1 ? [[0, whole]] : []);

/**
 * The part of an amount that a share stands for. Shares that cover the whole together sum up to exactly the amount.
 * @param leastPlaces decimals that the currency has
 * @returns an amount that is not one comes back as it is, for the platform to refuse
 */
export function sharedAmount(amount: string, share: Readonly<Share>, leastPlaces = 0): string {
  const nothing = sliceOf(amount, { from: 0, to: 0, of: whole }, leastPlaces);
  if (nothing === undefined) return amount;
  const slices = share.map(([from, to]) => sliceOf(amount, { from, to, of: whole }, leastPlaces));
  return (
    sumOf([nothing, ...slices].map((slice) => ({ amount: slice ?? nothing, times: 1 }))) ?? amount
  );
}

/** Where each push's part of a stretch of that size ends; worth nothing together, they get the same each. */
function cutsByValue(size: number, pushes: readonly { value: string }[]): number[] {
  const totals = pushes.map((_, last) => totalUpTo(pushes, last));
  const total = totals.at(-1) ?? 0n;
  return totals.map((upTo, at) =>
    total === 0n
      ? Math.floor((size * (at + 1)) / pushes.length)
      : Number((BigInt(size) * upTo) / total),
  );
}

/** All values are in the sum, those after the last one taken no times: so all sums have the same decimals. */
function totalUpTo(pushes: readonly { value: string }[], last: number): bigint {
  const sum = sumOf(pushes.map(({ value }, at) => ({ amount: value, times: at <= last ? 1 : 0 })));
  return BigInt((sum ?? '0').replace('.', ''));
}

/** What none of these intervals covers. */
function freeOf(taken: Share): Share {
  const free: Share = [];
  let reached = 0;
  for (const [from, to] of taken.toSorted(([one], [other]) => one - other)) {
    if (from > reached) free.push([reached, from]);
    reached = Math.max(reached, to);
  }
  return reached < whole ? [...free, [reached, whole]] : free;
}

/** The stretch from one point to another of intervals laid end to end. */
function stretchOf(intervals: Share, from: number, to: number): Share {
  const stretch: Share = [];
  let passed = 0;
  for (const [start, end] of intervals) {
    const first = Math.max(start, start + from - passed);
    const last = Math.min(end, start + to - passed);
    if (first < last) stretch.push([first, last]);
    passed += end - start;
  }
  return stretch;
}
