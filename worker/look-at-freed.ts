/** Has the orders looked at again that a connection's listings, links and locations keep back: some of them may go now. */
import { listStaying, loadConnectionPair } from '../db/records/reconnected.ts';
import { bulkAtMost } from '../src/order-push/bulk/bulk.ts';
import type { LineHold, OrderStop } from '../src/order-push/decisions.ts';
import type { Edge } from './edge.ts';
import { lookAgain } from './look-again.ts';

/** What a new reading of a store's listings, locations and connections may mend. */
export const readAnew: { decisions: OrderStop[]; holds: LineHold[] } = {
  decisions: ['no-source-store', 'no-line-qualifies'],
  holds: [
    'sku-empty',
    'sku-not-on-source',
    'sku-duplicate-on-source',
    'not-linked',
    'stock-tracking-off',
    'first-levels-wait',
    'location-not-mapped',
  ],
};

/** @returns the run and how many orders it looks at; null where none waits */
export async function lookAtFreed(
  edge: Edge,
  accountId: string,
  connectionId: string,
  reasons = readAnew,
): Promise<{ id: string; total: number } | null> {
  const db = edge.database(accountId);
  const pair = await loadConnectionPair(db, accountId, connectionId);
  if (!pair) return null;
  const storeIds = [pair.destinationStoreId];
  const staying = await listStaying(db, { accountId, storeIds }, reasons, bulkAtMost);
  return lookAgain(edge, accountId, { askedBy: 'Crossdock', about: pair.sourceName }, staying);
}
