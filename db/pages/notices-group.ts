/** Reads the notices of one group, newest first. */
import { sql } from 'drizzle-orm';
import type { ShownNotice } from '../../src/notices/notice.ts';
import type { Database } from '../open.ts';
import { type Cursor, type Listed, pageOf } from './cursor.ts';
import { type NoticeRow, noticeColumns, noticeNames, toShownNotice } from './shown-notice.ts';

/** @returns a page of them; an empty one where the account has no such group */
export async function listNoticesOfGroup(
  db: Database,
  accountId: string,
  groupId: string,
  { limit, after }: { limit: number; after?: Cursor | undefined },
): Promise<Listed<ShownNotice>> {
  const rows = await db.all<NoticeRow>(sql`
    select ${noticeColumns} from notices n ${noticeNames}
    where n.group_id = ${groupId} and n.account_id = ${accountId}
      ${after ? sql`and (n.at, n.id) < (${after.at}, ${after.id})` : sql``}
    order by n.at desc, n.id desc limit ${limit + 1}`);
  return pageOf(rows.map(toShownNotice), limit, ({ at, id }) => ({ at, id, part: 0 }));
}
