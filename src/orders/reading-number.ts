/**
 * Numbers readings by when they began, so that of two readings of one order with one `updatedAt` (a store's stamps are
 * whole seconds) the one begun later counts. No row is written for it.
 */

/** Numbers within one millisecond. */
const perMs = 1_000;

let last = 0;

/**
 * The number of a reading that begins now: to be taken before it. Rises with every call here; between two Workers it is
 * as good as their clocks. They would have to differ by more than a webhook's way and its waiting (src/webhooks/gather.ts)
 * for the reading that saw an order before a change to outrank the one that the change itself caused.
 * @param now ms
 */
export function nextReadingNumber(now: number): number {
  last = Math.max(last + 1, now * perMs);
  return last;
}

/** The number of a reading that began at that time, ms: no higher than that of any that began since. */
export const readingNumberAt = (begun: number): number => begun * perMs;
