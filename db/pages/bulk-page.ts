/** Reads bulk runs for people: how far each is, and what became of its orders (OP9, OP15). */
import { sql } from 'drizzle-orm';
import type { BulkKind, BulkOutcome, BulkState } from '../../src/order-push/bulk/bulk.ts';
import type { Database } from '../open.ts';

export type ListedBulk = {
  id: string;
  kind: BulkKind;
  askedBy: string;
  about: string | null;
  state: BulkState;
  total: number;
  startedAt: number;
  /** Null while an order of it has no outcome, cancelled or not. */
  finishedAt: number | null;
  counts: Record<BulkOutcome, number>;
};

type Row = Omit<ListedBulk, 'counts'>;

const columns = sql`r.id, r.kind, r.asked_by as askedBy, r.about, r.state, r.total, r.started_at as startedAt,
  r.finished_at as finishedAt`;

const day = 24 * 60 * 60_000;

/** Runs shown beside those that are running. */
const newest = 5;

/** Runs that are not over, and the newest of the last 24 hours; newest first. @param now ms */
export async function listBulkRuns(
  db: Database,
  accountId: string,
  now: number,
): Promise<ListedBulk[]> {
  const ofAccount = (since: number) =>
    sql`r.account_id = ${accountId} and r.started_at >= ${since}`;
  const rows = await db.all<Row>(sql`
    select ${columns} from bulk_runs r where ${ofAccount(now - 2 * day)}
      and (r.finished_at is null or r.id in (select r.id from bulk_runs r where ${ofAccount(now - day)}
        order by r.started_at desc, r.id desc limit ${newest}))
    order by r.started_at desc, r.id desc`);
  return counted(db, rows);
}

/** @returns undefined where the account has no such run */
export async function readBulkRun(
  db: Database,
  accountId: string,
  id: string,
): Promise<ListedBulk | undefined> {
  const rows = await db.all<Row>(
    sql`select ${columns} from bulk_runs r where r.id = ${id} and r.account_id = ${accountId}`,
  );
  return (await counted(db, rows))[0];
}

async function counted(db: Database, rows: Row[]): Promise<ListedBulk[]> {
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const counts = await db.all<{ runId: string; outcome: BulkOutcome; orders: number }>(sql`
    select o.run_id as runId, o.outcome, count(*) as orders from bulk_run_orders o
    where o.run_id in (select value from json_each(${ids})) group by o.run_id, o.outcome`);
  return rows.map((row) => {
    const none = { waiting: 0, working: 0, went: 0, failed: 0, stays: 0, later: 0, left: 0 };
    for (const { runId, outcome, orders } of counts) if (runId === row.id) none[outcome] = orders;
    return { ...row, counts: none };
  });
}

export type ListedBulkOrder = {
  orderId: string;
  /** Whether its page can be opened. */
  known: boolean;
  name: string;
  storeName: string;
  outcome: BulkOutcome;
  why: string | null;
};

/** Orders of a run that did not go, failed ones first, then in the order in which they go. */
export async function listNotGone(
  db: Database,
  accountId: string,
  runId: string,
  most: number,
): Promise<ListedBulkOrder[]> {
  const rows = await db.all<Omit<ListedBulkOrder, 'known'> & { known: number }>(sql`
    select b.order_id as orderId,
      exists (select 1 from orders o where o.id = b.order_id and o.account_id = ${accountId}) as known,
      b.name, coalesce(s.name, '') as storeName, b.outcome, b.why
    from bulk_runs r join bulk_run_orders b on b.run_id = r.id left join stores s on s.id = b.store_id
    where r.id = ${runId} and r.account_id = ${accountId} and b.outcome <> 'went'
    order by case b.outcome when 'failed' then 0 when 'stays' then 1 when 'later' then 2 when 'working' then 3
      when 'waiting' then 4 else 5 end, b.number limit ${most}`);
  return rows.map((row) => ({ ...row, known: row.known === 1 }));
}

/** How fast the newest run of this kind went that had at least `least` orders; undefined where none did in 24 hours. */
export async function readPastPace(
  db: Database,
  accountId: string,
  kind: BulkKind,
  { least, now }: { least: number; now: number },
): Promise<{ orders: number; ms: number } | undefined> {
  const [past] = await db.all<{ orders: number; ms: number }>(sql`
    select (select count(*) from bulk_run_orders o where o.run_id = r.id and o.outcome <> 'left') as orders,
      r.finished_at - r.started_at as ms
    from bulk_runs r where r.account_id = ${accountId} and r.kind = ${kind} and r.started_at >= ${now - day}
      and r.finished_at is not null and r.total >= ${least}
      and (select count(*) from bulk_run_orders o where o.run_id = r.id and o.outcome <> 'left') >= ${least}
    order by r.started_at desc limit 1`);
  return past;
}
