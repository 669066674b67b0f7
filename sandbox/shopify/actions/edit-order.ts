// Changes what is written on an order: note, tags, attributes, addresses to reach the buyer by.
import { ok } from '../../../src/shared/result.ts';
import type { OrderRecord } from '../records.ts';
import type { State } from '../state.ts';
import { type Outcome, refuse } from './outcome.ts';
import { noOrder, touchOrder } from './touch-order.ts';

export type EditOrderInput = { orderId: string } & Partial<
  Pick<
    OrderRecord,
    | 'note'
    | 'tags'
    | 'customAttributes'
    | 'email'
    | 'phone'
    | 'poNumber'
    | 'shippingAddress'
    | 'closedAt'
    | 'customerId'
  >
>;

/** @returns the order; what is absent stays as it was */
export function editOrder(state: State, input: EditOrderInput): Outcome<OrderRecord> {
  const { orderId, ...change } = input;
  if (!state.orders.has(orderId)) return refuse('NOT_FOUND', ['id'], noOrder(orderId));
  return ok(touchOrder(state, orderId, change));
}
