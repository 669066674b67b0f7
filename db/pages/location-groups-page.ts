/** Reads what the Location Groups page shows beside the map: the connections there are, and what unmapped locations block. */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';

export type ConnectionName = {
  connectionId: string;
  sourceStoreId: string;
  sourceName: string;
  destinationStoreId: string;
  destinationName: string;
};

/** The connections of an account by their stores' names. */
export const listConnectionNames = (db: Database, accountId: string): Promise<ConnectionName[]> =>
  db.all<ConnectionName>(sql`
    select c.id as connectionId, s.id as sourceStoreId, s.name as sourceName, d.id as destinationStoreId,
      d.name as destinationName
    from stores d join connections c on c.destination_store_id = d.id join stores s on s.id = c.source_store_id
    where d.account_id = ${accountId} and c.account_id = ${accountId}
    order by s.name, d.name, c.id`);

/** Open orders that stay because their store ships them from here, and the SKUs of theirs that do. */
export type BlockedAt = { locationId: string; orders: number; skus: number };

/**
 * Only locations that block something. Found among the lines that stay, however many orders there are; the words are those
 * of the index (db/schema/orders.ts).
 * @param storeId a destination store of the account
 */
export const listBlocked = (
  db: Database,
  accountId: string,
  storeId: string,
): Promise<BlockedAt[]> =>
  db.all<BlockedAt>(sql`
    select a.value ->> 'locationId' as locationId, count(distinct o.id) as orders, count(distinct l.sku) as skus
    from order_lines l indexed by order_lines_held
    cross join orders o on o.id = l.order_id
    join json_each(l.assigned) a
    where l.hold is not null and l.hold <> 'nothing-to-ship' and l.hold = 'location-not-mapped'
      and l.order_id >= ${`${storeId}.`} and l.order_id < ${`${storeId}/`}
      and o.account_id = ${accountId} and o.cancelled_at is null and o.fulfillment <> 'fulfilled'
    group by 1 order by 1`);

/** Linked SKUs that have stock at a source location which serves none of this destination's. */
export type IdleAt = { locationId: string; skus: number };

/**
 * What of the source's stock the destination cannot sell, by location. Reads the connection's links: asked once by a person
 * who looks at the page, never with every change.
 */
export const countIdle = (
  db: Database,
  accountId: string,
  connectionId: string,
): Promise<IdleAt[]> =>
  db.all<IdleAt>(sql`
    with idle as materialized (
      select u.platform_id from connections c join locations u on u.store_id = c.source_store_id and u.active = 1
      where c.id = ${connectionId} and c.account_id = ${accountId}
        and not exists (select 1 from location_group_sources o where o.connection_id = c.id
          and o.source_location_id = u.platform_id))
    select v.location_id as locationId, count(*) as skus
    from connections c join links k on k.connection_id = c.id and k.active = 1
    join listings s on s.store_id = c.source_store_id and s.variant_id = k.source_variant_id
    join stock_levels v on v.source_store_id = s.store_id and v.inventory_item_id = s.inventory_item_id
    where c.id = ${connectionId} and c.account_id = ${accountId} and v.available > 0
      and exists (select 1 from idle) and v.location_id in (select platform_id from idle)
    group by v.location_id order by v.location_id`);
