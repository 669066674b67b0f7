// What Shopify suggests to refund for lines of an order, before anything is refunded.
import { bagsIn } from '../../money.ts';
import type { OrderRecord } from '../../records.ts';
import { figuresOf, type Resolver } from '../context.ts';
import { moneyBag } from './money.ts';
import { paidBy, transactionsOf } from './transaction.ts';

type AskedLine = {
  lineItemId: string;
  quantity: number;
  restockType?: string;
  locationId?: string;
};

/** `Order.suggestedRefund`: for the lines asked, or everything with `suggestFullRefund` */
export const suggestedRefund: Resolver<OrderRecord> = (order, args, context) => {
  const bags = bagsIn(order);
  const figures = figuresOf(context, order);
  const full = args.suggestFullRefund === true;
  const asked: AskedLine[] = full
    ? order.lines.map(({ id }) => ({
        lineItemId: id,
        quantity: figures.lines.get(id)?.refundable ?? 0,
      }))
    : ((args.refundLineItems ?? []) as AskedLine[]);
  const lines = asked.flatMap(({ lineItemId, quantity, restockType, locationId }) => {
    const line = order.lines.find(({ id }) => id === lineItemId);
    const of = figures.lines.get(lineItemId);
    if (line === undefined || of === undefined) return [];
    return [
      {
        id: null,
        lineId: lineItemId,
        order,
        quantity,
        restockType: restockType ?? 'NO_RESTOCK',
        restocked: false,
        locationId: locationId ?? null,
        subtotal: bags.share(of.discountedTotal, quantity, line.quantity),
        tax: bags.share(of.tax, quantity, line.quantity),
        discount: bags.share(of.discount, quantity, line.quantity),
      },
    ];
  });
  const subtotal = bags.add(...lines.map((line) => line.subtotal));
  const taxes = bags.add(...lines.map((line) => line.tax));
  const wanted = args.shippingAmount;
  const none = typeof wanted === 'string' ? bags.same(wanted) : bags.zero;
  const shipping = full || args.refundShipping === true ? figures.currentShipping : none;
  const most = bags.subtract(figures.received, figures.refunded);
  const worth = bags.add(subtotal, shipping, order.taxesIncluded ? bags.zero : taxes);
  const amount = bags.compare(worth, most) > 0 ? most : worth;
  const payment = transactionsOf(order).find(({ kind }) => kind === 'SALE' || kind === 'CAPTURE');
  const bag = (of: typeof amount) => moneyBag(order, of);
  return {
    amountSet: bag(amount),
    discountedSubtotalSet: bag(subtotal),
    maximumRefundableSet: bag(most),
    refundDuties: [],
    refundLineItems: lines,
    shipping: {
      amountSet: bag(shipping),
      maximumRefundableSet: bag(figures.currentShipping),
      taxSet: bag(bags.zero),
    },
    subtotalSet: bag(subtotal),
    suggestedRefundMethods: [],
    suggestedTransactions:
      payment === undefined || bags.compare(amount, bags.zero) <= 0
        ? []
        : [
            {
              accountNumber: null,
              amountSet: bag(amount),
              formattedGateway: payment.gateway,
              gateway: payment.gateway,
              kind: 'SUGGESTED_REFUND',
              maximumRefundableSet: bag(most),
              [paidBy]: payment,
              paymentDetails: null,
            },
          ],
    totalCartDiscountAmountSet: bag(bags.add(...lines.map((line) => line.discount))),
    totalDutiesSet: bag(bags.zero),
    totalTaxSet: bag(taxes),
    totalTaxes: bag(taxes).shopMoney.fixed,
  };
};
