// Where whoever carries mail is in trouble: no address is blamed for it, it is asked seldom, and what is given up is said.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstSettings, firstWishes } from '../../src/notices/channel.ts';
import { runChannel } from '../../worker/notices/run-channel.ts';
import { noticeDesk } from '../support/notice-desk.ts';
import { personOf } from '../support/person.ts';
import { receiver } from '../support/receiver.ts';
import { account, openWorld, type World } from '../support/world.ts';

const minute = 60_000;
const hour = 60 * minute;

let world: World;
let desk: ReturnType<typeof noticeDesk>;
let works: boolean;
let heard: { body: string }[];
beforeEach(async () => {
  world = await openWorld();
  desk = noticeDesk(world);
  await world.putOffReconciling();
  Object.assign(world.edge.config, { mail: { provider: 'resend', from: 'n@crossdock.test' } });
  works = false;
  const provider = receiver(() =>
    works ? Response.json({ id: 're_1' }) : new Response('', { status: 500 }),
  );
  heard = provider.heard;
  world.receivers.set('api.resend.com', provider.answer);
});
afterEach(() => world.close());

const you = () => personOf(world).notices;
const shown = async () => (await you().settings({})).channels[0];
/** Failures of one cause are a mail each. */
const failedOf = async (causes: readonly string[]) => {
  for (const [at, cause] of causes.entries()) await desk.pushFailed(at, cause);
};

it('[OP7] thirty mails ask a provider in trouble no more often than one', async () => {
  await desk.addChannel('email');
  await failedOf(Array.from({ length: 30 }, (_, at) => `cause ${at}`));
  await world.run(5 * minute);
  // At once, and after 5 s, 30 s and 2 min.
  expect(heard.length).toBeGreaterThanOrEqual(3);
  expect(heard.length).toBeLessThanOrEqual(4);
  await desk.passes(2 * hour, 10 * minute);
  expect(heard.length).toBeLessThanOrEqual(9);
  works = true;
  heard.length = 0;
  await desk.passes(hour, 10 * minute);
  expect(heard).toHaveLength(30);
});

it('[OP7] a test sends the test, and nothing else that waits for the provider', async () => {
  const { id } = await desk.addChannel('email');
  await failedOf(['forbidden', 'unauthorized', 'throttled']);
  await world.run(5 * minute);
  works = true;
  heard.length = 0;
  expect((await you().test({ id })).state).toBe('sent');
  expect(heard.map(({ body }) => JSON.parse(body).subject)).toEqual(['A test from Crossdock']);
  await desk.passes(hour, 5 * minute);
  expect(heard).toHaveLength(4);
});

it('[OP7] a mail is given up at the end of its ladder: the log and the channel say so, and it is not paused', async () => {
  const { id } = await desk.addChannel('email');
  await desk.pushFailed(1);
  await world.run(minute);
  await desk.passes(20 * hour, 10 * minute);
  expect(await desk.messages(id)).toMatchObject([{ state: 'failed', dueAt: null, attempts: 9 }]);
  expect(await shown()).toMatchObject({ state: 'working', failures: 0, givenUp: 1, waiting: 0 });
  works = true;
  await desk.pushFailed(2, 'unauthorized');
  await desk.passes(hour, 10 * minute);
  expect(await shown()).toMatchObject({ state: 'working', givenUp: 0 });
  expect((await desk.messages(id)).map(({ state }) => state)).toEqual(['failed', 'sent']);
});

it('[OP7] what nobody can tell any more whether it went has failed and says so; a person may send it again', async () => {
  let lost = true;
  const keys: string[] = [];
  world.receivers.set('api.resend.com', async (request) => {
    keys.push(request.headers.get('idempotency-key') ?? '');
    if (!lost) return Response.json({ id: 're_1' });
    lost = false;
    throw new TypeError('fetch failed');
  });
  const { id } = await desk.addChannel('email');
  await desk.pushFailed(1);
  await runChannel(world.edge, { accountId: account, channelId: id });
  expect(keys).toHaveLength(1);
  await you().pauseChannel({ id });
  await desk.passes(24 * hour, 6 * hour);
  await you().resumeChannel({ id });
  await world.run(minute);
  const [given] = await desk.messages(id);
  expect(given).toMatchObject({ state: 'failed', dueAt: null });
  expect((await desk.tries(given?.id ?? '')).at(-1)?.detail).toMatch(/^It may have gone/);
  keys.length = 0;
  expect(await you().resend({ id: given?.id ?? '' })).toEqual({ state: 'sent' });
  expect(keys).toEqual([given?.id]);
});

it('[OP7] a mail about several kinds goes, though one of them was turned off meanwhile', async () => {
  const { id } = await desk.addChannel('email');
  await desk.changeChannel(id, { state: 'paused' });
  await desk.pushFailed(1);
  await desk.orderReceived(1);
  await desk.passes(hour, 30 * minute);
  await desk.resume(id);
  await world.run(minute);
  // Made, and refused by the provider for now.
  expect(await desk.messages(id)).toMatchObject([{ state: 'ready', purpose: 'digest' }]);
  await you().saveChannel({ id, wishes: { ...firstWishes.email, 'push-failed': 'off' } });
  works = true;
  heard.length = 0;
  await desk.passes(hour, 10 * minute);
  expect(heard).toHaveLength(1);
  expect(await desk.messages(id)).toMatchObject([{ state: 'sent' }]);
});

it('[OP7] a mail that is on its way while its kind is stopped says whether it went', async () => {
  for (const [status, state] of [
    [500, 'dropped'],
    [200, 'sent'],
  ] as const) {
    const { id } = await desk.addChannel('email');
    world.receivers.set('api.resend.com', async () => {
      await you().saveChannel({ id, wishes: { ...firstWishes.email, 'push-failed': 'off' } });
      return Response.json({ id: 're_1' }, { status });
    });
    await desk.pushFailed(status);
    await desk.passes(hour, 10 * minute);
    expect(await desk.messages(id)).toMatchObject([{ state, dueAt: null, attempts: 1 }]);
    await desk.changeChannel(id, { removedAt: 1 });
  }
});

it('[OP7] what a provider refused for now goes when its owner ends the quiet hours', async () => {
  const { id } = await desk.addChannel('email');
  await desk.pushFailed(1);
  await world.run(minute);
  const quiet = { from: '11:00', to: '20:00' };
  await you().saveSettings({ ...firstSettings, quiet });
  works = true;
  heard.length = 0;
  await desk.passes(2 * hour, 10 * minute);
  expect(heard).toEqual([]);
  await you().saveSettings(firstSettings);
  await world.run(2 * minute);
  expect(await desk.messages(id)).toMatchObject([{ state: 'sent' }]);
});

it('[OP7] what a provider’s search may not show yet is not sent again, whoever asks for it', async () => {
  Object.assign(world.edge.config, { mail: { provider: 'postmark', from: 'n@crossdock.test' } });
  const sentAt: number[] = [];
  world.receivers.set('api.postmarkapp.com', async (request) => {
    const now = world.clock.now();
    if (request.method === 'GET')
      return Response.json({ TotalCount: sentAt.filter((at) => at <= now - 90_000).length });
    sentAt.push(now);
    throw new TypeError('fetch failed');
  });
  const { id } = await desk.addChannel('email');
  await desk.pushFailed(1);
  await runChannel(world.edge, { accountId: account, channelId: id });
  const [message] = await desk.messages(id);
  world.clock.advance(30_000);
  expect(await you().resend({ id: message?.id ?? '' })).toEqual({ state: 'ready' });
  await world.run(10 * minute);
  expect(sentAt).toHaveLength(1);
  expect(await desk.messages(id)).toMatchObject([{ state: 'sent' }]);
});
