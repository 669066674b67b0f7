// More that people were promised of notices: seen on the bell whenever they came, one digest a day, no end to one channel.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { noteStops } from '../../db/records/stock-stops.ts';
import { firstWishes } from '../../src/notices/channel.ts';
import { nextDigest } from '../../src/notices/wall-clock.ts';
import { runChannel } from '../../worker/notices/run-channel.ts';
import { noticeDesk } from '../support/notice-desk.ts';
import { personOf } from '../support/person.ts';
import { receiver } from '../support/receiver.ts';
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

const you = () => personOf(world).notices;

it('[ST8] a stop that the dashboard hears of late is unread, though all before was read meanwhile', async () => {
  const [connection] = await world.database.db.query.connections.findMany();
  if (!connection) throw new Error('no connection');
  await world.run(minute);
  const since = world.clock.now();
  // The gate stopped; what tells the database of it fails for some seconds, and people read what is there.
  await world.run(5_000);
  await desk.pushFailed(1);
  const { rows } = await you().list({});
  await you().markAllRead({ upTo: rows[0]?.lastAt ?? 0 });
  await world.run(5_000);
  const stops = [{ connectionId: connection.id, since, rows: 60 }];
  const now = world.clock.now();
  await noteStops(world.database.db, connection.destinationStoreId, stops, now);
  expect((await you().list({})).rows.map(({ kind }) => kind)).toContain('mass-zero-stop');
  expect((await you().unread({})).count).toBe(1);
});

it('[OP7] where the clock shows the hour of the digest twice, it goes once that day', () => {
  const first = Date.parse('2026-10-25T00:30:00Z');
  const next = nextDigest(first + 20_000, { digestAt: '02:30', zone: 'Europe/Berlin' });
  expect(new Date(next).toISOString()).toBe('2026-10-26T01:30:00.000Z');
});

it('[OP7] a worker whose turn was taken over says nothing of the channel any more', async () => {
  let slow = true;
  const { heard, answer } = receiver(() => new Response('ok'));
  world.receivers.set('hooks.example.com', async (request) => {
    await answer(request);
    if (!slow) return new Response('ok');
    slow = false;
    // Its machine stood still for two minutes; another worker takes over and is through.
    world.clock.advance(2 * minute);
    await runChannel(world.edge, { accountId: account, channelId: id });
    return new Response('gone', { status: 410 });
  });
  const { id } = await desk.addChannel('webhook');
  await desk.orderReceived(1);
  await world.run(30_000);
  await runChannel(world.edge, { accountId: account, channelId: id });
  expect(new Set(heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  expect((await desk.messages(id)).map(({ state }) => state)).toEqual(['sent']);
  expect(await desk.channel(id)).toMatchObject({ state: 'working', failures: 0 });
});

it('[OP7] what is made while its channel is taken away does not wait for ever', async () => {
  let removes = true;
  world.receivers.set('hooks.example.com', async () => {
    if (removes) {
      removes = false;
      await you().removeChannel({ id });
    }
    return new Response('busy', { status: 503 });
  });
  const { id } = await desk.addChannel('webhook');
  await desk.orderReceived(1);
  await desk.orderReceived(2);
  await desk.passes(60 * minute, minute);
  const states = (await desk.messages(id)).map(({ state, dueAt }) => [state, dueAt]);
  expect(states).toEqual([
    ['dropped', null],
    ['dropped', null],
  ]);
});

it('[OP7] a kind turned off while its mail is being made is not mailed', async () => {
  const { id } = await desk.addChannel('email');
  const mailed: number[] = [];
  const { client } = world.database;
  const execute = client.execute.bind(client) as (...of: unknown[]) => Promise<unknown>;
  for (let point = 1; point <= 12; point += 1) {
    const wishes = { ...firstWishes.email };
    await desk.changeChannel(id, { wishes });
    await desk.pushFailed(point);
    world.clock.advance(20 * minute);
    const before = (await desk.outbox()).length;
    let seen = 0;
    // Turned off before any of its tries began.
    let wasEarly = false;
    const turnOff = async () => {
      Object.assign(client, { execute });
      const tried = (await desk.messages(id)).some(({ state }) => state === 'sending');
      wasEarly = !tried && (await desk.outbox()).length === before;
      await you().saveChannel({ id, wishes: { ...wishes, 'push-failed': 'off' } });
    };
    Object.assign(client, {
      execute: async (...of: unknown[]) => {
        seen += 1;
        if (seen === point) await turnOff();
        return execute(...of);
      },
    });
    await runChannel(world.edge, { accountId: account, channelId: id });
    Object.assign(client, { execute });
    await world.run(minute);
    if (wasEarly && (await desk.outbox()).length > before) mailed.push(point);
  }
  expect(mailed).toEqual([]);
});

it('[OP7] quiet hours may end at midnight', async () => {
  await desk.addChannel('email');
  await desk.setPerson({ quiet: { from: '11:00', to: '00:00' } });
  await desk.orderReceived(1);
  await desk.passes(11 * 60 * minute, 30 * minute);
  expect(await desk.outbox()).toEqual([]);
  await desk.passes(70 * minute, minute);
  expect(await desk.outbox()).toHaveLength(1);
});
