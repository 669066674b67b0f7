// The bodies of webhooks: the whole REST resource, with the store's own figures in it.
import { beforeEach, describe, expect, it } from 'vitest';
import { placeOrder } from '../../../sandbox/shopify/actions/place-order.ts';
import { quietFaults } from '../../../sandbox/shopify/faults/fault-settings.ts';
import type { OrderRecord } from '../../../sandbox/shopify/records.ts';
import { openState, type State } from '../../../sandbox/shopify/state.ts';
import { enqueueWebhook } from '../../../sandbox/shopify/webhooks/enqueue-webhook.ts';
import { openOutbox } from '../../../sandbox/shopify/webhooks/outbox.ts';
import { pickFields } from '../../../sandbox/shopify/webhooks/pick-fields.ts';
import {
  restBody,
  webhookTopics,
} from '../../../sandbox/shopify/webhooks/rest-shapes/rest-body.ts';
import { restTime } from '../../../sandbox/shopify/webhooks/rest-shapes/rest-time.ts';
import { sourceFiles } from '../../support/tooling/source-files.ts';
import { restFields } from './rest-fields.ts';
import { smallStore } from './small-store.ts';

let state: State;
let faults = quietFaults();
let order: OrderRecord;

beforeEach(() => {
  faults = { ...quietFaults(), inventoryFirst: 0 };
  state = openState({
    shop: 'mug-street.myshopify.com',
    file: ':memory:',
    now: () => Date.parse('2026-11-23T10:59:58.700Z'),
    settings: faults,
    enqueue: (_, topic, subject) =>
      enqueueWebhook({ faults, random: () => 0.5, apiVersion: '2026-10' }, state, topic, subject),
  });
  smallStore(state);
  const placed = placeOrder(state, {
    lines: [
      { sku: 'MUG-RED', quantity: 2, properties: [{ key: '_dest_line', value: '77' }] },
      { sku: 'TEE-M', quantity: 1 },
    ],
    customer: { firstName: 'Dana', lastName: 'Reyes', email: 'dana@example.com' },
    shippingAddress: {
      firstName: 'Dana',
      lastName: 'Reyes',
      address1: '18 Pine St',
      city: 'Austin',
      provinceCode: 'TX',
      countryCode: 'US',
      zip: '78701',
    },
    shipping: { title: 'Standard', price: '5.00' },
    discountCode: { code: 'TEN', amount: '10.00' },
    taxRate: 0.05,
    tags: ['gift', 'web'],
    note: 'Ring twice',
    customAttributes: [{ key: 'gift', value: 'yes' }],
  });
  if (!placed.ok) throw new Error(placed.failure[0]?.message);
  order = placed.value;
});

type Body = Record<string, unknown>;
const body = (topic: string, subject: object) => restBody(state, topic, subject) as Body;

describe('an order webhook', () => {
  it('has every field of the REST order, its lines, address, customer and shipping', () => {
    const sent = body('orders/create', { orderId: order.id });
    expect(Object.keys(sent)).toEqual(expect.arrayContaining(restFields.order));
    const [line] = sent.line_items as Body[];
    expect(Object.keys(line ?? {})).toEqual(expect.arrayContaining(restFields.line));
    expect(Object.keys(sent.shipping_address as Body).sort()).toEqual(restFields.address);
    expect(Object.keys(sent.customer as Body)).toEqual(expect.arrayContaining(restFields.customer));
    const [shipping] = sent.shipping_lines as Body[];
    expect(Object.keys(shipping ?? {})).toEqual(expect.arrayContaining(restFields.shippingLine));
  });

  it('carries amounts as strings, ids as numbers and the shop’s own time', () => {
    const sent = body('orders/create', { orderId: order.id });
    expect(sent).toMatchObject({
      id: Number(order.id.split('/').pop()),
      admin_graphql_api_id: order.id,
      created_at: '2026-11-23T05:59:58-05:00',
      subtotal_price: '49.00',
      total_discounts: '10.00',
      total_line_items_price: '59.00',
      current_total_price: sent.total_price,
      total_outstanding: '0.00',
      total_shipping_price_set: {
        shop_money: { amount: '5.00', currency_code: 'USD' },
        presentment_money: { amount: '5.00', currency_code: 'USD' },
      },
      financial_status: 'paid',
      fulfillment_status: null,
      tags: 'gift, web',
      note: 'Ring twice',
      note_attributes: [{ name: 'gift', value: 'yes' }],
      discount_codes: [{ code: 'TEN', amount: '10.00', type: 'fixed_amount' }],
      source_name: 'web',
      source_identifier: null,
      email: 'dana@example.com',
      customer: { first_name: 'Dana', email: 'dana@example.com' },
      shipping_address: { name: 'Dana Reyes', province: 'Texas', country: 'United States' },
      shipping_lines: [{ title: 'Standard', price: '5.00' }],
    });
    const [mug, tee] = sent.line_items as Body[];
    expect(mug).toMatchObject({
      sku: 'MUG-RED',
      name: 'Mug - Red',
      price: '19.50',
      quantity: 2,
      fulfillable_quantity: 2,
      current_quantity: 2,
      properties: [{ name: '_dest_line', value: '77' }],
      variant_inventory_management: 'shopify',
    });
    expect(tee).toMatchObject({ name: 'Tee', variant_title: null });
    const shares = [mug, tee].map((line) => Number(line?.total_discount));
    expect((shares[0] ?? 0) + (shares[1] ?? 0)).toBeCloseTo(10);
  });
});

describe('a topic', () => {
  it.each(['products/update', 'products/create'])('%s is the product and its variants', (topic) => {
    const [product] = state.products.all();
    const sent = body(topic, { productId: product?.id });
    expect(Object.keys(sent)).toEqual(expect.arrayContaining(restFields.product));
    expect(sent.variants).toMatchObject([{ sku: 'MUG-RED', inventory_quantity: 8 }]);
  });

  it('inventory_levels/update is what is available, where and of what', () => {
    const [level] = state.levels.all();
    expect(body('inventory_levels/update', { inventoryLevelId: level?.id })).toEqual({
      inventory_item_id: Number(level?.itemId.split('/').pop()),
      location_id: Number(level?.locationId.split('/').pop()),
      available: 8,
      updated_at: '2026-11-23T05:59:58-05:00',
      admin_graphql_api_id: level?.id,
    });
  });

  it('of a thing that is gone is its id alone', () => {
    expect(body('products/delete', { productId: 'gid://shopify/Product/7' })).toEqual({ id: 7 });
  });

  it('that any action tells of has a body', () => {
    const told = sourceFiles(['sandbox'], ['.ts']).flatMap(({ text }) =>
      [...text.matchAll(/emit\(\s*(?:[^'()]+\?\s*)?'([a-z_/]+)'(?:\s*:\s*'([a-z_/]+)')?/g)].flatMap(
        ([, topic, other]) => [topic ?? '', other ?? ''],
      ),
    );
    const topics = told.filter((topic) => topic !== '');
    expect(topics).toContain('orders/partially_fulfilled');
    expect(topics.filter((topic) => !webhookTopics.includes(topic))).toEqual([]);
  });

  it('that the sandbox does not send is a clear mistake', () => {
    expect(() => body('carts/create', {})).toThrow('no webhook body for carts/create');
    expect(webhookTopics).toContain('app/uninstalled');
  });
});

describe('a subscription', () => {
  const subscribe = (topic: string, includeFields: string[] = []) =>
    state.subscriptions.put({
      id: state.newId('WebhookSubscription'),
      createdAt: state.time(),
      updatedAt: state.time(),
      topic,
      uri: 'http://receiver.example/hooks',
      format: 'JSON',
      includeFields,
      metafieldNamespaces: [],
      filter: null,
      name: null,
    });

  it('gets one delivery per event, with the body of that moment', () => {
    subscribe('orders/updated');
    subscribe('orders/updated', ['id', 'tags']);
    state.emit('orders/updated', { orderId: order.id });
    state.orders.put({ ...order, tags: ['later'] });
    const [second, first] = openOutbox(state).latest(9);
    expect(JSON.parse(first?.body ?? '')).toMatchObject({ tags: 'gift, web', note: 'Ring twice' });
    expect(JSON.parse(second?.body ?? '')).toEqual({
      id: Number(order.id.split('/').pop()),
      tags: 'gift, web',
    });
    expect(first?.eventId).toBe(second?.eventId);
    expect(first?.webhookId).not.toBe(second?.webhookId);
  });

  it('sometimes hears of the stock before the order', () => {
    subscribe('orders/create');
    faults.inventoryFirst = 0.6;
    state.emit('orders/create', { orderId: order.id });
    expect(openOutbox(state).latest(1)[0]?.dueAt).toBe(state.now() + 1000);
    faults.inventoryFirst = 0.4;
    state.emit('orders/create', { orderId: order.id });
    expect(openOutbox(state).latest(1)[0]?.dueAt).toBe(state.now());
  });

  it('shows a dropped delivery as dropped', () => {
    subscribe('orders/create');
    faults.dropWebhooks.next = 1;
    state.emit('orders/create', { orderId: order.id });
    const outbox = openOutbox(state);
    expect(outbox.latest(1)).toMatchObject([{ status: 'dropped' }]);
    expect(outbox.nextDueAt()).toBeUndefined();
  });
});

describe('small pieces', () => {
  it.each([
    ['2026-11-23T10:59:58Z', 'America/New_York', '2026-11-23T05:59:58-05:00'],
    ['2026-07-01T00:00:00Z', 'America/New_York', '2026-06-30T20:00:00-04:00'],
    ['2026-11-23T10:59:58Z', 'Asia/Kolkata', '2026-11-23T16:29:58+05:30'],
    ['2026-11-23T10:59:58Z', 'UTC', '2026-11-23T10:59:58+00:00'],
  ])('the moment %s in %s is %s', (moment, zone, written) => {
    expect(restTime(moment, zone)).toBe(written);
  });

  it('fields are picked through lists', () => {
    const whole = { id: 1, line_items: [{ id: 2, sku: 'A', price: '1.00' }], tags: '' };
    expect(pickFields(whole, ['id', 'line_items.sku', 'line_items.id', 'nothing'])).toEqual({
      id: 1,
      line_items: [{ id: 2, sku: 'A' }],
    });
  });
});
