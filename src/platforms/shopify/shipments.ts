/** Reads shipments by key, with all their lines. */
import { ok } from '../../shared/result.ts';
import type { Answer, PlatformShipment } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import {
  orderShipmentIds,
  orderShipments,
  shipmentById,
  shipmentLines,
} from './generated/operations.ts';
import type { ShipmentFragment } from './generated/types.ts';
import { mapShipment } from './map-shipment.ts';
import { readAllRows } from './pages.ts';
import { gone } from './refusal.ts';

export async function fetchShipment(
  client: ShopifyClient,
  shipmentId: string,
): Answer<PlatformShipment> {
  const read = await client.send(shipmentById, { id: shipmentId }, 'tracking');
  if (!read.ok) return read;
  return read.value.fulfillment
    ? completeShipment(client, read.value.fulfillment)
    : gone('shipment');
}

/** An order's shipments are a plain list without cursors: where the first few may not be all, every id is read. */
export async function fetchShipments(
  client: ShopifyClient,
  orderId: string,
): Answer<PlatformShipment[]> {
  const read = await client.send(orderShipments, { orderId }, 'tracking');
  if (!read.ok) return read;
  if (!read.value.order) return gone('order');
  const few = read.value.order.fulfillments;
  const shipments: PlatformShipment[] = [];
  for (const shipment of few) {
    const complete = await completeShipment(client, shipment);
    if (!complete.ok) return complete;
    shipments.push(complete.value);
  }
  if (few.length < fewest) return ok(shipments);

  const every = await client.send(orderShipmentIds, { orderId }, 'tracking');
  if (!every.ok) return every;
  if (!every.value.order) return gone('order');
  for (const { id } of every.value.order.fulfillments) {
    if (few.some((known) => known.id === id)) continue;
    const shipment = await fetchShipment(client, id);
    if (!shipment.ok) return shipment;
    shipments.push(shipment.value);
  }
  return ok(shipments);
}

/** As many as the operation OrderShipments reads in full. */
const fewest = 3;

/** Reads the lines past the first page. */
export async function completeShipment(
  client: ShopifyClient,
  shipment: ShipmentFragment,
): Answer<PlatformShipment> {
  const lines = await readAllRows(shipment.fulfillmentLineItems, async (after) => {
    const next = await client.send(shipmentLines, { id: shipment.id, after }, 'tracking');
    if (!next.ok) return next;
    return next.value.fulfillment
      ? ok(next.value.fulfillment.fulfillmentLineItems)
      : gone('shipment');
  });
  return lines.ok ? ok(mapShipment(shipment, lines.value)) : lines;
}
