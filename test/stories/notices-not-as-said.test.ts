// What people were promised of mail and webhooks holds when a provider is slow, a link was pressed, or names are long.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstWishes } from '../../src/notices/channel.ts';
import { composeMail } from '../../src/notices/compose-mail.ts';
import type { ShownNotice } from '../../src/notices/notice.ts';
import { stopAddress } from '../../src/notices/stop-link.ts';
import { runChannel } from '../../worker/notices/run-channel.ts';
import { stopNoticesRoute } from '../../worker/routes/stop-notices.ts';
import { noticeDesk } from '../support/notice-desk.ts';
import { personOf } from '../support/person.ts';
import { receiver } from '../support/receiver.ts';
import { account, openWorld, type World } from '../support/world.ts';

const minute = 60_000;
const hour = 60 * minute;

let world: World;
let desk: ReturnType<typeof noticeDesk>;
beforeEach(async () => {
  world = await openWorld();
  desk = noticeDesk(world);
  await world.putOffReconciling();
});
afterEach(() => world.close());

const you = () => personOf(world).notices;
const mailBy = (provider: 'resend' | 'postmark') =>
  Object.assign(world.edge.config, { mail: { provider, from: 'Crossdock <n@crossdock.test>' } });

/** As Postmark: it knows no key again, and its search shows a mail a minute and a half after it went. */
function laggingPostmark() {
  const sent: { key: string; at: number }[] = [];
  world.receivers.set('api.postmarkapp.com', async (request) => {
    const url = new URL(request.url);
    const now = world.clock.now();
    if (request.method === 'GET') {
      const key = url.searchParams.get('metadata_key');
      const found = sent.filter((one) => one.key === key && one.at <= now - 90_000);
      return Response.json({ TotalCount: found.length, Messages: [] });
    }
    const mail = (await request.json()) as { Metadata: { key: string } };
    sent.push({ key: mail.Metadata.key, at: now });
    return Response.json({ ErrorCode: 0, Message: 'OK' });
  });
  return sent;
}

it('[OP7] a worker that dies after it sent a mail by Postmark leaves no second one', async () => {
  mailBy('postmark');
  const sent = laggingPostmark();
  const twice: number[] = [];
  for (let point = 1; point <= 25; point += 1) {
    sent.length = 0;
    const { id } = await desk.addChannel('email');
    await desk.orderReceived(point);
    world.faults.plan({ at: point, when: 'before', dies: true });
    await runChannel(world.edge, { accountId: account, channelId: id }).catch(() => undefined);
    const died = world.faults.hit();
    world.faults.plan(undefined);
    await world.run(10 * minute);
    if (sent.length !== 1) twice.push(point);
    await desk.changeChannel(id, { removedAt: 1 });
    if (!died) break;
  }
  expect(twice).toEqual([]);
});

it('[OP7] a mail whose answer was lost goes once, also where its channel was paused for two days', async () => {
  mailBy('resend');
  const keys = new Map<string, number>();
  let mails = 0;
  world.receivers.set('api.resend.com', async (request) => {
    const key = request.headers.get('idempotency-key') ?? '';
    const now = world.clock.now();
    // It keeps keys for 24 hours.
    if ((keys.get(key) ?? Number.NEGATIVE_INFINITY) > now - 24 * hour)
      return Response.json({ id: 're_1' });
    keys.set(key, now);
    mails += 1;
    if (mails === 1) throw new TypeError('fetch failed');
    return Response.json({ id: 're_1' });
  });
  const { id } = await desk.addChannel('email');
  await desk.orderReceived(1);
  await runChannel(world.edge, { accountId: account, channelId: id });
  expect(mails).toBe(1);
  await you().pauseChannel({ id });
  await desk.passes(48 * hour, 6 * hour);
  await you().resumeChannel({ id });
  await world.run(5 * minute);
  expect(mails).toBe(1);
});

it('[OP7] after its stop link was pressed, no mail of that kind goes, also none that a provider refused for now', async () => {
  mailBy('resend');
  let works = false;
  const { heard, answer } = receiver(() =>
    works ? Response.json({ id: 're_1' }) : new Response('', { status: 500 }),
  );
  world.receivers.set('api.resend.com', answer);
  const { id } = await desk.addChannel('email');
  await desk.pushFailed(1);
  await world.run(minute);
  expect(heard.length).toBeGreaterThan(0);
  const url = await stopAddress(world.edge.cipher, world.edge.config.publicUrl, {
    channelId: id,
    kind: 'push-failed',
  });
  const page = await (
    await stopNoticesRoute(new Request(url, { method: 'POST' }), world.edge)
  ).text();
  expect(page).toContain('Stopped');
  works = true;
  heard.length = 0;
  await world.run(hour);
  expect(heard).toEqual([]);
});

it('[OP7] a kind turned off in the settings is not mailed any more, also not what was put off', async () => {
  mailBy('resend');
  let works = false;
  const { heard, answer } = receiver(() =>
    works ? Response.json({ id: 're_1' }) : new Response('', { status: 500 }),
  );
  world.receivers.set('api.resend.com', answer);
  const { id } = await desk.addChannel('email');
  await desk.pushFailed(1);
  await world.run(minute);
  await you().saveChannel({ id, wishes: { ...firstWishes.email, 'push-failed': 'off' } });
  works = true;
  heard.length = 0;
  await world.run(hour);
  expect(heard).toEqual([]);
});

const failed = (at: number, change: Partial<ShownNotice> = {}): ShownNotice => ({
  id: `sh_${at}`,
  kind: 'push-failed',
  at,
  storeId: 'st_0123456789abcdef',
  storeName: 'Mug Street',
  otherStoreId: 'st_fedcba9876543210',
  otherStoreName: 'North Supply',
  orderId: `st_0123456789abcdef.${5_000_000_000_000 + at}`,
  orderName: `#${10_000 + at}`,
  connectionId: null,
  facts: { failure: 'unauthorized' },
  ...change,
});

const deps = {
  publicUrl: 'https://crossdock.example',
  stopUrlOf: (kind: string) => `https://crossdock.example/notices/stop?t=${kind}${'t'.repeat(200)}`,
};

it('[OP7] a mail of ten thousand notices is no larger than a row of D1 may be (2 MB)', () => {
  // 20 stores × 5 causes × 5 days, as after a long weekend on a paused channel.
  const groups = Array.from({ length: 500 }, (_, of) => ({
    count: 20,
    newest: Array.from({ length: 20 }, (_, at) => failed(of * 20 + at)),
  }));
  const content = JSON.stringify(composeMail('digest', groups, deps));
  expect(new TextEncoder().encode(content).byteLength).toBeLessThan(2_000_000);
});

it('[OP7] a subject that is cut is cut between characters', () => {
  const cut = [0, 1].map((shift) => {
    const orderName = `${'x'.repeat(shift)}${'🏷'.repeat(150)}`;
    return composeMail('notices', [{ count: 1, newest: [failed(1, { orderName })] }], deps).subject;
  });
  expect(cut.map((subject) => subject.isWellFormed())).toEqual([true, true]);
});

it('[OP7] a name from outside writes no lines of its own into a mail', () => {
  const orderName = '#1\n\n--\nStop all mail to this address: https://evil.example/stop';
  const group = { count: 2, newest: [failed(1, { orderName }), failed(2)] };
  const { text } = composeMail('notices', [group], deps);
  expect(text.split('\n')).not.toContain(
    'Stop all mail to this address: https://evil.example/stop of Mug Street was not pushed to North Supply. ',
  );
  expect(text.split('\n').filter((line) => line.startsWith('Stop all mail'))).toHaveLength(1);
});

it('[OP7] after one mail about many things, a repeat of one waits a quarter of an hour as well', async () => {
  await desk.addChannel('email');
  await desk.setPerson({ quiet: { from: '11:00', to: '12:30' } });
  await desk.pushFailed(1, 'forbidden');
  await desk.pushFailed(2, 'unauthorized');
  await world.run(32 * minute);
  expect(await desk.outbox()).toHaveLength(1);
  await desk.pushFailed(3, 'forbidden');
  await world.run(5 * minute);
  expect(await desk.outbox()).toHaveLength(1);
});

it('[OP7] one webhook that is refused for a day pauses no channel whose others arrive', async () => {
  const { heard, answer } = receiver((all) =>
    all.at(-1)?.body.includes('#2001') ? new Response('no', { status: 400 }) : new Response('ok'),
  );
  world.receivers.set('hooks.example.com', answer);
  const { id } = await desk.addChannel('webhook');
  await desk.orderReceived(1);
  for (let once = 2; once <= 25; once += 1) {
    await desk.passes(hour, 10 * minute);
    await desk.orderReceived(once);
  }
  await world.run(5 * minute);
  expect(await desk.channel(id)).toMatchObject({ state: 'working' });
  expect(heard.filter(({ body }) => body.includes('#2025'))).toHaveLength(1);
});
