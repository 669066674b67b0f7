/** Reads the rest of a connection, page after page. */
import { fail, ok } from '../../shared/result.ts';
import type { Answer } from '../platform.ts';

export type Connection<Row> = {
  nodes: Row[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
};

/** Far more than any list that is read whole may have; a store that goes on for ever is not followed. */
const pagesAtMost = 200;

/**
 * @param first the page that is there already
 * @param read reads the page after a cursor
 * @returns the rows of all pages in order
 */
export async function readAllRows<Row>(
  first: Connection<Row>,
  read: (after: string) => Answer<Connection<Row>>,
): Answer<Row[]> {
  const rows = [...first.nodes];
  let { pageInfo } = first;
  for (let page = 1; page < pagesAtMost; page += 1) {
    const after = nextCursor(pageInfo);
    if (after === undefined) return ok(rows);
    const next = await read(after);
    if (!next.ok) return next;
    rows.push(...next.value.nodes);
    if (next.value.pageInfo.endCursor === after) break;
    pageInfo = next.value.pageInfo;
  }
  return fail({ kind: 'unreadable-reply', message: 'A list of the store does not end.' });
}

/** The cursor to go on from; undefined on the last page. */
export const nextCursor = ({ hasNextPage, endCursor }: Connection<never>['pageInfo']) =>
  hasNextPage && endCursor !== null ? endCursor : undefined;
