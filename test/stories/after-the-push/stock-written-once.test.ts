// What a destination put back on its own shelf is neither set back nor raised again while the source gets it back, too.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectStockAtRest } from '../../support/arrivals-stock.ts';
import { ourWrites } from '../../support/stock-after.ts';
import { openWorld, type World } from '../../support/world.ts';

const second = 1_000;
const minute = 60 * second;
const patience = { timeout: 60_000 };

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.applyFirstLevels();
  await world.putOffReconciling();
  await world.run(10 * second);
});
afterEach(() => world.close());

const mugs = [{ sku: 'MUG-RED', quantity: 3 }];

/** Of these, what we wrote at both destinations from now on. */
async function written(act: () => Promise<unknown>) {
  const before = { street: ourWrites(world.street), harbor: ourWrites(world.harbor) };
  await act();
  await world.run(5 * minute);
  await expectStockAtRest(world);
  return {
    street: ourWrites(world.street).slice(before.street.length),
    harbor: ourWrites(world.harbor).slice(before.harbor.length),
  };
}

describe('of a pushed order of Mug Street', () => {
  const pushed = async () => {
    const { id } = await world.street.placeOrder(mugs, { charged: true });
    await world.run(minute);
    const [made] = await world.source.listOrders();
    return { sold: id, made: made?.id ?? '' };
  };

  it('[ST4] a cancel costs Mug Street no write of ours', patience, async () => {
    const { sold } = await pushed();
    const writes = await written(() =>
      world.street.cancelWith(sold, { refund: true, restock: true }),
    );
    expect(writes).toEqual({ street: [], harbor: ['MUG-RED +3'] });
  });

  it('[ST4] a refund of an open unit costs it none', patience, async () => {
    const { sold } = await pushed();
    const writes = await written(() => world.street.refund(sold, { 'MUG-RED': 1 }));
    expect(writes).toEqual({ street: [], harbor: ['MUG-RED +1'] });
  });

  it('[ST4] a returned unit costs it none', patience, async () => {
    const { sold, made } = await pushed();
    await world.source.ship(made, { company: 'UPS', number: '1Z-OUT' });
    await world.run(minute);
    const writes = await written(() =>
      world.street.refundLines(sold, {
        lines: [{ sku: 'MUG-RED', quantity: 1, restock: 'RETURN', location: 'Mug Street shop' }],
      }),
    );
    expect(writes).toEqual({ street: [], harbor: ['MUG-RED +1'] });
  });

  it('[ST4] units taken off in an edit cost it none', patience, async () => {
    const { sold } = await pushed();
    const writes = await written(() => world.street.editLine(sold, 0, 1));
    expect(writes).toEqual({ street: [], harbor: ['MUG-RED +2'] });
  });

  it('[ST4] a cancel that puts nothing back costs it one', patience, async () => {
    const { sold } = await pushed();
    const writes = await written(() =>
      world.street.cancelWith(sold, { refund: true, restock: false }),
    );
    expect(writes).toEqual({ street: ['MUG-RED +3'], harbor: ['MUG-RED +3'] });
  });

  it('[ST3] what never comes back to North Supply is set back', patience, async () => {
    const { sold, made } = await pushed();
    const writes = await written(async () => {
      // It leaves before Mug Street hears of it.
      await world.source.ship(made, { company: 'UPS', number: '1Z-OUT' });
      await world.street.cancelWith(sold, { refund: true, restock: true });
    });
    expect(writes).toEqual({ street: ['MUG-RED -3'], harbor: [] });
  });
});

describe('of an order of Harbor Goods, without Order Push', () => {
  const placed = async () => {
    const { id } = await world.harbor.placeOrder(mugs, { charged: true });
    await world.run(minute);
    return id;
  };

  it('[ST4] a cancel costs Harbor Goods no write of ours', patience, async () => {
    const id = await placed();
    const writes = await written(() =>
      world.harbor.cancelWith(id, { refund: true, restock: true }),
    );
    expect(writes).toEqual({ street: ['MUG-RED +3'], harbor: [] });
  });

  it('[ST4] a refund of an open unit costs it none', patience, async () => {
    const id = await placed();
    const writes = await written(() => world.harbor.refund(id, { 'MUG-RED': 1 }));
    expect(writes).toEqual({ street: ['MUG-RED +1'], harbor: [] });
  });
});
