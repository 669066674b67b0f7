/** Which of a store's levels our copies say otherwise, in two steps: nearly all of them are equal. */
import type { PlatformLevel } from '../platforms/platform.ts';
import type { CompareDeps, DifferingTarget, SaidLevel } from './compare-deps.ts';
import { sieve, stretchLeast } from './sieve.ts';

export const nothing = { matched: 0, named: 0, differing: [] };

/** @returns how many are ours, and those that differ; `target` and its ledger with a destination's */
export async function differing(
  deps: CompareDeps,
  side: 'source' | 'destination',
  levels: readonly PlatformLevel[],
): Promise<{
  matched: number;
  named: number;
  differing: ({ level: PlatformLevel } & (DifferingTarget | { at: number }))[];
}> {
  const sieved =
    levels.length < stretchLeast
      ? undefined
      : await sieve(
          levels,
          (locationId, first, last, most) =>
            deps.readStretch(side, { locationId, first, last, most }),
          // A source may stock a listing at a place where it was never seen; a destination's places are all known.
          ({ available }) => side === 'source' && available !== 0,
        );
  const suspects = sieved?.suspects ?? levels;
  if (suspects.length === 0) return { ...nothing, ...sieved };
  const said = suspects.map(
    ({ inventoryItemId, locationId, available }): SaidLevel => [
      inventoryItemId,
      locationId,
      available,
    ],
  );
  const compared =
    side === 'destination' ? await deps.compareTargets(said) : await deps.compareLevels(said);
  return {
    matched: sieved?.matched ?? compared.matched,
    named: sieved?.named ?? compared.named,
    differing: compared.differing.map((one) => {
      const level = suspects[one.at];
      if (!level) throw new Error('The database named a level that was not asked about');
      return { ...one, level };
    }),
  };
}
