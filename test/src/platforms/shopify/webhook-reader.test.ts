// What deliveries say, in our words; whatever comes, reading it does not throw.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlatformEvent } from '../../../../src/platforms/platform-event.ts';
import { shopifyWebhookReader } from '../../../../src/platforms/shopify/webhook-reader.ts';

const headersOf = (over: Record<string, string> = {}) =>
  new Headers({
    'x-shopify-topic': 'orders/paid',
    'x-shopify-webhook-id': 'delivery-1',
    'x-shopify-event-id': 'event-1',
    'x-shopify-shop-domain': 'North-Supply.myshopify.com',
    'x-shopify-triggered-at': '2026-11-23T11:00:00.123Z',
    ...over,
  });

const bytes = (text: string) => new TextEncoder().encode(text);

const eventOf = (topic: string, body: Uint8Array<ArrayBuffer>): PlatformEvent | undefined =>
  shopifyWebhookReader.read({ headers: headersOf({ 'x-shopify-topic': topic }), body })?.event;

const fixture = (name: string) =>
  new Uint8Array(
    readFileSync(new URL(`../../../fixtures/shopify/webhooks/${name}.json`, import.meta.url)),
  );

const order = 'gid://shopify/Order/6130987450621';
const product = 'gid://shopify/Product/8117120098365';

describe('deliveries as Shopify writes them', () => {
  it.each<[string, string, PlatformEvent]>([
    [
      'orders/create',
      'order',
      { kind: 'order-changed', orderId: order, sourceIdentifier: undefined },
    ],
    [
      'orders/updated',
      'pushed-order',
      {
        kind: 'order-changed',
        orderId: 'gid://shopify/Order/6130987450622',
        sourceIdentifier: 'crossdock:harbor-goods.myshopify.com:6130987450621:1',
      },
    ],
    ['orders/edited', 'order-edit', { kind: 'order-touched', orderId: order }],
    ['refunds/create', 'refund', { kind: 'order-touched', orderId: order }],
    ['orders/delete', 'order-deleted', { kind: 'order-deleted', orderId: order }],
    [
      'fulfillments/update',
      'fulfillment',
      {
        kind: 'shipment-changed',
        orderId: order,
        shipmentId: 'gid://shopify/Fulfillment/5402119921917',
      },
    ],
    [
      'inventory_levels/update',
      'inventory-level',
      {
        kind: 'stock-changed',
        inventoryItemId: 'gid://shopify/InventoryItem/48211009822013',
        locationId: 'gid://shopify/Location/88110023421',
        available: 7,
        updatedAt: '2026-11-23T06:00:01-05:00',
      },
    ],
    [
      'products/update',
      'product',
      {
        kind: 'listings-changed',
        productId: product,
        title: 'Stoneware mug',
        variants: [
          {
            variantId: 'gid://shopify/ProductVariant/46158820049981',
            inventoryItemId: 'gid://shopify/InventoryItem/48211009822013',
            sku: 'MUG-RED',
            barcode: '0123456789012',
          },
          {
            variantId: 'gid://shopify/ProductVariant/46158820082749',
            inventoryItemId: 'gid://shopify/InventoryItem/48211009854781',
            sku: '',
            barcode: '',
          },
        ],
      },
    ],
    ['products/delete', 'product-deleted', { kind: 'product-gone', productId: product }],
    [
      'inventory_items/update',
      'inventory-item',
      {
        kind: 'listing-changed',
        inventoryItemId: 'gid://shopify/InventoryItem/48211009822013',
        sku: 'MUG-RED',
        tracked: true,
      },
    ],
    [
      'inventory_items/delete',
      'inventory-item-deleted',
      { kind: 'listing-gone', inventoryItemId: 'gid://shopify/InventoryItem/48211009822013' },
    ],
    ['locations/deactivate', 'location', { kind: 'locations-changed' }],
    [
      'bulk_operations/finish',
      'bulk-finished',
      { kind: 'export-finished', exportId: 'gid://shopify/BulkOperation/147595010' },
    ],
    [
      'inventory_levels/disconnect',
      'inventory-level-disconnected',
      {
        kind: 'stock-changed',
        inventoryItemId: 'gid://shopify/InventoryItem/48211009822013',
        locationId: 'gid://shopify/Location/88110023421',
        available: undefined,
        updatedAt: undefined,
      },
    ],
  ])('%s', (topic, name, event) => {
    expect(eventOf(topic, fixture(name))).toEqual(event);
  });

  it.each([
    ['hold_released', 'fulfillment_order'],
    ['moved', 'moved_fulfillment_order'],
    ['order_routing_complete', 'fulfillment_order'],
  ])('fulfillment_orders/%s names a group and no order', (change, field) => {
    const body = (id: unknown) => bytes(JSON.stringify({ [field]: { id, status: 'open' } }));
    const groupId = 'gid://shopify/FulfillmentOrder/565786110';
    const topic = `fulfillment_orders/${change}`;
    expect(eventOf(topic, body(groupId))).toEqual({
      ...{ kind: 'routing-changed', groupId },
      ...(change === 'moved' ? { isMove: true } : {}),
    });
    for (const wrong of [null, 7, 'gid://shopify/Order/1'])
      expect(eventOf(topic, body(wrong))).toMatchObject({ kind: 'unreadable' });
  });

  it('every topic of an order leads to its order', () => {
    for (const topic of [
      'create',
      'updated',
      'paid',
      'cancelled',
      'fulfilled',
      'partially_fulfilled',
    ])
      expect(eventOf(`orders/${topic}`, fixture('order'))).toMatchObject({ orderId: order });
  });

  it.each<[string, object]>([
    ['by its global id', { admin_graphql_api_order_id: order, order_id: null }],
    ['by its number as text', { admin_graphql_api_order_id: null, order_id: '6130987450621' }],
    ['by its number', { order_id: 6130987450621 }],
  ])('[OP12] a risk that was assessed leads to its order %s', (_, body) => {
    const assessed = { provider_id: null, risk_level: 'high', ...body };
    expect(eventOf('orders/risk_assessment_changed', bytes(JSON.stringify(assessed)))).toEqual({
      kind: 'order-changed',
      orderId: order,
      sourceIdentifier: undefined,
    });
  });

  it('a shop that removed the app has left, whatever the body says', () => {
    expect(eventOf('app/uninstalled', bytes('{"id":548380009}'))).toEqual({ kind: 'store-left' });
  });

  it('a topic nobody needs is kept as such', () => {
    expect(eventOf('inventory_items/create', bytes('{"id":1}'))).toEqual({
      kind: 'nothing-to-do',
      topic: 'inventory_items/create',
    });
  });
});

describe('a delivery about a return', () => {
  const wanted = { kind: 'order-touched', orderId: order };
  const named = { id: 6130987450621, admin_graphql_api_id: order };

  it.each(['request', 'approve', 'decline', 'process'])(
    '[RV3] names its order whole: %s',
    (change) => {
      const body = bytes(JSON.stringify({ id: 1, status: 'open', order: named }));
      expect(eventOf(`returns/${change}`, body)).toEqual(wanted);
    },
  );

  it.each(['cancel', 'close', 'reopen'])('[RV3] names its order by number: %s', (change) => {
    const body = bytes('{"id":1,"status":"closed","order_id":6130987450621}');
    expect(eventOf(`returns/${change}`, body)).toEqual(wanted);
  });
});

describe('what a delivery about a product shows of its variants', () => {
  const variant = (over: object = {}) => ({
    id: 7,
    sku: 'A',
    barcode: null,
    inventory_item_id: 9,
    ...over,
  });
  const shown = (body: object) => {
    const event = eventOf('products/update', bytes(JSON.stringify({ id: 1, ...body })));
    if (event?.kind !== 'listings-changed') throw new Error(event?.kind);
    return event;
  };
  const many = (count: number) => Array.from({ length: count }, (_, at) => variant({ id: at + 1 }));

  it('[OP5] is all of them, named by numbers too, up to as many as a body holds', () => {
    expect(shown({ variants: [variant()] }).variants).toEqual([
      {
        variantId: 'gid://shopify/ProductVariant/7',
        inventoryItemId: 'gid://shopify/InventoryItem/9',
        sku: 'A',
        barcode: '',
      },
    ]);
    expect(shown({ variants: [] }).variants).toEqual([]);
    expect(shown({ variants: many(99) }).variants).toHaveLength(99);
  });

  it.each<[string, object]>([
    ['where it has none', {}],
    ['where some may be left out', { variants: many(100) }],
    ['where it names more than it shows', { variants: many(2), variant_gids: [{}, {}, {}] }],
    ['where one has no item', { variants: [variant(), variant({ inventory_item_id: null })] }],
    ['where one has no id', { variants: [variant({ id: null })] }],
    ['where one says nothing of its SKU', { variants: [variant({ sku: undefined })] }],
    ['where one says nothing of its barcode', { variants: [variant({ barcode: 12 })] }],
    ['where one is none', { variants: [null] }],
  ])('[OP5] is nothing %s', (_, body) => {
    expect(shown(body)).toEqual({
      kind: 'listings-changed',
      productId: 'gid://shopify/Product/1',
      title: undefined,
      variants: undefined,
    });
  });

  it.each<[object, object]>([
    [
      { sku: null, tracked: false },
      { sku: '', tracked: false },
    ],
    [
      { sku: '', tracked: true },
      { sku: '', tracked: true },
    ],
    [{}, { sku: undefined, tracked: undefined }],
    [
      { sku: 5, tracked: 'yes' },
      { sku: undefined, tracked: undefined },
    ],
  ])('[OP5] an item says of itself no more than it does: %j', (body, said) => {
    expect(eventOf('inventory_items/update', bytes(JSON.stringify({ id: 9, ...body })))).toEqual({
      kind: 'listing-changed',
      inventoryItemId: 'gid://shopify/InventoryItem/9',
      ...said,
    });
  });
});

describe('ids', () => {
  const huge = '9007199254740993123';

  it('keep every digit past what a JavaScript number holds', () => {
    expect(eventOf('orders/delete', bytes(`{"id":${huge}}`))).toEqual({
      kind: 'order-deleted',
      orderId: `gid://shopify/Order/${huge}`,
    });
    expect(eventOf('fulfillments/create', bytes(`{"id": ${huge} ,"order_id":${huge}}`))).toEqual({
      kind: 'shipment-changed',
      orderId: `gid://shopify/Order/${huge}`,
      shipmentId: `gid://shopify/Fulfillment/${huge}`,
    });
  });

  it('come from the global id where the body has one', () => {
    const body = bytes(`{"id":1,"admin_graphql_api_id":"${order}"}`);
    expect(eventOf('orders/paid', body)).toMatchObject({ orderId: order });
  });

  it('do not come from a global id of another kind', () => {
    const body = bytes('{"id":5,"admin_graphql_api_id":"gid://shopify/Customer/9"}');
    expect(eventOf('orders/paid', body)).toMatchObject({ orderId: 'gid://shopify/Order/5' });
  });
});

describe('bodies that cannot be read', () => {
  it.each<[string, string, Uint8Array<ArrayBuffer>]>([
    ['no JSON', 'orders/paid', bytes('<html>')],
    ['half of it', 'orders/paid', bytes('{"id":1')],
    ['a list', 'orders/paid', bytes('[1]')],
    ['nothing', 'orders/paid', bytes('')],
    ['a return without an order', 'returns/approve', bytes('{"id":1,"order":{}}')],
    ['bytes that are no text', 'orders/paid', new Uint8Array([0x7b, 0xff, 0x7d])],
    ['an order without an id', 'orders/paid', bytes('{"name":"#1"}')],
    ['an id with a fraction', 'orders/paid', bytes('{"id":1.5}')],
    ['an edit without an order', 'orders/edited', bytes('{"order_edit":{"id":1}}')],
    ['a shipment without an order', 'fulfillments/create', bytes('{"id":1}')],
    ['a product without an id', 'products/create', bytes('{"title":"Mug"}')],
    ['a deleted product without an id', 'products/delete', bytes('{}')],
    ['an item without an id', 'inventory_items/update', bytes('{"sku":"A"}')],
    ['a deleted item without an id', 'inventory_items/delete', bytes('{}')],
    ['a location without an id', 'locations/create', bytes('{"name":"Main"}')],
    ['a level without a location', 'inventory_levels/update', bytes('{"inventory_item_id":1}')],
  ])('%s', (_, topic, body) => {
    expect(eventOf(topic, body)).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringMatching(`^${topic}: `),
    });
  });

  it('never make the reader throw', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'orders/paid',
          'orders/edited',
          'fulfillments/create',
          'products/update',
          'inventory_items/update',
          'x/y',
        ),
        fc.oneof(
          fc.json().map(bytes),
          fc.uint8Array().map((some) => new Uint8Array(some)),
        ),
        (topic, body) => {
          expect(eventOf(topic, body)?.kind).toBeTypeOf('string');
        },
      ),
    );
  });
});

describe('headers', () => {
  it('say what it is, which delivery it is and when it happened', () => {
    expect(
      shopifyWebhookReader.read({ headers: headersOf(), body: fixture('order') }),
    ).toMatchObject({
      topic: 'orders/paid',
      deliveryId: 'delivery-1',
      triggeredAt: '2026-11-23T11:00:00.123Z',
    });
  });

  it('name the delivery, and only without that the event', () => {
    const headers = headersOf();
    headers.delete('x-shopify-webhook-id');
    const read = shopifyWebhookReader.read({ headers, body: fixture('order') });
    expect(read?.deliveryId).toBe('event-1');
  });

  it.each([['x-shopify-topic'], ['x-shopify-webhook-id']])('without %s nothing is read', (name) => {
    const headers = headersOf();
    headers.delete(name);
    if (name === 'x-shopify-webhook-id') headers.delete('x-shopify-event-id');
    expect(shopifyWebhookReader.read({ headers, body: fixture('order') })).toBeUndefined();
  });

  it('name the shop', () => {
    expect(shopifyWebhookReader.shopOf(headersOf())).toBe('North-Supply.myshopify.com');
    expect(shopifyWebhookReader.shopOf(new Headers())).toBeUndefined();
  });
});
