// Documents as programs of this trade send them: each is valid, costs what is published, and the main ones run.
import { getOperationAST, parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { adminSchema } from '../../../sandbox/shopify/graphql/build-schema.ts';
import { requestedCost } from '../../../sandbox/shopify/graphql/cost.ts';
import { openTestStore, placeOrder } from './open-store.ts';
import { readDocuments } from './read-documents.ts';

const documents = readDocuments();
const text = (name: string): string => documents.get(name) ?? '';

it.each([...documents])('%s is valid against the schema', (_, document) => {
  expect(validate(adminSchema(), parse(document)).map(({ message }) => message)).toEqual([]);
});

const costs: [string, number, Record<string, unknown>][] = [
  ['ShopInfo', 4, {}],
  ['Locations', 102, { first: 50 }],
  ['VariantsPage', 302, { first: 100 }],
  ['InventoryItemsBySku', 652, { first: 50 }],
  ['InventoryLevelsAtLocation', 150, { ids: Array.from({ length: 50 }, () => 'x') }],
  ['LocationInventoryPage', 303, { first: 100 }],
  ['OrderForPush', 614, { lineFirst: 40 }],
  ['OrdersBySearch', 7, { first: 5 }],
  ['OrderByCustomId', 1, {}],
  ['OrderFulfillmentOrders', 779, { first: 8, lineFirst: 30 }],
  ['OpenFulfillmentOrders', 877, { first: 35 }],
  ['SuggestedRefund', 8, {}],
  ['OrderCreate', 10, {}],
  ['WebhookCreateAll', 310, {}],
];

it.each(costs)('%s costs %i points', (name, points, variables) => {
  const document = parse(text(name));
  const operation = getOperationAST(document);
  if (operation == null) throw new Error(`No document ${name}`);
  expect(requestedCost({ schema: adminSchema(), document, operation, variables })).toBe(points);
});

/** Names that stand for ids of the store below. */
const asked: [string, Record<string, unknown>][] = [
  ['ShopInfo', {}],
  ['Locations', {}],
  ['VariantsPage', { query: "updated_at:>'2026-01-01T00:00:00Z'" }],
  ['InventoryItemsBySku', { query: "sku:'MUG-RED' OR sku:'TEE-S'" }],
  ['InventoryLevelsAtLocation', { ids: ['@item'], locationId: '@main' }],
  ['InventoryItemLevels', { id: '@item' }],
  ['LocationInventoryPage', { locationId: '@main' }],
  ['OrderForPush', { id: '@order' }],
  ['OrderFulfillments', { id: '@order' }],
  ['FulfillmentById', { id: '@fulfillment' }],
  ['OrderFulfillmentOrders', { id: '@order' }],
  ['OpenFulfillmentOrders', {}],
  ['OrdersBySearch', { query: 'name:#1001' }],
  ['OrderRefunds', { id: '@order' }],
  [
    'SuggestedRefund',
    { id: '@order', lines: [{ lineItemId: '@line', quantity: 1 }], shipping: true },
  ],
  ['WebhookList', {}],
  ['JobStatus', { id: 'gid://shopify/Job/1' }],
  ['WebhookCreateAll', { sub: { uri: 'https://example.com/hook', format: 'JSON' } }],
  ['TagsAdd', { id: '@order', tags: ['seen'] }],
  ['OrderUpdate', { input: { id: '@order', note: 'Ring twice' } }],
  ['OrderEditBegin', { id: '@order' }],
  [
    'FulfillmentTrackingUpdate',
    { fulfillmentId: '@fulfillment', trackingInfoInput: { company: 'FedEx', number: '77' } },
  ],
  ['FulfillmentEventCreate', { event: { fulfillmentId: '@fulfillment', status: 'DELIVERED' } }],
  ['InventoryItemTrack', { id: '@item', input: { tracked: true } }],
  [
    'InventoryBulkToggle',
    { inventoryItemId: '@item', updates: [{ locationId: '@main', activate: true }] },
  ],
  [
    'RefundCreate',
    {
      input: { orderId: '@order', refundLineItems: [{ lineItemId: '@line', quantity: 1 }] },
      idempotencyKey: 'r1',
    },
  ],
  ['OrderCancel', { orderId: '@order', reason: 'CUSTOMER', restock: true }],
  ['FulfillmentCancel', { id: '@fulfillment' }],
];

it('the main documents run without an error', async () => {
  const test = openTestStore();
  const order = placeOrder(test, { 'MUG-RED': 2, 'TEE-S': 1 });
  const shipped = test.store.admin.shipOrder({
    orderId: order.id,
    lines: [{ lineId: order.lines[0]?.id ?? '', quantity: 1 }],
    tracking: { company: 'UPS', number: '1Z1' },
  });
  const ids: Record<string, string | undefined> = {
    '@order': order.id,
    '@line': order.lines[0]?.id,
    '@fulfillment': shipped.ok ? shipped.value[0]?.id : undefined,
    '@item': test.variant('MUG-RED').itemId,
    '@main': test.location('Main'),
  };
  const wrong: string[] = [];
  for (const [name, variables] of asked) {
    test.clock.at += 60_000;
    const filled = JSON.parse(JSON.stringify(variables).replace(/@\w+/g, (key) => ids[key] ?? key));
    const answer = await test.ask<Record<string, { userErrors?: { message: string }[] } | null>>(
      text(name),
      filled,
    );
    for (const { message } of answer.errors ?? []) wrong.push(`${name}: ${message}`);
    for (const payload of Object.values(answer.data ?? {}))
      for (const { message } of payload?.userErrors ?? []) wrong.push(`${name}: ${message}`);
  }
  expect(wrong).toEqual([]);
});
