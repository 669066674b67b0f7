// What a shop hands over itself was taken at the source already: it stays taken, whatever becomes of the order's path.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrderPushSettings } from '../../src/order-push/settings.ts';
import type { Plan } from '../../src/stores/plan.ts';
import { personOf } from '../support/person.ts';
import { openWorld, type World, type WorldOptions } from '../support/world.ts';

const minute = 60_000;
/** A shop hands goods over without a parcel number. */
const byHand = { company: '', number: '' };

let world: World;
const open = async (options: WorldOptions = {}) => {
  world = await openWorld(options);
  await world.applyFirstLevels();
  await world.run(minute);
  await world.putOffReconciling();
};
afterEach(() => world.close());

/** What stores have of a SKU, and what its ledger makes of it. */
const stock = async (sku: string) => {
  const { free, held, charges } = world.ledgerOf(sku);
  return {
    source: await world.source.available(sku),
    street: await world.street.available(sku),
    free,
    held,
    charges: charges.length,
  };
};
const allAt = (units: number) => ({
  source: units,
  street: units,
  free: units,
  held: 0,
  charges: 0,
});
const mismatches = () => world.ledgers().flatMap((one) => one.mismatches);

const stop = async (holds: Partial<OrderPushSettings['holds']>) => {
  const person = personOf(world);
  const storeId = world.street.id;
  const [store] = (await person.pushSettings.list({ storeId })).stores;
  if (!store) throw new Error('Mug Street has no settings');
  const settings = { ...store.settings, holds: { ...store.settings.holds, ...holds } };
  await person.pushSettings.save({ storeId, revision: store.revision, settings });
};
/** A person looks at the newest order again. */
const readAgain = async () => {
  const person = personOf(world);
  const [row] = (await person.orderPush.list({ limit: 1 })).rows;
  await person.orderPush.checkAgain({ orderId: row?.id ?? '' });
  await world.run(10 * minute);
};
/** A person has an order from before the switch pushed. */
const pushOlder = async (platformOrderId: string) => {
  const { pushOlder: push } = personOf(world).pushSettings;
  await push({ storeId: world.street.id, platformOrderIds: [platformOrderId] });
  await world.run(10 * minute);
};
/** Lines of the orders we made at the source, oldest first. */
const pushed = async () =>
  (await world.source.listOrders())
    .filter((order) => order.sourceIdentifier)
    .map(({ lineItems }) => lineItems.nodes.map(({ quantity, sku }) => `${quantity} ${sku}`).sort())
    .reverse();

describe('an order that the customer fetches', () => {
  beforeEach(() => open());

  it('[ST1, ST2] has lowered the source for good once it is fetched', async () => {
    const order = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }], {
      pickup: true,
    });
    await world.run(2 * minute);
    expect(await stock('MUG-RED')).toEqual(allAt(48));
    await world.street.ship(order.id, byHand);
    await world.run(10 * minute);
    expect(await stock('MUG-RED')).toEqual(allAt(48));
    await readAgain();
    expect(await stock('MUG-RED')).toEqual(allAt(48));
    expect(await world.harbor.available('MUG-RED')).toBe(48);
    expect([await pushed(), mismatches()]).toEqual([[], []]);
  });

  it('[ST1, ST2] line by line, has lowered the source for good once all are fetched', async () => {
    const order = await world.street.placeOrder(
      [
        { sku: 'MUG-RED', quantity: 2 },
        { sku: 'TEAPOT-WHT', quantity: 1 },
      ],
      { pickup: true },
    );
    await world.run(2 * minute);
    for (const only of [{ 'MUG-RED': 1 }, { 'MUG-RED': 1 }, undefined]) {
      await world.street.ship(order.id, byHand, only);
      await world.run(10 * minute);
      expect(await stock('MUG-RED')).toEqual(allAt(48));
      expect(await stock('TEAPOT-WHT')).toEqual(allAt(6));
    }
    expect([await pushed(), mismatches()]).toEqual([[], []]);
  });

  it('[ST1, OP12] in part keeps what was fetched taken, and only the rest is given back and pushed', async () => {
    const order = await world.street.placeOrder(
      [
        { sku: 'MUG-RED', quantity: 2 },
        { sku: 'TEAPOT-WHT', quantity: 3 },
      ],
      { pickup: true },
    );
    await world.run(2 * minute);
    await world.street.ship(order.id, byHand, { 'TEAPOT-WHT': 1 });
    await world.run(2 * minute);
    // The merchant has the source ship such orders from now on.
    await stop({ pickup: false });
    await world.run(10 * minute);
    expect(await pushed()).toEqual([['2 MUG-RED', '2 TEAPOT-WHT']]);
    expect(await stock('MUG-RED')).toEqual(allAt(48));
    expect(await stock('TEAPOT-WHT')).toEqual(allAt(4));
    const [made] = await world.source.listOrders();
    await world.source.ship(made?.id ?? '', { company: 'UPS', number: '1Z-REST' });
    await world.run(10 * minute);
    await readAgain();
    expect(await stock('MUG-RED')).toEqual(allAt(48));
    expect(await stock('TEAPOT-WHT')).toEqual(allAt(4));
    expect(mismatches()).toEqual([]);
  });

  it('[ST2] and never does is given back', async () => {
    const order = await world.street.placeOrder([{ sku: 'TEAPOT-WHT', quantity: 3 }], {
      pickup: true,
    });
    await world.run(2 * minute);
    await world.street.ship(order.id, byHand, { 'TEAPOT-WHT': 1 });
    await world.run(2 * minute);
    await world.street.refund(order.id, { 'TEAPOT-WHT': 2 });
    await world.run(10 * minute);
    expect(await stock('TEAPOT-WHT')).toEqual(allAt(6));
    expect(mismatches()).toEqual([]);
  });
});

describe('an order of another kind that the shop handed over', () => {
  it('[ST1, ST2] over its counter stays taken after the merchant lets such orders go', async () => {
    await open();
    await stop({ pointOfSale: true });
    const order = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }], {
      pointOfSale: true,
    });
    await world.street.ship(order.id, byHand);
    await world.run(10 * minute);
    expect(await stock('MUG-RED')).toEqual(allAt(48));
    await stop({ pointOfSale: false });
    await readAgain();
    expect(await stock('MUG-RED')).toEqual(allAt(48));
    expect([await pushed(), mismatches()]).toEqual([[], []]);
  });

  it('[ST1, ST2] below the plan stays taken after the plan is raised, where a person has the rest pushed', async () => {
    await open();
    const plan = (to: Plan) => personOf(world).plans.change({ storeId: world.street.id, plan: to });
    await plan('starter');
    const order = await world.street.placeOrder([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'TEAPOT-WHT', quantity: 3 },
    ]);
    await world.run(2 * minute);
    await world.street.ship(order.id, byHand, { 'MUG-RED': 2, 'TEAPOT-WHT': 1 });
    await world.run(2 * minute);
    expect(await stock('MUG-RED')).toEqual(allAt(48));
    await plan('traction');
    await readAgain();
    await pushOlder(order.id);
    expect(await pushed()).toEqual([['2 TEAPOT-WHT']]);
    expect(await stock('MUG-RED')).toEqual(allAt(48));
    expect(await stock('TEAPOT-WHT')).toEqual(allAt(4));
    expect(mismatches()).toEqual([]);
  });

  it('[ST1, ST2] while the switch was off stays taken where a person has the rest pushed', async () => {
    await open({ street: { orderPush: false } });
    const order = await world.street.placeOrder([{ sku: 'TEAPOT-WHT', quantity: 3 }]);
    await world.run(2 * minute);
    await world.street.ship(order.id, byHand, { 'TEAPOT-WHT': 2 });
    await world.run(2 * minute);
    await personOf(world).pushSettings.switch({ storeId: world.street.id, on: true });
    await world.run(2 * minute);
    expect(await stock('TEAPOT-WHT')).toEqual(allAt(4));
    await pushOlder(order.id);
    expect(await pushed()).toEqual([['1 TEAPOT-WHT']]);
    expect(await stock('TEAPOT-WHT')).toEqual(allAt(4));
    expect(mismatches()).toEqual([]);
  });
});
