// Cuts a list into a page as a Shopify connection: edges, nodes, and cursors that stay put while records come and go.
import { gidNumber } from '../gids.ts';
import type { Arguments } from './context.ts';
import { coded } from './errors.ts';

export type Connection<T> = {
  edges: Edge<T>[];
  nodes: T[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  /** everything, before it was cut */
  all: readonly T[];
};

/** What a list is ordered by; records with equal values are ordered by id. */
export type SortKey<T> = (node: T) => number | string;

/** `number` is the numeric part of the id, where it has one: records with equal values are ordered by it. */
type Place = { value: number | string; id: string; number: number };

const placeOf = (value: number | string, id: string): Place => ({
  value,
  id,
  number: Number(gidNumber(id)),
});

type Edge<T> = { cursor: string; node: T };

const most = 250;

/** The page size of bulk operations, which have no pages; a request of this size is refused for its cost. */
export const everything = 2_147_483_647;

type Placed<T> = { node: T; place: Place };

/**
 * @param list in any order; ordered here by `sortKey` and then by id, or left alone where nodes have no id. An array that
 * is asked for again is ordered once, so it must not be changed
 * @param args `first` or `last` (1 to 250, one of them required), `after`, `before`, `reverse`
 * @throws GraphQLError BAD_REQUEST for a page size or a cursor that Shopify refuses
 */
export function connection<T>(
  list: readonly T[],
  args: Arguments,
  sortKey?: SortKey<T>,
  idOf: (node: T) => string | undefined = ownId,
): Connection<T> {
  const size = pageSize(args);
  const placed =
    sortKey === undefined && idOf === ownId
      ? placedById(list)
      : sort(list, sortKey ?? unsorted, idOf);
  const backwards = args.reverse === true;
  const after = args.after == null ? undefined : readCursor(args.after);
  const before = args.before == null ? undefined : readCursor(args.before);
  const [lower, upper] = backwards ? [before, after] : [after, before];
  const from = lower === undefined ? 0 : firstBeyond(placed, lower);
  const to = upper === undefined ? placed.length : firstFrom(placed, upper);
  const within = Math.max(0, to - from);
  const count = Math.min(size.count, within);
  const atLowEnd = (size.from === 'start') !== backwards;
  const begin = atLowEnd ? from : to - count;
  const page = count === 0 ? [] : placed.slice(begin, begin + count);
  if (backwards) page.reverse();
  const edges = page.map(
    ({ node, place }): Edge<T> => ({
      get cursor() {
        return writeCursor(place);
      },
      node,
    }),
  );
  const [lowest, highest] = [begin === 0, begin + count === placed.length];
  return {
    edges,
    nodes: page.map(({ node }) => node),
    pageInfo: {
      hasNextPage: count > 0 && !(backwards ? lowest : highest),
      hasPreviousPage: count > 0 && !(backwards ? highest : lowest),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    all: list,
  };
}

const ordered = new WeakMap<readonly unknown[], Placed<unknown>[]>();

const ownId = (node: unknown): string | undefined => (node as { id?: string }).id;
const unsorted = () => 0;

function placedById<T>(list: readonly T[]): Placed<T>[] {
  const known = ordered.get(list);
  // What is kept under an array was made of its own nodes.
  if (known !== undefined) return known as Placed<T>[];
  const placed = sort(list, unsorted, ownId);
  ordered.set(list, placed);
  return placed;
}

const sort = <T>(
  list: readonly T[],
  sortKey: SortKey<T>,
  idOf: (node: T) => string | undefined,
): Placed<T>[] =>
  list
    .map(
      (node, at): Placed<T> => ({ node, place: placeOf(sortKey(node), idOf(node) ?? String(at)) }),
    )
    .sort((one, other) => comparePlaces(one.place, other.place));

/** The first index whose place is after this one. */
const firstBeyond = (placed: Placed<unknown>[], place: Place): number =>
  search(placed, (at) => comparePlaces(at, place) > 0);

/** The first index whose place is this one, or after it. */
const firstFrom = (placed: Placed<unknown>[], place: Place): number =>
  search(placed, (at) => comparePlaces(at, place) >= 0);

function search(placed: Placed<unknown>[], found: (at: Place) => boolean): number {
  let [low, high] = [0, placed.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const one = placed[middle];
    if (one !== undefined && found(one.place)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export const emptyConnection: Connection<never> = {
  edges: [],
  nodes: [],
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  all: [],
};

/** Refuses what Shopify refuses of `first` and `last`. */
export function pageSize(args: Arguments): { from: 'start' | 'end'; count: number } {
  const { first, last } = args;
  if (typeof first !== 'number' && typeof last !== 'number')
    throw coded('you must provide one of first or last', 'BAD_REQUEST');
  if (typeof first === 'number' && typeof last === 'number')
    throw coded('providing both first and last is not supported', 'BAD_REQUEST');
  const [name, count] = typeof first === 'number' ? ['first', first] : ['last', Number(last)];
  if (count > most && count !== everything)
    throw coded(`${name} cannot exceed ${most}`, 'BAD_REQUEST');
  if (count < 1) throw coded(`${name} must be greater than 0`, 'BAD_REQUEST');
  return { from: name === 'first' ? 'start' : 'end', count };
}

function comparePlaces(one: Place, other: Place): number {
  if (one.value !== other.value) return one.value < other.value ? -1 : 1;
  if (one.id === other.id) return 0;
  const apart = one.number - other.number;
  if (apart !== 0 && !Number.isNaN(apart)) return apart;
  return one.id < other.id ? -1 : 1;
}

const writeCursor = (place: Place): string =>
  Buffer.from(JSON.stringify({ last_value: place.value, last_id: place.id })).toString('base64');

function readCursor(cursor: unknown): Place {
  try {
    const read: unknown = JSON.parse(Buffer.from(String(cursor), 'base64').toString('utf8'));
    const { last_value: value, last_id: id } = read as { last_value: unknown; last_id: unknown };
    if ((typeof value === 'number' || typeof value === 'string') && typeof id === 'string')
      return placeOf(value, id);
  } catch {
    // Said below, the same for all that is no cursor of ours.
  }
  throw coded(`Invalid cursor for current pagination sort.`, 'BAD_REQUEST');
}
