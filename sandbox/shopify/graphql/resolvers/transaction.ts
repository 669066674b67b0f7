// Payments and refunds of an order, one transaction each.
import { bagsIn } from '../../money.ts';
import type { OrderRecord, TransactionRecord } from '../../records.ts';
import { money, moneyBag } from './money.ts';
import type { Table } from './table.ts';

export type TransactionSource = TransactionRecord & { order: OrderRecord };

/** Shopify's word for the payment that a capture or a refund belongs to. */
export const paidBy = 'parentTransaction';

export const transactionsOf = (order: OrderRecord): TransactionSource[] =>
  order.transactions.map((transaction) => ({ ...transaction, order }));

/** What is left of a payment after the refunds made against it; null for what is no payment. */
function refundable({ id, kind, status, amount, order }: TransactionSource) {
  if ((kind !== 'SALE' && kind !== 'CAPTURE') || status !== 'SUCCESS') return null;
  const bags = bagsIn(order);
  const back = order.transactions.filter((one) => one.kind === 'REFUND' && one.relatedId === id);
  return bags.subtract(amount, ...back.map((one) => one.amount));
}

const transaction: Table<TransactionSource> = {
  amountSet: ({ amount, order }) => moneyBag(order, amount),
  formattedGateway: ({ gateway }) =>
    gateway.charAt(0).toUpperCase() + gateway.slice(1).replaceAll('_', ' '),
  manualPaymentGateway: ({ gateway }) => gateway === 'manual',
  manuallyCapturable: ({ kind }) => kind === 'AUTHORIZATION',
  maximumRefundable: (source) => refundable(source)?.shop ?? null,
  maximumRefundableV2: (source) => {
    const left = refundable(source);
    return left === null ? null : money(left.shop, source.order.currency);
  },
  multiCapturable: () => false,
  order: ({ order }, _, { state }) => state.orders.get(order.id) ?? order,
  [paidBy]: ({ relatedId, order }) =>
    transactionsOf(order).find(({ id }) => id === relatedId) ?? null,
  paymentId: ({ id }) => `sandbox.${id.slice(id.lastIndexOf('/') + 1)}`,
  settlementCurrency: ({ order }) => order.currency,
  settlementCurrencyRate: () => '1.0',
};

export const transactionTypes = { OrderTransaction: transaction };
