// How far a newcomer's order came, read at each of its stations; and no guide where no sandbox stores are.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readGuidedOrder } from '../../db/pages/guide-page.ts';
import { orderIdOf } from '../../src/shared/ids.ts';
import { guideRouter } from '../../worker/trpc/guide.ts';
import { personOf } from '../support/person.ts';
import { account, openWorld, type World } from '../support/world.ts';

const minute = 60_000;

describe('the guided order', () => {
  let world: World;
  let since: number;
  beforeEach(async () => {
    world = await openWorld();
    await world.street.placeOrder([{ sku: 'TOTE-NAT', quantity: 1 }]);
    await world.run(minute);
    since = world.clock.now();
    world.clock.advance(1000);
  });
  afterEach(() => world.close());

  const read = (of = account) => readGuidedOrder(world.database.db, of, since);

  it('is none of those from before, none that is not pushed, and nobody else’s', async () => {
    expect(await read()).toBeNull();
    await world.harbor.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.street.placeOrder([{ sku: 'PIN-MUGST', quantity: 1 }]);
    await world.run(minute);
    expect(await read()).toBeNull();
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    expect(await read()).not.toBeNull();
    expect(await read('somebody else')).toBeNull();
  });

  it('is the first one since, read from placed to returned', async () => {
    const { street, source } = world;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
    await street.placeOrder([{ sku: 'MUG-BLUE', quantity: 1 }]);
    await world.run(minute);
    const made = (await source.listOrders()).find(({ customAttributes }) =>
      customAttributes.some(({ value }) => value === placed.name),
    );
    const atSource = {
      placed: {
        orderId: orderIdOf(street.id, placed.id),
        orderName: placed.name,
        storeName: 'Mug Street',
        sourceStoreName: 'North Supply',
      },
      source: {
        id: made?.id,
        name: made?.name,
        platform: 'shopify',
        baseUrl: 'http://127.0.0.1:4401',
      },
      shipped: false,
      returned: null,
      trouble: null,
    };
    expect(await read()).toEqual(atSource);

    Object.assign(street.store.faults.serverError, { next: 1000 });
    await source.ship(made?.id ?? '', { company: 'UPS', number: '1Z827WK74630' });
    await world.run(3000);
    expect(await read()).toEqual({ ...atSource, shipped: true });

    Object.assign(street.store.faults.serverError, { next: 0 });
    await world.run(30 * minute);
    const returned = { company: 'UPS', number: '1Z827WK74630' };
    expect(await read()).toEqual({ ...atSource, shipped: true, returned });
  });

  it('names the stores of the order, whichever sold it', async () => {
    const { harbor } = world;
    const me = personOf(world);
    await me.plans.change({ storeId: harbor.id, plan: 'traction' });
    await me.pushSettings.switch({ storeId: harbor.id, on: true });
    const placed = await harbor.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    expect((await read())?.placed).toEqual({
      orderId: orderIdOf(harbor.id, placed.id),
      orderName: placed.name,
      storeName: 'Harbor Goods',
      sourceStoreName: 'North Supply',
    });
  });

  it('says why it does not go', async () => {
    const { street } = world;
    await street.placeOrder([{ sku: 'CANDLE-CEDAR', quantity: 1 }]);
    await world.run(minute);
    expect(await read()).toMatchObject({ source: null, trouble: 'too-few' });
  });
});

it('on the edge there is no guide, and nobody to act', async () => {
  const world = await openWorld();
  const { edge, road } = world;
  const caller = guideRouter.createCaller({
    session: { accountId: account, personId: 'local', person: 'You', isOwner: true },
    edge,
    road,
  });
  expect(await caller.get()).toBeNull();
  await expect(caller.act({ step: 'place' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(caller.reset()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const nobody = guideRouter.createCaller({ session: undefined, edge, road });
  await expect(nobody.get()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  world.close();
});
