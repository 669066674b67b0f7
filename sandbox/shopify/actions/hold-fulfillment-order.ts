// Puts a fulfilment order on hold, or lets it go on: on hold it cannot be shipped.
import { ok } from '../../../src/shared/result.ts';
import type { FulfillmentOrderRecord } from '../records.ts';
import type { State } from '../state.ts';
import { type Outcome, refuse } from './outcome.ts';

export type HoldInput = {
  fulfillmentOrderId: string;
  /** Shopify's FulfillmentHoldReason: 'INVENTORY_OUT_OF_STOCK', 'OTHER' … */
  reason: string;
  notes?: string | null;
  handle?: string | null;
};

/** @returns the held fulfilment order, or why it cannot be held */
export function holdFulfillmentOrder(
  state: State,
  input: HoldInput,
): Outcome<FulfillmentOrderRecord> {
  const known = state.fulfillmentOrders.get(input.fulfillmentOrderId);
  if (known === undefined)
    return refuse('FULFILLMENT_ORDER_NOT_FOUND', ['id'], 'Fulfillment order does not exist.');
  if (!['OPEN', 'ON_HOLD', 'SCHEDULED'].includes(known.status))
    return refuse(
      'INVALID',
      ['id'],
      `Cannot hold a fulfillment order that is ${known.status.toLowerCase()}.`,
    );
  const handle = input.handle ?? '';
  if (known.holds.some((hold) => (hold.handle ?? '') === handle))
    return refuse(
      'DUPLICATE_FULFILLMENT_HOLD_HANDLE',
      ['fulfillmentHold', 'handle'],
      'The handle provided for the fulfillment hold is already in use.',
    );
  const held = state.fulfillmentOrders.put({
    ...known,
    status: 'ON_HOLD',
    updatedAt: state.time(),
    holds: [
      ...known.holds,
      {
        id: state.newId('FulfillmentHold'),
        reason: input.reason,
        reasonNotes: input.notes ?? null,
        handle,
      },
    ],
  });
  state.emit('fulfillment_orders/placed_on_hold', {
    fulfillmentOrderId: held.id,
    orderId: held.orderId,
  });
  return ok(held);
}

/** Ends the named holds, or all. @returns the fulfilment order, open again once no hold is left */
export function releaseFulfillmentOrder(
  state: State,
  { fulfillmentOrderId, holdIds }: { fulfillmentOrderId: string; holdIds?: string[] },
): Outcome<FulfillmentOrderRecord> {
  const known = state.fulfillmentOrders.get(fulfillmentOrderId);
  if (known === undefined)
    return refuse('FULFILLMENT_ORDER_NOT_FOUND', ['id'], 'Fulfillment order does not exist.');
  if (known.status !== 'ON_HOLD')
    return refuse('INVALID_STATUS', ['id'], 'The fulfillment order is not on hold.');
  const holds = holdIds === undefined ? [] : known.holds.filter(({ id }) => !holdIds.includes(id));
  const released = state.fulfillmentOrders.put({
    ...known,
    status: holds.length > 0 ? 'ON_HOLD' : 'OPEN',
    holds,
    updatedAt: state.time(),
  });
  state.emit('fulfillment_orders/hold_released', { fulfillmentOrderId, orderId: known.orderId });
  return ok(released);
}
