/** How a notice is read: its columns, the names of its stores and order as they are now, and the row as it is shown. */
import { type SQL, sql } from 'drizzle-orm';
import type { NoticeFacts, ShownNotice } from '../../src/notices/notice.ts';

/** Of `notices n` with `noticeNames` joined. */
export const noticeColumns: SQL = sql`n.id, n.kind, n.at, n.store_id as storeId, s.name as storeName,
  n.other_store_id as otherStoreId, x.name as otherStoreName, n.order_id as orderId, o.name as orderName,
  n.connection_id as connectionId, s.state as storeState, n.facts`;

/** The joins that name what `notices n` is about, within its account. */
export const noticeNames: SQL = sql`join stores s on s.id = n.store_id
  left join stores x on x.id = n.other_store_id and x.account_id = n.account_id
  left join orders o on o.id = n.order_id and o.account_id = n.account_id`;

/** A notice as the database has it: what is kept as JSON is text. */
export type NoticeRow = Omit<ShownNotice, 'facts'> & { facts: string };

/** @returns the notice as pages show it */
export const toShownNotice = ({ facts, ...row }: NoticeRow): ShownNotice => ({
  ...row,
  facts: JSON.parse(facts) as NoticeFacts,
});
