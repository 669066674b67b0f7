/** The orders of a bulk run: taken, handed over, and told what became of them, each by a conditional change (rule 1). */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { KnownOutcome, PresentEffect } from '../../src/order-push/bulk/bulk-outcome.ts';
import type { OrderDecision } from '../../src/order-push/decisions.ts';
import type { Database } from '../open.ts';
import { bulkRunOrders } from '../schema/index.ts';
import type { BulkOrder } from './bulk-runs.ts';
import { whyStays } from './why-stays.ts';

export type TakenOrder = Pick<BulkOrder, 'storeId' | 'platformOrderId' | 'orderId'> & {
  number: number;
};

/** An order that has no outcome yet, as it is now. */
export type WorkingOrder = TakenOrder & {
  /** ms; null where nobody knows whether it was handed over: its worker was lost on the way. */
  handedAt: number | null;
  /** Undefined where the order is not known here. */
  decision: OrderDecision | null | undefined;
  staysFor: string | null;
  storeWaitsFor: string | null;
  effects: PresentEffect[];
};

/** Takes the next orders of a run: none wait in one that was cancelled. */
export const takeNextOrders = (db: Database, runId: string, most: number): Promise<TakenOrder[]> =>
  db
    .update(bulkRunOrders)
    .set({ outcome: 'working' })
    .where(
      sql`${bulkRunOrders.runId} = ${runId} and ${bulkRunOrders.outcome} = 'waiting'
        and ${bulkRunOrders.number} in (select number from bulk_run_orders where run_id = ${runId}
          and outcome = 'waiting' order by number limit ${most})`,
    )
    .returning({
      number: bulkRunOrders.number,
      storeId: bulkRunOrders.storeId,
      platformOrderId: bulkRunOrders.platformOrderId,
      orderId: bulkRunOrders.orderId,
    });

type WorkingRow = Omit<WorkingOrder, 'decision' | 'effects'> & {
  known: number;
  decision: OrderDecision | null;
  effects: string;
};

/** The orders of a run that are under way, with the pushes that stand for them and their shipments. */
export async function listWorkingOrders(
  db: Database,
  run: { id: string; accountId: string },
): Promise<WorkingOrder[]> {
  const effect = (of: 'p' | 'h') => {
    const row = sql.raw(of);
    return sql`${row}.state as state, ${row}.due_at as dueAt, p.created_at as since, ${row}.failure_kind as failureKind`;
  };
  const stands = sql`p.order_id = o.id and p.state <> 'withdrawn'`;
  const rows = await db.all<WorkingRow>(sql`
    select b.number, b.store_id as storeId, b.platform_order_id as platformOrderId, b.order_id as orderId,
      b.handed_at as handedAt, o.id is not null as known, o.decision, ${whyStays} as staysFor,
      (select s.waits_for from stores s where s.id = b.store_id) as storeWaitsFor,
      (select json_group_array(json_object('state', e.state, 'dueAt', e.dueAt, 'since', e.since,
          'failureKind', e.failureKind)) from (
        select ${effect('p')} from pushes p where ${stands}
        union all
        select ${effect('h')} from pushes p join shipments h on h.push_id = p.id where ${stands}
          and h.state <> 'withdrawn') e) as effects
    from bulk_run_orders b left join orders o on o.id = b.order_id and o.account_id = ${run.accountId}
    where b.run_id = ${run.id} and b.outcome = 'working' order by b.number`);
  return rows.map(({ known, decision, effects, ...row }) => ({
    ...row,
    decision: known === 1 ? decision : undefined,
    effects: JSON.parse(effects) as PresentEffect[],
  }));
}

/** Says that orders were handed over, once. @param at ms: before it was done */
export async function markHanded(
  db: Database,
  runId: string,
  numbers: readonly number[],
  at: number,
): Promise<void> {
  if (numbers.length === 0) return;
  await db
    .update(bulkRunOrders)
    .set({ handedAt: at })
    .where(
      and(
        eq(bulkRunOrders.runId, runId),
        eq(bulkRunOrders.outcome, 'working'),
        isNull(bulkRunOrders.handedAt),
        sql`${bulkRunOrders.number} in (select value from json_each(${JSON.stringify(numbers)}))`,
      ),
    );
}

/** Writes what became of orders that are under way; an outcome once written stays. */
export async function saveOutcomes(
  db: Database,
  runId: string,
  outcomes: readonly (KnownOutcome & { number: number })[],
): Promise<void> {
  if (outcomes.length === 0) return;
  await db.run(sql`update bulk_run_orders set outcome = v.outcome, why = v.why
    from (select value ->> 'number' as number, value ->> 'outcome' as outcome, value ->> 'why' as why
      from json_each(${JSON.stringify(outcomes)})) v
    where bulk_run_orders.run_id = ${runId} and bulk_run_orders.number = v.number
      and bulk_run_orders.outcome = 'working'`);
}

/** What of these orders failed or waits: pushes, and shipments on their way back. */
export const listRetryable = (
  db: Database,
  accountId: string,
  orderIds: readonly string[],
): Promise<{ orderId: string; id: string; of: 'push' | 'shipment' }[]> => {
  const asked = sql`p.account_id = ${accountId}
    and p.order_id in (select value from json_each(${JSON.stringify(orderIds)}))`;
  const open = sql`in ('failed', 'ready', 'creating')`;
  return db.all(sql`
    select p.order_id as orderId, p.id, 'push' as "of" from pushes p where ${asked} and p.state ${open}
    union all
    select p.order_id, h.id, 'shipment' from pushes p join shipments h on h.push_id = p.id
    where ${asked} and h.state ${open}`);
};
