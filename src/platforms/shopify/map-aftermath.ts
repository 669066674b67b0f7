/** Puts what became of an order, as Shopify answers it, into our words. Pure. */
import { placesOf, sliceOf, sumOf } from '../../shared/decimal.ts';
import type { Money } from '../../shared/money.ts';
import type {
  AftermathLine,
  OrderAftermath,
  PlatformRefund,
  PlatformReturn,
  Restock,
  ReturnState,
} from '../aftermath.ts';
import { addressOf } from './address-of.ts';
import type {
  AftermathLineFragment,
  AftermathQuery,
  RefundLineItemRestockType,
  ReturnStatus,
} from './generated/types.ts';
import { destinationLineOf } from './line-mark.ts';
import { moneyOf } from './money-words.ts';
import type { ReadRefund } from './read-refunds.ts';
import type { ReadReturn } from './read-returns.ts';

type ReadOrder = NonNullable<AftermathQuery['order']>;

/** @param whole all lines, refunds and returns; `order` carries only the first of them */
export function mapAftermath(
  order: ReadOrder,
  whole: {
    lines: AftermathLineFragment[];
    refunds: ReadRefund[];
    returns: ReadReturn[];
    hasShipped: boolean;
  },
): OrderAftermath {
  const returnOf = new Map(
    whole.returns.flatMap(({ read }) => read.refunds.nodes.map(({ id }) => [id, read.id] as const)),
  );
  return {
    orderId: order.id,
    name: order.name,
    updatedAt: order.updatedAt,
    currency: order.currencyCode,
    cancelledAt: order.cancelledAt ?? undefined,
    cancelNote: order.cancellation?.staffNote || undefined,
    hasShipped: whole.hasShipped,
    received: moneyOf(order.netPaymentSet),
    shippingAddress: order.shippingAddress ? addressOf(order.shippingAddress) : undefined,
    lines: whole.lines.map((line) => lineOf(line, order)),
    refunds: oldestFirst(
      whole.refunds.map((read) => refundOf(read, order, returnOf.get(read.refund.id))),
    ),
    returns: oldestFirst(whole.returns.map(returnFrom)),
  };
}

/**
 * `currentQuantity` also falls while units are in a return that nobody refunded yet; `refundableQuantity` does not
 * (https://shopify.dev/changelog/return-mutation-will-update-sales-previously-unchanged-until-time-of-refund).
 */
const lineOf = (line: AftermathLineFragment, order: ReadOrder): AftermathLine => ({
  lineId: line.id,
  destinationLineId: destinationLineOf(line.customAttributes),
  sku: line.sku ?? '',
  title: line.title,
  ordered: line.quantity,
  current: line.refundableQuantity,
  open: line.unfulfilledQuantity,
  requiresShipping: line.requiresShipping,
  unitWorth: unitWorth(line, order),
});

/** The taxes that a line carries are those of all units it ever had (description of LineItem.taxLines). */
function unitWorth(line: AftermathLineFragment, { taxesIncluded }: ReadOrder): Money {
  const price = moneyOf(line.discountedUnitPriceAfterAllDiscountsSet);
  if (taxesIncluded || line.quantity <= 0) return price;
  const taxes = sum(
    price.currency,
    line.taxLines.map(({ priceSet }) => moneyOf(priceSet)),
  );
  const slice = { from: 0, to: 1, of: line.quantity };
  const amount = sliceOf(taxes.amount, slice, placesOf(price.currency)) ?? '0';
  return sum(price.currency, [price, { ...price, amount }]);
}

function refundOf(
  { refund, lines }: ReadRefund,
  { currencyCode: currency, taxesIncluded }: ReadOrder,
  returnId: string | undefined,
): PlatformRefund {
  const worth = (price: Money, tax: Money) => (taxesIncluded ? [price] : [price, tax]);
  return {
    id: refund.id,
    createdAt: refund.createdAt ?? refund.processedAt,
    note: refund.note || undefined,
    returnId,
    lines: lines.map((line) => ({
      lineId: line.lineItem.id,
      quantity: line.quantity,
      restock: restockWords[line.restockType],
      locationId: line.location?.id,
      worth: sum(currency, worth(moneyOf(line.subtotalSet), moneyOf(line.totalTaxSet))),
    })),
    shipping: sum(
      currency,
      refund.refundShippingLines.nodes.flatMap(({ subtotalAmountSet, taxAmountSet }) =>
        worth(moneyOf(subtotalAmountSet), moneyOf(taxAmountSet)),
      ),
    ),
    shippingNet: sum(
      currency,
      refund.refundShippingLines.nodes.map(({ subtotalAmountSet }) => moneyOf(subtotalAmountSet)),
    ),
    total: moneyOf(refund.totalRefundedSet),
  };
}

const returnFrom = ({ read, lines, exchanges }: ReadReturn): PlatformReturn => ({
  id: read.id,
  name: read.name,
  state: stateWords[read.status],
  createdAt: read.createdAt,
  lines: linesWithShelves(read, lines).map(({ line, restocked }) => ({
    returnLineId: line.id,
    lineId: 'fulfillmentLineItem' in line ? line.fulfillmentLineItem.lineItem.id : undefined,
    quantity: line.quantity,
    processed: line.processedQuantity,
    restocked,
    reason: line.returnReasonDefinition?.handle ?? '',
    // A requested return has its note from the customer, an approved one from the staff; either may carry our key.
    note: [line.returnReasonNote, line.customerNote].filter(Boolean).join('\n'),
  })),
  exchanges: exchanges.map(
    ({ id, variantId, variantSku, quantity, processedQuantity, lineItems }) => ({
      id,
      variantId: variantId ?? undefined,
      sku: variantSku ?? '',
      quantity,
      processed: processedQuantity,
      lineIds: (lineItems ?? []).map((line) => line.id),
    }),
  ),
});

/** Where units went is said of the shipment's line that they came back from; of two return lines of one, the first has it. */
function linesWithShelves(
  { reverseFulfillmentOrders }: ReadReturn['read'],
  lines: ReadReturn['lines'],
) {
  const left = new Map(
    reverseFulfillmentOrders.nodes
      .flatMap(({ lineItems }) => lineItems.nodes)
      .map(({ fulfillmentLineItem, dispositions }) => [fulfillmentLineItem?.id, dispositions]),
  );
  return lines.map((line) => {
    const shippedLineId = 'fulfillmentLineItem' in line ? line.fulfillmentLineItem.id : undefined;
    const dispositions = (shippedLineId && left.get(shippedLineId)) || [];
    left.delete(shippedLineId);
    const restocked = dispositions.flatMap(({ type, quantity, location }) =>
      type === 'RESTOCKED' && location ? [{ locationId: location.id, quantity }] : [],
    );
    return { line, restocked };
  });
}

/** The store's own answer is exact; a part that is no amount would be one of another shape. */
const sum = (currency: string, parts: Money[]): Money => ({
  amount: sumOf(parts.map(({ amount }) => ({ amount, times: 1 }))) ?? '0',
  currency,
});

const oldestFirst = <Row extends { createdAt: string }>(rows: Row[]): Row[] =>
  rows.toSorted((one, other) => Date.parse(one.createdAt) - Date.parse(other.createdAt));

/** `LEGACY_RESTOCK`: from before Shopify told the two kinds apart; the units went back on the shelf. */
const restockWords: Record<RefundLineItemRestockType, Restock> = {
  CANCEL: 'cancel',
  LEGACY_RESTOCK: 'return',
  NO_RESTOCK: 'none',
  RETURN: 'return',
};

const stateWords: Record<ReturnStatus, ReturnState> = {
  CANCELED: 'cancelled',
  CLOSED: 'closed',
  DECLINED: 'declined',
  OPEN: 'open',
  REQUESTED: 'requested',
};
