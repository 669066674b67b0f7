/** Writes down what people are to be told, in the batch of what it tells of, with what it owes each channel. */

import { type SQL, sql } from 'drizzle-orm';
import type { NewNotice } from '../../src/notices/notice.ts';
import { noticeGroupIdOf } from '../../src/shared/ids.ts';
import type { Database } from '../open.ts';
import { noticeChannels, noticeDeliveries, noticeGroups, notices } from '../schema/index.ts';

/**
 * The statements that write one notice, once, whatever repeats: to stand together, in this order, in the batch of the
 * change. Its group counts it, and every channel of the account that wants its kind is owed it.
 * @param now ms
 * @param onlyIf holds as long as the change that it tells of is not made: the statements stand before that one
 */
export function notingNotice(
  db: Database,
  accountId: string,
  notice: NewNotice,
  now: number,
  onlyIf: SQL = sql`true`,
) {
  const { kind, storeId, once } = notice;
  const groupId = noticeGroupIdOf(notice, now);
  const isNew = sql`not exists (select 1 from notices n where n.id = ${once}) and ${onlyIf}`;
  const wish = sql`c.wishes ->> ${kind}`;
  return [
    // Before the notice is there: a repeat counts nothing and owes nothing.
    db
      .insert(noticeGroups)
      .select(
        sql`select ${groupId}, ${accountId}, ${storeId}, ${kind}, ${now}, ${now}, 1 where ${isNew}`,
      )
      .onConflictDoUpdate({
        target: noticeGroups.id,
        set: {
          count: sql`${noticeGroups.count} + 1`,
          lastAt: sql`max(${noticeGroups.lastAt}, ${now})`,
        },
      }),
    db
      .insert(noticeDeliveries)
      .select(
        sql`select ${once}, c.id, ${wish}, ${now}, null from notice_channels c
          where c.account_id = ${accountId} and c.removed_at is null
            and ${wish} in ('at-once', 'digest') and ${isNew}`,
      )
      .onConflictDoNothing(),
    db
      .update(noticeChannels)
      .set({ dueAt: sql`min(coalesce(${noticeChannels.dueAt}, ${now}), ${now})` })
      .where(
        sql`${noticeChannels.accountId} = ${accountId} and ${noticeChannels.removedAt} is null
          and ${noticeChannels.wishes} ->> ${kind} in ('at-once', 'digest') and ${isNew}`,
      ),
    db
      .insert(notices)
      .select(
        sql`select ${once}, ${accountId}, ${storeId}, ${kind}, ${now}, ${groupId},
          ${notice.otherStoreId ?? null}, ${notice.orderId ?? null}, ${notice.connectionId ?? null},
          ${JSON.stringify(notice.facts)} where ${onlyIf}`,
      )
      .onConflictDoNothing(),
  ];
}
