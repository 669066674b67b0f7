/** Keeps what a person set about being told, and what they have read. */
import { and, eq, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { Activity } from '../../src/activity/activity.ts';
import type { PersonSettings } from '../../src/notices/channel.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { noticeChannels, noticePeople, noticeReads } from '../schema/index.ts';
import { notingActivity } from './activity.ts';
import {
  groupsLookedThrough,
  isUnread,
  joinMarks,
  type NoticeOwner,
  readToOf,
} from './notice-marks.ts';

/**
 * Saves a person's settings, with the act that tells of it. What is owed to their channels is looked at anew: quiet hours
 * may have ended.
 * @param otherDigest the digest goes at another time from now on: what is kept for one is given its time anew
 * @param now ms
 */
export async function savePersonSettings(
  db: Database,
  owner: NoticeOwner,
  settings: PersonSettings,
  { act, otherDigest }: { act: Activity; otherDigest: boolean },
  now: number,
): Promise<void> {
  const { accountId, personId } = owner;
  await inOneBatch(db, [
    notingActivity(db, accountId, [act], now),
    db
      .insert(noticePeople)
      .values({ accountId, personId, settings })
      .onConflictDoUpdate({
        target: [noticePeople.accountId, noticePeople.personId],
        set: { settings },
      }),
    db
      .update(noticeChannels)
      .set({
        ...(otherDigest ? { digestDueAt: null } : {}),
        dueAt: sql`min(coalesce(${noticeChannels.dueAt}, ${now}), ${now})`,
      })
      .where(
        and(
          eq(noticeChannels.accountId, accountId),
          eq(noticeChannels.personId, personId),
          isNull(noticeChannels.removedAt),
        ),
      ),
  ]);
}

/**
 * Marks a group as read.
 * @param upTo ms: when the newest of what was shown came; what came later stays unread
 * @returns false where the account has no such group
 */
export async function markGroupRead(
  db: Database,
  owner: NoticeOwner,
  groupId: string,
  upTo: number,
): Promise<boolean> {
  const { accountId, personId } = owner;
  const [marked] = await inOneBatch(db, [
    db
      .insert(noticeReads)
      .select(
        sql`select ${accountId}, ${personId}, g.id, min(g.last_at, ${upTo}) from notice_groups g
          where g.id = ${groupId} and g.account_id = ${accountId}`,
      )
      .onConflictDoUpdate({
        target: [noticeReads.accountId, noticeReads.personId, noticeReads.groupId],
        set: { readTo: sql`max(${noticeReads.readTo}, excluded.read_to)` },
      })
      .returning({ groupId: noticeReads.groupId }),
    // What was read one by one, up to the first that was not, is read as a whole: looking for unread ones begins there.
    db
      .update(noticePeople)
      .set({ readTo: sql`max(${noticePeople.readTo}, ${readThrough(owner)})` })
      .where(ofPerson(owner)),
    forgetMarks(db, owner),
  ]);
  return marked !== undefined && marked.length > 0;
}

/**
 * Marks all groups as read.
 * @param upTo ms, as for one; @param firstSettings what a person has who has not saved any
 */
export async function markAllRead(
  db: Database,
  owner: NoticeOwner,
  upTo: number,
  firstSettings: PersonSettings,
): Promise<void> {
  await inOneBatch(db, [
    db
      .insert(noticePeople)
      .values({ ...owner, settings: firstSettings, readTo: upTo })
      .onConflictDoUpdate({
        target: [noticePeople.accountId, noticePeople.personId],
        set: { readTo: sql`max(${noticePeople.readTo}, ${upTo})` },
      }),
    forgetMarks(db, owner),
  ]);
}

/** `too-old`: so many newer ones stand above it that nobody looks through them for it. */
export type MarkedUnread = 'marked' | 'unknown' | 'too-old';

/** Marks a group as unread: what is read as a whole ends before it, and what is read above it gets marks of its own. */
export async function markGroupUnread(
  db: Database,
  owner: NoticeOwner,
  groupId: string,
): Promise<MarkedUnread> {
  const { accountId, personId } = owner;
  const [group] = await db.all<{ lastAt: number; newer: number }>(sql`
    select g.last_at as lastAt, (select count(*) from (select 1 from notice_groups o
      where o.account_id = ${accountId} and o.last_at > g.last_at limit ${groupsLookedThrough})) as newer
    from notice_groups g where g.id = ${groupId} and g.account_id = ${accountId}`);
  if (!group) return 'unknown';
  if (group.newer >= groupsLookedThrough) return 'too-old';
  const { lastAt } = group;
  await inOneBatch(db, [
    db
      .insert(noticeReads)
      .select(
        sql`select ${accountId}, ${personId}, g.id, g.last_at from notice_groups g
          where g.account_id = ${accountId} and g.last_at >= ${lastAt} and g.last_at <= ${readToOf(owner)}`,
      )
      .onConflictDoUpdate({
        target: [noticeReads.accountId, noticeReads.personId, noticeReads.groupId],
        set: { readTo: sql`max(${noticeReads.readTo}, excluded.read_to)` },
      }),
    db
      .update(noticePeople)
      .set({ readTo: sql`min(${noticePeople.readTo}, ${lastAt - 1})` })
      .where(ofPerson(owner)),
    db
      .delete(noticeReads)
      .where(
        and(
          eq(noticeReads.accountId, accountId),
          eq(noticeReads.personId, personId),
          eq(noticeReads.groupId, groupId),
        ),
      ),
  ]);
  return 'marked';
}

const ofPerson = ({ accountId, personId }: NoticeOwner) =>
  and(eq(noticePeople.accountId, accountId), eq(noticePeople.personId, personId));

/** Marks that say no more than what is read as a whole. */
const forgetMarks = (db: Database, owner: NoticeOwner) =>
  db
    .delete(noticeReads)
    .where(
      and(
        eq(noticeReads.accountId, owner.accountId),
        eq(noticeReads.personId, owner.personId),
        lte(noticeReads.readTo, readToOf(owner)),
      ),
    );

/** Just before the oldest unread group; where the look finds none, the end of it. Null where all was read before. */
const readThrough = (owner: NoticeOwner): SQL => sql`coalesce((
    select coalesce(min(iif(${isUnread(owner)}, g.last_at, null)) - 1, max(g.last_at))
    from (select g.id, g.kind, g.last_at from notice_groups g
      where g.account_id = ${owner.accountId} and g.last_at > ${readToOf(owner)}
      order by g.last_at, g.id limit ${groupsLookedThrough}) g ${joinMarks(owner)}), 0)`;
