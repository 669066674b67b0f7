/** Messages that a person asks for: a test of a channel, and one that is sent once more. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Activity } from '../../src/activity/activity.ts';
import type { MessageContent } from '../../src/notices/message.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { noticeChannels, noticeMessages } from '../schema/index.ts';
import { notingActivity } from './activity.ts';
import type { NoticeOwner } from './notice-marks.ts';

/** Two tests of a channel are at least this far apart, ms. */
const testEveryMs = 10_000;

/**
 * Writes a test message, due now, at a channel that works.
 * @returns false where one was asked for within the last ten seconds, or the channel does not work any more
 */
export async function askForTest(
  db: Database,
  { accountId, personId }: NoticeOwner,
  message: { id: string; channelId: string; subject: string; content: MessageContent },
  now: number,
): Promise<boolean> {
  const { id, channelId, subject, content } = message;
  const [made] = await inOneBatch(db, [
    db
      .insert(noticeMessages)
      .select(
        sql`select ${id}, ${accountId}, c.id, 'test', ${subject}, ${JSON.stringify(content)}, null, 'ready', ${now},
            0, 0, ${now}, null
          from notice_channels c
          where c.id = ${channelId} and c.account_id = ${accountId} and c.person_id = ${personId}
            and c.removed_at is null and c.state = 'working'
            and not exists (select 1 from notice_messages m where m.channel_id = c.id
              and m.created_at > ${now - testEveryMs} and m.purpose = 'test')`,
      )
      .returning({ id: noticeMessages.id }),
    oweNow(db, channelId, id, now),
  ]);
  return made !== undefined && made.length > 0;
}

/**
 * Owes a message once more, the same content under the same id, with the act that tells of it.
 * @returns false where it is under way, its content is forgotten, or its channel does not work
 */
export async function askForResend(
  db: Database,
  { accountId, personId }: NoticeOwner,
  { id, channelId }: { id: string; channelId: string },
  act: Activity,
  now: number,
): Promise<boolean> {
  const may = sql`exists (select 1 from notice_messages m join notice_channels c on c.id = m.channel_id
    where m.id = ${id} and m.state <> 'sending' and m.content is not null and c.account_id = ${accountId}
      and c.person_id = ${personId} and c.removed_at is null and c.state = 'working')`;
  const [, owed] = await inOneBatch(db, [
    notingActivity(db, accountId, [act], now, may),
    db
      .update(noticeMessages)
      .set({ state: 'ready', dueAt: now, setbacks: 0 })
      .where(
        and(
          eq(noticeMessages.id, id),
          inArray(noticeMessages.state, ['ready', 'sent', 'failed', 'dropped']),
          may,
        ),
      )
      .returning({ id: noticeMessages.id }),
    oweNow(db, channelId, id, now),
  ]);
  return owed !== undefined && owed.length > 0;
}

/** The channel of a message that is owed now is owed now. */
const oweNow = (db: Database, channelId: string, messageId: string, now: number) =>
  db
    .update(noticeChannels)
    .set({ dueAt: sql`min(coalesce(${noticeChannels.dueAt}, ${now}), ${now})` })
    .where(
      and(
        eq(noticeChannels.id, channelId),
        sql`exists (select 1 from notice_messages m where m.id = ${messageId} and m.due_at = ${now})`,
      ),
    );
