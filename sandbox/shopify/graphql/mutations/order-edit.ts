// Mutations of an order edit: begun, changed line by line, committed.
import { ok } from '../../../../src/shared/result.ts';
import { openFulfillmentOrders } from '../../actions/create-order.ts';
import { type Outcome, refuse } from '../../actions/outcome.ts';
import { removeOpenUnits } from '../../actions/refund-order.ts';
import { routeLines } from '../../actions/route-lines.ts';
import { changeLineStock } from '../../actions/stock-book.ts';
import { noOrder, touchOrder } from '../../actions/touch-order.ts';
import { mailCustomer } from '../../mail-customer.ts';
import { bagsIn } from '../../money.ts';
import { orderFigures } from '../../order-figures.ts';
import type { OrderEditRecord, OrderLine, OrderRecord } from '../../records.ts';
import type { State } from '../../state.ts';
import type { Arguments, Context, Resolver } from '../context.ts';
import { calculatedId, calculatedLines } from '../resolvers/order-edit.ts';
import { mutation } from './mutation.ts';

type Edited = { edit: OrderEditRecord; lineId?: string };

const noEdit = () => refuse('NOT_FOUND', ['id'], 'The calculated order does not exist.');

function begin(args: Arguments, { state }: Context): Outcome<Edited> {
  const id = String(args.id);
  const order = state.orders.get(id);
  if (order === undefined) return refuse('NOT_FOUND', ['id'], noOrder(id));
  if (order.cancelledAt !== null) return refuse('INVALID', ['id'], 'The order cannot be edited.');
  const { lines } = orderFigures(state, order);
  const edit = state.orderEdits.put({
    id: state.newId('CalculatedOrder'),
    orderId: id,
    createdAt: state.time(),
    restock: {},
    lines: order.lines.map((line) => ({
      lineId: line.id,
      variantId: line.variantId,
      quantity: lines.get(line.id)?.current ?? 0,
      added: false,
    })),
  });
  return ok({ edit });
}

function setQuantity(args: Arguments, { state }: Context): Outcome<Edited> {
  const edit = state.orderEdits.get(String(args.id));
  if (edit === undefined) return noEdit();
  const lineId = String(args.lineItemId);
  const quantity = Number(args.quantity);
  const line = edit.lines.find(
    (one) => one.lineId === lineId || calculatedId(one.lineId) === lineId,
  );
  if (line === undefined) return refuse('NOT_FOUND', ['lineItemId'], 'Line item does not exist.');
  const order = state.orders.need(edit.orderId);
  const figures = orderFigures(state, order).lines.get(line.lineId);
  const fixed = figures === undefined ? 0 : figures.current - figures.unfulfilled;
  if (quantity < fixed)
    return refuse(
      'INVALID',
      ['quantity'],
      `Quantity cannot be less than the ${fixed} fulfilled units.`,
    );
  const changed = state.orderEdits.put({
    ...edit,
    lines: edit.lines.map((one) => (one === line ? { ...one, quantity } : one)),
    restock: { ...edit.restock, [line.lineId]: args.restock === true },
  });
  return ok({ edit: changed, lineId: line.lineId });
}

function addVariant(args: Arguments, { state }: Context): Outcome<Edited> {
  const edit = state.orderEdits.get(String(args.id));
  if (edit === undefined) return noEdit();
  const variantId = String(args.variantId);
  const quantity = Number(args.quantity);
  if (!state.variants.has(variantId))
    return refuse('NOT_FOUND', ['variantId'], 'Product variant does not exist.');
  if (quantity < 1) return refuse('INVALID', ['quantity'], 'Quantity must be at least 1.');
  if (
    args.allowDuplicates !== true &&
    edit.lines.some((one) => one.variantId === variantId && one.quantity > 0)
  )
    return refuse(
      'INVALID',
      ['variantId'],
      'The variant is in the order already: set allowDuplicates.',
    );
  const lineId = state.newId('LineItem');
  const changed = state.orderEdits.put({
    ...edit,
    lines: [...edit.lines, { lineId, variantId, quantity, added: true }],
  });
  return ok({ edit: changed, lineId });
}

function commit(args: Arguments, { state }: Context): Outcome<OrderRecord> {
  const edit = state.orderEdits.get(String(args.id));
  if (edit === undefined) return noEdit();
  const before = state.orders.need(edit.orderId);
  const { lines: figures } = orderFigures(state, before);
  const additions: { lineId: string; delta: number }[] = [];
  const removals: { lineId: string; delta: number }[] = [];
  for (const line of edit.lines) {
    const delta = line.quantity - (figures.get(line.lineId)?.current ?? 0);
    if (delta > 0) {
      additions.push({ lineId: line.lineId, delta });
      addUnits(state, edit.orderId, line, delta);
    } else if (delta < 0) {
      removals.push({ lineId: line.lineId, delta: -delta });
      removeUnits(state, edit, line.lineId, -delta);
    }
  }
  state.orderEdits.delete(edit.id);
  const note = String(args.staffNote ?? '');
  const notify = args.notifyCustomer === true;
  state.emit('orders/edited', {
    orderId: edit.orderId,
    orderEdit: { id: edit.id, additions, removals, notify, note },
  });
  const order = touchOrder(state, edit.orderId, { edited: true, declaredFinancialStatus: null });
  if (notify)
    mailCustomer(state, order, {
      kind: 'order_confirmation',
      subject: `Order ${order.name} was updated`,
      lines: ['Your order was changed.'],
    });
  return ok(order);
}

function removeUnits(state: State, edit: OrderEditRecord, lineId: string, units: number): void {
  const order = state.orders.need(edit.orderId);
  removeOpenUnits(state, order, lineId, units, edit.restock[lineId] ?? false);
  state.orders.put({
    ...order,
    lines: order.lines.map((line) =>
      line.id === lineId ? { ...line, removedByEdit: line.removedByEdit + units } : line,
    ),
  });
}

function addUnits(
  state: State,
  orderId: string,
  { lineId, variantId }: OrderEditRecord['lines'][number],
  units: number,
): void {
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
  if (line === undefined) return;
  const routes = routeLines(state, [{ ...line, quantity: units }]);
  openFulfillmentOrders(state, order, routes);
  for (const { inventoryItemId: itemId, locationId, quantity } of routes)
    changeLineStock(
      state,
      order,
      { itemId, locationId },
      { available: -quantity, committed: quantity },
    );
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

const theEdit = ({ edit, lineId }: Edited) => ({
  calculatedOrder: edit,
  calculatedLineItem: calculatedLines(edit).find((line) => line.lineId === lineId) ?? null,
  orderEditSession: { id: edit.id.replace('/CalculatedOrder/', '/OrderEditSession/') },
});

export const orderEditMutations: Record<string, Resolver<unknown>> = {
  orderEditBegin: mutation(begin, theEdit),
  orderEditSetQuantity: mutation(setQuantity, theEdit),
  orderEditAddVariant: mutation(addVariant, theEdit),
  orderEditCommit: mutation(commit, (order) => ({ order, successMessages: ['Order updated'] })),
};
