// A destination whose goods lie in two source stores: each gets the lines it ships, and each push stands for itself.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { pushedTo } from '../support/seen-orders.ts';
import { southDepot } from '../support/south-depot.ts';
import { openWorld, type World, type WorldStore } from '../support/world.ts';

const minute = 60_000;

describe('an order whose lines belong to two source stores', () => {
  let world: World;
  let north: WorldStore;
  let south: WorldStore;
  beforeEach(async () => {
    world = await openWorld({ more: [southDepot()] });
    const [depot] = world.more;
    if (!depot) throw new Error('no second source');
    north = world.source;
    south = depot;
  });
  afterEach(() => world.close());

  const place = () =>
    world.street.placeOrder([
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'PIN-MUGST', quantity: 1 },
    ]);
  const shipping = (order: Awaited<ReturnType<typeof pushedTo>>[number] | undefined) =>
    order?.shippingLines.nodes.map((line) => line.originalPriceSet.shopMoney.amount);

  it('[OP13] becomes an order at each, with a status of its own', async () => {
    // The depot lets nobody in: the other push goes all the same.
    south.store.faults.refuse = 401;
    await place();
    await world.run(minute);
    const person = personOf(world);
    const [row] = (await person.orderPush.list({})).rows;
    expect(row?.pushStatus).toBe('failed');
    expect(row?.pushes.map((push) => [push.part, push.sourceStoreName, push.state])).toEqual([
      [1, 'North Supply', 'created'],
      [2, 'South Depot', 'failed'],
    ]);
    south.store.faults.refuse = null;
    await person.orderPush.retry({ pushId: row?.pushes[1]?.id ?? '' });
    await world.run(2 * minute);
    expect((await person.orderPush.list({})).rows[0]?.pushStatus).toBe('success');
    expect((await pushedTo(north)).map((one) => one.lineItems.nodes.map(({ sku }) => sku))).toEqual(
      [['MUG-RED']],
    );
    expect((await pushedTo(south)).map((one) => one.lineItems.nodes.map(({ sku }) => sku))).toEqual(
      [['PIN-MUGST']],
    );
  });

  it.each([
    ['first', ['5.0'], ['0.0']],
    // 39.00 of 45.00 for the mugs.
    ['split', ['4.33'], ['0.67']],
    ['none', ['0.0'], ['0.0']],
  ] as const)(
    '[OP13] charges shipping by the merchant’s setting: %s',
    async (cost, atNorth, atSouth) => {
      await world.setOrderPush(world.street, { shippingCost: cost });
      await place();
      await world.run(minute);
      const [mugs] = await pushedTo(north);
      const [pins] = await pushedTo(south);
      expect(shipping(mugs)).toEqual(atNorth);
      expect(shipping(pins)).toEqual(atSouth);
    },
  );

  it('[OP13, TR2] brings back what each ships onto the one order', async () => {
    const placed = await place();
    await world.run(minute);
    const [mugs] = await pushedTo(north);
    const [pins] = await pushedTo(south);
    await north.ship(mugs?.id ?? '', { company: 'UPS', number: '1Z-NORTH' });
    await south.ship(pins?.id ?? '', { company: 'USPS', number: '9400-SOUTH' });
    await world.run(5 * minute);
    const sold = await world.street.readOrder(placed.id);
    expect(
      sold.fulfillments
        .flatMap((parcel) =>
          parcel.fulfillmentLineItems.nodes.map(
            ({ quantity, lineItem }) =>
              `${parcel.trackingInfo[0]?.number}: ${quantity} ${lineItem.sku}`,
          ),
        )
        .sort(),
    ).toEqual(['1Z-NORTH: 2 MUG-RED', '9400-SOUTH: 1 PIN-MUGST']);
  });
});
