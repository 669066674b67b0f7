/** Keeps what some SKUs' listings are now: reads what is kept of them, writes what changed, and links what can be linked. */
import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import type { Activity } from '../../src/activity/activity.ts';
import type { PlatformListing } from '../../src/platforms/platform.ts';
import type { StorePair } from '../../src/stores/find-ring.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { listings } from '../schema/index.ts';
import { notingActivity } from './activity.ts';
import { recordingListings } from './catalog.ts';
import { linkOpenPairs } from './link-pairs.ts';
import { type ListingReach, listReached } from './match-reach.ts';
import { deriveMatches } from './matches.ts';
import { ofVariants, oweMatches } from './matches-due.ts';

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
      l.updated_at as updatedAt, l.barcode, l.product_id as productId
    from listings l where l.store_id = ${storeId} and l.gone_at is null and l.variant_id in (
      select variant_id from listings where store_id = ${storeId} and sku in ${wanted}
      union
      select k.source_variant_id from listings d
      join connections c on c.destination_store_id = d.store_id and c.source_store_id = ${storeId}
      join links k on k.connection_id = c.id and k.destination_variant_id = d.variant_id
      where d.store_id = ${destinationStoreId} and d.sku in ${wanted})`);
  return rows.map((row) => ({ ...row, tracked: row.tracked === 1 }));
}

/** Listings of one store that are otherwise than they are kept; `gone`: variants that it does not have any more. */
export type ChangedListings = {
  read: readonly PlatformListing[];
  gone: readonly string[];
  /** Its number (src/orders/reading-number.ts): what a later one wrote stays. */
  reading: number;
  /** What their links' history says of it. */
  history?: readonly Activity[];
};

/**
 * Keeps listings as just read, and marks those that are gone: their ledgers still have to see the stock end, and an older
 * reading may not bring them back. What ledgers must hear is owed with it, and matches are derived anew.
 * @returns connections with ledgers that are to be told
 */
export async function saveFreshListings(
  db: Database,
  accountId: string,
  storeId: string,
  changed: ChangedListings,
  now: number,
): Promise<string[]> {
  const variantIds = variantsOf(changed);
  const before = await readReach(db, storeId, variantIds);
  const owed = await keepListings(db, accountId, storeId, changed, now);
  const after = await readReach(db, storeId, variantIds);
  const reached = await listReached(db, accountId, storeId, {
    variantIds,
    matchKeys: [...before.matchKeys, ...after.matchKeys],
    barcodes: [...before.barcodes, ...after.barcodes],
    skus: [...before.skus, ...after.skus],
  });
  for (const [connectionId, variants] of reached) await deriveMatches(db, connectionId, variants);
  return owed;
}

const variantsOf = ({ read, gone }: ChangedListings): string[] => [
  ...read.map(({ variantId }) => variantId),
  ...gone,
];

/** As saveFreshListings, and leaves the deriving to whoever matches the whole store after it. */
export async function keepListings(
  db: Database,
  accountId: string,
  storeId: string,
  changed: ChangedListings,
  now: number,
): Promise<string[]> {
  const { read, gone, reading, history = [] } = changed;
  const isGone = and(
    eq(listings.storeId, storeId),
    sql`${listings.variantId} in (select value from json_each(${JSON.stringify(gone)}))`,
  );
  const linked = await listLinked(db, accountId, storeId, variantsOf(changed));
  await inOneBatch(db, [
    recordingListings(db, storeId, read, reading),
    ...(gone.length === 0
      ? []
      : [
          db
            .update(listings)
            .set({ goneAt: now, reading })
            .where(and(isGone, isNull(listings.goneAt), lte(listings.reading, reading))),
        ]),
    ...(history.length === 0 ? [] : [notingActivity(db, accountId, history, now)]),
    ...[...linked].flatMap(([id, variants]) =>
      oweMatches(db, accountId, id, ofVariants(variants), now),
    ),
  ]);
  return [...linked.keys()];
}

/** Destination variants whose links lead to or from these, by connection. */
async function listLinked(
  db: Database,
  accountId: string,
  storeId: string,
  variantIds: readonly string[],
): Promise<Map<string, string[]>> {
  const variants = sql`(select value from json_each(${JSON.stringify(variantIds)}))`;
  const rows = await db.all<{ id: string; variantId: string }>(sql`
    select c.id, k.destination_variant_id as variantId from connections c join links k on k.connection_id = c.id
      where c.account_id = ${accountId} and c.source_store_id = ${storeId} and k.source_variant_id in ${variants}
    union
    select c.id, k.destination_variant_id from connections c join links k on k.connection_id = c.id
      where c.account_id = ${accountId} and c.destination_store_id = ${storeId}
        and k.destination_variant_id in ${variants}
    order by 1, 2`);
  const byConnection = new Map<string, string[]>();
  for (const { id, variantId } of rows)
    byConnection.set(id, [...(byConnection.get(id) ?? []), variantId]);
  return byConnection;
}

/** Keys, barcodes and SKUs that these variants are kept with. */
async function readReach(
  db: Database,
  storeId: string,
  variantIds: readonly string[],
): Promise<Omit<ListingReach, 'variantIds'>> {
  const rows = await db.all<{ matchKey: string; barcode: string; sku: string }>(sql`
    select match_key as matchKey, barcode, sku from listings where store_id = ${storeId}
      and variant_id in (select value from json_each(${JSON.stringify(variantIds)}))`);
  return {
    matchKeys: rows.map(({ matchKey }) => matchKey),
    barcodes: rows.map(({ barcode }) => barcode),
    // A SKU of nothing but dashes has no key.
    skus: rows.flatMap(({ matchKey, sku }) => (matchKey === '' ? sku : [])),
  };
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
  const fresh = await linkOpenPairs(db, accountId, connection, { skus }, now);
  return fresh.length > 0;
}

/** Gone listings are kept this long, ms: no reading that began before is under way any more. */
const goneKeptMs = 7 * 24 * 60 * 60_000;

/**
 * Forgets listings that are gone for long, but for those that a link or a person's word leads to, and those whose ledger
 * still has to hear of it.
 */
export async function forgetGone(db: Database, storeId: string, now: number): Promise<void> {
  await db.delete(listings).where(
    and(
      eq(listings.storeId, storeId),
      lte(listings.goneAt, now - goneKeptMs),
      sql`not exists (select 1 from connections c join links k on k.connection_id = c.id
        where c.source_store_id = ${storeId} and k.source_variant_id = ${listings.variantId})`,
      sql`not exists (select 1 from connections c join links k on k.connection_id = c.id
        where c.destination_store_id = ${storeId} and k.destination_variant_id = ${listings.variantId})`,
      sql`not exists (select 1 from connections c join unlinked u on u.connection_id = c.id
        where c.destination_store_id = ${storeId} and u.destination_variant_id = ${listings.variantId})`,
      sql`not exists (select 1 from matches m join connections c on c.id = m.connection_id
        where m.tell_due_at is not null and c.source_store_id = ${storeId}
          and ${listings.variantId} in (m.source_variant_id, m.former_variant_id))`,
    ),
  );
}
