// The order Shopify is asked to create for a draft (OP1).
import { describe, expect, it } from 'vitest';
import type { SourceOrderDraft } from '../../../../src/platforms/platform.ts';
import { createOptions, draftToInput } from '../../../../src/platforms/shopify/draft-to-input.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const usd = (amount: string) => ({ amount, currency: 'USD' });

const line: SourceOrderDraft['lines'][number] = {
  variantId: 'gid://shopify/ProductVariant/1',
  quantity: 2,
  unitPrice: usd('19.50'),
  taxes: [],
  taxable: false,
  requiresShipping: true,
  destinationLineId: 'gid://shopify/LineItem/77',
  properties: [{ name: 'Engraving', value: 'For Ada' }],
};

const address = {
  firstName: 'Dana',
  lastName: 'Reyes',
  company: undefined,
  address1: '18 Pine St',
  address2: undefined,
  city: 'Austin',
  provinceCode: 'TX',
  zip: '78701',
  countryCode: 'US',
  phone: '+15125550100',
};

const draftOf = (over: Partial<SourceOrderDraft> = {}): SourceOrderDraft => ({
  reference: 'crossdock:harbor.myshopify.com:613:1',
  referenceUrl: 'https://harbor.myshopify.com/admin/orders/613',
  currency: 'USD',
  lines: [line],
  customer: { firstName: 'Dana', lastName: 'Reyes', email: undefined, phone: undefined },
  shippingAddress: address,
  billingAddress: address,
  shippingLines: [{ title: 'Standard', code: 'STD', price: usd('5.00'), taxes: [] }],
  taxesIncluded: false,
  stock: 'as-it-has',
  note: 'Ring twice',
  tags: ['Crossdock', 'Harbor Goods'],
  attributes: [{ name: 'Sold as', value: '#1001' }],
  processedAt: '2026-11-23T11:00:00Z',
  payment: 'paid',
  paymentGateway: 'Crossdock',
  test: false,
  ...over,
});

const inputOf = (over: Partial<SourceOrderDraft> = {}) => {
  const input = draftToInput(draftOf(over), 'crossdock-0123456789ab', now);
  if (!input) throw new Error('The draft was taken for one without amounts');
  // What is undefined does not travel.
  return JSON.parse(JSON.stringify(input));
};

it('carries everything of the draft and nothing else', () => {
  expect(inputOf()).toEqual({
    currency: 'USD',
    sourceIdentifier: 'crossdock:harbor.myshopify.com:613:1',
    sourceUrl: 'https://harbor.myshopify.com/admin/orders/613',
    metafields: [
      {
        namespace: 'crossdock',
        key: 'push_reference',
        type: 'id',
        value: 'crossdock:harbor.myshopify.com:613:1',
      },
    ],
    tags: ['crossdock-0123456789ab', 'Crossdock', 'Harbor Goods'],
    taxesIncluded: false,
    lineItems: [
      {
        variantId: 'gid://shopify/ProductVariant/1',
        quantity: 2,
        priceSet: { shopMoney: { amount: '19.50', currencyCode: 'USD' } },
        taxable: false,
        requiresShipping: true,
        properties: [
          { name: 'Engraving', value: 'For Ada' },
          { name: '_crossdock_line', value: 'gid://shopify/LineItem/77' },
        ],
      },
    ],
    customer: { toUpsert: { firstName: 'Dana', lastName: 'Reyes' } },
    shippingAddress: {
      firstName: 'Dana',
      lastName: 'Reyes',
      address1: '18 Pine St',
      city: 'Austin',
      provinceCode: 'TX',
      zip: '78701',
      countryCode: 'US',
      phone: '+15125550100',
    },
    billingAddress: expect.objectContaining({ city: 'Austin', countryCode: 'US' }),
    shippingLines: [
      {
        title: 'Standard',
        code: 'STD',
        priceSet: { shopMoney: { amount: '5.00', currencyCode: 'USD' } },
      },
    ],
    note: 'Ring twice',
    customAttributes: [{ key: 'Sold as', value: '#1001' }],
    processedAt: '2026-11-23T11:00:00Z',
    test: false,
    financialStatus: 'PAID',
    transactions: [
      {
        kind: 'SALE',
        status: 'SUCCESS',
        gateway: 'Crossdock',
        amountSet: { shopMoney: { amount: '44.00', currencyCode: 'USD' } },
        processedAt: '2026-11-23T11:00:00Z',
        test: false,
      },
    ],
  });
});

it.each([
  ['as-it-has', 'DECREMENT_OBEYING_POLICY'],
  ['below-zero', 'DECREMENT_IGNORING_POLICY'],
] as const)(
  '[OP12] takes stock %s, and lets the source store write to nobody',
  (stock, behaviour) => {
    expect(createOptions({ stock })).toEqual({
      inventoryBehaviour: behaviour,
      sendReceipt: false,
      sendFulfillmentReceipt: false,
    });
    expect(JSON.stringify(inputOf())).not.toContain('email');
  },
);

describe('the payment', () => {
  const inCurrency = (currency: string, price: string, shipping: string) => ({
    currency,
    lines: [{ ...line, quantity: 3, unitPrice: { amount: price, currency } }],
    shippingLines: [
      { title: 'Standard', code: undefined, price: { amount: shipping, currency }, taxes: [] },
    ],
  });

  it.each([
    ['two decimals', 'USD', '19.50', '5.00', '63.50'],
    ['no decimals', 'JPY', '1200', '300', '3900'],
    ['three decimals', 'KWD', '0.125', '1.5', '1.875'],
  ])('is the exact sum in a currency with %s', (_, currency, price, shipping, total) => {
    expect(inputOf(inCurrency(currency, price, shipping)).transactions).toEqual([
      expect.objectContaining({
        amountSet: { shopMoney: { amount: total, currencyCode: currency } },
      }),
    ]);
  });

  const tax = (amount: string) => ({ title: 'Sales tax', rate: '0.0825', price: usd(amount) });
  const taxed = {
    lines: [{ ...line, taxes: [tax('3.22'), tax('0.005')] }],
    shippingLines: [{ title: 'Standard', code: 'STD', price: usd('5.00'), taxes: [tax('0.41')] }],
  };

  it.each([
    [false, '47.635'],
    [true, '44.00'],
  ])('[OP12] with taxes that the prices hold: %s, is %s', (taxesIncluded, total) => {
    const { transactions, ...order } = inputOf({ ...taxed, taxesIncluded });
    expect(transactions[0].amountSet.shopMoney.amount).toBe(total);
    expect(order.taxesIncluded).toBe(taxesIncluded);
    expect(order.lineItems[0].taxLines).toEqual([
      {
        title: 'Sales tax',
        rate: '0.0825',
        priceSet: { shopMoney: { amount: '3.22', currencyCode: 'USD' } },
      },
      {
        title: 'Sales tax',
        rate: '0.0825',
        priceSet: { shopMoney: { amount: '0.005', currencyCode: 'USD' } },
      },
    ]);
    expect(order.shippingLines[0].taxLines).toEqual([
      {
        title: 'Sales tax',
        rate: '0.0825',
        priceSet: { shopMoney: { amount: '0.41', currencyCode: 'USD' } },
      },
    ]);
  });

  it('of a tax that is not an amount makes no order at all', () => {
    const lines = [{ ...line, taxes: [tax('some')] }];
    expect(draftToInput(draftOf({ lines }), 'mark', now)).toBeUndefined();
  });

  it('of nothing is a status without a transaction', () => {
    const free = inputOf(inCurrency('USD', '0.00', '0.00'));
    expect(free.financialStatus).toBe('PAID');
    expect(free.transactions).toBeUndefined();
  });

  it('is not claimed for a pending order', () => {
    const pending = inputOf({ payment: 'pending' });
    expect(pending.financialStatus).toBe('PENDING');
    expect(pending.transactions).toBeUndefined();
  });

  it('of something that is not an amount makes no order at all', () => {
    const lines = [{ ...line, unitPrice: usd('NaN') }];
    expect(draftToInput(draftOf({ lines }), 'mark', now)).toBeUndefined();
  });
});

describe('the customer', () => {
  const nobody = { firstName: undefined, lastName: undefined, email: undefined, phone: undefined };

  it.each<[string, SourceOrderDraft['customer'], unknown]>([
    [
      'is named without an address to write to',
      { ...nobody, firstName: 'Dana' },
      { firstName: 'Dana' },
    ],
    [
      'is found by e-mail where the draft has one',
      { ...nobody, email: 'dana@example.com' },
      { email: 'dana@example.com' },
    ],
    ['is left out without any of it', nobody, undefined],
    ['is left out of a guest order', undefined, undefined],
  ])('%s', (_, customer, upserted) => {
    expect(inputOf({ customer }).customer?.toUpsert).toEqual(upserted);
  });

  it('has the e-mail on the order too where the draft has one', () => {
    const customer = { ...nobody, email: 'dana@example.com' };
    expect(inputOf({ customer }).email).toBe('dana@example.com');
  });
});

describe('tags', () => {
  it('[OP1] of ours fit what Shopify takes, and a customer’s go as they are, for the store to refuse', () => {
    const many = Array.from({ length: 300 }, (_, at) => `Tag ${at}`);
    const { tags } = inputOf({ tags: ['Crossdock', 'x'.repeat(60), 'y'.repeat(60), ...many] });
    expect(tags).toEqual([
      'crossdock-0123456789ab',
      'Crossdock',
      'x'.repeat(40),
      'y'.repeat(60),
      ...many,
    ]);
  });

  it('are told apart as Shopify does, and the store’s name holds no comma', () => {
    const { tags } = inputOf({
      tags: ['Crossdock', 'Harbor, Goods', 'harbor goods', ' ', 'CROSSDOCK-0123456789AB', ' VIP '],
    });
    expect(tags).toEqual(['crossdock-0123456789ab', 'Crossdock', 'Harbor Goods', 'VIP']);
  });

  it('are never cut through a character', () => {
    const { tags } = inputOf({ tags: ['Crossdock', `${'x'.repeat(39)}📦`] });
    expect(tags[2]).toBe('x'.repeat(39));
  });
});

it('is never placed in the future, nor at no time', () => {
  expect(inputOf({ processedAt: '2026-11-23T12:00:05Z' }).processedAt).toBe(
    '2026-11-23T12:00:00.000Z',
  );
  expect(inputOf({ processedAt: 'soon' }).processedAt).toBe('2026-11-23T12:00:00.000Z');
});

it('marks a line once, also where the destination order was itself a push', () => {
  const properties = [{ name: '_crossdock_line', value: 'gid://shopify/LineItem/1' }];
  expect(inputOf({ lines: [{ ...line, properties }] }).lineItems[0].properties).toEqual([
    { name: '_crossdock_line', value: 'gid://shopify/LineItem/77' },
  ]);
});
