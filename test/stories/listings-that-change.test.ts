// People change what their stores list, and Crossdock hears of it: what is linked stays linked, and nothing is guessed.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { orderIdOf } from '../../src/shared/ids.ts';
import { personOf } from '../support/person.ts';
import { openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

let world: World;
/** Documents we sent to stores since the story began. */
let asked: string[];
beforeEach(async () => {
  world = await openWorld();
  await world.putOffReconciling();
  await world.applyFirstLevels();
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
  await world.run(20 * second);
  return orderIdOf(world.street.id, placed.id);
};
const shown = (orderId: string) => personOf(world).orders.get({ orderId });
const holds = async (orderId: string) => (await shown(orderId)).lines.map(({ hold }) => hold);
const sourceOrders = () =>
  world.source.store.state.orders.all().filter(({ sourceIdentifier }) => sourceIdentifier).length;
const connection = async () => {
  const found = (await world.database.db.query.connections.findMany()).find(
    ({ destinationStoreId }) => destinationStoreId === world.street.id,
  );
  if (!found) throw new Error('Mug Street has no connection');
  return found;
};
/** What Mug Street's connection makes of its listings with this SKU. */
const states = async (sku: string) => {
  const { id } = await connection();
  const all = await world.database.db.query.matches.findMany();
  return all.filter((one) => one.connectionId === id && one.sku === sku);
};
const history = async (sku: string) =>
  (await world.database.db.query.activity.findMany())
    .filter(({ name }) => name === sku)
    .map(({ kind, before, after, actor }) => [kind, before, after, actor]);
const told = () => world.ledgers().flatMap(({ mismatches }) => mismatches);

describe('Listings that change', () => {
  it('[OP5] a SKU renamed at the source moves nothing: it stays linked, and its order goes to the same variant', async () => {
    await world.source.renameSku('MUG-RED', 'MUG-CRIMSON');
    await world.run(minute);
    expect(await states('MUG-RED')).toMatchObject([
      { state: 'linked', sourceSku: 'MUG-CRIMSON', sourceCount: 0 },
    ]);
    expect(await history('MUG-RED')).toEqual([
      ['listing-renamed', 'MUG-RED', 'MUG-CRIMSON', 'North Supply'],
      ['listing-renamed', 'MUG-RED', 'MUG-CRIMSON', 'North Supply'],
    ]);
    const before = await world.source.available('MUG-CRIMSON');
    const order = await place('MUG-RED', 2);
    expect(await shown(order)).toMatchObject({
      decision: 'pushed',
      pushes: [{ state: 'created' }],
    });
    await world.run(minute);
    expect(await world.source.available('MUG-CRIMSON')).toBe(before - 2);
    expect(await world.street.available('MUG-RED')).toBe(before - 2);
    expect(told()).toEqual([]);
  });

  it('[OP5, OP6] a variant deleted at the source is missing there, its order stays, and its stock ends everywhere', async () => {
    await world.source.deleteVariant('TEE-M');
    await world.run(2 * minute);
    expect(await states('TEE-M')).toMatchObject([{ state: 'missing', sourceCount: 0 }]);
    expect(await history('TEE-M')).toContainEqual(['link-lost', 'TEE-M', null, 'North Supply']);
    const order = await place('TEE-M');
    expect(await holds(order)).toEqual(['sku-not-on-source']);
    expect(sourceOrders()).toBe(0);
    await world.run(10 * minute);
    expect(await world.street.available('TEE-M')).toBe(0);
  });

  it('[OP5, ST8] a variant made anew with the same SKU is linked again, and waits for first levels', async () => {
    await world.source.deleteVariant('TOTE-NAT');
    await world.run(2 * minute);
    const order = await place('TOTE-NAT');
    expect(await holds(order)).toEqual(['sku-not-on-source']);
    const shows = await world.street.available('TOTE-NAT');
    await world.source.addProduct('TOTE-NAT', { 'Main warehouse': 33 });
    await world.run(2 * minute);
    expect(await states('TOTE-NAT')).toMatchObject([{ state: 'linked' }]);
    // Nobody pressed anything: its order goes by itself, and no level of the new link is written before Apply.
    expect(await shown(order)).toMatchObject({
      decision: 'pushed',
      pushes: [{ state: 'created' }],
    });
    expect(await world.street.available('TOTE-NAT')).toBe(shows);
    await world.applyFirstLevels();
    await world.run(minute);
    expect(await world.street.available('TOTE-NAT')).toBe(32);
    // The ledger of the variant that is gone heard that nothing leads to it any more: two would fight over one place.
    const ledgers = world.ledgers().filter(({ sku }) => sku === 'TOTE-NAT');
    expect(ledgers.map(({ targets }) => targets.length).toSorted()).toEqual([0, 2]);
  });

  it('[OP5] a duplicate that appears at the source takes nothing from what is linked', async () => {
    await world.source.duplicateVariant('MUG-BLUE');
    await world.run(minute);
    expect(await states('MUG-BLUE')).toMatchObject([{ state: 'linked', sourceCount: 2 }]);
    const order = await place('MUG-BLUE');
    expect(await shown(order)).toMatchObject({ decision: 'pushed' });
  });

  it('[OP5, OP6] a duplicate that appears before anything is linked is shown, and not guessed', async () => {
    await world.source.addProduct('PIN-MUGST', { 'Main warehouse': 5 });
    await world.source.addProduct('PIN-MUGST', { Overflow: 7 });
    await world.run(minute);
    expect(await states('PIN-MUGST')).toMatchObject([
      { state: 'duplicate', sourceCount: 2, sourceVariantId: null },
    ]);
    const order = await place('PIN-MUGST');
    expect(await holds(order)).toEqual(['sku-duplicate-on-source']);
    await world.source.deleteVariant('PIN-MUGST');
    await world.run(minute);
    expect(await states('PIN-MUGST')).toMatchObject([{ state: 'linked', sourceCount: 1 }]);
    expect(await shown(order)).toMatchObject({ decision: 'pushed' });
  });

  it('[OP5, ST3] tracking switched off stops pushes and stock, and switched on again it goes on', async () => {
    await world.source.setTracked('CANDLE-FIG', false);
    await world.run(minute);
    expect(await states('CANDLE-FIG')).toMatchObject([{ state: 'not-tracked' }]);
    const order = await place('CANDLE-FIG');
    expect(await holds(order)).toEqual(['stock-tracking-off']);
    const shows = await world.street.available('CANDLE-FIG');
    await world.source.setStock('CANDLE-FIG', 3);
    await world.run(minute);
    expect(await world.street.available('CANDLE-FIG')).toBe(shows);
    await world.source.setTracked('CANDLE-FIG', true);
    await world.run(2 * minute);
    expect(await states('CANDLE-FIG')).toMatchObject([{ state: 'linked' }]);
    expect(await shown(order)).toMatchObject({ decision: 'pushed' });
    expect(await history('CANDLE-FIG')).toContainEqual([
      'tracking-off',
      null,
      null,
      'North Supply',
    ]);
    expect(told()).toEqual([]);
  });

  it('[OP5] a listing deleted at the destination is shown no more, and its number is left alone', async () => {
    await world.street.deleteVariant('TEAPOT-WHT');
    await world.run(2 * minute);
    expect(await states('TEAPOT-WHT')).toEqual([]);
    asked = [];
    await world.source.setStock('TEAPOT-WHT', 2);
    await world.run(2 * minute);
    expect(asked.filter((name) => name === 'SetLevels')).toEqual([]);
  });

  it('[ST4] a delivery that says what is known costs the store no call', async () => {
    const { state } = world.source.store;
    const product = state.products.all().find(({ title }) => title === 'Canvas tote');
    if (!product) throw new Error('no tote');
    state.emit('products/update', { productId: product.id });
    await world.run(minute);
    expect(asked).toEqual([]);
    const stored = await personOf(world).deliveries.list({ storeId: world.source.id });
    expect(JSON.stringify(stored)).toContain('its listings are as they are known');
  });

  it('[OP5] a suggestion comes and goes with what the source lists', async () => {
    await world.source.addProduct('pin mugst', { 'Main warehouse': 5 });
    await world.run(minute);
    expect(await states('PIN-MUGST')).toMatchObject([
      { state: 'missing', suggestedSku: 'pin mugst', suggestedBy: 'writing' },
    ]);
    await world.source.renameSku('pin mugst', 'pin-mugst');
    await world.run(minute);
    expect(await states('PIN-MUGST')).toMatchObject([
      { suggestedSku: 'pin-mugst', suggestedBy: 'case' },
    ]);
    await world.source.renameSku('pin-mugst', 'BROOCH');
    await world.run(minute);
    expect(await states('PIN-MUGST')).toMatchObject([{ suggestedBy: null }]);
  });
});
