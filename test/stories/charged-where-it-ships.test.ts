// A SKU that two source stores list: the stock that counts a sale is that of the store which ships it, and no other's.
import { afterEach, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { southDepot } from '../support/south-depot.ts';
import { openWorld, type World, type WorldStore } from '../support/world.ts';

const minute = 60_000;
const hour = 60 * minute;

let world: World;
let south: WorldStore;
afterEach(() => world.close());

/** North Supply has 50 red mugs and is the older connection, South Depot has 40. */
const open = async () => {
  // Some seconds lie between the two connections.
  world = await openWorld({ more: [southDepot()], before: async () => {} });
  const [depot] = world.more;
  if (!depot) throw new Error('no second source');
  south = depot;
  await south.addProduct('MUG-RED', { 'South depot': 40 });
  await world.connectAgain('South Depot', { orderPush: false });
  await world.applyFirstLevels();
  await world.run(minute);
  await world.putOffReconciling();
};

const ask = async (statement: string) => void (await world.database.client.execute(statement));
const ofNorth = () =>
  `connection_id in (select id from connections where source_store_id = '${world.source.id}')`;
/** North's listing is linked later than everything that was sold so far. */
const linkNorthLater = () =>
  ask(`update links set created_at = ${world.clock.now() + hour} where ${ofNorth()}`);

const stock = async () => {
  const { ledgers, source } = world;
  const of = (store: WorldStore) => {
    const ledger = ledgers().find((one) => one.sku === 'MUG-RED' && one.sourceStoreId === store.id);
    return { free: ledger?.free, held: ledger?.held, mismatches: ledger?.mismatches };
  };
  return {
    north: { has: await source.available('MUG-RED'), ...of(source) },
    south: { has: await south.available('MUG-RED'), ...of(south) },
  };
};
const atRest = (units: number) => ({ has: units, free: units, held: 0, mismatches: [] });

const pushed = async (store: WorldStore) =>
  (await store.listOrders())
    .filter((order) => order.sourceIdentifier)
    .map(({ lineItems }) => lineItems.nodes.map(({ quantity, sku }) => `${quantity} ${sku}`));

const me = () => personOf(world);
/** The order's page, by its number. */
const page = async (name: string) => {
  const row = (await me().orderPush.list({})).rows.find((one) => one.name === name);
  return me().orders.get({ orderId: row?.id ?? '' });
};
const readAgain = async (name: string) => {
  await me().orderPush.checkAgain({ orderId: (await page(name)).id });
  await world.run(10 * minute);
};

it('[ST1, OP13] a sale that the first source cannot be paid for is counted where it goes', async () => {
  await open();
  await ask(`update stores set currency = 'CAD' where id = '${world.source.id}'`);
  await world.setOrderPush(world.street, { prices: 'source' });
  const { name } = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
  await world.run(10 * minute);
  expect([await pushed(world.source), await pushed(south)]).toEqual([[], [['2 MUG-RED']]]);
  expect(await stock()).toEqual({ north: atRest(50), south: atRest(38) });
  await readAgain(name);
  expect(await stock()).toEqual({ north: atRest(50), south: atRest(38) });
});

it('[ST1] an order from before the link of the source that ships it is counted there, once', async () => {
  await open();
  await linkNorthLater();
  const { name } = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
  await world.run(10 * minute);
  expect([await pushed(world.source), await pushed(south)]).toEqual([[['2 MUG-RED']], []]);
  expect(await stock()).toEqual({ north: atRest(48), south: atRest(40) });
  await readAgain(name);
  expect(await stock()).toEqual({ north: atRest(48), south: atRest(40) });
});

it('[ST1] an order that waited while another source was linked is counted where it goes in the end', async () => {
  await open();
  await ask(`update links set active = 0 where ${ofNorth()}`);
  const order = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }], { paid: false });
  await world.run(minute);
  expect((await stock()).south).toEqual({ has: 40, free: 38, held: 2, mismatches: [] });
  await linkNorthLater();
  await ask(`update links set active = 1 where ${ofNorth()}`);
  await world.run(minute);
  await world.street.pay(order.id);
  await world.run(10 * minute);
  expect([await pushed(world.source), await pushed(south)]).toEqual([[['2 MUG-RED']], []]);
  expect(await stock()).toEqual({ north: atRest(48), south: atRest(40) });
});

it('[ST1] an order from before the link of the source that would ship it counts nowhere while it waits', async () => {
  await open();
  await linkNorthLater();
  await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }], { paid: false });
  await world.run(10 * minute);
  expect([await pushed(world.source), await pushed(south)]).toEqual([[], []]);
  expect(await stock()).toEqual({ north: atRest(50), south: atRest(40) });
});

it('[ST1, OP13] a line whose units go to two sources is counted by each for what it ships', async () => {
  await open();
  await world.setOrderPush(world.street, { tooFew: 'push-available' });
  world.source.store.faults.dropWebhooks.probability = 1;
  await world.source.setStock('MUG-RED', 3, 'Main warehouse');
  await world.source.setStock('MUG-RED', 0, 'Overflow');
  const { name } = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 5 }]);
  await world.run(minute);
  expect(await pushed(world.source)).toEqual([['3 MUG-RED']]);
  world.source.store.faults.dropWebhooks.probability = 0;
  // North stops selling mugs through Mug Street: the rest comes from South.
  await ask(`update links set active = 0 where ${ofNorth()}`);
  await ask('update order_lines set short_at = null');
  await readAgain(name);
  expect([await pushed(world.source), await pushed(south)]).toEqual([
    [['3 MUG-RED']],
    [['2 MUG-RED']],
  ]);
  await readAgain(name);
  expect(await stock()).toEqual({ north: atRest(0), south: atRest(38) });
});

it('[ST1] a push that was taken back leaves nothing behind at its source', async () => {
  await open();
  world.source.store.faults.serverError.next = 1000;
  const order = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
  await world.run(4_000);
  expect((await page(order.name)).pushes.map(({ state }) => state)).toEqual(['ready']);
  // Somebody at Mug Street stops it, and by the time it goes on South is the one who ships it.
  await world.street.hold(order.id);
  world.source.store.faults.serverError.next = 0;
  await world.run(10 * minute);
  await ask(`update links set active = 0 where ${ofNorth()}`);
  await world.street.release(order.id);
  await readAgain(order.name);
  expect([await pushed(world.source), await pushed(south)]).toEqual([[], [['2 MUG-RED']]]);
  expect(await stock()).toEqual({ north: atRest(50), south: atRest(38) });
});

it('[ST2] what a shop without Order Push shipped stays taken where it was taken', async () => {
  await open();
  await me().pushSettings.switch({ storeId: world.street.id, on: false });
  await ask(`update links set active = 0 where ${ofNorth()}`);
  const order = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
  await world.run(10 * minute);
  expect((await stock()).south).toEqual(atRest(38));
  await world.street.ship(order.id, { company: 'UPS', number: '1Z-OWN' });
  await world.run(10 * minute);
  await ask(`update links set active = 1 where ${ofNorth()}`);
  await readAgain(order.name);
  expect(await stock()).toEqual({ north: atRest(50), south: atRest(38) });
});

it('[ST2] a sale that is not pushed is taken at the source whose number the shop shows, whatever its prices are in', async () => {
  await open();
  await ask(`update stores set currency = 'CAD' where id = '${world.source.id}'`);
  await world.setOrderPush(world.street, { prices: 'source' });
  const order = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }], { pickup: true });
  await world.run(10 * minute);
  expect(await stock()).toEqual({ north: atRest(48), south: atRest(40) });
  await world.street.ship(order.id, { company: '', number: '' });
  await world.run(10 * minute);
  expect(await stock()).toEqual({ north: atRest(48), south: atRest(40) });
});
