// The desk's verbs of an order after its sale, and the one reading a story compares.
import { expect, it } from 'vitest';
import { storeDesk } from '../../support/store-desk.ts';
import { openTestStore, token } from './open-store.ts';

/** Three lines, two of one SKU, paid: 3 × 19.50 + 20.00 + 5.00 shipping. */
async function openOrder() {
  const test = openTestStore();
  const desk = storeDesk(test.store, token);
  const { id } = await desk.placeOrder(
    [
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'TEE-S', quantity: 1 },
      { sku: 'MUG-RED', quantity: 1 },
    ],
    { charged: true },
  );
  return { test, desk, id };
}

it('two lines of one SKU are shipped each by itself', async () => {
  const { desk, id } = await openOrder();
  await desk.shipLine(id, 2, 1, { company: 'UPS', numbers: ['1Z2'] });
  await desk.shipLine(id, 0, 1, { company: 'UPS', numbers: ['1Z0'] });
  const after = await desk.readAfter(id);
  const [first, , third] = after.lines;
  expect(after.lines.map(({ unfulfilled }) => unfulfilled)).toEqual([1, 1, 0]);
  expect(after.fulfillments.map(({ lines }) => lines)).toEqual([
    [{ lineId: third?.id, sku: 'MUG-RED', quantity: 1 }],
    [{ lineId: first?.id, sku: 'MUG-RED', quantity: 1 }],
  ]);
  await expect(desk.shipLine(id, 2, 1, { numbers: ['1Z3'] })).rejects.toThrow('not there to ship');
});

it('tracking changes, parcels are taken back, the carrier tells how far it is', async () => {
  const { desk, id } = await openOrder();
  await desk.shipLine(id, 0, 2, { company: 'UPS', numbers: ['1Z0'] });
  await desk.shipLine(id, 1, 1, { company: 'UPS', numbers: ['1Z1'] });
  await desk.changeTracking(id, 0, {
    company: 'Van',
    numbers: ['A', 'B'],
    urls: ['https://van.example/A', 'https://van.example/B'],
  });
  await desk.deliver(id, 0, 'DELIVERED', '2026-11-24T09:00:00Z');
  await desk.takeShipmentBack(id, 1);
  const after = await desk.readAfter(id);
  expect(after.fulfillments).toMatchObject([
    {
      status: 'SUCCESS',
      displayStatus: 'DELIVERED',
      deliveredAt: '2026-11-24T09:00:00Z',
      tracking: [
        { company: 'Van', number: 'A', url: 'https://van.example/A' },
        { company: 'Van', number: 'B', url: 'https://van.example/B' },
      ],
    },
    { status: 'CANCELLED', displayStatus: 'CANCELED' },
  ]);
  expect(after.lines.map(({ unfulfilled }) => unfulfilled)).toEqual([0, 1, 1]);
});

it('units, an amount and shipping are refunded', async () => {
  const { desk, id } = await openOrder();
  await desk.shipLine(id, 2, 1, { numbers: ['1Z'] });
  const { lines } = await desk.readAfter(id);
  await desk.refundLines(id, {
    lines: [
      { sku: 'MUG-RED', quantity: 1, restock: 'CANCEL' },
      { lineId: lines[2]?.id ?? '', quantity: 1, restock: 'RETURN', location: 'Overflow' },
    ],
    amount: '30.00',
    note: 'broken',
  });
  await desk.refundAmount(id, '1.50');
  await desk.refundLines(id, { shipping: '5.00' });
  const after = await desk.readAfter(id);
  expect(after).toMatchObject({
    received: '83.50',
    refunded: '31.50',
    financialStatus: 'PARTIALLY_REFUNDED',
    lines: [{ currentQuantity: 1 }, { currentQuantity: 1 }, { currentQuantity: 0 }],
    refunds: [
      {
        note: 'broken',
        amount: '30.00',
        shipping: '0.00',
        lines: [
          { quantity: 1, restock: 'CANCEL', location: 'Main', amount: '19.50' },
          { quantity: 1, restock: 'RETURN', location: 'Overflow', amount: '19.50' },
        ],
      },
      { lines: [], amount: '1.50', shipping: '0.00' },
      { lines: [], amount: '0.00', shipping: '5.00' },
    ],
  });
});

it('lines are edited and added, the address is corrected in part', async () => {
  const { desk, id } = await openOrder();
  await desk.editLine(id, 2, 0);
  const added = await desk.addLine(id, 'TEE-S', 2);
  await desk.changeAddress(id, { address1: '20 Pine St', phone: '+15125550111' });
  const after = await desk.readAfter(id);
  expect(after.lines).toMatchObject([
    { sku: 'MUG-RED', currentQuantity: 2 },
    { sku: 'TEE-S', currentQuantity: 1 },
    { sku: 'MUG-RED', quantity: 1, currentQuantity: 0 },
    { id: added, sku: 'TEE-S', quantity: 2, currentQuantity: 2, mark: null },
  ]);
  expect(after.address).toMatchObject({
    address1: '20 Pine St',
    city: 'Austin',
    phone: '+15125550111',
  });
});

it('is cancelled with its money kept or given back', async () => {
  const { desk, id, test } = await openOrder();
  await desk.cancelWith(id, { refund: false, restock: true, note: 'by phone' });
  await test.store.deliverDue();
  test.clock.at += 60_000;
  await test.store.deliverDue();
  expect(await desk.readAfter(id)).toMatchObject({
    cancelNote: 'by phone',
    received: '83.50',
    refunded: '0.00',
    fulfillmentStatus: 'RESTOCKED',
  });
});
