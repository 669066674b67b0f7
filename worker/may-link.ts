/** Whether listings may be linked by what is known of both stores: nothing is guessed by what is stale. */
import type { ConnectionPair } from '../db/records/fresh-listings.ts';
import { listReadLately, startReconcile } from '../db/records/reconciles.ts';
import { beginRun } from '../src/reconcile/reconcile.ts';
import { freshenListings } from '../src/stores/freshen-listings.ts';
import type { Edge } from './edge.ts';
import { freshenDeps } from './freshen-listings.ts';
import type { OpenStore } from './handle-deps.ts';
import { tellMatches } from './matches.ts';

/** A catalogue that was read whole so lately is as good as asked, ms: where few are linked, and where it would be many. */
const latelyMs = { few: 60_000, many: 15 * 60_000 };

/** So many SKUs are asked for one by one; for more their stores are read whole. */
const askedMost = 250;

/**
 * Asks the stores for what is about to be linked, where one of them was not read lately: a SKU may have been given to
 * another listing, or to a second one, and nobody told us.
 * @param skus of the pair's open pairs
 * @returns false where a store is read whole first, whose own matching links them then
 */
export async function mayLink(
  edge: Edge,
  open: OpenStore,
  accountId: string,
  pair: ConnectionPair,
  skus: readonly string[],
): Promise<boolean> {
  const db = edge.database(accountId);
  const storeIds = [pair.sourceStoreId, pair.destinationStoreId];
  const isFew = skus.length <= askedMost;
  const since = edge.now() - latelyMs[isFew ? 'few' : 'many'];
  const lately = await listReadLately(db, accountId, storeIds, since);
  const stale = storeIds.filter((id) => !lately.includes(id));
  if (stale.length === 0) return true;
  if (isFew) {
    const road = {
      open,
      tellMatches: (account: string, id: string) => tellMatches(edge, open, account, id),
    };
    await freshenListings(freshenDeps(edge, road, accountId), pair.destinationStoreId, skus);
    return true;
  }
  for (const storeId of stale) {
    const run = beginRun(
      { accountId, storeId, kind: 'catalogue', askedBy: 'Crossdock' },
      edge.now(),
    );
    const { id } = await startReconcile(db, run);
    await edge.send.reconcile([{ accountId, id }]);
  }
  return false;
}
