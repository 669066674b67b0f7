/** What people read of notices, and what of them is theirs: run on libSQL in Node and on D1 inside workerd. */
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { inOneBatch } from '../../db/batch.ts';
import type { Database } from '../../db/open.ts';
import { decodeCursor } from '../../db/pages/cursor.ts';
import { listNoticesOfGroup } from '../../db/pages/notices-group.ts';
import { type GroupsAsked, listNoticeGroups } from '../../db/pages/notices-list.ts';
import { countUnread } from '../../db/pages/notices-unread.ts';
import type { NoticeOwner } from '../../db/records/notice-marks.ts';
import {
  markAllRead,
  markGroupRead,
  markGroupUnread,
  savePersonSettings,
} from '../../db/records/notice-people.ts';
import { notingNotice } from '../../db/records/noting-notices.ts';
import { noticeGroups, noticePeople, noticeReads } from '../../db/schema/index.ts';
import { firstSettings } from '../../src/notices/channel.ts';
import type { NewNotice } from '../../src/notices/notice.ts';
import type { Store } from '../../src/stores/store.ts';
import { now, startedPush, twoStores } from '../support/two-stores.ts';

const dana: NoticeOwner = { accountId: 'demo', personId: 'dana' };
const ravi: NoticeOwner = { accountId: 'demo', personId: 'ravi' };
const everything = Number.MAX_SAFE_INTEGER;

export function noticesPagesContract(name: string, open: () => Promise<Database>): void {
  describe(`pages of notices on ${name}`, () => {
    let db: Database;
    let stores: { source: Store; destination: Store };
    beforeEach(async () => {
      db = await open();
      stores = await twoStores(db);
    });

    const note = (once: string, at: number, change: Partial<NewNotice> = {}) => {
      const { source, destination } = stores;
      const notice: NewNotice = {
        kind: 'push-failed',
        storeId: destination.id,
        otherStoreId: source.id,
        cause: 'refused',
        facts: { failure: 'refused' },
        once,
        ...change,
      };
      return inOneBatch(db, notingNotice(db, 'demo', notice, at));
    };
    /** Groups of one notice each, a second apart. */
    const fill = async (many: number) => {
      for (let at = 1; at <= many; at += 1)
        await note(`n${at}`, now + at * 1_000, { cause: `c${at}` });
    };
    const list = (asked: Partial<GroupsAsked> = {}, owner = dana) =>
      listNoticeGroups(db, owner, { limit: 50, ...asked });
    const unreadOf = async (owner: NoticeOwner) =>
      (await list({ only: 'unread' }, owner)).rows.map(({ newest }) => newest.id);
    const groupOf = async (id: string) => {
      const found = (await list()).rows.find(({ newest }) => newest.id === id);
      if (!found) throw new Error(`no group of ${id}`);
      return found.id;
    };

    it('[OP7] names the stores and the order of the newest notice of each group, newest group first', async () => {
      const { push } = await startedPush(db, stores.destination);
      await note('one', now, { orderId: push.orderId });
      await note('two', now + 5_000, { orderId: push.orderId });
      await note('other', now + 2_000, {
        kind: 'new-order-received',
        storeId: stores.source.id,
        otherStoreId: stores.destination.id,
        cause: '',
        facts: { sourceOrderName: '#2001' },
      });
      const { rows, next } = await list();
      expect(next).toBeNull();
      expect(rows).toMatchObject([
        {
          kind: 'push-failed',
          count: 2,
          firstAt: now,
          lastAt: now + 5_000,
          unread: true,
          newest: {
            id: 'two',
            storeId: stores.destination.id,
            storeName: 'mug-street',
            otherStoreName: stores.source.name,
            orderId: push.orderId,
            orderName: '#1001',
            connectionId: null,
            facts: { failure: 'refused' },
          },
        },
        { kind: 'new-order-received', count: 1, newest: { id: 'other', orderName: null } },
      ]);
      const [first] = rows;
      const group = await listNoticesOfGroup(db, 'demo', first?.id ?? '', { limit: 1 });
      expect(group.rows.map(({ id }) => id)).toEqual(['two']);
      const after = decodeCursor(group.next ?? '');
      const rest = await listNoticesOfGroup(db, 'demo', first?.id ?? '', { limit: 1, after });
      expect(rest).toMatchObject({ rows: [{ id: 'one' }], next: null });
      const others = await listNoticesOfGroup(db, 'other', first?.id ?? '', { limit: 1 });
      expect(others.rows).toEqual([]);
    });

    it('[OP7] narrows to a kind, to a store and to what is unread', async () => {
      await note('failed', now);
      await note('received', now + 1, { kind: 'new-order-received', storeId: stores.source.id });
      const ids = async (asked: Partial<GroupsAsked>) =>
        (await list(asked)).rows.map(({ newest }) => newest.id);
      expect(await ids({ kind: 'push-failed' })).toEqual(['failed']);
      expect(await ids({ storeId: stores.source.id })).toEqual(['received']);
      expect(await ids({ storeId: stores.source.id, kind: 'push-failed' })).toEqual([]);
      await markGroupRead(db, dana, await groupOf('received'), everything);
      expect(await ids({ only: 'unread' })).toEqual(['failed']);
    });

    it('[OP7] a page goes on where the one before it ended, without double or gap', async () => {
      await fill(25);
      const seen: string[] = [];
      let after: GroupsAsked['after'];
      do {
        const page = await list({ limit: 10, after });
        seen.push(...page.rows.map(({ newest }) => newest.id));
        after = page.next === null ? undefined : decodeCursor(page.next);
        // What comes meanwhile stands above, not in what follows.
        if (seen.length === 10) await note('late', now + 60_000, { cause: 'late' });
      } while (after);
      expect(seen).toEqual(Array.from({ length: 25 }, (_, at) => `n${25 - at}`));
    });

    it('[OP7] marks are each person’s own, and a group that grows is unread again', async () => {
      await fill(3);
      expect(await markGroupRead(db, dana, await groupOf('n2'), everything)).toBe(true);
      expect(await unreadOf(dana)).toEqual(['n3', 'n1']);
      expect(await unreadOf(ravi)).toEqual(['n3', 'n2', 'n1']);
      await note('n2 again', now + 9_000, { cause: 'c2' });
      expect(await unreadOf(dana)).toEqual(['n2 again', 'n3', 'n1']);
      expect(await markGroupRead(db, dana, 'nobody’s', everything)).toBe(false);
      const other = { accountId: 'other', personId: 'dana' };
      expect(await markGroupRead(db, other, await groupOf('n2 again'), everything)).toBe(false);
      expect(await markGroupUnread(db, other, await groupOf('n2 again'))).toBe('unknown');
    });

    it('[OP7] what came after it was shown stays unread', async () => {
      await note('one', now);
      const group = await groupOf('one');
      await note('two', now + 1_000);
      await markGroupRead(db, dana, group, now);
      expect(await countUnread(db, dana)).toEqual({ count: 1, paused: 0 });
      await markAllRead(db, dana, now, firstSettings);
      expect(await countUnread(db, dana)).toEqual({ count: 1, paused: 0 });
      await markAllRead(db, dana, now + 1_000, firstSettings);
      expect(await countUnread(db, dana)).toEqual({ count: 0, paused: 0 });
      // A slower tab, which had seen less, takes nothing back.
      await markAllRead(db, dana, now, firstSettings);
      expect(await countUnread(db, dana)).toEqual({ count: 0, paused: 0 });
    });

    it('[OP7] marks any of them as unread again, whatever was read as a whole, and in any order', async () => {
      await fill(6);
      await markAllRead(db, dana, now + 6_000, firstSettings);
      const [n2, n4, n5] = [await groupOf('n2'), await groupOf('n4'), await groupOf('n5')];
      expect(await markGroupUnread(db, dana, n4)).toBe('marked');
      expect(await unreadOf(dana)).toEqual(['n4']);
      await markGroupUnread(db, dana, n2);
      await markGroupUnread(db, dana, n5);
      expect(await unreadOf(dana)).toEqual(['n5', 'n4', 'n2']);
      await markGroupRead(db, dana, n4, everything);
      expect(await unreadOf(dana)).toEqual(['n5', 'n2']);
      await markGroupRead(db, dana, n2, everything);
      await markGroupRead(db, dana, n5, everything);
      expect(await unreadOf(dana)).toEqual([]);
    });

    it('[OP7] marks that say no more than what is read as a whole are forgotten', async () => {
      await fill(5);
      await markAllRead(db, dana, now + 1_000, firstSettings);
      await markGroupRead(db, dana, await groupOf('n4'), everything);
      await markGroupRead(db, dana, await groupOf('n3'), everything);
      // n2 is still unread: what is read as a whole ends before it.
      expect(await db.select().from(noticeReads)).toHaveLength(2);
      await markGroupRead(db, dana, await groupOf('n2'), everything);
      expect(await db.select().from(noticeReads)).toEqual([]);
      const [person] = await db.select().from(noticePeople);
      expect(person?.readTo).toBe(now + 5_000 - 1);
      expect(await unreadOf(dana)).toEqual(['n5']);
      await markGroupRead(db, dana, await groupOf('n5'), everything);
      expect(await db.select().from(noticeReads)).toEqual([]);
      expect(await unreadOf(dana)).toEqual([]);
    });

    it('[OP7] kinds that the bell leaves out stand on the page, and are not counted', async () => {
      await note('failed', now);
      await note('repaired', now + 1, { kind: 'drift-repaired', cause: '' });
      const settings = { ...firstSettings, muted: ['drift-repaired' as const] };
      const act = {
        ...{ actor: 'Dana', kind: 'notice-settings-saved' as const },
        ...{ subject: 'dana', name: 'Notifications' },
      };
      await savePersonSettings(db, dana, settings, { act, otherDigest: false }, now);
      expect(await countUnread(db, dana)).toMatchObject({ count: 1 });
      expect(await countUnread(db, ravi)).toMatchObject({ count: 2 });
      expect((await list()).rows.map(({ kind, unread }) => [kind, unread])).toEqual([
        ['drift-repaired', false],
        ['push-failed', true],
      ]);
      expect(await unreadOf(dana)).toEqual(['failed']);
    });

    it('[OP7] looks through a thousand groups for few, and goes on from there', async () => {
      const of = stores.destination.id;
      // Every one another group: 1,200 repairs, and one failed push before them all.
      await note('failed', now - 1);
      await db.run(sql`insert into notice_groups (id, account_id, store_id, kind, first_at, last_at, count)
        select 'g' || value, 'demo', ${of}, 'drift-repaired', ${now} + value, ${now} + value, 1
        from json_each(${JSON.stringify(Array.from({ length: 1_200 }, (_, at) => at))})`);
      const first = await list({ kind: 'push-failed' });
      expect(first.rows).toEqual([]);
      const second = await list({ kind: 'push-failed', after: decodeCursor(first.next ?? '') });
      expect(second.rows.map(({ newest }) => newest.id)).toEqual(['failed']);
      expect(second.next).toBeNull();
      expect(await countUnread(db, dana)).toMatchObject({ count: 100 });
      expect(await markGroupUnread(db, dana, second.rows[0]?.id ?? '')).toBe('too-old');
      expect(await db.select().from(noticeGroups)).toHaveLength(1_201);
    });
  });
}
