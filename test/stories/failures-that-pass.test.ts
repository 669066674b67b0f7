// Stores that are slow, closed or odd for a while: what passes is tried again by itself, what does not says so.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { retryPush } from '../../db/records/retry-push.ts';
import { personOf } from '../support/person.ts';
import { account, openWorld, type World } from '../support/world.ts';

const minute = 60_000;

describe('a source store in trouble', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    // What is lost comes back by what is owed: no comparison at the quarter of an hour helps.
    await world.putOffReconciling();
  });
  afterEach(() => world.close());

  const thePush = async () =>
    (await personOf(world).orderPush.list({ limit: 1 })).rows[0]?.pushes[0];

  it.each([
    ['throttles', 'throttle', { next: 4 }],
    ['answers 502', 'serverError', { next: 2 }],
    ['answers a web page', 'html', { next: 2 }],
  ] as const)(
    '[OP11] that %s for a while delays the push and no more',
    async (_, fault, change) => {
      const { street, source } = world;
      const before = (await source.listOrders()).length;
      Object.assign(source.store.faults[fault], change);
      await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
      await world.run(30 * minute);
      expect(await source.listOrders()).toHaveLength(before + 1);
      expect(await thePush()).toMatchObject({ state: 'created', failureKind: null });
    },
  );

  it('[WH2, OP11] in a rush of a hundred orders gets every one, however long it makes us wait', {
    timeout: 120_000,
  }, async () => {
    const { street, source } = world;
    for (const { store } of [street, source]) {
      // The standard plan's budget, and none of our own reading in it.
      Object.assign(store.faults.bucket, { size: 2000, restoreRate: 100 });
      for (const { itemId, locationId } of store.state.levels.all())
        store.admin.setStock({ inventoryItemId: itemId, locationId, available: 500 });
    }
    const before = source.store.state.orders.size;
    for (let order = 0; order < 100; order += 1)
      expect(street.store.admin.placeOrder({ lines: [{ sku: 'MUG-RED', quantity: 1 }] }).ok).toBe(
        true,
      );
    await world.run(30 * minute);
    expect(source.store.state.orders.size).toBe(before + 100);
    expect((await personOf(world).overview.get({})).deadLetters).toEqual([]);
  });

  it('[OP11] shows why it waits and when it tries again', async () => {
    const { street, source } = world;
    Object.assign(source.store.faults.serverError, { next: 1000 });
    await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(2000);
    const push = await thePush();
    expect(push).toMatchObject({ state: 'ready' });
    expect(push?.failureKind).not.toBeNull();
    expect(push?.dueAt).toBeGreaterThan(world.clock.now());
  });

  it('[OP11] that refuses our token says so at once, and goes on when a person retries', async () => {
    const { street, source } = world;
    const before = (await source.listOrders()).length;
    source.store.faults.refuse = 401;
    await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    const push = await thePush();
    expect(push).toMatchObject({ state: 'failed', failureKind: 'unauthorized' });
    const stores = await world.database.db.query.stores.findMany();
    expect(stores.find((store) => store.id === source.id)?.state).toBe('unauthorized');
    source.store.faults.refuse = null;
    expect(
      await retryPush(world.database.db, account, push?.id ?? '', 'You', world.clock.now()),
    ).toBe(true);
    await world.run(2 * minute);
    expect(await source.listOrders()).toHaveLength(before + 1);
  });

  it('[WH2] shows what a store told us and could not be read for, until it can', async () => {
    const { street } = world;
    const shown = async () =>
      (await personOf(world).stores.list()).find((store) => store.id === street.id);
    street.store.faults.refuse = 401;
    street.store.admin.placeOrder({ lines: [{ sku: 'MUG-RED', quantity: 1 }] });
    await world.run(3000);
    expect(await shown()).toMatchObject({ waitsFor: 'unauthorized', state: 'unauthorized' });
    street.store.faults.refuse = null;
    await world.run(10 * minute);
    expect(await shown()).toMatchObject({ waitsFor: null, state: 'working' });
  });

  it('[OP11] that has too few says so and creates nothing', async () => {
    const { street, source } = world;
    const before = (await source.listOrders()).length;
    const left = await source.available('MUG-RED');
    await street.placeOrder([{ sku: 'MUG-RED', quantity: left + 1 }]);
    await world.run(minute);
    expect(await source.listOrders()).toHaveLength(before);
    const push = await thePush();
    expect(push).toMatchObject({ state: 'failed', failureKind: 'too-few' });
    expect(push?.failureDetail).toMatch(/MUG-RED/);
  });
});
