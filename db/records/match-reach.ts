/** Which matches a store's listings bear on, over all its connections: those to be derived anew when these change. */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';

/** What changed at a store: variants, and keys and barcodes that they have or had. */
export type ListingReach = {
  variantIds: readonly string[];
  matchKeys: readonly string[];
  barcodes: readonly string[];
  /** SKUs that have no key. */
  skus: readonly string[];
};

/** @returns per connection its destination's variants; the same SKU in another writing counts, for suggestions go by it */
export async function listReached(
  db: Database,
  accountId: string,
  storeId: string,
  { variantIds, matchKeys, barcodes, skus }: ListingReach,
): Promise<Map<string, string[]>> {
  const of = (values: readonly string[]) =>
    sql`(select value from json_each(${JSON.stringify([...new Set(values)].filter(Boolean))}))`;
  const rows = await db.all<{ connectionId: string; variantId: string }>(sql`
    select c.id as connectionId, v.value as variantId from connections c join json_each(${JSON.stringify(variantIds)}) v
      where c.account_id = ${accountId} and c.destination_store_id = ${storeId}
    union
    select c.id, d.variant_id from connections c join listings d on d.store_id = c.destination_store_id
      where c.account_id = ${accountId} and (c.destination_store_id = ${storeId} or c.source_store_id = ${storeId})
        and d.match_key in ${of(matchKeys)}
    union
    select c.id, d.variant_id from connections c join listings d on d.store_id = c.destination_store_id
      where c.account_id = ${accountId} and (c.destination_store_id = ${storeId} or c.source_store_id = ${storeId})
        and d.sku in ${of(skus)}
    union
    select c.id, d.variant_id from connections c join listings d on d.store_id = c.destination_store_id
      where c.account_id = ${accountId} and c.source_store_id = ${storeId} and d.barcode <> ''
        and d.barcode in ${of(barcodes)}
    union
    select c.id, k.destination_variant_id from connections c join links k on k.connection_id = c.id
      where c.account_id = ${accountId} and c.source_store_id = ${storeId} and k.source_variant_id in ${of(variantIds)}`);
  const reached = new Map<string, string[]>();
  for (const { connectionId, variantId } of rows)
    reached.set(connectionId, [...(reached.get(connectionId) ?? []), variantId]);
  return reached;
}
