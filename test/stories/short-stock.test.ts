// The source has too few of one line: the merchant chooses what becomes of it, and the other lines never wait for it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { pushedTo } from '../support/seen-orders.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;

describe('an order with a line that its source has too few of', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    // Somebody at the source counted the shelf a moment before the order: nobody knows of it yet.
    world.source.store.faults.dropWebhooks.probability = 1;
    await world.putOffReconciling();
  });
  afterEach(() => world.close());

  const ours = async () =>
    (await pushedTo(world.source))
      .map(({ lineItems }) =>
        lineItems.nodes.map(({ quantity, sku }) => `${quantity} ${sku}`).sort(),
      )
      .reverse();
  const theOrder = async () => {
    const person = personOf(world);
    const [row] = (await person.orderPush.list({ limit: 1 })).rows;
    return person.orders.get({ orderId: row?.id ?? '' });
  };
  const place = async () => {
    await world.source.setStock('TEAPOT-WHT', 1);
    return world.street.placeOrder([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'TEAPOT-WHT', quantity: 3 },
    ]);
  };

  it('[OP6, OP12] pushes the others, and says what the line waits for', async () => {
    await place();
    await world.run(minute);
    expect(await ours()).toEqual([['2 MUG-RED']]);
    const order = await theOrder();
    expect(order).toMatchObject({
      pushStatus: 'partial',
      pushes: [{ state: 'created' }],
      lines: [{ hold: null }, { hold: 'too-few', heldQuantity: 3 }],
    });
    expect(order.events.map(({ kind }) => kind)).toContain('lines-wait-for-stock');
    expect(await world.source.available('TEAPOT-WHT')).toBe(1);
  });

  it('[OP2, OP6] pushes it by itself as a part of its own once the source has more', async () => {
    await place();
    await world.run(minute);
    world.source.store.faults.dropWebhooks.probability = 0;
    await world.source.setStock('TEAPOT-WHT', 8);
    await world.run(2 * minute);
    expect(await ours()).toEqual([['2 MUG-RED'], ['3 TEAPOT-WHT']]);
    expect(await theOrder()).toMatchObject({
      pushStatus: 'success',
      pushes: [{ part: 1 }, { part: 2 }],
      lines: [{ hold: null }, { hold: null, heldQuantity: 0 }],
    });
    expect(await world.source.available('TEAPOT-WHT')).toBe(5);
  });

  it('[OP6, OP11] lets it go on waiting when what comes is not enough', async () => {
    await place();
    await world.run(minute);
    world.source.store.faults.dropWebhooks.probability = 0;
    await world.source.setStock('TEAPOT-WHT', 2);
    await world.run(5 * minute);
    expect(await ours()).toEqual([['2 MUG-RED']]);
    expect(await theOrder()).toMatchObject({
      pushStatus: 'partial',
      lines: [{ hold: null }, { hold: 'too-few', heldQuantity: 3 }],
    });
    await world.source.setStock('TEAPOT-WHT', 3);
    await world.run(5 * minute);
    expect(await ours()).toEqual([['2 MUG-RED'], ['3 TEAPOT-WHT']]);
    expect(await world.source.available('TEAPOT-WHT')).toBe(0);
  });

  it('[OP12] pushes the units that are there where the merchant says so', async () => {
    await world.setOrderPush(world.street, { tooFew: 'push-available' });
    await place();
    await world.run(minute);
    expect(await ours()).toEqual([['1 TEAPOT-WHT', '2 MUG-RED']]);
    expect((await theOrder()).lines).toMatchObject([
      { hold: null },
      { hold: 'too-few', heldQuantity: 2 },
    ]);
    expect(await world.source.available('TEAPOT-WHT')).toBe(0);
  });

  it('[OP12] pushes all and goes below zero where the merchant says so', async () => {
    await world.setOrderPush(world.street, { tooFew: 'below-zero' });
    await place();
    await world.run(minute);
    expect(await ours()).toEqual([['2 MUG-RED', '3 TEAPOT-WHT']]);
    expect(await world.source.available('TEAPOT-WHT')).toBe(-2);
    expect(await theOrder()).toMatchObject({ pushStatus: 'success' });
  });

  it('[OP12] waits whole where an order is to go whole', async () => {
    await world.setOrderPush(world.street, { linesThatStay: 'hold-order' });
    await place();
    await world.run(minute);
    expect(await ours()).toEqual([]);
    expect(await theOrder()).toMatchObject({
      pushStatus: 'failed',
      pushes: [{ state: 'failed', failureKind: 'too-few' }],
    });
    world.source.store.faults.dropWebhooks.probability = 0;
    await world.source.setStock('TEAPOT-WHT', 8);
    await world.run(2 * minute);
    expect(await ours()).toEqual([['2 MUG-RED', '3 TEAPOT-WHT']]);
  });

  it('[OP2] makes one order of it whatever call is lost on the way', async () => {
    await place();
    Object.assign(world.source.store.faults.cutAfter, { next: 1, only: ['orderCreate'] });
    await world.run(20 * minute);
    expect(await ours()).toEqual([['2 MUG-RED']]);
    expect((await theOrder()).lines).toMatchObject([{ hold: null }, { hold: 'too-few' }]);
  });
});
