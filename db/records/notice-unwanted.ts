/** Takes back what is on its way to a channel and is not wanted there any more: statements for the batch of the change. */
import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { noticeDeliveries, noticeMessages } from '../schema/index.ts';

/** Notices that are in no message yet. @param which of them */
export const forgetWaiting = (db: Database, channelId: string, which: SQL) =>
  db
    .delete(noticeDeliveries)
    .where(
      sql`${noticeDeliveries.channelId} = ${channelId} and ${noticeDeliveries.messageId} is null and ${which}`,
    );

/** Messages that are owed; one that is just being sent may have gone all the same, and says so then. @param which of them */
export const dropMessages = (db: Database, channelId: string, which: SQL) =>
  db
    .update(noticeMessages)
    .set({ state: 'dropped', dueAt: null })
    .where(
      sql`${noticeMessages.channelId} = ${channelId} and ${noticeMessages.dueAt} is not null
        and ${noticeMessages.state} in ('ready', 'sending') and ${which}`,
    );

/**
 * Of kinds that are off now, after the change of the wishes: what waits, and messages that tell of nothing else. A mail that
 * tells of other kinds too goes.
 * @param isOwn whether the channel is the person's
 */
export const dropUnwanted = (db: Database, channelId: string, isOwn: SQL) => [
  forgetWaiting(
    db,
    channelId,
    sql`${isOwn} and exists (select 1 from notices n join notice_channels c on c.id = ${channelId}
      where n.id = notice_deliveries.notice_id and c.wishes ->> n.kind = 'off')`,
  ),
  dropMessages(
    db,
    channelId,
    sql`${isOwn} and exists (select 1 from notice_deliveries d where d.message_id = notice_messages.id)
      and not exists (select 1 from notice_deliveries d join notices n on n.id = d.notice_id
        join notice_channels c on c.id = ${channelId}
        where d.message_id = notice_messages.id and coalesce(c.wishes ->> n.kind, 'off') <> 'off')`,
  ),
];
