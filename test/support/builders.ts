/** Orders and lines for tables: whole, ordinary, and changed only in what a row is about. */
import type { PlatformOrder, PlatformOrderLine } from '../../src/platforms/platform.ts';
import type { Store } from '../../src/stores/store.ts';

/** A paid line of two red mugs, routed to location `dest-1`, nothing shipped. */
export const anOrderLine = (change: Partial<PlatformOrderLine> = {}): PlatformOrderLine => ({
  id: 'gid://shopify/LineItem/11',
  variantId: 'gid://shopify/ProductVariant/21',
  inventoryItemId: 'gid://shopify/InventoryItem/31',
  sku: 'MUG-RED',
  title: 'Red mug',
  variantTitle: undefined,
  quantity: 2,
  currentQuantity: 2,
  unfulfilledQuantity: 2,
  requiresShipping: true,
  taxable: true,
  giftCard: false,
  tracked: true,
  unitPrice: { amount: '19.50', currency: 'USD' },
  properties: [],
  assigned: [{ locationId: 'dest-1', quantity: 2 }],
  taxes: [],
  ...change,
});

/** A paid order of one line, placed on 2026-11-23 at noon. */
export const anOrder = (change: Partial<PlatformOrder> = {}): PlatformOrder => ({
  id: 'gid://shopify/Order/1',
  name: '#1001',
  number: 1001,
  createdAt: '2026-11-23T12:00:00Z',
  processedAt: '2026-11-23T12:00:00Z',
  updatedAt: '2026-11-23T12:00:05Z',
  cancelledAt: undefined,
  closedAt: undefined,
  test: false,
  email: 'dana@example.com',
  phone: undefined,
  note: 'Ring twice',
  tags: [],
  attributes: [{ name: 'Gift', value: 'yes' }],
  sourceIdentifier: undefined,
  currency: 'USD',
  payment: 'paid',
  fulfillment: 'unfulfilled',
  total: { amount: '44.00', currency: 'USD' },
  customer: {
    id: 'gid://shopify/Customer/9',
    firstName: 'Dana',
    lastName: 'Reyes',
    email: 'dana@example.com',
    phone: '+15125550100',
  },
  shippingAddress: undefined,
  billingAddress: undefined,
  shippingLines: [
    {
      title: 'Standard',
      code: 'Standard',
      price: { amount: '5.00', currency: 'USD' },
      taxes: [],
    },
  ],
  taxesIncluded: false,
  risk: 'none',
  pointOfSale: false,
  pickup: false,
  onHold: false,
  lines: [anOrderLine()],
  refundIds: [],
  returns: 'none',
  ...change,
});

/** A destination on Traction whose Order Push went on an hour before the order. */
export const aDestination = (change: Partial<Store> = {}): Store => ({
  id: 'st_destination',
  accountId: 'demo',
  platform: 'shopify',
  shop: 'mug-street.myshopify.com',
  name: 'Mug Street',
  currency: 'USD',
  plan: 'traction',
  orderPushOn: true,
  orderPushSince: Date.parse('2026-11-23T11:00:00Z'),
  orderPush: {},
  orderPushRevision: 0,
  ...change,
});
