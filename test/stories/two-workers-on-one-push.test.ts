// Queues deliver at least once: two workers may hold the same push, or the same shipment, at the same time.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;

describe('two workers at once', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    // What is lost comes back by what is owed: no comparison at the quarter of an hour helps.
    await world.putOffReconciling();
  });
  afterEach(() => world.close());

  it('[OP2] on one push create one source order', async () => {
    const { street, source, road, edge } = world;
    const before = (await source.listOrders()).length;
    street.store.faults.dropWebhooks.probability = 1;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    const { store } = await road.open('demo', street.id);
    await road.handle(store, {
      kind: 'order-changed',
      orderId: placed.id,
      sourceIdentifier: undefined,
    });
    const [push] = await edge.database('demo').query.pushes.findMany();
    const said = await Promise.all(
      [1, 2, 3, 4, 5].map(() => road.pushOrder('demo', push?.id ?? '')),
    );
    expect(said.filter((words) => words.startsWith('created'))).toHaveLength(1);
    await world.run(20 * minute);
    expect(await source.listOrders()).toHaveLength(before + 1);
  });

  it('[TR2] on one shipment ship it once', async () => {
    const { street, source, road, edge } = world;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
    source.store.faults.dropWebhooks.probability = 1;
    const [made] = await source.listOrders();
    await source.ship(made?.id ?? '', { company: 'UPS', number: '1Z-TWO' }, { 'MUG-RED': 1 });
    const shipped = await source.readOrder(made?.id ?? '');
    const { store } = await road.open('demo', source.id);
    await road.handle(store, {
      kind: 'shipment-changed',
      orderId: shipped.id,
      shipmentId: shipped.fulfillments[0]?.id ?? '',
    });
    const [shipment] = await edge.database('demo').query.shipments.findMany();
    await Promise.all([1, 2, 3, 4].map(() => road.mirrorShipment('demo', shipment?.id ?? '')));
    await world.run(20 * minute);
    const sold = await street.readOrder(placed.id);
    expect(sold.fulfillments).toHaveLength(1);
    expect(sold.fulfillments[0]?.fulfillmentLineItems.nodes).toMatchObject([{ quantity: 1 }]);
  });

  it('[OP2] a person’s Retry while the answer is unknown only looks', async () => {
    const { street, source, edge, road } = world;
    const { retryPush } = await import('../../db/records/retry-push.ts');
    const before = (await source.listOrders()).length;
    source.store.faults.dropWebhooks.probability = 1;
    source.store.faults.searchLagSeconds = 300;
    source.store.faults.customIdLagSeconds = 300;
    Object.assign(source.store.faults.cutAfter, { next: 1, only: ['orderCreate'] });
    await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(5000);
    const db = edge.database('demo');
    const [push] = await db.query.pushes.findMany();
    expect(push?.state).toBe('creating');
    for (let press = 0; press < 3; press += 1) {
      await retryPush(db, 'demo', push?.id ?? '', 'You', world.clock.now());
      await road.pushOrder('demo', push?.id ?? '');
      await world.run(1000);
    }
    await world.run(30 * minute);
    expect(await source.listOrders()).toHaveLength(before + 1);
  });
});
