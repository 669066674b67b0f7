// Tokens that end, and stores that refuse us for a while: nothing is lost, and nobody knocks all day.
import { afterEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

let world: World;
afterEach(() => world.close());

describe('a store whose tokens end after an hour', () => {
  it('[AC1] is served for days without a person: each token is renewed once, and kept before it is used', async () => {
    world = await openWorld({ street: { tokensEnd: true } });
    await world.applyFirstLevels();
    for (let hour = 0; hour < 5; hour += 1) {
      await world.source.setStock('MUG-RED', 20 + hour, 'Main warehouse');
      await world.run(50 * minute);
    }
    // The desk of the test uses the store's first token, which has ended: its levels are read from the store itself.
    const level = world.street.store.state.levels
      .all()
      .find(({ itemId }) => world.street.store.state.inventoryItems.get(itemId)?.sku === 'MUG-RED');
    expect(level?.quantities.available).toBe(34);
    expect(world.ledgers().flatMap((ledger) => ledger.mismatches)).toEqual([]);
    // Asked every quarter of an hour for four hours and ten minutes: renewed once an hour.
    expect(world.exchanges()).toBe(4);
  });
});

describe('a store that refuses us', () => {
  it('[OP11] is asked once a minute, keeps its numbers waiting, and has the newest when it lets us in', async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    await world.putOffReconciling();
    await world.run(10 * second);
    const { harbor, source } = world;
    harbor.store.faults.refuse = 401;
    await source.setStock('MUG-RED', 30, 'Main warehouse');
    await world.run(5 * minute);
    const before = world.storeCalls();
    for (let turn = 0; turn < 10; turn += 1) {
      await source.setStock('MUG-RED', 20 + turn, 'Main warehouse');
      await world.run(minute);
    }
    // Ten writes to Mug Street, and a knock a minute at Harbor Goods.
    expect(world.storeCalls() - before).toBeLessThanOrEqual(10 + 12);
    const stores = await world.database.db.query.stores.findMany();
    expect(stores.find(({ name }) => name === 'Harbor Goods')?.state).toBe('unauthorized');
    harbor.store.faults.refuse = null;
    await world.run(5 * minute);
    expect((await harbor.levels('MUG-RED'))[0]?.available).toBe(39);
    expect(await source.available('MUG-RED')).toBe(39);
    expect(world.ledgers().flatMap((ledger) => ledger.mismatches)).toEqual([]);
  });
});
