/** Reads what the stores of a connection list under the names of a file's lines, and what is linked there. */
import { sql } from 'drizzle-orm';
import type { FoundListings, PresentLink } from '../../src/catalog/judge-line.ts';
import type { NamedListing } from '../../src/catalog/link-file.ts';
import type { Database } from '../open.ts';

/** Variants named where a SKU is not the only one. */
const variantsNamed = 6;

/**
 * @param named in some order; a variant in the form of the platform's id
 * @returns what is found of each, in the same order
 */
export async function findNamedListings(
  db: Database,
  storeId: string,
  named: readonly NamedListing[],
): Promise<FoundListings[]> {
  const rows = await db.all<{ variantId: string | null; sku: string; bySku: string | null }>(sql`
    select v.variant_id as variantId, v.sku,
      case when j.value ->> 'variant' = '' and j.value ->> 'sku' <> '' then (
        select json_group_array(f.variant_id) from (select variant_id from listings s indexed by listings_by_sku
          where s.store_id = ${storeId}
          and s.sku = j.value ->> 'sku' and s.gone_at is null order by variant_id limit ${variantsNamed}) f) end as bySku
    from json_each(${JSON.stringify(named)}) j
    left join listings v on v.store_id = ${storeId} and v.variant_id = j.value ->> 'variant' and v.gone_at is null
    order by j.key`);
  return rows.map(({ variantId, sku, bySku }) => ({
    variant: variantId === null ? undefined : { variantId, sku },
    bySku: JSON.parse(bySku ?? '[]') as string[],
  }));
}

/** The links of these listings of a connection's destination, by their variants. */
export async function readPresentLinks(
  db: Database,
  connectionId: string,
  variantIds: readonly string[],
): Promise<Map<string, PresentLink>> {
  const rows = await db.all<{
    variantId: string;
    sourceVariantId: string;
    sourceSku: string;
    active: number;
    ending: number;
  }>(sql`
    select k.destination_variant_id as variantId, k.source_variant_id as sourceVariantId, coalesce(s.sku, '') as sourceSku,
      k.active, k.zeroing_since is not null as ending
    from json_each(${JSON.stringify(variantIds)}) v cross join connections c on c.id = ${connectionId}
    cross join links k on k.connection_id = c.id and k.destination_variant_id = v.value
    left join listings s on s.store_id = c.source_store_id and s.variant_id = k.source_variant_id`);
  return new Map(
    rows.map(({ variantId, active, ending, ...link }) => [
      variantId,
      { ...link, active: active === 1, isEnding: ending === 1 },
    ]),
  );
}

/** The stores of a connection, each with the id of some variant: what ids of its platform look like. */
export type FileConnection = {
  sourceStoreId: string;
  destinationStoreId: string;
  sourceName: string;
  destinationName: string;
  sourceExample: string | null;
  destinationExample: string | null;
};

/** @returns undefined where the account has no such connection */
export async function readFileConnection(
  db: Database,
  accountId: string,
  connectionId: string,
): Promise<FileConnection | undefined> {
  const example = (storeId: ReturnType<typeof sql>) =>
    sql`(select variant_id from listings where store_id = ${storeId} limit 1)`;
  const [row] = await db.all<FileConnection>(sql`
    select c.source_store_id as sourceStoreId, c.destination_store_id as destinationStoreId, s.name as sourceName,
      d.name as destinationName, ${example(sql`c.source_store_id`)} as sourceExample,
      ${example(sql`c.destination_store_id`)} as destinationExample
    from connections c join stores s on s.id = c.source_store_id join stores d on d.id = c.destination_store_id
    where c.id = ${connectionId} and c.account_id = ${accountId}`);
  return row;
}
