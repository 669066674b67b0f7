// Orders from before the switch: counted, listed as their store has them, and pushed only when a person says so.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { rowOf } from '../support/seen-orders.ts';
import { openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

let world: World;
beforeEach(async () => {
  world = await openWorld({ street: { orderPush: false } });
});
afterEach(() => world.close());

const person = () => personOf(world);
const street = () => ({ storeId: world.street.id });
const names = (rows: { name: string }[]) => rows.map(({ name }) => name);

/** Three orders of one to three mugs; the second one's webhook never comes. */
const placeThree = async () => {
  const { street: desk } = world;
  const placed = [];
  for (const quantity of [1, 2, 3]) {
    desk.store.faults.dropWebhooks.probability = quantity === 2 ? 1 : 0;
    placed.push(await desk.placeOrder([{ sku: 'MUG-RED', quantity }]));
    await world.run(10 * second);
  }
  desk.store.faults.dropWebhooks.probability = 0;
  const [first, second_, third] = placed;
  if (!first || !second_ || !third) throw new Error('three orders');
  return [first, second_, third] as const;
};

describe('orders from before the switch', () => {
  it('[OP15] are counted and listed when it goes on, also those nobody told us of', async () => {
    await world.putOffReconciling();
    const [first, unheard, third] = await placeThree();
    expect(await person().pushSettings.older(street())).toEqual({
      rows: [],
      next: null,
      count: 0,
      more: false,
    });
    await person().pushSettings.switch({ ...street(), on: true });
    await world.run(minute);
    const late = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    expect(await rowOf(world, late.name)).toMatchObject({ pushStatus: 'success' });

    const older = await person().pushSettings.older(street());
    expect(older).toMatchObject({ count: 3, more: false, next: null });
    expect(names(older.rows)).toEqual([third.name, unheard.name, first.name]);
    expect(older.rows[1]).toEqual({
      platformOrderId: unheard.id,
      orderId: `${world.street.id}.${unheard.id.split('/').at(-1)}`,
      name: unheard.name,
      placedAt: expect.stringMatching(/^2026-11-23T12:0/),
      customerName: 'Dana Reyes',
      units: 2,
      total: { amount: expect.any(String), currency: 'USD' },
      payment: 'paid',
      known: false,
    });
    expect(older.rows[2]).toMatchObject({ known: true });
  });

  it('[OP15, ST1] go only once they are chosen, and stock is counted once', async () => {
    await world.applyFirstLevels();
    const { source } = world;
    const stock = await source.available('MUG-RED');
    const before = (await source.listOrders()).length;
    const [first, unheard, third] = await placeThree();
    await world.run(minute);
    await person().pushSettings.switch({ ...street(), on: true });
    await world.run(30 * minute);
    expect((await source.listOrders()).length).toBe(before);

    const run = await person().pushSettings.pushOlder({
      ...street(),
      platformOrderIds: [first.id, unheard.id],
    });
    expect(run.total).toBe(2);
    await world.run(2 * minute);
    expect(await person().bulk.get({ id: run.id })).toMatchObject({
      state: 'done',
      kind: 'push',
      about: 'Mug Street',
      counts: { went: 2 },
    });
    expect((await source.listOrders()).length).toBe(before + 2);
    expect(await rowOf(world, unheard.name)).toMatchObject({ pushStatus: 'success' });
    expect(await rowOf(world, third.name)).toMatchObject({ decision: 'placed-before-switch' });
    expect(names((await person().pushSettings.older(street())).rows)).toEqual([third.name]);
    expect(await source.available('MUG-RED')).toBe(stock - 6);
    expect(await world.street.available('MUG-RED')).toBe(stock - 6);
    expect(world.ledgers().flatMap((ledger) => ledger.mismatches)).toEqual([]);
  });

  it('[OP12, OP15] go where orders of their store go by hand only: a person has chosen them', async () => {
    const [first] = await placeThree();
    await world.setOrderPush(world.street, { when: 'by-hand' });
    await person().pushSettings.switch({ ...street(), on: true });
    await world.run(minute);
    const late = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    const asked = { ...street(), platformOrderIds: [first.id] };
    const run = await person().pushSettings.pushOlder(asked);
    await world.run(2 * minute);
    expect(await person().bulk.get({ id: run.id })).toMatchObject({ counts: { went: 1 } });
    expect(await rowOf(world, first.name)).toMatchObject({ pushStatus: 'success' });
    expect(await rowOf(world, late.name)).toMatchObject({ decision: 'by-hand-only' });
  });

  it('[OP12, OP15] that something else holds stay, and the run says why', async () => {
    const held = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }], { pickup: true });
    await world.run(minute);
    const free = await world.street.placeOrder([{ sku: 'MUG-BLUE', quantity: 1 }]);
    await world.run(minute);
    await person().pushSettings.switch({ ...street(), on: true });
    await world.run(minute);
    const run = await person().pushSettings.pushOlder({ ...street(), platformOrderIds: 'all' });
    expect(run.total).toBe(2);
    await world.run(3 * minute);
    const done = await person().bulk.get({ id: run.id });
    expect(done).toMatchObject({ state: 'done', counts: { went: 1, stays: 1 } });
    expect(done.orders).toMatchObject([
      { name: held.name, outcome: 'stays', why: 'local-pickup', known: true },
    ]);
    expect(await rowOf(world, free.name)).toMatchObject({ pushStatus: 'success' });
  });

  it('[OP15] are not asked for where the store’s switch is off, and none twice', async () => {
    const [first] = await placeThree();
    const push = () =>
      person().pushSettings.pushOlder({ ...street(), platformOrderIds: [first.id] });
    await expect(push()).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'Order Push of Mug Street is switched off. Switch it on first.',
    });
    await person().pushSettings.switch({ ...street(), on: true });
    await world.run(minute);
    expect((await push()).total).toBe(1);
    await world.run(minute);
    await expect(push()).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'None of these orders is open and unpushed any more. Look at the list again.',
    });
  });

  it('[OP15] of a store that does not answer are not said to be none', async () => {
    await person().pushSettings.switch({ ...street(), on: true });
    world.street.store.faults.refuse = 401;
    await expect(person().pushSettings.older(street())).rejects.toMatchObject({
      code: 'PRECONDITION_FAILED',
      message: 'Mug Street refuses our token. Connect it anew under Stores, then try again.',
    });
  });

  it('[OP15] are listed page by page, and counted once', async () => {
    await world.putOffReconciling();
    world.street.store.faults.dropWebhooks.probability = 1;
    for (let at = 0; at < 60; at += 1)
      await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    await person().pushSettings.switch({ ...street(), on: true });
    const first = await person().pushSettings.older(street());
    expect(first).toMatchObject({ count: 60, more: false });
    const rest = await person().pushSettings.older({ ...street(), cursor: first.next ?? '' });
    expect(rest).toMatchObject({ count: 60, more: false, next: null });
    expect(new Set(names([...first.rows, ...rest.rows])).size).toBe(60);
    const odd = person().pushSettings.older({ ...street(), cursor: 'odd' });
    await expect(odd).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});
