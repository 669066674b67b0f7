// Deliveries about listings are late, lost or die on their way, and readings cross: nothing is guessed, and nothing undone.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { orderIdOf } from '../../src/shared/ids.ts';
import { noteListingsOf } from '../../worker/note-listings.ts';
import { personOf } from '../support/person.ts';
import { pushedTo } from '../support/seen-orders.ts';
import { account, openWorld, type World, type WorldStore } from '../support/world.ts';

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
  const found = (await me().connections()).find((one) => one.destination.name === 'Mug Street');
  const connectionId = found?.connectionId ?? '';
  const { rows } = await me().list({ connectionId, q: sku, limit: 100 });
  const row = rows.find((one) => one.sku === sku);
  if (!row) throw new Error(`${sku} is not listed`);
  return { connectionId, ...row };
};
const place = async (sku: string, quantity = 1) => {
  const placed = await world.street.placeOrder([{ sku, quantity }]);
  await world.run(20 * second);
  return orderIdOf(world.street.id, placed.id);
};
const decision = async (orderId: string) =>
  (await personOf(world).orders.get({ orderId })).decision;
const silence = (...stores: WorldStore[]) => {
  for (const { store } of stores) store.faults.dropWebhooks.probability = 1;
};
const kept = async (store: WorldStore) =>
  (await world.database.db.query.listings.findMany()).filter(({ storeId }) => storeId === store.id);

describe('what a person said of a SKU', () => {
  it('[OP5] stays when its source makes it anew: paused is paused, and keeps back what it kept back', async () => {
    const { connectionId, variantId } = await rowOf('TOTE-NAT');
    await personOf(world).inventory.allowances.saveSku({
      connectionId,
      variantId,
      buffer: 5,
      sharePercent: null,
      cap: null,
    });
    await personOf(world).links.pause({ connectionId, variantId, paused: true });
    await world.run(minute);
    await world.source.deleteVariant('TOTE-NAT');
    await world.run(2 * minute);
    await world.source.addProduct('TOTE-NAT', { 'Main warehouse': 33 });
    await world.run(2 * minute);
    const order = await place('TOTE-NAT');
    expect([(await rowOf('TOTE-NAT')).state, await decision(order)]).toEqual([
      'paused',
      'no-line-qualifies',
    ]);
    const link = (await world.database.db.query.links.findMany()).find(
      (one) => one.connectionId === connectionId && one.destinationVariantId === variantId,
    );
    expect(link).toMatchObject({ active: false, buffer: 5, alignedAt: null });
  });

  it.each([
    ['unlinked', 'unlinked'],
    ['paused', 'paused'],
  ] as const)('[OP5] stays when its destination makes it anew: %s', async (said, state) => {
    const { connectionId, variantId } = await rowOf('MUG-RED');
    if (said === 'paused')
      await personOf(world).links.pause({ connectionId, variantId, paused: true });
    else await me().unlink({ connectionId, variantIds: [variantId], stock: 'leave' });
    await world.run(minute);
    await world.street.deleteVariant('MUG-RED');
    await world.street.addProduct('MUG-RED', { 'Mug Street shop': 50 });
    await world.run(2 * minute);
    const order = await place('MUG-RED');
    expect([(await rowOf('MUG-RED')).state, await decision(order)]).toEqual([
      state,
      'no-line-qualifies',
    ]);
  });
});

describe('a SKU that the source has given to something else, and told nobody', () => {
  beforeEach(async () => {
    await world.source.addProduct('LAMP-OLD', { 'Main warehouse': 5 });
    await world.run(minute);
    silence(world.source);
    await world.source.renameSku('LAMP-OLD', 'SOFA-BIG');
    await world.run(minute);
  });

  it('[OP5] is linked to nothing when the destination lists it, and nobody is shipped a sofa', async () => {
    await world.street.addProduct('LAMP-OLD', { 'Mug Street shop': 5 });
    await world.run(2 * minute);
    expect(await rowOf('LAMP-OLD')).toMatchObject({ state: 'missing', sourceVariantId: null });
    await place('LAMP-OLD');
    await world.run(minute);
    expect(await pushedTo(world.source)).toEqual([]);
  });

  it.each(['an import that a person asks for', 'the night'] as const)(
    '[OP5] is linked to nothing by %s, whichever store is read first',
    async (how) => {
      silence(world.street);
      await world.street.addProduct('LAMP-OLD', { 'Mug Street shop': 5 });
      for (const store of [world.street, world.source]) {
        if (how === 'the night')
          await world.database.client.execute({
            sql: 'update stores set reconcile_due_at = 0, reconcile_all_due_at = 0 where id = ?',
            args: [store.id],
          });
        else await personOf(world).reconciles.start({ storeId: store.id, kind: 'catalogue' });
        await world.run(20 * minute);
        expect(await rowOf('LAMP-OLD')).toMatchObject({ state: 'missing', sourceSku: null });
      }
    },
  );
});

describe('two readings that cross', () => {
  it('[ST5] of one product leave what was read last, whoever saves last', async () => {
    const listing = (await kept(world.source)).find(({ sku }) => sku === 'TEE-M');
    const productId = listing?.productId ?? '';
    const event = {
      kind: 'listings-changed' as const,
      productId,
      title: undefined,
      variants: undefined,
    };
    const note = async () => {
      const opened = await world.road.open(account, world.source.id);
      return noteListingsOf(world.edge, world.road.open, opened, event, false);
    };
    silence(world.source);
    await world.source.renameSku('TEE-M', 'TEE-ONE');
    const { fetch } = world.edge;
    let isFirst = true;
    world.edge.fetch = async (request) => {
      const { operationName } = (await request.clone().json()) as { operationName?: string };
      const answer = await fetch(request);
      if (operationName !== 'ListingsOfProduct' || !isFirst) return answer;
      isFirst = false;
      const slow = await answer.clone().text();
      await world.source.renameSku('TEE-ONE', 'TEE-TWO');
      await note();
      return new Response(slow, answer);
    };
    await note();
    const now = (await kept(world.source)).find(
      ({ variantId }) => variantId === listing?.variantId,
    );
    expect(now?.sku).toBe('TEE-TWO');
  });
});

describe('work that ends on its way', () => {
  it('[WH2] a delivery whose worker dies anywhere still links what it told of, and lets its order go', async () => {
    /** @returns how many points there are, and what became of it all */
    const travel = async (at: number | undefined) => {
      world.close();
      world = await openWorld();
      await world.putOffReconciling();
      await world.applyFirstLevels();
      const placed = await world.street.placeOrder([{ sku: 'PIN-MUGST', quantity: 1 }]);
      await world.run(minute);
      world.faults.plan(at === undefined ? undefined : { at, when: 'after' });
      await world.source.addProduct('PIN-MUGST', { 'Main warehouse': 9 });
      for (let waited = 0; waited < 12 && !world.faults.hit(); waited += 1) {
        await world.run(second);
        if (world.faults.hit()) world.queues.loseAll();
      }
      await world.run(40 * minute);
      const count = world.faults.count();
      world.faults.plan(undefined);
      const { state } = await rowOf('PIN-MUGST');
      return { count, became: [state, await decision(orderIdOf(world.street.id, placed.id))] };
    };
    const { became } = await travel(undefined);
    expect(became).toEqual(['linked', 'pushed']);
    // From the delivery's own turn on, where it used to end for good.
    for (let at = 40; at <= 66; at += 2)
      expect([at, ...(await travel(at)).became]).toEqual([at, 'linked', 'pushed']);
  }, 180_000);

  it('[ST5] an import that a person cancels leaves what it kept derived, linked, and its orders looked at', async () => {
    silence(world.source);
    await world.source.addProduct('PIN-MUGST', { 'Main warehouse': 9 });
    await world.run(minute);
    const order = await place('PIN-MUGST');
    const { fetch } = world.edge;
    let isCancelled = false;
    world.edge.fetch = async (request) => {
      const body = (await request
        .clone()
        .json()
        .catch(() => ({}))) as { operationName?: string };
      const answer = await fetch(request);
      if (body.operationName === 'Listings' && !isCancelled) {
        isCancelled = true;
        const runs = await world.database.db.query.reconciles.findMany();
        const run = runs.find(({ kind, state }) => kind === 'catalogue' && state === 'running');
        await personOf(world).reconciles.cancel({ id: run?.id ?? '' });
      }
      return answer;
    };
    await personOf(world).reconciles.start({ storeId: world.source.id, kind: 'catalogue' });
    await world.run(5 * minute);
    expect(isCancelled).toBe(true);
    expect([(await rowOf('PIN-MUGST')).state, await decision(order)]).toEqual(['linked', 'pushed']);
  });
});

describe('small things', () => {
  it('[OP5] SKUs of nothing but dashes are like others', async () => {
    await world.street.addProduct('---', { 'Mug Street shop': 5 });
    await world.run(minute);
    await world.source.addProduct('---', { 'Main warehouse': 5 });
    await world.source.addProduct('---', { Overflow: 5 });
    await world.run(2 * minute);
    const { connectionId } = await rowOf('MUG-RED');
    const dashes = (await world.database.db.query.matches.findMany()).filter(
      (one) => one.connectionId === connectionId && one.sku === '---',
    );
    // The first is linked, when it stood alone; its double takes nothing from it, and is counted.
    expect(dashes).toMatchObject([{ sourceCount: 2 }]);
  });

  it('[OP5] a title that becomes shorter is shown', async () => {
    const { state } = world.source.store;
    const product = state.products.all().find(({ title }) => title === 'Canvas tote');
    if (!product) throw new Error('no tote');
    state.products.put({ ...product, title: 'Canvas' });
    state.emit('products/update', { productId: product.id });
    await world.run(minute);
    const titles = (await kept(world.source)).filter(({ productId }) => productId === product.id);
    expect(titles.map(({ title }) => title)).toEqual(['Canvas']);
  });
});

describe('a product with more variants than the store’s budget has room for', () => {
  it('[WH2, OP5] is known all the same: the whole catalogue is imported instead', async () => {
    const { state, faults } = world.source.store;
    const tote = state.products.all().find(({ title }) => title === 'Canvas tote');
    await world.source.setBarcode('TOTE-NAT', '4006381333931');
    // Every page of a product is refused for want of budget; pages of the catalogue are not.
    Object.assign(faults.throttle, { probability: 1, only: ['product'] });
    state.emit('products/update', { productId: tote?.id ?? '' });
    await world.run(10 * minute);
    const listing = (await kept(world.source)).find(({ sku }) => sku === 'TOTE-NAT');
    expect(listing?.barcode).toBe('4006381333931');
    const runs = await world.database.db.query.reconciles.findMany();
    const begun = runs.filter(
      ({ kind, storeId }) => kind === 'catalogue' && storeId === world.source.id,
    );
    // One at connecting, and one for this.
    expect(begun.map(({ state: of }) => of)).toEqual(['done', 'done']);
  });
});
