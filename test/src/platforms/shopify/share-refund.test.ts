// How money that goes back is shared among the payments that it came by.
import { describe, expect, it } from 'vitest';
import {
  type RefundableOrder,
  shareRefund,
  shippingShare,
} from '../../../../src/platforms/shopify/share-refund.ts';

type Transaction = RefundableOrder['transactions'][number];

const both = (amount: string, other = amount, currency: 'USD' | 'EUR' = 'USD') => ({
  shopMoney: { amount, currencyCode: 'USD' as const },
  presentmentMoney: { amount: other, currencyCode: currency },
});

const paid = (id: string, amount: string, over: Partial<Transaction> = {}): Transaction => ({
  id,
  kind: 'SALE',
  status: 'SUCCESS',
  gateway: `gateway-${id}`,
  amountSet: both(amount),
  paidBy: null,
  ...over,
});

const back = (id: string, amount: string, of: string | null, over: Partial<Transaction> = {}) =>
  paid(id, amount, { kind: 'REFUND', paidBy: of === null ? null : { id: of }, ...over });

const order = (
  transactions: Transaction[],
  over: Partial<RefundableOrder> = {},
): RefundableOrder => ({
  currencyCode: 'USD',
  presentmentCurrencyCode: 'USD',
  totalShippingPriceSet: both('5.00'),
  transactions,
  refunds: [],
  ...over,
});

const share = (paymentId: string, amount: string) => ({
  ...{ paymentId, gateway: `gateway-${paymentId}`, amount },
});

describe('money that goes back', () => {
  it.each<[string, Transaction[], string, object[] | undefined]>([
    ['nothing', [paid('a', '10.00')], '0', []],
    ['a part', [paid('a', '10.00')], '4', [share('a', '4.00')]],
    ['all', [paid('a', '10.00')], '10.00', [share('a', '10.00')]],
    ['more than came in', [paid('a', '10.00')], '10.01', undefined],
    ['finer than the currency is', [paid('a', '10.00')], '1.005', undefined],
    ['what is no amount', [paid('a', '10.00')], '-1', undefined],
    [
      'the newest payment first, then the one before',
      [paid('a', '10.00'), paid('b', '3.00', { kind: 'CAPTURE' })],
      '5.00',
      [share('b', '3.00'), share('a', '2.00')],
    ],
    [
      'never a payment that was only promised, failed or taken away',
      [
        paid('a', '10.00', { kind: 'AUTHORIZATION' }),
        paid('b', '10.00', { status: 'FAILURE' }),
        paid('c', '10.00', { kind: 'VOID' }),
      ],
      '1.00',
      undefined,
    ],
    [
      'what is left of a payment after earlier refunds, those under way with them',
      [paid('a', '10.00'), back('x', '3.00', 'a'), back('y', '2.00', 'a', { status: 'PENDING' })],
      '5.00',
      [share('a', '5.00')],
    ],
    [
      'no more than that',
      [paid('a', '10.00'), back('x', '3.00', 'a'), back('y', '2.00', 'a', { status: 'PENDING' })],
      '5.01',
      undefined,
    ],
    [
      'as if a refund that failed had not been',
      [paid('a', '10.00'), back('x', '9.00', 'a', { status: 'FAILURE' })],
      '10.00',
      [share('a', '10.00')],
    ],
    [
      'with a refund of no payment counted against the newest',
      [paid('a', '10.00'), paid('b', '3.00'), back('x', '3.00', null)],
      '1.00',
      [share('a', '1.00')],
    ],
  ])('[RV2] is %s', (_, transactions, amount, wanted) => {
    expect(shareRefund(order(transactions), amount, 'note')).toEqual(wanted);
  });

  it('[RV2] is shared as the first time where this very refund was made before', () => {
    const transactions = [paid('a', '10.00'), back('x', '10.00', 'a')];
    const refunds = [{ note: 'ma_0123', transactions: { nodes: [{ id: 'x' }] } }];
    expect(shareRefund(order(transactions, { refunds }), '10.00', 'ma_0123')).toEqual([
      share('a', '10.00'),
    ]);
    expect(shareRefund(order(transactions, { refunds }), '10.00', 'ma_4567')).toBeUndefined();
  });

  it('[RV2] goes in the currency that the customer paid in, and comes to exactly what was paid', () => {
    const payment = paid('a', '10.00', { amountSet: both('10.00', '9.33', 'EUR') });
    const paidInEuros = { presentmentCurrencyCode: 'EUR' as const };
    const first = shareRefund(order([payment], paidInEuros), '3.33', 'one');
    expect(first).toEqual([share('a', '3.10')]);
    const given = back('x', '3.33', 'a', { amountSet: both('3.33', '3.10', 'EUR') });
    const rest = shareRefund(order([payment, given], paidInEuros), '6.67', 'two');
    expect(rest).toEqual([share('a', '6.23')]);
  });

  it('[RV2] has as many decimals as its currency', () => {
    const yen = {
      currencyCode: 'JPY' as const,
      presentmentCurrencyCode: 'JPY' as const,
    };
    expect(shareRefund(order([paid('a', '1200')], yen), '1200', 'one')).toEqual([
      share('a', '1200'),
    ]);
    expect(shareRefund(order([paid('a', '1200.0')], yen), '700', 'one')).toEqual([
      share('a', '700.0'),
    ]);
  });
});

describe('shipping that goes back', () => {
  it.each([
    ['5.00', '4.00', '5.00', '4.00'],
    ['5.00', '4.00', '2.50', '2.00'],
    ['0.00', '0.00', '1.00', undefined],
    ['5.00', '4.00', '5.01', undefined],
  ])('[RV2] of %s (%s to the customer) is for %s %s', (cost, toCustomer, part, wanted) => {
    const paidInEuros = {
      presentmentCurrencyCode: 'EUR' as const,
      totalShippingPriceSet: both(cost, toCustomer, 'EUR'),
    };
    expect(shippingShare(order([], paidInEuros), part)).toBe(wanted);
  });
});
