/** Reads a delivery of Shopify (REST-shaped, whatever API is used otherwise) into a PlatformEvent. Pure. */
import type { PlatformEvent } from '../platform-event.ts';
import { catalogueReaders } from './catalogue-webhooks.ts';
import { parseExact } from './parse-exact.ts';
import { objectOf } from './reply-body.ts';
import {
  type Body,
  type BodyReader,
  gidIn,
  idOf,
  ownId,
  textOf,
  unreadable,
} from './webhook-body.ts';

/** @param topic as in the header, e.g. `orders/paid`; never throws */
export function readWebhook(topic: string, bytes: Uint8Array<ArrayBuffer>): PlatformEvent {
  const read = readers[topic];
  if (!read) return { kind: 'nothing-to-do', topic };
  let body: Body | undefined;
  try {
    body = objectOf(parseExact(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    body = undefined;
  }
  if (!body) return unreadable(topic, 'the body is not a JSON object');
  return read(body, topic);
}

const orderChanged = (body: Body, topic: string): PlatformEvent => {
  const orderId = ownId('Order', body);
  if (orderId === undefined) return unreadable(topic, 'the body names no order');
  return { kind: 'order-changed', orderId, sourceIdentifier: textOf(body.source_identifier) };
};

const orderCancelled = (body: Body, topic: string): PlatformEvent => {
  const read = orderChanged(body, topic);
  return read.kind === 'order-changed' ? { ...read, kind: 'order-cancelled' } : read;
};

const orderEdited = (body: Body, topic: string): PlatformEvent =>
  orderTouched(idOf('Order', objectOf(body.order_edit)?.order_id), topic);

const riskAssessed = (body: Body, topic: string): PlatformEvent => {
  const orderId = gidIn('Order', body.admin_graphql_api_order_id) ?? idOf('Order', body.order_id);
  if (orderId === undefined) return unreadable(topic, 'the body names no order');
  return { kind: 'order-changed', orderId, sourceIdentifier: undefined };
};

const orderRefunded = (body: Body, topic: string): PlatformEvent =>
  orderTouched(idOf('Order', body.order_id), topic);

/** The order whole where the return is, else its number (shopify.dev, webhook topics). */
const orderReturned = (body: Body, topic: string): PlatformEvent => {
  const order = objectOf(body.order);
  const named = order && ownId('Order', order);
  return orderTouched(named ?? idOf('Order', body.order_id), topic);
};

const orderTouched = (orderId: string | undefined, topic: string): PlatformEvent =>
  orderId === undefined
    ? unreadable(topic, 'the body names no order')
    : { kind: 'order-touched', orderId };

const orderDeleted = (body: Body, topic: string): PlatformEvent => {
  const orderId = ownId('Order', body);
  if (orderId === undefined) return unreadable(topic, 'the body names no order');
  return { kind: 'order-deleted', orderId };
};

const shipmentChanged = (body: Body, topic: string): PlatformEvent => {
  const shipmentId = ownId('Fulfillment', body);
  const orderId = idOf('Order', body.order_id);
  if (shipmentId === undefined || orderId === undefined)
    return unreadable(topic, 'the body names no shipment of an order');
  return { kind: 'shipment-changed', orderId, shipmentId };
};

/** Short bodies that name the fulfillment order and never its order (shopify.dev, webhook topics). */
const routingChanged =
  (field: string) =>
  (body: Body, topic: string): PlatformEvent => {
    const groupId = textOf(objectOf(body[field])?.id);
    if (!groupId || !/^gid:\/\/shopify\/FulfillmentOrder\/\d+$/.test(groupId))
      return unreadable(topic, 'the body names no fulfillment order');
    const isMove = field === 'moved_fulfillment_order';
    return { kind: 'routing-changed', groupId, ...(isMove ? { isMove } : {}) };
  };

const stockChanged = (body: Body, topic: string): PlatformEvent => {
  const inventoryItemId = idOf('InventoryItem', body.inventory_item_id);
  const locationId = idOf('Location', body.location_id);
  if (inventoryItemId === undefined || locationId === undefined)
    return unreadable(topic, 'the body names no inventory item at a location');
  const { available } = body;
  return {
    kind: 'stock-changed',
    inventoryItemId,
    locationId,
    available: typeof available === 'number' ? available : undefined,
    updatedAt: textOf(body.updated_at),
  };
};

const exportFinished = (body: Body, topic: string): PlatformEvent => {
  const exportId = ownId('BulkOperation', body);
  if (exportId === undefined) return unreadable(topic, 'the body names no export');
  return { kind: 'export-finished', exportId };
};

const readers: Readonly<Record<string, BodyReader>> = {
  ...catalogueReaders,
  'app/uninstalled': () => ({ kind: 'store-left' }),
  'bulk_operations/finish': exportFinished,
  'fulfillment_orders/hold_released': routingChanged('fulfillment_order'),
  'fulfillment_orders/moved': routingChanged('moved_fulfillment_order'),
  'fulfillment_orders/order_routing_complete': routingChanged('fulfillment_order'),
  'fulfillments/create': shipmentChanged,
  'fulfillments/update': shipmentChanged,
  'inventory_levels/connect': stockChanged,
  'inventory_levels/disconnect': stockChanged,
  'inventory_levels/update': stockChanged,
  'orders/cancelled': orderCancelled,
  'orders/create': orderChanged,
  'orders/delete': orderDeleted,
  'orders/edited': orderEdited,
  'orders/fulfilled': orderChanged,
  'orders/paid': orderChanged,
  'orders/partially_fulfilled': orderChanged,
  'orders/risk_assessment_changed': riskAssessed,
  'orders/updated': orderChanged,
  'refunds/create': orderRefunded,
  'returns/approve': orderReturned,
  'returns/cancel': orderReturned,
  'returns/close': orderReturned,
  'returns/decline': orderReturned,
  'returns/process': orderReturned,
  'returns/reopen': orderReturned,
  'returns/request': orderReturned,
};
