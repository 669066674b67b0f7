/** Reads the Order Push page in one statement: orders of destination stores, newest first (OP8). */
import { sql } from 'drizzle-orm';
import type { PlatformName } from '../../src/platforms/platform.ts';
import type { Database } from '../open.ts';
import type { ChosenStore } from './chosen-store.ts';
import { type Cursor, type Listed, pageOf } from './cursor.ts';
import { type KeptOrder, type KeptOrderRow, keptLists, keptOrderColumns } from './kept-order.ts';
import { matchingOrders, type OrderPushFilter } from './order-push-filter.ts';

export type ListedOrder = KeptOrder & {
  platform: PlatformName;
  platformId: string;
  baseUrl: string;
  /** A SKU of it whose link is paused, the first by name. */
  pausedSku: string | null;
};

type Row = KeptOrderRow & Omit<ListedOrder, keyof KeptOrder>;

const pausedSku = sql`(select min(l.sku) from order_lines l
  where l.order_id = o.id and l.hold = 'link-paused')`;

/** @param page what a person asked for; `after` is the last row of the page before (page 2,000 costs as page 1) */
export async function listPushedOrders(
  db: Database,
  accountId: string,
  page: OrderPushFilter & {
    limit: number;
    store?: ChosenStore | undefined;
    after?: Cursor | undefined;
  },
): Promise<Listed<ListedOrder>> {
  const { limit, store, after, ...filter } = page;
  const rows = await db.all<Row>(sql`
    select ${keptOrderColumns}, d.platform, o.platform_id as platformId, d.base_url as baseUrl,
      ${pausedSku} as pausedSku
    from orders o join stores d on d.id = o.store_id
    where ${matchingOrders(accountId, store, filter)}
      ${after ? sql`and (o.first_seen_at, o.id) < (${after.at}, ${after.id})` : sql``}
    order by o.first_seen_at desc, o.id desc limit ${limit + 1}`);
  const orders = rows.map((row) => ({ ...row, ...keptLists(row) }));
  return pageOf(orders, limit, ({ firstSeenAt, id }) => ({ at: firstSeenAt, id, part: 0 }));
}
