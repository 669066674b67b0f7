/** What a person does to a map of Location Groups before it is saved: each act gives another map. Pure. */
import type { GroupMap, MappedGroup } from '../../src/stores/group-map.ts';

/** A copy that nothing else writes into. */
export const copyMap = (groups: GroupMap): MappedGroup[] =>
  groups.map(({ name, destinationLocationId, sourceLocationIds }) => ({
    name,
    destinationLocationId,
    sourceLocationIds: [...sourceLocationIds],
  }));

/** The destination location that a source location serves; undefined where it serves none. */
export const servedBy = (map: GroupMap, sourceId: string): string | undefined =>
  map.find((group) => group.sourceLocationIds.includes(sourceId))?.destinationLocationId;

/**
 * Lets a source location serve a destination location, last by priority, or nothing. A group that nothing serves is gone.
 * @param nameOf what a new group is called
 */
export function serve(
  map: GroupMap,
  sourceId: string,
  destinationId: string | undefined,
  nameOf: (destinationId: string) => string,
): MappedGroup[] {
  if (servedBy(map, sourceId) === destinationId) return copyMap(map);
  const without = copyMap(map).map((group) => ({
    ...group,
    sourceLocationIds: group.sourceLocationIds.filter((id) => id !== sourceId),
  }));
  const isThere = without.some((group) => group.destinationLocationId === destinationId);
  const added =
    destinationId === undefined || isThere
      ? without
      : [
          ...without,
          {
            name: nameOf(destinationId),
            destinationLocationId: destinationId,
            sourceLocationIds: [],
          },
        ];
  return added
    .map((group) =>
      group.destinationLocationId === destinationId
        ? { ...group, sourceLocationIds: [...group.sourceLocationIds, sourceId] }
        : group,
    )
    .filter((group) => group.sourceLocationIds.length > 0);
}

export const rename = (map: GroupMap, destinationId: string, name: string): MappedGroup[] =>
  copyMap(map).map((group) =>
    group.destinationLocationId === destinationId ? { ...group, name } : group,
  );

/** Moves a source location within its group. @param by places: -1 is one up */
export const move = (
  map: GroupMap,
  destinationId: string,
  sourceId: string,
  by: number,
): MappedGroup[] =>
  copyMap(map).map((group) => {
    if (group.destinationLocationId !== destinationId) return group;
    const others = group.sourceLocationIds.filter((id) => id !== sourceId);
    const at = group.sourceLocationIds.indexOf(sourceId) + by;
    if (at < 0 || at > others.length) return group;
    return { ...group, sourceLocationIds: others.toSpliced(at, 0, sourceId) };
  });
