// Takes the money that is still owed on an order.
import { ok } from '../../../src/shared/result.ts';
import { orderFigures } from '../order-figures.ts';
import type { OrderRecord } from '../records.ts';
import type { State } from '../state.ts';
import { type Outcome, refuse } from './outcome.ts';
import { noOrder, touchOrder } from './touch-order.ts';

export type PayOrderInput = { orderId: string /** 'manual' where absent */; gateway?: string };

/** @returns the paid order, or why there is nothing to pay */
export function payOrder(state: State, input: PayOrderInput): Outcome<OrderRecord> {
  const order = state.orders.get(input.orderId);
  if (order === undefined) return refuse('NOT_FOUND', ['input', 'id'], noOrder(input.orderId));
  if (!canPay(state, order))
    return refuse('INVALID', ['input', 'id'], 'Order cannot be marked as paid.');
  const { outstanding, capturable } = orderFigures(state, order);
  const at = state.time();
  const authorization = order.transactions.find(({ kind }) => kind === 'AUTHORIZATION');
  const captured = Number(capturable.shop) > 0 && authorization !== undefined;
  const paid = touchOrder(state, order.id, {
    declaredFinancialStatus: null,
    transactions: [
      ...order.transactions,
      {
        id: state.newId('OrderTransaction'),
        kind: captured ? 'CAPTURE' : 'SALE',
        status: 'SUCCESS',
        gateway: captured ? authorization.gateway : (input.gateway ?? 'manual'),
        amount: outstanding,
        createdAt: at,
        processedAt: at,
        relatedId: captured ? authorization.id : null,
        authorizationCode: null,
        test: order.test,
      },
    ],
  });
  state.emit('orders/paid', { orderId: order.id });
  return ok(paid);
}

/** Whether something is still owed on an order that stands. */
export function canPay(state: State, order: OrderRecord): boolean {
  const { financialStatus, outstanding } = orderFigures(state, order);
  return (
    order.cancelledAt === null &&
    ['AUTHORIZED', 'PARTIALLY_PAID', 'PENDING', 'EXPIRED'].includes(financialStatus) &&
    Number(outstanding.shop) > 0
  );
}
