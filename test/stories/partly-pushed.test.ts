// An order of which a part is at its source while the rest waits: nothing of the rest is forgotten, whatever happens next.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { pushedTo } from '../support/seen-orders.ts';
import { southDepot } from '../support/south-depot.ts';
import { openWorld, type World, type WorldStore } from '../support/world.ts';

const minute = 60_000;
let world: World;

const ours = async (store: WorldStore = world.source) =>
  (await pushedTo(store))
    .map(({ lineItems }) => lineItems.nodes.map(({ quantity, sku }) => `${quantity} ${sku}`))
    .reverse();
const theOrder = async () => {
  const person = personOf(world);
  const [row] = (await person.orderPush.list({ limit: 1 })).rows;
  return person.orders.get({ orderId: row?.id ?? '' });
};
/** Somebody counted the source's shelf a moment ago, and nobody has heard of it yet. */
const unheard = async (sku: string, units: number) => {
  world.source.store.faults.dropWebhooks.probability = 1;
  await world.source.setStock(sku, units);
};
const heardAgain = () => {
  world.source.store.faults.dropWebhooks.probability = 0;
};
const away = (next: number, store = world.source) =>
  Object.assign(store.store.faults.serverError, { next });

afterEach(() => world.close());

describe('an order with a line that waits for stock', () => {
  beforeEach(async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    await world.putOffReconciling();
    await unheard('TEAPOT-WHT', 1);
  });

  const placeShort = async () => {
    const placed = await world.street.placeOrder([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'TEAPOT-WHT', quantity: 3 },
    ]);
    await world.run(minute);
    heardAgain();
    expect(await ours()).toEqual([['2 MUG-RED']]);
    return placed;
  };

  it('[OP6, OP12] keeps it, and says why, while something else holds the rest', async () => {
    const { id } = await placeShort();
    await world.street.assessRisk(id, 'HIGH');
    await world.run(minute);
    expect(await theOrder()).toMatchObject({ decision: 'high-risk', pushStatus: 'partial' });
    await world.source.setStock('TEAPOT-WHT', 8);
    await world.run(5 * minute);
    expect(await ours()).toEqual([['2 MUG-RED']]);
    await world.street.assessRisk(id, 'LOW');
    await world.run(5 * minute);
    expect(await ours()).toEqual([['2 MUG-RED'], ['3 TEAPOT-WHT']]);
    expect(await theOrder()).toMatchObject({ decision: 'pushed', pushStatus: 'success' });
  });

  it('[OP15] says that the rest was placed before the switch, once that went off and on', async () => {
    const { id } = await placeShort();
    const { pushSettings, manualPush } = personOf(world);
    const storeId = world.street.id;
    await pushSettings.switch({ storeId, on: false });
    await world.run(minute);
    await pushSettings.switch({ storeId, on: true });
    await world.run(minute);
    await world.source.setStock('TEAPOT-WHT', 8);
    await world.run(5 * minute);
    expect(await theOrder()).toMatchObject({
      decision: 'placed-before-switch',
      pushStatus: 'partial',
    });
    const named = { destinationStoreId: storeId, platformOrderId: id };
    await manualPush.push({ ...named, agreed: ['placed-before-switch'] });
    await world.run(5 * minute);
    expect(await ours()).toEqual([['2 MUG-RED'], ['3 TEAPOT-WHT']]);
  });

  it.each([15, 16, 17, 18])(
    '[OP2, OP6] pushes it once when a worker dies as the stock comes, at call %i',
    async (at) => {
      await placeShort();
      await world.source.setStock('TEAPOT-WHT', 8);
      world.faults.plan({ at, when: 'after' });
      await world.run(60 * minute);
      world.faults.plan(undefined);
      await world.run(60 * minute);
      expect(await ours()).toEqual([['2 MUG-RED'], ['3 TEAPOT-WHT']]);
    },
  );

  it('[ST3] has its ledger look at what the source really has', async () => {
    const known = () =>
      world.ledgerOf('TEAPOT-WHT').levels.reduce((sum, { available }) => sum + available, 0);
    expect(known()).toBe(7);
    await placeShort();
    expect(known()).toBe(1);
  });
});

describe('an order placed before its store was connected', () => {
  it('[OP15] pushed by hand with a line too few of, sends that line once the source has more', async () => {
    let id = '';
    world = await openWorld({
      before: async ({ harbor }) => {
        const lines = [
          { sku: 'MUG-RED', quantity: 1 },
          { sku: 'MUG-BLUE', quantity: 3 },
        ];
        ({ id } = await harbor.placeOrder(lines));
      },
    });
    await world.applyFirstLevels();
    await world.putOffReconciling();
    await world.connectAgain('Harbor Goods', { orderPush: true });
    await world.applyFirstLevels();
    await unheard('MUG-BLUE', 1);
    const { pushSettings } = personOf(world);
    await pushSettings.pushOlder({ storeId: world.harbor.id, platformOrderIds: [id] });
    await world.run(5 * minute);
    expect(await ours()).toEqual([['1 MUG-RED']]);
    heardAgain();
    await world.source.setStock('MUG-BLUE', 8);
    await world.run(5 * minute);
    expect(await ours()).toEqual([['1 MUG-RED'], ['3 MUG-BLUE']]);
  });
});

describe('a part that waits beside one that is there', () => {
  it('[OP2] takes no unit that the customer wants no more', async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    await world.putOffReconciling();
    await world.setOrderPush(world.street, { tooFew: 'push-available' });
    await unheard('TEAPOT-WHT', 3);
    const { id } = await world.street.placeOrder([{ sku: 'TEAPOT-WHT', quantity: 5 }]);
    await world.run(minute);
    expect(await ours()).toEqual([['3 TEAPOT-WHT']]);
    heardAgain();
    await world.source.setStock('TEAPOT-WHT', 10);
    away(1000);
    await world.run(20_000);
    await world.street.refund(id, { 'TEAPOT-WHT': 2 });
    await world.run(10_000);
    away(0);
    await world.run(60 * minute);
    expect(await ours()).toEqual([['3 TEAPOT-WHT']]);
  });

  it('[OP13] comes back by itself when its order was held meanwhile and let go', async () => {
    world = await openWorld({ more: [southDepot()] });
    const [south] = world.more;
    if (!south) throw new Error('no second source');
    away(1000, south);
    const { id } = await world.street.placeOrder([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'PIN-MUGST', quantity: 1 },
    ]);
    await world.run(4_000);
    world.street.store.faults.dropWebhooks.probability = 1;
    await world.street.hold(id);
    away(0, south);
    await world.run(10 * minute);
    expect(await theOrder()).toMatchObject({ decision: 'on-hold', pushStatus: 'partial' });
    await world.street.release(id);
    world.street.store.faults.dropWebhooks.probability = 0;
    await world.run(2 * 60 * minute);
    expect(await ours(south)).toEqual([['1 PIN-MUGST']]);
  });
});

describe('a push that waits', () => {
  beforeEach(async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    await world.putOffReconciling();
    away(1000);
  });

  it('[OP12] is held by what came up since, though the switch went off and on', async () => {
    const { id } = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(4_000);
    const { pushSettings } = personOf(world);
    await pushSettings.switch({ storeId: world.street.id, on: false });
    await pushSettings.switch({ storeId: world.street.id, on: true });
    await world.street.assessRisk(id, 'HIGH');
    await world.run(20_000);
    away(0);
    await world.run(20 * minute);
    expect(await ours()).toEqual([]);
  });

  it('[OP5] does not go once its link was paused', async () => {
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(4_000);
    const person = personOf(world);
    const { links } = await person.inventory.sku(world.ledgerOf('MUG-RED'));
    const link = links.find(({ destinationName }) => destinationName === 'Mug Street');
    const { connectionId = '', variantId = '' } = link ?? {};
    await person.links.pause({ connectionId, variantId, paused: true });
    away(0);
    await world.run(30 * minute);
    expect(await ours()).toEqual([]);
    expect((await theOrder()).lines).toMatchObject([{ hold: 'link-paused', heldQuantity: 2 }]);
  });
});

describe('a person’s word', () => {
  beforeEach(async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    await world.putOffReconciling();
  });

  it('[OP10] is about the order as it was: what is added later is asked about anew', async () => {
    const { id } = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], {
      paid: false,
    });
    await world.run(minute);
    const named = { destinationStoreId: world.street.id, platformOrderId: id };
    await personOf(world).manualPush.push({ ...named, agreed: ['waiting-for-payment'] });
    await world.run(minute);
    await world.street.editQuantity(id, 'MUG-RED', 20);
    await world.run(10 * minute);
    expect(await ours()).toEqual([['1 MUG-RED']]);
    expect(await theOrder()).toMatchObject({
      decision: 'waiting-for-payment',
      pushStatus: 'partial',
    });
  });

  it('[OP10] is not lost to a smaller one before anything came of it', async () => {
    const { pushSettings, manualPush } = personOf(world);
    const storeId = world.street.id;
    const { id } = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], {
      paid: false,
      pickup: true,
    });
    await world.run(minute);
    await pushSettings.switch({ storeId, on: false });
    await world.run(minute);
    await pushSettings.switch({ storeId, on: true });
    await world.run(minute);
    await manualPush.push({
      destinationStoreId: storeId,
      platformOrderId: id,
      agreed: ['placed-before-switch', 'waiting-for-payment', 'local-pickup'],
    });
    await pushSettings.pushOlder({ storeId, platformOrderIds: [id] });
    await world.run(10 * minute);
    expect(await ours()).toEqual([['1 MUG-RED']]);
  });

  it('[OP12] settings saved while an order is read count for it', async () => {
    const { store } = world.street;
    const ask = store.fetch;
    let isSaved = false;
    store.fetch = async (request: Request) => {
      const body = await request.clone().text();
      const answer = await ask(request);
      if (!isSaved && body.includes('query Order(')) {
        isSaved = true;
        const { pushSettings } = personOf(world);
        const [now] = (await pushSettings.list({ storeId: world.street.id })).stores;
        if (!now) throw new Error('no settings');
        const { storeId, revision, settings } = now;
        await pushSettings.save({ storeId, revision, settings: { ...settings, when: 'placed' } });
      }
      return answer;
    };
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], { paid: false });
    await world.run(5 * minute);
    expect(isSaved).toBe(true);
    expect(await ours()).toEqual([['1 MUG-RED']]);
  });
});
