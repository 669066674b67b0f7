/** A person's channels, from adding them to taking them away: run on libSQL in Node and on D1 inside workerd. */
import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { inOneBatch } from '../../db/batch.ts';
import type { Database } from '../../db/open.ts';
import { listChannels, readPersonSettings } from '../../db/pages/notices-settings.ts';
import { countUnread } from '../../db/pages/notices-unread.ts';
import {
  addChannel,
  loadChannel,
  pauseChannel,
  removeChannel,
  resumeChannel,
  rotateSecret,
  saveWishes,
  stopKind,
} from '../../db/records/notice-channels.ts';
import type { NoticeOwner } from '../../db/records/notice-marks.ts';
import { savePersonSettings } from '../../db/records/notice-people.ts';
import { notingNotice } from '../../db/records/noting-notices.ts';
import {
  activity,
  noticeChannels,
  noticeDeliveries,
  noticeMessages,
} from '../../db/schema/index.ts';
import type { Activity, ActivityKind } from '../../src/activity/activity.ts';
import { firstSettings, firstWishes } from '../../src/notices/channel.ts';
import type { NoticeKind } from '../../src/notices/notice.ts';
import type { Store } from '../../src/stores/store.ts';
import { now, twoStores } from '../support/two-stores.ts';

const dana: NoticeOwner = { accountId: 'demo', personId: 'dana' };
const ravi: NoticeOwner = { accountId: 'demo', personId: 'ravi' };
const strangers: NoticeOwner[] = [ravi, { accountId: 'other', personId: 'dana' }];

const act = (kind: ActivityKind): Activity => ({
  actor: 'Dana',
  kind,
  subject: 'nc_1',
  name: 'd…@example.com',
});

const mail = {
  kind: 'email',
  subject: 'A test',
  text: 'x',
  html: '<p>x</p>',
  stopUrl: 'https://crossdock.test/notices/stop?t=x',
} as const;

export function noticeChannelsContract(name: string, open: () => Promise<Database>): void {
  describe(`channels of notices on ${name}`, () => {
    let db: Database;
    let stores: { source: Store; destination: Store };
    beforeEach(async () => {
      db = await open();
      stores = await twoStores(db);
    });

    const add = (id: string, address = 'dana@example.com', owner = dana) =>
      addChannel(
        db,
        owner,
        { id, kind: 'email', address, wishes: firstWishes.email, sealedSecret: null },
        { ...act('channel-added'), subject: id },
        now,
      );
    const addHook = (id: string) =>
      addChannel(
        db,
        dana,
        {
          ...{ id, kind: 'webhook', address: 'https://hooks.example.com/x' },
          ...{ wishes: firstWishes.webhook, sealedSecret: 'first' },
        },
        act('channel-added'),
        now,
      );
    const note = (once: string, kind: NoticeKind) =>
      inOneBatch(
        db,
        notingNotice(
          db,
          'demo',
          { kind, storeId: stores.destination.id, cause: '', facts: {}, once },
          now,
        ),
      );
    const acts = async () =>
      (
        await db.select().from(activity).where(eq(activity.actor, 'Dana')).orderBy(asc(activity.at))
      ).map(({ kind }) => kind);
    const message = (id: string, change: Partial<typeof noticeMessages.$inferInsert> = {}) =>
      db.insert(noticeMessages).values({
        ...{ id, accountId: 'demo', channelId: 'nc_1', purpose: 'notices', subject: id },
        ...{ content: mail, state: 'sent', createdAt: now, sentAt: now, attempts: 1 },
        ...change,
      });
    const stateOf = async (id: string) =>
      (await db.select().from(noticeMessages).where(eq(noticeMessages.id, id)))[0];

    it('[OP7] an address is added once, whatever its case, and ten are enough', async () => {
      expect(await Promise.all([add('nc_1'), add('nc_2')])).toEqual(
        expect.arrayContaining(['added', 'known']),
      );
      expect(await add('nc_3', 'DANA@example.com')).toBe('known');
      expect(await add('nc_4', 'dana@example.com', ravi)).toBe('added');
      for (let at = 2; at <= 10; at += 1)
        expect(await add(`nc_x${at}`, `dana+${at}@example.com`)).toBe('added');
      expect(await add('nc_x11', 'dana+11@example.com')).toBe('too-many');
      expect(await acts()).toHaveLength(11);
      expect(await listChannels(db, dana, now)).toHaveLength(10);
    });

    it('[OP7] only its owner sees or changes a channel', async () => {
      await add('nc_1');
      const wishes = { ...firstWishes.email, 'push-failed': 'off' as const };
      for (const stranger of strangers) {
        expect(await loadChannel(db, stranger, 'nc_1')).toBeUndefined();
        expect(await listChannels(db, stranger, now)).toEqual([]);
        await saveWishes(db, stranger, { id: 'nc_1', wishes }, act('channel-changed'), now);
        await pauseChannel(
          db,
          stranger,
          { id: 'nc_1', why: 'by-hand' },
          act('channel-paused'),
          now,
        );
        await removeChannel(db, stranger, 'nc_1', act('channel-removed'), now);
        const rotation = { id: 'nc_1', secret: 'x', oldUntil: now };
        await rotateSecret(db, stranger, rotation, act('secret-rotated'), now);
      }
      expect(await loadChannel(db, dana, 'nc_1')).toMatchObject({
        wishes: firstWishes.email,
        state: 'working',
        sealedSecret: null,
        removedAt: null,
      });
      expect(await acts()).toEqual(['channel-added']);
    });

    it('[OP7] what waits of a kind that is turned off does not go any more', async () => {
      await add('nc_1');
      await note('failed', 'push-failed');
      await note('received', 'new-order-received');
      const wishes = { ...firstWishes.email, 'push-failed': 'off' as const };
      await saveWishes(db, dana, { id: 'nc_1', wishes }, act('channel-changed'), now);
      expect(await db.select().from(noticeDeliveries)).toMatchObject([{ noticeId: 'received' }]);
      await note('failed again', 'push-failed');
      const stopped = { id: 'nc_1', kind: 'new-order-received' } as const;
      await stopKind(db, dana, stopped, act('channel-changed'), now);
      await stopKind(db, dana, stopped, act('channel-changed'), now);
      expect(await db.select().from(noticeDeliveries)).toEqual([]);
      expect((await loadChannel(db, dana, 'nc_1'))?.wishes).toEqual({
        ...wishes,
        'new-order-received': 'off',
      });
      // Stopped twice, it is written down once.
      expect(await acts()).toEqual(['channel-added', 'channel-changed', 'channel-changed']);
    });

    it('[OP7] a paused channel keeps what waits, and goes on at once when it is resumed', async () => {
      await add('nc_1');
      await note('failed', 'push-failed');
      const pause = { id: 'nc_1', why: 'by-hand' } as const;
      await pauseChannel(db, dana, pause, act('channel-paused'), now + 1);
      await pauseChannel(db, dana, pause, act('channel-paused'), now + 2);
      const [shown] = await listChannels(db, dana, now);
      expect(shown).toMatchObject({
        ...{ state: 'paused', pausedWhy: 'by-hand', pausedAt: now + 1, waiting: 1 },
      });
      expect(await countUnread(db, dana)).toEqual({ count: 1, paused: 1 });
      await db.update(noticeChannels).set({ failures: 20, dueAt: null });
      await resumeChannel(db, dana, 'nc_1', act('channel-resumed'), now + 3);
      expect(await loadChannel(db, dana, 'nc_1')).toMatchObject({
        ...{ state: 'working', pausedWhy: null, pausedAt: null, failures: 0, dueAt: now + 3 },
      });
      expect(await acts()).toEqual(['channel-added', 'channel-paused', 'channel-resumed']);
    });

    it('[OP7] a channel that is taken away keeps its log, and nothing goes there any more', async () => {
      await addHook('nc_1');
      await note('failed', 'push-failed');
      await message('nm_1');
      await message('nm_2', { state: 'ready', dueAt: now, sentAt: null });
      await removeChannel(db, dana, 'nc_1', act('channel-removed'), now + 1);
      expect(await listChannels(db, dana, now)).toEqual([]);
      expect(await db.select().from(noticeChannels)).toMatchObject([
        { removedAt: now + 1, dueAt: null, sealedSecret: null },
      ]);
      expect(await stateOf('nm_1')).toMatchObject({ state: 'sent' });
      expect(await stateOf('nm_2')).toMatchObject({ state: 'dropped', dueAt: null });
      expect(await db.select().from(noticeDeliveries)).toEqual([]);
      // And may be added anew.
      expect(await addHook('nc_2')).toBe('added');
    });

    it('[OP7] a rotated secret counts beside the new one until its time is over', async () => {
      await addHook('nc_1');
      const rotation = { id: 'nc_1', secret: 'second', oldUntil: now + 1_000 };
      await rotateSecret(db, dana, rotation, act('secret-rotated'), now);
      expect(await loadChannel(db, dana, 'nc_1')).toMatchObject({
        ...{ sealedSecret: 'second', sealedOldSecret: 'first', oldSecretUntil: now + 1_000 },
      });
      const untilOf = async (at: number) => (await listChannels(db, dana, at))[0]?.oldSecretUntil;
      expect(await untilOf(now + 999)).toBe(now + 1_000);
      expect(await untilOf(now + 1_000)).toBeNull();
    });

    it('[OP7] a digest that waits gets its time anew where a person wants it at another', async () => {
      await add('nc_1');
      await add('nc_2', 'ravi@example.com', ravi);
      await db.update(noticeChannels).set({ digestDueAt: now + 9_000 });
      const settings = { ...firstSettings, digestAt: '07:30' };
      const saved = { act: act('notice-settings-saved'), otherDigest: true };
      await savePersonSettings(db, dana, settings, saved, now);
      expect(await readPersonSettings(db, dana)).toEqual(settings);
      expect(await readPersonSettings(db, ravi)).toBeUndefined();
      expect(await loadChannel(db, dana, 'nc_1')).toMatchObject({ digestDueAt: null, dueAt: now });
      expect(await loadChannel(db, ravi, 'nc_2')).toMatchObject({ digestDueAt: now + 9_000 });
    });
  });
}
