// What no webhook told of, or told wrongly, is found by reconciling: every fifteen minutes, every night, and when asked.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

describe('a webhook that never came', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    await world.run(10 * second);
  });
  afterEach(() => world.close());

  const mugs = async () => ({
    source: await world.source.available('MUG-RED'),
    street: (await world.street.levels('MUG-RED'))[0]?.available,
    harbor: (await world.harbor.levels('MUG-RED'))[0]?.available,
  });
  const atRest = () => {
    for (const ledger of world.ledgers()) {
      expect(ledger.mismatches).toEqual([]);
      expect(ledger).toMatchObject({ held: 0, settled: 0, unknownAdjustments: 0 });
    }
  };
  /** While it lasts, a store sends nothing. */
  const silently = async (of: World['street'], what: () => Promise<unknown>) => {
    of.store.faults.dropWebhooks.probability = 1;
    await what();
    await world.run(second);
    of.store.faults.dropWebhooks.probability = 0;
  };
  const pushed = async () =>
    (await world.source.listOrders()).filter((order) => order.sourceIdentifier);
  /** Presses Reconcile, and waits until it is over. */
  const reconcile = async (
    storeId: string | undefined,
    kind: 'changed' | 'everything' = 'everything',
  ) => {
    const { started } = await personOf(world).reconciles.start({ storeId, kind });
    await world.run(8 * minute);
    return Promise.all(started.map(({ id }) => personOf(world).reconciles.run({ id })));
  };

  it('[RC1] of a sale costs minutes: the order is found, and pushed', async () => {
    await silently(world.street, () => world.street.placeOrder([{ sku: 'MUG-RED', quantity: 3 }]));
    await world.run(10 * second);
    expect(await pushed()).toHaveLength(0);
    await world.run(20 * minute);
    expect(await pushed()).toHaveLength(1);
    expect(await mugs()).toEqual({ source: 47, street: 47, harbor: 47 });
    atRest();
  });

  it('[RC1, OP15] of an order placed before the switch went on pushes nothing', async () => {
    await world.connectAgain('Mug Street', { orderPush: false });
    await silently(world.street, () => world.street.placeOrder([{ sku: 'MUG-RED', quantity: 3 }]));
    await world.run(10 * second);
    await world.connectAgain('Mug Street', { orderPush: true });
    await world.run(20 * minute);
    expect(await pushed()).toHaveLength(0);
    // Without a push the units are taken at the source all the same.
    expect(await mugs()).toEqual({ source: 47, street: 47, harbor: 47 });
    expect((await personOf(world).orderPush.list({ limit: 5 })).rows[0]?.decision).toBe(
      'placed-before-switch',
    );
  });

  it('[ST5] of stock at the source: every destination follows within the interval and six minutes', async () => {
    await silently(world.source, () => world.source.setStock('MUG-RED', 12, 'Main warehouse'));
    await world.run(10 * second);
    expect(await mugs()).toEqual({ source: 22, street: 50, harbor: 50 });
    await world.run(21 * minute);
    expect(await mugs()).toEqual({ source: 22, street: 22, harbor: 22 });
    atRest();
    const { rows } = await personOf(world).inventory.movements({
      sourceStoreId: world.source.id,
      inventoryItemId: world.ledgerOf('MUG-RED').inventoryItemId,
    });
    expect(rows[0]).toMatchObject({ kind: 'drift-repaired', levelDelta: -28 });
  });

  it.each([
    ['raised', 70],
    ['lowered', 20],
  ])('[ST5, ST3] of an edit that %s a destination: it is set back', async (_, to) => {
    await silently(world.harbor, () => world.harbor.setStock('MUG-RED', to));
    await world.run(21 * minute);
    expect(await mugs()).toEqual({ source: 50, street: 50, harbor: 50 });
    atRest();
    const { drifts } = await personOf(world).reconciles.drifts({});
    expect(drifts).toMatchObject([{ shown: to, outcome: 'repaired', why: 'set-back' }]);
  });

  it('[RC1, TR1] of a shipment: its tracking number comes back all the same', async () => {
    const placed = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    const [made] = await pushed();
    await silently(world.source, () =>
      world.source.ship(made?.id ?? '', { company: 'UPS', number: '1Z9' }),
    );
    await world.run(20 * minute);
    const order = await world.street.readOrder(placed.id);
    expect(order.fulfillments.flatMap((one) => one.trackingInfo)).toMatchObject([
      { number: '1Z9' },
    ]);
  });

  it('[RC1] of a cancel at the source stands on the order’s timeline', async () => {
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(minute);
    const [made] = await pushed();
    await silently(world.source, () => world.source.cancel(made?.id ?? ''));
    await world.run(20 * minute);
    const [row] = (await personOf(world).orderPush.list({ limit: 1 })).rows;
    const order = await personOf(world).orders.get({ orderId: row?.id ?? '' });
    expect(order.events.map(({ kind }) => kind)).toContain('source-cancelled');
  });

  it('[RC1] because a store dropped its subscriptions: they are made anew, and the gap is read', async () => {
    for (const { id } of world.street.store.state.subscriptions.all())
      world.street.store.state.subscriptions.delete(id);
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(20 * minute);
    expect(await mugs()).toEqual({ source: 48, street: 48, harbor: 48 });
    const { runs } = await personOf(world).reconciles.page({ storeId: world.street.id });
    const restoring = runs.find(({ report }) => report.subscriptionsRestored.length > 0);
    expect(restoring?.report).toMatchObject({ ordersFound: 1 });
    expect(restoring?.report.subscriptionsRestored).toContain('ORDERS_CREATE');
    // From now on it is told again.
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 1 }]);
    await world.run(30 * second);
    expect((await mugs()).source).toBe(47);
  });

  it('[RC1] because a store takes no subscription of ours: it is read all the same, and says so', async () => {
    const { store } = world.street;
    for (const { id } of store.state.subscriptions.all()) store.state.subscriptions.delete(id);
    const fetch = store.fetch.bind(store);
    store.fetch = async (request) => {
      const asked = await request.clone().text();
      if (!asked.includes('mutation CreateWebhook')) return fetch(request);
      const userErrors = [{ field: ['topic'], message: 'Not for this app.' }];
      return Response.json({
        data: { webhookSubscriptionCreate: { webhookSubscription: null, userErrors } },
      });
    };
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(20 * minute);
    expect(await pushed()).toHaveLength(1);
    const { runs } = await personOf(world).reconciles.page({ storeId: world.street.id });
    expect(runs[0]).toMatchObject({
      state: 'done',
      report: { subscriptionsProblem: 'Not for this app.' },
    });
  });

  it('[RC1] is found at once by a person who presses Reconcile, with what was compared and why it was repaired', async () => {
    await silently(world.harbor, () => world.harbor.setStock('MUG-RED', 70));
    await silently(world.source, () => world.source.setStock('TEE-S', 3, 'Main warehouse'));
    await world.run(30 * second);
    const reports = await reconcile(undefined);
    expect(reports.map(({ state, step, problem }) => ({ state, step, problem }))).toEqual(
      reports.map(() => ({ state: 'done', step: 'done', problem: null })),
    );
    const harbor = reports.find(({ store }) => store.name === 'Harbor Goods');
    expect(harbor).toMatchObject({
      askedBy: 'You',
      byPages: false,
      report: { drifted: 1, repaired: 1, waiting: 0, left: 0, calls: { levels: 3 } },
    });
    const places = world.ledgers().flatMap((ledger) => ledger.targets);
    expect(harbor?.report.compared).toBe(
      places.filter(
        (place) => place.destinationStoreId === world.harbor.id && place.state !== 'paused',
      ).length,
    );
    const { drifts } = await personOf(world).reconciles.drifts({});
    expect(
      drifts.map(({ side, sku, shown, expected, now, outcome, why }) => ({
        side,
        sku,
        shown,
        expected,
        now,
        outcome,
        why,
      })),
    ).toEqual(
      expect.arrayContaining([
        {
          side: 'destination',
          sku: 'MUG-RED',
          shown: 70,
          expected: 50,
          now: 50,
          outcome: 'repaired',
          why: 'set-back',
        },
        {
          side: 'source',
          sku: 'TEE-S',
          shown: 3,
          expected: 12,
          now: 3,
          outcome: 'repaired',
          why: 'number-taken',
        },
      ]),
    );
    expect(drifts).toHaveLength(2);
    atRest();
  });

  it('[RC1] a missing unit whose order is found was sold, not edited', async () => {
    await silently(world.harbor, () => world.harbor.placeOrder([{ sku: 'MUG-RED', quantity: 4 }]));
    await world.run(30 * second);
    await reconcile(world.harbor.id);
    expect(await mugs()).toEqual({ source: 46, street: 46, harbor: 46 });
    atRest();
  });

  it('[RC1] finds nothing where nothing drifted, and writes nothing', async () => {
    await world.run(30 * second);
    const calls = world.storeCalls();
    const [report] = await reconcile(world.harbor.id);
    expect(report?.report).toMatchObject({
      drifted: 0,
      ordersFound: 0,
      calls: { levels: 3, orders: 1, subscriptions: 1 },
    });
    expect(world.storeCalls() - calls).toBe(5);
  });
});
