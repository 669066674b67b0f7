/** Turns at channels of notices: which are due, who has one, and when it is next owed. */
import { type SQL, sql } from 'drizzle-orm';
import type { PersonSettings } from '../../src/notices/channel.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { noticeChannels, noticePeople } from '../schema/index.ts';

export type ChannelName = { accountId: string; channelId: string };

export type ChannelRow = typeof noticeChannels.$inferSelect;

/** A channel that is this worker's until its claim ends. */
export type ClaimedChannel = ChannelRow & {
  claim: string;
  claimUntil: number;
  /** Undefined where the person set nothing. */
  settings: PersonSettings | undefined;
  /** After tries that failed, nothing but what a person asked for goes before this, ms. */
  restUntil: number;
};

/** A sweep's share; the next one comes within a minute. */
const sweepMax = 500;

/** A channel handed over less than this ago is left alone. */
const handedOverMs = 55_000;

/** Takes channels that something is owed to, the longest untouched first. Nothing goes to paused ones. @param now ms */
export const takeChannelsDue = (db: Database, now: number): Promise<ChannelName[]> =>
  db
    .update(noticeChannels)
    .set({ handedAt: now })
    .where(
      sql`${noticeChannels.id} in (select id from notice_channels
        where id in (select id from notice_channels indexed by notice_channels_due where due_at <= ${now}
            union select id from notice_channels indexed by notice_channels_digest where digest_due_at <= ${now})
          and state = 'working' and removed_at is null
          and coalesce(handed_at, 0) <= ${now - handedOverMs} and coalesce(claim_until, 0) <= ${now}
        order by coalesce(handed_at, 0) limit ${sweepMax})`,
    )
    .returning({ accountId: noticeChannels.accountId, channelId: noticeChannels.id });

const isOf = ({ accountId, channelId }: ChannelName): SQL =>
  sql`${noticeChannels.id} = ${channelId} and ${noticeChannels.accountId} = ${accountId}`;

/**
 * Wins a working channel for one worker at a time. From then on it is owed again when the claim ends, should the worker not
 * come back; whoever owes it something meanwhile makes that sooner, which the end of the turn sees.
 * @param claim a token of this turn's own; @param now ms; @param until another may win it then, ms
 * @returns undefined where somebody has it, it is paused or taken away
 */
export async function claimChannel(
  db: Database,
  name: ChannelName,
  claim: string,
  now: number,
  until: number,
): Promise<ClaimedChannel | undefined> {
  const [before, won] = await inOneBatch(db, [
    db
      .select({ claim: noticeChannels.claim, claimUntil: noticeChannels.claimUntil })
      .from(noticeChannels)
      .where(isOf(name)),
    db
      .update(noticeChannels)
      .set({ claim, claimUntil: until, dueAt: until })
      .where(
        sql`${isOf(name)} and ${noticeChannels.state} = 'working' and ${noticeChannels.removedAt} is null
        and (${noticeChannels.claim} is null or ${noticeChannels.claimUntil} <= ${now})`,
      )
      .returning(),
  ]);
  const row = won?.[0] as ChannelRow | undefined;
  if (!row) return undefined;
  const [person] = await db
    .select({ settings: noticePeople.settings })
    .from(noticePeople)
    .where(
      sql`${noticePeople.accountId} = ${row.accountId} and ${noticePeople.personId} = ${row.personId}`,
    );
  // A time without a claim is a rest.
  const rest = before?.[0] as Pick<ChannelRow, 'claim' | 'claimUntil'> | undefined;
  return {
    ...row,
    claim,
    claimUntil: until,
    settings: person?.settings,
    restUntil: rest?.claim === null ? (rest.claimUntil ?? 0) : 0,
  };
}

const never = 9e15;

/** A message that a person asked for just now: a test, or one that is sent again. */
export const isAskedFor: SQL = sql`(purpose = 'test' or (attempts > 0 and setbacks = 0 and state = 'ready'))`;

/** What is owed to a channel after a turn, as far as the turn knows. All ms, null where there is none. */
export type TurnEnd = {
  /** When more messages are to be made of what waits. */
  nextAt: number | null;
  /** After tries that failed, nothing is tried before. */
  restUntil: number | null;
  /** Quiet hours: nothing goes before. */
  quietEnd: number | null;
};

/**
 * Ends a turn. Where something was owed to the channel meanwhile, or the claim ended, another turn follows at once: it
 * looks anew.
 * @param now ms
 * @returns when something is next owed, ms; null where nothing is, or the turn was not this worker's any more
 */
export async function releaseChannel(
  db: Database,
  { id, claim, claimUntil }: ClaimedChannel,
  { nextAt, restUntil, quietEnd }: TurnEnd,
  now: number,
): Promise<number | null> {
  const notBefore = Math.max(restUntil ?? 0, quietEnd ?? 0);
  const making = nextAt === null ? never : Math.max(nextAt, notBefore);
  const next = sql`min(${making}, coalesce((
    select min(iif(${isAskedFor}, due_at, max(due_at, ${notBefore}))) from notice_messages
    where channel_id = ${id} and due_at is not null), ${never}))`;
  const isUntouched = sql`(${noticeChannels.dueAt} is ${claimUntil} and ${now < claimUntil ? 1 : 0})`;
  const [row] = await db
    .update(noticeChannels)
    .set({
      claim: null,
      claimUntil: restUntil,
      dueAt: sql`case when ${noticeChannels.removedAt} is not null then null
        when not ${isUntouched} then ${now}
        else nullif(${next}, ${never}) end`,
    })
    .where(sql`${noticeChannels.id} = ${id} and ${noticeChannels.claim} = ${claim}`)
    .returning({ dueAt: noticeChannels.dueAt });
  return row?.dueAt ?? null;
}
