/** Reads what a SKU's page needs beside the ledger's own view: names, and what each connection keeps back (ST6). */
import { sql } from 'drizzle-orm';
import type { EditPolicy, LedgerName } from '../../src/stock/setup.ts';
import type { Database } from '../open.ts';

/** What an allowance says for itself; null: what the connection says. */
export type KeptAllowance = {
  buffer: number | null;
  sharePercent: number | null;
  cap: number | null;
};

export type SkuLink = {
  connectionId: string;
  destinationStoreId: string;
  destinationName: string;
  /** Of the destination's listing. */
  variantId: string;
  inventoryItemId: string;
  destinationSku: string;
  /** Whether nobody paused it. It may take no part for another reason: see the states of its places. */
  active: boolean;
  /** When a person pressed Apply, ms; null: first levels wait. */
  alignedAt: number | null;
  edits: EditPolicy;
  own: KeptAllowance;
  ofConnection: { buffer: number; sharePercent: number; cap: number | null };
};

export type SkuFacts = {
  sku: string;
  title: string;
  storeName: string;
  /** Names of locations: the source's, and those of every destination it is linked to. */
  sourceLocations: { id: string; name: string }[];
  destinationLocations: { storeId: string; id: string; name: string }[];
  links: SkuLink[];
};

/** @returns undefined where the account has no such ledger */
export async function readSkuFacts(
  db: Database,
  accountId: string,
  { sourceStoreId, inventoryItemId }: LedgerName,
): Promise<SkuFacts | undefined> {
  const [row] = await db.all<{
    sku: string;
    title: string;
    storeName: string;
    sourceLocations: string;
    destinationLocations: string;
    links: string;
  }>(sql`
    select i.sku, i.title, s.name as storeName,
      (select json_group_array(json_object('id', n.platform_id, 'name', n.name))
        from locations n where n.store_id = i.source_store_id) as sourceLocations,
      (select json_group_array(json_object('storeId', n.store_id, 'id', n.platform_id, 'name', n.name))
        from connections c join locations n on n.store_id = c.destination_store_id
        where c.source_store_id = i.source_store_id) as destinationLocations,
      (select json_group_array(json_object('connectionId', c.id, 'destinationStoreId', c.destination_store_id,
          'destinationName', ds.name, 'variantId', d.variant_id, 'inventoryItemId', d.inventory_item_id,
          'destinationSku', d.sku, 'active', json(iif(k.active, 'true', 'false')), 'alignedAt', k.aligned_at,
          'edits', c.edits,
          'own', json_object('buffer', k.buffer, 'sharePercent', k.share_percent, 'cap', k.cap),
          'ofConnection', json_object('buffer', c.buffer, 'sharePercent', c.share_percent, 'cap', c.cap)))
        from connections c
        join listings l on l.store_id = c.source_store_id and l.inventory_item_id = i.inventory_item_id
        join links k on k.connection_id = c.id and k.source_variant_id = l.variant_id
        join stores ds on ds.id = c.destination_store_id
        join listings d on d.store_id = c.destination_store_id and d.variant_id = k.destination_variant_id
        where c.source_store_id = i.source_store_id) as links
    from stock_items i join stores s on s.id = i.source_store_id
    where i.source_store_id = ${sourceStoreId} and i.inventory_item_id = ${inventoryItemId}
      and i.account_id = ${accountId}`);
  return (
    row && {
      ...row,
      sourceLocations: JSON.parse(row.sourceLocations) as SkuFacts['sourceLocations'],
      destinationLocations: JSON.parse(
        row.destinationLocations,
      ) as SkuFacts['destinationLocations'],
      links: (JSON.parse(row.links) as SkuLink[]).sort(
        (a, b) =>
          a.destinationName.localeCompare(b.destinationName) ||
          a.connectionId.localeCompare(b.connectionId) ||
          a.variantId.localeCompare(b.variantId),
      ),
    }
  );
}
