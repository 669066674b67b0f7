// Manual Order Push: a person at a source store finds an order by its number, sees what would go, and pushes it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listElsewhere } from '../../db/pages/orders-elsewhere.ts';
import { personOf } from '../support/person.ts';
import { pushedTo, rowOf } from '../support/seen-orders.ts';
import { account, openWorld, type World, type WorldStore } from '../support/world.ts';

const minute = 60_000;

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const push = () => personOf(world).manualPush;
const atStreet = () => ({ destinationStoreId: world.street.id });
const oneMug = [{ sku: 'MUG-RED', quantity: 1 }];

/** Loses the webhooks of what is done meanwhile. */
async function unheard<T>(at: WorldStore, done: () => Promise<T>): Promise<T> {
  at.store.faults.dropWebhooks.probability = 1;
  const value = await done();
  await world.run(minute);
  at.store.faults.dropWebhooks.probability = 0;
  return value;
}

describe('finding an order', () => {
  it('[OP10] offers the destinations of the source store, and says why orders of one may not go', async () => {
    expect(await push().stores({ storeId: world.source.id })).toEqual({
      stores: [
        {
          storeId: world.harbor.id,
          storeName: 'Harbor Goods',
          mayPush: false,
          why: 'plan-too-low',
        },
        { storeId: world.street.id, storeName: 'Mug Street', mayPush: true, why: null },
      ],
    });
    await personOf(world).pushSettings.switch({ storeId: world.street.id, on: false });
    const { stores } = await push().stores({});
    expect(stores[1]).toMatchObject({ mayPush: false, why: 'switched-off' });
  });

  it('[OP10] takes 1001 and #1001 for the same order, and finds it though its webhook never came', async () => {
    await world.putOffReconciling();
    const order = await unheard(world.street, () => world.street.placeOrder(oneMug));
    const digits = order.name.replace('#', '');
    for (const number of [digits, order.name, ` ${digits} `]) {
      const { found } = await push().find({ ...atStreet(), number });
      expect(found).toEqual([
        {
          platformOrderId: order.id,
          name: order.name,
          placedAt: expect.stringMatching(/^2026-11-23T12:00/),
          customerName: 'Dana Reyes',
          units: 1,
        },
      ]);
    }
    expect((await push().find({ ...atStreet(), number: `${digits}9` })).found).toEqual([]);
    await expect(push().find({ ...atStreet(), number: '#' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: 'Type the order number, for example 1001.',
    });
  });

  it('[OP10] of a number that the chosen store does not have says which other destination has it', async () => {
    const { harbor, street, source } = world;
    const ofHarbor = await harbor.placeOrder(oneMug);
    await world.run(minute);
    const number = ofHarbor.name.replace('#', '');
    const there = { storeId: harbor.id, storeName: 'Harbor Goods' };
    expect(await push().find({ ...atStreet(), storeId: source.id, number })).toEqual({
      found: [],
      elsewhere: [there],
    });
    expect(await push().find({ ...atStreet(), number: `${number}9` })).toEqual({
      found: [],
      elsewhere: [],
    });
    expect(await push().find({ destinationStoreId: harbor.id, number })).toMatchObject({
      found: [{ name: ofHarbor.name }],
      elsewhere: [],
    });
    const { db } = world.database;
    const storeIds = [harbor.id, street.id];
    expect(await listElsewhere(db, account, { number, storeIds })).toEqual([there]);
    expect(await listElsewhere(db, account, { number, storeIds: [street.id] })).toEqual([]);
    expect(await listElsewhere(db, 'other', { number, storeIds })).toEqual([]);
  });

  it('[OP10] of a store that does not answer says so', async () => {
    world.street.store.faults.refuse = 401;
    await expect(push().find({ ...atStreet(), number: '1001' })).rejects.toMatchObject({
      code: 'PRECONDITION_FAILED',
      message: 'Mug Street refuses our token. Connect it anew under Stores, then try again.',
    });
  });

  it('[OP10, SO1] is for source stores, and nobody of another account finds anything', async () => {
    const order = await world.street.placeOrder(oneMug);
    await world.run(minute);
    const named = { ...atStreet(), platformOrderId: order.id };
    const asDestination = { storeId: world.street.id };
    for (const refused of [
      push().stores(asDestination),
      push().find({ ...asDestination, ...atStreet(), number: '1001' }),
      push().preview({ ...asDestination, ...named }),
      push().push({ ...asDestination, ...named, agreed: [] }),
    ])
      await expect(refused).rejects.toMatchObject({
        code: 'FORBIDDEN',
        message: 'Manual Order Push is for source stores.',
      });
    const stranger = personOf(world, 'other').manualPush;
    const row = await rowOf(world, order.name);
    await expect(stranger.stores({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(stranger.preview(named)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(stranger.preview({ orderId: row?.id ?? '' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('pushing by hand', () => {
  it('[OP10, OP2] an order whose webhook never came makes one source order, whoever presses how often', async () => {
    await world.putOffReconciling();
    const order = await unheard(world.street, () => world.street.placeOrder(oneMug));
    const named = { ...atStreet(), platformOrderId: order.id };
    const before = await push().preview(named);
    expect(before).toMatchObject({ byItself: 'pushed', overrides: [], units: 1, already: [] });
    expect(before.order).toMatchObject({ name: order.name, customerName: 'Dana Reyes' });
    expect(before.order.id).toBeUndefined();
    const pressed = await Promise.all([
      push().push({ ...named, agreed: [] }),
      push().push({ ...named, agreed: [] }),
    ]);
    expect(pressed.map(({ outcome }) => outcome)).toContain('pushed');
    await world.run(minute);
    expect(await pushedTo(world.source)).toHaveLength(1);
    const [made] = await pushedTo(world.source);
    const again = await push().push({ ...named, agreed: [] });
    expect(again).toMatchObject({
      outcome: 'already',
      orderId: pressed[0]?.orderId,
      pushes: [{ sourceStoreName: 'North Supply', sourceOrderName: made?.name }],
    });
    expect(await push().preview(named)).toMatchObject({
      units: 0,
      already: [
        {
          state: 'created',
          sourceStoreName: 'North Supply',
          sourceOrderName: made?.name,
          sourceOrderUrl: `http://127.0.0.1:4401/admin/orders/${made?.id.split('/').at(-1)}`,
        },
      ],
      lines: [{ sku: 'MUG-RED', ordered: 1, pushed: 1, goes: [] }],
    });
    await world.run(10 * minute);
    expect(await pushedTo(world.source)).toHaveLength(1);
    const { events } = await personOf(world).orders.get({ orderId: again.orderId });
    expect(events.filter(({ kind }) => kind === 'push-asked')[0]).toMatchObject({ actor: 'You' });
  });

  it('[OP10, OP2] tries again a push that had failed, and makes one source order of it', async () => {
    await world.applyFirstLevels();
    await world.putOffReconciling();
    world.source.store.faults.dropWebhooks.probability = 1;
    await world.source.setStock('TEAPOT-WHT', 1);
    const order = await world.street.placeOrder([{ sku: 'TEAPOT-WHT', quantity: 3 }]);
    await world.run(minute);
    expect(await rowOf(world, order.name)).toMatchObject({ pushStatus: 'failed' });
    await world.source.setStock('TEAPOT-WHT', 9);
    const named = { ...atStreet(), platformOrderId: order.id };
    expect(await push().preview(named)).toMatchObject({
      units: 0,
      refused: undefined,
      already: [{ state: 'failed' }],
    });
    const pressed = await push().push({ ...named, agreed: [] });
    expect(pressed).toMatchObject({ outcome: 'later', pushes: [{ sourceOrderName: null }] });
    await world.run(minute);
    expect(await pushedTo(world.source)).toHaveLength(1);
    expect(await rowOf(world, order.name)).toMatchObject({ pushStatus: 'success' });
    const { events } = await personOf(world).orders.get({ orderId: pressed.orderId });
    expect(events.find(({ kind }) => kind === 'push-retried')).toMatchObject({ actor: 'You' });
    expect(await push().push({ ...named, agreed: [] })).toMatchObject({ outcome: 'already' });
  });

  it('[OP10] of a push that had failed names what holds its order meanwhile, and goes once that is agreed to', async () => {
    await world.applyFirstLevels();
    await world.putOffReconciling();
    world.source.store.faults.dropWebhooks.probability = 1;
    await world.source.setStock('TEAPOT-WHT', 1);
    const order = await world.street.placeOrder([{ sku: 'TEAPOT-WHT', quantity: 3 }]);
    await world.run(minute);
    await world.street.assessRisk(order.id, 'HIGH');
    await world.source.setStock('TEAPOT-WHT', 9);
    const named = { ...atStreet(), platformOrderId: order.id };
    await expect(push().push({ ...named, agreed: [] })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await rowOf(world, order.name)).toMatchObject({ pushStatus: 'failed' });
    await push().push({ ...named, agreed: ['high-risk'] });
    await world.run(minute);
    expect(await pushedTo(world.source)).toHaveLength(1);
  });

  it('[OP10] tells two destinations apart that have an order of the same number', async () => {
    const { street, harbor, source } = world;
    const person = personOf(world);
    await person.plans.change({ storeId: harbor.id, plan: 'traction' });
    await person.pushSettings.switch({ storeId: harbor.id, on: true });
    await world.setOrderPush(street, { when: 'by-hand' });
    await world.setOrderPush(harbor, { when: 'by-hand' });
    await world.run(minute);
    const ofStreet = await street.placeOrder(oneMug);
    const ofHarbor = await harbor.placeOrder([{ sku: 'MUG-BLUE', quantity: 2 }], {
      name: ofStreet.name,
    });
    await world.run(minute);
    const before = (await source.listOrders()).length;
    const { found } = await push().find({ destinationStoreId: harbor.id, number: ofStreet.name });
    expect(found.map(({ platformOrderId, units }) => [platformOrderId, units])).toEqual([
      [ofHarbor.id, 2],
    ]);
    await push().push({
      destinationStoreId: harbor.id,
      platformOrderId: ofHarbor.id,
      agreed: ['by-hand-only'],
    });
    await world.run(minute);
    const [made, ...others] = await source.listOrders();
    expect(others).toHaveLength(before);
    expect(made?.lineItems.nodes.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['MUG-BLUE', 2],
    ]);
    expect(
      (await pushedTo(world.source)).filter(({ tags }) => tags.includes('Mug Street')),
    ).toEqual([]);
  });
});
