/** Ships lines of an order (Shopify: fulfillmentCreate). Sent once; what is not certain is `unknown`. */
import { fail } from '../../shared/result.ts';
import type { Answer, PlatformShipment, ShipmentDraft, Tracking } from '../platform.ts';
import type { PlatformFailure } from '../platform-failure.ts';
import type { ShopifyClient } from './client.ts';
import { createShipment as createOperation } from './generated/operations.ts';
import type { FulfillmentInput, FulfillmentTrackingInput } from './generated/types.ts';
import { neither, refusalOf } from './refusal.ts';
import { completeShipment } from './shipments.ts';

export async function createShipment(
  client: ShopifyClient,
  draft: ShipmentDraft,
): Answer<PlatformShipment> {
  const created = await client.send(createOperation, { fulfillment: inputOf(draft) }, 'tracking');
  if (!created.ok) return created;
  const payload = created.value.fulfillmentCreate;
  const refusal = refusalOf(payload?.userErrors ?? []);
  if (refusal) return fail(laterOrNever(refusal));
  if (!payload?.fulfillment) return neither('a shipment');
  const complete = await completeShipment(client, payload.fulfillment);
  if (complete.ok) return complete;
  // It is there, but was not read whole: whoever looks will find it.
  return fail({ kind: 'unknown', message: 'The shipment was created and could not be read back.' });
}

/** Shopify gives these errors no code, and a hold may have come after we read the order. */
const laterOrNever = (refusal: Extract<PlatformFailure, { kind: 'refused' }>): PlatformFailure =>
  /\bon[ _]hold\b|\bscheduled\b/i.test(refusal.message)
    ? { kind: 'not-now', message: refusal.message }
    : refusal;

const inputOf = ({ groups, tracking, notifyCustomer }: ShipmentDraft): FulfillmentInput => ({
  lineItemsByFulfillmentOrder: groups.map(({ groupId, lines }) => ({
    fulfillmentOrderId: groupId,
    fulfillmentOrderLineItems: lines.map(({ groupLineId, quantity }) => ({
      id: groupLineId,
      quantity,
    })),
  })),
  notifyCustomer,
  ...(hasTracking(tracking) && { trackingInfo: trackingInput(tracking) }),
});

const hasTracking = ({ company, numbers, urls }: Tracking): boolean =>
  company !== undefined || numbers.length > 0 || urls.length > 0;

const trackingInput = ({ company, numbers, urls }: Tracking): FulfillmentTrackingInput => ({
  company,
  ...(numbers.length > 0 && { numbers }),
  ...(urls.length > 0 && { urls }),
});
