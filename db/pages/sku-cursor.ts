/** The place in a list ordered by SKU after which its next page begins: a string that only these functions read. */

/** What orders the list: the SKU, then whatever tells rows of one SKU apart. */
export type SkuPlace = { sku: string; ids: readonly string[] };

/** Every text that a cursor can be: a SKU of 255 characters and its ids. */
export const skuCursorMost = 900;

export const encodeSkuCursor = ({ sku, ids }: SkuPlace): string => JSON.stringify([sku, ...ids]);

/** @returns undefined where the text is none of ours */
export function decodeSkuCursor(text: string, ids: number): SkuPlace | undefined {
  try {
    const read: unknown = JSON.parse(text);
    if (!Array.isArray(read) || read.length !== ids + 1) return undefined;
    const [sku, ...rest] = read.filter((part): part is string => typeof part === 'string');
    return sku === undefined || rest.length !== ids ? undefined : { sku, ids: rest };
  } catch {
    return undefined;
  }
}

/** Makes a page of `limit + 1` rows read: the extra one only says that there is more. */
export function skuPageOf<Row>(
  read: readonly Row[],
  limit: number,
  placeOf: (row: Row) => SkuPlace,
): { rows: Row[]; next: string | null } {
  const rows = read.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: last && read.length > limit ? encodeSkuCursor(placeOf(last)) : null };
}
