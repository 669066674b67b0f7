/** Reads what people call the things that deliveries are about: an order's number, a SKU, a location. */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';

/** A thing of a store, by the platform's id; of an order also our own. */
export type NameAsked =
  | { storeId: string; of: 'order'; id: string; orderId: string }
  | { storeId: string; of: 'item' | 'location'; id: string };

export type NameFound = {
  storeId: string;
  of: NameAsked['of'];
  id: string;
  name: string;
  /** Our order it belongs to, where it is one. */
  orderId: string | null;
};

/**
 * Each is looked up by its own key: joined crosswise, since the database would rather go through all of the account's.
 * @returns those that are known; an order at a source goes by its number there, and belongs to the order pushed
 */
export async function readDeliveryNames(
  db: Database,
  accountId: string,
  asked: NameAsked[],
): Promise<NameFound[]> {
  if (asked.length === 0) return [];
  return db.all<NameFound>(sql`
    with asked as (select value ->> '$.storeId' as store_id, value ->> '$.of' as kind, value ->> '$.id' as id,
      value ->> '$.orderId' as order_id from json_each(${JSON.stringify(asked)}))
    select a.store_id as storeId, a.kind as "of", a.id, o.name, o.id as orderId
      from asked a cross join orders o on o.id = a.order_id and +o.account_id = ${accountId}
    union select a.store_id, a.kind, a.id, p.source_order_name, p.order_id
      from asked a cross join pushes p on p.source_store_id = a.store_id and p.source_order_id = a.id
      where a.kind = 'order' and +p.account_id = ${accountId} and p.source_order_name is not null
    union select a.store_id, a.kind, a.id, min(case when l.sku = '' then l.title else l.sku end), null
      from asked a cross join listings l on l.store_id = a.store_id and l.inventory_item_id = a.id
      cross join stores s on s.id = l.store_id and +s.account_id = ${accountId}
      where a.kind = 'item' group by a.store_id, a.id
    union select a.store_id, a.kind, a.id, l.name, null
      from asked a cross join locations l on l.store_id = a.store_id and l.platform_id = a.id
      cross join stores s on s.id = l.store_id and +s.account_id = ${accountId}
      where a.kind = 'location'`);
}
