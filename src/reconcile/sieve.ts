/**
 * Sorts out what is equal, cheaply: a store's levels come in the order of their listings, so our copies of such a stretch
 * are read as one text and compared with it. Only what may differ is asked about one by one.
 */
import type { PlatformLevel } from '../platforms/platform.ts';

/**
 * Our copies at one location, of the inventory items from `first` to `last`, in their order: `item units`, a line each,
 * units empty where they were never read. Undefined where there are more than `most`: then it is no stretch of theirs.
 */
export type ReadStretch = (
  locationId: string,
  first: string,
  last: string,
  most: number,
) => Promise<string | undefined>;

export type Sieved = {
  /** Places of ours among the levels, and of those the ones that our copies say show something. */
  matched: number;
  named: number;
  /** Levels that our copies say otherwise, or do not know. */
  suspects: PlatformLevel[];
};

/** Fewer levels than this are asked about one by one. */
export const stretchLeast = 200;

/**
 * @param isUnknownSuspect whether a level that our copies do not know is to be asked about
 * @returns undefined where the levels come in no order of ours: all are to be asked about
 */
export async function sieve(
  levels: readonly PlatformLevel[],
  read: ReadStretch,
  isUnknownSuspect: (level: PlatformLevel) => boolean,
): Promise<Sieved | undefined> {
  const sum: Sieved = { matched: 0, named: 0, suspects: [] };
  for (const [locationId, its] of Map.groupBy(levels, (level) => level.locationId)) {
    const sorted = inOrder(its);
    const first = sorted[0]?.inventoryItemId ?? '';
    const last = sorted.at(-1)?.inventoryItemId ?? '';
    const copies = await read(locationId, first, last, sorted.length * 2 + stretchLeast);
    if (copies === undefined) return undefined;
    const part = compareStretch(sorted, copies, isUnknownSuspect);
    sum.matched += part.matched;
    sum.named += part.named;
    for (const suspect of part.suspects) sum.suspects.push(suspect);
  }
  return sum;
}

const lineOf = ({ inventoryItemId, available }: PlatformLevel): string =>
  `${inventoryItemId} ${available}`;

/** As the database orders them: by their characters. */
const inOrder = (levels: readonly PlatformLevel[]): readonly PlatformLevel[] => {
  const isSorted = levels.every(
    (level, at) => at === 0 || (levels[at - 1]?.inventoryItemId ?? '') < level.inventoryItemId,
  );
  return isSorted
    ? levels
    : levels.toSorted((a, b) => (a.inventoryItemId < b.inventoryItemId ? -1 : 1));
};

/** @param sorted by their items, of one location */
function compareStretch(
  sorted: readonly PlatformLevel[],
  copies: string,
  isUnknownSuspect: (level: PlatformLevel) => boolean,
): Sieved {
  const said = sorted.map(lineOf).join('\n');
  if (said === copies)
    return {
      matched: sorted.length,
      named: sorted.reduce((sum, { available }) => sum + (available === 0 ? 0 : 1), 0),
      suspects: [],
    };
  const known = new Map<string, string>();
  for (const line of copies === '' ? [] : copies.split('\n')) {
    const at = line.indexOf(' ');
    known.set(line.slice(0, at), line.slice(at + 1));
  }
  const sum: Sieved = { matched: 0, named: 0, suspects: [] };
  for (const level of sorted) {
    const units = known.get(level.inventoryItemId);
    if (units === undefined) {
      if (isUnknownSuspect(level)) sum.suspects.push(level);
      continue;
    }
    sum.matched += 1;
    if (units !== '' && units !== '0') sum.named += 1;
    if (units !== String(level.available)) sum.suspects.push(level);
  }
  return sum;
}
