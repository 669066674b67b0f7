// A press that failed half-way is pressed again, and what the list shows is kept apart by who ships it (SO1).
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createQuantities } from '../../client/orders/quantities.ts';
import { pickRows } from '../../worker/trpc/orders-pick-rows.ts';
import { personOf } from '../support/person.ts';
import { southDepot } from '../support/south-depot.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;
const ups = { company: 'UPS', number: '1Z827WK74630' };

describe('an order that is shipped in two goes', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ more: [southDepot()] });
  });
  afterEach(() => world.close());

  const toShip = async () => (await personOf(world).orders.toShip({})).rows;

  /** Has the tees of the one source order sent from its other location: two parcels. */
  const moveTees = () => {
    const { state, admin } = world.source.store;
    const [group] = [...state.fulfillmentOrders.all()];
    const overflow = [...state.locations.all()].find(({ name }) => name === 'Overflow');
    const tees = group?.lines.filter(({ totalQuantity }) => totalQuantity === 3) ?? [];
    const lines = tees.map(({ id }) => ({ id, quantity: 3 }));
    const to = { fulfillmentOrderId: group?.id ?? '', locationId: overflow?.id ?? '' };
    expect(admin.moveFulfillmentOrder({ ...to, lines }).ok).toBe(true);
  };

  it('[SO1] a press after one that failed says what its parcels left: who ships meanwhile is seen', async () => {
    const { street, source } = world;
    await street.placeOrder([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'TEE-M', quantity: 3 },
    ]);
    await world.run(minute);
    moveTees();
    const [row] = await toShip();
    const quantities = createQuantities(row?.lines ?? []);
    const press = async () => {
      const { lines, seen } = quantities.asked();
      expect(lines).toBeUndefined();
      const asked = { pushId: row?.push?.id ?? '', carrier: '', number: '', seen };
      return personOf(world).orders.ship(asked);
    };
    const { fetch } = world.edge;
    let creates = 0;
    world.edge.fetch = async (request) => {
      if ((await request.clone().text()).includes('fulfillmentCreate(')) creates += 1;
      if (creates > 1) Object.assign(source.store.faults.throttle, { next: 1 });
      return fetch(request);
    };
    const failed = await press();
    world.edge.fetch = fetch;
    const open = row?.lines.filter(({ sku }) => sku === 'TEE-M') ?? [];
    const left = (units: number) => open.map(({ orderLineId }) => ({ orderLineId, left: units }));
    expect(failed).toMatchObject({ kind: 'failed', shipments: 1, left: left(3) });
    await world.run(minute);

    if (failed.kind === 'failed' && failed.left) quantities.went(failed.left);
    const [made] = await source.listOrders();
    await source.ship(made?.id ?? '', ups, { 'TEE-M': 1 });
    const changed = await press();
    expect(changed).toEqual({ kind: 'changed-meanwhile', left: left(2) });
    if (changed.kind === 'changed-meanwhile') quantities.reset(changed.left);
    expect(await press()).toMatchObject({ kind: 'shipped', units: 2 });
  });

  it('[SO1] lines that the person did not see are named where they are open again', async () => {
    const { street, source } = world;
    await street.placeOrder([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'TEE-M', quantity: 1 },
    ]);
    await world.run(minute);
    const [made] = await source.listOrders();
    await source.ship(made?.id ?? '', ups, { 'MUG-RED': 2 });
    await world.run(5 * minute);
    const [row] = await toShip();
    const [shipment] = [...source.store.state.fulfillments.all()];
    source.store.admin.cancelShipment({ fulfillmentId: shipment?.id ?? '' });
    const seen =
      row?.lines.map(({ orderLineId, left }) => ({ orderLineId, left: left ?? 0 })) ?? [];
    const press = { pushId: row?.push?.id ?? '', carrier: '', number: '', seen };
    expect(await personOf(world).orders.ship(press)).toMatchObject({
      kind: 'changed-meanwhile',
      unseen: [{ title: 'Stoneware mug, Red', sku: 'MUG-RED' }],
    });
  });

  it('[SO1] once its source took it back it is to ship again, though nothing was left there', async () => {
    const { street, source } = world;
    await street.placeOrder([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'GLOVES', quantity: 1 },
    ]);
    await world.run(minute);
    const pushed = async () => (await toShip()).filter(({ push }) => push);
    const [row] = await pushed();
    const [made] = await source.listOrders();
    await source.refund(made?.id ?? '', { 'MUG-RED': 1 });
    await source.ship(made?.id ?? '', ups, { 'MUG-RED': 1 });
    await world.run(5 * minute);
    // What came off the source order is shipped no more.
    expect(await pushed()).toEqual([]);
    const [shipment] = [...source.store.state.fulfillments.all()];
    source.store.admin.cancelShipment({ fulfillmentId: shipment?.id ?? '' });
    await world.run(5 * minute);
    expect((await pushed()).map(({ id }) => id)).toEqual([row?.id]);
  });

  it('[SO1] a pick list of two source stores says whose shelves a SKU is on', async () => {
    const { street } = world;
    await street.placeOrder([
      { sku: 'MUG-RED', quantity: 1 },
      { sku: 'PIN-MUGST', quantity: 2 },
    ]);
    await world.run(2 * minute);
    const { rows } = await personOf(world).orders.pickList({});
    expect(rows.map(({ sku, sourceStoreName }) => [sku, sourceStoreName])).toEqual([
      ['MUG-RED', 'North Supply'],
      ['PIN-MUGST', 'South Depot'],
    ]);
  });
});

it('[SO1] one SKU of two source stores is fetched from each', () => {
  const line = { orderLineId: 'l', title: 'Mug', sku: 'MUG', quantity: 2, places: [] };
  const of = (sourceStoreId: string) => ({
    ...{ id: 'o', pushId: `ps_${sourceStoreId}`, name: '#1', storeName: 'Mug Street' },
    ...{ sourceStoreId, sourceStoreName: sourceStoreId.toUpperCase(), lines: [line] },
  });
  const rows = pickRows([of('b'), of('a'), of('b')], [], []);
  expect(rows.map((row) => [row.sourceStoreName, row.quantity])).toEqual([
    ['A', 2],
    ['B', 4],
  ]);
});
