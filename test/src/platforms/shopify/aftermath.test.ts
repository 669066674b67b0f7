// What became of an order, read to its last page, against a store that answers as told.
import { describe, expect, it } from 'vitest';
import { shopifyPlatform } from '../../../../src/platforms/shopify/platform.ts';
import { type Asked, money, page, type Script, scriptedStore } from './scripted-store.ts';

const open = (script: Script) => {
  const store = scriptedStore(script);
  return { store, platform: shopifyPlatform(store.options) };
};

const then = '2026-11-23T12:00:00Z';

const line = (id: string) => ({
  id,
  sku: null,
  title: 'Mug',
  quantity: 3,
  refundableQuantity: 2,
  unfulfilledQuantity: 1,
  requiresShipping: true,
  customAttributes: [{ key: '_crossdock_line', value: `d-${id}` }],
  discountedUnitPriceAfterAllDiscountsSet: money('10.00'),
  taxLines: [{ priceSet: money('1.00') }, { priceSet: money('0.50') }],
});

const refundedLine = (id: string, restockType = 'NO_RESTOCK') => ({
  quantity: 1,
  restockType,
  lineItem: { id },
  location: null,
  subtotalSet: money('10.00'),
  totalTaxSet: money('0.50'),
});

const refund = (id: string, createdAt: string | null = then, lines: object = page([])) => ({
  id,
  createdAt,
  processedAt: '2026-11-23T12:30:00Z',
  note: null as string | null,
  totalRefundedSet: money('4.00'),
  refundShippingLines: {
    nodes: [{ subtotalAmountSet: money('2.00'), taxAmountSet: money('0.20') }],
  },
  refundLineItems: lines,
});

const order = (over: object = {}) => ({
  id: 'o',
  name: '#1001',
  updatedAt: then,
  currencyCode: 'USD',
  taxesIncluded: false,
  cancelledAt: null,
  cancellation: null,
  netPaymentSet: money('30.00'),
  shippingAddress: null,
  fulfillments: [],
  lineItems: page([line('1')]),
  refunds: [] as object[],
  returns: page([]) as object | undefined,
  ...over,
});

const whole = (over: object = {}) => ({ data: { order: order(over) } });
const denied = {
  data: { order: null },
  errors: [{ message: 'Access denied for returns field.', extensions: { code: 'ACCESS_DENIED' } }],
};

const returned = (id: string, over: object = {}) => ({
  id,
  name: `#1001-${id}`,
  status: 'OPEN',
  createdAt: then,
  order: { updatedAt: then },
  refunds: { nodes: [] as { id: string }[] },
  reverseFulfillmentOrders: { nodes: [] as object[] },
  returnLineItems: page<object>([]),
  exchangeLineItems: page<object>([]),
  ...over,
});

const returnLine = (id: string, over: object = {}) => ({
  id,
  quantity: 2,
  processedQuantity: 1,
  returnReasonNote: '',
  customerNote: null as string | null,
  returnReasonDefinition: null as { handle: string } | null,
  ...over,
});

describe('the lines of an order', () => {
  it('[RV2] are read to the last page, each with what one unit of it costs', async () => {
    const { platform, store } = open({
      Aftermath: whole({ lineItems: page([line('1')], 'a') }),
      AftermathLines: { data: { order: { updatedAt: then, lineItems: page([line('2')]) } } },
    });
    const lineOf = (id: string) => ({
      ...{ lineId: id, destinationLineId: `d-${id}`, sku: '', title: 'Mug' },
      ...{ ordered: 3, current: 2, open: 1, requiresShipping: true },
      unitWorth: { amount: '10.50', currency: 'USD' },
    });
    expect(await platform.fetchAftermath('o')).toEqual({
      ok: true,
      value: {
        ...{ orderId: 'o', name: '#1001', updatedAt: then, currency: 'USD' },
        ...{ cancelledAt: undefined, cancelNote: undefined, hasShipped: false },
        received: { amount: '30.00', currency: 'USD' },
        shippingAddress: undefined,
        lines: [lineOf('1'), lineOf('2')],
        refunds: [],
        returns: [],
      },
    });
    expect(store.asked[1]?.variables).toEqual({ id: 'o', after: 'a' });
  });

  it('[RV2] are read again where the order changed meanwhile', async () => {
    const later = { updatedAt: '2026-11-23T12:00:01Z' };
    const next = { data: { order: { ...later, lineItems: page([line('2')]) } } };
    const { platform, store } = open({
      Aftermath: [
        whole({ lineItems: page([line('1')], 'a') }),
        whole({ ...later, lineItems: page([line('1')], 'a') }),
      ],
      AftermathLines: next,
    });
    expect(await platform.fetchAftermath('o')).toMatchObject({ ok: true, value: later });
    expect(store.asked).toHaveLength(4);
  });

  it('[RV2] are given up on for now where it keeps changing', async () => {
    const next = { updatedAt: '2026-11-23T12:00:01Z', lineItems: page([]) };
    const { platform } = open({
      Aftermath: whole({ lineItems: page([line('1')], 'a') }),
      AftermathLines: { data: { order: next } },
    });
    expect(await platform.fetchAftermath('o')).toMatchObject({ failure: { kind: 'not-now' } });
  });
});

describe('the refunds of an order', () => {
  it('[RV2] come with tax, with their shipping, and with every line', async () => {
    const { platform } = open({
      Aftermath: whole({ refunds: [refund('r', then, page([refundedLine('1', 'CANCEL')], 'a'))] }),
      RefundLines: {
        data: {
          refund: {
            order: { updatedAt: then },
            refundLineItems: page([refundedLine('2', 'LEGACY_RESTOCK'), refundedLine('3')]),
          },
        },
      },
    });
    const lineOf = (lineId: string, restock: string) => ({
      ...{ lineId, quantity: 1, restock, locationId: undefined },
      worth: { amount: '10.50', currency: 'USD' },
    });
    expect(await platform.fetchAftermath('o')).toMatchObject({
      value: {
        refunds: [
          {
            ...{ id: 'r', createdAt: then, note: undefined, returnId: undefined },
            lines: [lineOf('1', 'cancel'), lineOf('2', 'return'), lineOf('3', 'none')],
            shipping: { amount: '2.20', currency: 'USD' },
            total: { amount: '4.00', currency: 'USD' },
          },
        ],
      },
    });
  });

  it('[RV2] are each asked for by its id where the first few may not be all, oldest first', async () => {
    const { platform, store } = open({
      Aftermath: whole({ refunds: ['3', '1', '2'].map((id) => refund(id, `2026-11-2${id}`)) }),
      RefundIds: {
        data: {
          order: { updatedAt: then, refunds: ['3', '1', '2', '4', '5'].map((id) => ({ id })) },
        },
      },
      RefundById: ({ variables: { id } }: Asked) => ({
        data: {
          refund: {
            order: { updatedAt: then },
            ...refund(String(id), id === '5' ? null : '2026-11-24'),
          },
        },
      }),
    });
    const read = await platform.fetchAftermath('o');
    const refunds = read.ok ? read.value.refunds : [];
    expect(refunds.map(({ id, createdAt }) => [id, createdAt.slice(0, 10)])).toEqual([
      ['1', '2026-11-21'],
      ['2', '2026-11-22'],
      ['3', '2026-11-23'],
      // Without a moment of its own it has the one when it was processed.
      ['5', '2026-11-23'],
      ['4', '2026-11-24'],
    ]);
    expect(store.asked.map(({ operation }) => operation)).toEqual([
      'Aftermath',
      'RefundIds',
      'RefundById',
      'RefundById',
    ]);
  });

  it('[RV2] that came while they were read have the order read again', async () => {
    const few = ['1', '2', '3'].map((id) => refund(id));
    const ids = few.map(({ id }) => ({ id }));
    const { platform } = open({
      Aftermath: [whole({ refunds: few }), whole({ updatedAt: 'later', refunds: few })],
      RefundIds: { data: { order: { updatedAt: 'later', refunds: ids } } },
    });
    expect(await platform.fetchAftermath('o')).toMatchObject({ value: { updatedAt: 'later' } });
  });
});

/** Where a unit of a shipment's line went. */
const disposed = (shippedLineId: string, type: string) => ({
  fulfillmentLineItem: { id: shippedLineId },
  dispositions: [
    { type, quantity: 1, location: { id: 'a shelf' } },
    { type: 'NOT_RESTOCKED', quantity: 1, location: null },
  ],
});

describe('the returns of an order', () => {
  it('[RV3] are read with all their lines, exchanges and refunds', async () => {
    const exchange = (id: string, lineItems: { id: string }[] | null) => ({
      ...{ id, quantity: 1, processedQuantity: 0, variantId: null, variantSku: null, lineItems },
    });
    const { platform } = open({
      Aftermath: whole({
        refunds: [refund('r')],
        returns: page([{ id: 'R2' }], 'a'),
      }),
      ReturnIds: { data: { order: { updatedAt: then, returns: page([{ id: 'R1' }]) } } },
      ReturnById: ({ variables: { id } }: Asked) => ({
        data: {
          return:
            id === 'R1'
              ? returned('R1', { status: 'CANCELED', createdAt: '2026-11-22T12:00:00Z' })
              : returned('R2', {
                  refunds: { nodes: [{ id: 'r' }] },
                  reverseFulfillmentOrders: {
                    nodes: [{ lineItems: { nodes: [disposed('f1', 'RESTOCKED')] } }],
                  },
                  returnLineItems: page(
                    [
                      returnLine('l1', {
                        returnReasonNote: 'Torn',
                        customerNote: 'ma_0123',
                        returnReasonDefinition: { handle: 'defective' },
                        fulfillmentLineItem: { id: 'f1', lineItem: { id: '1' } },
                      }),
                    ],
                    'b',
                  ),
                  exchangeLineItems: page([exchange('e1', [{ id: '7' }])], 'c'),
                }),
        },
      }),
      ReturnLines: { data: { return: { returnLineItems: page([returnLine('l2')]) } } },
      ExchangeLines: { data: { return: { exchangeLineItems: page([exchange('e2', null)]) } } },
    });
    const read = await platform.fetchAftermath('o');
    expect(read.ok && read.value.refunds).toMatchObject([{ id: 'r', returnId: 'R2' }]);
    const exchangeOf = (id: string, lineIds: string[]) => ({
      ...{ id, variantId: undefined, sku: '', quantity: 1, processed: 0, lineIds },
    });
    const lineOf = { quantity: 2, processed: 1 };
    expect(read.ok && read.value.returns).toEqual([
      {
        ...{ id: 'R1', name: '#1001-R1', state: 'cancelled', createdAt: '2026-11-22T12:00:00Z' },
        ...{ lines: [], exchanges: [] },
      },
      {
        ...{ id: 'R2', name: '#1001-R2', state: 'open', createdAt: then },
        lines: [
          {
            ...{ returnLineId: 'l1', lineId: '1', ...lineOf },
            restocked: [{ locationId: 'a shelf', quantity: 1 }],
            ...{ reason: 'defective', note: 'Torn\nma_0123' },
          },
          { returnLineId: 'l2', lineId: undefined, ...lineOf, restocked: [], reason: '', note: '' },
        ],
        exchanges: [exchangeOf('e1', ['7']), exchangeOf('e2', [])],
      },
    ]);
  });

  it('[RV3] are left out where the token may not read them, and all else is read', async () => {
    const { platform, store } = open({
      Aftermath: ({ variables }: Asked) =>
        variables.withReturns ? denied : whole({ returns: undefined }),
    });
    expect(await platform.fetchAftermath('o')).toMatchObject({
      value: { orderId: 'o', returns: [], lines: [{ lineId: '1' }] },
    });
    expect(store.asked.map(({ variables }) => variables.withReturns)).toEqual([true, false]);
    expect(store.refusedEntry).toEqual([]);
  });

  it('[RV3] are not what is missing where the store lets us read nothing', async () => {
    const { platform } = open({ Aftermath: denied });
    expect(await platform.fetchAftermath('o')).toMatchObject({
      failure: { kind: 'forbidden', message: 'Access denied for returns field.' },
    });
  });
});

describe('whether something of an order has left', () => {
  const cancelled = Array.from({ length: 20 }, () => ({ status: 'CANCELLED' }));

  it.each([
    ['SUCCESS', true],
    ['ERROR', false],
  ])(
    '[RV1] is asked of every shipment where the first twenty were taken back: %s',
    async (status, hasShipped) => {
      const all = [...cancelled, { status }].map((one, at) => ({ id: `f${at}`, ...one }));
      const { platform } = open({
        Aftermath: whole({ fulfillments: cancelled }),
        OrderShipmentIds: { data: { order: { fulfillments: all } } },
      });
      expect(await platform.fetchAftermath('o')).toMatchObject({ value: { hasShipped } });
    },
  );
});
