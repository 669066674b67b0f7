/** Has listings read anew for orders that are looked at again: what a person mended at a store is known then. */
import {
  type ConnectionPair,
  linkFresh,
  listConnectionsOf,
  listKeptListings,
  saveFreshListings,
} from '../db/records/fresh-listings.ts';
import { listHeldSkus } from '../db/records/held-skus.ts';
import {
  type FreshenDeps,
  freshened,
  freshenListings,
  skusAtMost,
} from '../src/stores/freshen-listings.ts';
import type { Road } from './deps.ts';
import type { Edge } from './edge.ts';
import { reasonOf } from './reason-of.ts';

export function freshenDeps(
  edge: Edge,
  road: Pick<Road, 'open' | 'tellMatches'>,
  accountId: string,
): FreshenDeps<ConnectionPair> {
  const db = edge.database(accountId);
  return {
    listConnections: (storeId) => listConnectionsOf(db, accountId, storeId),
    listKept: (...asked) => listKeptListings(db, ...asked),
    openPlatform: async (storeId) => (await road.open(accountId, storeId)).platform,
    now: edge.now,
    save: (storeId, changed) => saveFreshListings(db, accountId, storeId, changed, edge.now()),
    link: (connection, skus) => linkFresh(db, accountId, connection, skus, edge.now()),
    tellLedgers: (connectionId) => road.tellMatches(accountId, connectionId),
  };
}

/**
 * For all of the orders at once, so that they share its calls. It stops nothing: where something fails, the orders are
 * looked at again with what is known.
 * @param orderIds of which those with no line that listings keep back cost no call
 */
export async function freshenFor(
  edge: Edge,
  road: Pick<Road, 'open' | 'tellMatches'>,
  accountId: string,
  orderIds: readonly string[],
): Promise<void> {
  const db = edge.database(accountId);
  const deps = freshenDeps(edge, road, accountId);
  try {
    const held = await listHeldSkus(db, accountId, orderIds, freshened, skusAtMost);
    for (const [storeId, rows] of Map.groupBy(held, (row) => row.storeId))
      await freshenListings(
        deps,
        storeId,
        rows.map(({ sku }) => sku),
      );
  } catch (error) {
    edge.log(`check again: ${reasonOf(error)}`);
  }
}
