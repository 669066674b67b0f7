/** Pushed orders with something still to ship, by their ids at the source: reconciling asks whether they are still there. */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';

/** @returns ids at the source store, newest first */
export async function listOpenPushed(
  db: Database,
  accountId: string,
  sourceStoreId: string,
  most: number,
): Promise<string[]> {
  const rows = await db.all<{ id: string }>(sql`
    select p.source_order_id as id from orders o join pushes p on p.order_id = o.id
    where o.account_id = ${accountId} and o.cancelled_at is null and o.fulfillment <> 'fulfilled'
      and p.source_store_id = ${sourceStoreId} and p.state = 'created' and p.source_order_id is not null
      and p.source_state is null and p.replaced_at is null and p.nothing_open_at is null
    order by o.first_seen_at desc limit ${most}`);
  return rows.map(({ id }) => id);
}
