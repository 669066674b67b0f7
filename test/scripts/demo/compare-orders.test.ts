// The demo's comparison finds every difference between an order and the one made from it.
import { describe, expect, it } from 'vitest';
import { compareOrders, differenceText } from '../../../scripts/demo/compare-orders.ts';
import type { ToldOrder } from '../../../scripts/stores/told-order.ts';

const money = (amount: string) => ({ shopMoney: { amount, currencyCode: 'USD' } });
const address = {
  firstName: 'Zoë',
  lastName: 'Reyes',
  address1: 'Calle Ñandú 12',
  address2: null,
  city: 'Málaga',
  zip: '29001',
  provinceCode: 'MA',
  countryCodeV2: 'ES',
  phone: null,
};
const line = (id: string, sku: string, quantity: number) => ({
  id,
  sku,
  quantity,
  customAttributes: [],
  originalUnitPriceSet: money('12.0'),
});
const sold: ToldOrder = {
  id: 'gid://shopify/Order/1',
  name: '#1001',
  note: 'Ring twice',
  tags: ['demo'],
  email: 'zoe@example.com',
  sourceIdentifier: null,
  cancelledAt: null,
  displayFinancialStatus: 'PAID',
  displayFulfillmentStatus: 'UNFULFILLED',
  customAttributes: [{ key: 'Gift wrap', value: 'Yes' }],
  customer: { firstName: 'Zoë', lastName: 'Reyes' },
  shippingAddress: address,
  billingAddress: address,
  shippingLines: { nodes: [{ title: 'Standard', originalPriceSet: money('4.90') }] },
  lineItems: { nodes: [line('a', 'MUG-RED', 2), line('b', 'MUG-BLUE', 1)] },
  fulfillments: [],
};
const made: ToldOrder = {
  ...sold,
  name: '#5',
  email: null,
  tags: ['Crossdock', 'Mug Street'],
  customer: null,
  customAttributes: [
    { key: 'Sold by', value: 'Mug Street' },
    { key: 'Sold as', value: '#1001' },
    { key: 'Destination shop', value: 'mug-street.myshopify.com' },
    { key: 'Gift wrap', value: 'Yes' },
  ],
  lineItems: { nodes: [line('y', 'MUG-BLUE', 1), line('x', 'MUG-RED', 2)] },
  shippingLines: { nodes: [{ title: 'Standard', originalPriceSet: money('4.9') }] },
};
const destination = { name: 'Mug Street', shop: 'mug-street.myshopify.com' };
const differences = (order: ToldOrder) => differenceText(compareOrders(sold, order, destination));

describe('comparing the two orders', () => {
  it('finds nothing where the source has the same order, whatever the order of its lines', () => {
    expect(differences(made)).toBe('');
  });

  it.each<[string, Partial<ToldOrder>]>([
    ['customer', { customer: { firstName: 'Zoe', lastName: 'Reyes' } }],
    ['shipping address', { shippingAddress: { ...address, city: 'Malaga' } }],
    ['billing address', { billingAddress: null }],
    ['shipping line', { shippingLines: { nodes: [] } }],
    ['note', { note: null }],
    ['note attribute', { customAttributes: made.customAttributes.slice(0, 3) }],
    ['sold as', { customAttributes: made.customAttributes.filter(({ key }) => key !== 'Sold as') }],
    ['tag', { tags: ['Crossdock'] }],
    ['payment', { displayFinancialStatus: 'PENDING' }],
    ['no e-mail at source', { email: 'zoe@example.com' }],
    ['lines', { lineItems: { nodes: [line('x', 'MUG-RED', 1), line('y', 'MUG-BLUE', 1)] } }],
  ])('names a different %s', (subject, change) => {
    expect(differences({ ...made, ...change })).toMatch(new RegExp(`^${subject}: wanted "`));
  });
});
