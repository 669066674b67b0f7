/** Makes the line of a step chart from movements: what was free, from one change to the next. Pure. */
import type { Movement } from '../../src/stock/ledger-view.ts';

/**
 * @param moved newest first, as pages have them
 * @param until where the line ends, ms; undefined: at the newest movement, since later ones are on another page
 * @returns seconds and units, oldest first
 */
export function freeSteps(
  moved: readonly Pick<Movement, 'at' | 'freeBefore' | 'freeAfter'>[],
  until: number | undefined,
): [at: number[], free: number[]] {
  const oldestFirst = moved.toReversed();
  const [first] = oldestFirst;
  const last = oldestFirst.at(-1);
  if (!first || !last) return [[], []];
  const at = [first.at, ...oldestFirst.map((one) => one.at)];
  const free = [first.freeBefore, ...oldestFirst.map((one) => one.freeAfter)];
  if (until !== undefined && until > last.at) {
    at.push(until);
    free.push(last.freeAfter);
  }
  return [at.map((ms) => ms / 1000), free];
}
