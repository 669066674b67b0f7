/** What a store that was connected anew sets going: its ledgers hear of it, and what waited for it goes again. */
import {
  listStaying,
  listUndecided,
  loadDestinationsOf,
  oweReconnected,
} from '../db/records/reconnected.ts';
import { bulkAtMost } from '../src/order-push/bulk/bulk.ts';
import { pushingPlans } from '../src/stores/plan.ts';
import type { Edge } from './edge.ts';
import { lookAgain } from './look-again.ts';
import { readAnew } from './look-at-freed.ts';
import { tellLedgersOfStore } from './tell-ledgers.ts';

export async function afterConnect(edge: Edge, accountId: string, storeId: string): Promise<void> {
  const db = edge.database(accountId);
  await tellLedgersOfStore(edge, accountId, storeId);
  await oweReconnected(db, { accountId, storeId }, pushingPlans, edge.now());
  const { name, destinationIds } = await loadDestinationsOf(db, accountId, storeId);
  // Plan or switch may be others now: what waits for a push is then taken without one, and the other way round (ST2).
  const undecided = await listUndecided(db, { accountId, storeId }, bulkAtMost);
  const storeIds = [storeId, ...destinationIds];
  const staying = await listStaying(db, { accountId, storeIds }, readAnew, bulkAtMost);
  const orders = new Map([...undecided, ...staying].map((order) => [order.orderId, order]));
  const atMost = [...orders.values()].slice(0, bulkAtMost);
  await lookAgain(edge, accountId, { askedBy: 'Crossdock', about: name }, atMost);
}
