// North Supply holds the stock; Mug Street has Order Push, Harbor Goods has not. Whoever sells, every number follows.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../support/world.ts';

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

  /** What each store has of the red mug. */
  const mugs = async () => ({
    source: await world.source.available('MUG-RED'),
    street: (await world.street.levels('MUG-RED'))[0]?.available,
    harbor: (await world.harbor.levels('MUG-RED'))[0]?.available,
  });

  /** Every ledger's movements add up, and nothing counts any more. */
  const atRest = () => {
    for (const ledger of world.ledgers()) {
      expect(ledger.mismatches).toEqual([]);
      expect(ledger).toMatchObject({ held: 0, settled: 0, unknownAdjustments: 0 });
    }
  };

  it('[ST8] after Apply, both destinations show what the source has', async () => {
    expect(await mugs()).toEqual({ source: 50, street: 50, harbor: 50 });
    atRest();
  });

  it('[ST5] changed at the source shows at both destinations within two seconds of the webhook', async () => {
    await world.source.setStock('MUG-RED', 12, 'Main warehouse');
    await world.run(2 * second);
    expect(await mugs()).toEqual({ source: 22, street: 22, harbor: 22 });
  });

  it('[ST1] a pushed order lowers the source once, and the new level goes to every destination', async () => {
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 3 }]);
    await world.run(minute);
    expect(await mugs()).toEqual({ source: 47, street: 47, harbor: 47 });
    atRest();
  });

  it('[ST2] a sale without Order Push lowers the source too, once, and the other store follows', async () => {
    await world.harbor.placeOrder([{ sku: 'MUG-RED', quantity: 3 }]);
    await world.run(minute);
    expect(await mugs()).toEqual({ source: 47, street: 47, harbor: 47 });
    expect((await world.source.listOrders()).filter((order) => order.sourceIdentifier)).toEqual([]);
    atRest();
  });

  it('[OP4] is kept aligned while Order Push is off, and no order moves', async () => {
    const orders = (await world.source.listOrders()).length;
    await world.harbor.placeOrder([{ sku: 'TEE-M', quantity: 2 }]);
    await world.source.setStock('TEE-S', 5, 'Main warehouse');
    await world.run(minute);
    expect(await world.source.available('TEE-M')).toBe(22);
    expect((await world.street.levels('TEE-M'))[0]?.available).toBe(22);
    expect((await world.harbor.levels('TEE-S'))[0]?.available).toBe(5);
    expect(await world.source.listOrders()).toHaveLength(orders);
  });

  it('[ST1] sold at the source itself reaches every destination', async () => {
    await world.source.placeOrder([{ sku: 'MUG-RED', quantity: 4 }]);
    await world.run(minute);
    expect(await mugs()).toEqual({ source: 46, street: 46, harbor: 46 });
    atRest();
  });

  it('[ST4] our own writes coming back cause no further write', async () => {
    await world.source.setStock('MUG-RED', 12, 'Main warehouse');
    await world.run(2 * second);
    const before = world.storeCalls();
    await world.run(10 * minute);
    expect(world.storeCalls()).toBe(before);
  });

  it('[ST5] costs exactly one call for each destination, and none to read before it', async () => {
    const before = world.storeCalls();
    await world.source.setStock('MUG-RED', 12, 'Main warehouse');
    await world.run(5 * second);
    expect(world.storeCalls() - before).toBe(2);
  });

  it('[ST3] edited by hand on a destination is set back', async () => {
    await world.street.setStock('MUG-RED', 70);
    await world.run(10 * second);
    expect(await mugs()).toEqual({ source: 50, street: 50, harbor: 50 });
    await world.street.setStock('MUG-RED', 20);
    await world.run(2 * second);
    // Nobody knows yet that it is no sale: the other store shows as many fewer.
    expect(await mugs()).toEqual({ source: 50, street: 20, harbor: 20 });
    await world.run(2 * minute);
    expect(await mugs()).toEqual({ source: 50, street: 50, harbor: 50 });
    atRest();
  });

  it('[ST7] stays explainable through sales, a cancel, a refund, shipping and receiving', async () => {
    const first = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    const second_ = await world.harbor.placeOrder([{ sku: 'MUG-RED', quantity: 5 }]);
    await world.run(minute);
    await world.harbor.cancel(second_.id);
    await world.run(2 * minute);
    const [made] = await world.source.listOrders();
    await world.source.ship(made?.id ?? '', { company: 'UPS', number: '1Z1' });
    await world.source.setStock('MUG-RED', 100, 'Main warehouse');
    await world.run(2 * minute);
    expect((await world.street.readOrder(first.id)).displayFulfillmentStatus).toBe('FULFILLED');
    const { source, ...shown } = await mugs();
    expect(shown).toEqual({ street: source, harbor: source });
    atRest();
  });

  it('[ST6] a buffer, a share and a cap are kept back', async () => {
    await world.allow('Harbor Goods', { buffer: 5, sharePercent: 50, cap: 15 });
    await world.run(10 * second);
    expect(await mugs()).toEqual({ source: 50, street: 50, harbor: 15 });
    await world.source.setStock('MUG-RED', 2, 'Main warehouse');
    await world.run(10 * second);
    expect(await mugs()).toEqual({ source: 12, street: 12, harbor: 1 });
  });
});

describe('before Apply', () => {
  it('[ST8] connecting writes nothing to any store, whatever happens there', async () => {
    const world = await openWorld();
    await world.run(10 * second);
    const wrote = () =>
      [world.source, world.street, world.harbor].map(
        (of) => of.store.state.adjustmentGroups.all().length,
      );
    const before = wrote();
    await world.harbor.placeOrder([{ sku: 'MUG-RED', quantity: 3 }]);
    await world.source.setStock('MUG-RED', 12, 'Main warehouse');
    await world.run(5 * minute);
    // The person's own count at the source is the only write.
    expect(wrote().map((count, at) => count - (before[at] ?? 0))).toEqual([1, 0, 0]);
    expect((await world.harbor.levels('MUG-RED'))[0]?.available).toBe(37);
    world.close();
  });
});
