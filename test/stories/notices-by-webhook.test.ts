// People's own programs are told by signed webhooks: once, verifiable, and never to where they should not go.
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { activity } from '../../db/schema/index.ts';
import { newWebhookSecret, oldSecretMs, secretBound } from '../../src/notices/webhook-secret.ts';
import { noticeDesk } from '../support/notice-desk.ts';
import { atTime, receiver } from '../support/receiver.ts';
import { openWorld, type World } from '../support/world.ts';

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

const listen = (answer: Parameters<typeof receiver>[0]) => {
  const made = receiver(answer);
  world.receivers.set('hooks.example.com', made.answer);
  return made;
};

const pauses = async () =>
  (await world.database.db.select().from(activity)).filter(({ kind }) => kind === 'channel-paused');

it('[OP7] a webhook says what happened, signed so that the library of its standard verifies it', async () => {
  const heard = listen(() => new Response('ok')).heard;
  const { id, secret } = await desk.addChannel('webhook');
  await desk.orderReceived(1);
  const at = world.clock.now();
  await world.run(minute);

  expect(heard).toHaveLength(1);
  const headers = heard[0]?.headers ?? {};
  const body = heard[0]?.body ?? '';
  const [message] = await desk.messages(id);
  expect(headers['webhook-id']).toBe(message?.id);
  const told = await atTime(world.clock.now(), () => new Webhook(secret).verify(body, headers));
  expect(told).toEqual({
    type: 'order.received',
    timestamp: new Date(at).toISOString(),
    data: {
      notice: 'push_1:received',
      store: { id: world.source.id, name: 'North Supply' },
      order: null,
      title: 'New order received: #2001, from Mug Street an order',
      says: 'It waits to be shipped by North Supply.',
      url: `http://crossdock.test/order-push?store=${world.source.id}`,
    },
  });
  await atTime(world.clock.now(), () => {
    expect(() => new Webhook(newWebhookSecret()).verify(body, headers)).toThrow('No matching');
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow('No matching');
  });
});

it('[OP7] every notice is a webhook of its own, however many come together', async () => {
  const heard = listen(() => new Response('ok')).heard;
  const { id } = await desk.addChannel('webhook');
  for (let once = 1; once <= 130; once += 1) await desk.pushFailed(once);
  await world.run(3 * minute);

  const notices = heard.map(({ body }) => JSON.parse(body).data.notice as string);
  expect(new Set(notices).size).toBe(130);
  expect(notices).toHaveLength(130);
  // In the order in which they came.
  expect(notices.slice(0, 3)).toEqual(['push_1:failed', 'push_2:failed', 'push_3:failed']);
  expect(new Set(heard.map(({ headers }) => headers['webhook-id'])).size).toBe(130);
  expect(await desk.waiting(id)).toBe(0);
  expect((await desk.channel(id)).dueAt).toBeNull();
});

it('[OP7] after a rotation both secrets verify for a day, then the new one alone', async () => {
  const heard = listen(() => new Response('ok')).heard;
  const { id, secret: old } = await desk.addChannel('webhook');
  const fresh = newWebhookSecret();
  await desk.changeChannel(id, {
    sealedOldSecret: (await desk.channel(id)).sealedSecret,
    sealedSecret: await world.edge.cipher.seal(fresh, secretBound(id)),
    oldSecretUntil: world.clock.now() + oldSecretMs,
  });
  const verified = (secret: string) =>
    atTime(world.clock.now(), () => {
      const last = heard.at(-1);
      try {
        new Webhook(secret).verify(last?.body ?? '', last?.headers ?? {});
        return true;
      } catch {
        return false;
      }
    });

  await desk.orderReceived(1);
  await world.run(2 * minute);
  expect(heard.at(-1)?.headers['webhook-signature']?.split(' ')).toHaveLength(2);
  expect([await verified(old), await verified(fresh)]).toEqual([true, true]);
  await desk.passes(oldSecretMs, hour);
  await desk.orderReceived(2);
  await world.run(2 * minute);
  expect([await verified(old), await verified(fresh)]).toEqual([false, true]);
});

it('[OP7] a receiver that is down is asked again by the ladder, with the same id, and then gets the rest', async () => {
  const back = world.clock.now() + 20 * minute;
  const heard = listen(() =>
    world.clock.now() < back ? new Response('busy', { status: 503 }) : new Response('ok'),
  ).heard;
  const { id } = await desk.addChannel('webhook');
  for (const once of [1, 2, 3]) await desk.orderReceived(once);
  await world.run(5 * minute);
  // Three messages, but a receiver in trouble is not asked three times as often.
  expect(heard.length).toBeLessThanOrEqual(5);
  expect((await desk.channel(id)).failures).toBe(heard.length);
  await desk.passes(2 * hour, 5 * minute);

  const messages = await desk.messages(id);
  expect(messages.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
  expect(new Set(heard.map(({ headers }) => headers['webhook-id'])).size).toBe(3);
  expect(await desk.channel(id)).toMatchObject({ state: 'working', failures: 0, dueAt: null });
  const tries = (await Promise.all(messages.map((one) => desk.tries(one.id)))).flat();
  expect(tries).toHaveLength(heard.length);
  expect(tries[0]).toMatchObject({ outcome: 'failed', status: 503, detail: 'busy' });
});

it('[OP7] one message that is refused does not hold up the others', async () => {
  const heard = listen((all) =>
    all.at(-1)?.body.includes('#2001') ? new Response('no', { status: 400 }) : new Response('ok'),
  ).heard;
  const { id } = await desk.addChannel('webhook');
  await desk.orderReceived(1);
  await world.run(minute);
  await desk.orderReceived(2);
  await world.run(10 * minute);
  expect(heard.some(({ body }) => body.includes('#2002'))).toBe(true);
  const states = (await desk.messages(id)).map(({ state }) => state);
  expect(states).toEqual(['ready', 'sent']);
});

it('[OP7] a receiver that asks to wait is not asked sooner', async () => {
  const heard = listen((all) =>
    all.length === 1
      ? new Response('slow down', { status: 429, headers: { 'retry-after': '1800' } })
      : new Response('ok'),
  ).heard;
  await desk.addChannel('webhook');
  await desk.orderReceived(1);
  await world.run(minute);
  await desk.passes(28 * minute, 5 * minute);
  expect(heard).toHaveLength(1);
  await world.run(4 * minute);
  expect(heard).toHaveLength(2);
});

it('[OP7] an address that is gone is paused and said, and nothing goes there any more', async () => {
  const heard = listen(() => new Response('', { status: 410 })).heard;
  const { id } = await desk.addChannel('webhook');
  await desk.orderReceived(1);
  await world.run(2 * minute);
  await desk.orderReceived(2);
  await desk.passes(hour, 10 * minute);

  expect(heard).toHaveLength(1);
  expect(await desk.channel(id)).toMatchObject({ state: 'paused', pausedWhy: 'gone' });
  expect(await desk.waiting(id)).toBe(1);
  expect(await pauses()).toMatchObject([
    { actor: 'Crossdock', subject: id, name: 'hooks.example.com', after: 'gone' },
  ]);
});

it('[OP7] an address that keeps failing is paused, what waits stays, and goes once it is resumed', async () => {
  let answers = 500;
  const heard = listen(() => new Response('', { status: answers })).heard;
  const { id } = await desk.addChannel('webhook');
  await desk.orderReceived(1);
  await world.run(minute);
  await desk.passes(20 * hour, 10 * minute);
  await desk.orderReceived(2);
  await desk.passes(hour, 10 * minute);
  expect(await desk.channel(id)).toMatchObject({ state: 'paused', pausedWhy: 'kept-failing' });
  // The first try and the eight rungs of the ladder.
  expect(heard).toHaveLength(9);
  expect(await pauses()).toHaveLength(1);

  answers = 200;
  await desk.resume(id);
  await world.run(2 * minute);
  expect(heard.at(-1)?.body).toContain('#2002');
  expect((await desk.messages(id)).map(({ state }) => state)).toEqual(['failed', 'sent']);
});

it('[OP7] twenty tries in a row that fail pause an address, whatever its messages', async () => {
  const heard = listen(() => new Response('', { status: 500 })).heard;
  const { id } = await desk.addChannel('webhook');
  for (let once = 1; once <= 30; once += 1) await desk.orderReceived(once);
  await world.run(minute);
  await desk.passes(18 * hour, 10 * minute);
  expect(heard).toHaveLength(20);
  expect(await desk.channel(id)).toMatchObject({ state: 'paused', pausedWhy: 'kept-failing' });
  expect((await desk.messages(id)).filter(({ state }) => state === 'ready')).toHaveLength(30);
});

it('[OP7] a redirect is not followed', async () => {
  let elsewhere = 0;
  world.receivers.set('inside.example.net', async () => {
    elsewhere += 1;
    return new Response('secret');
  });
  listen(
    () => new Response('', { status: 302, headers: { location: 'https://inside.example.net/' } }),
  );
  const { id } = await desk.addChannel('webhook');
  await desk.orderReceived(1);
  await world.run(2 * minute);
  const [message] = await desk.messages(id);
  expect(elsewhere).toBe(0);
  expect((await desk.tries(message?.id ?? ''))[0]).toMatchObject({
    status: 302,
    outcome: 'failed',
    detail: 'It sends us elsewhere: redirects are not followed.',
  });
});

it('[OP7] where its secret cannot be opened, nothing goes unsigned, and the log says what to do', async () => {
  const heard = listen(() => new Response('ok')).heard;
  const { id } = await desk.addChannel('webhook', { sealedSecret: btoa('x'.repeat(60)) });
  await desk.orderReceived(1);
  await world.run(2 * minute);
  expect(heard).toEqual([]);
  const [message] = await desk.messages(id);
  expect((await desk.tries(message?.id ?? ''))[0]?.detail).toBe(
    'Its secret cannot be opened: rotate it.',
  );
});

it('[OP7] of an answer without an end its beginning is kept', async () => {
  let pulled = 0;
  const endless = () =>
    new Response(
      new ReadableStream<Uint8Array>({
        pull: (into) => {
          pulled += 1;
          into.enqueue(new TextEncoder().encode('x'.repeat(1024)));
        },
      }),
      { status: 500 },
    );
  listen(endless);
  const { id } = await desk.addChannel('webhook');
  await desk.orderReceived(1);
  await world.run(minute);
  const [message] = await desk.messages(id);
  const tries = await desk.tries(message?.id ?? '');
  expect(tries[0]?.detail).toBe('x'.repeat(500));
  expect(pulled / tries.length).toBeLessThanOrEqual(8);
});

it('[OP7] a store of this machine and Crossdock itself are never called, whatever stands in the row', async () => {
  const before = world.storeCalls();
  for (const address of [
    'http://127.0.0.1:4401/admin/api',
    'https://127.0.0.1/',
    'https://crossdock.test/healthz',
    'https://2130706433/',
  ])
    await desk.addChannel('webhook', { address });
  await desk.orderReceived(1);
  await world.run(minute);
  expect(world.storeCalls()).toBe(before);
  for (const id of ['nc_1', 'nc_2', 'nc_3', 'nc_4'])
    expect(await desk.channel(id)).toMatchObject({ state: 'paused', pausedWhy: 'refused' });
});
