// Mutations of an order edit: begun, changed line by line, committed.
import { ok } from '../../../../src/shared/result.ts';
import { beginEdit, commitEdit, setUnits } from '../../actions/edit-lines.ts';
import { type Outcome, refuse } from '../../actions/outcome.ts';
import type { OrderEditRecord, OrderRecord } from '../../records.ts';
import type { Arguments, Context, Resolver } from '../context.ts';
import { calculatedId, calculatedLines } from '../resolvers/order-edit.ts';
import { mutation } from './mutation.ts';

type Edited = { edit: OrderEditRecord; lineId?: string };

const noEdit = () => refuse('NOT_FOUND', ['id'], 'The calculated order does not exist.');

function begin(args: Arguments, { state }: Context): Outcome<Edited> {
  const begun = beginEdit(state, String(args.id));
  return begun.ok ? ok({ edit: begun.value }) : begun;
}

function setQuantity(args: Arguments, { state }: Context): Outcome<Edited> {
  const edit = state.orderEdits.get(String(args.id));
  if (edit === undefined) return noEdit();
  const named = String(args.lineItemId);
  const lineId =
    edit.lines.find((one) => one.lineId === named || calculatedId(one.lineId) === named)?.lineId ??
    named;
  const changed = setUnits(state, edit, {
    lineId,
    quantity: Number(args.quantity),
    restock: args.restock === true,
  });
  return changed.ok ? ok({ edit: changed.value, lineId }) : changed;
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
  if (edit === undefined || !state.orders.has(edit.orderId)) return noEdit();
  const note = String(args.staffNote ?? '');
  return commitEdit(state, edit, { notify: args.notifyCustomer === true, note });
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
