// People are told by mail: at once, repeats together, in a digest, and not in their quiet hours.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { activity } from '../../db/schema/index.ts';
import { openStopLink } from '../../src/notices/stop-link.ts';
import { orderIdOf } from '../../src/shared/ids.ts';
import { noticeDesk } from '../support/notice-desk.ts';
import { receiver } from '../support/receiver.ts';
import { openWorld, type World } from '../support/world.ts';

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

const at = (iso: string): number => Date.parse(iso);

it('[OP7] a mail says what happened, names the store, leads to the page and can be stopped', async () => {
  const { id } = await desk.addChannel('email');
  await desk.orderReceived(1);
  await world.run(2 * minute);

  const [mail, ...more] = await desk.outbox();
  expect(more).toEqual([]);
  expect(mail).toMatchObject({
    sentTo: 'dana@example.com',
    subject: 'New order received: #2001, from Mug Street an order',
  });
  expect(mail?.text).toContain('It waits to be shipped by North Supply.');
  expect(mail?.text).toContain(
    `Open it in Crossdock: http://crossdock.test/order-push?store=${world.source.id}`,
  );
  expect(mail?.html).toContain('Stop mail of this kind: New order received');
  const url = new URL(mail?.stopUrl ?? '');
  expect(url.pathname).toBe('/notices/stop');
  expect(await openStopLink(world.edge.cipher, url.searchParams.get('t') ?? '')).toEqual({
    channelId: id,
    kind: 'new-order-received',
  });
  const [message] = await desk.messages(id);
  expect(message).toMatchObject({ state: 'sent', attempts: 1, purpose: 'notices', dueAt: null });
  expect(await desk.tries(message?.id ?? '')).toMatchObject([{ number: 1, outcome: 'sent' }]);
  expect(await desk.channel(id)).toMatchObject({ dueAt: null, claim: null, failures: 0 });
});

it('[OP7] a pushed order is told by mail and by webhook, with its name and without its customer', async () => {
  const { heard, answer } = receiver(() => new Response('ok'));
  world.receivers.set('hooks.example.com', answer);
  await desk.addChannel('email');
  await desk.addChannel('webhook');
  const placed = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
  await world.run(3 * minute);

  const [mail, ...more] = await desk.outbox();
  expect(more).toEqual([]);
  const orderId = orderIdOf(world.street.id, placed.id);
  const url = `http://crossdock.test/order-push/${encodeURIComponent(orderId)}`;
  expect(mail?.subject).toMatch(
    new RegExp(`^New order received: #\\d+, from Mug Street ${placed.name}$`),
  );
  expect(mail?.text).toContain(url);
  expect(mail?.html).toContain(`<a href="${url}">`);
  expect(heard).toHaveLength(1);
  const { data } = JSON.parse(heard[0]?.body ?? '{}');
  expect(data).toMatchObject({
    order: { id: orderId, name: placed.name },
    title: mail?.subject,
    url,
  });
  expect(`${heard[0]?.body} ${mail?.text} ${mail?.html}`).not.toMatch(/Dana|Reyes/);
});

it('[OP7] a mail address that the provider refuses is paused and said, and is not tried again', async () => {
  Object.assign(world.edge.config, { mail: { provider: 'postmark', from: 'n@crossdock.test' } });
  const { heard, answer } = receiver(() =>
    Response.json({ ErrorCode: 406, Message: 'Inactive recipient' }, { status: 422 }),
  );
  world.receivers.set('api.postmarkapp.com', answer);
  const { id } = await desk.addChannel('email');
  await desk.orderReceived(1);
  await desk.passes(hour, 10 * minute);

  expect(heard).toHaveLength(1);
  expect(await desk.channel(id)).toMatchObject({ state: 'paused', pausedWhy: 'refused' });
  expect(await desk.messages(id)).toMatchObject([{ state: 'failed', dueAt: null }]);
  const acts = await world.database.db.select().from(activity);
  expect(acts.filter(({ kind }) => kind === 'channel-paused')).toMatchObject([
    { subject: id, name: 'd…@example.com', after: 'refused' },
  ]);
});

it('[OP7] repeats of one failure come together, a quarter of an hour after the first', async () => {
  await desk.addChannel('email');
  await desk.pushFailed(1);
  await world.run(minute);
  for (const once of [2, 3, 4]) {
    await desk.pushFailed(once);
    await world.run(2 * minute);
  }
  expect(await desk.outbox()).toHaveLength(1);
  await world.run(10 * minute);

  const subjects = (await desk.outbox()).map(({ subject }) => subject);
  expect(subjects).toEqual([
    'an order of Mug Street was not pushed to North Supply',
    '3 orders of Mug Street were not pushed',
  ]);
  const [first, second] = await desk.outbox();
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(15 * minute);
});

it('[OP7] another failure does not wait for the first one', async () => {
  await desk.addChannel('email');
  await desk.pushFailed(1, 'forbidden');
  await world.run(minute);
  await desk.pushFailed(2, 'unauthorized');
  await world.run(2 * minute);
  expect(await desk.outbox()).toHaveLength(2);
});

it('[OP7] new orders do not wait, and those that come together go in one mail', async () => {
  await desk.addChannel('email');
  await desk.orderReceived(1);
  await world.run(minute);
  await desk.orderReceived(2);
  await desk.orderReceived(3);
  await world.run(minute);
  expect((await desk.outbox()).map(({ subject }) => subject)).toEqual([
    'New order received: #2001, from Mug Street an order',
    '2 new orders received, the newest from Mug Street',
  ]);
});

it('[OP7] the digest of a day with 300 failures is one message, at its hour in the zone of the person', async () => {
  const wishes = { ...(await desk.channel((await desk.addChannel('email')).id)).wishes };
  await desk.changeChannel('nc_1', { wishes: { ...wishes, 'push-failed': 'digest' } });
  await desk.setPerson({ digestAt: '18:30', zone: 'Europe/Berlin' });
  for (let once = 1; once <= 300; once += 1) {
    await desk.pushFailed(once);
    world.clock.advance(minute);
    if (once % 50 === 0) await world.run(0);
  }
  // 17:00Z, half an hour before it goes.
  await desk.passes(29 * minute, 10 * minute);
  expect(await desk.outbox()).toEqual([]);
  await world.run(3 * minute);
  await desk.passes(24 * hour, hour);

  const [mail, ...more] = await desk.outbox();
  expect(more).toEqual([]);
  expect(mail?.subject).toBe('Digest: 300 orders of Mug Street were not pushed');
  expect(mail?.text.match(/was not pushed to/g)).toHaveLength(20);
  expect(mail?.text).toContain('and 280 more');
  expect(mail?.text).toContain('http://crossdock.test/notifications');
  expect(mail?.at).toBeGreaterThanOrEqual(at('2026-11-23T17:30:00Z'));
  expect(mail?.at).toBeLessThanOrEqual(at('2026-11-23T17:31:00Z'));
  expect(await desk.channel('nc_1')).toMatchObject({ digestDueAt: null, dueAt: null });
});

it('[OP7] what goes at once is told apart from the digest of the same channel', async () => {
  const { id } = await desk.addChannel('email');
  const { wishes } = await desk.channel(id);
  await desk.changeChannel(id, { wishes: { ...wishes, 'push-failed': 'digest' } });
  await desk.pushFailed(1);
  await desk.orderReceived(1);
  await world.run(minute);
  expect((await desk.outbox()).map(({ subject }) => subject)).toEqual([
    'New order received: #2001, from Mug Street an order',
  ]);
  // 08:00 UTC of the next day.
  await desk.passes(20 * hour, hour);
  expect((await desk.outbox()).map(({ subject }) => subject)).toEqual([
    'New order received: #2001, from Mug Street an order',
    'Digest: an order of Mug Street was not pushed to North Supply',
  ]);
});

it('[OP7] mail waits for the end of the quiet hours and comes as one, webhooks do not wait', async () => {
  const heard: string[] = [];
  world.receivers.set('hooks.example.com', async (request) => {
    heard.push(request.headers.get('webhook-id') ?? '');
    return new Response('ok');
  });
  await desk.addChannel('email');
  await desk.addChannel('webhook');
  await desk.setPerson({ quiet: { from: '11:00', to: '06:00' }, zone: 'UTC' });
  await desk.orderReceived(1);
  await desk.pushFailed(1);
  await world.run(2 * minute);
  expect(heard).toHaveLength(2);
  await desk.passes(17 * hour + 57 * minute, hour);
  expect(await desk.outbox()).toEqual([]);
  await world.run(5 * minute);

  const [mail, ...more] = await desk.outbox();
  expect(more).toEqual([]);
  expect(mail?.subject).toBe(
    '2 notices: New order received: #2001, from Mug Street an order, and more',
  );
  expect(mail?.at).toBeGreaterThanOrEqual(at('2026-11-24T06:00:00Z'));
  expect(mail?.at).toBeLessThanOrEqual(at('2026-11-24T06:01:00Z'));
});

it('[OP7] a paused channel keeps what waits, and sends it in one mail once it is resumed', async () => {
  const { id } = await desk.addChannel('email');
  await desk.changeChannel(id, { state: 'paused', pausedWhy: 'by-hand' });
  await desk.orderReceived(1);
  await desk.pushFailed(1);
  await desk.pushFailed(2, 'unauthorized');
  await desk.passes(hour, 10 * minute);
  expect(await desk.outbox()).toEqual([]);
  expect(await desk.waiting(id)).toBe(3);

  await desk.resume(id);
  await world.run(2 * minute);
  expect((await desk.outbox()).map(({ subject }) => subject)).toEqual([
    '3 notices: New order received: #2001, from Mug Street an order, and more',
  ]);
  expect(await desk.waiting(id)).toBe(0);
});

it('[OP7] a name from outside ends no header and writes no HTML', async () => {
  await desk.addChannel('email');
  await world.database.client.execute({
    sql: 'update stores set name = ? where id = ?',
    args: ['<b>Mug</b>\r\nBcc: eve@example.com', world.street.id],
  });
  await desk.pushFailed(1);
  await world.run(minute);
  const [mail] = await desk.outbox();
  expect(mail?.subject).toBe(
    'an order of <b>Mug</b> Bcc: eve@example.com was not pushed to North Supply',
  );
  expect(mail?.html).not.toContain('<b>');
  expect(mail?.html).toContain('&lt;b&gt;Mug&lt;/b&gt;');
});
