// Cuts a list into a page as a Shopify connection: edges, nodes, and cursors that stay put while records come and go.
import { gidNumber } from '../gids.ts';
import type { Arguments } from './context.ts';
import { coded } from './errors.ts';

export type Connection<T> = {
  edges: { cursor: string; node: T }[];
  nodes: T[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  /** everything, before it was cut */
  all: T[];
};

/** What a list is ordered by; records with equal values are ordered by id. */
export type SortKey<T> = (node: T) => number | string;

type Place = [number | string, string];

const most = 250;

/**
 * @param list in any order; sorted here by `sortKey` and then by id, or left alone where nodes have no id
 * @param args `first` or `last` (1 to 250, one of them required), `after`, `before`, `reverse`
 * @throws GraphQLError BAD_REQUEST for a page size or a cursor that Shopify refuses
 */
export function connection<T>(
  list: T[],
  args: Arguments,
  sortKey: SortKey<T> = () => 0,
  idOf: (node: T) => string | undefined = (node) => (node as { id?: string }).id,
): Connection<T> {
  const size = pageSize(args);
  const placed = list
    .map((node, at): { node: T; place: Place } => ({
      node,
      place: [sortKey(node), idOf(node) ?? String(at)],
    }))
    .sort((one, other) => comparePlaces(one.place, other.place));
  if (args.reverse === true) placed.reverse();
  const direction = args.reverse === true ? -1 : 1;
  const after = args.after == null ? undefined : readCursor(args.after);
  const before = args.before == null ? undefined : readCursor(args.before);
  const within = placed.filter(
    ({ place }) =>
      (after === undefined || comparePlaces(place, after) * direction > 0) &&
      (before === undefined || comparePlaces(place, before) * direction < 0),
  );
  const page = size.from === 'start' ? within.slice(0, size.count) : within.slice(-size.count);
  const edges = page.map(({ node, place }) => ({ cursor: writeCursor(place), node }));
  const [head, tail] = [page[0], page.at(-1)];
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: tail !== undefined && placed.at(-1) !== tail,
      hasPreviousPage: head !== undefined && placed[0] !== head,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    all: list,
  };
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
  if (count > most) throw coded(`${name} cannot exceed ${most}`, 'BAD_REQUEST');
  if (count < 1) throw coded(`${name} must be greater than 0`, 'BAD_REQUEST');
  return { from: name === 'first' ? 'start' : 'end', count };
}

function comparePlaces([value, id]: Place, [otherValue, otherId]: Place): number {
  if (value !== otherValue) return value < otherValue ? -1 : 1;
  if (id === otherId) return 0;
  const [one, other] = [Number(gidNumber(id)), Number(gidNumber(otherId))];
  if (one !== other) return one - other;
  return id < otherId ? -1 : 1;
}

const writeCursor = (place: Place): string =>
  Buffer.from(JSON.stringify({ last_value: place[0], last_id: place[1] })).toString('base64');

function readCursor(cursor: unknown): Place {
  try {
    const read: unknown = JSON.parse(Buffer.from(String(cursor), 'base64').toString('utf8'));
    const { last_value: value, last_id: id } = read as { last_value: unknown; last_id: unknown };
    if ((typeof value === 'number' || typeof value === 'string') && typeof id === 'string')
      return [value, id];
  } catch {
    // Said below, the same for all that is no cursor of ours.
  }
  throw coded(`Invalid cursor for current pagination sort.`, 'BAD_REQUEST');
}
