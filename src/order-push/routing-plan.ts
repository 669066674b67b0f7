/** Finds what a source routed outside the Location Groups it was pushed by, and where in its group it is to go. Pure. */
import type { GroupUnits, PlacedUnits } from './routing.ts';

/** Units at one location that one group is to ship. */
export type Misplaced = {
  fromLocationId: string;
  /** The first location of the group, by priority, that has all of them; else its first. Undefined: none is open. */
  toLocationId: string | undefined;
  /** Every open location of the group, first by priority. */
  locationIds: string[];
  units: { sourceVariantId: string; units: number }[];
};

/**
 * Units that lie in a group which wants them are right. Of the rest, what no group wants (a line that the source's
 * people added) is nobody's affair.
 * @param wanted by group and variant; without those whose group has every location that the store may choose
 * @returns nothing where all is right
 */
export function routingPlan(
  wanted: readonly GroupUnits[],
  placed: readonly PlacedUnits[],
): Misplaced[] {
  const open = wanted.map((of) => ({ of, left: of.units }));
  const take = (part: PlacedUnits, may: (of: GroupUnits) => boolean, took: Took): number => {
    let rest = part.units;
    for (const group of open) {
      const units = Math.min(rest, group.left);
      if (units <= 0 || group.of.sourceVariantId !== part.sourceVariantId || !may(group.of))
        continue;
      group.left -= units;
      rest -= units;
      took(group.of, units);
    }
    return rest;
  };
  const strays = placed.map((part) => ({
    ...part,
    units: take(
      part,
      (of) => of.locations.some(({ id }) => id === part.locationId),
      () => {},
    ),
  }));
  const found = new Map<string, Stray>();
  for (const part of strays) {
    take(
      part,
      () => true,
      (of, units) => {
        const key = [part.locationId, ...of.locations.map(({ id }) => id)].join(' ');
        const stray = found.get(key) ?? { fromLocationId: part.locationId, parts: [] };
        stray.parts.push({ of, units });
        found.set(key, stray);
      },
    );
  }
  return [...found.values()].map(({ fromLocationId, parts }) => ({
    fromLocationId,
    toLocationId: chooseLocation(parts),
    locationIds: idsOf(parts),
    units: parts.map(({ of, units }) => ({ sourceVariantId: of.sourceVariantId, units })),
  }));
}

type Took = (of: GroupUnits, units: number) => void;

type Stray = { fromLocationId: string; parts: { of: GroupUnits; units: number }[] };

function chooseLocation(parts: Stray['parts']): string | undefined {
  const ids = idsOf(parts);
  const hasAll = (locationId: string) =>
    parts.every(({ of, units }) => {
      const available = of.locations.find(({ id }) => id === locationId)?.available;
      return available !== undefined && available >= units;
    });
  return ids.find(hasAll) ?? ids[0];
}

/** One group has them all: the same locations for each. */
const idsOf = (parts: Stray['parts']): string[] => parts[0]?.of.locations.map(({ id }) => id) ?? [];
