/** Where a reading of levels by pages stands, as one text. Pure. */
import { objectOf } from './reply-body.ts';

export type LevelsCursor = {
  /** Shopify's cursor of the last locations whose first levels were read; undefined at the beginning and the end. */
  after: string | undefined;
  /** Locations that have more levels, each with Shopify's cursor of its last one that was read. */
  open: { locationId: string; after: string }[];
};

/** @returns undefined where nothing is left to read */
export function writeLevelsCursor({ after, open }: LevelsCursor): string | undefined {
  if (after === undefined && open.length === 0) return undefined;
  return JSON.stringify({ after, open: open.map((one) => [one.locationId, one.after]) });
}

/**
 * @param cursor undefined begins
 * @returns undefined where it is none of ours
 */
export function readLevelsCursor(cursor: string | undefined): LevelsCursor | undefined {
  if (cursor === undefined) return { after: undefined, open: [] };
  const read = objectOf(parsed(cursor));
  if (!read || !Array.isArray(read.open)) return undefined;
  const { after } = read;
  if (after !== undefined && typeof after !== 'string') return undefined;
  const open = read.open.flatMap((one: unknown) => placeOf(one) ?? []);
  return open.length === read.open.length ? { after, open } : undefined;
}

function placeOf(one: unknown): LevelsCursor['open'][number] | undefined {
  const [locationId, after]: unknown[] = Array.isArray(one) ? one : [];
  return typeof locationId === 'string' && typeof after === 'string'
    ? { locationId, after }
    : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
