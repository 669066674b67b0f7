// Takes a shipment back: its units are to ship again, in a new fulfilment order where the old one has closed.
import { ok } from '../../../src/shared/result.ts';
import type { FulfillmentRecord } from '../records.ts';
import type { State } from '../state.ts';
import { openFulfillmentOrders } from './create-order.ts';
import { type Outcome, refuse } from './outcome.ts';
import { changeLineStock } from './stock-book.ts';
import { touchOrder } from './touch-order.ts';

/** @returns the cancelled shipment, or why not: unknown, or cancelled before */
export function cancelShipment(
  state: State,
  { fulfillmentId }: { fulfillmentId: string },
): Outcome<FulfillmentRecord> {
  const known = state.fulfillments.get(fulfillmentId);
  if (known === undefined) return refuse('NOT_FOUND', ['id'], 'Fulfillment does not exist.');
  if (known.status === 'CANCELLED')
    return refuse('INVALID', ['id'], 'Fulfillment has already been cancelled.');
  const units = new Set(known.lines.map(({ id }) => id));
  const isReturned = state.returns
    .in(known.orderId)
    .filter(({ status }) => status !== 'CANCELED' && status !== 'DECLINED')
    .some(({ lines }) => lines.some(({ fulfillmentLineId }) => units.has(fulfillmentLineId)));
  if (isReturned)
    return refuse('INVALID', ['id'], 'Fulfillment cannot be cancelled: units of it are returned.');
  const order = state.orders.need(known.orderId);
  const fulfillment = state.fulfillments.put({
    ...known,
    status: 'CANCELLED',
    updatedAt: state.time(),
  });
  const routes = known.lines.map((line) => {
    const from = state.fulfillmentOrders.need(line.fulfillmentOrderId);
    const inventoryItemId =
      from.lines.find(({ id }) => id === line.fulfillmentOrderLineId)?.inventoryItemId ?? null;
    changeLineStock(
      state,
      order,
      { itemId: inventoryItemId, locationId: known.locationId },
      {
        committed: line.quantity,
        on_hand: line.quantity,
      },
    );
    return { ...line, locationId: known.locationId, inventoryItemId };
  });
  openFulfillmentOrders(state, order, routes);
  state.emit('fulfillments/update', { fulfillmentId, orderId: order.id });
  touchOrder(state, order.id);
  return ok(fulfillment);
}
