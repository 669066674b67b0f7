/** Reads lists of tracking numbers for people: what one would ship or shipped, its lines, and what was given lately. */
import { type SQL, sql } from 'drizzle-orm';
import type {
  TrackingFileState,
  TrackingOutcome,
  TrackingRejectedFor,
  TrackingVerdict,
} from '../../src/mirror/tracking-file.ts';
import type { TrackingView } from '../../src/mirror/tracking-views.ts';
import { asciiLower } from '../../src/shared/number-key.ts';
import type { Database } from '../open.ts';

export type ListedTrackingFile = {
  id: string;
  name: string;
  /** Who gave it; once it is applied, who did that. */
  askedBy: string;
  state: TrackingFileState;
  startedAt: number;
  finishedAt: number | null;
  lines: number;
  ships: number;
  done: number;
};

export type TrackingFileHead = ListedTrackingFile & {
  rejected: number;
  looksWrong: number;
  shipped: number;
  shippedBefore: number;
  failed: number;
  /** Shipments that it makes, and the source stores they are made at. */
  shipments: number;
  stores: number;
  /** When its next turn may begin, ms: a worker that died with the last one holds it until then. Null: none is owed. */
  goesOnAt: number | null;
};

const columns = sql`f.id, f.name, f.asked_by as askedBy, f.state, f.started_at as startedAt,
  f.finished_at as finishedAt, f.lines, f.ships, f.done`;

/** The newest that were not discarded, newest first. */
export const listTrackingFiles = (
  db: Database,
  accountId: string,
  limit: number,
): Promise<ListedTrackingFile[]> =>
  db.all<ListedTrackingFile>(sql`
    select ${columns} from tracking_files f where f.account_id = ${accountId} and f.state <> 'discarded'
    order by f.started_at desc, f.id desc limit ${limit}`);

/** @returns undefined where the account has no such list */
export async function readTrackingFile(
  db: Database,
  accountId: string,
  id: string,
): Promise<TrackingFileHead | undefined> {
  const [row] = await db.all<TrackingFileHead>(sql`
    select ${columns}, f.lines - f.ships as rejected, f.due_at as goesOnAt,
      count(*) filter (where l.verdict = 'ships' and l.looks_wrong) as looksWrong,
      count(*) filter (where l.outcome = 'shipped') as shipped,
      count(*) filter (where l.outcome = 'shipped-before') as shippedBefore,
      count(*) filter (where l.outcome = 'failed') as failed,
      count(distinct iif(l.verdict = 'ships', json_array(l.push_id, lower(l.carrier), l.number), null)) as shipments,
      count(distinct iif(l.verdict = 'ships', p.source_store_id, null)) as stores
    from tracking_files f left join tracking_file_lines l on l.file_id = f.id left join pushes p on p.id = l.push_id
    where f.id = ${id} and f.account_id = ${accountId} group by f.id`);
  return row;
}

export type ListedTrackingLine = {
  line: number;
  orderText: string;
  storeText: string;
  sku: string;
  quantity: number | null;
  carrier: string;
  number: string;
  orderId: string | null;
  orderName: string | null;
  storeName: string | null;
  sourceStoreName: string | null;
  verdict: TrackingVerdict;
  why: TrackingRejectedFor | null;
  looksWrong: boolean;
  outcome: TrackingOutcome | null;
  says: string | null;
  /** The first line that ships another order with the same number. */
  alsoOn: number | null;
};

/** It did not ship, and will not by itself. Of a list that was cancelled, neither will what waited. */
const didNotShip = sql`(l.outcome in ('failed', 'shipped-before') or (l.outcome = 'waiting' and f.state = 'cancelled'))`;

const viewed: Record<TrackingView, SQL> = {
  ships: sql`l.verdict = 'ships' and not ${didNotShip}`,
  rejected: sql`l.verdict = 'rejected'`,
  'looks-wrong': sql`l.verdict = 'ships' and l.looks_wrong`,
  failed: sql`l.verdict = 'ships' and ${didNotShip}`,
};

type Row = Omit<ListedTrackingLine, 'why' | 'looksWrong' | 'alsoOn'> & {
  why: string | null;
  looksWrong: number;
};

/** @param page `after` is the last line of the page before; without a view, all lines */
export async function listTrackingLines(
  db: Database,
  accountId: string,
  fileId: string,
  page: { view?: TrackingView | undefined; after: number; limit: number },
): Promise<{ rows: ListedTrackingLine[]; next: string | null }> {
  const read = await db.all<Row>(sql`
    select l.line, l.order_text as orderText, l.store_text as storeText, l.sku, l.quantity, l.carrier, l.number,
      l.order_id as orderId, o.name as orderName, d.name as storeName, s.name as sourceStoreName,
      l.verdict, l.why, l.looks_wrong as looksWrong, l.outcome, l.says
    from tracking_files f join tracking_file_lines l on l.file_id = f.id
    left join orders o on o.id = l.order_id left join stores d on d.id = o.store_id
    left join pushes p on p.id = l.push_id left join stores s on s.id = p.source_store_id
    where f.id = ${fileId} and f.account_id = ${accountId} and l.line > ${page.after}
      and ${page.view ? viewed[page.view] : sql`true`}
    order by l.line limit ${page.limit + 1}`);
  const shared = read.length > 0 ? await listSharedNumbers(db, fileId) : [];
  const rows = read.slice(0, page.limit).map(({ why, looksWrong, ...line }) => ({
    ...line,
    alsoOn: line.verdict === 'ships' ? alsoOn(line, shared) : null,
    why: why === null ? null : (JSON.parse(why) as TrackingRejectedFor),
    looksWrong: looksWrong === 1,
  }));
  const last = read.length > page.limit ? rows.at(-1)?.line : undefined;
  return { rows, next: last === undefined ? null : String(last) };
}

type SharedNumber = { number: string; orderId: string; line: number };

/** Numbers with which the list ships several orders, and where each order has it first. */
const listSharedNumbers = (db: Database, fileId: string): Promise<SharedNumber[]> =>
  db.all<SharedNumber>(sql`
    with carried as (select lower(number) as number, order_id as orderId, min(line) as line
      from tracking_file_lines where file_id = ${fileId} and verdict = 'ships' group by 1, 2)
    select number, orderId, line from carried
    where number in (select number from carried group by number having count(*) > 1) order by line`);

/** Only ASCII letters change, as with the database's own `lower`. */
const alsoOn = (
  { number, orderId }: Pick<Row, 'number' | 'orderId'>,
  shared: readonly SharedNumber[],
): number | null =>
  shared.find((one) => one.number === asciiLower(number) && one.orderId !== orderId)?.line ?? null;
