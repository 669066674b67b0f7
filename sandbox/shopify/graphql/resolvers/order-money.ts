// The sums of an order, as the MoneyBag fields of Order; their deprecated single-currency forms follow from them.
import { bagsIn } from '../../money.ts';
import type { OrderFigures } from '../../order-figures.ts';
import type { Bag, OrderRecord } from '../../records.ts';
import { type Context, figuresOf } from '../context.ts';
import { moneyBag } from './money.ts';
import type { Table } from './table.ts';

const sum =
  (pick: (figures: OrderFigures, bags: ReturnType<typeof bagsIn>) => Bag) =>
  (order: OrderRecord, _: unknown, context: Context) =>
    moneyBag(order, pick(figuresOf(context, order), bagsIn(order)));

const nothing = sum((_, { zero }) => zero);

export const orderMoney: Table<OrderRecord> = {
  cartDiscountAmountSet: sum((of) => of.discounts),
  currentCartDiscountAmountSet: sum((of) => of.currentDiscounts),
  currentShippingPriceSet: sum((of) => of.currentShipping),
  currentSubtotalPriceSet: sum((of) => of.currentSubtotal),
  currentTotalDiscountsSet: sum((of) => of.currentDiscounts),
  currentTotalPriceSet: sum((of) => of.currentTotal),
  currentTotalTaxSet: sum((of) => of.currentTax),
  netPaymentSet: sum((of, bags) => bags.subtract(of.received, of.refunded)),
  originalTotalPriceSet: sum((of) => of.total),
  refundDiscrepancySet: nothing,
  subtotalPriceSet: sum((of) => of.subtotal),
  totalCapturableSet: sum((of) => of.capturable),
  totalCashRoundingAdjustment: (order) => {
    const none = moneyBag(order, bagsIn(order).zero);
    return { paymentSet: none, refundSet: none };
  },
  totalDiscountsSet: sum((of) => of.discounts),
  totalOutstandingSet: sum((of) => of.outstanding),
  totalPriceSet: sum((of) => of.total),
  totalReceivedSet: sum((of) => of.received),
  totalRefundedSet: sum((of) => of.refunded),
  totalRefundedShippingSet: sum((of) => of.refundedShipping),
  totalShippingPriceSet: sum((of) => of.shipping),
  totalTaxSet: sum((of) => of.tax),
  totalTipReceivedSet: nothing,
};
