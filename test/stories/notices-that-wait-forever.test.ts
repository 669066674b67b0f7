// Nothing that waits for a channel waits forever: whatever ends a turn, and whatever a person changes meanwhile.
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
beforeEach(async () => {
  // 2026-11-23T12:00Z
  world = await openWorld();
  desk = noticeDesk(world);
  await world.putOffReconciling();
});
afterEach(() => world.close());

const you = () => personOf(world).notices;
const digestWishes = { ...firstWishes.email, 'push-failed': 'digest' as const };
const mailBy = (provider: 'resend' | 'postmark') =>
  Object.assign(world.edge.config, { mail: { provider, from: 'Crossdock <n@crossdock.test>' } });

it('[OP7] what comes for the digest in the quiet hours goes with the next digest', async () => {
  await desk.addChannel('email', { wishes: digestWishes });
  await desk.setPerson({ quiet: { from: '11:00', to: '14:00' }, digestAt: '18:00' });
  await desk.pushFailed(1);
  await desk.passes(24 * hour, 30 * minute);
  expect((await desk.outbox()).map(({ subject }) => subject)).toEqual([
    'Digest: an order of Mug Street was not pushed to North Supply',
  ]);
});

it('[OP7] another hour of the digest, chosen in the quiet hours, loses nothing of it', async () => {
  await desk.addChannel('email', { wishes: digestWishes });
  await desk.setPerson({ quiet: { from: '13:00', to: '15:00' }, digestAt: '18:00' });
  await desk.pushFailed(1);
  await desk.passes(90 * minute, 30 * minute);
  await you().saveSettings({
    ...firstSettings,
    quiet: { from: '13:00', to: '15:00' },
    digestAt: '17:00',
  });
  await desk.passes(24 * hour, 30 * minute);
  expect(await desk.outbox()).toHaveLength(1);
});

it.each(['before', 'after'] as const)(
  '[OP7] a worker that dies %s any call of a digest turn leaves it to the next one',
  async (when) => {
    const lost: number[] = [];
    for (let point = 1; point <= 25; point += 1) {
      const before = (await desk.outbox()).length;
      const { id } = await desk.addChannel('email', { wishes: digestWishes });
      await desk.pushFailed(point);
      // Its hour is set, and nothing else is owed.
      await world.run(2 * minute);
      const { digestDueAt, dueAt } = await desk.channel(id);
      expect([digestDueAt !== null, dueAt]).toEqual([true, null]);
      world.clock.advance((digestDueAt ?? 0) - world.clock.now());
      world.faults.plan({ at: point, when, dies: true });
      await runChannel(world.edge, { accountId: account, channelId: id }).catch(() => undefined);
      const died = world.faults.hit();
      world.faults.plan(undefined);
      await world.run(30 * minute);
      if ((await desk.outbox()).length !== before + 1) lost.push(point);
      await desk.changeChannel(id, { removedAt: 1 });
      if (!died) break;
    }
    expect(lost).toEqual([]);
  },
  60_000,
);

it('[OP7] another hour of the digest, chosen while a turn is under way, loses nothing of it', async () => {
  mailBy('resend');
  let saves = true;
  const sent: string[] = [];
  world.receivers.set('api.resend.com', async (request) => {
    sent.push(((await request.json()) as { subject: string }).subject);
    if (saves) await you().saveSettings({ ...firstSettings, digestAt: '17:00' });
    saves = false;
    return Response.json({ id: 're_1' });
  });
  await desk.addChannel('email', { wishes: digestWishes });
  await desk.pushFailed(1);
  await world.run(2 * minute);
  // A mail that goes at once while one waits for the digest.
  await desk.orderReceived(1);
  await desk.passes(24 * hour, 30 * minute);
  expect(sent).toHaveLength(2);
});

it('[OP7] a notice of a turn in which another is taken back still goes at once', async () => {
  mailBy('resend');
  let meddles = true;
  const sent: string[] = [];
  const { id } = await desk.addChannel('email', { wishes: digestWishes });
  world.receivers.set('api.resend.com', async (request) => {
    sent.push(((await request.json()) as { subject: string }).subject);
    if (meddles) {
      meddles = false;
      // The person turns off what waits for the digest, and another order comes.
      await you().saveChannel({ id, wishes: { ...digestWishes, 'push-failed': 'off' } });
      await desk.orderReceived(2);
    }
    return Response.json({ id: 're_1' });
  });
  await desk.pushFailed(1);
  await world.run(2 * minute);
  await desk.orderReceived(1);
  await world.run(30 * minute);
  expect(sent).toHaveLength(2);
});

it('[OP7] a digest that is due goes, though ten thousand others go first', async () => {
  const { id } = await desk.addChannel('email', { wishes: digestWishes });
  await desk.pushFailed(1);
  await world.run(2 * minute);
  await desk.changeChannel(id, { state: 'paused' });
  const now = world.clock.now();
  const { client } = world.database;
  await client.execute(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 20001)
    insert into notices (id, account_id, store_id, kind, at, group_id, other_store_id, facts)
    select 'many_' || i, '${account}', '${world.source.id}', 'new-order-received', ${now}, 'many', '${world.street.id}', '{}' from n`);
  await client.execute(`insert into notice_deliveries (notice_id, channel_id, mode, at)
    select id, '${id}', 'at-once', at from notices where group_id = 'many'`);
  await desk.passes(24 * hour, hour);
  await desk.resume(id);
  await world.run(5 * minute);
  const subjects = (await desk.outbox()).map(({ subject }) => subject);
  expect(subjects.some((one) => one.includes('not pushed'))).toBe(true);
  expect(await desk.waiting(id)).toBe(0);
}, 120_000);

it('[OP7] who ends their quiet hours gets the mail that waits for their end', async () => {
  await desk.addChannel('email');
  await desk.setPerson({ quiet: { from: '11:00', to: '06:00' } });
  await desk.orderReceived(1);
  await world.run(2 * minute);
  await you().saveSettings({ ...firstSettings, quiet: null });
  await world.run(5 * minute);
  expect(await desk.outbox()).toHaveLength(1);
});

it('[OP7] a test that is asked for while a receiver rests goes at once', async () => {
  const { heard, answer } = receiver(() => new Response('busy', { status: 503 }));
  world.receivers.set('hooks.example.com', answer);
  const { id } = await desk.addChannel('webhook');
  for (let once = 1; once <= 3; once += 1) await desk.orderReceived(once);
  await desk.passes(hour, 5 * minute);
  const before = heard.length;
  await you().test({ id });
  expect(heard.length).toBe(before + 1);
});
