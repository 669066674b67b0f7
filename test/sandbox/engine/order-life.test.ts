// What becomes of an order: cancelled by a job, refunded, shipped in parts, moved, held and edited.
import { expect, it } from 'vitest';
import { openTestStore, placeOrder, type TestStore } from './open-store.ts';

const read = `query($id: ID!) { order(id: $id) {
  cancelledAt cancelReason displayFinancialStatus displayFulfillmentStatus totalRefunded totalOutstandingSet { shopMoney { amount } }
  currentTotalPriceSet { shopMoney { amount } }
  lineItems(first: 9) { nodes { sku quantity currentQuantity unfulfilledQuantity refundableQuantity } }
  fulfillmentOrders(first: 9) { nodes { id status supportedActions { action } assignedLocation { name } lineItems(first: 9) { nodes { id remainingQuantity } } } }
} }`;

type OrderView = {
  cancelledAt: string | null;
  displayFinancialStatus: string;
  displayFulfillmentStatus: string;
  totalRefunded: string;
  currentTotalPriceSet: { shopMoney: { amount: string } };
  lineItems: { nodes: Record<string, number | string>[] };
  fulfillmentOrders: {
    nodes: {
      id: string;
      status: string;
      supportedActions: { action: string }[];
      assignedLocation: { name: string };
      lineItems: { nodes: { id: string; remainingQuantity: number }[] };
    }[];
  };
};

const view = async (test: TestStore, id: string) =>
  (await test.get<{ order: OrderView }>(read, { id })).order;

const cancel = `mutation($id: ID!, $restock: Boolean!, $refund: OrderCancelRefundMethodInput) {
  orderCancel(orderId: $id, reason: CUSTOMER, restock: $restock, refundMethod: $refund) {
    job { id done } orderCancelUserErrors { code message } } }`;

type Cancelled = {
  orderCancel: {
    job: { id: string; done: boolean } | null;
    orderCancelUserErrors: { code: string }[];
  };
};

it('is cancelled by a job, some time after it was asked for', async () => {
  const test = openTestStore();
  test.store.faults.jobSeconds = 4;
  const order = placeOrder(test, { 'MUG-RED': 2 });
  const { orderCancel } = await test.get<Cancelled>(cancel, {
    id: order.id,
    restock: true,
    refund: { originalPaymentMethodsRefund: true },
  });
  const job = { id: orderCancel.job?.id };
  expect(orderCancel.job?.done).toBe(false);
  expect((await view(test, order.id)).cancelledAt).toBeNull();
  expect(test.store.nextDueAt()).toBe(test.clock.at + 4000);
  test.clock.at += 4000;
  expect(await test.store.deliverDue()).toBe(1);
  expect(await view(test, order.id)).toMatchObject({
    cancelledAt: '2026-11-23T12:00:04Z',
    displayFinancialStatus: 'REFUNDED',
    displayFulfillmentStatus: 'RESTOCKED',
    totalRefunded: '44.00',
  });
  expect(test.stock('MUG-RED', 'Main')).toBe('10/10/0');
  expect(await test.get('query($id: ID!) { job(id: $id) { done } }', job)).toEqual({
    job: { done: true },
  });
  const again = await test.get<Cancelled>(cancel, { id: order.id, restock: true });
  expect(again.orderCancel.orderCancelUserErrors).toMatchObject([{ code: 'INVALID' }]);
});

it('cancelled without restock, its units are gone', async () => {
  const test = openTestStore();
  const order = placeOrder(test, { 'MUG-RED': 2 }, { paid: false });
  await test.get(cancel, { id: order.id, restock: false });
  test.clock.at += 60_000;
  await test.store.deliverDue();
  expect(test.stock('MUG-RED', 'Main')).toBe('8/8/0');
  expect((await view(test, order.id)).displayFinancialStatus).toBe('VOIDED');
});

const refund = `mutation($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) {
    refund { id totalRefundedSet { shopMoney { amount } } refundLineItems(first: 5) { nodes { quantity restockType subtotalSet { shopMoney { amount } } } } }
    order { displayFinancialStatus } userErrors { field message } } }`;

type Refunded = {
  refundCreate: {
    refund: { id: string } | null;
    userErrors: { field: string[]; message: string }[];
  };
};

it('is refunded once under one key, with the money named', async () => {
  const test = openTestStore();
  const order = placeOrder(test, { 'MUG-RED': 2 });
  const [payment] = order.transactions;
  const input = {
    orderId: order.id,
    refundLineItems: [
      {
        lineItemId: order.lines[0]?.id,
        quantity: 1,
        restockType: 'CANCEL',
        locationId: test.location('Main'),
      },
    ],
    transactions: [
      {
        orderId: order.id,
        amount: '19.50',
        gateway: 'bogus',
        kind: 'REFUND',
        parentId: payment?.id,
      },
    ],
  };
  const first = await test.get<Refunded>(refund, { input, key: 'one' });
  const second = await test.get<Refunded>(refund, { input, key: 'one' });
  expect(second.refundCreate.refund?.id).toBe(first.refundCreate.refund?.id);
  expect(await view(test, order.id)).toMatchObject({
    displayFinancialStatus: 'PARTIALLY_REFUNDED',
    totalRefunded: '19.50',
    currentTotalPriceSet: { shopMoney: { amount: '24.5' } },
    lineItems: { nodes: [{ currentQuantity: 1, unfulfilledQuantity: 1, refundableQuantity: 1 }] },
  });
  expect(test.stock('MUG-RED', 'Main')).toBe('9/10/1');
  const mismatch = await test.ask(refund, { input: { ...input, note: 'other' }, key: 'one' });
  expect(mismatch.errors?.[0]?.extensions?.code).toBe('IDEMPOTENCY_KEY_PARAMETER_MISMATCH');
});

it.each([
  [
    'more units than were bought',
    { quantity: 3, restockType: 'NO_RESTOCK' },
    'Quantity cannot refund more items than were purchased.',
  ],
  [
    'a return to no location',
    { quantity: 1, restockType: 'RETURN' },
    'Location is required to return units to stock.',
  ],
])('does not refund %s', async (_, line, message) => {
  const test = openTestStore();
  const order = placeOrder(test, { 'MUG-RED': 2 });
  const input = {
    orderId: order.id,
    refundLineItems: [{ lineItemId: order.lines[0]?.id, ...line }],
  };
  const { refundCreate } = await test.get<Refunded>(refund, { input, key: 'k' });
  expect(refundCreate.userErrors).toMatchObject([{ message }]);
  expect(test.store.state.refunds.size).toBe(0);
});

const ship = `mutation($fulfillment: FulfillmentInput!) { fulfillmentCreate(fulfillment: $fulfillment) {
  fulfillment { id status trackingInfo(first: 5) { company number url } } userErrors { field message } } }`;

type Shipped = {
  fulfillmentCreate: {
    fulfillment: { id: string } | null;
    userErrors: { field: string[]; message: string }[];
  };
};

it('is shipped in parts, by what is left only', async () => {
  const test = openTestStore();
  const order = placeOrder(test, { 'MUG-RED': 3 });
  const open = (await view(test, order.id)).fulfillmentOrders.nodes[0];
  const part = (quantity: number) => ({
    fulfillment: {
      lineItemsByFulfillmentOrder: [
        {
          fulfillmentOrderId: open?.id,
          fulfillmentOrderLineItems: [{ id: open?.lineItems.nodes[0]?.id, quantity }],
        },
      ],
      trackingInfo: { company: 'UPS', numbers: ['1Z1', '1Z2'] },
      notifyCustomer: true,
    },
  });
  const first = await test.get<Shipped>(ship, part(2));
  expect(first.fulfillmentCreate.fulfillment).toMatchObject({
    trackingInfo: [
      { company: 'UPS', number: '1Z1', url: expect.stringContaining('1Z1') },
      { company: 'UPS', number: '1Z2', url: expect.stringContaining('1Z2') },
    ],
  });
  expect(await view(test, order.id)).toMatchObject({
    displayFulfillmentStatus: 'PARTIALLY_FULFILLED',
    fulfillmentOrders: { nodes: [{ status: 'IN_PROGRESS' }] },
  });
  const over = await test.get<Shipped>(ship, part(2));
  expect(over.fulfillmentCreate.userErrors).toMatchObject([
    { message: 'Invalid fulfillment order line item quantity requested.' },
  ]);
  await test.get(ship, part(1));
  expect((await view(test, order.id)).displayFulfillmentStatus).toBe('FULFILLED');
  const closed = await test.get<Shipped>(ship, part(1));
  expect(closed.fulfillmentCreate.userErrors[0]?.message).toContain('unfulfillable status= closed');
  const [, second, third] = test.store.state.mails.all();
  expect([second?.kind, third?.kind]).toEqual(['shipping_confirmation', 'shipping_confirmation']);
  expect(second?.text).toContain('UPS 1Z1');
});

it('a cancelled shipment is to ship again', async () => {
  const test = openTestStore();
  const order = placeOrder(test, { 'MUG-RED': 2 });
  const shipped = test.store.admin.shipOrder({ orderId: order.id });
  if (!shipped.ok) throw new Error('not shipped');
  await test.get(
    'mutation($id: ID!) { fulfillmentCancel(id: $id) { fulfillment { status } userErrors { message } } }',
    {
      id: shipped.value[0]?.id,
    },
  );
  expect(await view(test, order.id)).toMatchObject({
    displayFulfillmentStatus: 'UNFULFILLED',
    fulfillmentOrders: {
      nodes: [
        { status: 'CLOSED' },
        { status: 'OPEN', lineItems: { nodes: [{ remainingQuantity: 2 }] } },
      ],
    },
  });
});

it('moves in part to another location, and its stock with it', async () => {
  const test = openTestStore();
  const order = placeOrder(test, { 'MUG-RED': 3 });
  const [open] = test.store.state.fulfillmentOrders.in(order.id);
  const moved = test.store.admin.moveFulfillmentOrder({
    fulfillmentOrderId: open?.id ?? '',
    locationId: test.location('Overflow'),
    lines: [{ id: open?.lines[0]?.id ?? '', quantity: 1 }],
  });
  expect(moved.ok).toBe(true);
  expect([test.stock('MUG-RED', 'Main'), test.stock('MUG-RED', 'Overflow')]).toEqual([
    '8/10/2',
    '4/5/1',
  ]);
  const two = {
    fulfillment: {
      lineItemsByFulfillmentOrder: test.store.state.fulfillmentOrders
        .in(order.id)
        .map(({ id }) => ({ fulfillmentOrderId: id })),
    },
  };
  const { fulfillmentCreate } = await test.get<Shipped>(ship, two);
  expect(fulfillmentCreate.userErrors[0]?.message).toContain('same location');
});

it('cannot be shipped while it is on hold', async () => {
  const test = openTestStore();
  const order = placeOrder(test, { 'MUG-RED': 1 });
  const [open] = test.store.state.fulfillmentOrders.in(order.id);
  const id = { id: open?.id };
  await test.get(
    'mutation($id: ID!) { fulfillmentOrderHold(id: $id, fulfillmentHold: { reason: OTHER }) { userErrors { message } } }',
    id,
  );
  expect(await view(test, order.id)).toMatchObject({
    displayFulfillmentStatus: 'ON_HOLD',
    fulfillmentOrders: { nodes: [{ status: 'ON_HOLD' }] },
  });
  expect(test.store.admin.shipOrder({ orderId: order.id }).ok).toBe(false);
  await test.get(
    'mutation($id: ID!) { fulfillmentOrderReleaseHold(id: $id) { userErrors { message } } }',
    id,
  );
  expect(test.store.admin.shipOrder({ orderId: order.id }).ok).toBe(true);
});

it('is edited: units taken away, a variant added, the rest untouched', async () => {
  const test = openTestStore();
  const order = placeOrder(test, { 'MUG-RED': 3 });
  const begun = await test.get<{
    orderEditBegin: { calculatedOrder: { id: string; lineItems: { nodes: { id: string }[] } } };
  }>(
    'mutation($id: ID!) { orderEditBegin(id: $id) { calculatedOrder { id lineItems(first: 5) { nodes { id } } } userErrors { message } } }',
    { id: order.id },
  );
  const { id, lineItems } = begun.orderEditBegin.calculatedOrder;
  await test.get(
    `mutation($id: ID!, $line: ID!, $variant: ID!) {
      less: orderEditSetQuantity(id: $id, lineItemId: $line, quantity: 1, restock: true) { userErrors { message } }
      more: orderEditAddVariant(id: $id, variantId: $variant, quantity: 2) { calculatedLineItem { quantity } userErrors { message } }
      orderEditCommit(id: $id) { order { edited } userErrors { message } } }`,
    { id, line: lineItems.nodes[0]?.id, variant: test.variant('TEE-M').variantId },
  );
  expect((await view(test, order.id)).lineItems.nodes).toMatchObject([
    { sku: 'MUG-RED', quantity: 3, currentQuantity: 1, unfulfilledQuantity: 1 },
    { sku: 'TEE-M', quantity: 2, currentQuantity: 2, unfulfilledQuantity: 2 },
  ]);
  expect([test.stock('MUG-RED', 'Main'), test.stock('TEE-M', 'Overflow')]).toEqual([
    '9/10/1',
    '2/4/2',
  ]);
});

it('is marked as paid once', async () => {
  const test = openTestStore();
  const order = placeOrder(test, { 'MUG-RED': 1 }, { paid: false });
  const pay =
    'mutation($id: ID!) { orderMarkAsPaid(input: { id: $id }) { order { displayFinancialStatus } userErrors { message } } }';
  expect(await test.get(pay, { id: order.id })).toMatchObject({
    orderMarkAsPaid: { order: { displayFinancialStatus: 'PAID' } },
  });
  expect(await test.get(pay, { id: order.id })).toMatchObject({
    orderMarkAsPaid: { order: null, userErrors: [{ message: 'Order cannot be marked as paid.' }] },
  });
});
