/** Begins the runs that are due by themselves, and hands over those whose turn was lost (rule 1). */
import { forgetReconciles } from '../../db/records/drifts.ts';
import { listStoresDue, startDue } from '../../db/records/reconcile-due.ts';
import { listReconcilesDue, startReconcile } from '../../db/records/reconciles.ts';
import { listNotRouted, listWaitingOrders } from '../../db/records/waiting-orders.ts';
import { nextChanged, nextEverything } from '../../src/reconcile/due.ts';
import { beginRun } from '../../src/reconcile/reconcile.ts';
import type { Edge } from '../edge.ts';
import { takeAgain } from '../take-again.ts';

/** Stores begun a minute: the rest come a minute later. */
const storesMax = 50;

/** @returns how many turns were handed over */
export async function startReconciles(edge: Edge): Promise<number> {
  const db = edge.database(undefined);
  const now = edge.now();
  const pace = edge.config.reconcile;
  for (const store of await listStoresDue(db, now, storesMax)) {
    const { accountId, storeId } = store;
    const isNight = store.allDueAt <= now;
    const kind = isNight ? 'everything' : 'changed';
    const begun = await startDue(
      db,
      store,
      beginRun({ accountId, storeId, kind, askedBy: 'Crossdock' }, now),
      {
        dueAt: nextChanged(pace, now),
        allDueAt: isNight ? nextEverything(pace, storeId, now) : store.allDueAt,
      },
    );
    if (begun && isNight)
      await startReconcile(
        db,
        beginRun({ accountId, storeId, kind: 'catalogue', askedBy: 'Crossdock' }, now),
      );
    if (begun) await edge.tell(begun.accountId, { of: 'reconciles' });
    await lookAgain(edge, store, now);
  }
  await forgetReconciles(db, now);
  const due = await listReconcilesDue(db, now);
  await edge.send.reconcile(due);
  return due.length;
}

/** Orders that wait for what no webhook may tell of are read again, at the pace of reconciling. */
async function lookAgain(
  edge: Edge,
  store: { accountId: string; storeId: string },
  now: number,
): Promise<void> {
  const db = edge.database(store.accountId);
  const waiting = [
    ...(await listWaitingOrders(db, store, ['risk-pending', 'on-hold'], now)),
    ...(await listNotRouted(db, store, now)),
  ];
  for (const { platformOrderId } of waiting)
    await takeAgain(
      edge,
      { storeId: store.storeId, platformOrderId },
      `crossdock/waits:${platformOrderId}:${now}`,
    );
}
