// A merchant mends at a store what keeps an order back, and presses Check again: it goes now, and no stock is touched by it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { orderIdOf } from '../../src/shared/ids.ts';
import type { PlacedOrder } from '../support/desk-checkout.ts';
import { removeProduct, renameSku } from '../support/desk-listings.ts';
import { personOf } from '../support/person.ts';
import { openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

/** Only on Mug Street: nobody ships it. */
const missing = 'PIN-MUGST';

let world: World;
/** What we asked stores since the story began, as `North Supply: FindListings`. */
let asked: string[];
beforeEach(async () => {
  world = await openWorld();
  await world.putOffReconciling();
  // What stores tell of their listings would mend it by itself: here it is lost.
  for (const { store } of [world.source, world.street, world.harbor])
    Object.assign(store.faults.dropWebhooks, {
      probability: 1,
      only: [
        'products/create',
        'products/update',
        'products/delete',
        'inventory_items/update',
        'inventory_items/delete',
      ],
    });
  asked = [];
  const { fetch } = world.edge;
  world.edge.fetch = async (request) => {
    const body = (await request.clone().json()) as { operationName?: string };
    asked.push(body.operationName ?? '');
    return fetch(request);
  };
});
afterEach(() => world.close());

const place = async (sku: string, quantity = 1) => {
  const placed = await world.street.placeOrder([{ sku, quantity }]);
  await world.run(10 * second);
  return placed;
};
const idOf = ({ id }: PlacedOrder) => orderIdOf(world.street.id, id);
const shown = (order: PlacedOrder) => personOf(world).orders.get({ orderId: idOf(order) });
const holds = async (order: PlacedOrder) => (await shown(order)).lines.map(({ hold }) => hold);
const checkAgain = async (order: PlacedOrder) => {
  await personOf(world).orderPush.checkAgain({ orderId: idOf(order) });
  await world.run(minute);
};
const pushed = { decision: 'pushed', pushes: [{ state: 'created' }] };
const sourceOrders = () =>
  world.source.store.state.orders.all().filter(({ sourceIdentifier }) => sourceIdentifier).length;
const calls = (name: string) => asked.filter((one) => one === name).length;
const listingCalls = () => calls('FindListings') + calls('ListingsByKey');
/** Everything that changes a number on a shelf. */
const stockWrites = () =>
  asked.filter((one) => ['SetLevels', 'AdjustLevel', 'StockAt'].includes(one));
const linksOf = (order: PlacedOrder) =>
  world.database.db.query.links
    .findMany()
    .then((all) => all.filter(({ createdAt }) => createdAt > placedAt(order)));
const placedAt = ({ id }: PlacedOrder) =>
  Date.parse(world.street.store.state.orders.get(id)?.createdAt ?? '');

describe('Check again after mending', () => {
  it('[OP6, OP9, ST8] a SKU added at the source goes, and only its order takes stock', async () => {
    await world.applyFirstLevels();
    const order = await place(missing, 2);
    expect(await holds(order)).toEqual(['sku-not-on-source']);
    await world.source.addProduct(missing, { 'Main warehouse': 30 });
    const sold = await world.street.available(missing);
    asked = [];
    await checkAgain(order);
    expect(await shown(order)).toMatchObject(pushed);
    expect(await holds(order)).toEqual([null]);
    expect(listingCalls()).toBe(2);
    expect(stockWrites()).toEqual([]);
    expect(await world.source.available(missing)).toBe(28);
    expect(await world.street.available(missing)).toBe(sold);
    expect(await linksOf(order)).toMatchObject([{ active: true, alignedAt: null }]);
    // Its first levels wait for a person, and are written once there was Apply.
    await world.run(10 * minute);
    expect(await world.street.available(missing)).toBe(sold);
    expect(world.ledgers().flatMap(({ mismatches }) => mismatches)).toEqual([]);
    await world.applyFirstLevels();
    await world.run(minute);
    const [shop] = await world.street.levels(missing);
    expect(shop).toMatchObject({ location: 'Mug Street shop', available: 28 });
    expect(stockWrites()).toEqual(['SetLevels']);
  });

  it('[ST8] the ledger of a new link is told at once, and shows first levels that wait', async () => {
    // Any webhook about the item would tell it, too.
    world.source.store.faults.dropWebhooks.probability = 1;
    const order = await place(missing);
    await world.source.addProduct(missing, { 'Main warehouse': 30 });
    await personOf(world).orderPush.checkAgain({ orderId: idOf(order) });
    await world.run(10 * second);
    const places = world.ledgerOf(missing).targets;
    expect(places.map(({ state }) => state)).toEqual(['waiting']);
  });

  it('[OP6, OP9] a duplicate that was removed is none any more', async () => {
    const order = await place('GLOVES');
    expect(await holds(order)).toEqual(['sku-duplicate-on-source']);
    await checkAgain(order);
    expect(await holds(order)).toEqual(['sku-duplicate-on-source']);
    await removeProduct(world.source.post, 'GLOVES');
    asked = [];
    await checkAgain(order);
    expect(await shown(order)).toMatchObject(pushed);
    expect(listingCalls()).toBe(3);
    expect(stockWrites()).toEqual([]);
  });

  it('[OP6, OP9] a duplicate that was given a SKU of its own is none any more', async () => {
    const order = await place('GLOVES');
    await renameSku(world.source.post, 'GLOVES', 'GLOVES-OLD');
    await checkAgain(order);
    expect(await shown(order)).toMatchObject(pushed);
    const kept = await world.database.db.query.listings.findMany();
    expect(kept.map(({ sku }) => sku)).toContain('GLOVES-OLD');
  });

  it('[OP6, OP9] a duplicate that appeared is not guessed', async () => {
    const order = await place(missing);
    await world.source.addProduct(missing, { 'Main warehouse': 30 });
    await world.source.addProduct(missing, { 'Main warehouse': 30 });
    await checkAgain(order);
    expect(await holds(order)).toEqual(['sku-duplicate-on-source']);
    expect(await linksOf(order)).toEqual([]);
    expect(sourceOrders()).toBe(0);
  });

  it('[OP6, OP9] one of two listings of the destination that was removed leaves one to link', async () => {
    await world.source.addProduct('LAMP', { 'Main warehouse': 5 });
    await world.street.addProduct('LAMP', { 'Mug Street shop': 5 });
    await world.street.addProduct('LAMP', { 'Mug Street shop': 5 });
    await world.connectAgain('North Supply', { orderPush: false });
    await world.connectAgain('Mug Street', { orderPush: true });
    const order = await place('LAMP');
    expect(await holds(order)).toEqual(['not-linked']);
    await removeProduct(world.street.post, 'LAMP');
    await checkAgain(order);
    expect(await shown(order)).toMatchObject(pushed);
  });

  it('[OP6, OP9, ST8] stock tracking switched on in both stores lets the line go, and levels wait', async () => {
    const order = await place('GIFT-WRAP');
    expect(await holds(order)).toEqual(['stock-tracking-off']);
    await world.street.setTracked('GIFT-WRAP', true);
    await checkAgain(order);
    expect(await holds(order)).toEqual(['stock-tracking-off']);
    await world.source.setTracked('GIFT-WRAP', true);
    const [item] = world.source.store.state.inventoryItems
      .all()
      .filter(({ sku }) => sku === 'GIFT-WRAP');
    const [main] = world.source.store.state.locations.all();
    world.source.store.admin.setStock({
      inventoryItemId: item?.id ?? '',
      locationId: main?.id ?? '',
      available: 50,
    });
    await checkAgain(order);
    expect(await shown(order)).toMatchObject(pushed);
    const ledger = world.ledgerOf('GIFT-WRAP');
    expect(ledger.targets.map(({ state }) => state)).toContain('waiting');
    expect(stockWrites()).toEqual([]);
  });

  it('[OP6, OP9] a SKU corrected at the destination is looked for at the source', async () => {
    await world.source.addProduct('PIN-MS', { 'Main warehouse': 30 });
    const order = await place(missing);
    await renameSku(world.street.post, missing, 'PIN-MS');
    asked = [];
    await checkAgain(order);
    // The line keeps the SKU it was sold with; its variant leads to the source all the same.
    expect((await shown(order)).lines[0]?.sku).toBe(missing);
    expect(await shown(order)).toMatchObject(pushed);
    expect(listingCalls()).toBe(5);
    expect(stockWrites()).toEqual([]);
  });

  it('[OP6] a line without a SKU stays, whatever its product has since, and asks nobody', async () => {
    const { inventoryItems, variants } = world.street.store.state;
    const stock = inventoryItems.all().find(({ sku }) => sku === null);
    const bare = variants.all().find(({ inventoryItemId }) => inventoryItemId === stock?.id);
    const lines = [{ variantId: bare?.id ?? '', quantity: 1 }];
    world.street.store.admin.placeOrder({ lines });
    await world.run(10 * second);
    const [row] = (await personOf(world).orderPush.list({ limit: 1 })).rows;
    const orderId = row?.id ?? '';
    world.street.store.admin.updateVariant({ variantId: bare?.id ?? '', sku: 'MUG-RED' });
    asked = [];
    await personOf(world).orderPush.checkAgain({ orderId });
    await world.run(minute);
    const order = await personOf(world).orders.get({ orderId });
    expect(order.lines.map(({ hold }) => hold)).toEqual(['sku-empty']);
    expect(listingCalls()).toBe(0);
  });

  it('[OP6, OP9] a search that lags forgets nothing, and the next press finds it', async () => {
    const order = await place(missing);
    world.source.store.faults.searchLagSeconds = 3 * 60;
    await world.source.addProduct(missing, { 'Main warehouse': 30 });
    await checkAgain(order);
    expect(await holds(order)).toEqual(['sku-not-on-source']);
    await world.run(3 * minute);
    await checkAgain(order);
    expect(await shown(order)).toMatchObject(pushed);
  });

  it('[OP6, OP9] a source that is away stops nothing: the order is looked at with what is known', async () => {
    const order = await place('GLOVES');
    await removeProduct(world.source.post, 'GLOVES');
    const { faults } = world.source.store;
    Object.assign(faults.serverError, { next: 1_000 });
    expect(await personOf(world).orderPush.checkAgain({ orderId: idOf(order) })).toEqual({
      again: true,
    });
    await world.run(minute);
    expect(await holds(order)).toEqual(['sku-duplicate-on-source']);
    Object.assign(faults.serverError, { next: 0 });
    await checkAgain(order);
    expect(await shown(order)).toMatchObject(pushed);
  });

  it('[OP6, OP9] a source away for the second call forgets nothing', async () => {
    const order = await place('GLOVES');
    await removeProduct(world.source.post, 'GLOVES');
    const { fetch } = world.edge;
    world.edge.fetch = async (request) => {
      const { operationName } = (await request.clone().json()) as { operationName?: string };
      if (operationName === 'ListingsByKey') throw new TypeError('fetch failed');
      return fetch(request);
    };
    await checkAgain(order);
    expect(await holds(order)).toEqual(['sku-duplicate-on-source']);
    world.edge.fetch = fetch;
    await checkAgain(order);
    expect(await shown(order)).toMatchObject(pushed);
  });
});

describe('Check again for many', () => {
  const startAll = () =>
    personOf(world).bulk.start({ kind: 'recheck', selection: { matching: {} } });

  it('[OP6, OP9] twelve orders that wait for one SKU go, and share what is asked', async () => {
    for (let order = 0; order < 12; order += 1)
      world.street.store.admin.placeOrder({ lines: [{ sku: missing, quantity: 1 }] });
    await world.run(30 * second);
    await world.source.addProduct(missing, { 'Main warehouse': 30 });
    asked = [];
    const { id, total } = await startAll();
    expect(total).toBe(12);
    await world.run(2 * minute);
    expect(await personOf(world).bulk.get({ id })).toMatchObject({
      state: 'done',
      counts: { went: 12, stays: 0, failed: 0, later: 0 },
    });
    expect(sourceOrders()).toBe(12);
    // Ten are handed over together, then two: each time both stores are asked once.
    expect(listingCalls()).toBeLessThanOrEqual(6);
    expect(stockWrites()).toEqual([]);
    expect(await world.source.available(missing)).toBe(18);
  });

  it('[OP6, OP9] orders that other reasons keep back ask for no listing', async () => {
    for (let order = 0; order < 3; order += 1)
      await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], { paid: false });
    await world.run(30 * second);
    asked = [];
    const { id } = await startAll();
    await world.run(minute);
    expect(await personOf(world).bulk.get({ id })).toMatchObject({ counts: { stays: 3 } });
    expect(listingCalls()).toBe(0);
  });

  it('[OP6, OP9] a source that is away keeps none of them from being looked at', async () => {
    const order = await place(missing);
    await place(missing);
    Object.assign(world.source.store.faults.serverError, { next: 1_000 });
    const { id } = await startAll();
    await world.run(minute);
    expect(await personOf(world).bulk.get({ id })).toMatchObject({
      state: 'done',
      counts: { stays: 2 },
    });
    expect(await holds(order)).toEqual(['sku-not-on-source']);
  });
});
