// Cancels an order: a job that voids or refunds it, and puts its units back into stock where asked.
import { ok } from '../../../src/shared/result.ts';
import { mailCustomer } from '../mail-customer.ts';
import type { CancelWork, JobRecord, OrderRecord } from '../records.ts';
import type { State } from '../state.ts';
import { closeFulfillmentOrders } from './close-fulfillment-orders.ts';
import { type Outcome, refuse } from './outcome.ts';
import { refundEverything } from './refund-everything.ts';
import { noOrder, touchOrder } from './touch-order.ts';

export type CancelOrderInput = { orderId: string } & Partial<CancelWork>;

/** Asks for a cancellation. @returns the job, due `settings.jobSeconds` from now, or why it cannot be cancelled */
export function cancelOrder(state: State, input: CancelOrderInput): Outcome<JobRecord> {
  const { orderId } = input;
  const order = state.orders.get(orderId);
  if (order === undefined) return refuse('NOT_FOUND', ['orderId'], noOrder(orderId));
  if (order.cancelledAt !== null)
    return refuse('INVALID', ['orderId'], 'Cannot cancel an order that has already been canceled.');
  const active = state.returns
    .in(orderId)
    .some(({ status }) => status === 'OPEN' || status === 'REQUESTED');
  if (active)
    return refuse('INVALID', ['orderId'], 'Cannot cancel an order with a return in progress.');
  const shipped = state.fulfillments.in(orderId).some(({ status }) => status === 'SUCCESS');
  if (shipped && state.settings.cancelShipped === 'refuse')
    return refuse('INVALID', ['orderId'], 'Cannot cancel an order that has been fulfilled.');
  if ((input.staffNote ?? '').length > 255)
    return refuse('INVALID', ['staffNote'], 'Staff note is too long (maximum is 255 characters).');
  const { reason = 'OTHER', restock = true, refund = true, notify = false } = input;
  return ok(
    state.jobs.put({
      id: state.newId('Job'),
      createdAt: state.time(),
      dueAt: state.now() + state.settings.jobSeconds * 1000,
      done: false,
      work: {
        kind: 'cancelOrder',
        orderId,
        cancel: { reason, restock, refund, notify, staffNote: input.staffNote ?? null },
      },
    }),
  );
}

/** Does what a cancellation job promised; an order cancelled meanwhile stays as it is. */
export function finishCancel(state: State, orderId: string, work: CancelWork): void {
  const order = state.orders.get(orderId);
  if (order === undefined || order.cancelledAt !== null) return;
  const cancelled = state.orders.put({
    ...order,
    cancelledAt: state.time(),
    cancelReason: work.reason,
    cancelStaffNote: work.staffNote,
    closedAt: order.closedAt ?? state.time(),
    ...(work.refund ? { declaredFinancialStatus: null } : {}),
  });
  refundEverything(state, cancelled, { money: work.refund, restock: work.restock });
  closeFulfillmentOrders(state, cancelled, work.restock);
  touchOrder(state, orderId);
  state.emit('orders/cancelled', { orderId });
  if (work.notify) mailCancelled(state, cancelled);
}

function mailCancelled(state: State, order: OrderRecord): void {
  mailCustomer(state, order, {
    kind: 'order_cancelled',
    subject: `Order ${order.name} has been cancelled`,
    lines: ['Your order was cancelled. What you paid comes back the way you paid it.'],
  });
}
