/** Finds the order that a page of a store's own admin is about, whichever of both stores it belongs to. */
import { sql } from 'drizzle-orm';
import { orderIdOf } from '../../src/shared/ids.ts';
import type { Database } from '../open.ts';

/** @param page the shop's identity and the order's number there, as the last part of the platform's id */
export async function findOrder(
  db: Database,
  accountId: string,
  page: { shop: string; order: string },
): Promise<string | undefined> {
  const [store] = await db.all<{ id: string }>(
    sql`select id from stores where account_id = ${accountId} and shop = ${page.shop}`,
  );
  if (!store) return undefined;
  const [found] = await db.all<{ id: string }>(sql`
    select o.id from orders o where o.id = ${orderIdOf(store.id, page.order)}
    union all
    select p.order_id from pushes p where p.source_store_id = ${store.id}
      and substr(p.source_order_id, -length(${page.order}) - 1) in (${page.order}, ${`/${page.order}`})
    limit 1`);
  return found?.id;
}
