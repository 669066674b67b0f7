/** An export of a large store, and a database whose copies say the same of every level. */
import { sql } from 'drizzle-orm';
import { openTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { lineOf } from '../reconcile/export-lines.ts';

export const storeId = 'st_shows';

export type SampleExport = {
  /** The file, whole. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Levels in it. */
  rows: number;
  database: TestDatabase;
};

const location = 'gid://shopify/Location/70000001';
const firstItem = 50_000_000;
/** What changed at the store, long ago. */
const updatedAt = '2026-11-20T08:15:30Z';
const unitsOf = (index: number): number => index % 97;

/** @param rows levels of one destination location, a listing each, whose copies all say the same */
export async function sampleExport(rows: number): Promise<SampleExport> {
  const database = await openTestDatabase();
  const { db } = database;
  const store = (
    id: string,
    role: string,
  ) => sql`(${id}, 'demo', 'shopify', ${id}, ${id}, 'USD', 'http://127.0.0.1:1',
    'starter', '', ${role}, 'working', '', '', 0, 0, 0)`;
  await db.run(sql`insert into accounts values ('demo', 'demo', 0)`);
  await db.run(sql`insert into stores (id, account_id, platform, shop, name, currency, base_url, plan, set_name,
    connected_as, state, sealed_token, sealed_webhook_secret, order_push_on, readings, created_at)
    values ${store('st_has', 'source')}, ${store(storeId, 'destination')}`);
  await db.run(sql`with recursive n (i) as (select 0 union all select i + 1 from n where i + 1 < ${rows})
    insert into stock_targets (target, account_id, connection_id, source_store_id, inventory_item_id, destination_store_id,
      destination_item_id, destination_location_id, state, sellable, expected, suspense, sequence)
    select 'cn_1/' || cast(i as integer), 'demo', 'cn_1', 'st_has', 'i-' || cast(i as integer), ${storeId},
      'gid://shopify/InventoryItem/' || cast(${firstItem} + i as integer), ${location}, 'aligned', i % 97, i % 97, 0, 1 from n`);
  const lines = Array.from({ length: rows }, (_, index) =>
    lineOf({
      inventoryItemId: `gid://shopify/InventoryItem/${firstItem + index}`,
      locationId: location,
      available: unitsOf(index),
      updatedAt,
    }),
  );
  const text = `{"id":"${location}"}\n${lines.join('\n')}\n`;
  return { bytes: new TextEncoder().encode(text), rows, database };
}
