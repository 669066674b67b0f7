/**
 * Runs one turn of a bulk run: writes what became of the orders under way, hands over the next ones, and owes the next
 * turn. A worker that dies anywhere in it loses nothing: rows say what is owed, and handing over may be repeated.
 */
import {
  listWorkingOrders,
  markHanded,
  saveOutcomes,
  takeNextOrders,
  type WorkingOrder,
} from '../db/records/bulk-orders.ts';
import {
  type BulkName,
  cancelBulkRun,
  endBulkTurn,
  type TakenBulk,
  takeBulkTurn,
} from '../db/records/bulk-runs.ts';
import { bulkWidth } from '../src/order-push/bulk/bulk.ts';
import {
  type KnownOutcome,
  outcomeOf,
  type PresentOrder,
} from '../src/order-push/bulk/bulk-outcome.ts';
import { handOver, readingKeyOf } from './bulk-hand-over.ts';
import type { Road } from './deps.ts';
import type { Edge } from './edge.ts';
import { inboxOf } from './inbox-of.ts';

/** A run whose worker does not come back within this time is taken by another, ms. */
const leaseMs = 30_000;

const everyMs = 1_000;

/** A run that is older than this is over, ms, whatever keeps it: its orders go on by themselves. */
const mostMs = 24 * 60 * 60_000;

export async function bulkTurn(
  edge: Edge,
  road: Pick<Road, 'takeOrder' | 'open' | 'tellMatches'>,
  name: BulkName,
): Promise<void> {
  const db = edge.database(name.accountId);
  const run = await takeBulkTurn(db, name, edge.now(), edge.now() + leaseMs);
  if (!run) return;
  const isTooOld = edge.now() - run.startedAt > mostMs;
  if (isTooOld) await cancelBulkRun(db, name, edge.now());
  const begun = await listWorkingOrders(db, run);
  const over = isTooOld ? begun.map(endedLate) : await outcomesOf(edge, run, begun);
  await saveOutcomes(db, run.id, over);

  const lost = isTooOld ? [] : begun.filter(({ handedAt }) => handedAt === null);
  const free = bulkWidth - (begun.length - over.length);
  const isOpen = run.state === 'running' && !isTooOld && free > 0;
  const fresh = isOpen ? await takeNextOrders(db, run.id, free) : [];
  const at = edge.now();
  const handed = await handOver(edge, road, run, { lost, fresh });
  await markHanded(db, run.id, handed.done, at);
  await saveOutcomes(db, run.id, handed.failed);

  const goesOn = await endBulkTurn(db, run, edge.now() + everyMs, edge.now());
  if (over.length + lost.length + fresh.length > 0 || !goesOn)
    await edge.tell(name.accountId, { of: 'orders' });
  if (goesOn) await edge.send.orderPush([{ ...name, bulkId: name.id }], everyMs);
}

type Numbered = KnownOutcome & { number: number };

const endedLate = ({ number, storeWaitsFor }: WorkingOrder): Numbered => ({
  number,
  outcome: 'later',
  why: storeWaitsFor,
});

/** Orders under way whose outcome is known by now. */
async function outcomesOf(
  edge: Edge,
  run: TakenBulk,
  begun: readonly WorkingOrder[],
): Promise<Numbered[]> {
  const known = await Promise.all(
    begun.map(async (order): Promise<Numbered[]> => {
      const { handedAt, number } = order;
      if (handedAt === null) return [];
      const reading = await readingOf(edge, run, { ...order, handedAt });
      const now = outcomeOf(run.kind, { ...order, handedAt, reading }, edge.now());
      return now.outcome === 'working' ? [] : [{ ...now, number }];
    }),
  );
  return known.flat();
}

/** Whether the order was read and decided about since: its delivery says so, not the order's row, which is read first. */
async function readingOf(
  edge: Edge,
  run: TakenBulk,
  order: WorkingOrder & { handedAt: number },
): Promise<PresentOrder['reading']> {
  const key = readingKeyOf(run, order);
  if (key === undefined) return undefined;
  const { storeId, platformOrderId: orderId } = order;
  const event = { kind: 'order-changed', orderId, sourceIdentifier: undefined } as const;
  const delivery = await edge.inbox(inboxOf(storeId, event)).open(key);
  return delivery?.status ?? 'waiting';
}
