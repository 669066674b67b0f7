/** Makes the catalogue of an open world's stores larger in its database: listings, links, matches and the pages' copies. */
import { sql } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';

/** Rows a statement: what D1 does within its limits of one. */
const atOnce = 10_000;

/** What every added SKU has at its source's first location, and shows at every destination. */
export const units = 5;

/**
 * Adds SKUs number `from` up to `to` to the source and every destination of it, linked and aligned.
 * @param source the store's id
 */
export async function growCatalogue(
  db: Database,
  source: string,
  { from, to }: { from: number; to: number },
): Promise<void> {
  for (let first = from; first < to; first += atOnce)
    for (const statement of statementsOf(source, first, Math.min(first + atOnce, to)))
      await db.run(statement);
  await db.run(
    sql`update connections set link_count = (select count(*) from links k where k.connection_id = connections.id)`,
  );
  await db.run(sql`insert or replace into match_counts (connection_id, state, count)
    select connection_id, state, count(*) from matches group by connection_id, state`);
  // What the planner knows of the tables is as on any day.
  await db.run(sql`analyze`);
}

function statementsOf(source: string, first: number, end: number) {
  const numbers = sql`with recursive n (i) as (select ${first} union all select i + 1 from n where i + 1 < ${end})`;
  const variant = (store: string) =>
    sql`'gid://shopify/ProductVariant/9' || printf('%07d', n.i) || ${sql.raw(store)}.rowid`;
  const item = (store: string) =>
    sql`'gid://shopify/InventoryItem/9' || printf('%07d', n.i) || ${sql.raw(store)}.rowid`;
  const sku = sql`printf('SKU-%07d', n.i)`;
  const title = sql`printf('Thing %07d', n.i)`;
  const key = sql`printf('sku%07d', n.i)`;
  const pairs = sql`n, connections c join stores s on s.id = c.source_store_id
    join stores d on d.id = c.destination_store_id where c.source_store_id = ${source}`;
  return [
    sql`${numbers} insert into listings (store_id, variant_id, inventory_item_id, sku, title, tracked, updated_at, barcode,
        product_id, match_key)
      select s.id, ${variant('s')}, ${item('s')}, ${sku}, ${title}, 1, '', printf('%012d', n.i),
        'gid://shopify/Product/9' || printf('%07d', n.i / 10), ${key} from n, stores s where true`,
    sql`${numbers} insert into links (connection_id, destination_variant_id, source_variant_id, active, created_at, aligned_at)
      select c.id, ${variant('d')}, ${variant('s')}, 1, 0, (select max(g.since) + 1 from location_groups g) from ${pairs}`,
    sql`${numbers} insert into matches (connection_id, destination_variant_id, state, sku, title, match_key, title_key,
        source_variant_id, source_sku, source_title, source_count)
      select c.id, ${variant('d')}, 'linked', ${sku}, ${title}, ${key}, lower(${title}), ${variant('s')}, ${sku}, ${title}, 1
      from ${pairs}`,
    sql`${numbers} insert into stock_items (source_store_id, inventory_item_id, account_id, sku, title, level, held,
        settled, suspense, free, sequence, changed_at)
      select s.id, ${item('s')}, s.account_id, ${sku}, ${title}, ${units}, 0, 0, 0, ${units}, 1, n.i from n, stores s
      where s.id = ${source}`,
    sql`${numbers} insert into stock_levels (source_store_id, inventory_item_id, location_id, available, read_at)
      select s.id, ${item('s')}, l.platform_id, ${units}, 1 from n, stores s join locations l on l.store_id = s.id
      where s.id = ${source} and l.position = 0`,
    sql`${numbers} insert into stock_targets (target, account_id, connection_id, source_store_id, inventory_item_id,
        destination_store_id, destination_item_id, destination_location_id, state, sellable, expected, suspense, sequence)
      select c.id || '/9' || printf('%07d', n.i) || d.rowid || '@' || g.destination_location_id, c.account_id,
        c.id, s.id, ${item('s')}, d.id, ${item('d')}, g.destination_location_id, 'aligned', ${units}, ${units}, 0, 1
      from n, connections c join stores s on s.id = c.source_store_id join stores d on d.id = c.destination_store_id
        join location_groups g on g.connection_id = c.id where c.source_store_id = ${source}`,
  ];
}
