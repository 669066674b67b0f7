// The source store created the order, and its answer never reached us.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;

describe('a reply lost after the store committed', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    // What is lost comes back by what is owed: no comparison at the quarter of an hour helps.
    await world.putOffReconciling();
  });
  afterEach(() => world.close());

  const pushState = async () => {
    const [push] = await world.edge.database('demo').query.pushes.findMany();
    return push && { state: push.state, attempts: push.attempts, order: push.sourceOrderName };
  };

  it.each([
    ['its webhooks come', 0],
    ['no webhook ever comes, and look-ups lag 90 s', 1],
  ])('[OP2] leaves one source order when %s', async (_, dropped) => {
    const { street, source } = world;
    const before = (await source.listOrders()).length;
    source.store.faults.dropWebhooks.probability = dropped;
    source.store.faults.searchLagSeconds = 90;
    source.store.faults.customIdLagSeconds = 90;
    Object.assign(source.store.faults.cutAfter, { next: 1, only: ['orderCreate'] });
    await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(30 * minute);
    expect(await source.listOrders()).toHaveLength(before + 1);
    const [made] = await source.listOrders();
    expect(await pushState()).toEqual({ state: 'created', attempts: 1, order: made?.name });
  });

  it('[OP2] creates again after ten minutes and four misses where nothing was committed', async () => {
    const { street, source } = world;
    const before = (await source.listOrders()).length;
    Object.assign(source.store.faults.cutBefore, { next: 1, only: ['orderCreate'] });
    await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(9 * minute);
    expect(await source.listOrders()).toHaveLength(before);
    expect(await pushState()).toMatchObject({ state: 'creating', attempts: 1 });
    await world.run(3 * minute);
    expect(await source.listOrders()).toHaveLength(before + 1);
    expect(await pushState()).toMatchObject({ state: 'created', attempts: 2 });
  });

  it('[OP2] counts no unanswered look as a miss', async () => {
    const { street, source } = world;
    const before = (await source.listOrders()).length;
    source.store.faults.dropWebhooks.probability = 1;
    Object.assign(source.store.faults.cutAfter, { next: 1, only: ['orderCreate'] });
    await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(2000);
    Object.assign(source.store.faults.serverError, { status: 503, next: 1000 });
    await world.run(30 * minute);
    expect(await pushState()).toMatchObject({ state: 'creating', attempts: 1 });
    source.store.faults.serverError.next = 0;
    await world.run(5 * minute);
    expect(await source.listOrders()).toHaveLength(before + 1);
    expect(await pushState()).toMatchObject({ state: 'created', attempts: 1 });
  });

  it('[TR1] of a shipment leaves one shipment and one mail', async () => {
    const { street, source } = world;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
    Object.assign(street.store.faults.cutAfter, { next: 1, only: ['fulfillmentCreate'] });
    const [made] = await source.listOrders();
    await source.ship(made?.id ?? '', { company: 'UPS', number: '1Z-LOST' }, { 'MUG-RED': 1 });
    await world.run(30 * minute);
    expect((await street.readOrder(placed.id)).fulfillments).toHaveLength(1);
    const mails = street.store.state.mails
      .all()
      .filter((mail) => mail.kind === 'shipping_confirmation');
    expect(mails).toHaveLength(1);
  });
});
