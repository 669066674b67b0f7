// Changes an order and tells its subscribers.
import type { OrderRecord } from '../records.ts';
import type { State } from '../state.ts';

/** Puts a changed copy with a new `updatedAt`, and emits orders/updated. */
export function touchOrder(
  state: State,
  orderId: string,
  change: Partial<OrderRecord> = {},
): OrderRecord {
  const order = state.orders.put({
    ...state.orders.need(orderId),
    ...change,
    updatedAt: state.time(),
  });
  state.emit('orders/updated', { orderId });
  return order;
}

export const noOrder = (orderId: string) => `Order ${orderId} does not exist.`;
