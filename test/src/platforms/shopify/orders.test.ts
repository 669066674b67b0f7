// Orders read whole, looked for and created, against a store that answers as told.
import { describe, expect, it } from 'vitest';
import type { SourceOrderDraft } from '../../../../src/platforms/platform.ts';
import { shopifyPlatform } from '../../../../src/platforms/shopify/platform.ts';
import { type Asked, money, page, type Script, scriptedStore } from './scripted-store.ts';

const orderId = 'gid://shopify/Order/613';

const lineOf = (number: number, over = {}) => ({
  id: `gid://shopify/LineItem/${number}`,
  sku: `SKU-${number}`,
  title: 'Mug',
  variantTitle: null,
  quantity: 2,
  currentQuantity: 2,
  unfulfilledQuantity: 2,
  requiresShipping: true,
  taxable: true,
  isGiftCard: false,
  variant: {
    id: `gid://shopify/ProductVariant/${number}`,
    inventoryItem: { id: `gid://shopify/InventoryItem/${number}`, tracked: true },
  },
  customAttributes: [],
  discountedUnitPriceAfterAllDiscountsSet: money('19.50'),
  taxLines: [],
  ...over,
});

const groupOf = (
  number: number,
  location: string | null,
  lines: [number, number][],
  over = {},
) => ({
  id: `gid://shopify/FulfillmentOrder/${number}`,
  status: 'OPEN',
  supportedActions: [{ action: 'CREATE_FULFILLMENT' }],
  assignedLocation: { location: location === null ? null : { id: location } },
  fulfillmentHolds: [],
  deliveryMethod: { methodType: 'SHIPPING' },
  lineItems: page(
    lines.map(([line, remainingQuantity]) => ({
      id: `gid://shopify/FulfillmentOrderLineItem/${number}${line}`,
      remainingQuantity,
      lineItem: { id: `gid://shopify/LineItem/${line}` },
    })),
  ),
  ...over,
});

const orderOf = (over = {}) => ({
  id: orderId,
  name: '#1001',
  number: 1001,
  createdAt: '2026-11-23T10:59:58Z',
  processedAt: '2026-11-23T10:59:57Z',
  updatedAt: '2026-11-23T10:59:59Z',
  cancelledAt: null,
  closedAt: null,
  test: false,
  email: null,
  phone: null,
  note: null,
  tags: [],
  sourceIdentifier: null,
  sourceName: 'web',
  taxesIncluded: false,
  risk: { recommendation: 'NONE', assessments: [] },
  currencyCode: 'USD',
  displayFinancialStatus: 'PAID',
  displayFulfillmentStatus: 'UNFULFILLED',
  returnStatus: 'NO_RETURN',
  refunds: [] as { id: string }[],
  customAttributes: [{ key: 'Gift', value: null }],
  currentTotalPriceSet: money('66.95'),
  customer: null,
  shippingAddress: null,
  billingAddress: null,
  shippingLines: page([
    { title: 'Standard', code: null, discountedPriceSet: money('5.00'), taxLines: [] },
  ]),
  lineItems: page([lineOf(1)]),
  fulfillmentOrders: page([groupOf(1, 'gid://shopify/Location/9', [[1, 2]])]),
  ...over,
});

const open = (script: Script) => {
  const store = scriptedStore(script);
  return { platform: shopifyPlatform(store.options), store };
};

const read = async (script: Script) => {
  const { platform, store } = open(script);
  const answer = await platform.fetchOrder(orderId);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return { order: answer.value, store };
};

describe('an order', () => {
  it('is one call where it is small', async () => {
    const { order, store } = await read({ Order: { data: { order: orderOf() } } });
    expect(store.asked.map(({ operation }) => operation)).toEqual(['Order']);
    expect(order).toMatchObject({
      id: orderId,
      payment: 'paid',
      fulfillment: 'unfulfilled',
      total: { amount: '66.95', currency: 'USD' },
      attributes: [{ name: 'Gift', value: '' }],
      customer: undefined,
      shippingLines: [{ title: 'Standard', code: undefined, price: { amount: '5.00' } }],
    });
    expect(order.lines).toEqual([
      expect.objectContaining({
        variantId: 'gid://shopify/ProductVariant/1',
        inventoryItemId: 'gid://shopify/InventoryItem/1',
        tracked: true,
        unitPrice: { amount: '19.50', currency: 'USD' },
        assigned: [{ locationId: 'gid://shopify/Location/9', quantity: 2 }],
      }),
    ]);
  });

  it('is read with all of more than five hundred lines', async () => {
    const rows = (from: number, count: number) =>
      Array.from({ length: count }, (_, at) => lineOf(from + at));
    const pages: Record<string, unknown> = {
      a: page(rows(13, 240), 'b'),
      b: page(rows(253, 240), 'c'),
      c: page(rows(493, 28)),
    };
    const { order } = await read({
      Order: { data: { order: orderOf({ lineItems: page(rows(1, 12), 'a') }) } },
      OrderLines: ({ variables }: Asked) => ({
        data: {
          order: { updatedAt: orderOf().updatedAt, lineItems: pages[String(variables.after)] },
        },
      }),
    });
    expect(order.lines.map(({ sku }) => sku)).toEqual(
      Array.from({ length: 520 }, (_, at) => `SKU-${at + 1}`),
    );
  });

  it('is read again when it changes between its pages', async () => {
    const first = { data: { order: orderOf({ lineItems: page([lineOf(1)], 'a') }) } };
    const changed = { order: { updatedAt: '2026-11-23T11:00:07Z', lineItems: page([lineOf(2)]) } };
    const after = { data: { order: orderOf({ lineItems: page([lineOf(3)]) }) } };
    const { order } = await read({ Order: [first, after], OrderLines: { data: changed } });
    expect(order.lines.map(({ sku }) => sku)).toEqual(['SKU-3']);
  });

  it('that never holds still is left for later', async () => {
    const { platform, store } = open({
      Order: { data: { order: orderOf({ lineItems: page([lineOf(1)], 'a') }) } },
      OrderLines: { data: { order: { updatedAt: 'later', lineItems: page([lineOf(2)]) } } },
    });
    expect(await platform.fetchOrder(orderId)).toMatchObject({ failure: { kind: 'not-now' } });
    expect(store.asked).toHaveLength(6);
  });

  it('knows the locations of its lines over every group that is not over', async () => {
    const north = 'gid://shopify/Location/9';
    const south = 'gid://shopify/Location/8';
    const groups = [
      groupOf(1, north, [[1, 2]]),
      groupOf(2, north, [[1, 1]], { status: 'ON_HOLD', supportedActions: [] }),
      groupOf(3, south, [[1, 4]]),
      groupOf(4, south, [[1, 9]], { status: 'CLOSED' }),
      groupOf(5, null, [[1, 9]]),
      groupOf(6, south, [[1, 0]]),
    ];
    const { order } = await read({
      Order: {
        data: { order: orderOf({ fulfillmentOrders: page(groups.slice(0, 3), 'more') }) },
      },
      ShippableGroups: { data: { order: { fulfillmentOrders: page(groups.slice(3)) } } },
    });
    expect(order.lines[0]?.assigned).toEqual([
      { locationId: north, quantity: 3 },
      { locationId: south, quantity: 4 },
    ]);
  });

  it.each([
    [{ variant: null }, { variantId: undefined, inventoryItemId: undefined, tracked: false }],
    [{ sku: null }, { sku: '' }],
    [{ isGiftCard: true }, { giftCard: true }],
  ])('has a line with %j', async (over, wanted) => {
    const { order } = await read({
      Order: { data: { order: orderOf({ lineItems: page([lineOf(1, over)]) }) } },
    });
    expect(order.lines[0]).toMatchObject(wanted);
  });

  it.each([
    ['displayFinancialStatus', null, { payment: 'pending' }],
    ['displayFinancialStatus', 'PARTIALLY_PAID', { payment: 'partially-paid' }],
    ['displayFulfillmentStatus', 'PARTIALLY_FULFILLED', { fulfillment: 'partial' }],
    ['displayFulfillmentStatus', 'ON_HOLD', { fulfillment: 'on-hold' }],
    ['displayFulfillmentStatus', 'SCHEDULED', { fulfillment: 'other' }],
    ['returnStatus', 'NO_RETURN', { returns: 'none' }],
    ['returnStatus', 'IN_PROGRESS', { returns: 'in-progress' }],
    ['refunds', [{ id: 'r-1' }, { id: 'r-2' }], { refundIds: ['r-1', 'r-2'] }],
  ])('with %s %s reads %j', async (field, value, wanted) => {
    const { order } = await read({ Order: { data: { order: orderOf({ [field]: value }) } } });
    expect(order).toMatchObject(wanted);
  });

  it('[OP12] has its taxes by line and by shipping line, rates as plain text', async () => {
    const tax = (rate: number | null, amount: string) => ({
      title: 'TX State Tax',
      rate,
      priceSet: money(amount),
    });
    const { order } = await read({
      Order: {
        data: {
          order: orderOf({
            taxesIncluded: true,
            lineItems: page([
              lineOf(1, { taxLines: [tax(0.0625, '2.44'), tax(0.0000001, '0.01')] }),
            ]),
            shippingLines: page([
              {
                title: 'S',
                code: 'S',
                discountedPriceSet: money('5.00'),
                taxLines: [tax(null, '0')],
              },
            ]),
          }),
        },
      },
    });
    const taxOf = (rate: string, amount: string) => ({
      title: 'TX State Tax',
      rate,
      price: { amount, currency: 'USD' },
    });
    expect(order.taxesIncluded).toBe(true);
    expect(order.lines[0]?.taxes).toEqual([taxOf('0.0625', '2.44'), taxOf('0.0000001', '0.01')]);
    expect(order.shippingLines[0]?.taxes).toEqual([taxOf('0', '0')]);
  });

  it.each<[string, string[], string]>([
    ['NONE', [], 'none'],
    ['NONE', ['NONE'], 'none'],
    ['ACCEPT', ['LOW'], 'low'],
    ['ACCEPT', [], 'low'],
    ['NONE', ['LOW', 'NONE'], 'low'],
    ['INVESTIGATE', ['LOW'], 'medium'],
    ['NONE', ['LOW', 'MEDIUM'], 'medium'],
    ['NONE', ['PENDING'], 'pending'],
    ['INVESTIGATE', ['MEDIUM', 'PENDING'], 'pending'],
    ['CANCEL', ['PENDING'], 'high'],
    ['NONE', ['PENDING', 'HIGH'], 'high'],
    ['CANCEL', [], 'high'],
  ])(
    '[OP12] recommended %s and assessed %j is of %s risk',
    async (recommendation, levels, risk) => {
      const assessments = levels.map((riskLevel) => ({ riskLevel }));
      const { order } = await read({
        Order: { data: { order: orderOf({ risk: { recommendation, assessments } }) } },
      });
      expect(order.risk).toBe(risk);
    },
  );

  it.each<[string, object, { pickup: boolean; onHold: boolean }]>([
    ['shipped', {}, { pickup: false, onHold: false }],
    ['picked up', { deliveryMethod: { methodType: 'PICK_UP' } }, { pickup: true, onHold: false }],
    ['brought', { deliveryMethod: { methodType: 'LOCAL' } }, { pickup: true, onHold: false }],
    [
      'shipped to a point',
      { deliveryMethod: { methodType: 'PICKUP_POINT' } },
      { pickup: false, onHold: false },
    ],
    ['of no method', { deliveryMethod: null }, { pickup: false, onHold: false }],
    ['held', { status: 'ON_HOLD', supportedActions: [] }, { pickup: false, onHold: true }],
    [
      'picked up already',
      { status: 'CLOSED', deliveryMethod: { methodType: 'PICK_UP' } },
      { pickup: false, onHold: false },
    ],
  ])('[OP12] with a group that is %s says so', async (_, over, wanted) => {
    const groups = page([
      groupOf(1, 'gid://shopify/Location/9', [[1, 1]]),
      groupOf(2, 'gid://shopify/Location/9', [[1, 1]], over),
    ]);
    const { order } = await read({
      Order: { data: { order: orderOf({ fulfillmentOrders: groups }) } },
    });
    expect(order).toMatchObject(wanted);
  });

  it('[OP12] of which nothing held is left to ship is not on hold', async () => {
    const groups = page([groupOf(1, 'gid://shopify/Location/9', [[1, 0]], { status: 'ON_HOLD' })]);
    const { order } = await read({
      Order: { data: { order: orderOf({ fulfillmentOrders: groups }) } },
    });
    expect(order.onHold).toBe(false);
  });

  it.each([
    ['pos', true],
    ['web', false],
    [null, false],
  ])('[OP12] sold through %s is of the counter: %s', async (sourceName, pointOfSale) => {
    const { order } = await read({ Order: { data: { order: orderOf({ sourceName }) } } });
    expect(order.pointOfSale).toBe(pointOfSale);
  });

  it('that is gone is not found, and a store that is gone says nothing of its orders', async () => {
    const empty = open({ Order: { data: { order: null } } });
    expect(await empty.platform.fetchOrder(orderId)).toMatchObject({
      failure: { kind: 'not-found' },
    });
    const nowhere = open({ Order: new Response('no such shop', { status: 404 }) });
    expect(await nowhere.platform.fetchOrder(orderId)).toMatchObject({
      failure: { kind: 'unreachable' },
    });
  });

  it('in another shape than the schema is unreadable, not an error', async () => {
    const { platform } = open({ Order: { data: { order: { id: orderId } } } });
    expect(await platform.fetchOrder(orderId)).toMatchObject({
      failure: { kind: 'unreadable-reply' },
    });
  });
});

const reference = 'crossdock:harbor.myshopify.com:613:1';

const found = (number: number, over = {}) => ({
  id: `gid://shopify/Order/${number}`,
  name: `#${number}`,
  createdAt: '2026-11-23T11:00:00Z',
  cancelledAt: null,
  sourceIdentifier: reference,
  metafield: { value: reference },
  ...over,
});

describe('looking for a source order', () => {
  const look = async (data: object) => {
    const { platform, store } = open({ FindSourceOrders: { data } });
    const answer = await platform.findSourceOrders(reference);
    return { answer: answer.ok ? answer.value.map(({ id }) => id.slice(20)) : answer, store };
  };

  it.each<[string, object, string[]]>([
    ['seen by neither', { orderByIdentifier: null, orders: page([]) }, []],
    ['by its unique reference', { orderByIdentifier: found(1), orders: page([]) }, ['1']],
    ['by search alone', { orderByIdentifier: null, orders: page([found(1)]) }, ['1']],
    ['the same by both, once', { orderByIdentifier: found(1), orders: page([found(1)]) }, ['1']],
    [
      'two that carry it',
      { orderByIdentifier: found(1), orders: page([found(2), found(1)]) },
      ['1', '2'],
    ],
    [
      'by the metafield where the identifier was lost',
      { orderByIdentifier: found(1, { sourceIdentifier: null }), orders: page([]) },
      ['1'],
    ],
    [
      'not one that search only took for it',
      {
        orderByIdentifier: null,
        orders: page([found(1, { sourceIdentifier: `${reference}0`, metafield: null })]),
      },
      [],
    ],
    [
      'not one in other letters',
      {
        orderByIdentifier: null,
        orders: page([found(1, { sourceIdentifier: reference.toUpperCase(), metafield: null })]),
      },
      [],
    ],
  ])('%s', async (_, data, ids) => {
    expect((await look(data)).answer).toEqual(ids);
  });

  it('flags a cancelled one', async () => {
    const { platform } = open({
      FindSourceOrders: {
        data: { orderByIdentifier: found(1, { cancelledAt: 'then' }), orders: page([]) },
      },
    });
    expect(await platform.findSourceOrders(reference)).toMatchObject({
      value: [{ cancelled: true }],
    });
  });

  it('follows the search to its end', async () => {
    const { platform } = open({
      FindSourceOrders: ({ variables }: Asked) => ({
        data: {
          orderByIdentifier: null,
          orders: variables.after === 'a' ? page([found(2)]) : page([found(1)], 'a'),
        },
      }),
    });
    expect(await platform.findSourceOrders(reference)).toMatchObject({ value: [{}, {}] });
  });

  it('asks for the very reference, whatever it contains', async () => {
    const { platform, store } = open({
      FindSourceOrders: { data: { orderByIdentifier: null, orders: page([]) } },
    });
    await platform.findSourceOrders(`o'neil\\x`);
    expect(store.asked[0]?.variables).toMatchObject({
      reference: `o'neil\\x`,
      search: `source_identifier:'o\\'neil\\\\x'`,
    });
  });

  it('that is not answered is a failure, not a miss', async () => {
    const { platform } = open({
      FindSourceOrders: { data: { orderByIdentifier: null }, errors: [{ message: 'lost' }] },
    });
    expect((await platform.findSourceOrders(reference)).ok).toBe(false);
  });
});

describe('creating a source order', () => {
  const draft: SourceOrderDraft = {
    reference,
    referenceUrl: undefined,
    currency: 'USD',
    lines: [],
    customer: undefined,
    shippingAddress: undefined,
    billingAddress: undefined,
    shippingLines: [],
    taxesIncluded: false,
    stock: 'as-it-has',
    note: undefined,
    tags: [],
    attributes: [],
    processedAt: '2026-11-23T11:00:00Z',
    payment: 'paid',
    paymentGateway: 'Crossdock',
    test: false,
  };

  const created = (order: object) => ({ data: { orderCreate: { order, userErrors: [] } } });

  const refusedWith = (error: object) => ({
    data: { orderCreate: { order: null, userErrors: [{ code: null, field: null, ...error }] } },
  });

  it.each<[string, object, object]>([
    [
      'stock that could not be claimed keeps its code',
      refusedWith({ code: 'INVENTORY_CLAIM_FAILED', message: 'Unable to claim inventory' }),
      { kind: 'too-few' },
    ],
    [
      'a reference that another order holds',
      refusedWith({
        code: 'INVALID',
        field: ['order', 'metafields', '0', 'value'],
        message: 'Value has already been taken',
      }),
      { kind: 'refused', code: 'REFERENCE_TAKEN', field: 'order.metafields.0.value' },
    ],
    [
      'a reference that is not unique, told without a field',
      refusedWith({ message: 'Metafield push_reference must be unique' }),
      { kind: 'refused', code: 'REFERENCE_TAKEN' },
    ],
    [
      'another taken value is not our reference',
      refusedWith({ field: ['order', 'name'], message: 'Name has already been taken' }),
      { kind: 'refused', code: 'USER_ERROR', field: 'order.name' },
    ],
    ['an answer that says neither', { data: { orderCreate: null } }, { kind: 'unknown' }],
    [
      'an answer without order and errors',
      { data: { orderCreate: { order: null, userErrors: [] } } },
      { kind: 'unknown' },
    ],
    [
      'an answer in another shape',
      { data: { orderCreate: { order: 7, userErrors: 7 } } },
      { kind: 'unknown' },
    ],
  ])('%s', async (_, reply, failure) => {
    const { platform, store } = open({ CreateSourceOrder: reply as Script[string] });
    expect(await platform.createSourceOrder(draft)).toMatchObject({ ok: false, failure });
    expect(store.asked).toHaveLength(1);
  });

  it('sends nothing for a price that is none', async () => {
    const { platform, store } = open({});
    const shippingLines = [
      { title: 'x', code: undefined, price: { amount: 'x', currency: 'USD' }, taxes: [] },
    ];
    expect(await platform.createSourceOrder({ ...draft, shippingLines })).toMatchObject({
      failure: { kind: 'refused', code: 'AMOUNT_INVALID' },
    });
    expect(store.asked).toEqual([]);
  });

  it('tags the order with the same short mark for the same reference', async () => {
    const { platform, store } = open({
      CreateSourceOrder: created({ ...found(1), fulfillmentOrders: page([]) }),
    });
    expect(await platform.createSourceOrder(draft)).toMatchObject({ value: { name: '#1' } });
    await platform.createSourceOrder(draft);
    await platform.createSourceOrder({ ...draft, reference: `${reference}0` });
    const tags = store.asked.map(
      ({ variables }) => (variables.order as { tags: string[] }).tags[0],
    );
    expect(tags[0]).toMatch(/^crossdock-[0-9a-f]{12}$/);
    expect(tags[1]).toBe(tags[0]);
    expect(tags[2]).not.toBe(tags[0]);
  });

  describe('[ST1] says where the store takes the stock from', () => {
    const north = 'gid://shopify/Location/9';
    const south = 'gid://shopify/Location/8';
    const mark = (line: string) => [
      { key: 'Engraving', value: 'Ada' },
      { key: '_crossdock_line', value: line },
    ];
    const part = (line: string | undefined, totalQuantity: number) => ({
      totalQuantity,
      lineItem: { customAttributes: line === undefined ? [] : mark(line) },
    });
    const routedTo = (location: string | null, parts: object[], more: string | null = null) => ({
      assignedLocation: { location: location === null ? null : { id: location } },
      lineItems: page(parts, more),
    });
    const split = [
      routedTo(north, [part('L1', 2), part('L2', 1)]),
      routedTo(south, [part('L1', 3)]),
    ];

    it.each<[string, object, object | undefined]>([
      [
        'by line and location',
        page(split),
        [
          { destinationLineId: 'L1', locationId: north, quantity: 2 },
          { destinationLineId: 'L2', locationId: north, quantity: 1 },
          { destinationLineId: 'L1', locationId: south, quantity: 3 },
        ],
      ],
      ['unless it has not routed it yet', page([]), undefined],
      ['unless there are more groups', page(split, 'more'), undefined],
      ['unless there are more lines', page([routedTo(north, [part('L1', 2)], 'more')]), undefined],
      ['unless a location is gone', page([routedTo(null, [part('L1', 2)])]), undefined],
      ['unless a line is none of ours', page([routedTo(north, [part(undefined, 2)])]), undefined],
    ])('%s', async (_, fulfillmentOrders, routed) => {
      const { platform } = open({ CreateSourceOrder: created({ ...found(1), fulfillmentOrders }) });
      expect(await platform.createSourceOrder(draft)).toMatchObject({
        ok: true,
        value: { routed },
      });
    });
  });
});
