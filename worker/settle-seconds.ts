/** Settles every second source order that a store is known to have: one of a push stays, the others are cancelled. */
import { recordDeadLetter } from '../db/records/dead-letters.ts';
import { loadPush } from '../db/records/load-pushes.ts';
import { listOpenSeconds, pointAt, settleSecond } from '../db/records/second-orders.ts';
import type { Push } from '../src/order-push/push.ts';
import { routeWhenDue, routingRows } from '../src/order-push/routing-rows.ts';
import { type Left, settleSecond as settle } from '../src/order-push/settle-second.ts';
import type { Platform } from '../src/platforms/platform.ts';
import type { Store } from '../src/stores/store.ts';
import type { Edge } from './edge.ts';
import { settle as settleLedgers } from './push-effects.ts';
import { routingStart } from './routings.ts';

/** Its cancel is a job at the store: looked at again after this time, ms, and by every reconcile. */
const lookAgainMs = 20_000;

/** What the store does not answer now comes again; it never holds up anything else. @returns how many are cancelled by it */
export async function settleSecondsOf(
  edge: Edge,
  store: Store,
  platform: Platform,
): Promise<number> {
  const db = edge.database(store.accountId);
  const byPush = Map.groupBy(await listOpenSeconds(db, store.id), ({ pushId }) => pushId);
  const sum = { cancelled: 0, asked: 0 };
  for (const [pushId, seconds] of byPush) {
    const push = await loadPush(db, store.accountId, pushId);
    if (push?.state !== 'created') continue;
    const settled = await settle(settleDeps(edge, store), platform, push, seconds);
    if (!settled.ok) {
      edge.log(`reconcile: a second order waits, ${settled.failure.kind}`);
      continue;
    }
    sum.cancelled += settled.value.cancelled;
    sum.asked += settled.value.asked;
  }
  if (sum.asked > 0)
    await edge.send.reconcile([{ accountId: store.accountId, secondsOf: store.id }], lookAgainMs);
  return sum.asked;
}

function settleDeps(edge: Edge, store: Store): Parameters<typeof settle>[0] {
  const db = edge.database(store.accountId);
  const { accountId } = store;
  return {
    pointAt: async (push, survivor) => {
      const start = routingStart(edge, accountId);
      const routings = routingRows(await start.loadGroupUnits(push.id), undefined, edge.now());
      await pointAt(
        db,
        {
          id: push.id,
          orderId: push.orderId,
          accountId,
          sourceStoreId: store.id,
          sourceOrderId: push.sourceOrderId ?? '',
          name: push.sourceOrderName ?? '',
        },
        survivor,
        edge.now(),
        routings,
      );
      await routeWhenDue(start, push, routings);
      // Where the other one was cancelled by a person, its units were held again: this one took them.
      const pointed = await loadPush(db, accountId, push.id);
      if (pointed && !pointed.isRouting) await settleLedgers(edge, pointed);
    },
    settled: async (push, { sourceOrderId, name }, as) => {
      const isLeft = typeof as === 'object';
      if (isLeft) await tellPerson(edge, push, name, as);
      const second = { pushId: push.id, accountId, storeId: store.id, sourceOrderId, name };
      const state = isLeft ? 'left' : as;
      await settleSecond(db, { ...second, orderId: push.orderId }, state, edge.now());
    },
  };
}

/** Nobody but a person can mend it: it left twice, or the store does not let us cancel it. */
async function tellPerson(edge: Edge, push: Push, second: string, left: Left): Promise<void> {
  const both = `${push.sourceOrderName} and ${second}`;
  await recordDeadLetter(
    edge.database(push.accountId),
    {
      id: `second:${push.id}:${second}`,
      accountId: push.accountId,
      queue: 'order-push',
      subject: push.orderName,
      reason:
        left.left === 'shipped-too'
          ? `Two orders at the source carry its reference, and both are shipped: ${both}. Ask for one parcel back.`
          : `Two orders at the source carry its reference: ${both}. The store does not let us cancel ${second} (${left.why}). Cancel it there.`,
      message: JSON.stringify({ accountId: push.accountId, pushId: push.id }),
    },
    edge.now(),
  );
}
