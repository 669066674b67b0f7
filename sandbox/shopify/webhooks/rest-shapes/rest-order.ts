// The body of every orders/* webhook that carries the order: the whole of it, as Shopify's REST API writes it.
import { createHash } from 'node:crypto';
import { gidNumber } from '../../gids.ts';
import { bagsIn } from '../../money.ts';
import { type OrderFigures, orderFigures } from '../../order-figures.ts';
import type { OrderRecord } from '../../records.ts';
import type { State } from '../../state.ts';
import { restAddress } from './rest-address.ts';
import { discountApplications, shippingLines } from './rest-charges.ts';
import { restCustomer } from './rest-customer.ts';
import { restFulfillment } from './rest-fulfillment.ts';
import { restId } from './rest-id.ts';
import { restLine, restTaxLine } from './rest-line.ts';
import { moneySet } from './rest-money.ts';
import { restRefund } from './rest-refund.ts';
import { restTime } from './rest-time.ts';

export function restOrder(state: State, order: OrderRecord) {
  const figures = orderFigures(state, order);
  const { ianaTimezone: zone, myshopifyDomain, id: shopId } = state.shop();
  const customer = state.customers.get(order.customerId);
  const token = createHash('md5').update(order.id).digest('hex');
  return {
    id: restId(order.id),
    admin_graphql_api_id: order.id,
    app_id: restId(order.appId),
    browser_ip: null,
    buyer_accepts_marketing: order.acceptsMarketing,
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    cancelled_at: restTime(order.cancelledAt, zone),
    cart_token: null,
    checkout_token: null,
    client_details: null,
    closed_at: restTime(order.closedAt, zone),
    confirmation_number: order.confirmationNumber,
    confirmed: true,
    contact_email: order.email,
    created_at: restTime(order.createdAt, zone),
    currency: order.currency,
    customer_locale: order.customerLocale,
    device_id: null,
    discount_codes: order.discountCodes.map(({ code, amount, freeShipping }) => ({
      code,
      amount: amount.shop,
      type: freeShipping ? 'shipping' : 'fixed_amount',
    })),
    duties_included: false,
    email: order.email ?? '',
    estimated_taxes: false,
    financial_status: figures.financialStatus.toLowerCase(),
    fulfillment_status: fulfillmentStatus(figures),
    landing_site: null,
    landing_site_ref: null,
    location_id: null,
    merchant_business_entity_id: null,
    merchant_of_record_app_id: null,
    name: order.name,
    note: order.note,
    note_attributes: order.customAttributes.map(({ key, value }) => ({ name: key, value })),
    number: order.number - 1000,
    order_number: order.number,
    order_status_url: `https://${myshopifyDomain}/${gidNumber(shopId)}/orders/${token}/authenticate`,
    payment_gateway_names: [...new Set(order.transactions.map(({ gateway }) => gateway))],
    phone: order.phone,
    po_number: order.poNumber,
    presentment_currency: order.presentmentCurrency,
    processed_at: restTime(order.processedAt, zone),
    reference: null,
    referring_site: null,
    source_identifier: order.sourceIdentifier,
    source_name: order.sourceName ?? (order.appId === null ? 'web' : gidNumber(order.appId)),
    source_url: order.sourceUrl,
    tags: order.tags.join(', '),
    tax_exempt: false,
    tax_lines: order.taxLines.map((tax) => restTaxLine(tax, order)),
    taxes_included: order.taxesIncluded,
    test: order.test,
    token,
    updated_at: restTime(order.updatedAt, zone),
    user_id: null,
    ...totals(order, figures),
    billing_address: order.billingAddress === null ? null : restAddress(order.billingAddress),
    customer: customer === undefined ? null : restCustomer(customer, order.currency, zone),
    discount_applications: discountApplications(order),
    fulfillments: state.fulfillments
      .where(({ orderId }) => orderId === order.id)
      .map((fulfillment) => restFulfillment(state, order, fulfillment, figures)),
    line_items: order.lines.flatMap((line) => {
      const lineFigures = figures.lines.get(line.id);
      return lineFigures === undefined ? [] : [restLine(state, order, line, lineFigures)];
    }),
    payment_terms: null,
    refunds: figures.refunds.map((refund) => restRefund(state, order, refund, figures)),
    shipping_address: order.shippingAddress === null ? null : restAddress(order.shippingAddress),
    shipping_lines: shippingLines(order),
    returns: [],
    line_item_groups: [],
  };
}

/** REST has no word for orders in progress or on hold: they are not fulfilled yet. */
function fulfillmentStatus({ fulfillmentStatus: status }: OrderFigures) {
  const words = { FULFILLED: 'fulfilled', PARTIALLY_FULFILLED: 'partial', RESTOCKED: 'restocked' };
  return status in words ? words[status as keyof typeof words] : null;
}

function totals(order: OrderRecord, figures: OrderFigures) {
  const set = (bag: Parameters<typeof moneySet>[0]) => moneySet(bag, order);
  const bags = bagsIn(order);
  const lineTotal = bags.add(...order.lines.map((line) => bags.times(line.price, line.quantity)));
  return {
    current_shipping_price_set: set(figures.currentShipping),
    current_subtotal_price: figures.currentSubtotal.shop,
    current_subtotal_price_set: set(figures.currentSubtotal),
    current_total_additional_fees_set: null,
    current_total_discounts: figures.currentDiscounts.shop,
    current_total_discounts_set: set(figures.currentDiscounts),
    current_total_duties_set: null,
    current_total_price: figures.currentTotal.shop,
    current_total_price_set: set(figures.currentTotal),
    current_total_tax: figures.currentTax.shop,
    current_total_tax_set: set(figures.currentTax),
    original_total_additional_fees_set: null,
    original_total_duties_set: null,
    subtotal_price: figures.subtotal.shop,
    subtotal_price_set: set(figures.subtotal),
    total_cash_rounding_payment_adjustment_set: set(bags.zero),
    total_cash_rounding_refund_adjustment_set: set(bags.zero),
    total_discounts: figures.discounts.shop,
    total_discounts_set: set(figures.discounts),
    total_line_items_price: lineTotal.shop,
    total_line_items_price_set: set(lineTotal),
    total_outstanding: figures.outstanding.shop,
    total_price: figures.total.shop,
    total_price_set: set(figures.total),
    total_shipping_price_set: set(figures.shipping),
    total_tax: figures.tax.shop,
    total_tax_set: set(figures.tax),
    total_tip_received: bags.zero.shop,
    total_weight: order.lines.reduce((all, line) => all + line.grams * line.quantity, 0),
  };
}
