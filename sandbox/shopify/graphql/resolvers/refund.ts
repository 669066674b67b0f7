// Refunds of an order, and the lines they take back.
import { bagsIn } from '../../money.ts';
import { shippingTax } from '../../order-figures.ts';
import type { Bag, OrderRecord, RefundRecord } from '../../records.ts';
import { connection } from '../connection.ts';
import { lineOf } from './line-item.ts';
import { moneyBag } from './money.ts';
import { shippingLines } from './shipping-line.ts';
import type { Table } from './table.ts';
import { transactionsOf } from './transaction.ts';

export type RefundLineSource = RefundRecord['lines'][number] & { order: OrderRecord };

const refund: Table<RefundRecord> = {
  order: ({ orderId }, _, { state }) => state.orders.need(orderId),
  processedAt: ({ createdAt }) => createdAt,
  refundLineItems: ({ orderId, lines }, args, { state }) => {
    const order = state.orders.need(orderId);
    return connection(
      lines.map((line) => ({ ...line, order })),
      args,
    );
  },
  duties: () => [],
  refundShippingLines: ({ id, orderId, shipping }, args, { state }) =>
    connection(refundedShipping(state.orders.need(orderId), id, shipping), args),
  return: ({ returnId }, _, { state }) => state.returns.get(returnId) ?? null,
  totalRefundedSet: ({ orderId, transactionIds }, _, { state }) => {
    const order = state.orders.need(orderId);
    const mine = order.transactions.filter(({ id }) => transactionIds.includes(id));
    return moneyBag(order, bagsIn(order).add(...mine.map(({ amount }) => amount)));
  },
  transactions: ({ orderId, transactionIds }, args, { state }) =>
    connection(
      transactionsOf(state.orders.need(orderId)).filter(({ id }) => transactionIds.includes(id)),
      args,
    ),
};

type ShippingSource = { id: string; order: OrderRecord; shipping: Bag };

/** One line where shipping was given back: which of several it was is not said. */
const refundedShipping = (order: OrderRecord, refundId: string, shipping: Bag): ShippingSource[] =>
  Number(shipping.shop) === 0 || order.shippingLines.length === 0
    ? []
    : [{ id: refundId.replace('/Refund/', '/RefundShippingLine/'), order, shipping }];

const shippingLine: Table<ShippingSource> = {
  shippingLine: ({ order }) => shippingLines(order)[0],
  subtotalAmountSet: ({ order, shipping }) => moneyBag(order, shipping),
  taxAmountSet: ({ order, shipping }) => moneyBag(order, shippingTax(order, shipping)),
};

const line: Table<RefundLineSource> = {
  lineItem: ({ order, lineId }) => lineOf(order, lineId),
  location: ({ locationId }, _, { state }) => state.locations.get(locationId) ?? null,
  priceSet: ({ order, lineId }) => moneyBag(order, lineOf(order, lineId).line.price),
  subtotalSet: ({ order, subtotal }) => moneyBag(order, subtotal),
  totalTaxSet: ({ order, tax }) => moneyBag(order, tax),
};

export const refundTypes = {
  Refund: refund,
  RefundLineItem: line,
  RefundShippingLine: shippingLine,
};
