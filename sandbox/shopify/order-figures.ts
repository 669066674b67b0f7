// What follows from an order's records: units shipped, refunded and open by line, sums of money, and the two statuses.
import { type LineFigures, lineFigures } from './line-figures.ts';
import { bagsIn, toMinor } from './money.ts';
import type { Bag, FinancialStatus, OrderRecord, RefundRecord } from './records.ts';
import type { State } from './state.ts';

export type OrderFigures = {
  lines: Map<string, LineFigures>;
  refunds: RefundRecord[];
  financialStatus: FinancialStatus;
  fulfillmentStatus:
    | 'FULFILLED'
    | 'IN_PROGRESS'
    | 'ON_HOLD'
    | 'PARTIALLY_FULFILLED'
    | 'RESTOCKED'
    | 'UNFULFILLED';
  /** lines after their discounts, as ordered */
  subtotal: Bag;
  discounts: Bag;
  shipping: Bag;
  tax: Bag;
  /** as ordered */
  total: Bag;
  /** after refunds and edits */
  currentSubtotal: Bag;
  currentDiscounts: Bag;
  currentShipping: Bag;
  currentTax: Bag;
  currentTotal: Bag;
  /** money taken, given back, still owed */
  received: Bag;
  refunded: Bag;
  refundedShipping: Bag;
  outstanding: Bag;
  /** authorised and not yet captured */
  capturable: Bag;
};

/** @returns everything computed about one order, from the records as they are now */
export function orderFigures(state: State, order: OrderRecord): OrderFigures {
  const bags = bagsIn(order);
  const refunds = state.refunds.in(order.id);
  const lines = lineFigures(state, order, refunds);
  const each = (pick: (figures: LineFigures) => Bag) => bags.add(...[...lines.values()].map(pick));

  const discounts = each(({ discount }) => discount);
  const subtotal = each(({ discountedTotal }) => discountedTotal);
  const shipping = bags.add(...order.shippingLines.map(({ price }) => price));
  const otherTax = [...order.taxLines, ...order.shippingLines.flatMap(({ taxLines }) => taxLines)];
  const flatTax = bags.add(...otherTax.map(({ price }) => price));
  const tax = bags.add(
    flatTax,
    each((line) => line.tax),
  );
  const withTax = (amount: Bag, taxes: Bag) =>
    order.taxesIncluded ? amount : bags.add(amount, taxes);

  const refundedShipping = bags.add(...refunds.map((refund) => refund.shipping));
  const currentSubtotal = each((line) => line.currentTotal);
  const currentShipping = bags.subtract(shipping, refundedShipping);
  const currentTax = bags.add(
    bags.subtract(flatTax, shippingTax(order, refundedShipping)),
    each((line) => line.currentTax),
  );
  const currentTotal = withTax(bags.add(currentSubtotal, currentShipping), currentTax);

  const money = paid(order);
  const financialStatus = financialStatusOf(order, money, currentTotal);
  const net = bags.subtract(money.received, money.refunded);
  const owed = bags.subtract(currentTotal, net);
  const settled = financialStatus === 'PAID' || order.cancelledAt !== null;
  return {
    lines,
    refunds,
    financialStatus,
    fulfillmentStatus: fulfillmentStatusOf(state, order, lines, refunds),
    subtotal,
    discounts,
    shipping,
    tax,
    total: withTax(bags.add(subtotal, shipping), tax),
    currentSubtotal,
    currentDiscounts: each((line) => line.currentDiscount),
    currentShipping,
    currentTax,
    currentTotal,
    ...money,
    refundedShipping,
    outstanding: settled || bags.compare(owed, bags.zero) < 0 ? bags.zero : owed,
  };
}

/** @returns the tax of this much of an order's shipping, by its share */
export function shippingTax(order: OrderRecord, shipping: Bag): Bag {
  const bags = bagsIn(order);
  const cents = (bag: Bag) => Number(toMinor(bag.shop, order.currency));
  const whole = bags.add(...order.shippingLines.map(({ price }) => price));
  const taxes = order.shippingLines.flatMap(({ taxLines }) => taxLines.map(({ price }) => price));
  return bags.share(bags.add(...taxes), cents(shipping), cents(whole));
}

type Paid = { received: Bag; refunded: Bag; capturable: Bag };

function paid(order: OrderRecord): Paid {
  const bags = bagsIn(order);
  const sum = (...kinds: string[]) =>
    bags.add(
      ...order.transactions
        .filter(({ kind, status }) => status === 'SUCCESS' && kinds.includes(kind))
        .map(({ amount }) => amount),
    );
  const voided = order.transactions.some(({ kind }) => kind === 'VOID');
  return {
    received: sum('SALE', 'CAPTURE'),
    refunded: sum('REFUND'),
    capturable: voided ? bags.zero : bags.subtract(sum('AUTHORIZATION'), sum('CAPTURE')),
  };
}

function financialStatusOf(order: OrderRecord, money: Paid, owed: Bag): FinancialStatus {
  const bags = bagsIn(order);
  if (order.declaredFinancialStatus !== null) return order.declaredFinancialStatus;
  const { received, refunded, capturable } = money;
  if (bags.compare(received, bags.zero) === 0) {
    if (order.cancelledAt !== null) return 'VOIDED';
    if (bags.compare(capturable, bags.zero) > 0) return 'AUTHORIZED';
    if (order.transactions.some(({ kind }) => kind === 'VOID')) return 'VOIDED';
    return bags.compare(owed, bags.zero) === 0 ? 'PAID' : 'PENDING';
  }
  if (bags.compare(refunded, received) >= 0) return 'REFUNDED';
  if (bags.compare(refunded, bags.zero) > 0) return 'PARTIALLY_REFUNDED';
  return bags.compare(received, owed) < 0 ? 'PARTIALLY_PAID' : 'PAID';
}

function fulfillmentStatusOf(
  state: State,
  order: OrderRecord,
  lines: Map<string, LineFigures>,
  refunds: RefundRecord[],
): OrderFigures['fulfillmentStatus'] {
  const all = [...lines.values()];
  const shipped = all.some(({ fulfilled }) => fulfilled > 0);
  const open = all.some(({ unfulfilled }) => unfulfilled > 0);
  if (shipped) return open ? 'PARTIALLY_FULFILLED' : 'FULFILLED';
  if (!open) {
    const back = refunds.flatMap((refund) => refund.lines);
    const restocked = back.length > 0 && back.every((line) => line.restocked);
    return order.cancelledAt !== null && restocked ? 'RESTOCKED' : 'UNFULFILLED';
  }
  const statuses = state.fulfillmentOrders.in(order.id).map(({ status }) => status);
  if (statuses.includes('ON_HOLD')) return 'ON_HOLD';
  return statuses.includes('IN_PROGRESS') ? 'IN_PROGRESS' : 'UNFULFILLED';
}
