/** The one table of what each status of an order, its pushes, its source orders and its parcels is called. Total. Pure. */
import type { EffectState } from '../effects/effect-moves.ts';
import type { SourceState } from '../mirror/acts/source-state.ts';
import type { PushStatus } from '../order-push/push-status.ts';
import type { DeliveryState } from '../platforms/aftermath.ts';
import type { FulfillmentStatus, PaymentStatus } from '../platforms/platform.ts';

/** Where an order stands as a whole, on the Order Push page (OP8). */
export const pushStatusWords: Record<PushStatus, string> = {
  pending: 'Pending',
  success: 'Success',
  partial: 'Partial',
  failed: 'Failed',
  'not-eligible': 'Not eligible',
};

/** How much of an order its own store has shipped. */
export const fulfillmentWords: Record<FulfillmentStatus, string> = {
  unfulfilled: 'Unfulfilled',
  partial: 'Partly shipped',
  fulfilled: 'Shipped',
  'on-hold': 'On hold',
  other: 'In progress',
};

/** An order that its own store cancelled, whatever was shipped of it before. */
export const cancelledWord = 'Cancelled';

export const paymentWords: Record<PaymentStatus, string> = {
  pending: 'Payment pending',
  authorized: 'Authorized',
  'partially-paid': 'Partly paid',
  paid: 'Paid',
  'partially-refunded': 'Partly refunded',
  refunded: 'Refunded',
  voided: 'Voided',
  expired: 'Payment expired',
};

/** Where a push stands. */
export const pushStateWords: Record<EffectState, string> = {
  ready: 'Waiting',
  creating: 'Being created',
  created: 'Success',
  failed: 'Failed',
  withdrawn: 'Withdrawn',
};

/** Where some units of a line are. */
export const linePushWords: Record<EffectState, string> = {
  ready: 'Waits',
  creating: 'On its way',
  created: 'Pushed',
  failed: 'Failed',
  withdrawn: 'Withdrawn',
};

/** What became of a source order after it was made. */
export const sourceStateWords: Record<SourceState, string> = {
  cancelled: 'Cancelled there',
  deleted: 'Deleted there',
};

/** Where a parcel's way back to the customer's order stands. */
export const shipmentStateWords: Record<EffectState, string> = {
  ready: 'Tracking on its way back',
  creating: 'Tracking being copied',
  created: 'Tracking returned',
  failed: 'Tracking not returned',
  withdrawn: 'No longer needed',
};

/** Where something to be done at the other store stands (RV1 to RV4). */
export const actStateWords: Record<EffectState, string> = {
  ready: 'Waiting',
  creating: 'Under way',
  created: 'Done',
  failed: 'Waits for you',
  withdrawn: 'Left as it is',
};

/** How far a parcel is (TR3). */
export const deliveryWords: Record<DeliveryState, string> = {
  'label-printed': 'Label printed',
  confirmed: 'Confirmed by the carrier',
  'picked-up': 'Picked up',
  'in-transit': 'In transit',
  delayed: 'Delayed',
  'out-for-delivery': 'Out for delivery',
  attempted: 'Delivery attempted',
  'ready-for-pickup': 'Ready for pickup',
  delivered: 'Delivered',
  failed: 'Not delivered',
};
