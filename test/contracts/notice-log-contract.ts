/** What went to a person's channels: tests, messages sent again, the log and the outbox: run on libSQL in Node and on D1 inside workerd. */
import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { decodeCursor } from '../../db/pages/cursor.ts';
import { listChannelMessages, readMessage } from '../../db/pages/notices-messages.ts';
import { listOutbox, readOutboxMail } from '../../db/pages/notices-outbox.ts';
import { listChannels } from '../../db/pages/notices-settings.ts';
import { askForResend, askForTest } from '../../db/records/notice-asked.ts';
import { addChannel, loadChannel, pauseChannel } from '../../db/records/notice-channels.ts';
import type { NoticeOwner } from '../../db/records/notice-marks.ts';
import { activity, noticeAttempts, noticeMessages, outboxMails } from '../../db/schema/index.ts';
import type { Activity, ActivityKind } from '../../src/activity/activity.ts';
import { firstWishes } from '../../src/notices/channel.ts';
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

export function noticeLogContract(name: string, open: () => Promise<Database>): void {
  describe(`the log of notices on ${name}`, () => {
    let db: Database;
    beforeEach(async () => {
      db = await open();
      await twoStores(db);
    });

    const add = (id: string, address = 'dana@example.com', owner = dana) =>
      addChannel(
        db,
        owner,
        { id, kind: 'email', address, wishes: firstWishes.email, sealedSecret: null },
        { ...act('channel-added'), subject: id },
        now,
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

    it('[OP7] a test is due now, one in ten seconds, and only where the channel works', async () => {
      await add('nc_1');
      const ask = (id: string, at: number, owner = dana) =>
        askForTest(db, owner, { id, channelId: 'nc_1', subject: 'A test', content: mail }, at);
      expect(await ask('nm_0', now, ravi)).toBe(false);
      expect(await ask('nm_1', now)).toBe(true);
      expect(await ask('nm_2', now + 9_999)).toBe(false);
      expect(await ask('nm_3', now + 10_000)).toBe(true);
      expect(await db.select().from(noticeMessages).orderBy(noticeMessages.id)).toMatchObject([
        { id: 'nm_1', purpose: 'test', content: mail, state: 'ready', dueAt: now },
        { id: 'nm_3' },
      ]);
      expect((await loadChannel(db, dana, 'nc_1'))?.dueAt).toBe(now);
      const pause = { id: 'nc_1', why: 'by-hand' } as const;
      await pauseChannel(db, dana, pause, act('channel-paused'), now);
      expect(await ask('nm_4', now + 60_000)).toBe(false);
    });

    it('[OP7] a message goes once more under its own id, unless it is under way or forgotten', async () => {
      await add('nc_1');
      const again = (id: string, owner = dana) =>
        askForResend(db, owner, { id, channelId: 'nc_1' }, act('message-resent'), now + 5);
      await message('nm_sent');
      await message('nm_under_way', { state: 'sending', dueAt: now });
      await message('nm_forgotten', { content: null });
      expect(await again('nm_sent', ravi)).toBe(false);
      expect(await again('nm_under_way')).toBe(false);
      expect(await again('nm_forgotten')).toBe(false);
      expect((await loadChannel(db, dana, 'nc_1'))?.dueAt).toBeNull();
      expect(await again('nm_sent')).toBe(true);
      expect(await stateOf('nm_sent')).toMatchObject({ state: 'ready', dueAt: now + 5 });
      expect((await loadChannel(db, dana, 'nc_1'))?.dueAt).toBe(now + 5);
      expect(await acts()).toEqual(['channel-added', 'message-resent']);
    });

    it('[OP7] shows the log of a channel by page, with what the newest try was answered', async () => {
      await add('nc_1');
      for (let at = 1; at <= 5; at += 1)
        await message(`nm_${at}`, { createdAt: now + at, sentAt: now + at });
      const tried = { messageId: 'nm_5', at: now, status: 503, detail: 'busy' } as const;
      await db.insert(noticeAttempts).values([
        { ...tried, number: 1, outcome: 'failed' },
        { ...tried, number: 2, outcome: 'sent', status: 200, detail: 'ok' },
      ]);
      const first = await listChannelMessages(db, dana, 'nc_1', { limit: 3 });
      expect(first.rows.map(({ id }) => id)).toEqual(['nm_5', 'nm_4', 'nm_3']);
      expect(first.rows[0]).toEqual({
        ...{ id: 'nm_5', purpose: 'notices', subject: 'nm_5', state: 'sent', attempts: 1 },
        ...{ createdAt: now + 5, sentAt: now + 5, dueAt: null, lastStatus: 200, lastDetail: 'ok' },
      });
      const after = decodeCursor(first.next ?? '');
      const rest = await listChannelMessages(db, dana, 'nc_1', { limit: 3, after });
      expect(rest).toMatchObject({ rows: [{ id: 'nm_2' }, { id: 'nm_1' }], next: null });
      expect(await readMessage(db, dana, 'nm_5')).toMatchObject({
        content: mail,
        tries: [
          { number: 1, outcome: 'failed', status: 503, detail: 'busy' },
          { number: 2, outcome: 'sent', status: 200, detail: 'ok' },
        ],
      });
      expect((await listChannels(db, dana, now))[0]?.lastSentAt).toBe(now + 5);
      for (const stranger of strangers) {
        expect(await readMessage(db, stranger, 'nm_5')).toBeUndefined();
        const page = await listChannelMessages(db, stranger, 'nc_1', { limit: 3 });
        expect(page).toEqual({ rows: [], next: null });
      }
    });

    it('[OP7] shows the outbox newest first, to its account', async () => {
      const kept = { accountId: 'demo', sentTo: 'dana@example.com', subject: 'A test' };
      const parts = { text: 'x', html: '<p>x</p>', stopUrl: mail.stopUrl };
      for (const id of ['m1', 'm2', 'm3'])
        await db.insert(outboxMails).values({ id, at: now, ...kept, ...parts });
      const first = await listOutbox(db, 'demo', { limit: 2 });
      expect(first.rows.map(({ id }) => id)).toEqual(['m3', 'm2']);
      const after = decodeCursor(first.next ?? '');
      expect(await listOutbox(db, 'demo', { limit: 2, after })).toEqual({
        rows: [{ id: 'm1', at: now, sentTo: 'dana@example.com', subject: 'A test' }],
        next: null,
      });
      const { accountId: _, ...shown } = { id: 'm1', at: now, ...kept, ...parts };
      expect(await readOutboxMail(db, 'demo', 'm1')).toEqual(shown);
      expect(await readOutboxMail(db, 'other', 'm1')).toBeUndefined();
      expect((await listOutbox(db, 'other', { limit: 2 })).rows).toEqual([]);
    });
  });
}
