/** Reads the Reconciling page: runs newest first, and how every store stands. */
import { type SQL, sql } from 'drizzle-orm';
import type { DriftOutcome, DriftSide, DriftWhy } from '../../src/reconcile/drift.ts';
import type {
  Reconcile,
  ReconcileKind,
  ReconcileReport,
  ReconcileState,
  ReconcileStep,
} from '../../src/reconcile/reconcile.ts';
import type { Database } from '../open.ts';
import { type Cursor, type Listed, pageOf } from './cursor.ts';

export type ListedRun = {
  id: string;
  storeId: string;
  storeName: string;
  kind: ReconcileKind;
  askedBy: string;
  state: ReconcileState;
  step: ReconcileStep;
  startedAt: number;
  finishedAt: number | null;
  stepStartedAt: number;
  done: number;
  total: number | null;
  byPages: boolean;
  setbacks: number;
  dueAt: number | null;
  report: ReconcileReport;
  problem: NonNullable<Reconcile['problem']> | null;
  /** Drifts by what became of them. */
  repaired: number;
  waiting: number;
  left: number;
};

type Row = Omit<ListedRun, 'report' | 'problem' | 'byPages'> & {
  report: string;
  problem: string | null;
  byPages: number;
};

const outcome = (name: DriftOutcome): SQL =>
  sql`(select count(*) from drifts f where f.reconcile_id = r.id and f.outcome = ${name})`;

const columns = sql`r.id, r.store_id as storeId, s.name as storeName, r.kind, r.asked_by as askedBy, r.state, r.step,
  r.started_at as startedAt, r.finished_at as finishedAt, r.step_started_at as stepStartedAt, r.done, r.total,
  r.by_pages as byPages, r.setbacks, r.due_at as dueAt, r.report, r.problem,
  ${outcome('repaired')} as repaired, ${outcome('waiting')} as waiting, ${outcome('left')} as "left"`;

const toRun = (row: Row): ListedRun => ({
  ...row,
  byPages: row.byPages === 1,
  report: JSON.parse(row.report) as ReconcileReport,
  problem: row.problem === null ? null : (JSON.parse(row.problem) as ListedRun['problem']),
});

export async function listRuns(
  db: Database,
  accountId: string,
  page: { limit: number; storeId?: string | undefined; after?: Cursor | undefined },
): Promise<Listed<ListedRun>> {
  const { limit, storeId, after } = page;
  const rows = await db.all<Row>(sql`
    select ${columns} from reconciles r join stores s on s.id = r.store_id
    where r.account_id = ${accountId} ${storeId ? sql`and r.store_id = ${storeId}` : sql``}
      ${after ? sql`and (r.started_at, r.id) < (${after.at}, ${after.id})` : sql``}
    order by r.started_at desc, r.id desc limit ${limit + 1}`);
  return pageOf(rows.map(toRun), limit, (run) => ({ at: run.startedAt, id: run.id, part: 0 }));
}

export async function readRun(
  db: Database,
  accountId: string,
  id: string,
): Promise<ListedRun | undefined> {
  const [row] = await db.all<Row>(sql`
    select ${columns} from reconciles r join stores s on s.id = r.store_id
    where r.id = ${id} and r.account_id = ${accountId}`);
  return row && toRun(row);
}

export type ReconciledStore = {
  id: string;
  name: string;
  isSource: number;
  isDestination: number;
  lastChangedAt: number | null;
  lastEverythingAt: number | null;
  /** Null where it lets us in no more: nothing comes by itself. */
  nextAt: number | null;
  runningId: string | null;
};

/** When each store was last compared to the end, and when it comes next. */
export const listReconciledStores = (
  db: Database,
  accountId: string,
): Promise<ReconciledStore[]> => {
  const last = (kind: ReconcileKind): SQL => sql`(select r.finished_at from reconciles r
    where r.store_id = s.id and r.kind = ${kind} and r.state = 'done' order by r.started_at desc limit 1)`;
  return db.all<ReconciledStore>(sql`
    select s.id, s.name,
      exists (select 1 from connections c where c.source_store_id = s.id) as isSource,
      exists (select 1 from connections c where c.destination_store_id = s.id) as isDestination,
      ${last('changed')} as lastChangedAt, ${last('everything')} as lastEverythingAt,
      iif(s.state = 'working', s.reconcile_due_at, null) as nextAt,
      (select r.id from reconciles r where r.store_id = s.id and r.state = 'running'
        and r.kind <> 'catalogue' order by r.kind desc limit 1) as runningId
    from stores s where s.account_id = ${accountId} and s.state <> 'left' order by s.name, s.id`);
};

export type ListedDrift = {
  runId: string;
  place: string;
  at: number;
  storeId: string;
  storeName: string;
  side: DriftSide;
  sku: string | null;
  title: string | null;
  location: string | null;
  shown: number | null;
  expected: number | null;
  /** What the place is held to show by now; null where the ledger keeps it no longer. */
  now: number | null;
  outcome: DriftOutcome;
  why: DriftWhy;
  settledAt: number | null;
  sourceStoreId: string;
  inventoryItemId: string;
};

/** Drifts of a run by place, or of the account newest first. */
export async function listDrifts(
  db: Database,
  accountId: string,
  page: {
    limit: number;
    runId?: string | undefined;
    storeId?: string | undefined;
    outcome?: DriftOutcome | undefined;
    after?: Cursor | undefined;
  },
): Promise<Listed<ListedDrift>> {
  const { limit, runId, storeId, after } = page;
  const rows = await db.all<ListedDrift>(sql`
    select d.reconcile_id as runId, d.place, d.at, d.store_id as storeId, s.name as storeName, d.side, i.sku, i.title,
      coalesce(n.name, d.location_id) as location, d.shown, d.expected,
      coalesce(t.expected, l.available) as now, d.outcome, d.why, d.settled_at as settledAt,
      d.source_store_id as sourceStoreId, d.inventory_item_id as inventoryItemId
    from drifts d join stores s on s.id = d.store_id
    left join stock_items i on i.source_store_id = d.source_store_id and i.inventory_item_id = d.inventory_item_id
    left join locations n on n.store_id = d.store_id and n.platform_id = d.location_id
    left join stock_targets t on d.side = 'destination' and t.target = d.place
    left join stock_levels l on d.side = 'source' and l.source_store_id = d.source_store_id
      and l.inventory_item_id = d.inventory_item_id and l.location_id = d.location_id
    where d.account_id = ${accountId} ${runId ? sql`and d.reconcile_id = ${runId}` : sql``}
      ${storeId ? sql`and d.store_id = ${storeId}` : sql``}
      ${page.outcome ? sql`and d.outcome = ${page.outcome}` : sql``}
      ${after ? sql`and (d.at, d.place) < (${after.at}, ${after.id})` : sql``}
    order by d.at desc, d.place desc limit ${limit + 1}`);
  return pageOf(rows, limit, (drift) => ({ at: drift.at, id: drift.place, part: 0 }));
}

/** Stores of the account that can be reconciled: all, or this one. */
export const listToReconcile = (
  db: Database,
  accountId: string,
  storeId: string | undefined,
): Promise<{ id: string }[]> =>
  db.all(sql`select s.id from stores s where s.account_id = ${accountId} and s.state <> 'left'
    ${storeId ? sql`and s.id = ${storeId}` : sql``} order by s.name, s.id`);
