// A store with thousands of products is connected: its setup shows how far the import is, and orders come in meanwhile.
import { afterEach, describe, expect, it } from 'vitest';
import { manyVariants } from '../../sandbox/seeds/many-variants.ts';
import type { SeededStore } from '../../sandbox/seeds/three-stores.ts';
import { type ConnectingWorld, formOf, openConnecting } from '../support/connecting.ts';
import { personOf } from '../support/person.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Three thousand things that North Supply has not, and its red mug. */
function bazaar(): SeededStore {
  const seed = manyVariants(3_000);
  const mug = { sku: 'MUG-RED', price: '20.00', stock: { Main: 9 } };
  return {
    name: 'Big Bazaar',
    shop: 'big-bazaar.myshopify.com',
    role: 'destination',
    token: 'shpat_sandbox_big_bazaar',
    webhookSecret: 'sandbox-webhooks-of-big-bazaar',
    seed: { ...seed, products: [{ title: 'Red mug', variants: [mug] }, ...seed.products] },
  };
}

let world: ConnectingWorld;
afterEach(() => world.close());

const person = () => personOf(world);

async function connect(terms: { plan?: 'traction'; orderPush?: boolean } = {}) {
  const connected = await person().stores.connect({ ...formOf(world.fourth), ...terms });
  const [connectionId] = connected.connections;
  if (!connectionId) throw new Error('no connection');
  return { ...connected, connectionId };
}

const setup = (connectionId: string) => person().connecting.setup({ connectionId });
const pushed = async () =>
  (await world.source.listOrders()).filter((order) => order.sourceIdentifier);

describe('connecting a large store', () => {
  it('[ST8] shows its import under way, then what was linked, and writes nothing meanwhile', async () => {
    world = await openConnecting(bazaar());
    const { connectionId, importing, importRunId, storeId } = await connect();
    expect(importing).toBe(true);
    const begun = await setup(connectionId);
    expect([begun.states.products, begun.imports.at(-1)]).toEqual([
      'running',
      { storeId, name: 'Big Bazaar', runId: importRunId, state: 'running' },
    ]);
    expect(await person().reconciles.run({ id: importRunId })).toMatchObject({ total: 3_001 });
    const listed = (await person().stores.list()).find(({ id }) => id === storeId);
    expect(listed?.imported).toMatchObject({ id: importRunId, state: 'running' });

    await world.run(5 * minute);
    const read = await setup(connectionId);
    expect(read.states.products).toBe('to-do');
    expect(read.counts).toMatchObject({ linked: 1, missing: 3_000 });
    const mutations = new Set(world.changes.map(({ mutation }) => mutation));
    expect(mutations).toEqual(new Set(['CreateWebhook', 'StartExport']));
  });

  it('[OP5] holds an order that comes in while nothing is known of its SKU, and pushes it once that is applied', async () => {
    world = await openConnecting(bazaar());
    const { connectionId } = await connect({ plan: 'traction', orderPush: true });
    await world.fourth.desk.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(0);
    expect([(await setup(connectionId)).states.products, await pushed()]).toEqual(['running', []]);
    await world.run(5 * minute);
    expect(await pushed()).toEqual([]);
    await person().inventory.firstLevels.applyLevels({ connectionId, chosen: 'all' });
    await world.run(5 * minute);
    expect(await pushed()).toHaveLength(1);
    await world.run(hour);
    expect(await pushed()).toHaveLength(1);
  });

  it('[ST8] what was sold there before its SKU was linked counts against nobody, and what is sold after it counts once', async () => {
    world = await openConnecting(bazaar());
    await world.applyFirstLevels();
    const { connectionId } = await connect();
    await world.fourth.desk.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(5 * minute);
    await world.fourth.desk.placeOrder([{ sku: 'MUG-RED', quantity: 3 }]);
    await world.run(minute);
    await person().inventory.firstLevels.applyLevels({ connectionId, chosen: 'all' });
    await world.run(20 * minute);
    // The first two were taken from what the store itself had on its shelf.
    expect(await world.source.available('MUG-RED')).toBe(47);
    expect(await world.fourth.desk.available('MUG-RED')).toBe(47);
    for (const ledger of world.ledgers()) expect(ledger.mismatches).toEqual([]);
  });

  it('[ST8] an import that the store broke off is shown as failed, and Try again goes on with it', async () => {
    world = await openConnecting(bazaar());
    const { connectionId, storeId } = await connect();
    const { store } = world.fourth;
    store.faults.refuse = 401;
    await world.run(5 * minute);
    expect((await setup(connectionId)).states.products).toBe('failed');
    store.faults.refuse = null;
    await person().stores.connect(formOf(world.fourth));
    await person().reconciles.start({ storeId, kind: 'catalogue' });
    await world.run(10 * minute);
    const again = await setup(connectionId);
    expect([again.states.products, again.counts.linked]).toEqual(['to-do', 1]);
  });

  it('[ST8] a cancelled import says so, and may be begun again', async () => {
    world = await openConnecting(bazaar());
    const { connectionId, importRunId, storeId } = await connect();
    await person().reconciles.cancel({ id: importRunId });
    await world.run(5 * minute);
    const cancelled = await setup(connectionId);
    expect([cancelled.states.products, cancelled.imports.at(-1)?.state]).toEqual([
      'failed',
      'cancelled',
    ]);
    await person().reconciles.start({ storeId, kind: 'catalogue' });
    await world.run(10 * minute);
    expect((await setup(connectionId)).states.products).toBe('to-do');
  });
});
