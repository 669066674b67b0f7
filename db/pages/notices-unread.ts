/** Counts what waits unread for a person, for the bell. */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import {
  groupsLookedThrough,
  isUnread,
  joinMarks,
  type NoticeOwner,
  readToOf,
} from '../records/notice-marks.ts';

/** More than this many unread groups are not counted. */
const countedAtMost = 100;

/** @returns unread groups, at most 100; and how many of the person's channels are paused */
export async function countUnread(
  db: Database,
  owner: NoticeOwner,
): Promise<{ count: number; paused: number }> {
  const { accountId, personId } = owner;
  const [row] = await db.all<{ count: number; paused: number }>(sql`
    select (select count(*) from (select 1 from (
        select g.id, g.kind, g.last_at from notice_groups g
        where g.account_id = ${accountId} and g.last_at > ${readToOf(owner)}
        order by g.last_at desc, g.id desc limit ${groupsLookedThrough}) g ${joinMarks(owner)}
      where ${isUnread(owner)} limit ${countedAtMost})) as count,
      (select count(*) from notice_channels c where c.account_id = ${accountId}
        and c.person_id = ${personId} and c.removed_at is null and c.state = 'paused') as paused`);
  return row ?? { count: 0, paused: 0 };
}
