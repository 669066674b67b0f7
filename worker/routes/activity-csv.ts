/** Activity as a file: whatever the page is narrowed to, streamed page by page. */
import type { Database } from '../../db/open.ts';
import type { ActivityFilter } from '../../db/pages/activity-filter.ts';
import { readChosenStore } from '../../db/pages/chosen-store.ts';
import { decodeCursor } from '../../db/pages/cursor.ts';
import { groupNamed, kindsOf } from '../../src/activity/activity-groups.ts';
import { changeWords, shownWords } from '../../src/activity/activity-words.ts';
import { byteOrderMark, csvLine } from '../../src/shared/csv-cell.ts';
import { type ActivityRow, activityRows } from '../activity-rows.ts';
import type { Edge } from '../edge.ts';
import { isSameSite, openSession } from '../session.ts';
import { csvFile } from './csv-file.ts';

/** Rows read at once: what this Worker holds of a list of any length. */
const pageSize = 1_000;
const lookMost = 20_000;

const head =
  byteOrderMark + csvLine(['time', 'who', 'what', 'store', 'about', 'before', 'after', 'order']);

const lineOf = (row: ActivityRow): string => {
  const { before, after } = changeWords(row);
  return csvLine([
    ...[new Date(row.at).toISOString(), row.actor, shownWords[row.kind], row.storeName ?? ''],
    ...[row.order ? '' : row.name, before, after, row.order?.name ?? ''],
  ]);
};

/** @returns 401 without a session, 400 for a filter that cannot be, 404 where the account has no such store */
export async function activityCsvRoute(request: Request, edge: Edge): Promise<Response> {
  if (!isSameSite(request)) return refused(403, 'Requests from other sites are refused.');
  const session = openSession(request, edge.config);
  if (!session) return refused(401, 'Sign in first.');
  const filter = filterOf(new URL(request.url).searchParams);
  if (!filter) return refused(400, 'Activity cannot be narrowed like this.');
  const { accountId } = session;
  const db = edge.database(accountId);
  if (filter.storeId !== undefined && !(await readChosenStore(db, accountId, filter.storeId)))
    return refused(404, 'This store is not connected here.');
  const day = new Date(edge.now()).toISOString().slice(0, 10);
  return csvFile(`Activity ${day}.csv`, exported(db, accountId, filter));
}

const refused = (status: number, message: string): Response =>
  Response.json({ message }, { status });

/** @returns undefined where a part of it is none */
function filterOf(params: URLSearchParams): ActivityFilter | undefined {
  const text = (name: string) => params.get(name) || undefined;
  const moment = (name: string) => {
    const ms = text(name);
    return ms === undefined ? undefined : Number(/^\d{1,15}$/.exec(ms)?.[0]);
  };
  const kind = text('kind');
  const group = groupNamed(kind);
  const [from, to] = [moment('from'), moment('to')];
  if ((kind && !group) || Number.isNaN(from) || Number.isNaN(to)) return undefined;
  return {
    ...{ storeId: text('store'), actor: text('actor'), from, to },
    kinds: group && kindsOf(group),
  };
}

function exported(
  db: Database,
  accountId: string,
  filter: ActivityFilter,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let cursor: string | null | undefined;
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      let text = cursor === undefined ? head : '';
      // Nobody pulls again where nothing was given: a page in which nothing was found is passed.
      do {
        const after = cursor ? decodeCursor(cursor) : undefined;
        const ask = { ...filter, limit: pageSize, lookMost, after };
        const { rows, next } = await activityRows(db, accountId, ask);
        text += rows.map(lineOf).join('');
        cursor = next;
      } while (text === '' && cursor !== null);
      if (text !== '') controller.enqueue(encoder.encode(text));
      if (cursor === null) controller.close();
    },
  });
}
