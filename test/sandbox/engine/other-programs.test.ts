// Documents of other programs: products made and changed, customers, abstract types, jobs, aliases and fragments.
import { expect, it } from 'vitest';
import { openTestStore, placeOrder } from './open-store.ts';

type Errors = { userErrors: { message: string; code?: string }[] };

it('a product is made, gets variants with stock, is changed and deleted', async () => {
  const test = openTestStore();
  const { productCreate } = await test.get<{ productCreate: { product: { id: string } } }>(
    `mutation { productCreate(product: { title: "Lamp", vendor: "Acme", tags: ["b", "a"], productOptions: [{ name: "Colour", values: [{ name: "Red" }] }] }) {
      product { id handle tags variantsCount { count } options { name values } variants(first: 5) { nodes { title price inventoryItem { tracked } } } }
      shop { name } userErrors { field message } } }`,
  );
  const { id } = productCreate.product;
  expect(productCreate.product).toMatchObject({
    handle: 'lamp',
    tags: ['a', 'b'],
    options: [{ name: 'Colour', values: ['Red'] }],
    variants: { nodes: [{ title: 'Red', price: '0.00', inventoryItem: { tracked: false } }] },
  });
  const bulk = await test.get<{ productVariantsBulkCreate: { productVariants: { id: string }[] } }>(
    `mutation($id: ID!, $variants: [ProductVariantsBulkInput!]!) {
      productVariantsBulkCreate(productId: $id, strategy: REMOVE_STANDALONE_VARIANT, variants: $variants) {
        productVariants { id title sku price inventoryQuantity inventoryItem { tracked } } product { totalVariants } userErrors { code message } } }`,
    {
      id,
      variants: [
        {
          optionValues: [{ optionName: 'Colour', name: 'Blue' }],
          price: '12.5',
          inventoryItem: { sku: 'LAMP-BLUE', tracked: true },
          inventoryQuantities: [{ locationId: test.location('Main'), availableQuantity: 4 }],
        },
      ],
    },
  );
  expect(bulk.productVariantsBulkCreate).toMatchObject({
    productVariants: [{ title: 'Blue', sku: 'LAMP-BLUE', price: '12.50', inventoryQuantity: 4 }],
    product: { totalVariants: 1 },
  });
  const variants = [{ id: bulk.productVariantsBulkCreate.productVariants[0]?.id, price: '13' }];
  await test.get(
    `mutation($id: ID!, $variants: [ProductVariantsBulkInput!]!) {
      productUpdate(product: { id: $id, title: "Desk lamp" }) { product { title } userErrors { message } }
      productVariantsBulkUpdate(productId: $id, variants: $variants) { productVariants { price } userErrors { code message } } }`,
    { id, variants },
  );
  expect(
    await test.get(
      '{ products(first: 5, query: "title:desk") { nodes { title priceRangeV2 { minVariantPrice { amount } } } } }',
    ),
  ).toEqual({
    products: {
      nodes: [{ title: 'Desk lamp', priceRangeV2: { minVariantPrice: { amount: '13.0' } } }],
    },
  });
  await test.get(
    'mutation($id: ID!) { productDelete(input: { id: $id }) { deletedProductId userErrors { message } } }',
    { id },
  );
  expect(await test.get('query($id: ID!) { product(id: $id) { id } }', { id })).toEqual({
    product: null,
  });
});

it('customers are made once per address', async () => {
  const test = openTestStore();
  const create =
    'mutation { customerCreate(input: { firstName: "Dana", email: "dana@example.com" }) { customer { id displayName } userErrors { field message } } }';
  await test.get(create);
  const { customerCreate } = await test.get<{ customerCreate: Errors }>(create);
  expect(customerCreate.userErrors).toMatchObject([{ message: 'Email has already been taken' }]);
  expect(
    await test.get(
      '{ customerByIdentifier(identifier: { emailAddress: "dana@example.com" }) { displayName numberOfOrders } }',
    ),
  ).toEqual({
    customerByIdentifier: { displayName: 'Dana', numberOfOrders: '0' },
  });
});

it('abstract types tell what they are', async () => {
  const test = openTestStore();
  const order = placeOrder(
    test,
    { 'MUG-RED': 2 },
    { discountCode: { code: 'TEN', amount: '3.90' } },
  );
  const answer = await test.get(
    `query($ids: [ID!]!, $order: ID!) {
      nodes(ids: $ids) { __typename id ... on HasMetafields { metafields(first: 1) { nodes { key } } } }
      order(id: $order) {
        discountApplications(first: 1) { nodes { __typename ... on DiscountCodeApplication { code } value { __typename ... on MoneyV2 { amount } } } }
        purchasingEntity { __typename ... on Customer { displayName } }
        lineItems(first: 1) { edges { cursor node { discountAllocations { allocatedAmountSet { shopMoney { amount } } discountApplication { index } } } } } } }`,
    { ids: [order.id, test.location('Main'), 'gid://shopify/Order/1'], order: order.id },
  );
  expect(answer).toMatchObject({
    nodes: [{ __typename: 'Order' }, { __typename: 'Location' }, null],
    order: {
      discountApplications: {
        nodes: [{ __typename: 'DiscountCodeApplication', code: 'TEN', value: { amount: '3.9' } }],
      },
      purchasingEntity: { __typename: 'Customer', displayName: 'Dana Reyes' },
      lineItems: {
        edges: [
          {
            node: {
              discountAllocations: [{ allocatedAmountSet: { shopMoney: { amount: '3.9' } } }],
            },
          },
        ],
      },
    },
  });
});

it('a cancellation names its job both ways', async () => {
  const test = openTestStore();
  const { id } = placeOrder(test, { 'MUG-RED': 1 });
  const answer = await test.get<{ orderCancel: { job: { id: string } } }>(
    'mutation($id: ID!) { orderCancel(orderId: $id, reason: OTHER, restock: true) { job { id } jobResult { id done status order { id } errors { message } } userErrors { message } } }',
    { id },
  );
  expect(answer.orderCancel).toMatchObject({
    jobResult: { done: false, errors: [] },
    userErrors: [],
  });
});

it('an address may name its country or say its code', async () => {
  const test = openTestStore();
  const create = `mutation($address: MailingAddressInput!) { orderCreate(order: { shippingAddress: $address,
    lineItems: [{ title: "Lamp", quantity: 1, priceSet: { shopMoney: { amount: "1", currencyCode: USD } } }] }) {
    order { shippingAddress { country countryCodeV2 province provinceCode } } userErrors { message } } }`;
  const whole = {
    country: 'United States',
    countryCodeV2: 'US',
    province: 'Texas',
    provinceCode: 'TX',
  };
  for (const address of [
    { countryCode: 'US', provinceCode: 'TX' },
    { country: 'United States', province: 'Texas' },
  ])
    expect(await test.get(create, { address })).toMatchObject({
      orderCreate: { order: { shippingAddress: whole } },
    });
});

it('the schema can be read by tools', async () => {
  const answer = await openTestStore().get<{
    __schema: { queryType: { name: string } };
    __type: { fields: object[] };
  }>('{ __schema { queryType { name } } __type(name: "Order") { fields { name } } }');
  expect(answer.__schema.queryType.name).toBe('QueryRoot');
  expect(answer.__type.fields.length).toBeGreaterThan(100);
});
