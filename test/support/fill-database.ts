/** Fills a database with thousands of orders in every state, in a few statements: for plans, paging and measuring. */
import type { Client } from '@libsql/client';

/**
 * Orders of `st_sells`, one a minute, the newest just before `now`, pushed to `st_ships`. Of a hundred, one push failed,
 * one waits, four are not shipped yet, and the others came back; of one, a line stays behind, one does not qualify and one
 * waits for payment. Of a thousand, one is not decided about yet. As many SKUs: of a hundred, ten wait for their first
 * levels, one is blocked and one is sold out.
 */
export async function fillDatabase(
  client: Client,
  { orders, now }: { orders: number; now: number },
): Promise<void> {
  const store = (id: string, role: string) => `('${id}', 'demo', 'shopify', '${id}.myshopify.com',
    '${id}', 'USD', 'http://127.0.0.1:1', 'traction', '', '${role}', 'working', '', '', 1, 0, 0)`;
  const of = (statement: string) => ({
    sql: `with recursive n (i) as (select 1 union all select i + 1 from n where i < ${orders}) ${statement}`,
    args: [],
  });
  const at = `${now} - (${orders} - i) * 60000 - 1000`;
  const decision = `case when i % 1000 = 16 then null when i % 100 = 14 then 'no-line-qualifies'
    when i % 100 = 15 then 'waiting-for-payment' else 'pushed' end`;
  const pushed = `i % 100 not in (14, 15) and i % 1000 <> 16`;
  const hold = `case when i % 100 in (13, 14) then 'sku-not-on-source' end`;
  const state = `case i % 100 when 7 then 'failed' when 8 then 'ready' else 'created' end`;
  const shipped = `i % 100 not between 7 and 12 and ${pushed}`;
  const fulfillment = `case when not (${shipped}) then 'unfulfilled' when i % 100 = 13 then 'partial'
    else 'fulfilled' end`;
  const waits = `i % 100 < 10`;
  const level = `iif(i % 100 = 30, 0, i % 50 + 1)`;
  await client.batch(
    [
      { sql: `insert into accounts values ('demo', 'demo', 0)`, args: [] },
      {
        sql: `insert into stores (id, account_id, platform, shop, name, currency, base_url, plan, set_name,
          connected_as, state, sealed_token, sealed_webhook_secret, order_push_on, readings, created_at)
          values ${store('st_sells', 'destination')}, ${store('st_ships', 'source')}`,
        args: [],
      },
      {
        sql: `insert into connections (id, account_id, source_store_id, destination_store_id, active, created_at,
          link_count) values ('cn_1', 'demo', 'st_ships', 'st_sells', 1, 0, ${orders})`,
        args: [],
      },
      of(`insert into orders (id, account_id, store_id, platform_id, name, customer_name, unit_count, total_amount,
          currency, payment, fulfillment, placed_at, platform_updated_at, reading, decision, first_seen_at)
        select 'st_sells.' || i, 'demo', 'st_sells', 'gid://shopify/Order/' || i, '#' || (1000 + i), 'Dana Reyes', 2,
          '44.00', 'USD', 'paid', ${fulfillment}, '2026-11-23T10:00:00Z',
          '2026-11-23T10:00:00Z', i, ${decision}, ${at} from n`),
      of(`insert into order_lines (id, order_id, platform_id, position, sku, title, quantity, current_quantity, hold,
          held_quantity)
        select 'st_sells.' || i || '.1', 'st_sells.' || i, 'gid://shopify/LineItem/1', 0, 'MUG-RED', 'Red mug', 2, 2,
          ${hold}, iif(${hold} is null, 0, 1) from n`),
      of(`insert into pushes (id, account_id, order_id, connection_id, source_store_id, part, reference,
          state, failure_kind, updated_at, source_order_id, source_order_name, created_at)
        select 'ps_' || i, 'demo', 'st_sells.' || i, 'cn_1', 'st_ships', 1, 'crossdock:' || i,
          ${state}, iif(${state} = 'failed', 'refused', null), ${at},
          iif(${state} = 'created', 'gid://shopify/Order/' || (90000 + i), null),
          iif(${state} = 'created', '#' || (5000 + i), null), ${at} from n where ${pushed}`),
      of(
        `insert into push_lines (push_id, order_line_id, quantity, source_variant_id, source_inventory_item_id)
        select 'ps_' || i, 'st_sells.' || i || '.1', 2, 'v', 'i' from n where ${pushed}`,
      ),
      of(`insert into shipments (id, account_id, push_id, source_store_id, source_shipment_id, latest_tracking,
          source_updated_at, reading, tracking, lines, copied, destination_shipment_ids, state, updated_at)
        select 'sh_' || i, 'demo', 'ps_' || i, 'st_ships', 'f-' || i, '{"numbers":["1Z"],"urls":[]}', '', 1,
          '{"numbers":["1Z"],"urls":[]}', '[{"destinationLineId":"1","quantity":2}]',
          '[{"destinationLineId":"1","quantity":2}]', '["d"]', 'created', ${at} from n where ${shipped}`),
      of(`insert into order_events select 'st_sells.' || i || ':received', 'demo', 'st_sells.' || i, ${at},
        'order-received', 'Crossdock', null from n`),
      of(`insert into order_events select 'ps_' || i || ':there', 'demo', 'st_sells.' || i, ${at},
        'push-created', 'Crossdock', null from n where ${state} = 'created' and ${pushed}`),
      of(`insert into order_events select 'sh_' || i || ':copied:d', 'demo', 'st_sells.' || i, ${at},
        'tracking-returned', 'Crossdock', null from n where ${shipped}`),
      ...['st_ships', 'st_sells'].map((storeId) =>
        of(`insert into listings select '${storeId}', 'v-' || i, 'i-' || i, printf('SKU-%06d', i), 'A thing', 1, '', '', '', printf('sku%06d', i), null, 0
          from n`),
      ),
      {
        sql: `insert into locations values ('st_ships', 'main', 0, 'Main', 1, 1, null), ('st_sells', 'shop', 0, 'Shop', 1, 1, null)`,
        args: [],
      },
      {
        sql: `insert into location_groups values ('lg_1', 'cn_1', 'Shop', 'shop', 0, null)`,
        args: [],
      },
      { sql: `insert into location_group_sources values ('cn_1', 'main', 'lg_1', 1)`, args: [] },
      of(`insert into links (connection_id, destination_variant_id, source_variant_id, active, created_at, aligned_at)
        select 'cn_1', 'v-' || i, 'v-' || i, 1, 0, iif(${waits}, null, 1) from n`),
      of(`insert into stock_items select 'st_ships', 'i-' || i, 'demo', printf('SKU-%06d', i), 'A thing',
        ${level}, 0, 0, 0, ${level}, 0, 1, ${at}, 'received', 'a reading' from n`),
      of(`insert into stock_levels select 'st_ships', 'i-' || i, 'main', ${level}, ${at} from n`),
      of(`insert into stock_targets select 'cn_1/v-' || i || '@shop', 'demo', 'cn_1', 'st_ships', 'i-' || i,
        'st_sells', 'i-' || i, 'shop', case when ${waits} then 'waiting' when i % 100 = 20 then 'blocked' else 'aligned' end,
        ${level}, ${level} + i % 3, 0, iif(i % 100 = 20, 'NO: no', null), 1 from n`),
    ],
    'write',
  );
}
