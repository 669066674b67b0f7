// Every field of every type the sandbox serves answers something, whatever document another program sends.
import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { expect, it } from 'vitest';
import { adminSchema } from '../../../sandbox/shopify/graphql/build-schema.ts';
import { openTestStore, placeOrder, type TestStore } from './open-store.ts';

/** How deep the documents go below the record they start from. */
const depth = 3;

const pages = (field: GraphQLField<unknown, unknown>) =>
  field.args.some(({ name }) => name === 'first') ? '(first: 2)' : '';

/** Selects all there is that needs no argument, `levels` objects deep. */
function everything(type: GraphQLObjectType, levels: number): string {
  const parts = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument)) return [];
    const named = getNamedType(field.type);
    if (isLeafType(named)) return [`${field.name}${pages(field)}`];
    if (levels === 0) return [];
    const inner = isObjectType(named) ? everything(named, levels - 1) : '__typename';
    // Aliases keep fields apart that unions and interfaces would merge.
    return [`${field.name}${pages(field)} { __typename ${inner} }`];
  });
  return parts.join(' ');
}

/** A store with one of everything: shipped, refunded, held, edited, discounted, with words and subscriptions. */
async function furnished(): Promise<TestStore> {
  const test = openTestStore();
  test.store.faults.bucket = { size: 1_000_000, restoreRate: 1000 };
  const { admin, state } = test.store;
  const order = placeOrder(
    test,
    { 'MUG-RED': 3, 'TEE-M': 2, WRAP: 1 },
    {
      taxRate: 0.05,
      discountCode: { code: 'TEN', amount: '10.00' },
      tags: ['gift'],
      customAttributes: [{ key: 'Gift', value: 'yes' }],
    },
  );
  admin.shipOrder({
    orderId: order.id,
    lines: [{ lineId: order.lines[0]?.id ?? '', quantity: 2 }],
    tracking: { company: 'UPS', number: '1Z1' },
  });
  admin.refundOrder({
    orderId: order.id,
    lines: [
      {
        lineId: order.lines[0]?.id ?? '',
        quantity: 1,
        restockType: 'RETURN',
        locationId: test.location('Main'),
      },
    ],
  });
  const held = placeOrder(test, { 'TEE-S': 1 });
  const [open] = state.fulfillmentOrders.in(held.id);
  admin.holdFulfillmentOrder({ fulfillmentOrderId: open?.id ?? '', reason: 'OTHER' });
  const [shipped] = state.fulfillments.in(order.id);
  await test.get(
    `mutation($id: ID!, $order: ID!, $item: ID!, $at: ID!, $event: FulfillmentEventInput!) {
      orderEditBegin(id: $order) { userErrors { message } }
      fulfillmentEventCreate(fulfillmentEvent: $event) { userErrors { message } }
      metafieldDefinitionCreate(definition: { name: "Ref", namespace: "custom", key: "ref", type: "id", ownerType: ORDER }) { userErrors { message } }
      metafieldsSet(metafields: [{ ownerId: $id, namespace: "custom", key: "ref", type: "id", value: "1" }]) { userErrors { message } }
      webhookSubscriptionCreate(topic: ORDERS_CREATE, webhookSubscription: { uri: "https://example.com/hook" }) { userErrors { message } }
      inventorySetQuantities(input: { name: "available", reason: "correction", quantities: [{ inventoryItemId: $item, locationId: $at, quantity: 8, changeFromQuantity: null }] }) @idempotent(key: "k") { userErrors { message } }
    }`,
    {
      id: order.id,
      order: held.id,
      item: test.variant('TEE-M').itemId,
      at: test.location('Overflow'),
      event: { fulfillmentId: shipped?.id, status: 'IN_TRANSIT' },
    },
  );
  return test;
}

const records: Record<string, (test: TestStore) => { id: string } | undefined> = {
  Shop: ({ store }) => store.state.shop(),
  App: ({ store }) => store.state.shop().app,
  AppInstallation: ({ store }) => ({ id: store.state.shop().app.installationId }),
  Location: ({ store }) => store.state.locations.all()[0],
  Product: ({ store }) => store.state.products.all()[1],
  ProductOption: ({ store }) => store.state.products.all()[1]?.options[0],
  ProductVariant: ({ store }) => store.state.variants.all()[0],
  InventoryItem: ({ store }) => store.state.inventoryItems.all()[0],
  InventoryLevel: ({ store }) => store.state.levels.all()[0],
  InventoryAdjustmentGroup: ({ store }) => store.state.adjustmentGroups.all()[0],
  Customer: ({ store }) => store.state.customers.all()[0],
  MailingAddress: ({ store }) => store.state.customers.all()[0]?.addresses[0],
  Order: ({ store }) => store.state.orders.all()[0],
  LineItem: ({ store }) => store.state.orders.all()[0]?.lines[0],
  OrderTransaction: ({ store }) => store.state.orders.all()[0]?.transactions[0],
  Refund: ({ store }) => store.state.refunds.all()[0],
  Fulfillment: ({ store }) => store.state.fulfillments.all()[0],
  FulfillmentLineItem: ({ store }) => store.state.fulfillments.all()[0]?.lines[0],
  FulfillmentEvent: ({ store }) => store.state.fulfillments.all()[0]?.events[0],
  FulfillmentOrder: ({ store }) =>
    store.state.fulfillmentOrders.all().find(({ holds }) => holds.length > 0),
  FulfillmentOrderLineItem: ({ store }) => store.state.fulfillmentOrders.all()[0]?.lines[0],
  Metafield: ({ store }) => store.state.metafields.all()[0],
  MetafieldDefinition: ({ store }) => store.state.metafieldDefinitions.all()[0],
  WebhookSubscription: ({ store }) => store.state.subscriptions.all()[0],
  CalculatedOrder: ({ store }) => store.state.orderEdits.all()[0],
};

it.each(Object.keys(records))('%s is served whole', async (name) => {
  const test = await furnished();
  const type = adminSchema().getType(name);
  const record = records[name]?.(test);
  if (!isObjectType(type) || record === undefined) throw new Error(`No ${name} to ask for`);
  const fields = Object.values(type.getFields()).filter(
    (field) => !field.args.some(isRequiredArgument),
  );
  const wrong: string[] = [];
  for (const field of fields) {
    const named = getNamedType(field.type);
    const inner = isObjectType(named)
      ? `{ __typename ${everything(named, depth - 1)} }`
      : '{ __typename }';
    const selection = `${field.name}${pages(field)} ${isLeafType(named) ? '' : inner}`;
    const answer = await test.ask<{ node: object | null }>(
      `query($id: ID!) { node(id: $id) { ... on ${name} { ${selection} } } }`,
      { id: record.id },
    );
    for (const { message } of answer.errors ?? []) wrong.push(`${field.name}: ${message}`);
    if (!answer.errors && answer.data.node === null) wrong.push(`${field.name}: no record`);
  }
  expect(wrong).toEqual([]);
});
