/** What a store's staff do with an order's money: refund units, an amount or shipping, cancel, delete. */
import { must, type Post } from './desk-documents.ts';
import { type LineWanted, lineMeant, linesOf, locationId } from './desk-units.ts';

export type RefundWanted = {
  lines?: (LineWanted & {
    quantity: number;
    /** Not shipped yet and off the order; shipped and back on the shelf; nowhere. */
    restock: 'CANCEL' | 'RETURN' | 'NO_RESTOCK';
    /** Name or id; `RETURN` needs one. */
    location?: string;
  })[];
  /** Money that goes back the way it came; none where absent. */
  amount?: string;
  /** Of what shipping cost. */
  shipping?: string;
  note?: string;
};

type Refusals = { userErrors: { message: string }[] };
type Payment = { id: string; kind: string; status: string; gateway: string };

export function moneyDesk(post: Post) {
  const paymentOf = async (orderId: string): Promise<Payment> => {
    const { order } = await post<{ order: { transactions: Payment[] } | null }>(
      'query Paid($id: ID!) { order(id: $id) { transactions(first: 50) { id kind status gateway } } }',
      { id: orderId },
    );
    const payment = order?.transactions.find(
      ({ kind, status }) => status === 'SUCCESS' && (kind === 'SALE' || kind === 'CAPTURE'),
    );
    if (!payment) throw new Error(`No payment of ${orderId} to give back: place it with charged`);
    return payment;
  };

  const transactionOf = async (orderId: string, amount: string) => {
    const { id, gateway } = await paymentOf(orderId);
    return { orderId, amount, gateway, kind: 'REFUND', parentId: id };
  };

  /** Refunds as one refund; its id. Throws what the store refuses. */
  const refundLines = async (orderId: string, wanted: RefundWanted): Promise<string> => {
    const known = await linesOf(post, orderId);
    const refundLineItems = await Promise.all(
      (wanted.lines ?? []).map(async ({ quantity, restock, location, ...line }) => ({
        lineItemId: lineMeant(known, line).id,
        quantity,
        restockType: restock,
        ...(location === undefined ? {} : { locationId: await locationId(post, location) }),
      })),
    );
    const { amount, shipping, note } = wanted;
    const { refundCreate } = await post<{
      refundCreate: Refusals & { refund: { id: string } | null };
    }>(
      `mutation Refund($input: RefundInput!, $key: String!) {
        refundCreate(input: $input) @idempotent(key: $key) { refund { id } userErrors { message } }
      }`,
      {
        key: crypto.randomUUID(),
        input: {
          orderId,
          note,
          refundLineItems,
          ...(shipping === undefined ? {} : { shipping: { amount: shipping } }),
          ...(amount === undefined ? {} : { transactions: [await transactionOf(orderId, amount)] }),
        },
      },
    );
    must(refundCreate);
    return refundCreate.refund?.id ?? '';
  };

  /** Gives this much back and takes no unit off. */
  const refundAmount = (orderId: string, amount: string): Promise<string> =>
    refundLines(orderId, { amount });

  /** Cancels an order with its money given back or not, its units put back or not. A job: done a little later. */
  const cancelWith = async (
    orderId: string,
    how: { refund: boolean; restock: boolean; note?: string },
  ): Promise<void> => {
    const { orderCancel } = await post<{
      orderCancel: { orderCancelUserErrors: { message: string }[] };
    }>(
      `mutation Cancel($id: ID!, $restock: Boolean!, $refund: Boolean!, $note: String) {
        orderCancel(orderId: $id, reason: CUSTOMER, restock: $restock, notifyCustomer: false,
          refundMethod: { originalPaymentMethodsRefund: $refund }, staffNote: $note) {
          orderCancelUserErrors { message }
        }
      }`,
      { id: orderId, restock: how.restock, refund: how.refund, note: how.note },
    );
    must({ userErrors: orderCancel.orderCancelUserErrors });
  };

  /** Deletes an order for good. The store allows it of cancelled, archived and test orders only. */
  const deleteOrder = async (orderId: string): Promise<void> => {
    const { orderDelete } = await post<{ orderDelete: Refusals }>(
      'mutation Delete($id: ID!) { orderDelete(orderId: $id) { userErrors { message } } }',
      { id: orderId },
    );
    must(orderDelete);
  };

  return { refundLines, refundAmount, cancelWith, deleteOrder };
}
