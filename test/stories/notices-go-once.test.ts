// Whoever sends a notice may be ended at any point: it goes once all the same.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runChannel } from '../../worker/notices/run-channel.ts';
import { noticeDesk } from '../support/notice-desk.ts';
import { keyedProvider, receiver } from '../support/receiver.ts';
import { account, openWorld, type World } from '../support/world.ts';

const minute = 60_000;

let world: World;
let desk: ReturnType<typeof noticeDesk>;
beforeEach(async () => {
  world = await openWorld();
  desk = noticeDesk(world);
  await world.putOffReconciling();
});
afterEach(() => world.close());

const mailBy = (provider: 'outbox' | 'resend' | 'postmark') =>
  Object.assign(world.edge.config, { mail: { provider, from: 'Crossdock <n@crossdock.test>' } });

/** One turn that ends as planned, and everything after it. */
async function endedAt(channelId: string, at: number, when: 'before' | 'after'): Promise<void> {
  world.faults.plan({ at, when });
  await runChannel(world.edge, { accountId: account, channelId }).catch(() => undefined);
  world.faults.plan(undefined);
  await world.run(4 * minute);
}

/** Calls of one turn that goes well. */
async function pointsOf(channelId: string): Promise<number> {
  world.faults.plan(undefined);
  await runChannel(world.edge, { accountId: account, channelId });
  return world.faults.count();
}

describe.each(['before', 'after'] as const)('ended %s any call', (when) => {
  it('[OP7] a mail by a provider that knows keys again goes once', async () => {
    mailBy('resend');
    const provider = keyedProvider();
    world.receivers.set('api.resend.com', provider.answer);
    const probe = await desk.addChannel('email');
    await desk.orderReceived(0);
    const points = await pointsOf(probe.id);
    expect(points).toBeGreaterThan(8);
    await desk.changeChannel(probe.id, { removedAt: 1 });
    for (let point = 1; point <= points; point += 1) {
      provider.mails.clear();
      const { id } = await desk.addChannel('email');
      await desk.orderReceived(point);
      await endedAt(id, point, when);
      expect([point, provider.mails.size]).toEqual([point, 1]);
      expect((await desk.messages(id)).map(({ state }) => state)).toEqual(['sent']);
      expect(await desk.channel(id)).toMatchObject({ dueAt: null, failures: 0, state: 'working' });
      await desk.changeChannel(id, { removedAt: 1 });
    }
  });

  it('[OP7] a webhook goes with one id', async () => {
    const { heard, answer } = receiver(() => new Response('ok'));
    world.receivers.set('hooks.example.com', answer);
    const probe = await desk.addChannel('webhook');
    await desk.orderReceived(0);
    const points = await pointsOf(probe.id);
    await desk.changeChannel(probe.id, { removedAt: 1 });
    for (let point = 1; point <= points; point += 1) {
      heard.length = 0;
      const { id } = await desk.addChannel('webhook');
      await desk.orderReceived(point);
      await endedAt(id, point, when);
      expect([point, new Set(heard.map(({ headers }) => headers['webhook-id'])).size]).toEqual([
        point,
        1,
      ]);
      expect((await desk.messages(id)).map(({ state }) => state)).toEqual(['sent']);
      await desk.changeChannel(id, { removedAt: 1 });
    }
  });

  it('[OP7] a digest is one message', async () => {
    const probe = await desk.addChannel('email', { digestDueAt: 1 });
    const { wishes } = await desk.channel(probe.id);
    const digest = { wishes: { ...wishes, 'push-failed': 'digest' as const }, digestDueAt: 1 };
    await desk.changeChannel(probe.id, digest);
    await desk.pushFailed(0);
    const points = await pointsOf(probe.id);
    await desk.changeChannel(probe.id, { removedAt: 1 });
    for (let point = 1; point <= points; point += 1) {
      const before = (await desk.outbox()).length;
      const { id } = await desk.addChannel('email', digest);
      for (const once of [1, 2, 3]) await desk.pushFailed(point * 10 + once);
      await endedAt(id, point, when);
      const sent = (await desk.outbox()).slice(before);
      expect(sent.map(({ subject }) => subject)).toEqual([
        'Digest: 3 orders of Mug Street were not pushed',
      ]);
      await desk.changeChannel(id, { removedAt: 1 });
    }
  });
});

it('[OP7] by a provider that knows no key again, a mail is looked for before it is sent again', async () => {
  mailBy('postmark');
  const sent: { key: string; to: string }[] = [];
  const asked: string[] = [];
  let search: 'works' | 'is down' = 'is down';
  world.receivers.set('api.postmarkapp.com', async (request) => {
    const url = new URL(request.url);
    asked.push(`${request.method} ${url.pathname}`);
    expect(request.headers.get('x-postmark-server-token')).toBe('mail-token');
    if (request.method === 'GET') {
      if (search === 'is down') return new Response('', { status: 500 });
      const found = sent.filter(({ key }) => key === url.searchParams.get('metadata_key'));
      return Response.json({ TotalCount: found.length, Messages: [] });
    }
    const mail = (await request.json()) as { To: string; Metadata: { key: string } };
    sent.push({ key: mail.Metadata.key, to: mail.To });
    // It took the mail; its answer is lost.
    throw new TypeError('fetch failed');
  });
  const { id } = await desk.addChannel('email');
  await desk.orderReceived(1);
  await world.run(minute);
  expect(sent).toHaveLength(1);
  search = 'works';
  await world.run(5 * minute);

  expect(sent).toHaveLength(1);
  const [message] = await desk.messages(id);
  expect(message?.state).toBe('sent');
  expect((await desk.tries(message?.id ?? '')).at(-1)?.detail).toBe('The provider has it already.');
  expect(asked.filter((one) => one.startsWith('POST'))).toEqual(['POST /email']);
});

it('[OP7] two workers at one channel send each of its messages once', async () => {
  const { heard, answer } = receiver(() => new Response('ok'));
  world.receivers.set('hooks.example.com', answer);
  const { id } = await desk.addChannel('webhook');
  for (let once = 1; once <= 10; once += 1) await desk.orderReceived(once);
  const turn = () => runChannel(world.edge, { accountId: account, channelId: id });
  await Promise.all([turn(), turn(), turn()]);
  await world.run(minute);
  expect(heard).toHaveLength(10);
});

it('[OP7] a notice that is written again goes once', async () => {
  await desk.addChannel('email');
  await desk.orderReceived(1);
  await desk.orderReceived(1);
  await world.run(20 * minute);
  await desk.orderReceived(1);
  await world.run(20 * minute);
  expect(await desk.outbox()).toHaveLength(1);
});
