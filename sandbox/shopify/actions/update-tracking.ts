// Changes the carrier, number or address under which a shipment is followed.
import { ok } from '../../../src/shared/result.ts';
import { mailCustomer } from '../mail-customer.ts';
import type { FulfillmentRecord, Tracking } from '../records.ts';
import type { State } from '../state.ts';
import { trackingLines, withUrl } from './fulfill.ts';
import { type Outcome, refuse } from './outcome.ts';
import { touchOrder } from './touch-order.ts';

export type UpdateTrackingInput = {
  fulfillmentId: string;
  /** one package */
  tracking?: { company?: string | null; number?: string | null; url?: string | null };
  /** or several */
  packages?: Tracking[];
  notify?: boolean;
};

/** @returns the shipment, or why not: unknown, or cancelled */
export function updateTracking(
  state: State,
  input: UpdateTrackingInput,
): Outcome<FulfillmentRecord> {
  const known = state.fulfillments.get(input.fulfillmentId);
  if (known === undefined)
    return refuse('NOT_FOUND', ['fulfillmentId'], 'Fulfillment does not exist.');
  if (known.status === 'CANCELLED')
    return refuse('INVALID', ['fulfillmentId'], 'A cancelled fulfillment cannot be tracked.');
  const { company = null, number = null, url = null } = input.tracking ?? {};
  const fulfillment = state.fulfillments.put({
    ...known,
    tracking: (input.packages ?? [{ company, number, url }]).map(withUrl),
    updatedAt: state.time(),
  });
  state.emit('fulfillments/update', { fulfillmentId: known.id, orderId: known.orderId });
  const order = touchOrder(state, known.orderId);
  if (input.notify)
    mailCustomer(state, order, {
      kind: 'shipping_update',
      subject: `Shipping update for order ${order.name}`,
      lines: [
        'The way to follow your shipment has changed:',
        ...trackingLines(fulfillment.tracking),
      ],
    });
  return ok(fulfillment);
}
