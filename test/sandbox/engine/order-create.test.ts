// orderCreate with what it does by default, what it refuses, and the exact money of its sums.
import { expect, it } from 'vitest';
import { openTestStore, type TestStore } from './open-store.ts';

const create = `mutation Create($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput) {
  orderCreate(order: $order, options: $options) {
    order {
      id name email sourceName sourceIdentifier tags displayFinancialStatus displayFulfillmentStatus
      totalPriceSet { shopMoney { amount currencyCode } } totalPrice totalTax
      lineItems(first: 9) { nodes { id sku requiresShipping taxable unfulfilledQuantity customAttributes { key value } } }
      fulfillmentOrders(first: 9) { nodes { status assignedLocation { name } lineItems(first: 9) { nodes { sku remainingQuantity } } } }
      customer { firstName defaultEmailAddress { emailAddress } }
    }
    userErrors { code field message }
  }
}`;

type Created = {
  orderCreate: {
    order: Record<string, never> | null;
    userErrors: { code: string; field: string[]; message: string }[];
  };
};

const money = (amount: string, currencyCode = 'USD') => ({ shopMoney: { amount, currencyCode } });

async function createOrder(test: TestStore, order: object, options?: object) {
  return (await test.get<Created>(create, { order, options })).orderCreate;
}

const line = (test: TestStore, sku: string, quantity = 1, more: object = {}) => ({
  variantId: test.variant(sku).variantId,
  quantity,
  ...more,
});

it('leaves stock alone, ships nothing and mails nobody unless it is told to', async () => {
  const test = openTestStore();
  const { order } = await createOrder(test, {
    lineItems: [line(test, 'MUG-RED', 2)],
    email: 'dana@example.com',
  });
  expect(order).toMatchObject({
    name: '#1001',
    displayFinancialStatus: 'PENDING',
    totalPrice: '39.00',
    lineItems: { nodes: [{ sku: 'MUG-RED', requiresShipping: false, taxable: true }] },
  });
  expect(test.stock('MUG-RED', 'Main')).toBe('10/10/0');
  expect(test.store.state.mails.all()).toEqual([]);
});

it('takes stock and confirms by mail where it is told to', async () => {
  const test = openTestStore();
  await createOrder(
    test,
    { lineItems: [line(test, 'MUG-RED', 2)], email: 'dana@example.com' },
    { inventoryBehaviour: 'DECREMENT_OBEYING_POLICY', sendReceipt: true },
  );
  expect(test.stock('MUG-RED', 'Main')).toBe('8/10/2');
  expect(test.store.state.mails.all().map(({ to, kind }) => [to, kind])).toEqual([
    ['dana@example.com', 'order_confirmation'],
  ]);
});

it('obeys the policy of a variant, and then nothing is left behind', async () => {
  const test = openTestStore();
  const order = {
    lineItems: [line(test, 'TEE-S', 4)],
    customer: { toUpsert: { email: 'dana@example.com' } },
  };
  const refused = await createOrder(test, order, {
    inventoryBehaviour: 'DECREMENT_OBEYING_POLICY',
  });
  expect(refused.order).toBeNull();
  expect(refused.userErrors).toMatchObject([{ code: 'INVENTORY_CLAIM_FAILED' }]);
  expect([test.store.state.orders.size, test.store.state.customers.size]).toEqual([0, 0]);
  const taken = await createOrder(test, order, { inventoryBehaviour: 'DECREMENT_IGNORING_POLICY' });
  expect(taken.order).toMatchObject({ name: '#1001' });
  expect(test.stock('TEE-S', 'Main')).toBe('-1/3/4');
});

it('keeps what another program marks an order with', async () => {
  const test = openTestStore();
  const { order } = await createOrder(test, {
    lineItems: [
      line(test, 'MUG-RED', 1, {
        properties: [{ name: '_ref', value: '77' }],
        requiresShipping: true,
      }),
    ],
    sourceIdentifier: 'mug-street.myshopify.com:613',
    tags: ['b', 'a', 'A'],
    customer: { toUpsert: { firstName: 'Dana', email: 'dana@example.com' } },
    financialStatus: 'PAID',
  });
  expect(order).toMatchObject({
    sourceIdentifier: 'mug-street.myshopify.com:613',
    tags: ['a', 'b'],
    email: 'dana@example.com',
    displayFinancialStatus: 'PAID',
    customer: { firstName: 'Dana', defaultEmailAddress: { emailAddress: 'dana@example.com' } },
    lineItems: {
      nodes: [{ customAttributes: [{ key: '_ref', value: '77' }], requiresShipping: true }],
    },
  });
});

it.each<[string, string, string[], string, string]>([
  ['yen', 'JPY', ['1200', '3'], '3600.0', '3600'],
  ['dollars', 'USD', ['19.99', '3'], '59.97', '59.97'],
  ['dinars', 'KWD', ['1.255', '3'], '3.765', '3.765'],
])(
  'counts %s with their own decimals',
  async (_, currency, [price = '', quantity = ''], amount, total) => {
    const test = openTestStore();
    const { order, userErrors } = await createOrder(test, {
      currency,
      lineItems: [{ title: 'Lamp', quantity: Number(quantity), priceSet: money(price, currency) }],
    });
    expect(userErrors).toEqual([]);
    expect(order).toMatchObject({
      totalPriceSet: { shopMoney: { amount, currencyCode: currency } },
      totalPrice: total,
    });
  },
);

it('derives the status of payment from transactions', async () => {
  const test = openTestStore();
  const pay = (amount: string) => ({
    lineItems: [line(test, 'MUG-RED', 2)],
    transactions: [{ kind: 'SALE', status: 'SUCCESS', gateway: 'card', amountSet: money(amount) }],
  });
  expect((await createOrder(test, pay('10.00'))).order).toMatchObject({
    displayFinancialStatus: 'PARTIALLY_PAID',
  });
  expect((await createOrder(test, pay('39.00'))).order).toMatchObject({
    displayFinancialStatus: 'PAID',
  });
});

const wrong: [string, (test: TestStore) => object, string, string[]][] = [
  ['no lines', () => ({ lineItems: [] }), 'INVALID', ['order', 'lineItems']],
  [
    'an unknown variant',
    () => ({ lineItems: [{ variantId: 'gid://shopify/ProductVariant/1', quantity: 1 }] }),
    'INVALID',
    ['order', 'lineItems', '0', 'variantId'],
  ],
  [
    'a line without a title',
    () => ({ lineItems: [{ quantity: 1, priceSet: money('1') }] }),
    'INVALID',
    ['order', 'lineItems', '0', 'title'],
  ],
  [
    'another currency than its own',
    (test) => ({ lineItems: [line(test, 'MUG-RED', 1, { priceSet: money('1', 'EUR') })] }),
    'INVALID',
    ['order', 'lineItems', '0', 'priceSet', 'shopMoney', 'currencyCode'],
  ],
  [
    'a tag of 41 characters',
    (test) => ({ lineItems: [line(test, 'MUG-RED')], tags: ['x'.repeat(41)] }),
    'INVALID',
    ['order', 'tags'],
  ],
  [
    'a customer said twice',
    (test) => ({
      lineItems: [line(test, 'MUG-RED')],
      customerId: 'gid://shopify/Customer/1',
      customer: { toUpsert: { email: 'dana@example.com' } },
    }),
    'REDUNDANT_CUSTOMER_FIELDS',
    ['order', 'customerId'],
  ],
  [
    'an e-mail that is none',
    (test) => ({ lineItems: [line(test, 'MUG-RED')], email: 'dana' }),
    'INVALID',
    ['order', 'email'],
  ],
];

it.each(wrong)('refuses an order with %s', async (_, order, code, field) => {
  const test = openTestStore();
  const { userErrors } = await createOrder(test, order(test));
  expect(userErrors).toMatchObject([{ code, field }]);
  expect(test.store.state.orders.size).toBe(0);
});

it.each([
  [
    'both kinds of customer',
    { customer: { toUpsert: { email: 'a@b.co' }, toAssociate: { email: 'a@b.co' } } },
  ],
  ['a field that does not exist', { colour: 'red' }],
  ['a currency that does not exist', { currency: 'XXY' }],
  ['text for a number', { lineItems: [{ title: 'Lamp', quantity: 'one' }] }],
])('fails as the schema does with %s', async (_, order) => {
  const test = openTestStore();
  const { errors, data } = await test.ask(create, { order });
  expect(errors?.length).toBeGreaterThan(0);
  expect(data).toBeUndefined();
});

it('is routed to the first location that has all of it, else split', async () => {
  const test = openTestStore();
  const routed = async (lineItems: object[]) => {
    const { order } = await createOrder(test, { lineItems });
    const { nodes } = (
      order as unknown as {
        fulfillmentOrders: {
          nodes: {
            assignedLocation: { name: string };
            lineItems: { nodes: { sku: string; remainingQuantity: number }[] };
          }[];
        };
      }
    ).fulfillmentOrders;
    return nodes.map(({ assignedLocation, lineItems: lines }) => [
      assignedLocation.name,
      ...lines.nodes.map(({ sku, remainingQuantity }) => `${remainingQuantity} ${sku}`),
    ]);
  };
  expect(await routed([line(test, 'MUG-RED', 3), line(test, 'TEE-M', 1)])).toEqual([
    ['Overflow', '3 MUG-RED', '1 TEE-M'],
  ]);
  expect(await routed([line(test, 'MUG-RED', 12)])).toEqual([
    ['Main', '10 MUG-RED'],
    ['Overflow', '2 MUG-RED'],
  ]);
  expect(await routed([line(test, 'TEE-S', 1), line(test, 'TEE-M', 1)])).toEqual([
    ['Main', '1 TEE-S'],
    ['Overflow', '1 TEE-M'],
  ]);
});

it('can be written as shipped already', async () => {
  const test = openTestStore();
  const { order } = await createOrder(test, {
    lineItems: [line(test, 'MUG-RED', 1)],
    fulfillment: {
      locationId: test.location('Overflow'),
      trackingCompany: 'UPS',
      trackingNumber: '1Z9',
    },
  });
  expect(order).toMatchObject({ displayFulfillmentStatus: 'FULFILLED' });
  expect(test.store.state.fulfillments.all()[0]?.tracking).toEqual([
    { company: 'UPS', number: '1Z9', url: 'https://www.ups.com/WebTracking?trackNums=1Z9' },
  ]);
});
