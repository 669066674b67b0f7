/** A store's listings as an import reads them: what of them is new or otherwise, and what is kept that it may not have. */
import { type SQL, sql } from 'drizzle-orm';
import type { LinkedTo } from '../../src/catalog/listing-history.ts';
import type { PlatformListing } from '../../src/platforms/platform.ts';
import { matchKey } from '../../src/shared/match-key.ts';
import type { Database } from '../open.ts';

/** @returns those that are not kept as they are, and how many of them are not kept at all */
export async function listOtherwise(
  db: Database,
  storeId: string,
  read: readonly PlatformListing[],
): Promise<{ changed: PlatformListing[]; added: number }> {
  const rows = await db.all<{ at: number; isNew: number }>(sql`
    select j.key as at, l.variant_id is null as isNew from json_each(${JSON.stringify(
      read.map((one) => ({ ...one, matchKey: matchKey(one.sku) })),
    )}) j
    left join listings l on l.store_id = ${storeId} and l.variant_id = j.value ->> 'variantId' and l.gone_at is null
    where (l.inventory_item_id, l.sku, l.title, l.tracked, l.barcode, l.product_id, l.match_key) is not (
      j.value ->> 'inventoryItemId', j.value ->> 'sku', j.value ->> 'title', j.value ->> 'tracked',
      j.value ->> 'barcode', j.value ->> 'productId', j.value ->> 'matchKey')`);
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

const keptWhere = async (db: Database, where: SQL): Promise<PlatformListing[]> => {
  const rows = await db.all<KeptRow>(sql`
    select variant_id as variantId, inventory_item_id as inventoryItemId, sku, title, tracked, updated_at as updatedAt,
      barcode, product_id as productId
    from listings where ${where} and gone_at is null order by variant_id`);
  return rows.map((row) => ({ ...row, tracked: row.tracked === 1 }));
};

export const listKeptOfProduct = (db: Database, storeId: string, productId: string) =>
  keptWhere(db, sql`store_id = ${storeId} and product_id = ${productId}`);

export const listKeptOfItem = (db: Database, storeId: string, inventoryItemId: string) =>
  keptWhere(db, sql`store_id = ${storeId} and inventory_item_id = ${inventoryItemId}`);

/** Links that lead to or from these variants of a store, over all its connections. */
export const listLinksOf = (
  db: Database,
  accountId: string,
  storeId: string,
  variantIds: readonly string[],
): Promise<LinkedTo[]> => {
  const variants = sql`(select value from json_each(${JSON.stringify(variantIds)}))`;
  return db.all<LinkedTo>(sql`
    select c.id as connectionId, k.destination_variant_id as destinationVariantId, k.source_variant_id as variantId, d.sku
      from connections c join links k on k.connection_id = c.id
      join listings d on d.store_id = c.destination_store_id and d.variant_id = k.destination_variant_id
      where c.account_id = ${accountId} and c.source_store_id = ${storeId} and k.source_variant_id in ${variants}
    union all
    select c.id, k.destination_variant_id, k.destination_variant_id, d.sku
      from connections c join links k on k.connection_id = c.id
      join listings d on d.store_id = c.destination_store_id and d.variant_id = k.destination_variant_id
      where c.account_id = ${accountId} and c.destination_store_id = ${storeId}
        and k.destination_variant_id in ${variants}`);
};
