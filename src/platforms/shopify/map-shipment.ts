/** Puts a shipment as Shopify answers it (a fulfillment) into our words. Pure. */
import type { PlatformShipment, Tracking } from '../platform.ts';
import { deliveryOf } from './delivery-words.ts';
import type {
  FulfillmentStatus,
  ShipmentFragment,
  ShipmentLineFragment,
} from './generated/types.ts';
import { destinationLineOf } from './line-mark.ts';

/** @param lines all of them; `shipment` carries only the first page */
export const mapShipment = (
  shipment: ShipmentFragment,
  lines: ShipmentLineFragment[],
): PlatformShipment => ({
  id: shipment.id,
  orderId: shipment.order.id,
  name: shipment.name,
  status: statusWords[shipment.status],
  createdAt: shipment.createdAt,
  updatedAt: shipment.updatedAt,
  tracking: trackingOf(shipment.trackingInfo),
  delivery: onItsWay.has(shipment.status) ? deliveryOf(shipment.displayStatus) : undefined,
  lines: lines.map(({ quantity, lineItem }) => ({
    lineId: lineItem.id,
    sku: lineItem.sku ?? '',
    quantity: quantity ?? 0,
    destinationLineId: destinationLineOf(lineItem.customAttributes),
  })),
  orderReference: shipment.order.sourceIdentifier ?? undefined,
});

/** Of the others the displayed status tells what became of the shipment at the store, not of a parcel. */
const onItsWay: ReadonlySet<FulfillmentStatus> = new Set(['OPEN', 'PENDING', 'SUCCESS']);

/** Shopify keeps a parcel a row; a parcel without a number or an address of its own leaves no gap in ours. */
const trackingOf = (parcels: ShipmentFragment['trackingInfo']): Tracking => ({
  company: parcels.find(({ company }) => company)?.company ?? undefined,
  numbers: parcels.flatMap(({ number }) => number || []),
  urls: parcels.flatMap(({ url }) => url || []),
});

/** `PENDING`: handed to a fulfilment service that has not answered yet; on its way as far as the shopper goes. */
const statusWords: Record<FulfillmentStatus, PlatformShipment['status']> = {
  CANCELLED: 'cancelled',
  ERROR: 'error',
  FAILURE: 'failure',
  OPEN: 'open',
  PENDING: 'open',
  SUCCESS: 'success',
};
