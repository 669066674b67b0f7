// Plans: data that an owner changes where the operator lets them, and that the server enforces at every push.
import { afterEach, describe, expect, it } from 'vitest';
import { appRouter } from '../../worker/trpc/router.ts';
import { personOf } from '../support/person.ts';
import { rowOf } from '../support/seen-orders.ts';
import { account, openWorld, type World, type WorldOptions } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

let world: World;
afterEach(() => world.close());

const open = async (options: WorldOptions = {}) => {
  world = await openWorld(options);
  return { person: personOf(world), id: world.street.id };
};

const ordersAtSource = async () => (await world.source.listOrders()).length;

describe('the plans', () => {
  it('[OP3] are shown with what they say, for every destination store and no other', async () => {
    const { person, id } = await open();
    const { plans, stores, mayChange, why } = await person.plans.get({});
    expect(plans.map(({ plan, includesOrderPush }) => [plan, includesOrderPush])).toEqual([
      ['starter', false],
      ['traction', true],
      ['scale', true],
    ]);
    expect(stores).toEqual([
      { storeId: world.harbor.id, storeName: 'Harbor Goods', plan: 'starter', orderPushOn: false },
      { storeId: id, storeName: 'Mug Street', plan: 'traction', orderPushOn: true },
    ]);
    expect({ mayChange, why }).toEqual({ mayChange: true, why: null });
    expect((await person.plans.get({ storeId: id })).stores.map(({ storeId }) => storeId)).toEqual([
      id,
    ]);
    // A source store's plan matters to nobody: its destinations' do.
    expect((await person.plans.get({ storeId: world.source.id })).stores).toHaveLength(2);
  });

  it('[OP3] are not changed where the operator keeps them', async () => {
    const { person, id } = await open();
    world.edge.config.planChanges = 'operator';
    const words =
      'Plans are kept by whoever runs this Crossdock. Write to support@crossdock.test to change yours.';
    expect(await person.plans.get({})).toMatchObject({ mayChange: false, why: words });
    const refused = person.plans.change({ storeId: id, plan: 'scale' });
    await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN', message: words });
    expect((await person.plans.get({})).stores[1]?.plan).toBe('traction');
  });

  it('[OP3] are not changed by a person who is no owner', async () => {
    const { id } = await open();
    const { edge, road } = world;
    const session = { accountId: account, personId: 'local', person: 'You', isOwner: false };
    const person = appRouter.createCaller({ session, edge, road });
    const words = 'Only an owner of this account may change a plan. Ask one of them.';
    expect(await person.plans.get({})).toMatchObject({ mayChange: false, why: words });
    const refused = person.plans.change({ storeId: id, plan: 'scale' });
    await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN', message: words });
  });

  it('[AC1, OP3] are nobody else’s to change, and only a destination has one', async () => {
    const { person, id } = await open();
    const stranger = personOf(world, 'other');
    const theirs = stranger.plans.change({ storeId: id, plan: 'scale' });
    await expect(theirs).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await stranger.plans.get({})).stores).toEqual([]);
    const source = person.plans.change({ storeId: world.source.id, plan: 'scale' });
    await expect(source).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'North Supply is no destination store: orders are pushed from those.',
    });
  });
});

describe('a plan that is raised with the switch on', () => {
  it('[OP3, OP15] lets orders go that come from then on, and says why those before stay', async () => {
    const { person, id } = await open({ street: { plan: 'starter', orderPush: true } });
    const before = await ordersAtSource();
    const early = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    expect(await rowOf(world, early.name)).toMatchObject({ decision: 'plan-too-low' });
    expect((await person.pushSettings.list({ storeId: id })).stores).toMatchObject([
      { on: true, planIncludes: false, since: null },
    ]);

    const raisedAt = world.clock.now();
    const changed = await person.plans.change({ storeId: id, plan: 'traction' });
    expect(changed).toMatchObject({ plan: 'traction', recheck: { total: 1 } });
    expect((await person.pushSettings.list({ storeId: id })).stores).toMatchObject([
      { on: true, planIncludes: true, since: raisedAt },
    ]);
    await world.run(minute);
    expect(await rowOf(world, early.name)).toMatchObject({ decision: 'placed-before-switch' });
    const late = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    expect(await rowOf(world, late.name)).toMatchObject({ pushStatus: 'success' });
    expect(await ordersAtSource()).toBe(before + 1);
  });

  it('[OP3, OP15] to another one that includes Order Push changes nothing for orders', async () => {
    const { person, id } = await open();
    const [was] = (await person.pushSettings.list({ storeId: id })).stores;
    await world.run(minute);
    const changed = await person.plans.change({ storeId: id, plan: 'scale' });
    expect(changed).toEqual({ plan: 'scale', recheck: null });
    const [is] = (await person.pushSettings.list({ storeId: id })).stores;
    expect(is?.since).toBe(was?.since);
  });
});

describe('a plan that is lowered while pushes wait', () => {
  it('[OP3, ST2] none of them goes, what was created stays, and stock is counted once', async () => {
    const { person, id } = await open();
    await world.applyFirstLevels();
    const { street, source } = world;
    const stock = await source.available('MUG-RED');
    const before = await ordersAtSource();
    const gone = await street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
    expect(await ordersAtSource()).toBe(before + 1);
    expect(await source.available('MUG-RED')).toBe(stock - 2);

    // The source lets nothing be created for a while: this one waits.
    Object.assign(source.store.faults.cutBefore, { next: 1000, only: ['orderCreate'] });
    const waits = await street.placeOrder([{ sku: 'MUG-RED', quantity: 3 }]);
    await world.run(10 * second);
    expect((await rowOf(world, waits.name))?.pushStatus).toBe('pending');
    await person.plans.change({ storeId: id, plan: 'starter' });
    source.store.faults.cutBefore.next = 0;
    await world.run(3 * 60 * minute);

    expect(await ordersAtSource()).toBe(before + 1);
    expect(await rowOf(world, waits.name)).toMatchObject({
      decision: 'plan-too-low',
      pushStatus: 'not-eligible',
      pushes: [],
    });
    expect(await rowOf(world, gone.name)).toMatchObject({ pushStatus: 'success' });
    // Taken at the source without an order of its own (ST2), and once.
    expect(await source.available('MUG-RED')).toBe(stock - 5);
    expect(await street.available('MUG-RED')).toBe(stock - 5);
    expect(world.ledgers().flatMap((ledger) => ledger.mismatches)).toEqual([]);
  });
});
