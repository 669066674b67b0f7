/** How far a parcel is, in Shopify's words and in ours. Pure. */
import type { DeliveryState } from '../aftermath.ts';
import type { FulfillmentDisplayStatus, FulfillmentEventStatus } from './generated/types.ts';

/** What is missing here says nothing of the way: cancelled, submitted, marked as fulfilled. */
const said: Partial<Record<FulfillmentDisplayStatus, DeliveryState>> = {
  ATTEMPTED_DELIVERY: 'attempted',
  CARRIER_PICKED_UP: 'picked-up',
  CONFIRMED: 'confirmed',
  DELAYED: 'delayed',
  DELIVERED: 'delivered',
  FAILURE: 'failed',
  IN_TRANSIT: 'in-transit',
  LABEL_PRINTED: 'label-printed',
  LABEL_PURCHASED: 'label-printed',
  NOT_DELIVERED: 'failed',
  OUT_FOR_DELIVERY: 'out-for-delivery',
  // By the customer, at the end of the way; `CARRIER_PICKED_UP` is its beginning.
  PICKED_UP: 'delivered',
  READY_FOR_PICKUP: 'ready-for-pickup',
};

/** @returns undefined where the status says nothing of the way */
export const deliveryOf = (status: FulfillmentDisplayStatus | null): DeliveryState | undefined =>
  status === null ? undefined : said[status];

/** What to tell a store so that it shows this. */
export const deliveryEvents: Record<DeliveryState, FulfillmentEventStatus> = {
  'label-printed': 'LABEL_PRINTED',
  confirmed: 'CONFIRMED',
  'picked-up': 'CARRIER_PICKED_UP',
  'in-transit': 'IN_TRANSIT',
  delayed: 'DELAYED',
  'out-for-delivery': 'OUT_FOR_DELIVERY',
  attempted: 'ATTEMPTED_DELIVERY',
  'ready-for-pickup': 'READY_FOR_PICKUP',
  delivered: 'DELIVERED',
  failed: 'FAILURE',
};
