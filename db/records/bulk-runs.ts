/** Rows of bulk runs: one begins, is taken turn by turn, cancelled, and swept when a turn was lost (rule 1). */
import { and, eq, lte, type SQL, sql } from 'drizzle-orm';
import type { BulkKind, BulkRun } from '../../src/order-push/bulk/bulk.ts';
import type { Overridable } from '../../src/order-push/reasons.ts';
import { newId } from '../../src/shared/ids.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { bulkRunOrders, bulkRuns } from '../schema/index.ts';
import { notingActivity } from './activity.ts';

export type BulkName = { accountId: string; id: string };

/** An order of a destination store, by both its names; it may not be known here yet. */
export type BulkOrder = { storeId: string; platformOrderId: string; orderId: string; name: string };

export type BulkAsk = {
  kind: BulkKind;
  askedBy: string;
  about: string | undefined;
  over: readonly Overridable[];
  /** Each once, in the order in which they are to go; at least one. */
  orders: readonly BulkOrder[];
  /**
   * Which run serves as well. `same-orders`: one that has just these orders, or will yet take them all: a second press of
   * the button. `not-begun`: only one that has begun none of them, since what changed just now counts.
   */
  joins: 'same-orders' | 'not-begun';
  /** Its first turn is owed at this time, ms; now without it. */
  dueAt?: number | undefined;
  /** A person pressed a button for just this: it stands on Activity. What follows from another act has that one there. */
  isAct?: boolean | undefined;
};

/** A run with the time until which its turn is this worker's. */
export type TakenBulk = BulkRun & { lease: number; over: Overridable[] };

/** Rows written in one statement: a value may have two million bytes. */
const perStatement = 1_000;

/** Begins a run with its orders in one batch, or joins one of the same person that serves as well. */
export async function startBulkRun(
  db: Database,
  accountId: string,
  ask: BulkAsk,
  now: number,
): Promise<{ id: string; total: number; joined: boolean }> {
  const id = newId('bk');
  const total = ask.orders.length;
  const serves = servesAsWell(accountId, ask);
  const over = JSON.stringify(ask.over);
  const [made] = await inOneBatch(db, [
    db
      .insert(bulkRuns)
      .select(
        sql`select ${id}, ${accountId}, ${ask.kind}, ${ask.askedBy}, ${ask.about ?? null}, ${over}, 'running', ${total},
              ${now}, null, ${ask.dueAt ?? now} where not exists (select 1 ${serves})`,
      )
      .returning({ id: bulkRuns.id }),
    ...chunksOf(ask.orders).map((rows, chunk) =>
      db.insert(bulkRunOrders).select(
        sql`select ${id}, ${chunk * perStatement} + key + 1, value ->> 'storeId', value ->> 'platformOrderId',
              value ->> 'orderId', value ->> 'name', 'waiting', null, null
            from json_each(${JSON.stringify(rows)})
            where exists (select 1 from ${bulkRuns} r where r.id = ${id})`,
      ),
    ),
    ...(ask.isAct ? [notingStart(db, accountId, id, ask, now)] : []),
  ]);
  if (made && made.length > 0) return { id, total, joined: false };
  const [known] = await db.all<{ id: string; total: number }>(
    sql`select r.id, r.total ${serves} order by r.started_at desc limit 1`,
  );
  // It ended just now.
  return known ? { ...known, joined: true } : startBulkRun(db, accountId, ask, now);
}

const kindWords: Record<BulkKind, string> = {
  push: 'Push Order',
  retry: 'Retry',
  recheck: 'Check again',
};

const ordersIn = (total: number): string => (total === 1 ? '1 order' : `${total} orders`);

function notingStart(db: Database, accountId: string, id: string, ask: BulkAsk, now: number) {
  const { askedBy: actor, kind, orders } = ask;
  const [storeId, ...others] = new Set(orders.map((order) => order.storeId));
  return notingActivity(
    db,
    accountId,
    [
      {
        actor,
        kind: 'bulk-started',
        storeId: others.length === 0 ? storeId : undefined,
        subject: id,
        name: kindWords[kind],
        after: ordersIn(orders.length),
      },
    ],
    now,
    sql`exists (select 1 from bulk_runs r where r.id = ${id})`,
  );
}

const chunksOf = (orders: readonly BulkOrder[]): BulkOrder[][] =>
  Array.from({ length: Math.ceil(orders.length / perStatement) }, (_, at) =>
    orders.slice(at * perStatement, (at + 1) * perStatement),
  );

/** Running runs `r` of the same person that do what is asked. */
function servesAsWell(accountId: string, { kind, askedBy, over, orders, joins }: BulkAsk): SQL {
  const asked = JSON.stringify(orders.map(({ orderId }) => orderId));
  const counts =
    joins === 'not-begun'
      ? sql`o.outcome = 'waiting'`
      : sql`(r.total = ${orders.length} or o.outcome in ('waiting', 'working'))`;
  return sql`from bulk_runs r where r.account_id = ${accountId} and r.state = 'running' and r.kind = ${kind}
    and r.asked_by = ${askedBy} and r.over = ${JSON.stringify(over)} and r.total >= ${orders.length}
    and (select count(*) from bulk_run_orders o where o.run_id = r.id
      and o.order_id in (select value from json_each(${asked})) and ${counts}) = ${orders.length}`;
}

const isOf = ({ accountId, id }: BulkName) =>
  and(eq(bulkRuns.id, id), eq(bulkRuns.accountId, accountId));

/** Whether an order of the run has no outcome yet, and is one of these. */
const hasSome = (id: string, outcomes: SQL): SQL =>
  sql`exists (select 1 from bulk_run_orders o where o.run_id = ${id} and o.outcome in ${outcomes})`;

/**
 * Takes the turn that is due, for one worker at a time.
 * @param until ms: another may take it then, if this one does not come back
 * @returns undefined where there is none (any more)
 */
export async function takeBulkTurn(
  db: Database,
  name: BulkName,
  now: number,
  until: number,
): Promise<TakenBulk | undefined> {
  const [row] = await db
    .update(bulkRuns)
    .set({ dueAt: until })
    .where(and(isOf(name), lte(bulkRuns.dueAt, now)))
    .returning();
  return (
    row && {
      ...row,
      about: row.about ?? undefined,
      finishedAt: row.finishedAt ?? undefined,
      dueAt: until,
      lease: until,
    }
  );
}

/**
 * Ends a turn: the next one is owed at `next` (ms), or the run is over where every order has its outcome.
 * @returns whether a next turn is owed; not where this turn is another worker's by now
 */
export async function endBulkTurn(
  db: Database,
  run: TakenBulk,
  next: number,
  now: number,
): Promise<boolean> {
  const goesOn = hasSome(run.id, sql`('waiting', 'working')`);
  const [row] = await db
    .update(bulkRuns)
    .set({
      dueAt: sql`iif(${goesOn}, ${next}, null)`,
      finishedAt: sql`iif(${goesOn}, null, ${now})`,
      state: sql`iif(${bulkRuns.state} = 'running' and not ${goesOn}, 'done', ${bulkRuns.state})`,
    })
    .where(and(isOf(run), eq(bulkRuns.dueAt, run.lease)))
    .returning({ dueAt: bulkRuns.dueAt });
  return typeof row?.dueAt === 'number';
}

/**
 * Orders whose turn did not come stay as they are; those under way get their outcome.
 * @param by who cancels it
 * @returns whether it was still running
 */
export async function cancelBulkRun(
  db: Database,
  name: BulkName,
  now: number,
  by = 'Crossdock',
): Promise<boolean> {
  const isRunning = and(isOf(name), eq(bulkRuns.state, 'running'));
  const goesOn = hasSome(name.id, sql`('working')`);
  const kind = sql`(select r.kind from bulk_runs r where r.id = ${name.id})`;
  const [, , rows] = await inOneBatch(db, [
    notingActivity(
      db,
      name.accountId,
      [{ actor: by, kind: 'bulk-cancelled', subject: name.id, name: 'A run' }],
      now,
      sql`exists (select 1 from ${bulkRuns} where ${isRunning})`,
      { name: sql`json_extract(${JSON.stringify(kindWords)}, '$.' || ${kind})` },
    ),
    db
      .update(bulkRunOrders)
      .set({ outcome: 'left' })
      .where(
        and(
          eq(bulkRunOrders.runId, name.id),
          eq(bulkRunOrders.outcome, 'waiting'),
          sql`exists (select 1 from ${bulkRuns} where ${isRunning})`,
        ),
      ),
    db
      .update(bulkRuns)
      .set({
        state: 'cancelled',
        dueAt: sql`iif(${goesOn}, ${bulkRuns.dueAt}, null)`,
        finishedAt: sql`iif(${goesOn}, null, ${now})`,
      })
      .where(isRunning)
      .returning({ id: bulkRuns.id }),
  ]);
  return (rows?.length ?? 0) > 0;
}

/** Runs that are owed a turn, the longest first. */
export const listBulkDue = (db: Database, now: number): Promise<BulkName[]> =>
  db
    .select({ accountId: bulkRuns.accountId, id: bulkRuns.id })
    .from(bulkRuns)
    .where(lte(bulkRuns.dueAt, now))
    .orderBy(bulkRuns.dueAt)
    .limit(100);

/** Runs are remembered this long. */
export const keepBulkRunsMs = 30 * 24 * 60 * 60_000;

/** Forgets runs of long ago, a few at a time: a sweep's share. */
export async function forgetBulkRuns(db: Database, now: number): Promise<void> {
  const old = sql`(select id from bulk_runs where started_at < ${now - keepBulkRunsMs} and due_at is null
    order by started_at limit 20)`;
  await db.delete(bulkRunOrders).where(sql`${bulkRunOrders.runId} in ${old}`);
  await db.run(
    sql`delete from bulk_runs where id in ${old} and not exists (select 1 from bulk_run_orders o where o.run_id = bulk_runs.id)`,
  );
}
