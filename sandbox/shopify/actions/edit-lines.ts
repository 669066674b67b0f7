// Edits what an order's lines are: begun, changed line by line, committed; or all of it at once.
import { ok } from '../../../src/shared/result.ts';
import { mailCustomer } from '../mail-customer.ts';
import { orderFigures } from '../order-figures.ts';
import type { OrderEditRecord, OrderRecord } from '../records.ts';
import type { State } from '../state.ts';
import { addUnits } from './add-units.ts';
import { type Outcome, refuse } from './outcome.ts';
import { removeOpenUnits } from './release-units.ts';
import { noOrder, touchOrder } from './touch-order.ts';

export type EditLinesInput = {
  orderId: string;
  /** units each line has from now on */
  lines: { lineId: string; quantity: number }[];
  /** whether units taken off go back into stock */
  restock: boolean;
  notify?: boolean;
};

/** All of an edit at once. @returns the order, or why not: fewer units than were shipped */
export function editLines(state: State, input: EditLinesInput): Outcome<OrderRecord> {
  const begun = beginEdit(state, input.orderId);
  if (!begun.ok) return begun;
  let edit = begun.value;
  for (const { lineId, quantity } of input.lines) {
    const changed = setUnits(state, edit, { lineId, quantity, restock: input.restock });
    if (!changed.ok) return changed;
    edit = changed.value;
  }
  return commitEdit(state, edit, { notify: input.notify ?? false, note: '' });
}

/** @returns the edit of an order as it is, or why it cannot be edited */
export function beginEdit(state: State, orderId: string): Outcome<OrderEditRecord> {
  const order = state.orders.get(orderId);
  if (order === undefined) return refuse('NOT_FOUND', ['id'], noOrder(orderId));
  if (order.cancelledAt !== null) return refuse('INVALID', ['id'], 'The order cannot be edited.');
  const { lines } = orderFigures(state, order);
  return ok(
    state.orderEdits.put({
      id: state.newId('CalculatedOrder'),
      orderId,
      createdAt: state.time(),
      restock: {},
      lines: order.lines.map((line) => ({
        lineId: line.id,
        variantId: line.variantId,
        quantity: lines.get(line.id)?.current ?? 0,
        added: false,
      })),
    }),
  );
}

/** @returns the edit with other units of one line, or why not: unknown, or fewer than were shipped */
export function setUnits(
  state: State,
  edit: OrderEditRecord,
  { lineId, quantity, restock }: { lineId: string; quantity: number; restock: boolean },
): Outcome<OrderEditRecord> {
  const line = edit.lines.find((one) => one.lineId === lineId);
  if (line === undefined) return refuse('NOT_FOUND', ['lineItemId'], 'Line item does not exist.');
  const order = state.orders.need(edit.orderId);
  const figures = orderFigures(state, order).lines.get(lineId);
  const fixed = figures === undefined ? 0 : figures.current - figures.unfulfilled;
  if (quantity < fixed)
    return refuse(
      'INVALID',
      ['quantity'],
      `Quantity cannot be less than the ${fixed} fulfilled units.`,
    );
  return ok(
    state.orderEdits.put({
      ...edit,
      lines: edit.lines.map((one) => (one === line ? { ...one, quantity } : one)),
      restock: { ...edit.restock, [lineId]: restock },
    }),
  );
}

/** Does what an edit says, and tells subscribers and, where asked, the customer. @returns the order */
export function commitEdit(
  state: State,
  edit: OrderEditRecord,
  { notify, note }: { notify: boolean; note: string },
): Outcome<OrderRecord> {
  const { lines: figures } = orderFigures(state, state.orders.need(edit.orderId));
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
  removeOpenUnits(state, order, lineId, units, { restock: edit.restock[lineId] ?? false });
  state.orders.put({
    ...order,
    lines: order.lines.map((line) =>
      line.id === lineId ? { ...line, removedByEdit: line.removedByEdit + units } : line,
    ),
  });
}
