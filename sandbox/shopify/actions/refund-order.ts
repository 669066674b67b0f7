// Gives money back for lines of an order, and puts their units back into stock where asked.
import { ok } from '../../../src/shared/result.ts';
import { mailCustomer } from '../mail-customer.ts';
import { bagsIn, normalAmount } from '../money.ts';
import { orderFigures, shippingTax } from '../order-figures.ts';
import type { Bag, OrderRecord, RefundRecord } from '../records.ts';
import type { State } from '../state.ts';
import { giveBack } from './give-back.ts';
import { type Outcome, refuse } from './outcome.ts';
import { homeOf, releaseRefunded } from './release-units.ts';
import { noOrder, touchOrder } from './touch-order.ts';

export type RefundOrderInput = {
  orderId: string;
  lines: RefundedLine[];
  note?: string | null;
  /** decimals of the order's currency; none where absent */
  shippingAmount?: string;
  /** money that goes back: what lines, taxes and shipping come to where absent, as far as it was paid */
  payments?: { amount: string; gateway?: string; relatedId: string | null }[];
  /** whether money goes back; true where absent */
  refundMoney?: boolean;
  notify?: boolean;
  /** the return it is made for, whose goods are on the shelf or not already */
  returnId?: string;
};

export type RefundedLine = {
  lineId: string;
  quantity: number;
  restockType: 'CANCEL' | 'LEGACY_RESTOCK' | 'NO_RESTOCK' | 'RETURN';
  locationId?: string | null;
};

/** @returns the refund, or what is wrong: an unknown line, more units or money than there is to refund */
export function refundOrder(state: State, input: RefundOrderInput): Outcome<RefundRecord> {
  const order = state.orders.get(input.orderId);
  if (order === undefined) return refuse('NOT_FOUND', ['orderId'], noOrder(input.orderId));
  const wrong = wrongLine(state, order, input.lines);
  if (wrong !== undefined) return wrong;
  const figures = orderFigures(state, order);
  const bags = bagsIn(order);
  const shipping = input.shippingAmount
    ? bags.same(normalAmount(input.shippingAmount, order.currency))
    : bags.zero;
  if (bags.compare(shipping, figures.currentShipping) > 0)
    return refuse('INVALID', ['shipping'], 'Shipping amount is more than was paid for shipping.');
  const lines = input.lines.map((line) => refundLine(state, order, line));
  const worth = bags.add(
    shipping,
    order.taxesIncluded ? bags.zero : shippingTax(order, shipping),
    ...lines.map((line) => bags.add(line.subtotal, order.taxesIncluded ? bags.zero : line.tax)),
  );
  const paid = bags.subtract(figures.received, figures.refunded);
  const payments = (
    input.payments ?? [{ amount: min(bags, worth, paid).shop, gateway: undefined, relatedId: null }]
  ).filter(({ amount }) => Number(amount) > 0);
  const back = bags.add(...payments.map(({ amount }) => bags.same(amount)));
  if ((input.refundMoney ?? true) && bags.compare(back, paid) > 0)
    return refuse(
      'INVALID',
      ['transactions'],
      `Refund amount is more than the ${paid.shop} ${order.currency} that can be refunded.`,
    );
  const transactionIds =
    (input.refundMoney ?? true)
      ? payments.flatMap((payment) =>
          giveBack(state, order, bags.same(normalAmount(payment.amount, order.currency)), payment),
        )
      : [];
  const at = state.time();
  const refund = state.refunds.put({
    id: state.newId('Refund'),
    orderId: order.id,
    createdAt: at,
    updatedAt: at,
    note: input.note ?? null,
    lines,
    shipping,
    transactionIds,
    returnId: input.returnId ?? null,
  });
  if (input.returnId === undefined)
    for (const line of input.lines) releaseRefunded(state, order, line);
  state.emit('refunds/create', { refundId: refund.id, orderId: order.id });
  touchOrder(state, order.id);
  if (input.notify) mailRefund(state, order, back);
  return ok(refund);
}

type Bags = ReturnType<typeof bagsIn>;
const min = (bags: Bags, one: Bag, other: Bag): Bag => (bags.compare(one, other) < 0 ? one : other);

function wrongLine(state: State, order: OrderRecord, lines: RefundedLine[]) {
  const figures = orderFigures(state, order).lines;
  for (const [at, { lineId, quantity, restockType, locationId }] of lines.entries()) {
    const field = (name: string) => ['refundLineItems', String(at), name];
    const line = figures.get(lineId);
    if (line === undefined)
      return refuse('NOT_FOUND', field('lineItemId'), 'Line item does not exist.');
    const asked = lines.reduce((sum, one) => sum + (one.lineId === lineId ? one.quantity : 0), 0);
    if (quantity < 1) return refuse('INVALID', field('quantity'), 'Quantity must be at least 1.');
    if (asked > line.refundable)
      return refuse(
        'INVALID',
        field('quantity'),
        'Quantity cannot refund more items than were purchased.',
      );
    const cancelled = lines
      .filter((one) => one.lineId === lineId && one.restockType === 'CANCEL')
      .reduce((sum, one) => sum + one.quantity, 0);
    if (restockType === 'CANCEL' && cancelled > line.unfulfilled)
      return refuse(
        'INVALID',
        field('quantity'),
        'Quantity is more than the unfulfilled units that can be removed.',
      );
    if (restockType === 'RETURN' && (locationId ?? null) === null)
      return refuse(
        'INVALID',
        field('locationId'),
        'Location is required to return units to stock.',
      );
    if (locationId != null && !state.locations.has(locationId))
      return refuse('NOT_FOUND', field('locationId'), 'Location does not exist.');
  }
  return undefined;
}

function refundLine(
  state: State,
  order: OrderRecord,
  line: RefundedLine,
): RefundRecord['lines'][number] {
  const bags = bagsIn(order);
  const of = order.lines.find(({ id }) => id === line.lineId);
  const figures = orderFigures(state, order).lines.get(line.lineId);
  const quantity = of?.quantity ?? 0;
  const restocked = line.restockType !== 'NO_RESTOCK';
  return {
    id: state.newId('RefundLineItem'),
    lineId: line.lineId,
    quantity: line.quantity,
    restockType: line.restockType,
    restocked,
    locationId: restocked ? (line.locationId ?? homeOf(state, order, line.lineId)) : null,
    subtotal: bags.share(figures?.discountedTotal ?? bags.zero, line.quantity, quantity),
    tax: bags.share(figures?.tax ?? bags.zero, line.quantity, quantity),
  };
}

function mailRefund(state: State, order: OrderRecord, amount: Bag): void {
  mailCustomer(state, order, {
    kind: 'refund',
    subject: `Refund for order ${order.name}`,
    lines: [`${amount.shop} ${order.currency} is on its way back to you.`],
  });
}
