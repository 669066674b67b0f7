/** What stories about delivered notices need: channels of a person, notices written as the product writes them, what came out. */
import { eq, sql } from 'drizzle-orm';
import { inOneBatch } from '../../db/batch.ts';
import { notingNotice } from '../../db/records/noting-notices.ts';
import {
  noticeAttempts,
  noticeChannels,
  noticeMessages,
  noticePeople,
  outboxMails,
} from '../../db/schema/index.ts';
import {
  type ChannelKind,
  firstSettings,
  firstWishes,
  type PersonSettings,
} from '../../src/notices/channel.ts';
import type { NewNotice } from '../../src/notices/notice.ts';
import { newWebhookSecret, secretBound } from '../../src/notices/webhook-secret.ts';
import { account, type World } from './world.ts';

/** Where a story's own receiver stands. */
export const hooks = 'https://hooks.example.com/crossdock';

export function noticeDesk(world: World) {
  const { db } = world.database;
  let channels = 0;
  return {
    /** Adds a channel of the person. @returns its id, and what signs its webhooks */
    addChannel: async (
      kind: ChannelKind,
      change: Partial<typeof noticeChannels.$inferInsert> = {},
    ) => {
      channels += 1;
      const id = `nc_${channels}`;
      const secret = newWebhookSecret();
      await db.insert(noticeChannels).values({
        id,
        accountId: account,
        personId: 'local',
        kind,
        address: kind === 'email' ? 'dana@example.com' : hooks,
        wishes: firstWishes[kind],
        state: 'working',
        sealedSecret: await world.edge.cipher.seal(secret, secretBound(id)),
        createdAt: world.clock.now(),
        ...change,
      });
      return { id, secret };
    },
    changeChannel: async (id: string, change: Partial<typeof noticeChannels.$inferInsert>) => {
      await db.update(noticeChannels).set(change).where(eq(noticeChannels.id, id));
    },
    /** As its page does it. */
    resume: (id: string) =>
      db
        .update(noticeChannels)
        .set({
          ...{ state: 'working', pausedWhy: null, pausedAt: null },
          ...{ failures: 0, dueAt: world.clock.now(), claim: null, claimUntil: null },
        })
        .where(eq(noticeChannels.id, id)),
    setPerson: (settings: Partial<PersonSettings>) =>
      db.insert(noticePeople).values({
        accountId: account,
        personId: 'local',
        settings: { ...firstSettings, ...settings },
      }),
    channel: async (id: string) => {
      const [row] = await db.select().from(noticeChannels).where(eq(noticeChannels.id, id));
      if (!row) throw new Error(`No channel ${id}`);
      return row;
    },
    /** A push of Mug Street failed. @param once which one; @param cause what failures have in common */
    pushFailed: (once: number, cause = 'forbidden') =>
      note(world, {
        kind: 'push-failed',
        storeId: world.street.id,
        otherStoreId: world.source.id,
        cause,
        facts: { failure: cause },
        once: `push_${once}:failed`,
      }),
    orderReceived: (once: number) =>
      note(world, {
        kind: 'new-order-received',
        storeId: world.source.id,
        otherStoreId: world.street.id,
        cause: '',
        facts: { sourceOrderName: `#${2000 + once}` },
        once: `push_${once}:received`,
      }),
    /** Mails that were kept instead of sent, oldest first. */
    outbox: () => db.select().from(outboxMails).orderBy(outboxMails.at, outboxMails.id),
    messages: (channelId: string) =>
      db
        .select()
        .from(noticeMessages)
        .where(eq(noticeMessages.channelId, channelId))
        .orderBy(noticeMessages.createdAt, noticeMessages.id),
    tries: (messageId: string) =>
      db
        .select()
        .from(noticeAttempts)
        .where(eq(noticeAttempts.messageId, messageId))
        .orderBy(noticeAttempts.number),
    /** Time passes with a sweep now and then instead of every minute: a day of them is slow. @param step ms between two */
    passes: async (ms: number, step: number) => {
      const until = world.clock.now() + ms;
      while (world.clock.now() < until) {
        world.clock.advance(Math.max(0, Math.min(step, until - world.clock.now()) - 30_000));
        await world.run(30_000);
      }
    },
    /** Notices that went nowhere yet. */
    waiting: async (channelId: string) => {
      const [row] = await db.all<{ many: number }>(sql`
        select count(*) as many from notice_deliveries where channel_id = ${channelId} and message_id is null`);
      return row?.many ?? 0;
    },
  };
}

const note = (world: World, notice: NewNotice) =>
  inOneBatch(
    world.database.db,
    notingNotice(world.database.db, account, notice, world.clock.now()),
  );
