// An order as a store tells it after the push, for the tests of the demo's second trip.
import type { LineAfter, OrderAfter, ParcelAfter } from '../../../scripts/stores/order-after.ts';

/** A line `id` of `quantity` units, nothing of it refunded or shipped unless said. */
export const lineAfter = (id: string, quantity: number, change: Partial<LineAfter> = {}) => ({
  id,
  sku: 'MUG-RED',
  quantity,
  currentQuantity: quantity,
  unfulfilledQuantity: quantity,
  customAttributes: [],
  ...change,
});

/** Carries the property that says which of the customer's lines it stands for. */
export const standingFor = (id: string) => ({
  customAttributes: [{ key: '_crossdock_line', value: id }],
});

/** A parcel of units by line id. */
export const parcelAfter = (
  company: string,
  number: string,
  units: Record<string, number>,
  status = 'SUCCESS',
): ParcelAfter => ({
  id: `gid://shopify/Fulfillment/${number}`,
  status,
  trackingInfo: [{ company, number }],
  fulfillmentLineItems: {
    nodes: Object.entries(units).map(([id, quantity]) => ({ quantity, lineItem: { id } })),
  },
});

/** An order of these lines to which nothing happened unless said. */
export const orderAfter = (lines: LineAfter[], change: Partial<OrderAfter> = {}): OrderAfter => ({
  id: 'gid://shopify/Order/1',
  name: '#1001',
  cancelledAt: null,
  displayFulfillmentStatus: 'UNFULFILLED',
  lineItems: { nodes: lines },
  fulfillments: [],
  refunds: [],
  transactions: [],
  fulfillmentOrders: { nodes: [] },
  ...change,
});

/** Its lines by id are to ship from this place, each with these units. */
export const shipsFrom = (
  name: string,
  units: Record<string, number>,
): OrderAfter['fulfillmentOrders']['nodes'][number] => ({
  id: `gid://shopify/FulfillmentOrder/${name}`,
  status: 'OPEN',
  assignedLocation: { location: { id: `gid://shopify/Location/${name}`, name } },
  lineItems: {
    nodes: Object.entries(units).map(([id, quantity]) => ({
      id: `gid://shopify/FulfillmentOrderLineItem/${id}`,
      totalQuantity: quantity,
      remainingQuantity: quantity,
      lineItem: { id },
    })),
  },
});
