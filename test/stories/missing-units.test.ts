// Units are missing at a destination with many changed orders and little budget: its orders are read once, and it ends.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;
const skus = ['MUG-RED', 'MUG-BLUE', 'TEE-S'];

describe('units missing at a destination with 75 changed orders and little budget', {
  timeout: 120_000,
}, () => {
  let world: World;
  /** Calls to Mug Street. */
  let calls: { what: string; id: string; at: number }[];
  /** An order that its store answers a web page for. */
  let unreadable: string | undefined;

  beforeEach(async () => {
    world = await openWorld();
    for (const { store } of [world.source, world.street, world.harbor])
      for (const { itemId, locationId } of store.state.levels.all())
        store.admin.setStock({ inventoryItemId: itemId, locationId, available: 500 });
    await world.applyFirstLevels();
    await world.run(minute);
    // No comparison at the quarter of an hour helps.
    await world.putOffReconciling();
    little();
    calls = [];
    unreadable = undefined;
    const { fetch } = world.edge;
    world.edge.fetch = async (request) => {
      if (!request.url.startsWith('http://127.0.0.1:4402/')) return fetch(request);
      const { query, variables } = JSON.parse(await request.clone().text());
      const what = /^\s*(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '';
      calls.push({ what, id: variables.id ?? '', at: world.clock.now() });
      if (what === 'Order' && variables.id === unreadable) return new Response('<html></html>');
      return fetch(request);
    };
  });
  afterEach(() => world.close());

  /** The standard plan's budget. */
  const little = () =>
    Object.assign(world.street.store.faults.bucket, { size: 2000, restoreRate: 100 });
  const plenty = () =>
    Object.assign(world.street.store.faults.bucket, { size: 200_000, restoreRate: 10_000 });
  /** A customer buys one at Mug Street. @returns the order's id */
  const sell = (sku: string): string => {
    const sold = world.street.store.admin.placeOrder({ lines: [{ sku, quantity: 1 }] });
    if (!sold.ok) throw new Error(`${sku} could not be sold`);
    return world.street.store.state.orders.all().at(-1)?.id ?? '';
  };
  const sellMany = () => {
    for (let order = 0; order < 75; order += 1) sell(skus[order % skus.length] ?? '');
  };
  const silently = async (what: () => void) => {
    world.street.store.faults.dropWebhooks.probability = 1;
    what();
    await world.run(10 * second);
    world.street.store.faults.dropWebhooks.probability = 0;
  };
  const suspense = () =>
    world
      .ledgers()
      .flatMap(({ targets }) => targets)
      .reduce((sum, target) => sum + target.suspense, 0);
  const readings = () => calls.filter(({ what }) => what === 'Order');
  const mostOfOne = () =>
    Math.max(0, ...[...Map.groupBy(readings(), ({ id }) => id).values()].map((all) => all.length));
  const shown = async (of: World['street'], sku: string) => (await of.levels(sku))[0]?.available;

  it('[ST3, ST5] finds the sales that no webhook told of, each by one reading, and then is quiet', async () => {
    await silently(sellMany);
    // Of these the store tells: 25 units are missing of each beside them.
    for (const sku of skus) sell(sku);
    await world.run(10 * minute);
    expect(suspense()).toBe(0);
    // Once by the search, and once because pushing it changed it.
    expect(mostOfOne()).toBeLessThanOrEqual(2);
    expect(calls.filter(({ what }) => what === 'OrdersChanged').length).toBeLessThan(12);
    const before = calls.length;
    await world.run(15 * minute);
    expect(calls).toHaveLength(before);
    plenty();
    for (const sku of skus) {
      const left = await world.source.available(sku);
      expect(await shown(world.street, sku)).toBe(left);
      expect(await shown(world.harbor, sku)).toBe(left);
    }
    expect(world.ledgers().flatMap(({ mismatches }) => mismatches)).toEqual([]);
  });

  it('[ST3] reads none of them again where they are known, and sets an edit back', async () => {
    plenty();
    sellMany();
    await world.run(2 * minute);
    little();
    expect(suspense()).toBe(0);
    const before = await world.source.available('TEE-S');
    calls.length = 0;
    for (const sku of skus) {
      const [level] = await world.street.levels(sku);
      if (!level) throw new Error(`Mug Street does not stock ${sku}`);
      const { inventoryItemId, locationId } = level;
      world.street.store.admin.setStock({ inventoryItemId, locationId, available: 100 });
      // Three ledgers wait, each from another time on.
      await world.run(20 * second);
    }
    expect(suspense()).toBeGreaterThan(1000);
    await world.run(6 * minute);
    expect(suspense()).toBe(0);
    expect(readings()).toEqual([]);
    expect(calls.filter(({ what }) => what === 'OrdersChanged').length).toBeLessThanOrEqual(3);
    expect(await shown(world.street, 'TEE-S')).toBe(before);
  });

  it('[ST5, WH2] waits for no order that cannot be read: its store’s inbox shows it', async () => {
    await silently(() => {
      unreadable = sell('TEE-S');
      sellMany();
    });
    for (const sku of skus) sell(sku);
    await world.run(25 * minute);
    expect(suspense()).toBe(0);
    const { rows } = await personOf(world).deliveries.list({ storeId: world.street.id });
    expect(rows.filter((row) => row.topic === 'crossdock/found')).toHaveLength(1);
    unreadable = undefined;
    const made = world.source.store.state.orders.size;
    await world.run(2 * 60 * minute);
    expect(world.source.store.state.orders.size).toBe(made + 1);
  });

  it('[ST5] leaves the store alone for longer and longer while it has nothing left for us', async () => {
    await silently(sellMany);
    for (const sku of skus) sell(sku);
    await world.run(30 * second);
    calls.length = 0;
    const { fetch } = world.edge;
    // Its own people use up what comes back.
    world.edge.fetch = async (request) => {
      const answer = await fetch(request);
      if (!request.url.startsWith('http://127.0.0.1:4402/')) return answer;
      return Response.json({
        errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
      });
    };
    await world.run(20 * minute);
    const asked = calls.filter(({ what }) => what === 'OrdersChanged').map(({ at }) => at);
    const waits = asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(30 * second);
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.length).toBeLessThanOrEqual(8);
    world.edge.fetch = fetch;
    await world.run(15 * minute);
    expect(suspense()).toBe(0);
  });
});
