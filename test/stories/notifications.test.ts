// Notifications in the dashboard: what repeats stands together, and what a person has read is theirs alone.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { groupTitle } from '../../src/notices/notice-words.ts';
import { noticeDesk } from '../support/notice-desk.ts';
import { personOf } from '../support/person.ts';
import { account, openWorld, type World } from '../support/world.ts';

const minute = 60_000;
const hour = 60 * minute;

let world: World;
let desk: ReturnType<typeof noticeDesk>;
beforeEach(async () => {
  world = await openWorld();
  desk = noticeDesk(world);
  await world.putOffReconciling();
  // Connecting told of first levels: what a story tells begins after it.
  for (const person of [you(), ravi()]) await person.markAllRead({ upTo: world.clock.now() });
  world.clock.advance(1_000);
});
afterEach(() => world.close());

const you = () => personOf(world).notices;
const ravi = () => personOf(world, account, { personId: 'ravi', person: 'Ravi' }).notices;
const newestOf = async () => {
  const [group] = (await you().list({ limit: 1 })).rows;
  if (!group) throw new Error('no notices');
  return group;
};

it('[OP7] fourteen pushes that fail for one reason are one line, which opens to each of them', async () => {
  Object.assign(world.source.store.faults.serverError, { next: 1_000_000 });
  for (let order = 0; order < 14; order += 1)
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
  await world.run(20 * hour);
  const failed = (await you().list({ kind: 'push-failed' })).rows;
  expect(failed).toHaveLength(1);
  const [group] = failed;
  expect(group).toMatchObject({ count: 14, unread: true });
  expect(group && groupTitle(group.newest, group.count)).toBe(
    '14 orders of Mug Street were not pushed',
  );
  const first = await you().group({ id: group?.id ?? '', limit: 10 });
  const rest = await you().group({ id: group?.id ?? '', limit: 10, cursor: first.next ?? '' });
  const names = [...first.rows, ...rest.rows].map(({ orderName }) => orderName);
  expect(new Set(names).size).toBe(14);
  expect(rest.next).toBeNull();
  expect(await you().unread({})).toEqual({ count: 1, paused: 0 });
}, 60_000);

it('[OP7] what comes while all is marked as read stays unread', async () => {
  await desk.orderReceived(1);
  const shown = await newestOf();
  world.clock.advance(1_000);
  await desk.pushFailed(1);
  expect(await you().markAllRead({ upTo: shown.lastAt })).toEqual({ count: 1 });
  expect((await you().list({ only: 'unread' })).rows).toMatchObject([{ kind: 'push-failed' }]);
  // A time to come marks nothing that is not there yet.
  expect(await you().markAllRead({ upTo: world.clock.now() + hour })).toEqual({ count: 0 });
  world.clock.advance(1_000);
  await desk.pushFailed(2);
  expect(await you().unread({})).toEqual({ count: 1, paused: 0 });
});

it('[OP7] a group that was read is unread again once it grows', async () => {
  await desk.pushFailed(1);
  const { id, lastAt } = await newestOf();
  expect(await you().markRead({ groupId: id })).toEqual({ count: 0 });
  world.clock.advance(minute);
  await desk.pushFailed(2);
  expect(await newestOf()).toMatchObject({ id, count: 2, unread: true });
  // Read as it was shown, with one: the other stays unread.
  expect(await you().markRead({ groupId: id, upTo: lastAt })).toEqual({ count: 1 });
  expect(await you().markRead({ groupId: id })).toEqual({ count: 0 });
  expect(await you().markUnread({ groupId: id })).toEqual({ count: 1 });
});

it('[OP7] two persons of an account have marks of their own', async () => {
  await desk.pushFailed(1);
  const { id } = await newestOf();
  await you().markRead({ groupId: id });
  const failed = async (person: ReturnType<typeof you>) =>
    (await person.list({ kind: 'push-failed' })).rows;
  expect(await failed(ravi())).toMatchObject([{ id, unread: true }]);
  expect(await failed(you())).toMatchObject([{ id, unread: false }]);
  await ravi().saveSettings({
    muted: ['push-failed'],
    quiet: null,
    digestAt: '08:00',
    zone: 'UTC',
  });
  expect(await ravi().unread({})).toEqual({ count: 0, paused: 0 });
  expect((await you().settings({})).settings.muted).toEqual([]);
});

it('[OP7, AC1] another account neither reads nor marks them', async () => {
  await desk.pushFailed(1);
  const { id } = await newestOf();
  const other = personOf(world, 'other', { personId: 'local', person: 'Mallory' }).notices;
  expect(await other.unread({})).toEqual({ count: 0, paused: 0 });
  expect((await other.list({})).rows).toEqual([]);
  await expect(other.group({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(other.markRead({ groupId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(other.markUnread({ groupId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await other.markAllRead({ upTo: world.clock.now() });
  expect(await you().unread({})).toEqual({ count: 1, paused: 0 });
});

it('[OP7] the store chosen in the shell narrows them to its own', async () => {
  await desk.orderReceived(1);
  await desk.pushFailed(1);
  const kinds = async (storeId: string) =>
    (await you().list({ storeId, only: 'unread' })).rows.map(({ kind }) => kind);
  expect(await kinds(world.source.id)).toEqual(['new-order-received']);
  expect(await kinds(world.street.id)).toEqual(['push-failed']);
  expect(await kinds(world.harbor.id)).toEqual([]);
  await expect(kinds('st_0000000000000000')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

it('[OP7] what cannot be asked for is refused', async () => {
  for (const [name, input] of [
    ['list', { limit: 0 }],
    ['list', { cursor: 'x' }],
    ['list', { kind: 'gossip' }],
    ['list', { only: 'read' }],
    ['group', { id: '' }],
    ['markRead', {}],
    ['markAllRead', { upTo: -1 }],
    ['markAllRead', { upTo: 'now' }],
  ] as const) {
    const call = you()[name] as (asked: unknown) => Promise<unknown>;
    await expect(call(input)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  }
});
