/**
 * What of an account belongs to one of its stores: what it sold as a destination, and what it ships as a source. The
 * states are written out, since a partial index is used only where the words are its own (db/schema/pushes.ts).
 */
import { type SQL, sql } from 'drizzle-orm';

/** Pushes that are owed, under way or failed. */
export function openPushes(accountId: string, storeId: string | undefined): SQL {
  const ofStore = storeId
    ? sql`and (p.source_store_id = ${storeId}
        or exists (select 1 from orders o where o.id = p.order_id and o.store_id = ${storeId}))`
    : sql``;
  return sql`(select p.* from pushes p indexed by pushes_open
    where p.account_id = ${accountId} and p.state in ('ready', 'creating', 'failed') ${ofStore})`;
}

/** Shipments whose way back is owed, under way or failed. */
export function openShipments(accountId: string, storeId: string | undefined): SQL {
  const ofStore = storeId
    ? sql`and (h.source_store_id = ${storeId} or exists (select 1 from pushes p
        join orders o on o.id = p.order_id where p.id = h.push_id and o.store_id = ${storeId}))`
    : sql``;
  return sql`(select h.* from shipments h indexed by shipments_open
    where h.account_id = ${accountId} and h.state in ('ready', 'creating', 'failed') ${ofStore})`;
}

/** The steps of `order_events e` that figures count: the words of the index by kind (db/schema/order-events.ts). */
export const isCounted: SQL = sql`e.kind in ('push-created', 'push-found', 'push-failed', 'tracking-returned')`;

/** Narrows `order_events e`: a step's key begins with the key of the push or shipment it is about (db/records/). */
export function eventOfStore(storeId: string | undefined): SQL {
  if (!storeId) return sql``;
  const about = sql`substr(e.id, 1, instr(e.id, ':') - 1)`;
  return sql`and (
    exists (select 1 from orders o where o.id = e.order_id and o.store_id = ${storeId})
    or exists (select 1 from pushes p where p.id = ${about} and p.source_store_id = ${storeId})
    or exists (select 1 from shipments h where h.id = ${about} and h.source_store_id = ${storeId}))`;
}
