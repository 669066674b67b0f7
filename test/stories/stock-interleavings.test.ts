// Events that meet in an unlucky order: whatever comes first, every unit counts once and every store ends up right.
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connections, stores } from '../../db/schema/index.ts';
import { account, openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

describe('stock', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    await world.run(10 * second);
  });
  afterEach(() => world.close());

  const shows = async (sku: string) => ({
    source: await world.source.available(sku),
    street: (await world.street.levels(sku))[0]?.available,
    harbor: (await world.harbor.levels(sku))[0]?.available,
  });

  const addsUp = () => world.ledgers().flatMap((ledger) => ledger.mismatches);

  it('[ST2] Order Push switched on after an adjustment leaves the order where it is, taken once', async () => {
    const placed = await world.harbor.placeOrder([{ sku: 'MUG-RED', quantity: 3 }]);
    await world.run(minute);
    await world.database.db
      .update(stores)
      .set({ plan: 'traction', orderPushOn: true, orderPushSince: world.clock.now() })
      .where(eq(stores.id, world.harbor.id));
    await world.harbor.pay(placed.id).catch(() => undefined);
    await world.harbor.post(
      'mutation Note($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }',
      { input: { id: placed.id, note: 'seen again' } },
    );
    await world.run(5 * minute);
    expect(await shows('MUG-RED')).toEqual({ source: 47, street: 47, harbor: 47 });
    expect((await world.source.listOrders()).filter((order) => order.sourceIdentifier)).toEqual([]);
    expect(addsUp()).toEqual([]);
  });

  it('[ST2] an order cancelled with restock after its adjustment gives back once', async () => {
    const placed = await world.harbor.placeOrder([{ sku: 'MUG-RED', quantity: 3 }]);
    await world.run(minute);
    await world.harbor.cancel(placed.id);
    await world.run(5 * minute);
    expect(await shows('MUG-RED')).toEqual({ source: 50, street: 50, harbor: 50 });
    expect(addsUp()).toEqual([]);
  });

  it('[ST1] an order cancelled while its push is being created is taken once or not at all', async () => {
    const placed = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(200);
    await world.street.cancel(placed.id);
    await world.run(20 * minute);
    const made = (await world.source.listOrders()).filter((order) => order.sourceIdentifier);
    const { source, ...shown } = await shows('MUG-RED');
    expect(source).toBe(50 - 2 * made.length);
    expect(shown).toEqual({ street: source, harbor: source });
    expect(addsUp()).toEqual([]);
  });

  it('[ST3] a push refused for want of stock stays counted, and goes when the source has more', async () => {
    await world.source.setStock('TEE-L', 1);
    await world.run(10 * second);
    expect(await shows('TEE-L')).toEqual({ source: 1, street: 1, harbor: 1 });
    await world.street.placeOrder([{ sku: 'TEE-L', quantity: 3 }]);
    await world.run(minute);
    expect(world.ledgerOf('TEE-L')).toMatchObject({ held: 3, free: -2 });
    expect(await shows('TEE-L')).toMatchObject({ source: 1, harbor: 0 });
    // What comes in is owed to the customer first: no store shows more than is left.
    await world.source.setStock('TEE-L', 2);
    await world.run(minute);
    expect(await shows('TEE-L')).toMatchObject({ source: 2, harbor: 0 });
    await world.source.setStock('TEE-L', 10);
    await world.run(minute);
    expect(await shows('TEE-L')).toEqual({ source: 7, street: 7, harbor: 7 });
    expect(
      (await world.source.listOrders()).filter((order) => order.sourceIdentifier),
    ).toHaveLength(1);
    expect(addsUp()).toEqual([]);
  });

  it('[ST2] an edit on a destination that is to be passed on reaches the source and every other store', async () => {
    await world.database.db
      .update(connections)
      .set({ edits: 'pass-on' })
      .where(eq(connections.destinationStoreId, world.harbor.id));
    for (const { id } of await world.database.db.query.connections.findMany())
      await world.road.tellLedgers(account, id);
    await world.run(second);
    await world.harbor.setStock('MUG-RED', 55);
    await world.run(minute);
    expect(await shows('MUG-RED')).toEqual({ source: 55, street: 55, harbor: 55 });
    await world.harbor.setStock('MUG-RED', 45);
    await world.run(3 * minute);
    expect(await shows('MUG-RED')).toEqual({ source: 45, street: 45, harbor: 45 });
    expect(addsUp()).toEqual([]);
  });

  it('[ST1] one order with the same SKU on two lines counts both', async () => {
    await world.street.placeOrder([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'MUG-RED', quantity: 1 },
    ]);
    await world.harbor.placeOrder([
      { sku: 'MUG-RED', quantity: 1 },
      { sku: 'MUG-RED', quantity: 1 },
    ]);
    await world.run(2 * minute);
    expect(await shows('MUG-RED')).toEqual({ source: 45, street: 45, harbor: 45 });
    expect(addsUp()).toEqual([]);
  });

  it('[ST7] a source SKU that is renamed moves nothing: its ledger goes by what the store counts, not by its name', async () => {
    const [level] = await world.source.levels('MUG-RED');
    await world.source.post(
      `mutation Rename($id: ID!, $input: InventoryItemInput!) {
        inventoryItemUpdate(id: $id, input: $input) { userErrors { message } } }`,
      { id: level?.inventoryItemId, input: { sku: 'MUG-SCARLET' } },
    );
    await world.source.setStock('MUG-SCARLET', 30, 'Main warehouse');
    await world.run(minute);
    expect((await world.street.levels('MUG-RED'))[0]?.available).toBe(40);
    expect((await world.harbor.levels('MUG-RED'))[0]?.available).toBe(40);
  });

  it('[ST5] lost queues, in the middle of everything, cost nothing but minutes', async () => {
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.harbor.placeOrder([{ sku: 'MUG-RED', quantity: 3 }]);
    await world.source.setStock('MUG-BLUE', 3, 'Main warehouse');
    for (let turn = 0; turn < 20; turn += 1) {
      await world.run(150);
      world.queues.loseAll();
    }
    await world.run(20 * minute);
    expect(await shows('MUG-RED')).toEqual({ source: 45, street: 45, harbor: 45 });
    expect(await shows('MUG-BLUE')).toEqual({ source: 3, street: 3, harbor: 3 });
    expect(addsUp()).toEqual([]);
  });

  it('[ST5] stores that throttle, answer web pages or lose answers are right when they are well again', async () => {
    for (const { store } of [world.street, world.harbor]) {
      Object.assign(store.faults.serverError, { next: 2 });
      Object.assign(store.faults.html, { next: 1 });
    }
    await world.source.setStock('MUG-RED', 12, 'Main warehouse');
    await world.run(20 * minute);
    expect(await shows('MUG-RED')).toEqual({ source: 22, street: 22, harbor: 22 });
    expect(addsUp()).toEqual([]);
  });
});

describe('a first connection', () => {
  it('[ST8] with other numbers on both sides and open orders changes nothing before Apply, and counts none of them after', async () => {
    const world = await openWorld({
      before: async ({ harbor }) => {
        for (let order = 0; order < 200; order += 1)
          await harbor.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
      },
    });
    await world.run(minute);
    expect((await world.harbor.levels('MUG-RED'))[0]?.available).toBe(-160);
    expect(world.ledgerOf('MUG-RED')).toMatchObject({ held: 0, free: 50 });
    await world.applyFirstLevels();
    await world.run(minute);
    expect(await world.source.available('MUG-RED')).toBe(50);
    expect((await world.harbor.levels('MUG-RED'))[0]?.available).toBe(50);
    world.close();
  });
});

describe('a chain of stores', () => {
  it('[ST4] carries a sale to its end, once, and a ring is refused with its path', async () => {
    const world = await openWorld();
    const { personOf } = await import('../support/person.ts');
    const person = personOf(world);
    // Mug Street sells what North Supply has; Harbor Goods sells what Mug Street has.
    await world.database.db
      .update(connections)
      .set({ active: false })
      .where(eq(connections.destinationStoreId, world.harbor.id));
    await person.stores.join({
      sourceStoreId: world.street.id,
      destinationStoreId: world.harbor.id,
    });
    for (const { id } of await world.database.db.query.connections.findMany())
      await world.road.tellLedgers(account, id, { read: true });
    await world.run(10 * second);
    await world.applyFirstLevels();
    await world.run(minute);
    const end = async () => ({
      north: await world.source.available('MUG-RED'),
      street: (await world.street.levels('MUG-RED'))[0]?.available,
      harbor: (await world.harbor.levels('MUG-RED'))[0]?.available,
    });
    expect(await end()).toEqual({ north: 50, street: 50, harbor: 50 });
    await world.harbor.placeOrder([{ sku: 'MUG-RED', quantity: 3 }]);
    await world.run(5 * minute);
    expect(await end()).toEqual({ north: 47, street: 47, harbor: 47 });
    await world.putOffReconciling();
    await world.run(5 * minute);
    const calls = world.storeCalls();
    await world.run(10 * minute);
    expect(world.storeCalls()).toBe(calls);
    await expect(
      person.stores.join({ sourceStoreId: world.harbor.id, destinationStoreId: world.source.id }),
    ).rejects.toThrow('Harbor Goods → North Supply → Harbor Goods');
    expect(world.ledgers().flatMap((ledger) => ledger.mismatches)).toEqual([]);
    world.close();
  });
});

describe('a store that is connected anew', () => {
  it('[ST2] without Order Push has its waiting orders taken at the source by us', async () => {
    const world = await openWorld();
    await world.applyFirstLevels();
    await world.run(10 * second);
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }], { paid: false });
    await world.run(minute);
    expect(world.ledgerOf('MUG-RED')).toMatchObject({ held: 2, free: 48 });
    expect(await world.source.available('MUG-RED')).toBe(50);
    await world.connectAgain('Mug Street', { orderPush: false });
    await world.run(5 * minute);
    expect(await world.source.available('MUG-RED')).toBe(48);
    expect(world.ledgerOf('MUG-RED')).toMatchObject({ held: 0, free: 48 });
    world.close();
  });
});
