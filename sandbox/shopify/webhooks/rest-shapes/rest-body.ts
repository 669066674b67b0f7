// The body of each webhook topic, built from the store's records as they are at this moment.
import type { WebhookSubject } from '../../records.ts';
import type { State } from '../../state.ts';
import { restBulkOperation } from './rest-bulk-operation.ts';
import { restFulfillment } from './rest-fulfillment.ts';
import {
  heldFulfillmentOrder,
  movedFulfillmentOrder,
  shortFulfillmentOrder,
} from './rest-fulfillment-order.ts';
import { restId } from './rest-id.ts';
import { restOrder } from './rest-order.ts';
import { restOrderEdit } from './rest-order-edit.ts';
import {
  restInventoryItem,
  restInventoryLevel,
  restLocation,
  restProduct,
} from './rest-product.ts';
import { restRefund } from './rest-refund.ts';
import { changedReturn, declinedReturn, shortReturn, wholeReturn } from './rest-return.ts';
import { restRisk } from './rest-risk.ts';
import { restShop } from './rest-shop.ts';

type Shape = (state: State, subject: WebhookSubject) => object;

const order: Shape = (state, { orderId }) => restOrder(state, state.orders.need(orderId ?? ''));
const product: Shape = (state, { productId }) =>
  restProduct(state, state.products.need(productId ?? ''));
const stockItem: Shape = (state, { inventoryItemId }) =>
  restInventoryItem(state, state.inventoryItems.need(inventoryItemId ?? ''));
const level: Shape = (state, { inventoryLevelId }) =>
  restInventoryLevel(state, state.levels.need(inventoryLevelId ?? ''));
const location: Shape = (state, { locationId }) =>
  restLocation(state, state.locations.need(locationId ?? ''));
const fulfillment: Shape = (state, { fulfillmentId }) => {
  const record = state.fulfillments.need(fulfillmentId ?? '');
  return restFulfillment(state, state.orders.need(record.orderId), record);
};
const gone =
  (id: keyof WebhookSubject): Shape =>
  (_, subject) => ({ id: restId(String(subject[id])) });

const shapes: Record<string, Shape> = {
  'orders/create': order,
  'orders/updated': order,
  'orders/paid': order,
  'orders/cancelled': order,
  'orders/fulfilled': order,
  'orders/partially_fulfilled': order,
  'orders/edited': (state, { orderEdit, orderId }) =>
    restOrderEdit(state, state.orders.need(orderId ?? ''), orderEdit),
  'orders/delete': gone('orderId'),
  'orders/risk_assessment_changed': restRisk,
  'fulfillments/create': fulfillment,
  'fulfillments/update': fulfillment,
  'refunds/create': (state, { refundId }) => {
    const refund = state.refunds.need(refundId ?? '');
    return restRefund(state, state.orders.need(refund.orderId), refund);
  },
  'returns/request': wholeReturn,
  'returns/approve': wholeReturn,
  'returns/process': wholeReturn,
  'returns/decline': declinedReturn,
  'returns/update': changedReturn,
  'returns/cancel': shortReturn,
  'returns/close': shortReturn,
  'returns/reopen': shortReturn,
  'products/create': product,
  'products/update': product,
  'products/delete': gone('productId'),
  'inventory_items/create': stockItem,
  'inventory_items/update': stockItem,
  'inventory_items/delete': gone('inventoryItemId'),
  'inventory_levels/connect': level,
  'inventory_levels/update': level,
  'inventory_levels/disconnect': (state, { inventoryLevelId }) => {
    const { itemId, locationId } = state.levels.need(inventoryLevelId ?? '');
    return { inventory_item_id: restId(itemId), location_id: restId(locationId) };
  },
  'locations/create': location,
  'locations/update': location,
  'locations/activate': location,
  'locations/deactivate': location,
  'locations/delete': gone('locationId'),
  'fulfillment_orders/order_routing_complete': shortFulfillmentOrder,
  'fulfillment_orders/hold_released': shortFulfillmentOrder,
  'fulfillment_orders/placed_on_hold': heldFulfillmentOrder,
  'fulfillment_orders/moved': movedFulfillmentOrder,
  'bulk_operations/finish': restBulkOperation,
  'app/uninstalled': restShop,
  'shop/update': restShop,
};

/** Topics of which the sandbox sends webhooks. */
export const webhookTopics: string[] = Object.keys(shapes);

/**
 * @param topic 'orders/create'
 * @throws Error for a topic it does not send, or a subject without its record: a mistake in the sandbox itself
 */
export function restBody(state: State, topic: string, subject: WebhookSubject): object {
  const shape = shapes[topic];
  if (shape === undefined) throw new Error(`The sandbox has no webhook body for ${topic}.`);
  return shape(state, subject);
}
