/** Refunds lines, shipping or an amount of an order (Shopify: refundCreate, under our key). */
import { isNothing } from '../../shared/decimal.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { RefundDraft, Restock } from '../aftermath.ts';
import type { Answer } from '../platform.ts';
import type { PlatformFailure } from '../platform-failure.ts';
import type { ShopifyClient } from './client.ts';
import { refundablePayments, createRefund as refundOperation } from './generated/operations.ts';
import type { RefundInput, RefundLineItemRestockType } from './generated/types.ts';
import { gone, neither, refusalOf } from './refusal.ts';
import { shareRefund, shippingShare } from './share-refund.ts';

/** Shopify's name for the payment that money goes back on. */
const paidBy = 'parentId';

/**
 * Money goes back only by what `amount` says: a refund of lines alone takes them off the order and pays nothing out.
 * @returns `refused` with OVER_REFUND where so much did not come in (nothing was sent), or in Shopify's words; `not-now`
 * while the same refund is being worked on
 */
export async function createRefund(
  client: ShopifyClient,
  draft: RefundDraft,
): Answer<{ refundId: string }> {
  const money = await moneyOf(client, draft);
  if (!money.ok) return money;
  const { orderId, note, lines, key, notifyCustomer } = draft;
  const refund: RefundInput = {
    orderId,
    note,
    notify: notifyCustomer,
    refundLineItems: lines.map(({ lineId, quantity, restock, locationId }) => ({
      lineItemId: lineId,
      quantity,
      restockType: restockWords[restock],
      ...(restock !== 'none' && locationId !== undefined && { locationId }),
    })),
    ...money.value,
  };
  const answer = await client.send(refundOperation, { refund, key }, 'orders');
  if (!answer.ok) return fail(laterOrAsItIs(answer.failure));
  const payload = answer.value.refundCreate;
  const refusal = refusalOf(payload?.userErrors ?? []);
  if (refusal) return fail(laterOrAsItIs(refusal));
  return payload?.refund ? ok({ refundId: payload.refund.id }) : neither('a refund');
}

type MoneyInput = Pick<RefundInput, 'currency' | 'shipping' | 'transactions'>;

/** What the customer paid in another currency is given back in that one (description of RefundInput.currency). */
async function moneyOf(client: ShopifyClient, draft: RefundDraft): Answer<MoneyInput> {
  const { orderId, note, amount, shipping } = draft;
  if (isNothing(amount) && isNothing(shipping)) return ok({});
  const read = await client.send(refundablePayments, { orderId }, 'orders');
  if (!read.ok) return read;
  const { order } = read.value;
  if (!order) return gone('order');
  const shares = shareRefund(order, amount, note);
  if (!shares) return overRefund('Less money came in for this order, or it went back already.');
  const ofShipping = isNothing(shipping) ? undefined : shippingShare(order, shipping);
  if (ofShipping === undefined && !isNothing(shipping))
    return overRefund('Shipping of this order cost less.');
  return ok({
    ...(order.presentmentCurrencyCode !== order.currencyCode && {
      currency: order.presentmentCurrencyCode,
    }),
    ...(ofShipping !== undefined && { shipping: { amount: ofShipping } }),
    transactions: shares.map(({ paymentId, gateway, amount: share }) => ({
      orderId,
      [paidBy]: paymentId,
      gateway,
      kind: 'REFUND',
      amount: share,
    })),
  });
}

const overRefund = (message: string): Result<never, PlatformFailure> =>
  fail({ kind: 'refused', code: 'OVER_REFUND', message });

/** The user errors of refundCreate have no code: that another call with this key is under way stands in its words. */
const laterOrAsItIs = (failure: PlatformFailure): PlatformFailure =>
  'message' in failure && /IDEMPOTENCY_CONCURRENT_REQUEST|concurrent/i.test(failure.message)
    ? { kind: 'not-now', message: failure.message }
    : failure;

const restockWords: Record<Restock, RefundLineItemRestockType> = {
  cancel: 'CANCEL',
  return: 'RETURN',
  none: 'NO_RESTOCK',
};
