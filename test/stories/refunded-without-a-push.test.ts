// Order Push is off, so our adjustments took what was sold: a refund gives back what its merchant put back, and nothing else.
import { afterEach, describe, expect, it } from 'vitest';
import { personOf } from '../support/person.ts';
import { openWorld, type World } from '../support/world.ts';

const second = 1_000;
const minute = 60 * second;
const shop = 'Mug Street shop';

describe('an order of a store whose Order Push is off, refunded after it was taken at the source', () => {
  let world: World;
  afterEach(() => world.close());

  /** Three red mugs are sold at Mug Street, shipped there or not, and taken at North Supply. */
  const sell = async (ship: boolean) => {
    world = await openWorld({ street: { orderPush: false } });
    await world.applyFirstLevels();
    await world.run(20 * second);
    const stock = await world.source.available('MUG-RED');
    const sold = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 3 }], {
      charged: true,
    });
    await world.run(minute);
    if (ship) await world.street.ship(sold.id, { company: 'UPS', number: '1Z-STREET' });
    await world.run(minute);
    const taken = async () => stock - (await world.source.available('MUG-RED'));
    expect(await taken()).toBe(3);
    return { sold: sold.id, taken };
  };
  const refund = (sold: string, restock: 'CANCEL' | 'RETURN' | 'NO_RESTOCK', quantity = 1) =>
    world.street.refundLines(sold, {
      lines: [
        {
          sku: 'MUG-RED',
          quantity,
          restock,
          ...(restock === 'NO_RESTOCK' ? {} : { location: shop }),
        },
      ],
    });
  /** All shelves show what the ledgers say. */
  const expectAligned = async () => {
    await world.run(3 * minute);
    const { free } = world.ledgerOf('MUG-RED');
    for (const store of [world.street, world.harbor])
      expect((await store.levels('MUG-RED'))[0]?.available).toBe(free);
    expect(free).toBe(await world.source.available('MUG-RED'));
  };

  it.each([
    ['shipped', 'NO_RESTOCK', 3],
    ['shipped', 'RETURN', 2],
    // They never left: the source has them.
    ['open', 'NO_RESTOCK', 2],
    ['open', 'CANCEL', 2],
  ] as const)(
    '[ST2] one of three %s units, %s: %i stay taken at the source',
    async (state, restock, left) => {
      const { sold, taken } = await sell(state === 'shipped');
      await refund(sold, restock);
      await expectAligned();
      expect(await taken()).toBe(left);
    },
  );

  it('[ST2] one put back and one lost, one after the other', async () => {
    const { sold, taken } = await sell(true);
    await refund(sold, 'NO_RESTOCK');
    await world.run(minute);
    await refund(sold, 'RETURN');
    await expectAligned();
    expect(await taken()).toBe(2);
  });

  it('[ST2] heard of only when it was refunded already', async () => {
    const { sold, taken } = await sell(true);
    world.street.store.faults.dropWebhooks.probability = 1;
    await refund(sold, 'NO_RESTOCK');
    const other = await world.street.placeOrder([{ sku: 'MUG-RED', quantity: 2 }], {
      charged: true,
    });
    await world.street.ship(other.id, { company: 'UPS', number: '1Z-OTHER' });
    await refund(other.id, 'NO_RESTOCK');
    world.street.store.faults.dropWebhooks.probability = 0;
    await personOf(world).reconciles.start({ kind: 'changed' });
    await world.run(10 * minute);
    await expectAligned();
    expect(await taken()).toBe(5);
  });

  it('[ST2] a lost unit stays taken when Order Push goes on later', async () => {
    const { sold, taken } = await sell(true);
    await refund(sold, 'NO_RESTOCK');
    await world.run(minute);
    const { pushSettings } = personOf(world);
    await pushSettings.switch({ storeId: world.street.id, on: true });
    await world.run(minute);
    await world.street.refundAmount(sold, '1.00');
    await expectAligned();
    expect(await taken()).toBe(3);
  });

  it('[ST2, OP15] a lost unit stays taken when the rest of the order is pushed after all', async () => {
    const { sold, taken } = await sell(false);
    await world.street.ship(sold, { company: 'UPS', number: '1Z-ONE' }, { 'MUG-RED': 1 });
    await refund(sold, 'NO_RESTOCK');
    await world.run(minute);
    const { pushSettings } = personOf(world);
    await pushSettings.switch({ storeId: world.street.id, on: true });
    await world.run(minute);
    await pushSettings.pushOlder({ storeId: world.street.id, platformOrderIds: [sold] });
    await world.run(2 * minute);
    const pushed = (await world.source.listOrders()).find((order) => order.sourceIdentifier);
    expect(pushed?.lineItems.nodes).toMatchObject([{ sku: 'MUG-RED', quantity: 2 }]);
    await expectAligned();
    expect(await taken()).toBe(3);
  });
});
