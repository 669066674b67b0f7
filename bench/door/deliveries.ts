/**
 * The deliveries the door is measured with, as a store signs and sends them: three paid orders of four lines (3.3 KB,
 * each another order), then one change of stock at one of 500 places, and so on.
 */
import { createHmac } from 'node:crypto';
import { doorSecret, doorShop } from './secret.ts';

const line = (number: number) => ({
  id: 14_500_000_000_000 + number,
  admin_graphql_api_id: `gid://shopify/LineItem/${14_500_000_000_000 + number}`,
  current_quantity: 2,
  fulfillable_quantity: 2,
  fulfillment_service: 'manual',
  fulfillment_status: null,
  gift_card: false,
  grams: 350,
  name: `Stoneware mug, glaze ${number}`,
  price: '24.00',
  price_set: { shop_money: { amount: '24.00', currency_code: 'USD' } },
  product_id: 8_100_000_000_000 + number,
  quantity: 2,
  requires_shipping: true,
  sku: `MUG-${number}`,
  taxable: true,
  title: 'Stoneware mug',
  total_discount: '0.00',
  variant_id: 46_100_000_000_000 + number,
  vendor: 'Mug Street',
});

const address = {
  first_name: 'Dana',
  last_name: 'Reyes',
  address1: '12 Harbour Street',
  city: 'Portland',
  zip: '97201',
  province: 'Oregon',
  country: 'United States',
  country_code: 'US',
  phone: '+15035550123',
};

const order = JSON.stringify({
  id: 'NUMBER',
  admin_graphql_api_id: 'gid://shopify/Order/NUMBER',
  created_at: '2026-11-23T12:00:00-05:00',
  currency: 'USD',
  email: 'dana@example.com',
  financial_status: 'paid',
  fulfillment_status: null,
  name: '#1001',
  note: null,
  source_identifier: null,
  source_name: 'web',
  tags: '',
  total_price: '192.00',
  updated_at: '2026-11-23T12:00:05-05:00',
  billing_address: address,
  shipping_address: address,
  customer: { id: 7_100_000_000_000, email: 'dana@example.com', ...address },
  line_items: [1, 2, 3, 4].map(line),
  shipping_lines: [{ id: 5_100_000_000_000, code: 'Standard', price: '6.00', title: 'Standard' }],
}).replace('"NUMBER"', 'NUMBER');

const places = 500;

/** Whether the delivery of this number is about stock. */
export const isAboutStock = (number: number): boolean => number % 4 === 3;

function delivery(number: number): { topic: string; body: string } {
  if (!isAboutStock(number))
    return { topic: 'orders/paid', body: order.replaceAll('NUMBER', String(6.1e12 + number)) };
  const body = {
    inventory_item_id: 4.1e12 + (((number - 3) / 4) % places),
    location_id: 8.1e10,
    available: number % 100,
    // A later second for each, as in a store whose stock moves on.
    updated_at: new Date(1_795_000_000_000 + number * 1000).toISOString(),
  };
  return { topic: 'inventory_levels/update', body: JSON.stringify(body) };
}

/** @returns the whole HTTP request of a delivery; every number has a delivery id of its own */
export function requestOf(number: number, path: string): string {
  const { topic, body } = delivery(number);
  return `POST ${path} HTTP/1.1\r
host: 127.0.0.1\r
content-type: application/json\r
content-length: ${body.length}\r
x-shopify-topic: ${topic}\r
x-shopify-webhook-id: b1a2c3d4-0000-4000-8000-${String(number).padStart(12, '0')}\r
x-shopify-shop-domain: ${doorShop}\r
x-shopify-api-version: 2026-10\r
x-shopify-triggered-at: 2026-11-23T17:00:06.000Z\r
x-shopify-hmac-sha256: ${createHmac('sha256', doorSecret).update(body).digest('base64')}\r
\r
${body}`;
}
