// Deletes an order for good, with all that hangs on it.
import { ok } from '../../../src/shared/result.ts';
import type { State } from '../state.ts';
import { closeFulfillmentOrders } from './close-fulfillment-orders.ts';
import { type Outcome, refuse } from './outcome.ts';
import { noOrder } from './touch-order.ts';

/**
 * Cancelled and archived orders can be deleted, and test orders: https://help.shopify.com/manual/orders/cancel-delete-order
 * Upstream, how it was paid counts too.
 * @returns its id, or why it stays
 */
export function deleteOrder(state: State, { orderId }: { orderId: string }): Outcome<string> {
  const order = state.orders.get(orderId);
  if (order === undefined) return refuse('NOT_FOUND', ['orderId'], noOrder(orderId));
  if (order.cancelledAt === null && order.closedAt === null && !order.test)
    return refuse(
      'INVALID',
      ['orderId'],
      'Only cancelled, archived and test orders can be deleted.',
    );
  closeFulfillmentOrders(state, order, true);
  for (const records of [
    state.fulfillmentOrders,
    state.fulfillments,
    state.refunds,
    state.returns,
    state.metafields,
  ])
    for (const { id } of records.in(orderId)) records.delete(id);
  for (const edit of state.orderEdits.where((one) => one.orderId === orderId))
    state.orderEdits.delete(edit.id);
  state.orders.delete(orderId);
  state.emit('orders/delete', { orderId });
  return ok(orderId);
}
