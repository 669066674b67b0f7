/** Tries of a channel's messages: which are due, who sends one, and what came of it. */
import { eq, sql } from 'drizzle-orm';
import type { AfterTry, Tried } from '../../src/notices/decide-after-try.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { noticeAttempts, noticeChannels, noticeMessages } from '../schema/index.ts';
import { notingActivity } from './activity.ts';
import { type ClaimedChannel, isAskedFor } from './notice-turns.ts';

export type MessageRow = typeof noticeMessages.$inferSelect;

/**
 * Messages that are due: what a person asked for first, then those set back least, so that one that is refused holds up no
 * other; then the oldest. @param askedOnly only what a person asked for
 */
export const listMessagesDue = (
  db: Database,
  channelId: string,
  now: number,
  { atMost, askedOnly }: { atMost: number; askedOnly: boolean },
): Promise<MessageRow[]> =>
  db
    .select()
    .from(noticeMessages)
    .where(
      sql`${noticeMessages.channelId} = ${channelId} and ${noticeMessages.dueAt} <= ${now}
        and ${noticeMessages.state} in ('ready', 'sending') and (${askedOnly ? 0 : 1} or ${isAskedFor})`,
    )
    .orderBy(
      sql`${isAskedFor} desc`,
      noticeMessages.setbacks,
      noticeMessages.createdAt,
      // Those of one turn stand in the order in which they were written.
      sql`rowid`,
    )
    .limit(atMost);

/**
 * Wins a message, `ready → sending`, or one whose sender did not come back; of that try the log says so.
 * @param now ms; @param until should this worker not come back, the message is owed again then, ms
 * @returns it as it is now; undefined where it, or the channel, is not this worker's any more
 */
export async function startTry(
  db: Database,
  { id: channelId, claim }: ClaimedChannel,
  message: MessageRow,
  now: number,
  until: number,
): Promise<MessageRow | undefined> {
  // It began before its time ran out, however much later that is seen.
  const lost = notingTry(db, message, Math.min(now, message.dueAt ?? now), {
    outcome: 'failed',
    status: null,
    detail: 'Whoever sent it did not come back: what was answered is not known.',
  });
  const won = db
    .update(noticeMessages)
    .set({ state: 'sending', attempts: sql`${noticeMessages.attempts} + 1`, dueAt: until })
    .where(
      sql`${noticeMessages.id} = ${message.id} and ${noticeMessages.state} = ${message.state}
        and ${noticeMessages.attempts} = ${message.attempts} and exists (select 1 from notice_channels c
          where c.id = ${channelId} and c.claim = ${claim} and c.state = 'working' and c.removed_at is null)`,
    )
    .returning();
  const rows = (await inOneBatch(db, message.state === 'sending' ? [lost, won] : [won])).at(-1);
  return rows?.[0] as MessageRow | undefined;
}

const notingTry = (db: Database, { id, attempts }: MessageRow, at: number, tried: Tried) =>
  db
    .insert(noticeAttempts)
    .values({
      messageId: id,
      number: attempts,
      at,
      outcome: tried.outcome,
      status: tried.status,
      detail: tried.detail,
    })
    .onConflictDoNothing();

export type Try = Pick<typeof noticeAttempts.$inferSelect, 'at' | 'outcome' | 'status' | 'detail'>;

/** What came of a message's tries so far, in their order. */
export const listTries = (db: Database, messageId: string): Promise<Try[]> =>
  db
    .select({
      at: noticeAttempts.at,
      outcome: noticeAttempts.outcome,
      status: noticeAttempts.status,
      detail: noticeAttempts.detail,
    })
    .from(noticeAttempts)
    .where(eq(noticeAttempts.messageId, messageId))
    .orderBy(noticeAttempts.number);

/** What went last is looked for among so many; tries that failed are counted up to the longest rest. */
const lookedThrough = 20;
const countedTo = 10;

/** How many tries of what is still owed to a channel failed since something went there. */
export async function countFailedTries(db: Database, channelId: string): Promise<number> {
  const [row] = await db.all<{ failed: number }>(sql`
    select count(*) as failed from (select 1 from notice_messages m join notice_attempts a on a.message_id = m.id
      where m.channel_id = ${channelId} and m.due_at is not null and a.outcome = 'failed'
        and a.at > coalesce((select max(s.sent_at) from (select sent_at from notice_messages
          where channel_id = ${channelId} and sent_at is not null
          order by created_at desc, id desc limit ${lookedThrough}) s), 0)
      limit ${countedTo})`);
  return row?.failed ?? 0;
}

/**
 * Writes down what came of a try, and what becomes of its message and channel, in one batch. The channel learns of it only
 * while its turn is this worker's; a message that was dropped meanwhile stays so, unless it went.
 * @param name what the channel is called in the activity; @param now ms
 */
export async function recordTry(
  db: Database,
  channel: ClaimedChannel,
  name: string,
  message: MessageRow,
  tried: Tried,
  after: AfterTry,
  now: number,
): Promise<void> {
  const { state, dueAt, setbacks } = after.message;
  const { failures, paused } = after.channel;
  const isMine = sql`${noticeMessages.id} = ${message.id} and ${noticeMessages.attempts} = ${message.attempts}
    and ${noticeMessages.state} in ('sending', ${state === 'sent' ? 'dropped' : 'sending'})`;
  const told = { actor: 'Crossdock', kind: 'channel-paused', subject: channel.id, name } as const;
  const isMyChannel = sql`exists (select 1 from notice_channels c where c.id = ${channel.id}
    and c.claim = ${channel.claim} and c.state = 'working' and c.removed_at is null)`;
  await inOneBatch(db, [
    notingTry(db, message, now, tried),
    ...(paused
      ? [notingActivity(db, channel.accountId, [{ ...told, after: paused }], now, isMyChannel)]
      : []),
    db
      .update(noticeChannels)
      .set({
        failures,
        ...(paused ? { state: 'paused' as const, pausedWhy: paused, pausedAt: now } : {}),
      })
      .where(
        sql`${noticeChannels.id} = ${channel.id} and ${noticeChannels.claim} = ${channel.claim}
          and ${noticeChannels.state} = 'working'`,
      ),
    db
      .update(noticeMessages)
      .set({ state, dueAt, setbacks, ...(state === 'sent' ? { sentAt: now } : {}) })
      .where(isMine),
  ]);
}
