// Writes a new order: routed to locations, taken out of stock where asked, told to subscribers and mailed.
import { ok } from '../../../src/shared/result.ts';
import { mailCustomer } from '../mail-customer.ts';
import { orderFigures } from '../order-figures.ts';
import type { OrderLine, OrderRecord, ShippingLine, TransactionRecord } from '../records.ts';
import type { State } from '../state.ts';
import { type Outcome, refuse } from './outcome.ts';
import { type Route, routeLines } from './route-lines.ts';
import { changeStock, levelOf } from './stock-book.ts';

/** An order before the store numbers it. */
export type OrderDraft = Omit<
  OrderRecord,
  | 'id'
  | 'number'
  | 'name'
  | 'confirmationNumber'
  | 'createdAt'
  | 'updatedAt'
  | 'cancelledAt'
  | 'cancelReason'
  | 'cancelStaffNote'
  | 'edited'
  | 'claimsStock'
  | 'lines'
  | 'shippingLines'
  | 'transactions'
> & {
  /** '#1001' where absent */
  name?: string;
  lines: Omit<OrderLine, 'id' | 'removedByEdit'>[];
  shippingLines: Omit<ShippingLine, 'id'>[];
  transactions: Omit<TransactionRecord, 'id' | 'createdAt' | 'relatedId'>[];
};

/** What happens to stock: nothing, taken where the variant's policy allows, or taken in any case. */
export type Claim = 'bypass' | 'obey' | 'ignore';

/** @returns the order, or INVENTORY_CLAIM_FAILED (Shopify's OrderCreateUserErrorCode) with nothing written to keep */
export function createOrder(
  state: State,
  draft: OrderDraft,
  options: { claim: Claim; sendReceipt: boolean },
): Outcome<OrderRecord> {
  const order = numbered(state, draft, options.claim !== 'bypass');
  const routes = routeLines(state, order.lines);
  if (options.claim === 'obey') {
    const short = shortLine(state, order, routes);
    if (short !== undefined)
      return refuse(
        'INVENTORY_CLAIM_FAILED',
        ['order', 'lineItems'],
        `Unable to claim inventory: ${short.sku ?? short.title} has too few units available.`,
      );
  }
  state.orders.put(order);
  const { routingSeconds } = state.settings;
  const opened = routingSeconds > 0 ? [] : openFulfillmentOrders(state, order, routes);
  if (routingSeconds > 0) routeLater(state, order.id, routingSeconds);
  state.emit('orders/create', { orderId: order.id });
  if (orderFigures(state, order).financialStatus === 'PAID')
    state.emit('orders/paid', { orderId: order.id });
  if (order.claimsStock) claimStock(state, routes);
  for (const fulfillmentOrderId of opened)
    state.emit('fulfillment_orders/order_routing_complete', {
      fulfillmentOrderId,
      orderId: order.id,
    });
  if (options.sendReceipt) mailConfirmation(state, order);
  return ok(order);
}

function numbered(state: State, draft: OrderDraft, claimsStock: boolean): OrderRecord {
  const at = state.time();
  const number = state.count('orderNumber') + 1001;
  const transactions = draft.transactions.map((transaction) => ({
    ...transaction,
    id: state.newId('OrderTransaction'),
    createdAt: at,
    relatedId: null,
  }));
  return {
    ...draft,
    id: state.newId('Order'),
    number,
    name: draft.name ?? `#${number}`,
    confirmationNumber: state.newNumber('Confirmation').slice(-9).padStart(9, 'X'),
    createdAt: at,
    updatedAt: at,
    cancelledAt: null,
    cancelReason: null,
    cancelStaffNote: null,
    edited: false,
    claimsStock,
    lines: draft.lines.map((line) => ({ ...line, id: state.newId('LineItem'), removedByEdit: 0 })),
    shippingLines: draft.shippingLines.map((line) => ({
      ...line,
      id: state.newId('ShippingLine'),
    })),
    transactions,
  };
}

/** A line whose variant may not be oversold, and of which the locations it goes to have too few. */
function shortLine(state: State, order: OrderRecord, routes: Route[]): OrderLine | undefined {
  const claimed = new Map<string, number>();
  return order.lines.find((line) => {
    const variant = state.variants.get(line.variantId);
    if (variant === undefined || variant.inventoryPolicy === 'CONTINUE') return false;
    const { inventoryItemId: itemId } = variant;
    if (!state.inventoryItems.need(itemId).tracked) return false;
    return routes
      .filter(({ lineId }) => lineId === line.id)
      .some(({ locationId, quantity }) => {
        const key = `${itemId} ${locationId}`;
        const sum = (claimed.get(key) ?? 0) + quantity;
        claimed.set(key, sum);
        return (levelOf(state, itemId, locationId)?.quantities.available ?? 0) < sum;
      });
  });
}

function claimStock(state: State, routes: Route[]): void {
  for (const { inventoryItemId: itemId, locationId, quantity } of routes) {
    if (itemId === null || !state.inventoryItems.need(itemId).tracked) continue;
    const level = levelOf(state, itemId, locationId);
    if (level !== undefined)
      changeStock(state, level, { available: -quantity, committed: quantity });
  }
}

/** Writes one fulfilment order per location that has something to ship; returns their ids. */
export function openFulfillmentOrders(
  state: State,
  order: { id: string },
  routes: Route[],
): string[] {
  const byLocation = Map.groupBy(routes, ({ locationId }) => locationId);
  return [...byLocation].map(([locationId, mine]) => {
    const at = state.time();
    const id = state.newId('FulfillmentOrder');
    state.fulfillmentOrders.put({
      id,
      orderId: order.id,
      locationId,
      status: 'OPEN',
      createdAt: at,
      updatedAt: at,
      holds: [],
      lines: mine.map(({ lineId, inventoryItemId, quantity }) => ({
        id: state.newId('FulfillmentOrderLineItem'),
        lineId,
        inventoryItemId,
        totalQuantity: quantity,
        remainingQuantity: quantity,
      })),
    });
    return id;
  });
}

function routeLater(state: State, orderId: string, seconds: number): void {
  state.jobs.put({
    id: state.newId('Job'),
    createdAt: state.time(),
    dueAt: state.now() + seconds * 1000,
    done: false,
    work: { kind: 'routeOrder', orderId },
  });
}

/** Assigns a new order to locations; its own webhook says nothing of it, order_routing_complete does. */
export function routeOrder(state: State, orderId: string): void {
  const order = state.orders.get(orderId);
  if (order === undefined || order.cancelledAt !== null) return;
  for (const fulfillmentOrderId of openFulfillmentOrders(
    state,
    order,
    routeLines(state, order.lines),
  ))
    state.emit('fulfillment_orders/order_routing_complete', { fulfillmentOrderId, orderId });
}

function mailConfirmation(state: State, order: OrderRecord): void {
  const { total } = orderFigures(state, order);
  mailCustomer(state, order, {
    kind: 'order_confirmation',
    subject: `Order ${order.name} confirmed`,
    lines: [
      'Thank you for your order. We will tell you when it ships.',
      '',
      ...order.lines.map(({ quantity, title, variantTitle }) =>
        variantTitle === null
          ? `${quantity} × ${title}`
          : `${quantity} × ${title}, ${variantTitle}`,
      ),
      '',
      `Total: ${total.shop} ${order.currency}`,
    ],
  });
}
