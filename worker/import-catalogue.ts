/** Imports a store's catalogue while somebody waits: as far as a turn comes; the rest goes on by itself. */
import { countLinked } from '../db/records/joins.ts';
import { countKept } from '../db/records/listings-read.ts';
import { loadRunState, startReconcile } from '../db/records/reconciles.ts';
import { listConnectionIds } from '../db/records/tell-due.ts';
import { beginRun } from '../src/reconcile/reconcile.ts';
import type { Connected } from '../src/stores/connect-store.ts';
import type { Edge } from './edge.ts';
import { runReconcile } from './reconcile.ts';

/** @returns the run, whether it goes on, and what is kept and linked by now */
export async function importCatalogue(
  edge: Edge,
  accountId: string,
  storeId: string,
): Promise<Pick<Connected, 'importRunId' | 'importing' | 'listings' | 'linked'>> {
  const db = edge.database(accountId);
  const run = beginRun({ accountId, storeId, kind: 'catalogue', askedBy: 'Crossdock' }, edge.now());
  const { id } = await startReconcile(db, run);
  await runReconcile(edge, { accountId, id }, true);
  return {
    importRunId: id,
    importing: (await loadRunState(db, accountId, id)) === 'running',
    listings: await countKept(db, storeId),
    linked: await countLinked(db, await listConnectionIds(db, accountId, storeId)),
  };
}
