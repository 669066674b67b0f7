// What becomes of an order's units, money, parcels and the order itself after its sale, as the mirror of two stores needs it.
import { expect, it } from 'vitest';
import { storeDesk } from '../../support/store-desk.ts';
import { openTestStore, token } from './open-store.ts';

/** Three red mugs and a tee, charged 83.50 with shipping. */
async function openSold(change: object = {}) {
  const test = openTestStore();
  const desk = storeDesk(test.store, token);
  const subscribe = (topic: string) =>
    test.get(
      `mutation { webhookSubscriptionCreate(topic: ${topic}, webhookSubscription: { uri: "https://app.test/in" }) {
        userErrors { message } } }`,
    );
  const { id } = await desk.placeOrder(
    [
      { sku: 'MUG-RED', quantity: 3 },
      { sku: 'TEE-S', quantity: 1 },
    ],
    { charged: true, ...change },
  );
  const later = async () => {
    await test.store.deliverDue();
    test.clock.at += 60_000;
    await test.store.deliverDue();
    return test.sent.splice(0);
  };
  return { test, desk, id, later, subscribe };
}

it('units refunded unshipped go back where they were to ship from, or to the location named', async () => {
  const { test, desk, id } = await openSold();
  await desk.refundLines(id, { lines: [{ sku: 'MUG-RED', quantity: 1, restock: 'CANCEL' }] });
  expect(test.stock('MUG-RED', 'Main')).toBe('8/10/2');
  await desk.refundLines(id, {
    lines: [{ sku: 'MUG-RED', quantity: 1, restock: 'CANCEL', location: 'Overflow' }],
  });
  expect([test.stock('MUG-RED', 'Main'), test.stock('MUG-RED', 'Overflow')]).toEqual([
    '8/9/1',
    '6/6/0',
  ]);
  const after = await desk.readAfter(id);
  expect(after.refunds.map(({ lines }) => lines[0]?.location)).toEqual(['Main', 'Overflow']);
  expect(after).toMatchObject({ refunded: '0.00', lines: [{ unfulfilled: 1 }, {}] });
});

it('units refunded and put nowhere count for shipped ones first', async () => {
  const { test, desk, id } = await openSold();
  await desk.shipLine(id, 0, 1, { numbers: ['1Z'] });
  const lost = (quantity: number) =>
    desk.refundLines(id, { lines: [{ sku: 'MUG-RED', quantity, restock: 'NO_RESTOCK' }] });
  await lost(1);
  expect((await desk.readAfter(id)).lines[0]).toMatchObject({ currentQuantity: 2, unfulfilled: 2 });
  await lost(1);
  expect((await desk.readAfter(id)).lines[0]).toMatchObject({ currentQuantity: 1, unfulfilled: 1 });
  expect(test.stock('MUG-RED', 'Main')).toBe('7/8/1');
});

it('the tax of shipping goes back with its share', async () => {
  const { test, desk } = await openSold();
  const { id } = await desk.placeOrder([{ sku: 'TEE-S', quantity: 1 }], {
    received: '27.50',
    taxes: [{ title: 'Tax', rate: '0.1' }],
  });
  await desk.refundLines(id, { shipping: '2.50', note: 'late' });
  expect(
    await test.get(
      `query($id: ID!) { order(id: $id) { refunds(first: 2) { note refundShippingLines(first: 2) { nodes {
        subtotalAmountSet { shopMoney { amount } } taxAmountSet { shopMoney { amount } } shippingLine { title } } } } } }`,
      { id },
    ),
  ).toEqual({
    order: {
      refunds: [
        {
          note: 'late',
          refundShippingLines: {
            nodes: [
              {
                subtotalAmountSet: { shopMoney: { amount: '2.5' } },
                taxAmountSet: { shopMoney: { amount: '0.25' } },
                shippingLine: { title: 'Standard' },
              },
            ],
          },
        },
      ],
    },
  });
});

it('no more money goes back than came in', async () => {
  const { desk, id } = await openSold();
  await desk.refundAmount(id, '80.00');
  await expect(desk.refundAmount(id, '3.51')).rejects.toThrow('3.50 USD that can be refunded');
  await desk.refundAmount(id, '3.50');
  expect(await desk.readAfter(id)).toMatchObject({
    financialStatus: 'REFUNDED',
    refunded: '83.50',
  });
});

it('cancelled after part of it shipped and part was refunded, the rest is refunded, open units are put back', async () => {
  const { test, desk, id, later } = await openSold();
  await desk.shipLine(id, 0, 1, { numbers: ['1Z'] });
  await desk.refundLines(id, {
    lines: [{ sku: 'MUG-RED', quantity: 1, restock: 'CANCEL' }],
    amount: '19.50',
  });
  await desk.cancelWith(id, { refund: true, restock: true, note: 'ma_0123' });
  await later();
  const after = await desk.readAfter(id);
  expect(after).toMatchObject({ cancelNote: 'ma_0123', refunded: '83.50' });
  expect(after.refunds[1]).toMatchObject({
    amount: '64.00',
    shipping: '5.00',
    lines: [
      { sku: 'MUG-RED', quantity: 1, restock: 'CANCEL', location: 'Main' },
      { sku: 'MUG-RED', quantity: 1, restock: 'NO_RESTOCK', location: null },
      { sku: 'TEE-S', quantity: 1, restock: 'CANCEL', location: 'Main' },
    ],
  });
  expect(test.stock('MUG-RED', 'Main')).toBe('9/9/0');
  await expect(desk.cancelWith(id, { refund: true, restock: true })).rejects.toThrow('already');
});

it('an order that was shipped is cancelled or not, as the store is set', async () => {
  const { test, desk, id, later } = await openSold();
  await desk.shipLine(id, 0, 3, { numbers: ['1Z'] });
  test.store.faults.cancelShipped = 'refuse';
  await expect(desk.cancelWith(id, { refund: false, restock: true })).rejects.toThrow('fulfilled');
  test.store.faults.cancelShipped = 'accept';
  await desk.cancelWith(id, { refund: false, restock: true });
  await later();
  const after = await desk.readAfter(id);
  expect(after.cancelledAt).not.toBeNull();
  expect(after.fulfillments).toMatchObject([{ status: 'SUCCESS' }]);
});

it('a delivery status is shown, kept and told', async () => {
  const { desk, id, later, subscribe } = await openSold();
  await desk.shipLine(id, 0, 1, { company: 'UPS', numbers: ['1Z'] });
  await later();
  await subscribe('FULFILLMENTS_UPDATE');
  await desk.deliver(id, 0, 'OUT_FOR_DELIVERY');
  await desk.changeTracking(id, 0, { company: 'UPS', numbers: ['1Z', '2Z'] });
  await desk.takeShipmentBack(id, 0);
  expect((await later()).map(({ body }) => body)).toMatchObject([
    { shipment_status: 'out_for_delivery', tracking_numbers: ['1Z'], status: 'success' },
    { shipment_status: 'out_for_delivery', tracking_numbers: ['1Z', '2Z'] },
    { status: 'cancelled' },
  ]);
});

it('a corrected address, an edit and a refund each make orders/updated go out', async () => {
  const { desk, id, later, subscribe } = await openSold();
  await later();
  for (const topic of ['ORDERS_UPDATED', 'ORDERS_EDITED', 'REFUNDS_CREATE']) await subscribe(topic);
  await desk.changeAddress(id, { address1: '20 Pine St' });
  await desk.editLine(id, 0, 2);
  await desk.refundAmount(id, '1.00');
  const told = await later();
  expect(told.map(({ topic }) => topic)).toEqual([
    'orders/updated',
    'orders/edited',
    'orders/updated',
    'refunds/create',
    'orders/updated',
  ]);
  expect(told[0]?.body).toMatchObject({ shipping_address: { address1: '20 Pine St' } });
});

it('a list of orders tells which were touched after their sale', async () => {
  const { test, desk, id } = await openSold();
  await desk.shipLine(id, 0, 1, { numbers: ['1Z'] });
  await desk.editLine(id, 1, 0);
  await desk.refundAmount(id, '1.00');
  await desk.openReturn(id, [{ sku: 'MUG-RED', quantity: 1 }]);
  const list = `query($query: String) { orders(first: 5, query: $query) { nodes {
    edited returnStatus cancelledAt refunds(first: 1) { id } } } }`;
  expect(await test.get(list, { query: 'return_status:in_progress' })).toMatchObject({
    orders: {
      nodes: [{ edited: true, returnStatus: 'IN_PROGRESS', refunds: [{ id: expect.any(String) }] }],
    },
  });
  expect(await test.get(list, { query: 'return_status:returned' })).toEqual({
    orders: { nodes: [] },
  });
});

it('only a cancelled, archived or test order is deleted; nothing of it is left', async () => {
  const { test, desk, id, later, subscribe } = await openSold();
  await expect(desk.deleteOrder(id)).rejects.toThrow('Only cancelled, archived and test orders');
  await desk.shipLine(id, 1, 1, { numbers: ['1Z'] });
  await subscribe('ORDERS_DELETE');
  await desk.cancelWith(id, { refund: true, restock: true });
  await later();
  await desk.deleteOrder(id);
  expect(await desk.isGone(id)).toBe(true);
  await expect(desk.readAfter(id)).rejects.toThrow(`No order ${id}`);
  expect(await later()).toEqual([
    { topic: 'orders/delete', body: { id: Number(id.split('/').at(-1)) } },
  ]);
  const { state } = test.store;
  for (const records of [state.fulfillments, state.fulfillmentOrders, state.refunds])
    expect(records.size).toBe(0);
  await expect(desk.deleteOrder(id)).rejects.toThrow('does not exist');
});

it('a test order is deleted while units of it are open: they are available again', async () => {
  const { test, desk, id } = await openSold({ test: true });
  await desk.deleteOrder(id);
  expect(test.stock('MUG-RED', 'Main')).toBe('10/10/0');
});

it('an order deleted while its cancellation is under way stays deleted', async () => {
  const { desk, id, later } = await openSold({ test: true });
  await desk.cancelWith(id, { refund: true, restock: true });
  await desk.deleteOrder(id);
  await later();
  expect(await desk.isGone(id)).toBe(true);
});
