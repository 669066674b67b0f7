/** What messages said is forgotten after a month: run on libSQL in Node and on D1 inside workerd. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { forgetMessages, keepContentMs } from '../../db/records/forgotten-messages.ts';
import { noticeChannels, noticeMessages, outboxMails } from '../../db/schema/index.ts';
import { firstWishes } from '../../src/notices/channel.ts';
import { now, twoStores } from '../support/two-stores.ts';

export function forgottenMessagesContract(name: string, open: () => Promise<Database>): void {
  describe(`messages of long ago on ${name}`, () => {
    let db: Database;
    beforeEach(async () => {
      db = await open();
      await twoStores(db);
      await db.insert(noticeChannels).values({
        id: 'nc_1',
        accountId: 'demo',
        personId: 'local',
        kind: 'email',
        address: 'dana@example.com',
        wishes: firstWishes.email,
        state: 'working',
        createdAt: now,
      });
    });

    const message = (id: string, change: Partial<typeof noticeMessages.$inferInsert>) =>
      db.insert(noticeMessages).values({
        id,
        accountId: 'demo',
        channelId: 'nc_1',
        purpose: 'notices',
        subject: 'New order received',
        content: { kind: 'webhook', body: '{}' },
        state: 'sent',
        createdAt: now - keepContentMs - 1,
        ...change,
      });

    it('[OP7] keep that they went, and not what they said', async () => {
      await message('ms_old', {});
      await message('ms_young', { createdAt: now - keepContentMs + 1 });
      await message('ms_waits', { state: 'ready', dueAt: now });
      await forgetMessages(db, now);

      const kept = await db.select().from(noticeMessages).orderBy(noticeMessages.id);
      expect(kept.map(({ id, content }) => [id, content !== null])).toEqual([
        ['ms_old', false],
        ['ms_waits', true],
        ['ms_young', true],
      ]);
      expect(kept[0]).toMatchObject({ state: 'sent', subject: 'New order received' });
    });

    it('[OP7] leave the outbox', async () => {
      const mail = { accountId: 'demo', sentTo: 'd', subject: 's', text: 't', html: 'h' };
      await db.insert(outboxMails).values([
        { id: 'ms_1', at: now - keepContentMs - 1, stopUrl: 'u', ...mail },
        { id: 'ms_2', at: now, stopUrl: 'u', ...mail },
      ]);
      await forgetMessages(db, now);

      expect((await db.select().from(outboxMails)).map(({ id }) => id)).toEqual(['ms_2']);
    });
  });
}
