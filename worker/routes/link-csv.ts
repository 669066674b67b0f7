/** Links as a file: every match of a connection, streamed page by page; and a file to begin with. */
import type { Database } from '../../db/open.ts';
import {
  type ExportedMatch,
  type ExportPlace,
  listExportedMatches,
} from '../../db/pages/link-file-export.ts';
import { readFileConnection } from '../../db/records/link-file-facts.ts';
import { columns } from '../../src/catalog/csv/columns.ts';
import { byteOrderMark, csvLine } from '../../src/shared/csv-cell.ts';
import type { Edge } from '../edge.ts';
import { isSameSite, openSession } from '../session.ts';
import { csvFile } from './csv-file.ts';

/** Matches read at once: what this Worker holds of a catalogue of any size. */
const pageSize = 1_000;

/** Columns beside ours are for people; reading leaves them out. */
const head = byteOrderMark + csvLine([...columns, 'state', 'title']);

const lineOf = (match: ExportedMatch): string => {
  const { sku, variantId, sourceSku, sourceVariantId, state, title } = match;
  const linked = match.active ? 'linked' : 'paused';
  const status = sourceVariantId === null ? 'unlinked' : linked;
  return csvLine([sku, variantId, sourceSku ?? '', sourceVariantId ?? '', status, state, title]);
};

/** @returns 401 without a session, 404 where the account has no such connection */
export async function linkCsvRoute(request: Request, edge: Edge): Promise<Response> {
  if (!isSameSite(request))
    return Response.json({ message: 'Requests from other sites are refused.' }, { status: 403 });
  const session = openSession(request, edge.config);
  if (!session) return Response.json({ message: 'Sign in first.' }, { status: 401 });
  const { accountId } = session;
  const connectionId = new URL(request.url).searchParams.get('connection') ?? '';
  const db = edge.database(accountId);
  const stores = await readFileConnection(db, accountId, connectionId);
  if (!stores)
    return Response.json({ message: 'This connection is not known here.' }, { status: 404 });
  const day = new Date(edge.now()).toISOString().slice(0, 10);
  const name = `Links ${stores.sourceName} to ${stores.destinationName} ${day}.csv`;
  return csvFile(name, exported(db, accountId, connectionId));
}

/** A file with the head and an example of each status. */
export const linkTemplateRoute = (): Response => {
  const lines = [
    ['MUG-RED', '', 'MUG-RED', '', 'linked'],
    ['MUG-BLUE', '', 'MUG-BLUE', '', 'paused'],
    ['MUG-OLD', '', '', '', 'unlinked'],
  ];
  const text = byteOrderMark + csvLine(columns) + lines.map(csvLine).join('');
  return csvFile('Links template.csv', text);
};

function exported(
  db: Database,
  accountId: string,
  connectionId: string,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let after: ExportPlace | undefined;
  let isBegun = false;
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const page = await listExportedMatches(db, accountId, connectionId, after, pageSize);
      const text = (isBegun ? '' : head) + page.rows.map(lineOf).join('');
      isBegun = true;
      after = page.next;
      controller.enqueue(encoder.encode(text));
      if (!after) controller.close();
    },
  });
}
