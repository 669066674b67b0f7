// Units that come back to no shelf, in every way a store says so: where Order Push is off they stay taken at the source.
import { afterEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { openWorld, type World, type WorldOptions } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;
const shop = 'Mug Street shop';

let world: World;
const open = async (options: WorldOptions = {}) => {
  world = await openWorld(options);
  await world.putOffReconciling();
  await world.applyFirstLevels();
  await world.run(20 * second);
};
afterEach(() => world.close());

/** One red mug of Mug Street's order goes back, to its shelf or nowhere. */
const refund = (
  of: World['street'],
  orderId: string,
  { restock, amount }: { restock: 'CANCEL' | 'RETURN' | 'NO_RESTOCK'; amount?: string },
) =>
  of.refundLines(orderId, {
    lines: [
      {
        sku: 'MUG-RED',
        quantity: 1,
        restock,
        ...(restock === 'NO_RESTOCK' ? {} : { location: shop }),
      },
    ],
    ...(amount === undefined ? {} : { amount }),
  });

describe('where Order Push is off', () => {
  /** Three mugs, sold and taken at North Supply by an adjustment. */
  const sellOff = async (options: WorldOptions, ship: boolean, pickup = false) => {
    await open(options);
    const stock = await world.source.available('MUG-RED');
    const { id: sold } = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 3 }], {
      charged: true,
      pickup,
    });
    await world.run(minute);
    if (ship) await world.street.ship(sold, { company: 'UPS', number: '1Z-STREET' });
    await world.run(minute);
    const taken = async () => stock - (await world.source.available('MUG-RED'));
    expect(await taken()).toBe(3);
    return { sold, taken };
  };

  it('[ST2] processed with its shelf, refunded after', async () => {
    const { sold, taken } = await sellOff({ street: { orderPush: false } }, true);
    const id = await world.street.openReturn(sold, [{ sku: 'MUG-RED', quantity: 1 }]);
    await world.street.processReturn(id, { restockAt: shop });
    await world.run(5 * minute);
    await refund(world.street, sold, { restock: 'NO_RESTOCK', amount: '19.50' });
    await world.run(5 * minute);
    expect(await taken()).toBe(2);
  });

  it('[ST2, OP15] a lost mug stays taken after the rest was pushed and the order is read again', async () => {
    const { sold, taken } = await sellOff({ street: { orderPush: false } }, false);
    await world.street.ship(sold, { company: 'UPS', number: '1Z-ONE' }, { 'MUG-RED': 1 });
    await refund(world.street, sold, { restock: 'NO_RESTOCK' });
    await world.run(minute);
    const { pushSettings } = personOf(world);
    await pushSettings.switch({ storeId: world.street.id, on: true });
    await world.run(minute);
    await pushSettings.pushOlder({ storeId: world.street.id, platformOrderIds: [sold] });
    await world.run(2 * minute);
    expect(await taken()).toBe(3);
    await world.street.refundAmount(sold, '1.00');
    await world.run(5 * minute);
    expect(await taken()).toBe(3);
  });

  it('[ST2, OP12] a lost mug of an order that was fetched at the shop stays taken', async () => {
    const { sold, taken } = await sellOff({}, true, true);
    await refund(world.street, sold, { restock: 'NO_RESTOCK' });
    await world.run(5 * minute);
    expect(await taken()).toBe(3);
  });

  it('[ST2] a mug that came back broken in a return, not refunded yet, stays taken', async () => {
    const { sold, taken } = await sellOff({ street: { orderPush: false } }, true);
    const id = await world.street.openReturn(sold, [{ sku: 'MUG-RED', quantity: 1 }]);
    await world.street.processReturn(id);
    await world.run(5 * minute);
    expect(await taken()).toBe(3);
  });

  it('[ST2] two lines of one SKU, one mug lost of one and one put back of the other', async () => {
    await open({ street: { orderPush: false } });
    const stock = await world.source.available('MUG-RED');
    const mugs = { sku: 'MUG-RED', quantity: 2 };
    const { id: sold } = await world.street.placeOrder([mugs, mugs], { charged: true });
    await world.run(minute);
    await world.street.ship(sold, { company: 'UPS', number: '1Z-STREET' });
    await world.run(minute);
    const { lines } = await world.street.readAfter(sold);
    await world.street.refundLines(sold, {
      lines: [
        { lineId: lines[0]?.id ?? '', quantity: 1, restock: 'NO_RESTOCK' },
        { lineId: lines[1]?.id ?? '', quantity: 1, restock: 'RETURN', location: shop },
      ],
    });
    await world.run(5 * minute);
    expect(stock - (await world.source.available('MUG-RED'))).toBe(3);
  });
});
