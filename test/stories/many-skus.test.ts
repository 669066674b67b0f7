// Many SKUs at once: what was not meant is stopped and asked about, and two listings of one thing stay one number.
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connections, links } from '../../db/schema/index.ts';
import { personOf } from '../support/person.ts';
import { account, openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;
const skus = Array.from({ length: 30 }, (_, index) => `PEN-${index + 1}`);

let world: World;
beforeEach(async () => {
  world = await openWorld();
  const pens = (location: string) => ({
    title: 'Pens',
    options: ['Number'],
    variants: skus.map((sku) => ({
      sku,
      price: '2.00',
      grams: 10,
      optionValues: [sku],
      stock: { [location]: 8 },
    })),
  });
  world.source.store.admin.createProduct(pens('Main warehouse'));
  world.harbor.store.admin.createProduct(pens('Harbor quay'));
  await world.connectAgain('North Supply', { orderPush: false });
  await world.connectAgain('Harbor Goods', { orderPush: false });
  await world.applyFirstLevels();
  await world.run(10 * second);
});
afterEach(() => world.close());

const harborShows = async () =>
  Promise.all(skus.map(async (sku) => (await world.harbor.levels(sku))[0]?.available));

const connection = async () => {
  const all = await world.database.db.query.connections.findMany();
  const found = all.find(({ destinationStoreId }) => destinationStoreId === world.harbor.id);
  if (!found) throw new Error('Harbor Goods has no connection');
  return found;
};

describe('a broken import that empties the source', () => {
  beforeEach(async () => {
    for (const sku of skus) await world.source.setStock(sku, 0, 'Main warehouse');
    await world.run(minute);
  });

  it('[ST8] is stopped before the first store shows it, and says how many wait', async () => {
    expect(await harborShows()).toEqual(skus.map(() => 8));
    expect(await connection()).toMatchObject({ stoppedCount: 30 });
    const { notices } = await personOf(world).inventory.list({});
    expect(notices).toMatchObject([{ destinationName: 'Harbor Goods', stoppedCount: 30 }]);
  });

  it('[ST8] goes to zero when a person says that it is meant', async () => {
    await personOf(world).inventory.stop.release({ connectionId: (await connection()).id });
    await world.run(minute);
    expect(await harborShows()).toEqual(skus.map(() => 0));
    expect(await connection()).toMatchObject({ stoppedAt: null, stoppedCount: 0 });
  });

  it('[ST8] leaves the store as it is when a person says that it is not, and follows again once it is mended', async () => {
    const answer = await personOf(world).inventory.stop.drop({
      connectionId: (await connection()).id,
    });
    expect(answer).toEqual({ kept: 30 });
    await world.run(minute);
    expect(await harborShows()).toEqual(skus.map(() => 8));
    // Not even when the store says again what it shows, or the ledgers hear of something else.
    for (const { id } of await world.database.db.query.connections.findMany())
      await world.road.tellLedgers(account, id, { read: true });
    await world.run(minute);
    expect(await harborShows()).toEqual(skus.map(() => 8));
    for (const sku of skus) await world.source.setStock(sku, 5, 'Main warehouse');
    await world.run(minute);
    expect(await harborShows()).toEqual(skus.map(() => 5));
    expect(world.ledgers().flatMap((ledger) => ledger.mismatches)).toEqual([]);
  });

  it('[ST8] lets sales pass meanwhile', async () => {
    await world.source.setStock('MUG-RED', 1, 'Main warehouse');
    await world.source.setStock('MUG-RED', 0, 'Overflow');
    await world.run(minute);
    expect((await world.harbor.levels('MUG-RED'))[0]?.available).toBe(1);
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    expect((await world.harbor.levels('MUG-RED'))[0]?.available).toBe(0);
  });
});

it('[ST5] a few sold out at once are no broken import', async () => {
  for (const sku of skus.slice(0, 15)) await world.source.setStock(sku, 0, 'Main warehouse');
  await world.run(minute);
  expect(await harborShows()).toEqual(skus.map((_, index) => (index < 15 ? 0 : 8)));
});

it('[ST1] two listings of a destination that lead to one of the source show one number, whichever sells', async () => {
  const { id } = await connection();
  const all = await world.database.db.query.links.findMany({ where: eq(links.connectionId, id) });
  const listed = await world.database.db.query.listings.findMany();
  const variantOf = (storeId: string, sku: string) =>
    listed.find((one) => one.storeId === storeId && one.sku === sku)?.variantId ?? '';
  const [first] = all;
  if (!first) throw new Error('Harbor Goods has no links');
  // A person links sea salt, which North Supply does not list, to the fig candle.
  await world.database.db.insert(links).values({
    ...first,
    destinationVariantId: variantOf(world.harbor.id, 'SALT-SEA'),
    sourceVariantId: variantOf(world.source.id, 'CANDLE-FIG'),
    createdAt: world.clock.now(),
  });
  await world.database.db
    .update(connections)
    .set({ linkCount: all.length + 1 })
    .where(eq(connections.id, id));
  await world.road.tellLedgers(account, id, { read: true });
  await world.run(10 * second);
  const shows = async () => [
    await world.source.available('CANDLE-FIG'),
    (await world.harbor.levels('CANDLE-FIG'))[0]?.available,
    (await world.harbor.levels('SALT-SEA'))[0]?.available,
  ];
  expect(await shows()).toEqual([18, 18, 18]);
  await world.harbor.placeOrder([{ sku: 'SALT-SEA', quantity: 3 }]);
  await world.harbor.placeOrder([{ sku: 'CANDLE-FIG', quantity: 2 }]);
  await world.run(minute);
  expect(await shows()).toEqual([13, 13, 13]);
  expect(world.ledgers().flatMap((ledger) => ledger.mismatches)).toEqual([]);
});
