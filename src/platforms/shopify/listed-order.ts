/** Puts an order as Shopify lists it into our words. Pure. */
import type { ListedOrder } from '../platform.ts';
import type { ListedOrderFragment } from './generated/types.ts';
import { moneyOf, paymentOf } from './money-words.ts';

/** Units and total are those after edits and refunds. */
export const listedOrder = (order: ListedOrderFragment): ListedOrder => ({
  id: order.id,
  name: order.name,
  placedAt: order.processedAt,
  customerName: nameOf(order),
  units: order.currentSubtotalLineItemsQuantity,
  total: moneyOf(order.currentTotalPriceSet),
  payment: paymentOf(order.displayFinancialStatus),
});

/** As an order that was read whole is named: its customer, else whoever stands in an address. */
function nameOf({ customer, shippingAddress, billingAddress }: ListedOrderFragment): string {
  const named = [customer, shippingAddress, billingAddress].find(
    (who) => who?.firstName || who?.lastName,
  );
  return [named?.firstName, named?.lastName].filter(Boolean).join(' ') || 'Guest';
}
