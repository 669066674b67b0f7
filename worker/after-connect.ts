/** What a store that was connected anew sets going: its ledgers hear of it, and what waited for it goes again. */
import { listUndecided, oweRefused } from '../db/records/reconnected.ts';
import type { Edge } from './edge.ts';
import { inboxOf } from './inbox-of.ts';
import { tellLedgersOfStore } from './tell-ledgers.ts';

export async function afterConnect(edge: Edge, accountId: string, storeId: string): Promise<void> {
  const db = edge.database(accountId);
  await tellLedgersOfStore(edge, accountId, storeId);
  await oweRefused(db, accountId, storeId, edge.now());
  // Plan or switch may be others now: what waits for a push is then taken without one, and the other way round (ST2).
  for (const { platformId: orderId } of await listUndecided(db, accountId, storeId)) {
    const key = `crossdock/connected:${orderId}:${edge.now()}`;
    const event = { kind: 'order-changed', orderId, sourceIdentifier: undefined } as const;
    await edge.inbox(inboxOf(storeId, event)).keep(storeId, {
      key,
      topic: 'crossdock/connected',
      event,
      triggeredAt: undefined,
    });
  }
}
