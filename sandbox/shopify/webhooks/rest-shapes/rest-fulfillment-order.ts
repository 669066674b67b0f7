// The bodies of fulfillment_orders/*: not REST resources but short objects that name records by gid.
import type { FulfillmentOrderRecord, WebhookSubject } from '../../records.ts';
import type { State } from '../../state.ts';

const subjectOf = (state: State, { fulfillmentOrderId }: WebhookSubject) =>
  state.fulfillmentOrders.need(fulfillmentOrderId ?? '');

const short = ({ id, status }: FulfillmentOrderRecord) => ({ id, status: status.toLowerCase() });

/** fulfillment_orders/order_routing_complete and /hold_released */
export const shortFulfillmentOrder = (state: State, subject: WebhookSubject) => ({
  fulfillment_order: short(subjectOf(state, subject)),
});

/** fulfillment_orders/placed_on_hold: all its holds, and the one just made */
export function heldFulfillmentOrder(state: State, subject: WebhookSubject) {
  const held = subjectOf(state, subject);
  const holds = held.holds.map(({ id, reason, reasonNotes, handle }) => ({
    id,
    reason: reason.toLowerCase(),
    reason_notes: reasonNotes,
    handle,
  }));
  return {
    fulfillment_order: { ...short(held), fulfillment_holds: holds },
    remaining_fulfillment_order: null,
    created_fulfillment_hold: holds.at(-1) ?? null,
  };
}

/** fulfillment_orders/moved: what arrived where; the sandbox does not say what it was taken from */
export function movedFulfillmentOrder(state: State, subject: WebhookSubject) {
  const moved = subjectOf(state, subject);
  return {
    original_fulfillment_order: null,
    moved_fulfillment_order: { ...short(moved), assigned_location_id: moved.locationId },
    destination_location_id: moved.locationId,
    fulfillment_order_line_items_requested: moved.lines.map(({ id, totalQuantity }) => ({
      id,
      quantity: totalQuantity,
    })),
    source_location: null,
  };
}
