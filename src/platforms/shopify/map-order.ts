/** Puts an order as Shopify answers it into our words. Pure. */
import type {
  Address,
  FulfillmentStatus,
  PaymentStatus,
  PlatformOrder,
  PlatformOrderLine,
  ShippableGroup,
} from '../platform.ts';
import type {
  OrderAddressFragment,
  OrderDisplayFinancialStatus,
  OrderDisplayFulfillmentStatus,
  OrderLineFragment,
  OrderQuery,
  ShopMoneyFragment,
} from './generated/types.ts';

type ReadOrder = NonNullable<OrderQuery['order']>;

/**
 * @param lines all of them; `order` carries only the first page
 * @param groups all that are not over
 */
export function mapOrder(
  order: ReadOrder,
  lines: OrderLineFragment[],
  groups: ShippableGroup[],
): PlatformOrder {
  const assigned = assignedUnits(groups);
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
    // An order that was never to be paid for through the store has no status.
    payment: order.displayFinancialStatus ? paymentWords[order.displayFinancialStatus] : 'pending',
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
    shippingLines: order.shippingLines.nodes.map(({ title, code, discountedPriceSet }) => ({
      title,
      code: code ?? undefined,
      price: moneyOf(discountedPriceSet),
    })),
    lines: lines.map((line) => lineOf(line, assigned.get(line.id))),
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
  };
}

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

const addressOf = (address: OrderAddressFragment): Address => ({
  firstName: address.firstName ?? undefined,
  lastName: address.lastName ?? undefined,
  company: address.company ?? undefined,
  address1: address.address1 ?? undefined,
  address2: address.address2 ?? undefined,
  city: address.city ?? undefined,
  provinceCode: address.provinceCode ?? undefined,
  zip: address.zip ?? undefined,
  countryCode: address.countryCodeV2 ?? undefined,
  phone: address.phone ?? undefined,
});

const moneyOf = ({ shopMoney }: ShopMoneyFragment) => ({
  amount: shopMoney.amount,
  currency: shopMoney.currencyCode,
});

const namedValues = (attributes: { key: string; value: string | null }[]) =>
  attributes.map(({ key, value }) => ({ name: key, value: value ?? '' }));

const paymentWords: Record<OrderDisplayFinancialStatus, PaymentStatus> = {
  AUTHORIZED: 'authorized',
  EXPIRED: 'expired',
  PAID: 'paid',
  PARTIALLY_PAID: 'partially-paid',
  PARTIALLY_REFUNDED: 'partially-refunded',
  PENDING: 'pending',
  REFUNDED: 'refunded',
  VOIDED: 'voided',
};

/** What is missing here is `other`: on its way to a fulfilment service, declined, restocked, scheduled, not needed. */
const fulfillmentWords: Partial<Record<OrderDisplayFulfillmentStatus, FulfillmentStatus>> = {
  FULFILLED: 'fulfilled',
  ON_HOLD: 'on-hold',
  OPEN: 'unfulfilled',
  PARTIALLY_FULFILLED: 'partial',
  UNFULFILLED: 'unfulfilled',
};
