/** Notices written in the batch of what they tell of: run on libSQL in Node and on D1 inside workerd. */
import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { inOneBatch } from '../../db/batch.ts';
import type { Database } from '../../db/open.ts';
import { notingNotice } from '../../db/records/noting-notices.ts';
import { noticeChannels, noticeDeliveries, noticeGroups, notices } from '../../db/schema/index.ts';
import { firstWishes } from '../../src/notices/channel.ts';
import type { NewNotice } from '../../src/notices/notice.ts';
import { now, twoStores } from '../support/two-stores.ts';

export function notingNoticesContract(name: string, open: () => Promise<Database>): void {
  describe(`noting notices on ${name}`, () => {
    let db: Database;
    let received: NewNotice;
    beforeEach(async () => {
      db = await open();
      const { source, destination } = await twoStores(db);
      received = {
        kind: 'new-order-received',
        storeId: source.id,
        otherStoreId: destination.id,
        orderId: undefined,
        cause: '',
        facts: { sourceOrderName: '#2001' },
        once: 'push_1:received',
      };
    });

    const note = (notice: NewNotice, at = now, onlyIf = sql`true`) =>
      inOneBatch(db, notingNotice(db, 'demo', notice, at, onlyIf));
    const channel = (id: string, change: Partial<typeof noticeChannels.$inferInsert> = {}) =>
      db.insert(noticeChannels).values({
        id,
        accountId: 'demo',
        personId: 'local',
        kind: 'email',
        address: 'dana@example.com',
        wishes: firstWishes.email,
        state: 'working',
        createdAt: now,
        ...change,
      });

    it('[OP7] are written once, whatever repeats, and counted once', async () => {
      await channel('nc_1');
      await note(received);
      await note(received, now + 5_000);

      expect(await db.select().from(notices)).toMatchObject([
        { id: 'push_1:received', facts: { sourceOrderName: '#2001' }, at: now },
      ]);
      expect(await db.select().from(noticeGroups)).toMatchObject([{ count: 1, lastAt: now }]);
      expect(await db.select().from(noticeDeliveries)).toMatchObject([
        { noticeId: 'push_1:received', channelId: 'nc_1', mode: 'at-once', messageId: null },
      ]);
    });

    it('[OP7] of one kind, store, cause and day stand together', async () => {
      await note(received);
      await note({ ...received, once: 'push_2:received' }, now + 60_000);
      await note({ ...received, once: 'push_3:received' }, now + 24 * 60 * 60_000);
      await note({ ...received, once: 'push_4:received', cause: 'other' });

      const groups = await db.select().from(noticeGroups).orderBy(noticeGroups.count);
      expect(groups.map(({ count }) => count)).toEqual([1, 1, 2]);
      expect(groups.at(-1)).toMatchObject({ firstAt: now, lastAt: now + 60_000 });
    });

    it('[OP7] are owed to the channels that want their kind, and to no others', async () => {
      await channel('nc_soon');
      await channel('nc_daily', {
        wishes: { ...firstWishes.email, 'new-order-received': 'digest' },
      });
      await channel('nc_off', { wishes: { ...firstWishes.email, 'new-order-received': 'off' } });
      await channel('nc_gone', { removedAt: now });
      await note(received);

      const rows = await db.select().from(noticeDeliveries).orderBy(noticeDeliveries.channelId);
      expect(rows).toMatchObject([
        { channelId: 'nc_daily', mode: 'digest' },
        { channelId: 'nc_soon', mode: 'at-once' },
      ]);
      const due = async (id: string) =>
        (await db.select().from(noticeChannels).where(eq(noticeChannels.id, id)))[0]?.dueAt;
      expect(await due('nc_soon')).toBe(now);
      expect(await due('nc_off')).toBeNull();
    });

    it('[OP7] are not written where what they tell of did not happen', async () => {
      await channel('nc_1');
      await note(received, now, sql`1 = 2`);

      expect(await db.select().from(notices)).toEqual([]);
      expect(await db.select().from(noticeGroups)).toEqual([]);
      expect(await db.select().from(noticeDeliveries)).toEqual([]);
    });
  });
}
