// Finds the levels of a location without looking through those of all others each time.
import type { InventoryLevelRecord } from './records.ts';
import type { State } from './state.ts';

type ByLocation = Map<string, InventoryLevelRecord[]>;

/** Made once for a list of levels; the collection gives another list whenever one changes. */
const known = new WeakMap<readonly InventoryLevelRecord[], ByLocation>();

/** @returns active levels of the location in order, and inactive ones where asked for; the same array while none changes */
export function levelsAt(
  state: State,
  locationId: string,
  includeInactive: boolean,
): readonly InventoryLevelRecord[] {
  const all = state.levels.all();
  const byLocation = known.get(all) ?? sorted(all);
  known.set(all, byLocation);
  return byLocation.get(`${locationId} ${includeInactive}`) ?? [];
}

function sorted(levels: readonly InventoryLevelRecord[]): ByLocation {
  const byLocation: ByLocation = new Map();
  const add = (key: string, level: InventoryLevelRecord) => {
    const list = byLocation.get(key);
    if (list === undefined) byLocation.set(key, [level]);
    else list.push(level);
  };
  for (const level of levels) {
    if (level.isActive) add(`${level.locationId} false`, level);
    add(`${level.locationId} true`, level);
  }
  return byLocation;
}
