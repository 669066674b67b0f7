// A channel's turn inside workerd, over D1: mail into the outbox, and a signed webhook.
import { env } from 'cloudflare:workers';
import { Webhook } from 'standardwebhooks';
import { expect, it } from 'vitest';
import { inOneBatch } from '../../db/batch.ts';
import { notingNotice } from '../../db/records/noting-notices.ts';
import {
  noticeChannels,
  noticeDeliveries,
  noticeMessages,
  outboxMails,
} from '../../db/schema/index.ts';
import { firstWishes } from '../../src/notices/channel.ts';
import { newWebhookSecret, secretBound } from '../../src/notices/webhook-secret.ts';
import { cloudflareEdge } from '../../worker/cloudflare-edge.ts';
import { handOverNotices } from '../../worker/cron/hand-over-notices.ts';
import type { Edge } from '../../worker/edge.ts';
import type { Env } from '../../worker/env.ts';
import { runChannel } from '../../worker/notices/run-channel.ts';
import type { NoticesMessage } from '../../worker/queues/messages.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';
import { twoStores } from '../support/two-stores.ts';

it('[OP7] what is written down goes out of workerd by mail and as a signed webhook, once', async () => {
  const db = await openEmptiedD1();
  const { source, destination } = await twoStores(db);
  const secret = newWebhookSecret();
  const heard: Request[] = [];
  const handed: NoticesMessage[] = [];
  const made = cloudflareEdge(env as unknown as Env);
  const edge: Edge = {
    ...made,
    config: { ...made.config, mail: { provider: 'outbox', from: 'notices@crossdock.example' } },
    send: { ...made.send, notices: async (messages) => void handed.push(...messages) },
    fetch: async (request) => {
      heard.push(new Request(request));
      return new Response('ok');
    },
  };
  const now = edge.now();
  const channel = {
    accountId: 'demo',
    personId: 'local',
    state: 'working',
    createdAt: now,
  } as const;
  await db.insert(noticeChannels).values([
    {
      ...channel,
      id: 'nc_mail',
      kind: 'email',
      address: 'dana@example.com',
      wishes: { ...firstWishes.email, 'push-failed': 'digest' },
    },
    {
      ...channel,
      id: 'nc_hook',
      kind: 'webhook',
      address: 'https://hooks.example.com/',
      wishes: firstWishes.webhook,
      sealedSecret: await edge.cipher.seal(secret, secretBound('nc_hook')),
    },
  ]);
  const note = (kind: 'new-order-received' | 'push-failed', once: string) =>
    inOneBatch(
      db,
      notingNotice(
        db,
        'demo',
        {
          kind,
          storeId: source.id,
          otherStoreId: destination.id,
          cause: '',
          facts: { sourceOrderName: '#2001' },
          once,
        },
        now,
      ),
    );
  await note('new-order-received', 'push_1:received');
  await note('push-failed', 'push_2:failed');

  expect(await handOverNotices(edge)).toBe(2);
  expect(await handOverNotices(edge)).toBe(0);
  await Promise.all(handed.splice(0).map((one) => runChannel(edge, one)));
  await runChannel(edge, { accountId: 'demo', channelId: 'nc_mail' });

  const mails = await db.select().from(outboxMails);
  expect(mails.map(({ subject }) => subject)).toEqual([
    `New order received: #2001, from ${destination.name} an order`,
  ]);
  const bodies = await Promise.all(
    heard.map(async (request) =>
      new Webhook(secret).verify(await request.text(), Object.fromEntries(request.headers)),
    ),
  );
  expect(bodies).toMatchObject([{ type: 'order.received' }, { type: 'push.failed' }]);
  expect((await db.select().from(noticeMessages)).map(({ state }) => state)).toEqual([
    'sent',
    'sent',
    'sent',
  ]);
  const waiting = (await db.select().from(noticeDeliveries)).filter((one) => !one.messageId);
  expect(waiting).toMatchObject([{ channelId: 'nc_mail', mode: 'digest' }]);
  const rows = await db.select().from(noticeChannels).orderBy(noticeChannels.id);
  expect(rows).toMatchObject([
    { id: 'nc_hook', dueAt: null, digestDueAt: null, claim: null },
    { id: 'nc_mail', dueAt: null, claim: null },
  ]);
  expect(rows[1]?.digestDueAt).toBeGreaterThan(now);
});
