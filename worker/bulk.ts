/** Begins bulk runs: by a person's press, or because a cause was mended (OP9, OP15). */
import { type BulkAsk, type BulkOrder, startBulkRun } from '../db/records/bulk-runs.ts';
import type { BulkKind } from '../src/order-push/bulk/bulk.ts';
import type { Overridable } from '../src/order-push/reasons.ts';
import type { Edge } from './edge.ts';
import { reasonOf } from './reason-of.ts';

export type BulkStart = {
  kind: BulkKind;
  askedBy: string;
  /** For people: a store's name, a reason's kind; undefined where orders were chosen. */
  about?: string | undefined;
  /** What a push by hand overrides for each. */
  over?: readonly Overridable[];
  orders: readonly BulkOrder[];
  /** Without it a run is joined only where it has begun none of these orders: what was mended just now counts. */
  joins?: BulkAsk['joins'];
  /**
   * Its first turn is owed at this time (ms) and not handed over: what it is about is still to be done, and whoever does
   * it hands it over then.
   */
  dueAt?: number | undefined;
  isAct?: BulkAsk['isAct'];
};

/**
 * Begins a run, or joins the one that serves as well. Its orders are kept before the first goes, in the order given.
 * @returns the run and how many orders it has; null where there are none
 */
export async function startBulk(
  edge: Edge,
  accountId: string,
  start: BulkStart,
): Promise<{ id: string; total: number } | null> {
  const { kind, askedBy, about, over = [], joins = 'not-begun', dueAt, isAct } = start;
  const orders = [...new Map(start.orders.map((order) => [order.orderId, order])).values()];
  if (orders.length === 0) return null;
  const ask = { kind, askedBy, about, over, joins, dueAt, isAct, orders };
  const { id, total, joined } = await startBulkRun(
    edge.database(accountId),
    accountId,
    ask,
    edge.now(),
  );
  if (!joined && dueAt === undefined) await edge.send.orderPush([{ accountId, bulkId: id }]);
  return { id, total };
}

/** Hands over the first turn of a run whose row says that it is owed; where that is lost, the sweep finds it (rule 1). */
export async function handOverBulk(
  edge: Edge,
  accountId: string,
  run: { id: string } | null,
): Promise<void> {
  if (!run) return;
  try {
    await edge.send.orderPush([{ accountId, bulkId: run.id }]);
  } catch (error) {
    edge.log(`bulk: not at once, ${reasonOf(error)}`);
  }
}
