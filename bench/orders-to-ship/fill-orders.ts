/** Orders of a year in a database: ten thousand that wait to be shipped, among those that were. */
import { sql } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';

/** One order in six waits, and one order a minute came. */
export const everyMs = 60_000;
const waits = `i % 6 = 0`;
/** Of those that wait, one in five is at no source; of the others one in ten was shipped in part. */
const unpushed = `(${waits} and i % 30 = 0)`;
const partly = `(${waits} and not ${unpushed} and i % 60 = 6)`;
const pushed = `not ${unpushed}`;
const shipped = `not (${waits})`;
/** A chunk of rows that one statement of D1 takes easily. */
const chunk = 10_000;

/**
 * Orders 1 to `orders`, each of two linked SKUs, of three stores in turn; the newest at `now`. Beside them stand as many
 * open orders as wait at no source whose SKUs nobody linked.
 */
export async function fillOrders(
  db: Database,
  { orders, now }: { orders: number; now: number },
): Promise<void> {
  for (const statement of fixed) await db.run(sql.raw(statement));
  for (let from = 1; from <= orders; from += chunk)
    for (const rows of orderRows(orders, now))
      await db.run(
        sql.raw(`insert into ${rows.into} with recursive n (i) as (
          select ${from} union all select i + 1 from n where i < ${Math.min(orders, from + chunk - 1)}) ${rows.select}`),
      );
}

const stores = ['ships', 'sells-0', 'sells-1', 'sells-2'].map(
  (name) => `('st_${name}', 'demo', 'shopify', '${name}.myshopify.com', '${name}', 'USD',
    'http://127.0.0.1:1', 'traction', '', 'source', 'working', '', '', 1, 0, 0)`,
);
const destinations = [0, 1, 2];

const fixed = [
  `insert into accounts values ('demo', 'demo', 0)`,
  `insert into stores (id, account_id, platform, shop, name, currency, base_url, plan, set_name, connected_as,
    state, sealed_token, sealed_webhook_secret, order_push_on, readings, created_at) values ${stores.join(', ')}`,
  `insert into locations values ('st_ships', 'main', 0, 'Main', 1, 1, null), ('st_ships', 'annex', 1, 'Annex', 1, 1, null)`,
  `insert into listings (store_id, variant_id, inventory_item_id, sku, title, tracked, updated_at) values
    ('st_ships', 'v-RED', 'i-RED', 'RED', 'Red mug', 1, ''), ('st_ships', 'v-BLUE', 'i-BLUE', 'BLUE', 'Blue mug', 1, '')`,
  ...destinations.flatMap((n) => [
    `insert into connections (id, account_id, source_store_id, destination_store_id, active, created_at)
      values ('cn_${n}', 'demo', 'st_ships', 'st_sells-${n}', 1, 0)`,
    `insert into locations values ('st_sells-${n}', 'shop', 0, 'Shop', 1, 1, null)`,
    `insert into location_groups values ('lg_${n}', 'cn_${n}', 'Shop', 'shop', 0, null)`,
    `insert into location_group_sources values ('cn_${n}', 'main', 'lg_${n}', 1)`,
    ...['RED', 'BLUE', 'OWN'].map(
      (
        sku,
      ) => `insert into listings (store_id, variant_id, inventory_item_id, sku, title, tracked, updated_at)
        values ('st_sells-${n}', 'v-${sku}', 'i-${sku}', '${sku}', 'A mug', 1, '')`,
    ),
    ...['RED', 'BLUE'].map(
      (
        sku,
      ) => `insert into links (connection_id, destination_variant_id, source_variant_id, active, created_at)
        values ('cn_${n}', 'v-${sku}', 'v-${sku}', 1, 0)`,
    ),
  ]),
];

type Rows = { into: string; select: string };

function orderRows(orders: number, now: number): Rows[] {
  const store = `'st_sells-' || (i % 3)`;
  const id = `${store} || '.' || i`;
  const at = `${now} - (${orders} - i) * ${everyMs}`;
  const placed = `strftime('%Y-%m-%dT%H:%M:%SZ', (${at}) / 1000, 'unixepoch')`;
  const line = (sku: string, n: number): Rows => ({
    into: `order_lines (id, order_id, platform_id, position, sku, title, quantity, current_quantity, assigned)`,
    select: `select ${id} || '.${n}', ${id}, 'gid://shopify/LineItem/${n}', ${n},
      iif(${unpushed} and i % 60 = 0, 'OWN', '${sku}'), 'A mug', 2, 2, '[{"locationId":"shop","quantity":2}]' from n`,
  });
  return [
    {
      into: `orders (id, account_id, store_id, platform_id, name, customer_name, unit_count, total_amount, currency,
        payment, fulfillment, placed_at, platform_updated_at, reading, decision, first_seen_at)`,
      select: `select ${id}, 'demo', ${store}, 'gid://shopify/Order/' || i, '#' || (100000 + i), 'Dana Reyes', 4,
        '88.00', 'USD', iif(${unpushed}, 'pending', 'paid'),
        iif(${shipped}, 'fulfilled', iif(${partly}, 'partial', 'unfulfilled')), ${placed}, ${placed}, i,
        iif(${unpushed}, 'waiting-for-payment', 'pushed'), ${at} from n`,
    },
    line('RED', 1),
    line('BLUE', 2),
    {
      into: `pushes (id, account_id, order_id, connection_id, source_store_id, part, reference, state, updated_at,
        source_order_id, source_order_name, source_routed, created_at)`,
      select: `select 'ps_' || i, 'demo', ${id}, 'cn_' || (i % 3), 'st_ships', 1, 'crossdock:' || i, 'created', ${at},
        'gid://shopify/Order/' || (900000 + i), 'N' || (900000 + i),
        '[{"destinationLineId":"1","locationId":"main","quantity":2},{"destinationLineId":"2","locationId":"' ||
          iif(i % 12 = 6, 'annex', 'main') || '","quantity":2}]', ${at} from n where ${pushed}`,
    },
    ...[1, 2].map((n) => ({
      into: 'push_lines',
      select: `select 'ps_' || i, ${id} || '.${n}', 2, 'v-${n === 1 ? 'RED' : 'BLUE'}', 'i' from n where ${pushed}`,
    })),
    {
      into: `shipments (id, account_id, push_id, source_store_id, source_shipment_id, latest_tracking,
        source_updated_at, reading, tracking, lines, copied, destination_shipment_ids, state, updated_at)`,
      select: `select 'sh_' || i, 'demo', 'ps_' || i, 'st_ships', 'f-' || i, '{"numbers":["1Z"],"urls":[]}', '', 1,
        '{"numbers":["1Z"],"urls":[]}', '[{"destinationLineId":"1","quantity":' || iif(${partly}, 1, 2) || '}' ||
        iif(${partly}, '', ',{"destinationLineId":"2","quantity":2}') || ']', '[]', '["d"]', 'created', ${at}
        from n where ${shipped} or ${partly}`,
    },
  ];
}
