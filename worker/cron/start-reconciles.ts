/** Begins the runs that are due by themselves, and hands over those whose turn was lost (rule 1). */
import { forgetReconciles } from '../../db/records/drifts.ts';
import { listStoresDue, startDue } from '../../db/records/reconcile-due.ts';
import { listReconcilesDue } from '../../db/records/reconciles.ts';
import { nextChanged, nextEverything } from '../../src/reconcile/due.ts';
import { beginRun } from '../../src/reconcile/reconcile.ts';
import type { Edge } from '../edge.ts';

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
    if (begun) await edge.tell(begun.accountId, { of: 'reconciles' });
  }
  await forgetReconciles(db, now);
  const due = await listReconcilesDue(db, now);
  await edge.send.reconcile(due);
  return due.length;
}
