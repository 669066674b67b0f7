// North Supply ships an order in several parcels; each comes back as it left.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
