// The store tells us the same thing twice: later, at once, and under two topics.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;

describe('the same news twice', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    // What is lost comes back by what is owed: no comparison at the quarter of an hour helps.
    await world.putOffReconciling();
  });
  afterEach(() => world.close());

  it('[OP2] a webhook that comes twice makes one source order', async () => {
    const { street, source } = world;
    const before = (await source.listOrders()).length;
    street.store.faults.doubleWebhooks.probability = 1;
    source.store.faults.doubleWebhooks.probability = 1;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    const orders = await source.listOrders();
    expect(orders).toHaveLength(before + 1);
    await source.ship(orders[0]?.id ?? '', { company: 'UPS', number: '1Z-ONCE' });
    await world.run(20 * minute);
    expect((await street.readOrder(placed.id)).fulfillments).toHaveLength(1);
  });

  it('[OP2] two deliveries handled at the same time make one push and one source order', async () => {
    const { street, source, road, edge } = world;
    const before = (await source.listOrders()).length;
    street.store.faults.dropWebhooks.probability = 1;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    const { store } = await road.open('demo', street.id);
    const event = {
      kind: 'order-changed',
      orderId: placed.id,
      sourceIdentifier: undefined,
    } as const;
    const handled = await Promise.all([1, 2, 3, 4].map(() => road.handle(store, event)));
    expect(handled.every((outcome) => outcome.kind === 'done')).toBe(true);
    const pushes = await edge.database('demo').query.pushes.findMany();
    expect(pushes).toHaveLength(1);
    await world.run(20 * minute);
    expect(await source.listOrders()).toHaveLength(before + 1);
  });

  it('[OP2] an edit of a pushed order at its source is no sale, though that webhook does not say whose it is', async () => {
    const { source, road, edge } = world;
    source.store.faults.dropWebhooks.probability = 1;
    const placed = source.store.admin.placeOrder({ lines: [{ sku: 'MUG-RED', quantity: 1 }] });
    if (!placed.ok) throw new Error('not placed');
    source.store.state.transaction(() =>
      source.store.state.orders.put({
        ...placed.value,
        sourceIdentifier: 'crossdock:other.myshopify.com:1:1',
      }),
    );
    const { store } = await road.open('demo', source.id);
    const event = {
      kind: 'order-changed',
      orderId: placed.value.id,
      sourceIdentifier: undefined,
    } as const;
    expect(await road.handle(store, event)).toMatchObject({ kind: 'done' });
    expect(await edge.database('demo').query.orders.findMany()).toEqual([]);
  });

  it('[WH1] a repeated delivery is answered well and kept once', async () => {
    const { street } = world;
    const { signedDelivery } = await import('../support/signed-delivery.ts');
    const body = JSON.stringify({ id: 1, admin_graphql_api_id: 'gid://shopify/Order/1' });
    const send = () => world.post(signedDelivery(street, { topic: 'orders/updated', body }));
    const answers = [await send(), await send()];
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    expect(await Promise.all(answers.map((answer) => answer.json()))).toMatchObject([
      { result: 'kept' },
      { result: 'known' },
    ]);
  });
});
