/** Forgets what messages said once they are too old to be sent again: that they went, and what was answered, stays. */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { noticeMessages, outboxMails } from '../schema/index.ts';

/** What was sent names stores and orders: it is kept as long as anybody may want it sent again. */
export const keepContentMs = 30 * 24 * 60 * 60_000;

/** A sweep's share. */
const atOnce = 500;

/** @param now ms */
export async function forgetMessages(db: Database, now: number): Promise<void> {
  const before = now - keepContentMs;
  await db
    .update(noticeMessages)
    .set({ content: null })
    .where(
      sql`${noticeMessages.id} in (select m.id from notice_messages m
      where m.content is not null and m.created_at < ${before}
        and m.state in ('sent', 'failed', 'dropped') order by m.created_at limit ${atOnce})`,
    );
  await db
    .delete(outboxMails)
    .where(
      sql`${outboxMails.id} in (select o.id from outbox_mails o where o.at < ${before} limit ${atOnce})`,
    );
}
