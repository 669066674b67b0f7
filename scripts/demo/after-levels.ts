// Every level of some SKUs at every location of all stores, read from the stores themselves and compared.
import type { RunStore } from '../local/run-file.ts';
import { readStock, type StockedAt } from '../stores/stock.ts';

export type Place = { store: string; location: string; sku: string };

export type Level = Place & Pick<StockedAt, 'available' | 'committed' | 'onHand'>;

/** By `placeName`. */
export type Levels = ReadonlyMap<string, Level>;

/** Units added (negative: taken) at one place. What is on hand follows from both. */
export type LevelChange = Place & { available: number; committed: number };

/** A place in words: `MUG-RED at Main warehouse of North Supply`. */
export const placeName = ({ store, location, sku }: Place): string =>
  `${sku} at ${location} of ${store}`;

/** What the stores themselves say now. Throws where one does not list a SKU exactly once. */
export async function readLevels(
  stores: readonly RunStore[],
  skus: readonly string[],
): Promise<Levels> {
  const levels = new Map<string, Level>();
  for (const { name: store, ...reached } of stores)
    for (const sku of skus) {
      const { locations } = await readStock({ name: store, ...reached }, sku);
      for (const { name: location, available, committed, onHand } of locations) {
        const place = { store, location, sku };
        levels.set(placeName(place), { ...place, available, committed, onHand });
      }
    }
  return levels;
}

/** Pure. The levels after the changes; a change at a place that stocks none of it begins at nothing. */
export function changedLevels(before: Levels, changes: readonly LevelChange[]): Levels {
  const after = new Map(before);
  for (const { available, committed, ...place } of changes) {
    const name = placeName(place);
    const level = after.get(name) ?? { ...place, available: 0, committed: 0, onHand: 0 };
    after.set(name, {
      ...level,
      available: level.available + available,
      committed: level.committed + committed,
      onHand: level.onHand + available + committed,
    });
  }
  return after;
}

/**
 * Pure. Where levels are not what they should be.
 * @returns one sentence, empty where all are right
 */
export function levelsDifference(wanted: Levels, found: Levels): string {
  return [...new Set([...wanted.keys(), ...found.keys()])]
    .map((name) => [name, unitsText(wanted.get(name)), unitsText(found.get(name))] as const)
    .filter(([, right, seen]) => right !== seen)
    .map(([name, right, seen]) => `${name}: wanted ${right}; found ${seen}`)
    .join('. ');
}

const unitsText = (level: Level | undefined): string =>
  level
    ? `${level.available} available, ${level.committed} committed, ${level.onHand} on hand`
    : 'not stocked';

/** Pure. How each place changed, a line of text each: `MUG-RED at Overflow of North Supply   10 → 9 available, …`. */
export function levelsTable(before: Levels, after: Levels): string[] {
  const width = Math.max(...[...after.keys()].map((name) => name.length));
  return [...after].map(([name, { available, committed }]) => {
    const was = before.get(name);
    const sold = `${was?.available ?? 0} → ${available} available`;
    return `${name.padEnd(width)}   ${sold}, ${was?.committed ?? 0} → ${committed} committed`;
  });
}
