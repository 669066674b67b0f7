// A line of an order as REST writes it: in orders, in fulfilments (with their own quantity) and in refunds.
import type { LineFigures } from '../../line-figures.ts';
import { bagsIn } from '../../money.ts';
import type { OrderLine, OrderRecord, TaxLine } from '../../records.ts';
import type { State } from '../../state.ts';
import { restId } from './rest-id.ts';
import { moneySet } from './rest-money.ts';

/** @param quantity units this mention is about; those ordered where absent */
export function restLine(
  state: State,
  order: OrderRecord,
  line: OrderLine,
  figures: LineFigures,
  quantity = line.quantity,
) {
  const bags = bagsIn(order);
  const variant = state.variants.get(line.variantId);
  const tracked = state.inventoryItems.get(variant?.inventoryItemId)?.tracked ?? false;
  const discounted = bags.compare(line.discount, bags.zero) > 0;
  return {
    id: restId(line.id),
    admin_graphql_api_id: line.id,
    attributed_staffs: [],
    current_quantity: figures.current,
    fulfillable_quantity: figures.unfulfilled,
    fulfillment_service: 'manual',
    fulfillment_status: fulfillmentStatus(figures),
    gift_card: line.giftCard,
    grams: line.grams,
    name: line.variantTitle === null ? line.title : `${line.title} - ${line.variantTitle}`,
    price: line.price.shop,
    price_set: moneySet(line.price, order),
    product_exists: line.productId !== null && state.products.has(line.productId),
    product_id: restId(line.productId),
    properties: line.properties.map(({ key, value }) => ({ name: key, value })),
    quantity,
    requires_shipping: line.requiresShipping,
    sales_line_item_group_id: null,
    sku: line.sku,
    taxable: line.taxable,
    title: line.title,
    total_discount: line.discount.shop,
    total_discount_set: moneySet(line.discount, order),
    variant_id: restId(line.variantId),
    variant_inventory_management: tracked ? 'shopify' : null,
    variant_title: line.variantTitle,
    vendor: line.vendor,
    tax_lines: line.taxLines.map((tax) => restTaxLine(tax, order)),
    duties: [],
    discount_allocations: discounted
      ? [
          {
            amount: line.discount.shop,
            amount_set: moneySet(line.discount, order),
            discount_application_index: 0,
          },
        ]
      : [],
  };
}

/** REST knows three: nothing shipped, some, all. */
function fulfillmentStatus({
  fulfilled,
  unfulfilled,
}: LineFigures): 'fulfilled' | 'partial' | null {
  if (fulfilled === 0) return null;
  return unfulfilled === 0 ? 'fulfilled' : 'partial';
}

export const restTaxLine = (tax: TaxLine, order: OrderRecord) => ({
  title: tax.title,
  price: tax.price.shop,
  rate: tax.rate,
  price_set: moneySet(tax.price, order),
  channel_liable: tax.channelLiable,
});
