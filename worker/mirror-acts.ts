/** What happens to both orders after a push: looks and acts, built from an Edge (RV1 to RV4). */
import { loadPush } from '../db/records/load-pushes.ts';
import { putLookOff, saveLook } from '../db/records/looks.ts';
import { actRow, loadAct, nextAct } from '../db/records/mirror-acts.ts';
import { loadOrderToLookAt } from '../db/records/order-to-look-at.ts';
import { oweLook, oweLooksOfSourceOrder, takeLooksDue } from '../db/records/owing-looks.ts';
import { loadShelves } from '../db/records/shelves.ts';
import { takeActsDue } from '../db/records/stranded.ts';
import type { MirrorAct } from '../src/mirror/acts/act.ts';
import { carryOut } from '../src/mirror/acts/carry-out.ts';
import { lookAtBoth } from '../src/mirror/acts/look-at-both.ts';
import { repairAddress } from '../src/order-push/copied/repair-address.ts';
import { ok } from '../src/shared/result.ts';
import type { Edge } from './edge.ts';
import type { OpenStore } from './handle-deps.ts';
import { unsettle } from './push-effects.ts';

const laterMs = (edge: Edge, at: number): number => Math.max(0, at - edge.now());

/** Looks at an order beside its source orders. @returns what became of it, in words for logs */
export function lookAtOrder(
  edge: Edge,
  open: OpenStore,
  { accountId, orderId, swept }: { accountId: string; orderId: string; swept: boolean },
): Promise<string> {
  const db = edge.database(accountId);
  return lookAtBoth(
    {
      loadOrder: (id) => loadOrderToLookAt(db, accountId, id),
      openPlatform: async (storeId) => (await open(accountId, storeId)).platform,
      saveLook: (looked, made) => saveLook(db, looked, made, edge.now()),
      putOff: (looked, dueAt, setbacks) => putLookOff(db, looked, dueAt, setbacks),
      unsettle: async (pushId, left) => {
        const push = await loadPush(db, accountId, pushId);
        if (push) await unsettle(edge, push, left);
      },
      enqueueActs: (ids) => edge.send.mirror(ids.map((actId) => ({ accountId, actId }))),
      lookAgain: (id, at) => edge.send.mirror([{ accountId, lookAt: id }], laterMs(edge, at)),
      now: edge.now,
      random: edge.random,
    },
    orderId,
    swept,
  );
}

/** A turn at an act. @returns what became of it, in words for logs */
export function carryOutAct(
  edge: Edge,
  open: OpenStore,
  { accountId, actId }: { accountId: string; actId: string },
): Promise<string> {
  const db = edge.database(accountId);
  return carryOut(
    {
      loadAct: (id) => loadAct(db, accountId, id),
      openPlatform: async (storeId) => (await open(accountId, storeId)).platform,
      row: actRow(db, edge.now),
      loadShelves: ({ pushId }) => loadShelves(db, accountId, pushId),
      readAddress: (act) => readAddress(edge, open, act),
      owesLook: async ({ orderId }) =>
        enqueueLooks(edge, await oweLook(db, accountId, orderId, edge.now())),
      runNext: async (act) => {
        const next = await nextAct(db, act, edge.now());
        if (next !== undefined) await edge.send.mirror([{ accountId, actId: next }]);
      },
      runAgain: (id, at) => edge.send.mirror([{ accountId, actId: id }], laterMs(edge, at)),
      now: edge.now,
      random: edge.random,
    },
    actId,
  );
}

/** In the forms that the source took when the order was pushed. */
async function readAddress(edge: Edge, open: OpenStore, act: MirrorAct) {
  const push = await loadPush(edge.database(act.accountId), act.accountId, act.pushId);
  if (!push) return ok(undefined);
  const { platform } = await open(act.accountId, push.destinationStoreId);
  const order = await platform.fetchOrder(push.platformOrderId);
  return order.ok ? ok(repairAddress(order.value, push.repairs).shippingAddress) : order;
}

/** Hands looks that are owed in their rows to the queue. */
export const enqueueLooks = (
  edge: Edge,
  owed: readonly { accountId: string; orderId: string }[],
): Promise<void> =>
  edge.send.mirror(owed.map(({ accountId, orderId }) => ({ accountId, lookAt: orderId })));

/** An order that a source store told of, or that reconciling found changed there. @returns whether it is one of ours */
export async function noteTouchedAtSource(
  edge: Edge,
  accountId: string,
  seen: { sourceStoreId: string; sourceOrderId: string },
): Promise<boolean> {
  const owed = await oweLooksOfSourceOrder(edge.database(accountId), accountId, seen, edge.now());
  await enqueueLooks(edge, owed);
  return owed.length > 0;
}

/** An order that its own store told of: a return does not show in its reading. */
export async function noteTouched(edge: Edge, accountId: string, orderId: string): Promise<void> {
  await enqueueLooks(edge, await oweLook(edge.database(accountId), accountId, orderId, edge.now()));
}

/** Hands over every look and act that is past its time, whatever became of the first message. @returns their accounts */
export async function resendMirrorActs(edge: Edge): Promise<string[]> {
  const db = edge.database(undefined);
  const looks = await takeLooksDue(db, edge.now());
  await edge.send.mirror(
    looks.map(({ accountId, orderId }) => ({ accountId, lookAt: orderId, swept: true })),
  );
  const acts = await takeActsDue(db, edge.now());
  await edge.send.mirror(acts.map(({ accountId, id }) => ({ accountId, actId: id })));
  return [...looks, ...acts].map(({ accountId }) => accountId);
}
