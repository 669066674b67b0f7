/** What waits for a store that was connected anew: effects that its old token was refused for, and orders to decide about. */
import { sql } from 'drizzle-orm';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { pushes, shipments } from '../schema/index.ts';

/** Pushes and shipments that failed because the store let nobody in are owed at once: the sweep takes them. */
export async function oweRefused(
  db: Database,
  accountId: string,
  storeId: string,
  now: number,
): Promise<void> {
  const again = { state: 'ready' as const, dueAt: now, handedAt: null, setbacks: 0 };
  const refused = sql`state = 'failed' and failure_kind in ('unauthorized', 'forbidden') and account_id = ${accountId}`;
  await inOneBatch(db, [
    db
      .update(pushes)
      .set({ ...again, updatedAt: now })
      .where(sql`${refused}
      and (source_store_id = ${storeId}
        or order_id in (select id from orders where store_id = ${storeId}))`),
    db
      .update(shipments)
      .set({ ...again, updatedAt: now })
      .where(sql`${refused}
      and push_id in (select p.id from pushes p join orders o on o.id = p.order_id
        where p.source_store_id = ${storeId} or o.store_id = ${storeId})`),
  ]);
}

/** Open orders of a store that no push stands for, oldest first: what its plan and switch say of them may have changed. */
export const listUndecided = (
  db: Database,
  accountId: string,
  storeId: string,
): Promise<{ platformId: string }[]> =>
  db.all<{ platformId: string }>(sql`
    select platform_id as platformId from orders o
    where o.account_id = ${accountId} and o.store_id = ${storeId}
      and o.cancelled_at is null and o.fulfillment <> 'fulfilled'
      and not exists (select 1 from pushes p where p.order_id = o.id and p.state <> 'withdrawn')
    order by o.first_seen_at limit 500`);
