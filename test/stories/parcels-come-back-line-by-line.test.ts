// North Supply ships an order in several parcels; each comes back as it left.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shippedOrder } from '../support/shipped-order.ts';
import { openWorld, type World } from '../support/world.ts';

const minute = 60_000;

describe('several parcels', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  it('[TR2] come back line by line and unit by unit', async () => {
    const { street, source } = world;
    const placed = await street.placeOrder([
      { sku: 'MUG-RED', quantity: 3 },
      { sku: 'TEE-M', quantity: 1 },
    ]);
    await world.run(minute);
    const [made] = await source.listOrders();
    await source.ship(made?.id ?? '', { company: 'UPS', number: '1Z-FIRST' }, { 'MUG-RED': 1 });
    await world.run(minute);
    expect(await street.readOrder(placed.id)).toMatchObject({
      displayFulfillmentStatus: 'PARTIALLY_FULFILLED',
    });
    await source.ship(made?.id ?? '', { company: 'DHL Express', number: 'DHL-SECOND' });
    await world.run(minute);

    const sold = await street.readOrder(placed.id);
    const parcels = sold.fulfillments.map((parcel) => ({
      number: parcel.trackingInfo[0]?.number,
      lines: parcel.fulfillmentLineItems.nodes
        .map((line) => `${line.quantity} ${line.lineItem.sku}`)
        .sort(),
    }));
    expect(parcels.sort((a, b) => (a.number ?? '').localeCompare(b.number ?? ''))).toEqual(
      [
        { number: '1Z-FIRST', lines: ['1 MUG-RED'] },
        { number: 'DHL-SECOND', lines: ['1 TEE-M', '2 MUG-RED'] },
      ].sort((a, b) => a.number.localeCompare(b.number)),
    );
    expect(sold.displayFulfillmentStatus).toBe('FULFILLED');
  });

  it('[TR2] tell two lines of one SKU apart', async () => {
    const { street, source } = world;
    const placed = await street.placeOrder([
      { sku: 'MUG-RED', quantity: 1 },
      { sku: 'MUG-RED', quantity: 2 },
    ]);
    await world.run(minute);
    const [made] = await source.listOrders();
    expect(made?.lineItems.nodes.map((line) => line.quantity)).toEqual([1, 2]);
    await source.ship(made?.id ?? '', { company: 'UPS', number: '1Z-ALL' });
    await world.run(minute);
    const sold = await street.readOrder(placed.id);
    const shipped = sold.fulfillments.flatMap((parcel) => parcel.fulfillmentLineItems.nodes);
    const byLine = Object.fromEntries(shipped.map((line) => [line.lineItem.id, line.quantity]));
    expect(byLine).toEqual(
      Object.fromEntries(sold.lineItems.nodes.map((line) => [line.id, line.quantity])),
    );
  });

  it('[TR2] of two lines of one SKU, one after the other, are each of the right line', async () => {
    const order = await shippedOrder(world);
    const ups = (number: string) => ({ company: 'UPS', numbers: [number] });
    await world.source.shipLine(order.made, 1, 2, ups('1Z-SECOND'));
    await world.run(minute);
    await world.source.shipLine(order.made, 0, 2, ups('1Z-FIRST'));
    await world.source.shipLine(order.made, 1, 1, ups('1Z-REST'));
    await world.run(minute);
    // Of two that leave at once, either may come first.
    const parcels = (await order.parcels()).map(({ numbers, units }) => [numbers.join(), units]);
    expect(Object.fromEntries(parcels)).toEqual({
      '1Z-SECOND': { 1: 2 },
      '1Z-FIRST': { 0: 2 },
      '1Z-REST': { 1: 1 },
    });
    expect(parcels).toHaveLength(3);
    expect(await order.open()).toEqual([0, 0, 1]);
  });

  it('[TR2] of an order with more lines than one page are read whole, and each is of its line', async () => {
    const { street, source } = world;
    const skus = ['MUG-RED', 'MUG-BLUE', 'TOTE-NAT'];
    const placed = await street.placeOrder(
      Array.from({ length: 60 }, (_, at) => ({ sku: skus[at % 3] ?? '', quantity: 1 })),
    );
    await world.run(2 * minute);
    const [made] = await source.listOrders();
    await source.shipLine(made?.id ?? '', 45, 1, { company: 'UPS', numbers: ['1Z-45'] });
    await world.run(minute);
    const shipped = async () => {
      const sold = await street.readAfter(placed.id);
      const places = new Map(sold.lines.map(({ id }, at) => [id, at]));
      return sold.fulfillments.map(({ tracking, lines }) => [
        tracking[0]?.number,
        lines.map(({ lineId }) => places.get(lineId)).sort((a, b) => (a ?? 0) - (b ?? 0)),
      ]);
    };
    expect(await shipped()).toEqual([['1Z-45', [45]]]);
    const open = await source.readAfter(made?.id ?? '');
    expect(open.lines).toHaveLength(60);
    await source.post(
      `mutation Ship($group: ID!) {
        fulfillmentCreate(fulfillment: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: $group }],
          trackingInfo: { company: "UPS", number: "1Z-REST" } }) { userErrors { message } } }`,
      {
        group: [...source.store.state.fulfillmentOrders.all()].find(
          ({ orderId }) => orderId === made?.id,
        )?.id,
      },
    );
    await world.run(2 * minute);
    const rest = Array.from({ length: 60 }, (_, at) => at).filter((at) => at !== 45);
    expect(await shipped()).toEqual([
      ['1Z-45', [45]],
      ['1Z-REST', rest],
    ]);
    const sold = await street.readAfter(placed.id);
    expect(sold.fulfillmentStatus).toBe('FULFILLED');
  });

  it('[TR2] that leave at once with one number are two shipments all the same', async () => {
    const { street, source, road, edge } = world;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
    source.store.faults.dropWebhooks.probability = 1;
    const [made] = await source.listOrders();
    for (let parcel = 0; parcel < 2; parcel += 1)
      await source.ship(made?.id ?? '', { company: 'UPS', number: '1Z-SHARED' }, { 'MUG-RED': 1 });
    const { store } = await road.open('demo', source.id);
    const shipped = await source.readOrder(made?.id ?? '');
    for (const { id } of shipped.fulfillments)
      await road.handle(store, { kind: 'shipment-changed', orderId: shipped.id, shipmentId: id });
    const rows = await edge.database('demo').query.shipments.findMany();
    await Promise.all(rows.map(({ id }) => road.mirrorShipment('demo', id)));
    await world.run(5 * minute);
    const sold = await street.readOrder(placed.id);
    expect(
      sold.fulfillments.map((parcel) => parcel.fulfillmentLineItems.nodes[0]?.quantity),
    ).toEqual([1, 1]);
    expect(sold.displayFulfillmentStatus).toBe('FULFILLED');
  });

  it('[TR3] entered by hand on the destination are recognised, not doubled', async () => {
    const { street, source } = world;
    const placed = await street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
    await street.ship(placed.id, { company: 'UPS', number: '1Z-BY-HAND' });
    const [made] = await source.listOrders();
    await source.ship(made?.id ?? '', { company: 'UPS', number: '1Z-BY-HAND' });
    await world.run(20 * minute);
    const sold = await street.readOrder(placed.id);
    expect(sold.fulfillments).toHaveLength(1);
  });
});
