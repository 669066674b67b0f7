/** What waits to go to a channel, and the messages made of it: each notice goes into one message, whoever makes it. */
import { sql } from 'drizzle-orm';
import type { Gathered, Waiting } from '../../src/notices/gather.ts';
import type { MessageContent } from '../../src/notices/message.ts';
import type { ShownNotice } from '../../src/notices/notice.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import {
  type NoticeRow,
  noticeColumns,
  noticeNames,
  toShownNotice,
} from '../pages/shown-notice.ts';
import { noticeChannels, noticeDeliveries, noticeMessages } from '../schema/index.ts';
import type { ClaimedChannel } from './notice-turns.ts';

/** Notices of a mode that wait for a channel, oldest first. */
export const listWaiting = (
  db: Database,
  channelId: string,
  mode: Waiting['mode'],
  atMost: number,
): Promise<Waiting[]> =>
  db.all<Waiting>(sql`
    select d.notice_id as noticeId, d.mode, d.at, n.group_id as groupId, n.kind
    from notice_deliveries d join notices n on n.id = d.notice_id
    where d.channel_id = ${channelId} and d.mode = ${mode} and d.message_id is null
    order by d.at, d.rowid limit ${atMost}`);

/** When the last message that told of each group was made, of those since a time, whatever else it told of. @param since ms */
export async function lastMessages(
  db: Database,
  channelId: string,
  groupIds: readonly string[],
  since: number,
): Promise<Map<string, number>> {
  if (groupIds.length === 0) return new Map();
  const rows = await db.all<{ groupId: string; at: number }>(sql`
    select n.group_id as groupId, max(m.created_at) as at from notice_messages m
      cross join notice_deliveries d on d.message_id = m.id cross join notices n on n.id = d.notice_id
    where m.channel_id = ${channelId} and m.created_at > ${since}
      and n.group_id in (select value from json_each(${JSON.stringify(groupIds)})) group by n.group_id`);
  return new Map(rows.map(({ groupId, at }) => [groupId, at]));
}

/** A group's notices of a message: how many, and the newest of them by name. */
export type CountedGroup = { groupId: string; count: number; newest: ShownNotice[] };

type RankedRow = NoticeRow & { groupId: string; count: number };

/** Groups of notices with their newest, in the order in which the first of each is given. @param named of each, at most */
export async function readGroups(
  db: Database,
  accountId: string,
  noticeIds: readonly string[],
  named: number,
): Promise<CountedGroup[]> {
  const rows = await db.all<RankedRow>(sql`
    with chosen as (select n.id as noticeId, n.group_id as groupId,
        count(*) over (partition by n.group_id) as count, min(w.key) over (partition by n.group_id) as place,
        row_number() over (partition by n.group_id order by n.at desc, n.id desc) as rank
      from json_each(${JSON.stringify(noticeIds)}) w join notices n on n.id = w.value and n.account_id = ${accountId})
    select c.groupId, c.count, ${noticeColumns}
    from chosen c cross join notices n on n.id = c.noticeId ${noticeNames}
    where c.rank <= ${named} order by c.place, c.rank`);
  const groups = new Map<string, CountedGroup>();
  for (const { groupId, count, ...row } of rows) {
    const group = groups.get(groupId) ?? { groupId, count, newest: [] };
    group.newest.push(toShownNotice(row));
    groups.set(groupId, group);
  }
  return [...groups.values()];
}

export type NewMessage = Gathered & { id: string; subject: string; content: MessageContent };

/**
 * Writes messages, that their notices are in them, and when the next digest goes, in one batch; nothing where the turn is
 * not this worker's any more. A message of which a notice waits no longer, being turned off meanwhile, is not made.
 * @param digestDueAt ms; null where nothing is kept for one. A time that was set meanwhile stays.
 * @returns how many were made
 */
export async function makeMessages(
  db: Database,
  channel: ClaimedChannel,
  messages: readonly NewMessage[],
  digestDueAt: number | null,
  now: number,
): Promise<number> {
  const { id: channelId, accountId, claim } = channel;
  const settled = digestDueAt === channel.digestDueAt;
  if (messages.length === 0 && settled) return 0;
  const results = await inOneBatch(db, [
    ...messages.flatMap((message) => {
      const noticeIds = JSON.stringify(message.noticeIds);
      return [
        db
          .insert(noticeMessages)
          .select(
            sql`select ${message.id}, ${accountId}, ${channelId}, ${message.purpose}, ${message.subject},
            ${JSON.stringify(message.content)}, ${message.groupId}, 'ready', ${now}, 0, 0, ${now}, null
          where exists (select 1 from notice_channels c
              where c.id = ${channelId} and c.claim = ${claim} and c.removed_at is null)
            and ${message.noticeIds.length} = (select count(*) from json_each(${noticeIds}) w
              cross join notice_deliveries d on d.notice_id = w.value and d.channel_id = ${channelId}
              where d.message_id is null)`,
          )
          .returning({ id: noticeMessages.id }),
        db
          .update(noticeDeliveries)
          .set({ messageId: message.id })
          .where(
            sql`${noticeDeliveries.channelId} = ${channelId} and ${noticeDeliveries.messageId} is null
            and ${noticeDeliveries.noticeId} in (select value from json_each(${noticeIds}))
            and exists (select 1 from notice_messages m where m.id = ${message.id})`,
          ),
      ];
    }),
    ...(settled ? [] : [settingDigestDue(db, channel, messages, digestDueAt)]),
  ]);
  return messages.filter((_, at) => (results[2 * at]?.length ?? 0) > 0).length;
}

/**
 * Not where its time was set meanwhile: a person chose another hour, which the next turn counts with. Where none was set
 * before, that shows in the channel's being owed something. And not where the digest that is due could not be made.
 */
function settingDigestDue(
  db: Database,
  { id, claim, claimUntil, digestDueAt: before }: ClaimedChannel,
  messages: readonly NewMessage[],
  at: number | null,
) {
  const made = JSON.stringify(messages.filter(isOfDigest).map((one) => one.id));
  return db
    .update(noticeChannels)
    .set({ digestDueAt: at })
    .where(
      sql`${noticeChannels.id} = ${id} and ${noticeChannels.claim} = ${claim}
        and ${noticeChannels.digestDueAt} is ${before}
        and (${before} is not null or ${noticeChannels.dueAt} = ${claimUntil})
        and not exists (select 1 from json_each(${made}) w
          where not exists (select 1 from notice_messages m where m.id = w.value))`,
    );
}

const isOfDigest = ({ purpose }: NewMessage): boolean => purpose === 'digest';
