/** The Location Groups of a connection as a map, and what is wrong with one that a person drew. Pure. */

/** A Location Group as a person draws it. Its destination location names it: one location is served by one group. */
export type MappedGroup = {
  name: string;
  destinationLocationId: string;
  /** Source locations, first by priority. */
  sourceLocationIds: string[];
};

export type GroupMap = readonly MappedGroup[];

/** What of a store's location is asked here. */
export type MapLocation = { id: string; isOpen: boolean };

/** The locations of both stores of a connection, closed ones too. */
export type MapLocations = { source: readonly MapLocation[]; destination: readonly MapLocation[] };

export const groupNameMost = 60;

/** `at`: which group of the map it is about, from 0. `otherAt`: the group it clashes with, which stands before it. */
export type GroupProblem =
  | { kind: 'in-two-groups'; at: number; otherAt: number; locationId: string }
  | { kind: 'served-twice'; at: number; otherAt: number; locationId: string }
  | { kind: 'not-of-store'; at: number; of: 'source' | 'destination'; locationId: string }
  | { kind: 'newly-closed'; at: number; of: 'source' | 'destination'; locationId: string }
  | { kind: 'no-sources'; at: number }
  | { kind: 'name-empty'; at: number }
  | { kind: 'name-too-long'; at: number }
  | { kind: 'name-twice'; at: number; otherAt: number };

/**
 * What keeps a map from being saved, group by group.
 * @param before the map that stands: a closed location may stay where it is in it, and may not be added
 */
export function checkGroupMap(
  map: GroupMap,
  locations: MapLocations,
  before: GroupMap,
): GroupProblem[] {
  return map.flatMap((group, at) => [
    ...checkName(map, group, at),
    ...checkDestination(map, group, at, locations.destination, before),
    ...checkSources(map, group, at, locations.source, before),
  ]);
}

function checkName(map: GroupMap, { name }: MappedGroup, at: number): GroupProblem[] {
  const said = name.trim();
  if (said === '') return [{ kind: 'name-empty', at }];
  if (said.length > groupNameMost) return [{ kind: 'name-too-long', at }];
  const otherAt = map.findIndex((other) => other.name.trim() === said);
  return otherAt < at ? [{ kind: 'name-twice', at, otherAt }] : [];
}

function checkDestination(
  map: GroupMap,
  { destinationLocationId: locationId }: MappedGroup,
  at: number,
  known: readonly MapLocation[],
  before: GroupMap,
): GroupProblem[] {
  const otherAt = map.findIndex((other) => other.destinationLocationId === locationId);
  if (otherAt < at) return [{ kind: 'served-twice', at, otherAt, locationId }];
  const wasServed = before.some((other) => other.destinationLocationId === locationId);
  return checkLocation(at, 'destination', locationId, known, wasServed);
}

function checkSources(
  map: GroupMap,
  { destinationLocationId, sourceLocationIds }: MappedGroup,
  at: number,
  known: readonly MapLocation[],
  before: GroupMap,
): GroupProblem[] {
  if (sourceLocationIds.length === 0) return [{ kind: 'no-sources', at }];
  const served = before.find((other) => other.destinationLocationId === destinationLocationId);
  return sourceLocationIds.flatMap((locationId, place): GroupProblem[] => {
    const otherAt = map.findIndex((other) => other.sourceLocationIds.includes(locationId));
    if (otherAt < at || sourceLocationIds.indexOf(locationId) < place)
      return [{ kind: 'in-two-groups', at, otherAt, locationId }];
    const wasThere = served?.sourceLocationIds.includes(locationId) ?? false;
    return checkLocation(at, 'source', locationId, known, wasThere);
  });
}

function checkLocation(
  at: number,
  of: 'source' | 'destination',
  locationId: string,
  known: readonly MapLocation[],
  wasThere: boolean,
): GroupProblem[] {
  const location = known.find(({ id }) => id === locationId);
  if (!location) return [{ kind: 'not-of-store', at, of, locationId }];
  return location.isOpen || wasThere ? [] : [{ kind: 'newly-closed', at, of, locationId }];
}
