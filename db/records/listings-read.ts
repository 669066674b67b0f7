/** A store's listings as an import reads them: what of them is new or otherwise, and what is kept that it may not have. */
import { type SQL, sql } from 'drizzle-orm';
import type { LinkedTo } from '../../src/catalog/listing-history.ts';
import type { PlatformListing } from '../../src/platforms/platform.ts';
import { matchKey } from '../../src/shared/match-key.ts';
import type { Database } from '../open.ts';

/**
 * @param reading its number (src/orders/reading-number.ts): what a later one wrote is left out
 * @returns those that are not kept as they are, and how many of them are not kept at all
 */
export async function listOtherwise(
  db: Database,
  storeId: string,
  read: readonly PlatformListing[],
  reading: number,
): Promise<{ changed: PlatformListing[]; added: number }> {
  const rows = await db.all<{ at: number; isNew: number }>(sql`
    select j.key as at, l.variant_id is null or l.gone_at is not null as isNew from json_each(${JSON.stringify(
      read.map((one) => ({ ...one, matchKey: matchKey(one.sku) })),
    )}) j
    left join listings l on l.store_id = ${storeId} and l.variant_id = j.value ->> 'variantId'
    where coalesce(l.reading, 0) <= ${reading} and (l.gone_at is not null or (l.inventory_item_id, l.sku, l.title, l.tracked, l.barcode, l.product_id, l.match_key) is not (
      j.value ->> 'inventoryItemId', j.value ->> 'sku', j.value ->> 'title', j.value ->> 'tracked',
      j.value ->> 'barcode', j.value ->> 'productId', j.value ->> 'matchKey'))`);
  return {
    changed: rows.flatMap(({ at }) => read[at] ?? []),
    added: rows.filter(({ isNew }) => isNew === 1).length,
  };
}

export async function countKept(db: Database, storeId: string): Promise<number> {
  const [row] = await db.all<{ kept: number }>(
    sql`select count(*) as kept from listings where store_id = ${storeId} and gone_at is null`,
  );
  return row?.kept ?? 0;
}

/** Variants that are kept, by their id. */
export async function listKeptVariants(
  db: Database,
  storeId: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await db.all<{ id: string }>(sql`
    select variant_id as id from listings where store_id = ${storeId} and variant_id > ${after} and gone_at is null
    order by variant_id limit ${limit}`);
  return rows.map(({ id }) => id);
}

type KeptRow = Omit<PlatformListing, 'tracked'> & { tracked: number };

const keptWhere = async (db: Database, where: SQL, gone: boolean): Promise<PlatformListing[]> => {
  const rows = await db.all<KeptRow>(sql`
    select variant_id as variantId, inventory_item_id as inventoryItemId, sku, title, tracked, updated_at as updatedAt,
      barcode, product_id as productId
    from listings where ${where} ${gone ? sql`` : sql`and gone_at is null`} order by variant_id`);
  return rows.map((row) => ({ ...row, tracked: row.tracked === 1 }));
};

/** @param gone also those that are marked as gone */
export const listKeptOfProduct = (db: Database, storeId: string, productId: string, gone = false) =>
  keptWhere(db, sql`store_id = ${storeId} and product_id = ${productId}`, gone);

/** As listKeptOfProduct. */
export const listKeptOfItem = (
  db: Database,
  storeId: string,
  inventoryItemId: string,
  gone = false,
) => keptWhere(db, sql`store_id = ${storeId} and inventory_item_id = ${inventoryItemId}`, gone);

/** Links that lead from these variants of a store, and its own listings among them that a connection derived, linked or not. */
export async function listLinksOf(
  db: Database,
  accountId: string,
  storeId: string,
  variantIds: readonly string[],
): Promise<LinkedTo[]> {
  const variants = sql`json_each(${JSON.stringify(variantIds)}) w`;
  const rows = await db.all<Omit<LinkedTo, 'linked'> & { linked: number }>(sql`
    select c.id as connectionId, k.destination_variant_id as destinationVariantId, w.value as variantId, d.sku,
        1 as linked
      from ${variants} cross join connections c on c.source_store_id = ${storeId} and c.account_id = ${accountId}
      cross join links k on k.connection_id = c.id and k.source_variant_id = w.value
      join listings d on d.store_id = c.destination_store_id and d.variant_id = k.destination_variant_id
    union all
    select c.id, w.value, w.value, d.sku, k.source_variant_id is not null
      from ${variants} cross join connections c on c.destination_store_id = ${storeId} and c.account_id = ${accountId}
      cross join matches m on m.connection_id = c.id and m.destination_variant_id = w.value
      join listings d on d.store_id = c.destination_store_id and d.variant_id = w.value
      left join links k on k.connection_id = c.id and k.destination_variant_id = w.value`);
  return rows.map((row) => ({ ...row, linked: row.linked === 1 }));
}

/** Of these variants of a store those that are kept, as they are kept. */
export const listKeptOf = (db: Database, storeId: string, variantIds: readonly string[]) =>
  keptWhere(
    db,
    sql`store_id = ${storeId} and variant_id in (select value from json_each(${JSON.stringify(variantIds)}))`,
    false,
  );
