/** Hands orders of a bulk run over to whoever does them: queues for what is retried, inboxes for what is read anew. */
import { listRetryable, type TakenOrder } from '../db/records/bulk-orders.ts';
import type { TakenBulk } from '../db/records/bulk-runs.ts';
import { retryPush } from '../db/records/retry-push.ts';
import { retryShipment } from '../db/records/retry-shipment.ts';
import { loadStore } from '../db/records/stores.ts';
import type { KnownOutcome } from '../src/order-push/bulk/bulk-outcome.ts';
import { mayPassByItself, type PlatformFailure } from '../src/platforms/platform-failure.ts';
import { fail, ok, type Result } from '../src/shared/result.ts';
import { askForPush } from './ask-for-push.ts';
import type { Road } from './deps.ts';
import type { Edge } from './edge.ts';
import { freshenFor } from './freshen-listings.ts';
import { probeStores } from './probe-stores.ts';
import { reasonOf } from './reason-of.ts';
import { takeAgain } from './take-again.ts';

/** @returns the delivery by which an order of this run is read anew; undefined where it is not */
export function readingKeyOf(
  run: Pick<TakenBulk, 'id' | 'kind' | 'startedAt'>,
  order: Pick<TakenOrder, 'platformOrderId'>,
): string | undefined {
  if (run.kind === 'retry') return undefined;
  // What a person pushes by hand is read by the delivery that keeps that person's word (ask-for-push.ts).
  const by = run.kind === 'push' ? run.startedAt : run.id;
  return `crossdock/asked:${order.platformOrderId}:${by}`;
}

export type HandedOver = {
  /** Numbers of those that are in other hands now. */
  done: number[];
  failed: (KnownOutcome & { number: number })[];
};

/**
 * One order that cannot be handed over holds up no other: it is tried once more in the next turn, and then has failed.
 * @param orders `lost`: taken in an earlier turn, and nobody knows how far that came
 */
export async function handOver(
  edge: Edge,
  road: Pick<Road, 'takeOrder' | 'open' | 'tellMatches'>,
  run: TakenBulk,
  orders: { lost: readonly TakenOrder[]; fresh: readonly TakenOrder[] },
): Promise<HandedOver> {
  const all = [...orders.lost, ...orders.fresh];
  const handed: HandedOver = { done: [], failed: [] };
  if (all.length === 0) return handed;
  const one = await handerOf(edge, road, run, all);
  const results = await Promise.all(
    all.map(async (order): Promise<Result<unknown, PlatformFailure>> => {
      try {
        return await one(order);
      } catch (error) {
        edge.log(`bulk: ${reasonOf(error)}`);
        return fail({ kind: 'unknown', message: 'could not be handed over' });
      }
    }),
  );
  for (const [at, result] of results.entries()) {
    const order = all[at];
    if (!order) continue;
    if (result.ok) handed.done.push(order.number);
    else if (isOver(result.failure, orders.lost.includes(order)))
      handed.failed.push({ number: order.number, outcome: 'failed', why: result.failure.kind });
  }
  return handed;
}

/** A store that asks to wait is asked again; everything else that may pass, once more. */
const isOver = ({ kind }: PlatformFailure, wasTried: boolean): boolean =>
  kind !== 'throttled' && (wasTried || !mayPassByItself[kind]);

type Hander = (order: TakenOrder) => Promise<Result<unknown, PlatformFailure>>;

async function handerOf(
  edge: Edge,
  road: Pick<Road, 'takeOrder' | 'open' | 'tellMatches'>,
  run: TakenBulk,
  orders: readonly TakenOrder[],
): Promise<Hander> {
  switch (run.kind) {
    case 'retry':
      return retrier(edge, road, run, orders);
    case 'recheck':
      await freshenFor(
        edge,
        road,
        run.accountId,
        orders.map(({ orderId }) => orderId),
      );
      return async (order) => {
        await takeAgain(edge, order, readingKeyOf(run, order) ?? '');
        return ok('asked');
      };
    case 'push':
      return (order) => pushByHand(edge, road, run, order);
  }
}

/**
 * Every failed or waiting push and shipment of an order is owed at once, as by its own Retry. A store that lets us in no
 * more is asked once for the run, and before any of them: they go together where it does again.
 */
async function retrier(
  edge: Edge,
  road: Pick<Road, 'open'>,
  run: TakenBulk,
  orders: readonly TakenOrder[],
): Promise<Hander> {
  const { accountId, askedBy, startedAt } = run;
  const db = edge.database(accountId);
  const ids = orders.map(({ orderId }) => orderId);
  const retryable = await listRetryable(db, accountId, ids);
  const open = Map.groupBy(retryable, ({ orderId }) => orderId);
  const effectIds = retryable.map(({ id }) => id);
  // Its answer is noted at its gate and in its row; a lost one says nothing.
  for (const storeId of await probeStores(edge, accountId, effectIds, startedAt))
    await (await road.open(accountId, storeId)).platform.fetchShop();
  return async ({ orderId }) => {
    for (const { id, of } of open.get(orderId) ?? [])
      if (of === 'push') {
        if (await retryPush(db, accountId, id, askedBy, edge.now()))
          await edge.send.orderPush([{ accountId, pushId: id }]);
      } else if (await retryShipment(db, accountId, id, askedBy, edge.now()))
        await edge.send.mirror([{ accountId, shipmentId: id }]);
    return ok('retried');
  };
}

async function pushByHand(
  edge: Edge,
  road: Pick<Road, 'takeOrder'>,
  run: TakenBulk,
  { storeId, platformOrderId }: TakenOrder,
): Promise<Result<unknown, PlatformFailure>> {
  const { accountId, askedBy, over, startedAt } = run;
  const store = await loadStore(edge.database(accountId), accountId, storeId);
  if (!store) return fail({ kind: 'not-found', message: 'Its store is not connected any more.' });
  return askForPush(edge, road, store, platformOrderId, { by: askedBy, at: startedAt, over });
}
