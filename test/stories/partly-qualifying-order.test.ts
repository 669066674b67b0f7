// Some lines of an order can ship from the source, others cannot: the first go, the others say why they stay.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { skuOnlyAt } from '../support/store-desk.ts';
import { account, openWorld, type World } from '../support/world.ts';

const minute = 60_000;

describe('a partly qualifying order', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  it('[OP5, OP6] pushes the lines that qualify and tells of each other line why it stays', async () => {
    const { street, source } = world;
    await street.placeOrder([
      { sku: 'MUG-RED', quantity: 1 },
      { sku: await skuOnlyAt(street, source), quantity: 2 },
    ]);
    await world.run(minute);
    const [made] = await source.listOrders();
    expect(made?.lineItems.nodes.map((line) => line.sku)).toEqual(['MUG-RED']);
    const person = personOf(world);
    const [shown] = (await person.orderPush.list({ limit: 1 })).rows;
    expect(shown).toMatchObject({
      decision: 'pushed',
      pushStatus: 'partial',
      heldUnits: 2,
      pushes: [{ state: 'created' }],
    });
    const { lines } = await person.orders.get({ orderId: shown?.id ?? '' });
    expect(lines).toMatchObject([
      { hold: null, heldQuantity: 0, pushed: [{ quantity: 1, sourceOrderName: made?.name }] },
      { hold: 'sku-not-on-source', heldQuantity: 2, pushed: [] },
    ]);
  });

  it('[OP6] with no line that qualifies creates nothing and says so', async () => {
    const { street, source } = world;
    const before = (await source.listOrders()).length;
    await street.placeOrder([{ sku: await skuOnlyAt(street, source), quantity: 1 }]);
    await world.run(minute);
    expect(await source.listOrders()).toHaveLength(before);
    const [shown] = (await personOf(world).orderPush.list({ limit: 1 })).rows;
    expect(shown).toMatchObject({
      decision: 'no-line-qualifies',
      pushStatus: 'not-eligible',
      pushes: [],
    });
  });

  it('[OP2] a line that qualifies later goes into a further part', async () => {
    const { street, source } = world;
    const sku = await skuOnlyAt(street, source);
    const before = (await source.listOrders()).length;
    const placed = await street.placeOrder([
      { sku: 'MUG-RED', quantity: 1 },
      { sku, quantity: 2 },
    ]);
    await world.run(minute);
    // The source begins to list it: linked by hand here, as the Products page will do.
    const db = world.edge.database(account);
    const [connection] = await db.query.connections.findMany({
      where: (connections, { eq }) => eq(connections.destinationStoreId, street.id),
    });
    const there = await db.query.listings.findMany();
    const sold = there.find((listing) => listing.storeId === street.id && listing.sku === sku);
    const ships = there.find(
      (listing) => listing.storeId === source.id && listing.sku === 'MUG-BLUE',
    );
    const { links } = await import('../../db/schema/index.ts');
    await db.insert(links).values({
      connectionId: connection?.id ?? '',
      destinationVariantId: sold?.variantId ?? '',
      sourceVariantId: ships?.variantId ?? '',
      active: true,
      createdAt: world.clock.now(),
    });
    const { store } = await world.road.open(account, street.id);
    await world.road.handle(store, {
      kind: 'order-changed',
      orderId: placed.id,
      sourceIdentifier: undefined,
    });
    await world.run(minute);
    const made = (await source.listOrders()).slice(0, 2);
    expect(await source.listOrders()).toHaveLength(before + 2);
    expect(made.map((order) => order.sourceIdentifier?.split(':').pop()).sort()).toEqual([
      '1',
      '2',
    ]);
    expect(
      made
        .flatMap((order) => order.lineItems.nodes.map((line) => `${line.quantity} ${line.sku}`))
        .sort(),
    ).toEqual(['1 MUG-RED', '2 MUG-BLUE']);
  });
});
