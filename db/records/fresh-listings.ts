/** Keeps what some SKUs' listings are now: reads what is kept of them, writes what changed, and links what can be linked. */
import { and, eq, sql } from 'drizzle-orm';
import type { PlatformListing } from '../../src/platforms/platform.ts';
import type { StorePair } from '../../src/stores/find-ring.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { listings } from '../schema/index.ts';
import { oweTellingOf } from './allowances.ts';
import { recordingListings } from './catalog.ts';
import { countingLinks, linkingPairs, pairsBySku } from './joins.ts';

export type ConnectionPair = StorePair & { id: string };

/** The connections that a destination's new orders may use, oldest first. */
export const listConnectionsOf = (
  db: Database,
  accountId: string,
  destinationStoreId: string,
): Promise<ConnectionPair[]> =>
  db.all<ConnectionPair>(sql`
    select c.id, c.source_store_id as sourceStoreId, c.destination_store_id as destinationStoreId
    from connections c where c.destination_store_id = ${destinationStoreId} and c.account_id = ${accountId}
      and c.active = 1 order by c.created_at, c.id`);

/**
 * What is kept of a store's listings with these SKUs, and of those that a destination's listings with these SKUs are
 * linked to, whatever SKU they have.
 */
export async function listKeptListings(
  db: Database,
  storeId: string,
  destinationStoreId: string,
  skus: readonly string[],
): Promise<PlatformListing[]> {
  const wanted = sql`(select value from json_each(${JSON.stringify(skus)}))`;
  const rows = await db.all<Omit<PlatformListing, 'tracked'> & { tracked: number }>(sql`
    select l.variant_id as variantId, l.inventory_item_id as inventoryItemId, l.sku, l.title, l.tracked,
      l.updated_at as updatedAt
    from listings l where l.store_id = ${storeId} and l.variant_id in (
      select variant_id from listings where store_id = ${storeId} and sku in ${wanted}
      union
      select k.source_variant_id from listings d
      join connections c on c.destination_store_id = d.store_id and c.source_store_id = ${storeId}
      join links k on k.connection_id = c.id and k.destination_variant_id = d.variant_id
      where d.store_id = ${destinationStoreId} and d.sku in ${wanted})`);
  return rows.map((row) => ({ ...row, tracked: row.tracked === 1 }));
}

/**
 * Keeps listings as just read, and forgets those that are gone. One that links lead to stays without its SKU, since its
 * ledger still has to see the stock end: it counts as a duplicate of nothing. What ledgers must hear is owed with it.
 * @param changed of one store of the account; `gone`: variants
 * @returns connections whose ledgers are to be told
 */
export async function saveFreshListings(
  db: Database,
  accountId: string,
  storeId: string,
  changed: { read: readonly PlatformListing[]; gone: readonly string[] },
  now: number,
): Promise<string[]> {
  const { read, gone } = changed;
  const ids = (of: readonly string[]) => sql`(select value from json_each(${JSON.stringify(of)}))`;
  const variants = ids([...read.map(({ variantId }) => variantId), ...gone]);
  const linked = await db.all<{ id: string }>(sql`
    select c.id from connections c where c.account_id = ${accountId} and (
      (c.source_store_id = ${storeId} and exists (select 1 from links k
        where k.connection_id = c.id and k.source_variant_id in ${variants}))
      or (c.destination_store_id = ${storeId} and exists (select 1 from links k
        where k.connection_id = c.id and k.destination_variant_id in ${variants}))) order by c.id`);
  const isGone = and(eq(listings.storeId, storeId), sql`${listings.variantId} in ${ids(gone)}`);
  const isLinked = sql`exists (select 1 from connections c join links k on k.connection_id = c.id
    where (c.source_store_id = ${storeId} and k.source_variant_id = ${listings.variantId})
      or (c.destination_store_id = ${storeId} and k.destination_variant_id = ${listings.variantId}))`;
  await inOneBatch(db, [
    recordingListings(db, storeId, read),
    db.delete(listings).where(and(isGone, sql`not ${isLinked}`)),
    db.update(listings).set({ sku: '' }).where(isGone),
    ...linked.flatMap(({ id }) => oweTellingOf(db, accountId, id, now)),
  ]);
  return linked.map(({ id }) => id);
}

/**
 * Links listings of these SKUs as connecting does (db/records/joins.ts), with their telling owed. Safe to repeat.
 * @returns whether there was something to link
 */
export async function linkFresh(
  db: Database,
  accountId: string,
  connection: ConnectionPair,
  skus: readonly string[],
  now: number,
): Promise<boolean> {
  const pairs = pairsBySku(connection, skus);
  const open = await db.all(sql`
    select 1 from (${pairs}) p where not exists (select 1 from links k
      where k.connection_id = ${connection.id} and k.destination_variant_id = p.destination) limit 1`);
  if (open.length === 0) return false;
  await inOneBatch(db, [
    linkingPairs(db, connection, pairs, now),
    countingLinks(db, connection.id),
    ...oweTellingOf(db, accountId, connection.id, now),
  ]);
  return true;
}
