// A person unlinks what a store sells: its copy stays as it is, or shows nothing first, and nothing links it again by itself.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { owingMatching } from '../../db/records/joins.ts';
import { runMatchPages } from '../../db/records/match-pages.ts';
import { personOf } from '../support/person.ts';
import { southDepot } from '../support/south-depot.ts';
import { account, openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

let world: World;
const begin = async () => {
  await world.applyFirstLevels();
  await world.run(minute);
  await world.putOffReconciling();
};
beforeEach(async () => {
  world = await openWorld();
  await begin();
});
afterEach(() => world.close());

const me = () => personOf(world).products;
const rowOf = async (sku: string, source = 'North Supply', store = 'Mug Street') => {
  const found = (await me().connections()).find(
    (one) => one.destination.name === store && one.source.name === source,
  );
  const connectionId = found?.connectionId ?? '';
  const { rows } = await me().list({ connectionId, q: sku, limit: 100 });
  const row = rows.find((one) => one.sku === sku);
  if (!row) throw new Error(`${sku} is not listed`);
  return { connectionId, ...row };
};
const ask = async (sku = 'MUG-RED') => {
  const { connectionId, variantId } = await rowOf(sku);
  return { connectionId, variantIds: [variantId] };
};
const shows = async (sku = 'MUG-RED') =>
  (await world.street.levels(sku)).map(({ available }) => available);
const ledgerTargets = (sku = 'MUG-RED') =>
  world.ledgerOf(sku).targets.filter((target) => target.destinationStoreId === world.street.id);

describe('unlinking', () => {
  it('[ST8] leaves the copy as it is: the store keeps its number, and its orders stay', async () => {
    const before = await shows();
    const asked = await ask();
    expect(await me().unlinkPreview(asked)).toMatchObject({
      links: 1,
      orders: 0,
      shown: 50,
      toZero: 1,
    });
    expect(await me().unlink({ ...asked, stock: 'leave' })).toEqual({
      kind: 'done',
      unlinked: 1,
      zeroing: 0,
    });
    await world.run(minute);
    expect(await rowOf('MUG-RED')).toMatchObject({ state: 'unlinked', wasUnlinked: true });
    expect(ledgerTargets()).toEqual([]);
    await world.source.setStock('MUG-RED', 7, 'Main warehouse');
    await world.run(minute);
    expect(await shows()).toEqual(before);
    const { name } = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    const { rows } = await personOf(world).orderPush.list({ reason: 'not-linked' });
    expect(rows.map((row) => row.name)).toEqual([name]);
    expect(world.ledgers().flatMap(({ mismatches }) => mismatches)).toEqual([]);
  });

  it('[OP5] is linked again by no later matching, only by a person; its orders are looked at then', async () => {
    const { sourceVariantId } = await rowOf('MUG-RED');
    const asked = await ask();
    await me().unlink({ ...asked, stock: 'leave' });
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    await owingMatching(world.database.db, account, asked.connectionId, world.clock.now());
    await runMatchPages(
      world.database.db,
      account,
      asked.connectionId,
      100,
      world.clock.now,
      async () => true,
    );
    await world.connectAgain('Mug Street', { orderPush: true });
    await world.run(minute);
    expect(await rowOf('MUG-RED')).toMatchObject({ state: 'unlinked' });
    const { connectionId, variantIds } = asked;
    const linked = await me().link({
      connectionId,
      variantId: variantIds[0] ?? '',
      sourceVariantId: sourceVariantId ?? '',
    });
    expect(linked).toMatchObject({ linked: 1, recheck: { total: 1 } });
    await world.run(2 * minute);
    expect(await rowOf('MUG-RED')).toMatchObject({ state: 'linked', wasUnlinked: false });
    // Its old number stays until somebody applies its first levels anew.
    expect(await shows()).toEqual([49]);
    expect(ledgerTargets().map(({ state }) => state)).toEqual(['waiting']);
    const { acts } = await me().one({ connectionId, variantId: variantIds[0] ?? '' });
    expect(acts.map(({ kind }) => kind)).toEqual(['link-made', 'link-removed']);
  });

  it('[ST8] lets the copy show nothing first: until the store shows it the link stands, then it is over', async () => {
    const asked = await ask();
    const done = await me().unlink({ ...asked, stock: 'zero' });
    expect(done).toEqual({ kind: 'done', unlinked: 0, zeroing: 1 });
    expect(await rowOf('MUG-RED')).toMatchObject({ state: 'linked', wasUnlinked: true });
    await world.run(minute);
    expect(await shows()).toEqual([0]);
    expect(await rowOf('MUG-RED')).toMatchObject({ state: 'unlinked' });
    expect(await world.database.db.query.links.findMany()).not.toContainEqual(
      expect.objectContaining({
        connectionId: asked.connectionId,
        destinationVariantId: asked.variantIds[0],
      }),
    );
    expect(ledgerTargets()).toEqual([]);
    const { acts } = await me().one({ ...asked, variantId: asked.variantIds[0] ?? '' });
    expect(acts).toMatchObject([{ kind: 'link-removed', actor: 'You', after: 'set to zero' }]);
    // Other stores go on.
    expect((await world.harbor.levels('MUG-RED')).map(({ available }) => available)).toEqual([50]);
    expect(world.ledgers().flatMap(({ mismatches }) => mismatches)).toEqual([]);
  });

  it('[ST8] a paused copy is set to zero as well, and one that was never applied is only left', async () => {
    const asked = await ask();
    const link = { connectionId: asked.connectionId, variantId: asked.variantIds[0] ?? '' };
    await personOf(world).links.pause({ ...link, paused: true });
    await world.run(minute);
    expect(await me().unlink({ ...asked, stock: 'zero' })).toMatchObject({ zeroing: 1 });
    await world.run(minute);
    expect(await shows()).toEqual([0]);
    expect(await rowOf('MUG-RED')).toMatchObject({ state: 'unlinked' });

    world.close();
    world = await openWorld();
    const before = await shows();
    expect(await me().unlink({ ...(await ask()), stock: 'zero' })).toMatchObject({
      unlinked: 1,
      zeroing: 0,
    });
    await world.run(minute);
    expect(await shows()).toEqual(before);
  });

  it('[ST8] while its store cannot be reached the link waits for its zero, and a person may leave the stock after all', async () => {
    const asked = await ask();
    world.street.store.faults.cutBefore.probability = 1;
    await me().unlink({ ...asked, stock: 'zero' });
    await world.run(minute);
    expect(await rowOf('MUG-RED')).toMatchObject({ state: 'linked', wasUnlinked: true });
    expect(await me().unlink({ ...asked, stock: 'leave' })).toMatchObject({ unlinked: 1 });
    world.street.store.faults.cutBefore.probability = 0;
    await world.run(minute);
    expect(await rowOf('MUG-RED')).toMatchObject({ state: 'unlinked' });
  });

  it('[OP13] what another source sells there as well is never set to zero: that one supplies it', async () => {
    world.close();
    world = await openWorld({ more: [southDepot()] });
    const [south] = world.more;
    await south?.addProduct('MUG-RED', { 'South depot': 7 });
    await world.connectAgain('South Depot', { orderPush: false });
    await begin();
    expect(await shows()).toEqual([50]);
    const { connectionId, variantId } = await rowOf('MUG-RED');
    const asked = { connectionId, variantIds: [variantId] };
    expect(await me().unlinkPreview(asked)).toMatchObject({ links: 1, mayZero: 0 });
    expect(await me().unlink({ ...asked, stock: 'zero' })).toMatchObject({
      unlinked: 1,
      zeroing: 0,
    });
    await world.run(minute);
    expect(await shows()).toEqual([7]);
  });
});

describe('unlinking many', () => {
  const skus = Array.from({ length: 30 }, (_, index) => `PEN-${index + 1}`);
  beforeEach(async () => {
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
    world.street.store.admin.createProduct(pens('Mug Street shop'));
    await world.connectAgain('North Supply', { orderPush: false });
    await world.connectAgain('Mug Street', { orderPush: true });
    await begin();
  });

  it('[ST8] asks for the number that goes to zero, and is not stopped once more on its way', async () => {
    const { connectionId } = await rowOf('PEN-1');
    const { rows } = await me().list({ connectionId, q: 'PEN-', limit: 100 });
    const asked = { connectionId, variantIds: rows.map(({ variantId }) => variantId) };
    expect(await me().unlink({ ...asked, stock: 'zero' })).toEqual({ kind: 'asks', toZero: 30 });
    await world.run(minute);
    expect(await shows('PEN-1')).toEqual([8]);
    expect(await me().unlink({ ...asked, stock: 'zero', agreedToZero: 30 })).toMatchObject({
      zeroing: 30,
    });
    await world.run(2 * minute);
    for (const sku of skus) expect(await shows(sku)).toEqual([0]);
    const { counts } = await me().list({ connectionId });
    expect(counts.unlinked).toBe(30);
    const { notices } = await personOf(world).inventory.list({});
    expect(notices.filter(({ stoppedAt }) => stoppedAt !== null)).toEqual([]);
  });
});
