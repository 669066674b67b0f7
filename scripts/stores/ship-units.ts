// Ships some units of one line of an order, and corrects a parcel's tracking, as a store's people would.
import type { RunStore } from '../local/run-file.ts';
import { askStore } from './ask-store.ts';
import { readOrderAfter } from './order-after.ts';
import type { Tracking } from './ship-open-units.ts';
import { storeDocuments } from './store-documents.ts';

/**
 * Ships `quantity` units of the line `lineId` in one parcel, its customer not told. Throws where no location has so many
 * of them to ship.
 */
export async function shipUnits(
  store: RunStore,
  orderId: string,
  units: { lineId: string; quantity: number },
  tracking: Tracking,
): Promise<void> {
  const { name, fulfillmentOrders } = await readOrderAfter(store, orderId);
  const open = fulfillmentOrders.nodes
    .filter(({ status }) => status === 'OPEN' || status === 'IN_PROGRESS')
    .flatMap(({ id: fulfillmentOrderId, lineItems }) =>
      lineItems.nodes.map((line) => ({ ...line, fulfillmentOrderId })),
    )
    .find(
      ({ lineItem, remainingQuantity }) =>
        lineItem.id === units.lineId && remainingQuantity >= units.quantity,
    );
  if (!open) throw new Error(`${store.name} has no ${units.quantity} units to ship of ${name}.`);
  const { id, fulfillmentOrderId } = open;
  await askStore(store, storeDocuments.ship, {
    fulfillment: {
      lineItemsByFulfillmentOrder: [
        { fulfillmentOrderId, fulfillmentOrderLineItems: [{ id, quantity: units.quantity }] },
      ],
      trackingInfo: tracking,
      notifyCustomer: false,
    },
  });
}

/** Gives the parcel that has the number `wrong` another carrier and number. Throws where the order has no such parcel. */
export async function correctTracking(
  store: RunStore,
  orderId: string,
  wrong: string,
  tracking: Tracking,
): Promise<void> {
  const { name, fulfillments } = await readOrderAfter(store, orderId);
  const parcel = fulfillments.find(({ trackingInfo }) =>
    trackingInfo.some(({ number }) => number === wrong),
  );
  if (!parcel) throw new Error(`${name} of ${store.name} has no parcel ${wrong}.`);
  await askStore(store, storeDocuments.correctTracking, { id: parcel.id, tracking });
}
