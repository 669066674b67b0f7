/** Reads the Notifications page: groups of repeats newest first, each with its newest notice and whether it is read. */
import { type SQL, sql } from 'drizzle-orm';
import type { NoticeKind, ShownNotice } from '../../src/notices/notice.ts';
import type { Database } from '../open.ts';
import {
  groupsLookedThrough,
  isUnread,
  joinMarks,
  type NoticeOwner,
  readToOf,
} from '../records/notice-marks.ts';
import { type Cursor, encodeCursor, type Listed, pageOf } from './cursor.ts';
import { type NoticeRow, noticeColumns, noticeNames, toShownNotice } from './shown-notice.ts';

export type ListedGroup = {
  id: string;
  kind: NoticeKind;
  count: number;
  firstAt: number;
  lastAt: number;
  unread: boolean;
  newest: ShownNotice;
};

export type GroupsAsked = {
  limit: number;
  storeId?: string | undefined;
  kind?: NoticeKind | undefined;
  only?: 'unread' | undefined;
  after?: Cursor | undefined;
};

type Row = NoticeRow & {
  groupId: string;
  count: number;
  firstAt: number;
  lastAt: number;
  unread: number;
};

/**
 * @returns a page; one of few among many may be short, or empty, and go on all the same: a reading looks through no
 *   more than `groupsLookedThrough`
 */
export async function listNoticeGroups(
  db: Database,
  owner: NoticeOwner,
  asked: GroupsAsked,
): Promise<Listed<ListedGroup>> {
  const { limit, storeId, kind, only } = asked;
  const isNarrowed = storeId !== undefined || kind !== undefined || only !== undefined;
  const through = isNarrowed ? groupsLookedThrough : limit + 1;
  const rows = await db.all<Row>(sql`
    select g.id as groupId, g.count, g.first_at as firstAt, g.last_at as lastAt, g.unread, ${noticeColumns}
    from (select g.id, g.count, g.first_at, g.last_at, ${isUnread(owner)} as unread
      from (select g.* ${newestGroups(owner, asked)} limit ${through}) g ${joinMarks(owner)}
      where true ${storeId ? sql`and g.store_id = ${storeId}` : sql``}
        ${kind ? sql`and g.kind = ${kind}` : sql``} ${only ? sql`and ${isUnread(owner)}` : sql``}
      order by g.last_at desc, g.id desc limit ${limit + 1}) g
    join notices n on n.id = (select n.id from notices n where n.group_id = g.id
      order by n.at desc, n.id desc limit 1) ${noticeNames}
    order by g.last_at desc, g.id desc`);
  const page = pageOf(rows.map(toGroup), limit, ({ lastAt, id }) => ({ at: lastAt, id, part: 0 }));
  if (page.next || !isNarrowed) return page;
  // It may be short because the look ended: the next one begins there.
  const [end] = await db.all<{ at: number; id: string }>(sql`
    select g.last_at as at, g.id ${newestGroups(owner, asked)} limit 1 offset ${through - 1}`);
  return { ...page, next: end ? encodeCursor({ ...end, part: 0 }) : null };
}

/** From the account's groups `g`, newest first; where only unread ones are asked for, what was read as a whole is cut. */
const newestGroups = (owner: NoticeOwner, { only, after }: GroupsAsked): SQL => sql`
  from notice_groups g where g.account_id = ${owner.accountId}
    ${only ? sql`and g.last_at > ${readToOf(owner)}` : sql``}
    ${after ? sql`and (g.last_at, g.id) < (${after.at}, ${after.id})` : sql``}
  order by g.last_at desc, g.id desc`;

function toGroup({ groupId, count, firstAt, lastAt, unread, ...notice }: Row): ListedGroup {
  const newest = toShownNotice(notice);
  const { kind } = newest;
  return { id: groupId, kind, count, firstAt, lastAt, unread: unread === 1, newest };
}
