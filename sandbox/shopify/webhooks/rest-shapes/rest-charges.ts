// Shipping lines and discounts of an order, as REST writes them.
import { bagsIn } from '../../money.ts';
import type { OrderRecord } from '../../records.ts';
import { restId } from './rest-id.ts';
import { restTaxLine } from './rest-line.ts';
import { moneySet } from './rest-money.ts';

export const shippingLines = (order: OrderRecord) =>
  order.shippingLines.map((line) => ({
    id: restId(line.id),
    carrier_identifier: null,
    code: line.code,
    current_discounted_price_set: moneySet(line.price, order),
    discounted_price: line.price.shop,
    discounted_price_set: moneySet(line.price, order),
    is_removed: false,
    phone: null,
    price: line.price.shop,
    price_set: moneySet(line.price, order),
    requested_fulfillment_service_id: null,
    source: line.source,
    title: line.title,
    tax_lines: line.taxLines.map((tax) => restTaxLine(tax, order)),
    discount_allocations: [],
  }));

/** One application per code; a discount without a code is a manual one. Lines point at the first. */
export function discountApplications(order: OrderRecord) {
  const bags = bagsIn(order);
  const discount = bags.add(...order.lines.map((line) => line.discount));
  const shared = { allocation_method: 'across', target_selection: 'all' };
  if (order.discountCodes.length > 0)
    return order.discountCodes.map(({ code, amount, freeShipping }) => ({
      ...shared,
      type: 'discount_code',
      code,
      value: freeShipping ? '100.0' : amount.shop,
      value_type: freeShipping ? 'percentage' : 'fixed_amount',
      target_type: freeShipping ? 'shipping_line' : 'line_item',
    }));
  if (bags.compare(discount, bags.zero) === 0) return [];
  return [
    {
      ...shared,
      type: 'manual',
      title: 'Discount',
      description: null,
      value: discount.shop,
      value_type: 'fixed_amount',
      target_type: 'line_item',
    },
  ];
}
