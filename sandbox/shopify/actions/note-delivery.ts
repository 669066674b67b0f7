// Notes how far a shipment is, as its carrier or the staff tell it.
import { ok } from '../../../src/shared/result.ts';
import type { FulfillmentRecord } from '../records.ts';
import type { State } from '../state.ts';
import { type Outcome, refuse } from './outcome.ts';
import { touchOrder } from './touch-order.ts';

export type DeliveryEvent = FulfillmentRecord['events'][number];

export type NoteDeliveryInput = Partial<Omit<DeliveryEvent, 'id' | 'createdAt'>> & {
  fulfillmentId: string;
  /** Shopify's FulfillmentEventStatus: 'IN_TRANSIT', 'DELIVERED' … */
  status: string;
};

/** @returns the event, or why not: no such shipment */
export function noteDelivery(state: State, input: NoteDeliveryInput): Outcome<DeliveryEvent> {
  const known = state.fulfillments.get(input.fulfillmentId);
  if (known === undefined)
    return refuse(
      'NOT_FOUND',
      ['fulfillmentEvent', 'fulfillmentId'],
      'Fulfillment does not exist.',
    );
  const at = state.time();
  const event: DeliveryEvent = {
    id: state.newId('FulfillmentEvent'),
    status: input.status,
    message: input.message ?? null,
    happenedAt: input.happenedAt ?? at,
    createdAt: at,
    estimatedDeliveryAt: input.estimatedDeliveryAt ?? null,
    address1: input.address1 ?? null,
    city: input.city ?? null,
    province: input.province ?? null,
    country: input.country ?? null,
    zip: input.zip ?? null,
  };
  state.fulfillments.put({
    ...known,
    shipmentStatus: event.status,
    updatedAt: at,
    events: [...known.events, event],
    deliveredAt: event.status === 'DELIVERED' ? event.happenedAt : known.deliveredAt,
    inTransitAt: event.status === 'IN_TRANSIT' ? event.happenedAt : known.inTransitAt,
    estimatedDeliveryAt: event.estimatedDeliveryAt ?? known.estimatedDeliveryAt,
  });
  state.emit('fulfillments/update', { fulfillmentId: known.id, orderId: known.orderId });
  touchOrder(state, known.orderId);
  return ok(event);
}
