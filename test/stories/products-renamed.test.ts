// What becomes of links, orders and counts when a store renames a SKU, or deletes it and makes it anew.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { orderIdOf } from '../../src/shared/ids.ts';
import { listingActs } from '../support/listing-acts.ts';
import { personOf } from '../support/person.ts';
import { openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.putOffReconciling();
  await world.applyFirstLevels();
});
afterEach(() => world.close());

const me = () => personOf(world).products;
const rowOf = async (sku: string) => {
  const all = await me().connections();
  const connectionId =
    all.find(({ destination }) => destination.name === 'Mug Street')?.connectionId ?? '';
  const { rows } = await me().list({ connectionId, q: sku, limit: 100 });
  const row = rows.find((one) => one.sku === sku);
  if (!row) throw new Error(`${sku} is not listed at Mug Street`);
  return { connectionId, ...row };
};
const place = async (sku: string, quantity = 1) => {
  const placed = await world.street.placeOrder([{ sku, quantity }]);
  await world.run(20 * second);
  return orderIdOf(world.street.id, placed.id);
};
const decisionOf = async (orderId: string) =>
  (await personOf(world).orders.get({ orderId })).decision;
const shows = async (sku: string) =>
  (await world.street.levels(sku)).map(({ available }) => available);
const actsOf = async (sku: string) => {
  const { connectionId, variantId } = await rowOf(sku);
  const { acts } = await me().one({ connectionId, variantId });
  return acts.map(({ kind, actor, before, after }) => [kind, actor, before, after]);
};
const importOf = async (storeId: string) => {
  await personOf(world).reconciles.start({ storeId, kind: 'catalogue' });
  await world.run(5 * minute);
};

describe('a SKU that a store renames or makes anew', () => {
  it('[OP5, OP6] linking it by hand lets the orders go that were placed under an older name, and no others', async () => {
    await world.street.addProduct('HAT-9', { 'Mug Street shop': 5 });
    await world.run(minute);
    const order = await place('PIN-MUGST');
    const other = await place('HAT-9');
    expect(await decisionOf(order)).toBe('no-line-qualifies');
    for (const [from, to] of [
      ['PIN-MUGST', 'PIN-2'],
      ['PIN-2', 'PIN-3'],
    ] as const) {
      await world.street.renameSku(from, to);
      await world.run(2 * minute);
    }
    const { connectionId, variantId } = await rowOf('PIN-3');
    const { sourceVariantId } = await rowOf('MUG-BLUE');
    const pair = { variantId, sourceVariantId: sourceVariantId ?? '' };
    const { recheck } = await me().link({ connectionId, ...pair });
    expect(recheck).toMatchObject({ total: 1 });
    await world.run(10 * minute);
    expect(await decisionOf(order)).toBe('pushed');
    expect(await decisionOf(other)).toBe('no-line-qualifies');
    expect(await actsOf('PIN-3')).toEqual([
      ['link-made', 'You', null, 'MUG-BLUE'],
      ['listing-renamed', 'Mug Street', 'PIN-2', 'PIN-3'],
      ['listing-renamed', 'Mug Street', 'PIN-MUGST', 'PIN-2'],
    ]);
  });

  it('[ST3] resuming what its store deleted and made anew counts first what was sold meanwhile', async () => {
    await world.street.deleteVariant('MUG-RED');
    await world.run(2 * minute);
    await world.street.addProduct('MUG-RED', { 'Mug Street shop': 50 });
    await world.run(2 * minute);
    await world.applyFirstLevels();
    await world.run(2 * minute);
    const { connectionId, variantId } = await rowOf('MUG-RED');
    const link = { connectionId, variantId };
    await personOf(world).links.pause({ ...link, paused: true });
    await world.run(minute);
    await place('MUG-RED', 4);
    await world.run(minute);
    expect(await shows('MUG-RED')).toEqual([46]);
    await personOf(world).links.pause({ ...link, paused: false });
    for (let at = 0; at < 30; at += 1) {
      await world.run(second);
      expect(await shows('MUG-RED')).toEqual([46]);
    }
  });

  it('[OP5] an import that finds what no webhook told writes it into the history of the links, and nothing else', async () => {
    for (const store of [world.source.store, world.street.store])
      store.faults.dropWebhooks.probability = 1;
    await world.source.renameSku('MUG-RED', 'MUG-CRIMSON');
    await world.source.deleteVariant('TEE-M');
    await world.source.setTracked('MUG-BLUE', false);
    await world.source.addProduct('NEW-THING', { 'Main warehouse': 3 });
    await world.street.renameSku('PIN-MUGST', 'PIN-2');
    await importOf(world.source.id);
    await importOf(world.street.id);
    // Once more: what is known is not told again.
    await importOf(world.source.id);
    await importOf(world.street.id);
    expect(await actsOf('MUG-RED')).toEqual([
      ['listing-renamed', 'North Supply', 'MUG-RED', 'MUG-CRIMSON'],
    ]);
    expect(await actsOf('TEE-M')).toEqual([['link-lost', 'North Supply', 'TEE-M', null]]);
    expect(await actsOf('MUG-BLUE')).toEqual([['tracking-off', 'North Supply', null, null]]);
    expect(await actsOf('PIN-2')).toEqual([
      ['listing-renamed', 'Mug Street', 'PIN-MUGST', 'PIN-2'],
    ]);
    const acts = await listingActs(world.database.db);
    expect(new Set(acts.map(({ name }) => name))).toEqual(
      new Set(['MUG-RED', 'TEE-M', 'MUG-BLUE', 'PIN-MUGST']),
    );
  });
});
