// Books money going back to the customer, against the payment it came from.
import type { Bag, OrderRecord } from '../records.ts';
import type { State } from '../state.ts';

/** Adds a REFUND transaction to the order. @returns its id, in a list */
export function giveBack(
  state: State,
  order: OrderRecord,
  amount: Bag,
  by: { gateway?: string | undefined; relatedId?: string | null | undefined } = {},
): string[] {
  const now = state.orders.need(order.id);
  const payment = now.transactions.find(
    ({ id, kind, status }) =>
      status === 'SUCCESS' &&
      (by.relatedId ? id === by.relatedId : kind === 'SALE' || kind === 'CAPTURE'),
  );
  const id = state.newId('OrderTransaction');
  const at = state.time();
  state.orders.put({
    ...now,
    declaredFinancialStatus: null,
    transactions: [
      ...now.transactions,
      {
        id,
        kind: 'REFUND',
        status: 'SUCCESS',
        gateway: by.gateway ?? payment?.gateway ?? 'manual',
        amount,
        createdAt: at,
        processedAt: at,
        relatedId: payment?.id ?? null,
        authorizationCode: null,
        test: now.test,
      },
    ],
  });
  return [id];
}
