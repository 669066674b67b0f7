/** Lines that wait for their source to have more of a listing (OP6): told so in db/records/push-turns.ts, ended here. */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';

type OrderName = { accountId: string; storeId: string; platformOrderId: string };

/** What a short line waits for, as one text. */
export const shortKey = (of: { sourceStoreId: string; inventoryItemId: string }): string =>
  `${of.sourceStoreId} ${of.inventoryItemId}`;

/**
 * The listing's source has more: its lines may be tried again. Only a decision ends what they wait for, so repeating this
 * finds them again until it has come.
 * @returns their orders, to be decided about anew, 100 at most
 */
export async function endShortage(
  db: Database,
  of: { sourceStoreId: string; inventoryItemId: string },
): Promise<OrderName[]> {
  const key = shortKey(of);
  const orders = await db.all<OrderName & { orderId: string }>(sql`
    select distinct o.id as orderId, o.account_id as accountId, o.store_id as storeId,
      o.platform_id as platformOrderId
    from order_lines l indexed by order_lines_short cross join orders o on o.id = l.order_id
    where l.short_of is not null and l.short_of = ${key} order by l.short_at limit 100`);
  if (orders.length === 0) return [];
  await db.run(sql`
    update order_lines set short_at = null where short_of = ${key} and short_of is not null
      and order_id in (select value from json_each(${JSON.stringify(orders.map(({ orderId }) => orderId))}))`);
  return orders.map(({ orderId: _, ...order }) => order);
}
