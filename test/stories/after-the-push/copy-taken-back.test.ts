// Mug Street's staff take back a shipment that North Supply made: the goods have left once, and are pushed no second time.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../support/world.ts';

const minute = 60_000;

describe('a shipment that is taken back at the customer’s store only', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  const pushed = async () =>
    (await world.source.listOrders()).filter(({ sourceIdentifier }) => sourceIdentifier);

  it('[OP2] is no reason to push its units again', async () => {
    const { street, source } = world;
    const { id } = await street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }]);
    await world.run(minute);
    const [made] = await pushed();
    await source.ship(made?.id ?? '', { company: 'UPS', number: '1Z-BACK' });
    await world.run(2 * minute);
    await street.takeShipmentBack(id, 0);
    await world.run(5 * minute);
    expect(await pushed()).toHaveLength(1);
  });

  it('[OP2, RV2] nor is a refund of what was shipped while another unit is still to go', async () => {
    const { street, source } = world;
    const { id } = await street.placeOrder([{ sku: 'MUG-RED', quantity: 3 }], { charged: true });
    await world.run(minute);
    const [made] = await pushed();
    await source.ship(made?.id ?? '', { company: 'UPS', number: '1Z-ONE' }, { 'MUG-RED': 1 });
    await world.run(2 * minute);
    await street.refundLines(id, {
      lines: [{ sku: 'MUG-RED', quantity: 1, restock: 'RETURN', location: 'Mug Street shop' }],
      amount: '19.50',
    });
    await world.run(5 * minute);
    expect(await pushed()).toHaveLength(1);
    const after = await source.readAfter(made?.id ?? '');
    expect(after.lines).toMatchObject([{ currentQuantity: 2, unfulfilled: 2 }]);
    expect(after.refunds).toMatchObject([
      { amount: '19.50', lines: [{ quantity: 1, restock: 'RETURN' }] },
    ]);
  });
});
