// Order Push Settings of a destination store: the switch with both its conditions, when orders go, and what holds them.
import { afterEach, describe, expect, it } from 'vitest';
import { defaultOrderPushSettings, type OrderPushSettings } from '../../src/order-push/settings.ts';
import { personOf } from '../support/person.ts';
import { rowOf } from '../support/seen-orders.ts';
import { skuOnlyAt } from '../support/store-desk.ts';
import { openWorld, type World, type WorldOptions } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

let world: World;
afterEach(() => world.close());

const open = async (options: WorldOptions = {}) => {
  world = await openWorld(options);
};
const person = () => personOf(world);
const streetSettings = async () => {
  const { stores } = await person().pushSettings.list({ storeId: world.street.id });
  const [store] = stores;
  if (!store) throw new Error('Mug Street has no settings');
  return store;
};
const save = async (change: Partial<OrderPushSettings>) => {
  const { settings, revision, storeId } = await streetSettings();
  return person().pushSettings.save({ storeId, revision, settings: { ...settings, ...change } });
};
const oneMug = [{ sku: 'MUG-RED', quantity: 1 }];

describe('the page of Order Push Settings', () => {
  it('[OP3] shows both conditions of every destination store, and the exact words below the plan', async () => {
    await open();
    const { stores } = await person().pushSettings.list({});
    expect(stores.map(({ storeName, planIncludes, on }) => [storeName, planIncludes, on])).toEqual([
      ['Harbor Goods', false, false],
      ['Mug Street', true, true],
    ]);
    expect(stores[1]).toEqual({
      storeId: world.street.id,
      storeName: 'Mug Street',
      state: 'working',
      plan: 'traction',
      planIncludes: true,
      on: true,
      since: Date.parse('2026-11-23T12:00:00Z'),
      settings: defaultOrderPushSettings,
      revision: 0,
      sources: [{ storeId: world.source.id, name: 'North Supply', currency: 'USD' }],
      currency: 'USD',
      tooLow: 'Order Push is available on the Traction plan and above',
    });
  });

  it('[AC1] shows nobody else’s stores, and saves nothing there', async () => {
    await open();
    const stranger = personOf(world, 'other');
    expect((await stranger.pushSettings.list({})).stores).toEqual([]);
    const asked = { storeId: world.street.id };
    for (const refused of [
      stranger.pushSettings.list(asked),
      stranger.pushSettings.switch({ ...asked, on: false }),
      stranger.pushSettings.save({ ...asked, revision: 0, settings: defaultOrderPushSettings }),
      stranger.pushSettings.frees({ ...asked, settings: defaultOrderPushSettings }),
      stranger.pushSettings.older(asked),
      stranger.pushSettings.pushOlder({ ...asked, platformOrderIds: 'all' }),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await streetSettings()).on).toBe(true);
  });

  it('[OP12] saves in one of two tabs, tells the other, and loses nothing', async () => {
    await open();
    const first = await streetSettings();
    const other = await streetSettings();
    const saved = await person().pushSettings.save({
      storeId: first.storeId,
      revision: first.revision,
      settings: { ...first.settings, tags: ['web'] },
    });
    expect(saved).toEqual({ revision: 1, recheck: null });
    const late = person().pushSettings.save({
      storeId: other.storeId,
      revision: other.revision,
      settings: { ...other.settings, copyNote: false },
    });
    await expect(late).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/^These settings were changed meanwhile/),
    });
    expect(await streetSettings()).toMatchObject({
      revision: 1,
      settings: { ...defaultOrderPushSettings, tags: ['web'] },
    });
  });

  it('[OP12] refuses what cannot be saved with one sentence a field', async () => {
    await open();
    const wrong = save({ email: { use: 'own', address: 'nobody' }, tags: ['a,b'] });
    await expect(wrong).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const { storeId, settings, revision } = await streetSettings();
    expect({ settings, revision }).toEqual({ settings: defaultOrderPushSettings, revision: 0 });
    // A choice that is not offered is not kept either.
    const odd = { ...settings, when: 'later' } as unknown as OrderPushSettings;
    const refused = person().pushSettings.save({ storeId, revision, settings: odd });
    await expect(refused).rejects.toThrow('Choose when an order is pushed.');
  });
});

describe('the switch', () => {
  it('[OP3] below the plan can be on, and lets nothing go whatever the page does', async () => {
    await open();
    const { harbor } = world;
    const turned = await person().pushSettings.switch({ storeId: harbor.id, on: true });
    expect(turned).toEqual({ on: true, since: null, recheck: null });
    const order = await harbor.placeOrder(oneMug);
    await world.run(minute);
    expect(await rowOf(world, order.name)).toMatchObject({ decision: 'plan-too-low', pushes: [] });
  });

  it('[OP15] off and on again begins anew; on when it is on changes nothing', async () => {
    await open();
    const { street } = world;
    const storeId = street.id;
    const { since } = await streetSettings();
    await world.run(minute);
    const again = await person().pushSettings.switch({ storeId, on: true });
    expect(again).toEqual({ on: true, since, recheck: null });
    await person().pushSettings.switch({ storeId, on: false });
    const between = await street.placeOrder(oneMug);
    await world.run(minute);
    expect(await rowOf(world, between.name)).toMatchObject({ decision: 'switched-off' });

    const now = world.clock.now();
    const on = await person().pushSettings.switch({ storeId, on: true });
    expect(on).toMatchObject({ on: true, since: now, recheck: { total: 1 } });
    await world.run(minute);
    expect(await rowOf(world, between.name)).toMatchObject({ decision: 'placed-before-switch' });
  });

  it('[OP4, ST2] off has what waits counted at the source at once', async () => {
    await open();
    await world.applyFirstLevels();
    const { street, source } = world;
    const stock = await source.available('MUG-RED');
    const order = await street.placeOrder(oneMug, { paid: false });
    await world.run(minute);
    expect(await rowOf(world, order.name)).toMatchObject({ decision: 'waiting-for-payment' });
    expect(await source.available('MUG-RED')).toBe(stock);
    const off = await person().pushSettings.switch({ storeId: street.id, on: false });
    expect(off).toMatchObject({ on: false, since: null, recheck: { total: 1 } });
    await world.run(minute);
    expect(await rowOf(world, order.name)).toMatchObject({ decision: 'switched-off' });
    expect(await source.available('MUG-RED')).toBe(stock - 1);
  });
});

describe('when an order is pushed', () => {
  it('[OP12] when paid: it waits for payment, and goes once that is there', async () => {
    await open();
    const order = await world.street.placeOrder(oneMug, { paid: false });
    await world.run(minute);
    expect(await rowOf(world, order.name)).toMatchObject({ decision: 'waiting-for-payment' });
    await world.street.pay(order.id);
    await world.run(minute);
    expect(await rowOf(world, order.name)).toMatchObject({ pushStatus: 'success' });
  });

  it('[OP12] when placed: it goes unpaid, and those that waited go too', async () => {
    await open();
    const waited = await world.street.placeOrder(oneMug, { paid: false });
    await world.run(minute);
    const { settings, storeId } = await streetSettings();
    const frees = (change: Partial<OrderPushSettings>) =>
      person().pushSettings.frees({ storeId, settings: { ...settings, ...change } });
    expect(await frees({ when: 'placed' })).toEqual({ orders: 1 });
    expect(await frees({ copyNote: false })).toEqual({ orders: 0 });
    const { recheck } = await save({ when: 'placed' });
    expect(recheck).toMatchObject({ total: 1 });
    await world.run(minute);
    expect(await rowOf(world, waited.name)).toMatchObject({ pushStatus: 'success' });
    const order = await world.street.placeOrder(oneMug, { paid: false });
    await world.run(minute);
    expect(await rowOf(world, order.name)).toMatchObject({ pushStatus: 'success' });
  });

  it('[OP12] by hand only: it stays, paid or not, until that is changed', async () => {
    await open();
    await save({ when: 'by-hand' });
    const order = await world.street.placeOrder(oneMug);
    await world.run(minute);
    expect(await rowOf(world, order.name)).toMatchObject({ decision: 'by-hand-only', pushes: [] });
    await save({ when: 'paid' });
    await world.run(minute);
    expect(await rowOf(world, order.name)).toMatchObject({ pushStatus: 'success' });
  });
});

describe('a store that is connected anew', () => {
  it('[OP5, OP6] has orders looked at again that its listings kept back, and says how many go', async () => {
    await open();
    const { street, source } = world;
    const local = await skuOnlyAt(street, source);
    const alone = await street.placeOrder([{ sku: local, quantity: 1 }]);
    const partly = await street.placeOrder([...oneMug, { sku: local, quantity: 2 }]);
    await world.run(minute);
    expect(await rowOf(world, alone.name)).toMatchObject({ decision: 'no-line-qualifies' });
    expect(await rowOf(world, partly.name)).toMatchObject({ pushStatus: 'partial' });
    await source.addProduct(local, { 'Main warehouse': 10 });
    await world.connectAgain('North Supply', { orderPush: false });
    await world.run(minute);
    const [run] = (await person().bulk.list({})).runs;
    expect(run).toMatchObject({
      kind: 'recheck',
      askedBy: 'Crossdock',
      about: 'North Supply',
      total: 2,
      counts: { went: 2 },
    });
    expect(await rowOf(world, alone.name)).toMatchObject({ pushStatus: 'success' });
    expect(await rowOf(world, partly.name)).toMatchObject({ pushStatus: 'success' });
  });
});
