/** What a world's people were told, in the words they read; and what was written down of who changed what. */
import { asc, eq } from 'drizzle-orm';
import { activity, notices, orders, stores } from '../../db/schema/index.ts';
import type { ActivityKind } from '../../src/activity/activity.ts';
import type { NoticeKind, ShownNotice } from '../../src/notices/notice.ts';
import { noticeWords } from '../../src/notices/notice-words.ts';
import type { World } from './world.ts';

/** Notices of a kind, oldest first. */
export async function toldOf({ database: { db } }: World, kind: NoticeKind) {
  const rows = await db
    .select()
    .from(notices)
    .where(eq(notices.kind, kind))
    .orderBy(asc(notices.at));
  const names = new Map((await db.select().from(stores)).map(({ id, name }) => [id, name]));
  const orderNames = new Map((await db.select().from(orders)).map(({ id, name }) => [id, name]));
  return rows.map((row): ShownNotice => {
    const { otherStoreId, orderId } = row;
    return {
      ...row,
      storeName: names.get(row.storeId) ?? 'nobody',
      otherStoreName: otherStoreId === null ? null : (names.get(otherStoreId) ?? 'nobody'),
      orderName: orderId === null ? null : (orderNames.get(orderId) ?? 'nothing'),
    };
  });
}

/** The sentences of these notices: title and what to do. */
export const sentencesOf = async (world: World, kind: NoticeKind): Promise<string[]> =>
  (await toldOf(world, kind)).map((notice) => {
    const { title, says } = noticeWords(notice);
    return [title, says].filter(Boolean).join('. ');
  });

/** How many groups a kind's notices stand in, each with how many it counts. */
export const groupsOf = async ({ database: { db } }: World, kind: NoticeKind): Promise<number[]> =>
  (await db.query.noticeGroups.findMany())
    .filter((group) => group.kind === kind)
    .map(({ count }) => count);

/** Acts of a kind, oldest first: who, on what, from what, to what. */
export const actsOf = async (
  { database: { db } }: World,
  kind: ActivityKind,
): Promise<[string, string, string | null, string | null][]> =>
  (await db.select().from(activity).where(eq(activity.kind, kind)).orderBy(asc(activity.at))).map(
    ({ actor, name, before, after }) => [actor, name, before, after],
  );
