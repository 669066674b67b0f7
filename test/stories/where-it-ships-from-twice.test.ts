// Two source orders carry one reference, and the push stands for the other one from then on: where that ships from is looked at.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { locationDesk } from '../support/location-desk.ts';
import { pushedTo } from '../support/seen-orders.ts';
import { skuOnlyAt } from '../support/store-desk.ts';
import { openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

const main = 'Main warehouse';
const overflow = 'Overflow';
const shop = 'Mug Street shop';

describe('where the order ships from that a push stands for instead', () => {
  let world: World;
  let desk: ReturnType<typeof locationDesk>;
  beforeEach(async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    await world.putOffReconciling();
    await world.run(minute);
    desk = locationDesk(world);
    world.source.store.faults.duplicateIdMetafields = 'accept';
  });
  afterEach(() => world.close());

  /** The same order once more, as a create that was carried out twice leaves it. */
  const createAgain = async (): Promise<void> => {
    const [first] = await pushedTo(world.source);
    const { productVariants } = await world.source.post<{
      productVariants: { nodes: { id: string }[] };
    }>(`{ productVariants(first: 1, query: "sku:'MUG-RED'") { nodes { id } } }`);
    const { orderCreate } = await world.source.post<{ orderCreate: { userErrors: unknown[] } }>(
      `mutation Second($order: OrderCreateOrderInput!) {
        orderCreate(order: $order, options: { inventoryBehaviour: DECREMENT_IGNORING_POLICY }) { userErrors { message } } }`,
      {
        order: {
          sourceIdentifier: first?.sourceIdentifier,
          lineItems: [{ variantId: productVariants.nodes[0]?.id, quantity: 2 }],
        },
      },
    );
    expect(orderCreate.userErrors).toEqual([]);
  };
  const mugs = async () => ({
    main: await desk.at(world.source, 'MUG-RED', main),
    overflow: await desk.at(world.source, 'MUG-RED', overflow),
    street: await desk.at(world.street, 'MUG-RED', shop),
    harbor: await world.harbor.available('MUG-RED'),
  });

  it('[OP2, OP5, ST1] it is moved to its group as the first one was, and what was sold is not shown', async () => {
    await desk.save('Mug Street', { [shop]: [overflow] });
    await world.run(minute);
    // Another line is open at the store itself: its order stays when the source cancels what it was to ship.
    const own = await skuOnlyAt(world.street, world.source);
    await world.street.placeOrder([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: own, quantity: 1 },
    ]);
    await world.run(minute);
    expect(await desk.said()).toEqual([`Was routed to ${main}, moved to ${overflow}`]);
    const [first] = await pushedTo(world.source);
    await world.source.cancel(first?.id ?? '');
    await world.run(minute);
    await createAgain();
    expect(await desk.shownWhile(5 * minute, world.street, 'MUG-RED', shop)).toEqual([8]);
    const [push] = await world.database.db.query.pushes.findMany();
    expect(push?.sourceOrderName).not.toBe(first?.name);
    expect(await desk.said()).toEqual([`Was routed to ${main}, moved to ${overflow}`]);
    expect(await mugs()).toEqual({ main: 40, overflow: 8, street: 8, harbor: 48 });
    expect(world.ledgerOf('MUG-RED')).toMatchObject({ held: 0, settled: 0, mismatches: [] });
    expect(push?.dueAt).toBe(null);
  });

  it('[OP2, OP5] nothing of the first one is said of it where every location is right', async () => {
    await desk.save('Mug Street', { [shop]: [overflow] });
    await world.run(minute);
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
    await desk.save('Mug Street', { [shop]: [main, overflow] });
    const [first] = await pushedTo(world.source);
    await world.source.cancel(first?.id ?? '');
    await world.run(minute);
    await createAgain();
    await world.run(5 * minute);
    expect(await desk.said()).toEqual([]);
    expect(await world.database.db.query.routings.findMany()).toEqual([]);
    expect(await mugs()).toEqual({ main: 38, overflow: 10, street: 48, harbor: 48 });
    expect(world.ledgerOf('MUG-RED')).toMatchObject({ held: 0, settled: 0, mismatches: [] });
  });
});
