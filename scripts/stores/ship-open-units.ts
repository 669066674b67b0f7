// Ships what a store has open of one order, as its people would.
import type { RunStore } from '../local/run-file.ts';
import { askStore } from './ask-store.ts';
import { storeDocuments } from './store-documents.ts';

export type Tracking = { company: string; number: string };

type ToShip = { order: { fulfillmentOrders: { nodes: { id: string; status: string }[] } } | null };

/** Ships every open unit of the order in one parcel, its customer not told. Answers whether there was any. */
export async function shipOpenUnits(
  store: RunStore,
  orderId: string,
  tracking: Tracking,
): Promise<boolean> {
  const { order } = await askStore<ToShip>(store, storeDocuments.toShip, { id: orderId });
  if (!order) throw new Error(`${store.name} has no order ${orderId}.`);
  const open = order.fulfillmentOrders.nodes.filter(({ status }) => status === 'OPEN');
  if (open.length === 0) return false;
  await askStore(store, storeDocuments.ship, {
    fulfillment: {
      lineItemsByFulfillmentOrder: open.map(({ id }) => ({ fulfillmentOrderId: id })),
      trackingInfo: tracking,
      notifyCustomer: false,
    },
  });
  return true;
}
