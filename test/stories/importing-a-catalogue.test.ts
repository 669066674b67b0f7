// A store's catalogue is imported with progress, whatever its size, and read again every night: nothing is missed for good.
import { afterEach, describe, expect, it } from 'vitest';
import { manyVariants } from '../../sandbox/seeds/many-variants.ts';
import type { SeededStore } from '../../sandbox/seeds/three-stores.ts';
import { connectInto } from '../../worker/connect.ts';
import { personOf } from '../support/person.ts';
import { account, openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

/** A destination that sells so many things; North Supply has none of them. */
const bigStore = (variants: number): SeededStore => ({
  name: 'Big Bazaar',
  shop: 'big-bazaar.myshopify.com',
  role: 'destination',
  token: 'shpat_sandbox_big_bazaar',
  webhookSecret: 'sandbox-webhooks-of-big-bazaar',
  seed: { ...manyVariants(variants), currencyCode: 'USD', firstOrderNumber: 9001 },
});

let world: World;
afterEach(() => world.close());

const connectBig = async () => {
  const [big] = world.unconnected;
  if (!big) throw new Error('no big store');
  const connected = await connectInto(world.edge, {
    accountId: account,
    platform: 'shopify',
    baseUrl: big.url,
    token: big.token,
    webhookSecret: big.secret,
    app: undefined,
    role: 'destination',
    plan: 'starter',
    orderPush: false,
    setName: 'sandbox',
  });
  if (!connected.ok) throw new Error(JSON.stringify(connected.failure));
  return { ...connected.value, desk: big.desk };
};
const run = (id: string) => personOf(world).reconciles.run({ id });
const listings = async (storeId: string) =>
  (await world.database.db.query.listings.findMany()).filter((one) => one.storeId === storeId);
const counts = async (connectionId: string) =>
  Object.fromEntries(
    (await world.database.db.query.matchCounts.findMany())
      .filter((one) => one.connectionId === connectionId && one.count !== 0)
      .map(({ state, count }) => [state, count]),
  );
const documents = (from: string[]) => {
  const { fetch } = world.edge;
  world.edge.fetch = async (request) => {
    const body = (await request
      .clone()
      .json()
      .catch(() => ({}))) as { operationName?: string };
    from.push(body.operationName ?? 'file');
    return fetch(request);
  };
};

describe('Importing a catalogue', () => {
  it('[ST8] of a small store is done when connecting answers, page by page', async () => {
    world = await openWorld({ unconnected: [bigStore(230)] });
    const asked: string[] = [];
    documents(asked);
    const connected = await connectBig();
    expect(connected).toMatchObject({ importing: false, listings: 230, linked: 0 });
    expect(asked.filter((name) => name === 'Listings')).toHaveLength(3);
    expect(await run(connected.importRunId)).toMatchObject({
      kind: 'catalogue',
      state: 'done',
      byPages: true,
      report: { catalogue: { read: 230, added: 230, changed: 0, gone: 0, linked: 0 } },
    });
    expect(await counts(connected.connections[0] ?? '')).toEqual({ missing: 230 });
  });

  it('[ST8] of a large store is written down by the store, and goes on by itself with its progress', async () => {
    world = await openWorld({ unconnected: [bigStore(2_501)] });
    const asked: string[] = [];
    documents(asked);
    const connected = await connectBig();
    expect(connected).toMatchObject({ importing: true, listings: 0 });
    expect(await run(connected.importRunId)).toMatchObject({
      state: 'running',
      step: 'exporting',
      total: 2_501,
    });
    await world.run(5 * minute);
    expect(await run(connected.importRunId)).toMatchObject({
      state: 'done',
      byPages: false,
      report: { catalogue: { read: 2_501, added: 2_501, gone: 0 } },
    });
    expect(asked.filter((name) => name === 'Listings')).toEqual([]);
    expect(await listings(connected.storeId)).toHaveLength(2_501);
    expect(await counts(connected.connections[0] ?? '')).toEqual({ missing: 2_501 });
  });

  it.each([['refused'], ['html'], ['fails']] as const)(
    '[ST8] of a large store whose own list is %s is read page by page',
    async (bulk) => {
      world = await openWorld({ unconnected: [bigStore(2_501)] });
      const [big] = world.unconnected;
      if (!big) throw new Error('no big store');
      big.store.faults.bulk = bulk;
      const connected = await connectBig();
      await world.run(30 * minute);
      expect(await run(connected.importRunId)).toMatchObject({
        state: 'done',
        byPages: true,
        report: { catalogue: { read: 2_501 } },
      });
      expect(await listings(connected.storeId)).toHaveLength(2_501);
    },
  );

  it('[RC1, ST5] the nightly reading finds what every lost webhook would have told', async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    world.source.store.faults.dropWebhooks.probability = 1;
    world.street.store.faults.dropWebhooks.probability = 1;
    await world.source.deleteVariant('TEE-M');
    await world.source.renameSku('MUG-RED', 'MUG-CRIMSON');
    await world.source.addProduct('PIN-MUGST', { 'Main warehouse': 9 });
    await world.street.deleteVariant('TEAPOT-WHT');
    await world.run(2 * minute);
    expect((await listings(world.source.id)).map(({ sku }) => sku)).toContain('MUG-RED');
    // The night comes.
    await world.database.client.execute(
      'update stores set reconcile_due_at = 0, reconcile_all_due_at = 0',
    );
    await world.run(30 * minute);
    const kept = await listings(world.source.id);
    expect(kept.find(({ sku }) => sku === 'TEE-M')?.goneAt).toBeGreaterThan(0);
    expect(kept.map(({ sku }) => sku)).toContain('MUG-CRIMSON');
    const toStreet = (await world.database.db.query.connections.findMany()).find(
      ({ destinationStoreId }) => destinationStoreId === world.street.id,
    );
    const matches = (await world.database.db.query.matches.findMany()).filter(
      ({ connectionId }) => connectionId === toStreet?.id,
    );
    const state = (sku: string) => matches.find((one) => one.sku === sku)?.state;
    expect([state('TEE-M'), state('MUG-RED'), state('PIN-MUGST'), state('TEAPOT-WHT')]).toEqual([
      'missing',
      'linked',
      'linked',
      undefined,
    ]);
    expect(await world.street.available('TEE-M')).toBe(0);
  });

  it('[ST8] is cancelled where a person says so, and begun again from the first listing', async () => {
    world = await openWorld({ unconnected: [bigStore(2_501)] });
    const connected = await connectBig();
    const { importRunId: id, storeId } = connected;
    await personOf(world).reconciles.cancel({ id });
    await world.run(5 * minute);
    expect(await run(id)).toMatchObject({ state: 'cancelled' });
    expect(await listings(storeId)).toEqual([]);
    const again = await personOf(world).reconciles.start({ storeId, kind: 'catalogue' });
    expect(again.started).toHaveLength(1);
    await world.run(5 * minute);
    expect(await listings(storeId)).toHaveLength(2_501);
  });

  it('[ST5] a worker that dies in the middle of it costs nothing but time', async () => {
    world = await openWorld({ unconnected: [bigStore(2_501)] });
    const connected = await connectBig();
    // Every message of the queue is lost from here on: only the sweep is left.
    await world.run(3 * second);
    world.queues.loseAll();
    await world.run(20 * minute);
    expect(await run(connected.importRunId)).toMatchObject({ state: 'done' });
    expect(await counts(connected.connections[0] ?? '')).toEqual({ missing: 2_501 });
  });

  it('[ST5] a list that the store wrote before a change undoes nothing that was heard of since', async () => {
    world = await openWorld({ unconnected: [bigStore(2_501)] });
    const { storeId } = await connectBig();
    await world.run(5 * minute);
    await world.putOffReconciling();
    const [big] = world.unconnected;
    if (!big) throw new Error('no big store');
    const kept = async (sku: string) =>
      (await listings(storeId)).find((one) => one.sku === sku && one.goneAt === null);
    const [gone, renamed] = [await kept('SKU-000007'), await kept('SKU-000021')];
    const { fetch } = world.edge;
    let isWritten = false;
    world.edge.fetch = async (request) => {
      const answer = await fetch(request);
      if (request.method !== 'GET' || isWritten) return answer;
      // Its list is on its way to us when people change what it is about.
      isWritten = true;
      const list = await answer.clone().arrayBuffer();
      await big.desk.deleteVariant('SKU-000007');
      await big.desk.renameSku('SKU-000021', 'SPARE');
      const opened = await world.road.open(account, storeId);
      for (const productId of [gone?.productId ?? '', renamed?.productId ?? ''])
        await world.road.handle(opened.store, {
          kind: 'listings-changed',
          productId,
          title: undefined,
          variants: undefined,
        });
      return new Response(list, answer);
    };
    await personOf(world).reconciles.start({ storeId, kind: 'catalogue' });
    await world.run(20 * minute);
    expect(isWritten).toBe(true);
    expect(await kept('SKU-000007')).toBeUndefined();
    expect((await kept('SPARE'))?.variantId).toBe(renamed?.variantId);
  });
});
