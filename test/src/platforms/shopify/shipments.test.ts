// Shipments read whole and created, against a store that answers as told.
import { describe, expect, it } from 'vitest';
import { shopifyPlatform } from '../../../../src/platforms/shopify/platform.ts';
import { type Asked, page, type Script, scriptedStore } from './scripted-store.ts';

const orderId = 'gid://shopify/Order/613';

const lineOf = (number: number, mark?: string) => ({
  quantity: 1,
  lineItem: {
    id: `gid://shopify/LineItem/${number}`,
    sku: `SKU-${number}`,
    customAttributes: mark === undefined ? [] : [{ key: '_crossdock_line', value: mark }],
  },
});

const shipmentOf = (number: number, over = {}) => ({
  id: `gid://shopify/Fulfillment/${number}`,
  name: `#1001.${number}`,
  status: 'SUCCESS',
  displayStatus: 'FULFILLED' as string | null,
  createdAt: '2026-11-23T11:00:00Z',
  updatedAt: '2026-11-23T11:00:00Z',
  order: { id: orderId, sourceIdentifier: null },
  trackingInfo: [{ company: 'UPS', number: '1Z1', url: null }],
  fulfillmentLineItems: page([lineOf(number)]),
  ...over,
});

const open = (script: Script) => {
  const store = scriptedStore(script);
  return { platform: shopifyPlatform(store.options), store };
};

describe('a shipment', () => {
  it('is read with lines, parcels, and the marks we left on pushed lines', async () => {
    const fulfillment = shipmentOf(1, {
      order: { id: orderId, sourceIdentifier: 'crossdock:x' },
      trackingInfo: [
        { company: 'UPS', number: '1Z1', url: 'https://ups.test/1Z1' },
        { company: 'UPS', number: '1Z2', url: null },
      ],
      fulfillmentLineItems: page([
        lineOf(1, 'gid://shopify/LineItem/77'),
        lineOf(2),
        lineOf(3, ''),
      ]),
    });
    const { platform } = open({ ShipmentById: { data: { fulfillment } } });
    expect(await platform.fetchShipment(fulfillment.id)).toEqual({
      ok: true,
      value: {
        id: 'gid://shopify/Fulfillment/1',
        orderId,
        name: '#1001.1',
        status: 'success',
        createdAt: '2026-11-23T11:00:00Z',
        updatedAt: '2026-11-23T11:00:00Z',
        tracking: { company: 'UPS', numbers: ['1Z1', '1Z2'], urls: ['https://ups.test/1Z1'] },
        delivery: undefined,
        lines: [
          {
            lineId: 'gid://shopify/LineItem/1',
            sku: 'SKU-1',
            quantity: 1,
            destinationLineId: 'gid://shopify/LineItem/77',
          },
          {
            lineId: 'gid://shopify/LineItem/2',
            sku: 'SKU-2',
            quantity: 1,
            destinationLineId: undefined,
          },
          {
            lineId: 'gid://shopify/LineItem/3',
            sku: 'SKU-3',
            quantity: 1,
            destinationLineId: undefined,
          },
        ],
        orderReference: 'crossdock:x',
      },
    });
  });

  it('is read with all of its lines, page after page', async () => {
    const rows = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, at) => lineOf(from + at));
    const { platform } = open({
      ShipmentById: {
        data: { fulfillment: shipmentOf(1, { fulfillmentLineItems: page(rows(1, 20), 'a') }) },
      },
      ShipmentLines: ({ variables }: Asked) => ({
        data: {
          fulfillment: {
            fulfillmentLineItems:
              variables.after === 'a' ? page(rows(21, 220), 'b') : page(rows(221, 230)),
          },
        },
      }),
    });
    const answer = await platform.fetchShipment('gid://shopify/Fulfillment/1');
    expect(answer.ok && answer.value.lines.map(({ sku }) => sku)).toEqual(
      Array.from({ length: 230 }, (_, at) => `SKU-${at + 1}`),
    );
  });

  it.each([
    ['SUCCESS', 'success'],
    ['PENDING', 'open'],
    ['OPEN', 'open'],
    ['CANCELLED', 'cancelled'],
    ['ERROR', 'error'],
    ['FAILURE', 'failure'],
  ])('that Shopify calls %s is %s', async (status, wanted) => {
    const { platform } = open({
      ShipmentById: { data: { fulfillment: shipmentOf(1, { status }) } },
    });
    expect(await platform.fetchShipment('x')).toMatchObject({ value: { status: wanted } });
  });

  it('that is gone is not found', async () => {
    const { platform } = open({ ShipmentById: { data: { fulfillment: null } } });
    expect(await platform.fetchShipment('x')).toMatchObject({ failure: { kind: 'not-found' } });
  });
});

describe('the shipments of an order', () => {
  it('are one call where they are few', async () => {
    const { platform, store } = open({
      OrderShipments: { data: { order: { fulfillments: [shipmentOf(1), shipmentOf(2)] } } },
    });
    const answer = await platform.fetchShipments(orderId);
    expect(answer.ok && answer.value.map(({ name }) => name)).toEqual(['#1001.1', '#1001.2']);
    expect(store.asked).toHaveLength(1);
  });

  it('are all read where they are many', async () => {
    const ids = [1, 2, 3, 4, 5].map((number) => ({ id: `gid://shopify/Fulfillment/${number}` }));
    const { platform } = open({
      OrderShipments: { data: { order: { fulfillments: [1, 2, 3].map((n) => shipmentOf(n)) } } },
      OrderShipmentIds: { data: { order: { fulfillments: ids } } },
      ShipmentById: ({ variables }: Asked) => ({
        data: { fulfillment: shipmentOf(Number(String(variables.id).slice(-1))) },
      }),
    });
    const answer = await platform.fetchShipments(orderId);
    expect(answer.ok && answer.value.map(({ name }) => name)).toEqual(
      [1, 2, 3, 4, 5].map((number) => `#1001.${number}`),
    );
  });
});

describe('what can be shipped', () => {
  const groupOf = (over = {}) => ({
    id: 'gid://shopify/FulfillmentOrder/1',
    status: 'OPEN',
    supportedActions: [{ action: 'CREATE_FULFILLMENT' }],
    assignedLocation: { location: { id: 'gid://shopify/Location/9' } },
    fulfillmentHolds: [],
    lineItems: page([]),
    ...over,
  });
  const hold = { reason: 'HIGH_RISK_OF_FRAUD' };

  it.each<[string, object, boolean, string | undefined]>([
    ['an open group', {}, true, undefined],
    ['a group in progress', { status: 'IN_PROGRESS' }, true, undefined],
    [
      'a group on hold',
      { status: 'ON_HOLD', supportedActions: [], fulfillmentHolds: [hold] },
      false,
      'ON_HOLD: HIGH_RISK_OF_FRAUD',
    ],
    ['a group for later', { status: 'SCHEDULED' }, false, 'SCHEDULED'],
    ['an open group that another service ships', { supportedActions: [] }, false, 'OPEN'],
  ])('%s', async (_, over, isOpen, closedReason) => {
    const { platform } = open({
      ShippableGroups: { data: { order: { fulfillmentOrders: page([groupOf(over)]) } } },
    });
    expect(await platform.fetchShippable(orderId)).toMatchObject({
      value: [{ open: isOpen, closedReason, locationId: 'gid://shopify/Location/9' }],
    });
  });

  it('leaves out groups that are over and reads every line of the others', async () => {
    const row = (number: number) => ({
      id: `gid://shopify/FulfillmentOrderLineItem/${number}`,
      remainingQuantity: number,
      lineItem: { id: `gid://shopify/LineItem/${number}` },
    });
    const groups = [
      groupOf({ lineItems: page([row(1)], 'a') }),
      ...['CLOSED', 'CANCELLED', 'INCOMPLETE'].map((status) => groupOf({ status })),
    ];
    const { platform } = open({
      ShippableGroups: { data: { order: { fulfillmentOrders: page(groups) } } },
      ShippableLines: { data: { fulfillmentOrder: { lineItems: page([row(2)]) } } },
    });
    const answer = await platform.fetchShippable(orderId);
    expect(
      answer.ok && answer.value.map(({ lines }) => lines.map((line) => line.remaining)),
    ).toEqual([[1, 2]]);
  });
});

describe('creating a shipment', () => {
  const draft = {
    orderId,
    groups: [{ groupId: 'g1', lines: [{ groupLineId: 'l1', quantity: 2 }] }],
    tracking: { company: 'UPS', numbers: ['1Z1'], urls: [] },
    notifyCustomer: true,
  };

  const answering = (fulfillmentCreate: unknown, more: Script = {}) =>
    open({ CreateShipment: { data: { fulfillmentCreate } }, ...more });

  it('sends exactly the lines, the tracking and whether to write to the customer', async () => {
    const { platform, store } = answering({ fulfillment: shipmentOf(1), userErrors: [] });
    expect(await platform.createShipment(draft)).toMatchObject({ value: { name: '#1001.1' } });
    expect(store.asked[0]?.variables).toEqual({
      fulfillment: {
        lineItemsByFulfillmentOrder: [
          { fulfillmentOrderId: 'g1', fulfillmentOrderLineItems: [{ id: 'l1', quantity: 2 }] },
        ],
        notifyCustomer: true,
        trackingInfo: { company: 'UPS', numbers: ['1Z1'] },
      },
    });
  });

  it('says nothing of tracking where there is none', async () => {
    const { platform, store } = answering({ fulfillment: shipmentOf(1), userErrors: [] });
    const tracking = { company: undefined, numbers: [], urls: [] };
    await platform.createShipment({ ...draft, tracking });
    expect(store.asked[0]?.variables.fulfillment).not.toHaveProperty('trackingInfo');
  });

  it.each<[string, unknown, object]>([
    [
      'a refusal is one',
      { fulfillment: null, userErrors: [{ field: null, message: 'Quantity is too large' }] },
      { kind: 'refused', code: 'USER_ERROR' },
    ],
    [
      'a hold passes',
      { fulfillment: null, userErrors: [{ field: null, message: 'The order is on hold' }] },
      { kind: 'not-now' },
    ],
    ['no answer is unknown', null, { kind: 'unknown' }],
  ])('%s', async (_, reply, failure) => {
    const { platform } = answering(reply);
    expect(await platform.createShipment(draft)).toMatchObject({ failure });
  });

  it('is unknown where it was created but cannot be read back', async () => {
    const long = shipmentOf(1, { fulfillmentLineItems: page([lineOf(1)], 'a') });
    const { platform } = answering(
      { fulfillment: long, userErrors: [] },
      { ShipmentLines: new Response(null, { status: 401 }) },
    );
    expect(await platform.createShipment(draft)).toMatchObject({ failure: { kind: 'unknown' } });
  });
});

describe('how far a shipment is', () => {
  it.each([
    ['SUCCESS', 'LABEL_PURCHASED', 'label-printed'],
    ['SUCCESS', 'PICKED_UP', 'delivered'],
    ['SUCCESS', 'NOT_DELIVERED', 'failed'],
    ['OPEN', 'IN_TRANSIT', 'in-transit'],
    ['SUCCESS', 'FULFILLED', undefined],
    ['SUCCESS', 'LABEL_VOIDED', undefined],
    ['SUCCESS', 'MARKED_AS_FULFILLED', undefined],
    ['SUCCESS', 'SUBMITTED', undefined],
    ['SUCCESS', null, undefined],
    ['CANCELLED', 'CANCELED', undefined],
    ['FAILURE', 'FAILURE', undefined],
  ])('[TR3] that is %s and shown as %s is %s', async (status, displayStatus, delivery) => {
    const fulfillment = shipmentOf(1, { status, displayStatus });
    const { platform } = open({ ShipmentById: { data: { fulfillment } } });
    const read = await platform.fetchShipment(fulfillment.id);
    expect(read.ok && read.value.delivery).toBe(delivery);
  });
});
