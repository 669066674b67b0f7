// A store that lets two orders carry one reference got the same push twice: one stays, the other is taken back.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { pushedTo } from '../support/seen-orders.ts';
import { openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

describe('two source orders with one reference', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    await world.run(10 * second);
    world.source.store.faults.duplicateIdMetafields = 'accept';
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
  });
  afterEach(() => world.close());

  const ours = async () =>
    (await pushedTo(world.source)).toSorted((a, b) => (a.name < b.name ? -1 : 1));

  /** The same order once more, as a create that was carried out twice leaves it. */
  const createAgain = async (): Promise<void> => {
    const [first] = await ours();
    const { productVariants } = await world.source.post<{
      productVariants: { nodes: { id: string }[] };
    }>(`{ productVariants(first: 1, query: "sku:'MUG-RED'") { nodes { id } } }`);
    const variantId = productVariants.nodes[0]?.id;
    const { orderCreate } = await world.source.post<{
      orderCreate: { userErrors: unknown[] };
    }>(
      `mutation Second($order: OrderCreateOrderInput!) {
        orderCreate(order: $order, options: { inventoryBehaviour: DECREMENT_IGNORING_POLICY }) { userErrors { message } } }`,
      {
        order: {
          sourceIdentifier: first?.sourceIdentifier,
          lineItems: [{ variantId, quantity: 2 }],
        },
      },
    );
    expect(orderCreate.userErrors).toEqual([]);
  };

  const mugs = async () => ({
    source: await world.source.available('MUG-RED'),
    street: (await world.street.levels('MUG-RED'))[0]?.available,
    harbor: (await world.harbor.levels('MUG-RED'))[0]?.available,
  });

  const standing = async () => {
    const [push] = await world.edge.database('demo').query.pushes.findMany();
    const { events } = await personOf(world).orders.get({ orderId: push?.orderId ?? '' });
    const orders = await ours();
    return {
      pointsAt: push?.sourceOrderName,
      cancelled: orders.filter((order) => order.cancelledAt).map(({ name }) => name),
      live: orders.filter((order) => !order.cancelledAt).map(({ name }) => name),
      said: events.filter(({ kind }) => kind === 'second-order-cancelled').map((e) => e.detail),
      letters: (await personOf(world).overview.get({})).deadLetters.map(({ reason }) => reason),
    };
  };

  it.each([
    ['its webhook comes', 0],
    ['no webhook tells of it', 1],
  ])(
    '[OP2] the younger is cancelled, its stock put back, and it is said, when %s',
    async (_, dropped) => {
      world.source.store.faults.dropWebhooks.probability = dropped;
      await createAgain();
      await world.run(second);
      world.source.store.faults.dropWebhooks.probability = 0;
      expect((await mugs()).source).toBe(46);
      await world.run(25 * minute);
      const [older, younger] = await ours();
      expect(await standing()).toEqual({
        pointsAt: older?.name,
        cancelled: [younger?.name],
        live: [older?.name],
        said: [younger?.name],
        letters: [],
      });
      expect(await mugs()).toEqual({ source: 48, street: 48, harbor: 48 });
    },
  );

  it('[OP2, TR1] the one that is shipped already stays, and the push goes on with it', async () => {
    world.source.store.faults.dropWebhooks.probability = 1;
    await createAgain();
    const [older, younger] = await ours();
    await world.source.ship(younger?.id ?? '', { company: 'UPS', number: '1Z-2' });
    await world.run(second);
    world.source.store.faults.dropWebhooks.probability = 0;
    await world.run(40 * minute);
    expect(await standing()).toMatchObject({
      pointsAt: younger?.name,
      cancelled: [older?.name],
      said: [older?.name],
    });
    expect(await mugs()).toEqual({ source: 48, street: 48, harbor: 48 });
  });

  it('[OP2] both shipped cannot be undone: a person is told', async () => {
    world.source.store.faults.dropWebhooks.probability = 1;
    const [older] = await ours();
    await createAgain();
    const younger = (await ours()).find((order) => order.id !== older?.id);
    await world.source.ship(older?.id ?? '', { company: 'UPS', number: '1Z-1' });
    await world.source.ship(younger?.id ?? '', { company: 'UPS', number: '1Z-2' });
    await world.run(second);
    world.source.store.faults.dropWebhooks.probability = 0;
    await world.run(25 * minute);
    const { letters, ...rest } = await standing();
    expect(rest).toMatchObject({ pointsAt: older?.name, cancelled: [], said: [] });
    expect(letters).toEqual([expect.stringContaining('both are shipped')]);
  });

  it('[OP2] a cancel that the store does not answer is asked for again', async () => {
    Object.assign(world.source.store.faults.cutAfter, { next: 1, only: ['orderCancel'] });
    await createAgain();
    await world.run(25 * minute);
    const [older, younger] = await ours();
    expect(await standing()).toMatchObject({
      pointsAt: older?.name,
      cancelled: [younger?.name],
    });
    expect(await mugs()).toEqual({ source: 48, street: 48, harbor: 48 });
  });

  it('[OP2, RC1] one that the store does not let us cancel is told, and holds up nothing else', async () => {
    const { store } = world.source;
    const fetch = store.fetch.bind(store);
    store.fetch = async (request) => {
      const asked = await request.clone().text();
      if (!asked.includes('mutation CancelOrder')) return fetch(request);
      const orderCancelUserErrors = [
        { code: 'INVALID', field: ['orderId'], message: 'A return is open.' },
      ];
      return Response.json({ data: { orderCancel: { job: null, orderCancelUserErrors } } });
    };
    await createAgain();
    await world.run(minute);
    world.source.store.faults.dropWebhooks.probability = 1;
    await world.source.setStock('TEE-S', 3, 'Main warehouse');
    world.source.store.faults.dropWebhooks.probability = 0;
    await world.run(25 * minute);
    expect((await world.street.levels('TEE-S'))[0]?.available).toBe(3);
    expect((await standing()).letters).toEqual([expect.stringContaining('A return is open')]);
  });

  it('[OP2, ST1] the younger takes the place of the older that a person cancelled, and counts once', async () => {
    world.source.store.faults.dropWebhooks.probability = 1;
    await createAgain();
    await world.run(second);
    world.source.store.faults.dropWebhooks.probability = 0;
    const [older, younger] = await ours();
    await world.source.cancel(older?.id ?? '');
    await world.run(60 * minute);
    expect(await standing()).toMatchObject({ pointsAt: younger?.name, live: [younger?.name] });
    expect(await mugs()).toEqual({ source: 48, street: 48, harbor: 48 });
    expect(world.ledgerOf('MUG-RED')).toMatchObject({ held: 0, settled: 0 });
  });
});
