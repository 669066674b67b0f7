// The body of refunds/create, which an order's body carries too.
import { bagsIn } from '../../money.ts';
import { type OrderFigures, orderFigures } from '../../order-figures.ts';
import type { OrderRecord, RefundRecord, TransactionRecord } from '../../records.ts';
import type { State } from '../../state.ts';
import { restId } from './rest-id.ts';
import { restLine } from './rest-line.ts';
import { moneySet } from './rest-money.ts';
import { restTime } from './rest-time.ts';

/** @param figures the order's, where the caller has them already */
export function restRefund(
  state: State,
  order: OrderRecord,
  refund: RefundRecord,
  figures: OrderFigures = orderFigures(state, order),
) {
  const bags = bagsIn(order);
  const { ianaTimezone: zone } = state.shop();
  const created = restTime(refund.createdAt, zone);
  const shipped = bags.compare(refund.shipping, bags.zero) > 0;
  const [shippingLine] = order.shippingLines;
  return {
    id: restId(refund.id),
    order_id: restId(order.id),
    created_at: created,
    note: refund.note,
    user_id: null,
    processed_at: created,
    duties: [],
    total_duties_set: moneySet(bags.zero, order),
    return:
      refund.returnId == null
        ? null
        : { id: restId(refund.returnId), admin_graphql_api_id: refund.returnId },
    refund_shipping_lines:
      shipped && shippingLine !== undefined
        ? [
            {
              id: restId(refund.id),
              shipping_line: { id: restId(shippingLine.id), title: shippingLine.title },
              subtotal_amount_set: moneySet(refund.shipping, order),
            },
          ]
        : [],
    restock: refund.lines.some(({ restocked }) => restocked),
    admin_graphql_api_id: refund.id,
    order_adjustments: [],
    refund_line_items: refund.lines.map((line) => refundLine(state, order, line, figures)),
    transactions: order.transactions
      .filter(({ id }) => refund.transactionIds.includes(id))
      .map((transaction) => restTransaction(order, transaction, zone)),
  };
}

function refundLine(
  state: State,
  order: OrderRecord,
  refunded: RefundRecord['lines'][number],
  figures: OrderFigures,
) {
  const line = order.lines.find(({ id }) => id === refunded.lineId);
  const lineFigures = figures.lines.get(refunded.lineId);
  return {
    id: restId(refunded.id),
    quantity: refunded.quantity,
    line_item_id: restId(refunded.lineId),
    location_id: restId(refunded.locationId),
    restock_type: refunded.restockType.toLowerCase(),
    // Numbers here, unlike everywhere else: so the REST resource has them.
    subtotal: Number(refunded.subtotal.shop),
    total_tax: Number(refunded.tax.shop),
    subtotal_set: moneySet(refunded.subtotal, order),
    total_tax_set: moneySet(refunded.tax, order),
    line_item:
      line === undefined || lineFigures === undefined
        ? null
        : restLine(state, order, line, lineFigures),
  };
}

function restTransaction(order: OrderRecord, transaction: TransactionRecord, zone: string) {
  return {
    id: restId(transaction.id),
    order_id: restId(order.id),
    kind: transaction.kind.toLowerCase(),
    gateway: transaction.gateway,
    status: transaction.status.toLowerCase(),
    message: 'Transaction approved',
    created_at: restTime(transaction.createdAt, zone),
    test: transaction.test,
    parent_id: restId(transaction.relatedId),
    processed_at: restTime(transaction.processedAt, zone),
    amount: transaction.amount.shop,
    currency: order.currency,
    payment_id: `${order.name}.${order.transactions.indexOf(transaction) + 1}`,
    receipt: {},
    admin_graphql_api_id: transaction.id,
  };
}
