/** What becomes otherwise between two maps of Location Groups, and how a map is told in a line. Pure. */
import type { GroupMap, MappedGroup } from './group-map.ts';

export type GroupMapChanges = {
  /** Groups of destination locations that were not served before. */
  added: MappedGroup[];
  /** Groups whose destination location is served no longer. */
  removed: MappedGroup[];
  /** Served by other source locations than before. */
  resourced: MappedGroup[];
  /** Served by the same ones in another order. */
  reordered: MappedGroup[];
  renamed: MappedGroup[];
};

/** A group is the same one as long as it serves the same destination location. */
export function compareGroupMaps(before: GroupMap, after: GroupMap): GroupMapChanges {
  const was = new Map(before.map((group) => [group.destinationLocationId, group]));
  const is = new Set(after.map((group) => group.destinationLocationId));
  const kept = after.flatMap((group) => {
    const old = was.get(group.destinationLocationId);
    return old ? [{ group, old }] : [];
  });
  const sameSources = (group: MappedGroup, old: MappedGroup) =>
    group.sourceLocationIds.toSorted().join('\n') === old.sourceLocationIds.toSorted().join('\n');
  const sameOrder = (group: MappedGroup, old: MappedGroup) =>
    group.sourceLocationIds.join('\n') === old.sourceLocationIds.join('\n');
  return {
    added: after.filter((group) => !was.has(group.destinationLocationId)),
    removed: before.filter((group) => !is.has(group.destinationLocationId)),
    resourced: kept.flatMap(({ group, old }) => (sameSources(group, old) ? [] : [group])),
    reordered: kept.flatMap(({ group, old }) =>
      sameSources(group, old) && !sameOrder(group, old) ? [group] : [],
    ),
    renamed: kept.flatMap(({ group, old }) => (group.name === old.name ? [] : [group])),
  };
}

export const isSameMap = (changes: GroupMapChanges): boolean =>
  Object.values(changes).every((groups) => groups.length === 0);

/** Those whose stock or orders go another way: neither a name nor an order of priority changes what may be sold. */
export const reroutedPlaces = ({ added, removed, resourced }: GroupMapChanges): string[] =>
  [...added, ...removed, ...resourced].map((group) => group.destinationLocationId);

/** Whether a source location serves something now and nothing before: its levels may never have been read. */
export function bringsSources(before: GroupMap, after: GroupMap): boolean {
  const had = new Set(before.flatMap((group) => group.sourceLocationIds));
  return after.some((group) => group.sourceLocationIds.some((id) => !had.has(id)));
}

/** `Shop: Main warehouse, Overflow; Stall: Annex`. @param nameOf of either store's location */
export const mapText = (map: GroupMap, nameOf: (locationId: string) => string): string =>
  map
    .map(({ name, destinationLocationId, sourceLocationIds }) => {
      const place = nameOf(destinationLocationId);
      const served = name === place ? name : `${name} (${place})`;
      return `${served}: ${sourceLocationIds.map(nameOf).join(', ')}`;
    })
    .join('; ');

/** Only those groups that are not in the other map just so. */
export const onlyOtherwise = (map: GroupMap, than: GroupMap): MappedGroup[] => {
  const same = new Set(than.map((group) => JSON.stringify(group)));
  return map.filter((group) => !same.has(JSON.stringify(group)));
};
