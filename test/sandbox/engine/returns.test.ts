// Returns: asked for, answered, processed, closed; what they do to stock, lines, money and webhooks.
import { expect, it } from 'vitest';
import { storeDesk } from '../../support/store-desk.ts';
import { openTestStore, token } from './open-store.ts';

const topics = ['request', 'approve', 'decline', 'update', 'process', 'cancel', 'close', 'reopen'];

/** Two red mugs and a tee, charged; one parcel with both mugs. The tee is not shipped. */
async function openShipped() {
  const test = openTestStore();
  const desk = storeDesk(test.store, token);
  for (const topic of [...topics.map((name) => `RETURNS_${name.toUpperCase()}`), 'REFUNDS_CREATE'])
    await test.get(
      `mutation { webhookSubscriptionCreate(topic: ${topic}, webhookSubscription: { uri: "https://app.test/in" }) {
        userErrors { message } } }`,
    );
  const { id } = await desk.placeOrder(
    [
      { sku: 'MUG-RED', quantity: 2 },
      { sku: 'TEE-S', quantity: 1 },
    ],
    { charged: true },
  );
  await desk.shipLine(id, 0, 2, { company: 'UPS', numbers: ['1Z'] });
  const sent = async () => {
    await test.store.deliverDue();
    return test.sent.splice(0);
  };
  await sent();
  return { test, desk, id, sent };
}

it('a return is asked for, approved, processed with its units on a shelf, and closed', async () => {
  const { test, desk, id, sent } = await openShipped();
  const back = await desk.requestReturn(id, [
    { sku: 'MUG-RED', quantity: 2, reason: 'DEFECTIVE', note: 'cracked' },
  ]);
  expect(await desk.readAfter(id)).toMatchObject({
    returnStatus: 'RETURN_REQUESTED',
    returns: [
      {
        id: back,
        name: '#1001-R1',
        status: 'REQUESTED',
        lines: [{ sku: 'MUG-RED', quantity: 2, processed: 0, reason: 'DEFECTIVE' }],
      },
    ],
  });
  await desk.approveReturn(back);
  expect((await desk.readAfter(id)).returnStatus).toBe('IN_PROGRESS');
  await desk.processReturn(back, {
    lines: [{ sku: 'MUG-RED', quantity: 1 }],
    restockAt: 'Overflow',
  });
  expect([test.stock('MUG-RED', 'Main'), test.stock('MUG-RED', 'Overflow')]).toEqual([
    '8/8/0',
    '6/6/0',
  ]);
  expect(await desk.readAfter(id)).toMatchObject({
    returnStatus: 'IN_PROGRESS',
    received: '64.00',
    refunded: '0.00',
    refunds: [],
    lines: [{ quantity: 2, currentQuantity: 1, unfulfilled: 0 }, { unfulfilled: 1 }],
    returns: [{ status: 'OPEN', lines: [{ processed: 1 }] }],
  });
  await desk.processReturn(back);
  expect(test.stock('MUG-RED', 'Overflow')).toBe('6/6/0');
  expect(await desk.readAfter(id)).toMatchObject({ returnStatus: 'INSPECTION_COMPLETE' });
  await desk.closeReturn(back);
  expect(await desk.readAfter(id)).toMatchObject({
    returnStatus: 'RETURNED',
    returns: [{ status: 'CLOSED', lines: [{ processed: 2 }] }],
  });
  await desk.reopenReturn(back);
  const told = await sent();
  expect(told.map(({ topic }) => topic)).toEqual([
    'returns/request',
    'returns/approve',
    'returns/process',
    'returns/process',
    'returns/close',
    'returns/reopen',
  ]);
  const orderId = Number(id.split('/').at(-1));
  expect(told[0]?.body).toMatchObject({
    admin_graphql_api_id: back,
    status: 'requested',
    order: { id: orderId, admin_graphql_api_id: id },
    total_return_line_items: 1,
    return_line_items: [{ quantity: 2, return_reason: 'defective', customer_note: 'cracked' }],
    exchange_line_items: [],
  });
  expect(told[4]?.body).toEqual({
    id: Number(back.split('/').at(-1)),
    admin_graphql_api_id: back,
    order_id: orderId,
    status: 'closed',
  });
});

it('a return is declined or cancelled, and its units can be returned anew', async () => {
  const { desk, id, sent } = await openShipped();
  const first = await desk.requestReturn(id, [{ sku: 'MUG-RED', quantity: 2 }]);
  await expect(desk.requestReturn(id, [{ sku: 'MUG-RED', quantity: 1 }])).rejects.toThrow();
  await desk.declineReturn(first, 'Too late');
  const second = await desk.openReturn(id, [{ sku: 'MUG-RED', quantity: 2, note: 'ma_1' }]);
  await desk.cancelReturn(second);
  expect(await desk.readAfter(id)).toMatchObject({
    returnStatus: 'NO_RETURN',
    returns: [{ status: 'DECLINED' }, { status: 'CANCELED', lines: [{ note: 'ma_1' }] }],
  });
  const third = await desk.openReturn(id, [{ sku: 'MUG-RED', quantity: 1 }]);
  await desk.processReturn(third, { restockAt: 'Main' });
  await expect(desk.cancelReturn(third)).rejects.toThrow('worked on');
  await expect(desk.approveReturn(third)).rejects.toThrow('it has to be requested');
  await expect(desk.processReturn(first)).rejects.toThrow('it has to be open');
  const told = await sent();
  expect(told.map(({ topic }) => topic)).toEqual([
    'returns/request',
    'returns/decline',
    'returns/approve',
    'returns/cancel',
    'returns/approve',
    'returns/process',
  ]);
  expect(told[1]?.body).toMatchObject({
    status: 'declined',
    order: { admin_graphql_api_id: id },
    decline: { reason: 'other', note: 'Too late' },
  });
});

const open = `mutation($input: ReturnInput!) { returnCreate(returnInput: $input) {
  return { id } userErrors { code field message } } }`;

it('only shipped units can be returned, and no more of them than were shipped', async () => {
  const { test, desk, id } = await openShipped();
  await expect(desk.openReturn(id, [{ sku: 'TEE-S', quantity: 1 }])).rejects.toThrow('not shipped');
  const parcel = test.store.state.fulfillments.in(id)[0]?.lines[0]?.id;
  const ask = (quantity: number, more: object = {}) =>
    test.get<{ returnCreate: { userErrors: unknown[] } }>(open, {
      input: {
        orderId: id,
        returnLineItems: [
          { fulfillmentLineItemId: parcel, quantity, returnReason: 'UNWANTED', ...more },
        ],
      },
    });
  expect((await ask(3)).returnCreate.userErrors).toMatchObject([
    { code: 'INVALID', field: ['returnLineItems', '0', 'quantity'] },
  ]);
  expect((await ask(0)).returnCreate.userErrors).toMatchObject([{ code: 'GREATER_THAN' }]);
  expect((await ask(1, { returnReason: 'OTHER' })).returnCreate.userErrors).toMatchObject([
    { code: 'BLANK', field: ['returnLineItems', '0', 'returnReasonNote'] },
  ]);
  await desk.refundLines(id, { lines: [{ sku: 'MUG-RED', quantity: 1, restock: 'NO_RESTOCK' }] });
  expect((await ask(2)).returnCreate.userErrors).toMatchObject([{ code: 'INVALID' }]);
  expect((await ask(1)).returnCreate.userErrors).toEqual([]);
});

const reason = `query($id: ID!) { return(id: $id) { returnLineItems(first: 5) { nodes {
  returnReasonDefinition { handle } processableQuantity
  ... on ReturnLineItem { fulfillmentLineItem { lineItem { sku } } } } }
  reverseFulfillmentOrders(first: 2) { nodes { id status lineItems(first: 5) { nodes {
    totalQuantity dispositions { type quantity location { name } } } } } } } }`;

it('reasons are named by their definitions, and goods by where they went', async () => {
  const { test, desk, id } = await openShipped();
  const { returnReasonDefinitions } = await test.get<{
    returnReasonDefinitions: { nodes: { id: string; handle: string }[] };
  }>(
    '{ returnReasonDefinitions(first: 5, handles: ["wrong-item"]) { nodes { id handle name deleted } } }',
  );
  const [definition] = returnReasonDefinitions.nodes;
  const parcel = test.store.state.fulfillments.in(id)[0]?.lines[0]?.id;
  const { returnCreate } = await test.get<{ returnCreate: { return: { id: string } } }>(open, {
    input: {
      orderId: id,
      returnLineItems: [
        {
          fulfillmentLineItemId: parcel,
          quantity: 2,
          returnReasonDefinitionId: definition?.id,
        },
      ],
    },
  });
  const back = returnCreate.return.id;
  await desk.processReturn(back, { lines: [{ sku: 'MUG-RED', quantity: 1 }], restockAt: 'Main' });
  await desk.processReturn(back, {});
  expect(await test.get(reason, { id: back })).toMatchObject({
    return: {
      returnLineItems: {
        nodes: [
          {
            returnReasonDefinition: { handle: 'wrong-item' },
            processableQuantity: 0,
            fulfillmentLineItem: { lineItem: { sku: 'MUG-RED' } },
          },
        ],
      },
      reverseFulfillmentOrders: {
        nodes: [
          {
            status: 'CLOSED',
            lineItems: {
              nodes: [
                {
                  totalQuantity: 2,
                  dispositions: [
                    { type: 'RESTOCKED', quantity: 1, location: { name: 'Main' } },
                    { type: 'NOT_RESTOCKED', quantity: 1, location: null },
                  ],
                },
              ],
            },
          },
        ],
      },
    },
  });
});

const process = `mutation($input: ReturnProcessInput!) { returnProcess(input: $input) {
  return { status } userErrors { code field message } } }`;

it('processed with its money given back, the refund names the return; done with all, it is closed', async () => {
  const { test, desk, id, sent } = await openShipped();
  const back = await desk.openReturn(id, [{ sku: 'MUG-RED', quantity: 2 }]);
  const [line] = test.store.state.returns.need(back).lines;
  const [payment] = test.store.state.orders.need(id).transactions;
  const input = {
    returnId: back,
    returnLineItems: [
      {
        id: line?.id,
        quantity: 2,
        dispositions: [
          {
            reverseFulfillmentOrderLineItemId: line?.reverseLineId,
            quantity: 2,
            dispositionType: 'RESTOCKED',
            locationId: test.location('Main'),
          },
        ],
      },
    ],
    financialTransfer: {
      issueRefund: {
        orderTransactions: [
          {
            parentId: payment?.id,
            transactionAmount: { amount: '39.00', currencyCode: 'USD' },
          },
        ],
      },
    },
  };
  expect(await test.get(process, { input })).toEqual({
    returnProcess: { return: { status: 'CLOSED' }, userErrors: [] },
  });
  expect(test.stock('MUG-RED', 'Main')).toBe('10/10/0');
  expect(await desk.readAfter(id)).toMatchObject({
    refunded: '39.00',
    lines: [{ currentQuantity: 0 }, { currentQuantity: 1 }],
    refunds: [
      {
        returnId: back,
        amount: '39.00',
        lines: [{ quantity: 2, restock: 'RETURN', location: 'Main' }],
      },
    ],
  });
  const told = await sent();
  expect(told.map(({ topic }) => topic)).toEqual([
    'returns/approve',
    'refunds/create',
    'returns/process',
    'returns/close',
  ]);
  expect(told[1]?.body).toMatchObject({ return: { admin_graphql_api_id: back } });
});

it('units refunded after their return was processed are taken off once', async () => {
  const { desk, id } = await openShipped();
  const back = await desk.openReturn(id, [{ sku: 'MUG-RED', quantity: 1 }]);
  await desk.processReturn(back, { restockAt: 'Main' });
  await desk.refundLines(id, {
    lines: [{ sku: 'MUG-RED', quantity: 1, restock: 'NO_RESTOCK' }],
    amount: '19.50',
  });
  expect((await desk.readAfter(id)).lines[0]).toMatchObject({ quantity: 2, currentQuantity: 1 });
});

it('what is given instead joins the order once it is processed, and waits where money is owed', async () => {
  const { test, desk, id, sent } = await openShipped();
  const even = await desk.openReturn(
    id,
    [{ sku: 'MUG-RED', quantity: 1 }],
    [{ sku: 'WRAP', quantity: 1 }],
  );
  expect(await desk.readAfter(id)).toMatchObject({
    lines: [{ sku: 'MUG-RED' }, { sku: 'TEE-S' }],
    returns: [{ exchanges: [{ sku: 'WRAP', quantity: 1, processed: 0, lineIds: [] }] }],
  });
  await desk.processReturn(even, { restockAt: 'Main' });
  const after = await desk.readAfter(id);
  const added = after.lines[2];
  expect(added).toMatchObject({ sku: 'WRAP', quantity: 1, unfulfilled: 1 });
  expect(after.returns[0]?.exchanges).toEqual([
    { sku: 'WRAP', quantity: 1, processed: 1, lineIds: [added?.id] },
  ]);
  expect(test.store.state.fulfillmentOrders.in(id).map(({ status }) => status)).toEqual([
    'IN_PROGRESS',
    'OPEN',
  ]);
  const dear = await desk.openReturn(
    id,
    [{ sku: 'MUG-RED', quantity: 1 }],
    [{ sku: 'TEE-M', quantity: 2 }],
  );
  await desk.processReturn(dear, { restockAt: 'Main' });
  expect(test.stock('TEE-M', 'Overflow')).toBe('2/4/2');
  expect(test.store.state.fulfillmentOrders.in(id).at(-1)).toMatchObject({
    status: 'ON_HOLD',
    holds: [{ reason: 'AWAITING_PAYMENT' }],
  });
  const approved = (await sent()).find(({ topic }) => topic === 'returns/approve');
  expect(approved?.body).toMatchObject({
    total_exchange_line_items: 1,
    exchange_line_items: [{ line_item: null }],
  });
});

it('units are taken off a return, and a webhook that names no order tells of it', async () => {
  const { test, desk, id, sent } = await openShipped();
  const back = await desk.openReturn(id, [{ sku: 'MUG-RED', quantity: 2 }]);
  const [line] = test.store.state.returns.need(back).lines;
  await sent();
  await test.get(
    `mutation($id: ID!, $line: ID!) { removeFromReturn(returnId: $id,
      returnLineItems: [{ returnLineItemId: $line, quantity: 1 }]) { userErrors { message } } }`,
    { id: back, line: line?.id },
  );
  expect((await desk.readAfter(id)).returns[0]?.lines).toMatchObject([{ quantity: 1 }]);
  expect(await sent()).toEqual([
    {
      topic: 'returns/update',
      body: {
        admin_graphql_api_id: back,
        return_line_items: { removals: [{ admin_graphql_api_id: line?.id, delta: 1 }] },
        restocking_fees: { updates: [], removals: [] },
        return_shipping_fees: { updates: [], removals: [] },
      },
    },
  ]);
});

it('an order with a return in progress is not cancelled, nor is the shipment its units came in', async () => {
  const { desk, id } = await openShipped();
  const back = await desk.openReturn(id, [{ sku: 'MUG-RED', quantity: 1 }]);
  await expect(desk.cancelWith(id, { refund: false, restock: true })).rejects.toThrow('return');
  await expect(desk.takeShipmentBack(id, 0)).rejects.toThrow('returned');
  await desk.cancelReturn(back);
  await desk.takeShipmentBack(id, 0);
  await desk.cancelWith(id, { refund: false, restock: true });
});
