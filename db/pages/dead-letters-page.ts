/** Reads what gave up, newest first, with the store and the order it was about where they are known (WH2). */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { type Cursor, type Listed, pageOf } from './cursor.ts';

export type DeadLetterRow = {
  id: string;
  /** `webhooks`, `order-push`, `mirror` or `stock`. */
  queue: string;
  subject: string;
  reason: string;
  /** ms. */
  diedAt: number;
  storeName: string | null;
  orderId: string | null;
  orderName: string | null;
};

export async function listDeadLetters(
  db: Database,
  accountId: string,
  { limit, after }: { limit: number; after: Cursor | undefined },
): Promise<Listed<DeadLetterRow>> {
  const later = after ? sql`and (died_at, id) < (${after.at}, ${after.id})` : sql``;
  // A message that was cut is no JSON any more.
  const rows = await db.all<DeadLetterRow>(sql`
    select l.id, l.queue, l.subject, l.reason, l.died_at as diedAt, s.name as storeName,
      o.id as orderId, o.name as orderName
    from (select *, case when json_valid(message) then message else '{}' end as told from dead_letters
      where account_id = ${accountId} ${later} order by died_at desc, id desc limit ${limit + 1}) l
    left join pushes p on p.account_id = l.account_id and p.id = coalesce(l.told ->> '$.pushId',
      (select h.push_id from shipments h where h.id = l.told ->> '$.shipmentId'))
    left join orders o on o.id = p.order_id
    left join stores s on s.account_id = l.account_id
      and s.id = coalesce(l.told ->> '$.storeId', o.store_id)
    order by l.died_at desc, l.id desc`);
  return pageOf(rows, limit, ({ diedAt, id }) => ({ at: diedAt, id, part: 0 }));
}
