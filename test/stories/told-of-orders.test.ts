// People are told of orders: the source of each one that it is to ship, the seller of what could not go or come back.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { groupsOf, sentencesOf, toldOf } from '../support/told.ts';
import { openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.putOffReconciling();
});
afterEach(() => world.close());

const place = (quantity = 1) => world.street.placeOrder([{ sku: 'MUG-RED', quantity }]);
const thePush = async () => (await personOf(world).orderPush.list({ limit: 1 })).rows[0]?.pushes[0];

describe('the source store', () => {
  it('[OP7] is told of an order that it is to ship, by both its numbers', async () => {
    const placed = await place();
    await world.run(minute);
    const [made] = await world.source.listOrders();
    expect(await sentencesOf(world, 'new-order-received')).toEqual([
      `New order received: ${made?.name}, from Mug Street ${placed.name}. It waits to be shipped by North Supply.`,
    ]);
    expect(await toldOf(world, 'new-order-received')).toMatchObject([
      { storeId: world.source.id, otherStoreId: world.street.id },
    ]);
  });

  it('[OP7] is told once, although every webhook and every message comes again', async () => {
    const placed = await place();
    await world.run(minute);
    const keys = (await personOf(world).deliveries.list({ limit: 100 })).rows.map(
      ({ storeId, key }) => ({ storeId, key }),
    );
    await personOf(world).deliveries.replay({ keys });
    const pushId = (await thePush())?.id ?? '';
    await world.edge.send.orderPush([{ accountId: 'demo', pushId }]);
    await world.run(minute);
    expect(await groupsOf(world, 'new-order-received')).toEqual([1]);
    expect(await sentencesOf(world, 'new-order-received')).toHaveLength(1);
    expect((await thePush())?.sourceOrderName).toBeDefined();
    expect(placed.name).toMatch(/^#/);
  });

  it('[OP7] is told of each of several, together', async () => {
    for (let order = 0; order < 3; order += 1) {
      await place();
      await world.run(10 * second);
    }
    await world.run(minute);
    expect(await groupsOf(world, 'new-order-received')).toEqual([3]);
    expect(new Set((await toldOf(world, 'new-order-received')).map(({ id }) => id)).size).toBe(3);
  });

  it('[OP7] is told nothing of an order that stays', async () => {
    await world.setOrderPush(world.street, { when: 'by-hand' });
    await place();
    await world.run(minute);
    expect(await sentencesOf(world, 'new-order-received')).toEqual([]);
  });
});

describe('the seller', () => {
  it('[OP7, OP11] is told of a push that was given up, with why and what to do, and once', async () => {
    world.source.store.faults.refuse = 401;
    const placed = await place();
    await world.run(hour);
    expect(await thePush()).toMatchObject({ state: 'failed', failureKind: 'unauthorized' });
    const [said, ...others] = await sentencesOf(world, 'push-failed');
    expect(said).toContain(`${placed.name} of Mug Street was not pushed to North Supply.`);
    expect(others).toEqual([]);
    expect(await groupsOf(world, 'push-failed')).toEqual([1]);
  });

  it('[OP11] is told nothing of a push that goes by itself after all', async () => {
    Object.assign(world.source.store.faults.serverError, { next: 3 });
    await place();
    await world.run(hour);
    expect(await thePush()).toMatchObject({ state: 'created' });
    expect(await sentencesOf(world, 'push-failed')).toEqual([]);
  });

  it('[OP9, OP7] is told again where a person’s Retry fails again', async () => {
    world.source.store.faults.refuse = 401;
    await place();
    await world.run(minute);
    await personOf(world).orderPush.retry({ pushId: (await thePush())?.id ?? '' });
    await world.run(minute);
    expect(await thePush()).toMatchObject({ state: 'failed' });
    expect(await sentencesOf(world, 'push-failed')).toHaveLength(2);
  });

  it('[TR1, OP7] is told of tracking that could not go back, with why and what to do, and once', async () => {
    const placed = await place();
    await world.run(minute);
    const [made] = await world.source.listOrders();
    world.street.store.faults.refuse = 401;
    await world.source.ship(made?.id ?? '', { company: 'UPS', number: '1Z9' });
    await world.run(hour);
    const [said, ...others] = await sentencesOf(world, 'tracking-failed');
    expect(said).toContain(`Tracking of ${placed.name} did not reach Mug Street.`);
    expect(others).toEqual([]);
    expect(await toldOf(world, 'tracking-failed')).toMatchObject([
      { storeId: world.street.id, otherStoreId: world.source.id },
    ]);
  });

  it('[TR1] is told nothing of tracking that is back', async () => {
    await place();
    await world.run(minute);
    const [made] = await world.source.listOrders();
    await world.source.ship(made?.id ?? '', { company: 'UPS', number: '1Z9' });
    await world.run(hour);
    expect(await sentencesOf(world, 'tracking-failed')).toEqual([]);
  });
});
