/** Puts an order as Shopify answers it into our words. Pure. */
import { plainDecimal } from '../../shared/decimal.ts';
import type {
  FulfillmentStatus,
  PlatformOrder,
  PlatformOrderLine,
  ShippableGroup,
  TaxLine,
} from '../platform.ts';
import { addressOf } from './address-of.ts';
import type {
  OrderDisplayFulfillmentStatus,
  OrderLineFragment,
  OrderQuery,
  OrderReturnStatus,
  TaxFragment,
} from './generated/types.ts';
import { destinationLineOf } from './line-mark.ts';
import { moneyOf, paymentOf } from './money-words.ts';
import type { ReadGroup } from './shippable.ts';

type ReadOrder = NonNullable<OrderQuery['order']>;

/**
 * @param lines all of them; `order` carries only the first page
 * @param groups all that are not over
 */
export function mapOrder(
  order: ReadOrder,
  lines: OrderLineFragment[],
  groups: ReadGroup[],
): PlatformOrder {
  const assigned = assignedUnits(groups.map(({ group }) => group));
  const open = groups.filter(({ group }) => group.lines.some(({ remaining }) => remaining > 0));
  return {
    id: order.id,
    name: order.name,
    number: order.number,
    createdAt: order.createdAt,
    processedAt: order.processedAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt ?? undefined,
    closedAt: order.closedAt ?? undefined,
    test: order.test,
    email: order.email ?? undefined,
    phone: order.phone ?? undefined,
    note: order.note ?? undefined,
    tags: order.tags,
    attributes: namedValues(order.customAttributes),
    sourceIdentifier: order.sourceIdentifier ?? undefined,
    currency: order.currencyCode,
    payment: paymentOf(order.displayFinancialStatus),
    fulfillment: fulfillmentWords[order.displayFulfillmentStatus] ?? 'other',
    total: moneyOf(order.currentTotalPriceSet),
    customer: order.customer
      ? {
          id: order.customer.id,
          firstName: order.customer.firstName ?? undefined,
          lastName: order.customer.lastName ?? undefined,
          email: order.customer.defaultEmailAddress?.emailAddress,
          phone: order.customer.defaultPhoneNumber?.phoneNumber,
        }
      : undefined,
    shippingAddress: order.shippingAddress ? addressOf(order.shippingAddress) : undefined,
    billingAddress: order.billingAddress ? addressOf(order.billingAddress) : undefined,
    shippingLines: order.shippingLines.nodes.map(
      ({ title, code, discountedPriceSet, taxLines }) => ({
        title,
        code: code ?? undefined,
        price: moneyOf(discountedPriceSet),
        taxes: taxLines.map(taxOf),
      }),
    ),
    taxesIncluded: order.taxesIncluded,
    risk: riskOf(order.risk),
    pointOfSale: order.sourceName === 'pos',
    pickup: open.some(({ pickup }) => pickup),
    onHold: open.some(({ onHold }) => onHold),
    lines: lines.map((line) => lineOf(line, assigned.get(line.id))),
    refundIds: order.refunds.map(({ id }) => id),
    returns: returnsOf(order.returnStatus),
  };
}

function lineOf(
  line: OrderLineFragment,
  assigned: ReadonlyMap<string, number> | undefined,
): PlatformOrderLine {
  return {
    id: line.id,
    variantId: line.variant?.id,
    inventoryItemId: line.variant?.inventoryItem.id,
    sku: line.sku ?? '',
    title: line.title,
    variantTitle: line.variantTitle ?? undefined,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    unfulfilledQuantity: line.unfulfilledQuantity,
    requiresShipping: line.requiresShipping,
    taxable: line.taxable,
    giftCard: line.isGiftCard,
    tracked: line.variant?.inventoryItem.tracked ?? false,
    unitPrice: moneyOf(line.discountedUnitPriceAfterAllDiscountsSet),
    properties: namedValues(line.customAttributes),
    assigned: [...(assigned ?? [])].map(([locationId, quantity]) => ({ locationId, quantity })),
    taxes: line.taxLines.map(taxOf),
    destinationLineId: destinationLineOf(line.customAttributes),
  };
}

const returnsOf = (status: OrderReturnStatus): string =>
  status === 'NO_RETURN' ? 'none' : status.toLowerCase().replaceAll('_', '-');

/** The worst that anybody says of it; an assessment still to come may be worse than those that are there. */
function riskOf({ recommendation, assessments }: ReadOrder['risk']): PlatformOrder['risk'] {
  const levels = new Set(assessments.map(({ riskLevel }) => riskLevel));
  if (recommendation === 'CANCEL' || levels.has('HIGH')) return 'high';
  if (levels.has('PENDING')) return 'pending';
  if (recommendation === 'INVESTIGATE' || levels.has('MEDIUM')) return 'medium';
  if (recommendation === 'ACCEPT' || levels.has('LOW')) return 'low';
  return 'none';
}

/** The rate is the one figure that the store does not write as text. */
const taxOf = ({ title, rate, priceSet }: TaxFragment): TaxLine => ({
  title,
  rate: plainDecimal(rate ?? 0),
  price: moneyOf(priceSet),
});

/** Units to ship by order line and location. */
function assignedUnits(groups: ShippableGroup[]): Map<string, Map<string, number>> {
  const byLine = new Map<string, Map<string, number>>();
  for (const { locationId, lines } of groups) {
    if (locationId === undefined) continue;
    for (const { lineId, remaining } of lines) {
      if (remaining <= 0) continue;
      const units = byLine.get(lineId) ?? new Map<string, number>();
      byLine.set(lineId, units.set(locationId, (units.get(locationId) ?? 0) + remaining));
    }
  }
  return byLine;
}

const namedValues = (attributes: { key: string; value: string | null }[]) =>
  attributes.map(({ key, value }) => ({ name: key, value: value ?? '' }));

/** What is missing here is `other`: on its way to a fulfilment service, declined, restocked, scheduled, not needed. */
const fulfillmentWords: Partial<Record<OrderDisplayFulfillmentStatus, FulfillmentStatus>> = {
  FULFILLED: 'fulfilled',
  ON_HOLD: 'on-hold',
  OPEN: 'unfulfilled',
  PARTIALLY_FULFILLED: 'partial',
  UNFULFILLED: 'unfulfilled',
};
