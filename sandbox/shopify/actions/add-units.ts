// Adds units to an order that stands: to one of its lines, or as a new line of a variant, routed and taken out of stock.
import { bagsIn } from '../money.ts';
import type { OrderLine, OrderRecord } from '../records.ts';
import type { State } from '../state.ts';
import { openFulfillmentOrders } from './create-order.ts';
import { routeLines } from './route-lines.ts';
import { changeLineStock } from './stock-book.ts';

/** @returns ids of the fulfilment orders that have the units to ship */
export function addUnits(
  state: State,
  orderId: string,
  { lineId, variantId }: { lineId: string; variantId: string | null },
  units: number,
): string[] {
  const order = state.orders.need(orderId);
  const known = order.lines.find(({ id }) => id === lineId);
  const lines =
    known === undefined
      ? [...order.lines, newLine(state, order, lineId, variantId ?? '', units)]
      : order.lines.map((line) =>
          line.id === lineId ? { ...line, quantity: line.quantity + units } : line,
        );
  const changed = state.orders.put({ ...order, lines });
  const line = changed.lines.find(({ id }) => id === lineId);
  if (line === undefined) return [];
  const routes = routeLines(state, [{ ...line, quantity: units }]);
  const opened = openFulfillmentOrders(state, order, routes);
  for (const { inventoryItemId: itemId, locationId, quantity } of routes)
    changeLineStock(
      state,
      order,
      { itemId, locationId },
      { available: -quantity, committed: quantity },
    );
  return opened;
}

function newLine(
  state: State,
  order: OrderRecord,
  id: string,
  variantId: string,
  quantity: number,
): OrderLine {
  const variant = state.variants.need(variantId);
  const product = state.products.need(variant.productId);
  const item = state.inventoryItems.need(variant.inventoryItemId);
  const bags = bagsIn(order);
  return {
    id,
    variantId,
    productId: product.id,
    title: product.title,
    variantTitle: variant.title === 'Default Title' ? null : variant.title,
    sku: item.sku,
    vendor: product.vendor,
    quantity,
    removedByEdit: 0,
    price: bags.same(variant.price),
    discount: bags.zero,
    properties: [],
    requiresShipping: item.requiresShipping,
    taxable: variant.taxable,
    giftCard: false,
    taxLines: [],
    grams: item.grams,
  };
}
