// Parts of an order ship each from the group of its own place, and none goes whose place or link a person took away.
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { links } from '../../db/schema/index.ts';
import { locationDesk } from '../support/location-desk.ts';
import { personOf } from '../support/person.ts';
import { newestOrder, pushedTo } from '../support/seen-orders.ts';
import { openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;

const main = 'Main warehouse';
const overflow = 'Overflow';
const shop = 'Mug Street shop';
const stall = 'Waterfront stall';

describe('parts of an order and their places', () => {
  let world: World;
  let desk: ReturnType<typeof locationDesk>;
  beforeEach(async () => {
    world = await openWorld();
    await world.applyFirstLevels();
    await world.putOffReconciling();
    await world.run(minute);
    desk = locationDesk(world);
  });
  afterEach(() => world.close());

  const states = async () =>
    (await newestOrder(world)).pushes.map(({ part, state }) => [part, state]);

  /** Of three mugs that are not paid yet, the stall is to give one. */
  const letStallGiveOne = async (): Promise<string> => {
    const { street } = world;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 3 }], { paid: false });
    await street.stockAt('MUG-RED', stall, 5);
    await world.run(minute);
    const { order } = await street.post<{
      order: {
        fulfillmentOrders: { nodes: { id: string; lineItems: { nodes: { id: string }[] } }[] };
      };
    }>(
      `query Groups($id: ID!) { order(id: $id) { fulfillmentOrders(first: 1) { nodes { id
        lineItems(first: 1) { nodes { id } } } } } }`,
      { id: placed.id },
    );
    const [group] = order.fulfillmentOrders.nodes;
    const to = (await street.listLocations()).find(({ name }) => name === stall)?.id;
    await street.post(
      `mutation Part($id: ID!, $to: ID!, $lines: [FulfillmentOrderLineItemInput!]) {
        fulfillmentOrderMove(id: $id, newLocationId: $to, fulfillmentOrderLineItems: $lines) {
          userErrors { message } } }`,
      { id: group?.id, to, lines: [{ id: group?.lineItems.nodes[0]?.id, quantity: 1 }] },
    );
    await world.run(minute);
    return placed.id;
  };

  it('[OP5, OP13] a second part ships from the group of its own place', async () => {
    await desk.save('Mug Street', { [shop]: [main] });
    const orderId = await letStallGiveOne();
    await world.street.pay(orderId);
    await world.run(minute);
    await desk.save('Mug Street', { [shop]: [main], [stall]: [overflow] });
    await world.run(5 * minute);
    expect(await states()).toEqual([
      [1, 'created'],
      [2, 'created'],
    ]);
    expect(await desk.said(1)).toEqual([`Ships from ${main}`]);
    expect(await desk.said(2)).toEqual([`Was routed to ${main}, moved to ${overflow}`]);
    expect(await desk.at(world.source, 'MUG-RED', main)).toBe(38);
    expect(await desk.at(world.source, 'MUG-RED', overflow)).toBe(9);
    expect(world.ledgerOf('MUG-RED')).toMatchObject({ held: 0, settled: 0, mismatches: [] });
  });

  it('[OP5, OP6] what its place keeps back stays there however often its order is looked at', async () => {
    await desk.save('Mug Street', { [shop]: [main] });
    const orderId = await letStallGiveOne();
    await world.street.pay(orderId);
    await world.run(minute);
    expect(await states()).toEqual([[1, 'created']]);
    await world.street.hold(orderId);
    await world.run(minute);
    await world.street.release(orderId);
    await world.run(5 * minute);
    expect(await states()).toEqual([[1, 'created']]);
    expect(await holds()).toEqual([['location-not-mapped', 1]]);
  });

  /** An order is decided to go, and the source answers nothing for now. @returns it answers again */
  const pushToBusySource = async (sku: string): Promise<() => void> => {
    const { fetch } = world.edge;
    let isBusy = true;
    world.edge.fetch = async (request) =>
      isBusy && new URL(request.url).port === '4401'
        ? new Response('busy', { status: 503 })
        : fetch(request);
    await world.street.placeOrder([{ sku, quantity: 4 }]);
    await world.run(20 * second);
    expect(await states()).toEqual([[1, 'ready']]);
    return () => {
      isBusy = false;
    };
  };
  const variantAt = async (store: string, sku: string): Promise<string> => {
    const page = await personOf(world).inventory.sku(world.ledgerOf(sku));
    return page.links.find((one) => one.destinationName === store)?.variantId ?? '';
  };
  const holds = async () =>
    (await newestOrder(world)).lines.map(({ hold, heldQuantity }) => [hold, heldQuantity]);

  it('[OP5, OP6] does not go once its place is served no longer, and says so', async () => {
    const answer = await pushToBusySource('MUG-RED');
    await desk.save('Mug Street', {});
    answer();
    await world.run(60 * minute);
    expect(await pushedTo(world.source)).toEqual([]);
    expect(await states()).toEqual([]);
    expect(await holds()).toEqual([['location-not-mapped', 4]]);
    await desk.save('Mug Street', { [shop]: [main, overflow] });
    await world.run(5 * minute);
    expect(await pushedTo(world.source)).toHaveLength(1);
  });

  it('[OP2, OP5] does not go after a try that failed, once its place is served no longer', async () => {
    Object.assign(world.source.store.faults.serverError, { next: 3, only: ['orderCreate'] });
    await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 4 }]);
    await world.run(3 * second);
    expect(await states()).toEqual([[1, 'creating']]);
    await desk.save('Mug Street', {});
    world.source.store.faults.serverError.next = 0;
    await world.run(60 * minute);
    expect(await pushedTo(world.source)).toEqual([]);
    expect(await holds()).toEqual([['location-not-mapped', 4]]);
  });

  it('[OP5, OP6] does not go once its link is gone, and says so', async () => {
    const answer = await pushToBusySource('MUG-RED');
    await world.database.db
      .delete(links)
      .where(eq(links.destinationVariantId, await variantAt('Mug Street', 'MUG-RED')));
    answer();
    await world.run(60 * minute);
    expect(await pushedTo(world.source)).toEqual([]);
    expect(await states()).toEqual([]);
    expect(await holds()).toEqual([['not-linked', 4]]);
  });

  it('[OP5] goes as what its link leads to by then', async () => {
    const answer = await pushToBusySource('MUG-RED');
    const listings = await world.database.db.query.listings.findMany();
    const teapot = listings.find(
      ({ storeId, sku }) => storeId === world.source.id && sku === 'TEAPOT-WHT',
    );
    await world.database.db
      .update(links)
      .set({ sourceVariantId: teapot?.variantId ?? '' })
      .where(eq(links.destinationVariantId, await variantAt('Mug Street', 'MUG-RED')));
    answer();
    await world.run(60 * minute);
    expect(await states()).toEqual([[2, 'created']]);
    expect(await world.source.available('MUG-RED')).toBe(50);
  });
});
