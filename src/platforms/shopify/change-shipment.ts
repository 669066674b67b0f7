/** Changes a shipment that stands: its tracking, how far it is, or that it stands at all. */
import { fail, ok } from '../../shared/result.ts';
import type { DeliveryState } from '../aftermath.ts';
import type { Answer, Tracking } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { deliveryEvents } from './delivery-words.ts';
import {
  cancelShipment as cancelOperation,
  shipmentState,
  tellDelivery as tellOperation,
  updateTracking as updateOperation,
} from './generated/operations.ts';
import { gone, neither, refusalOf } from './refusal.ts';

/**
 * Carrier, numbers and addresses go as they are: a carrier that Shopify does not know stays a name. What is absent is
 * taken off.
 * @returns `refused` in Shopify's words where the shipment is gone or was taken back
 */
export async function updateTracking(
  client: ShopifyClient,
  change: { shipmentId: string; tracking: Tracking; notifyCustomer: boolean },
): Answer<{ updated: true }> {
  const { shipmentId, notifyCustomer } = change;
  const { company, numbers, urls } = change.tracking;
  const tracking = { company: company ?? null, numbers, urls };
  const answer = await client.send(
    updateOperation,
    { shipmentId, notifyCustomer, tracking },
    'tracking',
  );
  if (!answer.ok) return answer;
  const payload = answer.value.fulfillmentTrackingInfoUpdate;
  const refusal = refusalOf(payload?.userErrors ?? []);
  if (refusal) return fail(refusal);
  return payload?.fulfillment ? ok({ updated: true }) : neither('other tracking');
}

/** @returns ok where it was taken back before; `not-found` where the store has no such shipment */
export async function cancelShipment(
  client: ShopifyClient,
  shipmentId: string,
): Answer<{ cancelled: true }> {
  const answer = await client.send(cancelOperation, { id: shipmentId }, 'tracking');
  if (!answer.ok) return answer;
  const payload = answer.value.fulfillmentCancel;
  const refusal = refusalOf(payload?.userErrors ?? []);
  if (!refusal)
    return payload?.fulfillment ? ok({ cancelled: true }) : neither('a cancelled shipment');
  // Shopify has no code of its own for a shipment that was taken back before.
  const after = await client.send(shipmentState, { id: shipmentId }, 'tracking');
  if (!after.ok) return fail(refusal);
  if (!after.value.fulfillment) return gone('shipment');
  return after.value.fulfillment.status === 'CANCELLED' ? ok({ cancelled: true }) : fail(refusal);
}

/** @param told `happenedAt`: ISO 8601 */
export async function tellDelivery(
  client: ShopifyClient,
  told: { shipmentId: string; delivery: DeliveryState; happenedAt: string },
): Answer<{ told: true }> {
  const event = {
    fulfillmentId: told.shipmentId,
    status: deliveryEvents[told.delivery],
    happenedAt: told.happenedAt,
  };
  const answer = await client.send(tellOperation, { event }, 'tracking');
  if (!answer.ok) return answer;
  const payload = answer.value.fulfillmentEventCreate;
  const refusal = refusalOf(payload?.userErrors ?? []);
  if (refusal) return fail(refusal);
  return payload?.fulfillmentEvent ? ok({ told: true }) : neither('a delivery event');
}
