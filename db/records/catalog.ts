/** Writes locations and listings, and reads what each connection knows of an order's lines (OP5). */
import { and, eq, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { FactsOf, LineFacts } from '../../src/order-push/qualify-lines.ts';
import type {
  PlatformListing,
  PlatformLocation,
  PlatformOrderLine,
} from '../../src/platforms/platform.ts';
import { matchKey } from '../../src/shared/match-key.ts';
import type { Store } from '../../src/stores/store.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import {
  connections,
  links,
  listings,
  locationGroups,
  locations,
  stores,
} from '../schema/index.ts';
import { isClosed } from './closed-locations.ts';

/** Takes over a store's locations as just read; those it no longer names are kept as inactive. */
export async function replaceLocations(
  db: Database,
  storeId: string,
  read: PlatformLocation[],
  now: number,
): Promise<void> {
  await inOneBatch(db, replacingLocations(db, storeId, read, now));
}

/** The statements of replaceLocations, for a batch. */
export function replacingLocations(
  db: Database,
  storeId: string,
  read: PlatformLocation[],
  now: number,
): BatchItem<'sqlite'>[] {
  return [
    db
      .update(locations)
      .set({ active: false, closedAt: sql`coalesce(${locations.closedAt}, ${now})` })
      .where(
        and(
          eq(locations.storeId, storeId),
          sql`${locations.platformId} not in (select value ->> 'id' from json_each(${JSON.stringify(read)}))`,
        ),
      ),
    db
      .insert(locations)
      .select(
        sql`select ${storeId}, value ->> 'id', key, value ->> 'name', value ->> 'active', value ->> 'fulfillsOnline',
              case when value ->> 'active' then null else ${now} end
            from json_each(${JSON.stringify(read)}) where true`,
      )
      .onConflictDoUpdate({
        target: [locations.storeId, locations.platformId],
        set: {
          position: sql`excluded.position`,
          name: sql`excluded.name`,
          active: sql`excluded.active`,
          fulfillsOnline: sql`excluded.fulfills_online`,
          closedAt: sql`case when excluded.active then null else coalesce(${locations.closedAt}, excluded.closed_at) end`,
        },
      }),
  ];
}

/**
 * Adds or renews listings as just read, in one statement whatever their number; what is the same, and what a later
 * reading wrote, is not written.
 * @param reading its number (src/orders/reading-number.ts): rises with when it began
 * @returns variants that were new or otherwise
 */
export const recordListings = async (
  db: Database,
  storeId: string,
  read: readonly PlatformListing[],
  reading: number,
): Promise<string[]> =>
  (await recordingListings(db, storeId, read, reading)).map(({ variantId }) => variantId);

/** The statement of recordListings, for a batch. */
export const recordingListings = (
  db: Database,
  storeId: string,
  read: readonly PlatformListing[],
  reading: number,
) =>
  db
    .insert(listings)
    .select(
      sql`select ${storeId}, value ->> 'variantId', value ->> 'inventoryItemId', value ->> 'sku', value ->> 'title',
            value ->> 'tracked', value ->> 'updatedAt', value ->> 'barcode', value ->> 'productId', value ->> 'matchKey',
            null, ${reading}
          from json_each(${JSON.stringify(read.map((one) => ({ ...one, matchKey: matchKey(one.sku) })))}) where true`,
    )
    .onConflictDoUpdate({
      target: [listings.storeId, listings.variantId],
      set: {
        inventoryItemId: sql`excluded.inventory_item_id`,
        sku: sql`excluded.sku`,
        title: sql`excluded.title`,
        tracked: sql`excluded.tracked`,
        updatedAt: sql`excluded.updated_at`,
        barcode: sql`excluded.barcode`,
        productId: sql`excluded.product_id`,
        matchKey: sql`excluded.match_key`,
        goneAt: sql`null`,
        reading: sql`excluded.reading`,
      },
      setWhere: sql`${listings.reading} <= excluded.reading and (${listings.goneAt} is not null or (${listings.inventoryItemId}, ${listings.sku}, ${listings.title},
        ${listings.tracked}, ${listings.barcode}, ${listings.productId}, ${listings.matchKey}) is not (
        excluded.inventory_item_id, excluded.sku, excluded.title, excluded.tracked, excluded.barcode,
        excluded.product_id, excluded.match_key))`,
    })
    .returning({ variantId: listings.variantId });

type FactRow = {
  variantId: string;
  connectionId: string;
  sourceStoreId: string;
  sourceCurrency: string;
  sameSku: number;
  ownSame: number;
  linkActive: number | null;
  linkedAt: number | null;
  sourceVariantId: string | null;
  sourceInventoryItemId: string | null;
  sourceTracked: number | null;
  sourceGoneAt: number | null;
  waitsForApply: number;
};

/** What every connection of the destination knows of the order's lines, in two statements. */
export async function loadLineFacts(
  db: Database,
  store: Store,
  order: { lines: readonly Pick<PlatformOrderLine, 'id' | 'variantId' | 'sku'>[] },
): Promise<FactsOf> {
  const wanted = order.lines.map((line) => ({
    id: line.id,
    variant: line.variantId,
    sku: line.sku,
  }));
  const rows = await db.all<FactRow>(sql`
    select wanted.value ->> 'id' as variantId, c.id as connectionId, c.source_store_id as sourceStoreId,
      ss.currency as sourceCurrency,
      (select count(*) from ${listings} s where s.store_id = c.source_store_id and s.sku = wanted.value ->> 'sku'
        and s.sku <> '' and s.gone_at is null) as sameSku,
      (select count(*) from ${listings} o where o.store_id = ${store.id} and o.sku = wanted.value ->> 'sku'
        and o.sku <> '' and o.gone_at is null) as ownSame,
      k.active as linkActive, k.created_at as linkedAt, t.variant_id as sourceVariantId, t.inventory_item_id as sourceInventoryItemId,
      t.tracked as sourceTracked, t.gone_at as sourceGoneAt,
      k.aligned_at is null and c.setup is not null and c.setup ->> 'first-levels' is null
        and c.setup ->> 'put-away' is null as waitsForApply
    from json_each(${JSON.stringify(wanted)}) wanted
    join ${connections} c on c.destination_store_id = ${store.id} and c.account_id = ${store.accountId}
      and c.active = 1
    join ${stores} ss on ss.id = c.source_store_id
    left join ${links} k on k.connection_id = c.id and k.destination_variant_id = wanted.value ->> 'variant'
    left join ${listings} t on t.store_id = c.source_store_id and t.variant_id = k.source_variant_id
    order by c.created_at, c.id`);
  const mapped = await loadMappedLocations(db, store);
  const byLine = Map.groupBy(rows, (row) => row.variantId);
  return (line) =>
    (byLine.get(line.id) ?? []).map(
      (row): LineFacts => ({
        connectionId: row.connectionId,
        sourceStoreId: row.sourceStoreId,
        sourceCurrency: row.sourceCurrency,
        sourceListingsWithSku: row.sameSku,
        ownListingsWithSku: row.ownSame,
        link:
          row.sourceVariantId !== null && row.sourceInventoryItemId !== null
            ? {
                active: row.linkActive === 1,
                sourceVariantId: row.sourceVariantId,
                sourceInventoryItemId: row.sourceInventoryItemId,
                sourceTracked: row.sourceTracked === 1,
                sourceGone: row.sourceGoneAt !== null,
                waitsForApply: row.waitsForApply === 1,
                since: row.linkedAt ?? 0,
              }
            : undefined,
        mappedLocationIds: mapped.get(row.connectionId) ?? new Set(),
      }),
    );
}

/** Per connection of the destination: its open locations that some Location Group with an open source location serves. */
async function loadMappedLocations(
  db: Database,
  store: Store,
): Promise<Map<string, ReadonlySet<string>>> {
  const rows = await db
    .select({ connectionId: connections.id, locationId: locationGroups.destinationLocationId })
    .from(locationGroups)
    .innerJoin(connections, eq(connections.id, locationGroups.connectionId))
    .where(
      and(
        eq(connections.destinationStoreId, store.id),
        eq(connections.accountId, store.accountId),
        sql`exists (select 1 from location_group_sources g where g.connection_id = ${connections.id}
          and g.group_id = ${locationGroups.id}
          and not ${isClosed(sql`${connections.sourceStoreId}`, sql`g.source_location_id`)})`,
        sql`not ${isClosed(sql`${connections.destinationStoreId}`, sql`${locationGroups.destinationLocationId}`)}`,
      ),
    );
  const byConnection = Map.groupBy(rows, (row) => row.connectionId);
  return new Map(
    [...byConnection].map(([id, of]) => [id, new Set(of.map((row) => row.locationId))]),
  );
}
