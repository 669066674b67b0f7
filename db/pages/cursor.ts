/** The place in a list after which its next page begins, as a string that only these functions read (keyset paging). */

/** `at` and `id` order the list; `part` tells rows of one order apart, 0 where an order is one row. */
export type Cursor = { at: number; id: string; part: number };

export const encodeCursor = ({ at, id, part }: Cursor): string => `${at}~${part}~${id}`;

/** @returns undefined where the text is none of ours */
export function decodeCursor(text: string): Cursor | undefined {
  const [, at, part, id] = /^(\d{1,15})~(\d{1,9})~([^~]{1,200})$/.exec(text) ?? [];
  return at && part && id ? { at: Number(at), part: Number(part), id } : undefined;
}

export type Listed<Row> = {
  rows: Row[];
  /** The cursor of the following page; null where there is none. */
  next: string | null;
};

/** Makes a page of `limit + 1` rows read: the extra one only says that there is more. */
export function pageOf<Row>(
  read: Row[],
  limit: number,
  cursorOf: (row: Row) => Cursor,
): Listed<Row> {
  const rows = read.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: last && read.length > limit ? encodeCursor(cursorOf(last)) : null };
}
