/** Shares money that goes back among the payments that it came by. Pure. */
import { placesOf, sliceOf, sumOf } from '../../shared/decimal.ts';
import type { RefundablePaymentsQuery } from './generated/types.ts';

export type RefundableOrder = NonNullable<RefundablePaymentsQuery['order']>;
type Payment = RefundableOrder['transactions'][number];

/** A part of the money, in the currency that the customer paid in. */
export type RefundShare = { paymentId: string; gateway: string; amount: string };

/**
 * Newest payment first, each up to what is left of it. What was given back by refunds with this very note does not
 * count: they are this refund, tried before, and repeated with its key it must be the same (shopify.dev, idempotent requests).
 * @param amount decimal text of the order's currency
 * @returns undefined where so much did not come in, or it is no amount
 */
export function shareRefund(
  order: RefundableOrder,
  amount: string,
  note: string,
): RefundShare[] | undefined {
  const { currencyCode, presentmentCurrencyCode } = order;
  const places = placesOf(currencyCode);
  let left = unitsOf(amount, places);
  if (left === undefined) return undefined;
  const back = givenBack(order, note, places);
  const shares: RefundShare[] = [];
  for (const payment of order.transactions.filter(isPayment).toReversed()) {
    const total = unitsOf(payment.amountSet.shopMoney.amount, places) ?? 0;
    const given = back.get(payment.id) ?? 0;
    const part = Math.min(left, total - given);
    if (part <= 0) continue;
    left -= part;
    const slice = { from: given, to: given + part, of: total };
    const share = sliceOf(
      payment.amountSet.presentmentMoney.amount,
      slice,
      placesOf(presentmentCurrencyCode),
    );
    if (share === undefined) return undefined;
    shares.push({ paymentId: payment.id, gateway: payment.gateway ?? 'manual', amount: share });
  }
  return left === 0 ? shares : undefined;
}

/** The same part of what shipping cost, in the currency that the customer paid in. */
export function shippingShare(order: RefundableOrder, amount: string): string | undefined {
  const { shopMoney, presentmentMoney } = order.totalShippingPriceSet;
  const places = placesOf(order.currencyCode);
  const part = unitsOf(amount, places);
  const whole = unitsOf(shopMoney.amount, places);
  if (part === undefined || whole === undefined || part > whole || whole === 0) return undefined;
  const slice = { from: 0, to: part, of: whole };
  return sliceOf(presentmentMoney.amount, slice, placesOf(order.presentmentCurrencyCode));
}

const isPayment = ({ kind, status }: Payment): boolean =>
  (kind === 'SALE' || kind === 'CAPTURE') && status === 'SUCCESS';

/** Units that went back of each payment; one that is under way has gone as well. */
function givenBack(order: RefundableOrder, note: string, places: number): Map<string, number> {
  const ours = new Set(
    order.refunds
      .filter((refund) => note !== '' && refund.note === note)
      .flatMap((refund) => refund.transactions.nodes.map(({ id }) => id)),
  );
  const payments = order.transactions.filter(isPayment);
  const back = new Map<string, number>();
  for (const { id, kind, status, paidBy, amountSet } of order.transactions) {
    if (kind !== 'REFUND' || ours.has(id)) continue;
    if (status !== 'SUCCESS' && status !== 'PENDING') continue;
    // A refund that names no payment was of the only one, or of the newest.
    const of = paidBy?.id ?? payments.at(-1)?.id;
    const units = unitsOf(amountSet.shopMoney.amount, places) ?? 0;
    if (of !== undefined) back.set(of, (back.get(of) ?? 0) + units);
  }
  return back;
}

/** An amount in the currency's smallest coins; undefined where it is none, or finer than they are. */
function unitsOf(amount: string, places: number): number | undefined {
  const padded = sumOf([
    { amount, times: 1 },
    { amount: `0.${'0'.repeat(Math.max(places, 1))}`, times: 1 },
  ]);
  const [whole = '', decimals = ''] = padded?.split('.') ?? [];
  if (padded === undefined || /[1-9]/.test(decimals.slice(places))) return undefined;
  return Number(whole + decimals.slice(0, places));
}
