/** Keeps the channels of a person: each change in one batch with the act that tells of it, and only to one's own. */
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Activity } from '../../src/activity/activity.ts';
import type { ChannelKind, ChannelWishes, PausedWhy } from '../../src/notices/channel.ts';
import type { NoticeKind } from '../../src/notices/notice.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { noticeChannels, noticeMessages } from '../schema/index.ts';
import { notingActivity } from './activity.ts';
import type { NoticeOwner } from './notice-marks.ts';
import { dropMessages, dropUnwanted, forgetWaiting } from './notice-unwanted.ts';

export type KeptChannel = typeof noticeChannels.$inferSelect;

/** More would be a list of addresses, not a person's ways to be told. */
export const channelsOfPersonMax = 10;

/** @returns the channel; undefined where it is not this person's, or was taken away */
export async function loadChannel(
  db: Database,
  owner: NoticeOwner,
  id: string,
): Promise<KeptChannel | undefined> {
  const [row] = await db.select().from(noticeChannels).where(own(owner, id));
  return row;
}

/** The channel that a stop link names, whoever follows it. @returns undefined where there is none, or not any more */
export async function loadChannelOfLink(
  db: Database,
  id: string,
): Promise<KeptChannel | undefined> {
  const [row] = await db
    .select()
    .from(noticeChannels)
    .where(and(eq(noticeChannels.id, id), isNull(noticeChannels.removedAt)));
  return row;
}

export type NewChannel = {
  id: string;
  kind: ChannelKind;
  /** As checked and normalised: the same address is written the same way. */
  address: string;
  wishes: ChannelWishes;
  sealedSecret: string | null;
};

/**
 * Adds a channel, unless the person has that address already, or as many as one may have.
 * @param now ms
 */
export async function addChannel(
  db: Database,
  owner: NoticeOwner,
  channel: NewChannel,
  act: Activity,
  now: number,
): Promise<'added' | 'known' | 'too-many'> {
  const { accountId, personId } = owner;
  const { id, kind, address, wishes, sealedSecret } = channel;
  const ofOwner = sql`from notice_channels c where c.account_id = ${accountId}
    and c.person_id = ${personId} and c.removed_at is null`;
  const known = sql`exists (select 1 ${ofOwner} and c.kind = ${kind} and lower(c.address) = lower(${address}))`;
  const may = sql`(select count(*) ${ofOwner}) < ${channelsOfPersonMax} and not ${known}`;
  const [, added] = await inOneBatch(db, [
    notingActivity(db, accountId, [act], now, may),
    db
      .insert(noticeChannels)
      .select(
        sql`select ${id}, ${accountId}, ${personId}, ${kind}, ${address}, ${JSON.stringify(wishes)}, 'working',
          null, null, 0, ${sealedSecret}, null, null, null, null, null, null, null, ${now}, null where ${may}`,
      )
      .returning({ id: noticeChannels.id }),
  ]);
  if (added && added.length > 0) return 'added';
  const [row] = await db.all<{ known: number }>(sql`select ${known} as known`);
  return row?.known === 1 ? 'known' : 'too-many';
}

/** Saves what goes to a channel and how soon; what is owed of a kind that is off now goes there no more. */
export async function saveWishes(
  db: Database,
  owner: NoticeOwner,
  { id, wishes }: { id: string; wishes: ChannelWishes },
  act: Activity,
  now: number,
): Promise<void> {
  await inOneBatch(db, [
    notingActivity(db, owner.accountId, [act], now, isOwn(owner, id)),
    db.update(noticeChannels).set({ wishes }).where(own(owner, id)),
    ...dropUnwanted(db, id, isOwn(owner, id)),
  ]);
}

/** Turns one kind off, for whoever followed a stop link: what else is set meanwhile stays as it is. */
export async function stopKind(
  db: Database,
  owner: NoticeOwner,
  { id, kind }: { id: string; kind: NoticeKind },
  act: Activity,
  now: number,
): Promise<void> {
  const wanted = sql`${isOwn(owner, id)} and exists (select 1 from notice_channels c
    where c.id = ${id} and c.wishes ->> ${kind} in ('at-once', 'digest'))`;
  await inOneBatch(db, [
    notingActivity(db, owner.accountId, [act], now, wanted),
    db
      .update(noticeChannels)
      .set({ wishes: sql`json_set(${noticeChannels.wishes}, ${`$."${kind}"`}, 'off')` })
      .where(own(owner, id)),
    ...dropUnwanted(db, id, isOwn(owner, id)),
  ]);
}

/** Takes a channel away: its log stays, what is owed to it is dropped, its secrets are forgotten. */
export async function removeChannel(
  db: Database,
  owner: NoticeOwner,
  id: string,
  act: Activity,
  now: number,
): Promise<void> {
  const gone = {
    ...{ removedAt: now, dueAt: null, digestDueAt: null },
    ...{ sealedSecret: null, sealedOldSecret: null, oldSecretUntil: null },
  };
  const isGone = sql`exists (select 1 from notice_channels c where c.id = ${id} and c.removed_at is not null)`;
  await inOneBatch(db, [
    notingActivity(db, owner.accountId, [act], now, isOwn(owner, id)),
    db.update(noticeChannels).set(gone).where(own(owner, id)),
    dropMessages(db, id, isGone),
    forgetWaiting(db, id, isGone),
  ]);
}

/** Stops a channel that works; what waits for it stays until it is resumed. @param now ms */
export async function pauseChannel(
  db: Database,
  owner: NoticeOwner,
  { id, why }: { id: string; why: PausedWhy },
  act: Activity,
  now: number,
): Promise<void> {
  await inOneBatch(db, [
    notingActivity(db, owner.accountId, [act], now, isOwn(owner, id, 'working')),
    db
      .update(noticeChannels)
      .set({ state: 'paused', pausedWhy: why, pausedAt: now })
      .where(and(own(owner, id), eq(noticeChannels.state, 'working'))),
  ]);
}

/** Lets a paused channel go on: what waits is owed now, and its failures are forgotten. @param now ms */
export async function resumeChannel(
  db: Database,
  owner: NoticeOwner,
  id: string,
  act: Activity,
  now: number,
): Promise<void> {
  await inOneBatch(db, [
    notingActivity(db, owner.accountId, [act], now, isOwn(owner, id, 'paused')),
    db
      .update(noticeMessages)
      .set({ dueAt: now })
      .where(
        sql`${noticeMessages.channelId} = ${id} and ${noticeMessages.state} = 'ready'
          and ${noticeMessages.dueAt} > ${now} and ${isOwn(owner, id, 'paused')}`,
      ),
    db
      .update(noticeChannels)
      .set({
        ...{ state: 'working', pausedWhy: null, pausedAt: null, failures: 0, dueAt: now },
        // It rests no more; a turn that is still under way keeps its claim.
        claimUntil: sql`iif(${noticeChannels.claim} is null, null, ${noticeChannels.claimUntil})`,
      })
      .where(and(own(owner, id), eq(noticeChannels.state, 'paused'))),
  ]);
}

/** Gives a webhook another secret; the one it had signs too, until then. @param secret sealed; @param oldUntil ms */
export async function rotateSecret(
  db: Database,
  owner: NoticeOwner,
  { id, secret, oldUntil }: { id: string; secret: string; oldUntil: number },
  act: Activity,
  now: number,
): Promise<void> {
  await inOneBatch(db, [
    notingActivity(db, owner.accountId, [act], now, isOwn(owner, id)),
    db
      .update(noticeChannels)
      .set({
        sealedOldSecret: sql`${noticeChannels.sealedSecret}`,
        sealedSecret: secret,
        oldSecretUntil: oldUntil,
      })
      .where(own(owner, id)),
  ]);
}

const own = ({ accountId, personId }: NoticeOwner, id: string) =>
  and(
    eq(noticeChannels.id, id),
    eq(noticeChannels.accountId, accountId),
    eq(noticeChannels.personId, personId),
    isNull(noticeChannels.removedAt),
  );

/** Whether it is the person's, and stands like that: for what is written beside its change. */
const isOwn = (
  { accountId, personId }: NoticeOwner,
  id: string,
  state?: KeptChannel['state'],
): SQL =>
  sql`exists (select 1 from notice_channels c where c.id = ${id} and c.account_id = ${accountId}
    and c.person_id = ${personId} and c.removed_at is null ${state ? sql`and c.state = ${state}` : sql``})`;
