// Begins a return: asked for by the customer, or opened by staff and approved at once.
import { ok } from '../../../../src/shared/result.ts';
import { reasonMeant } from '../../return-reasons.ts';
import type { ExchangeLine, ReturnLine, ReturnRecord } from '../../return-record.ts';
import type { State } from '../../state.ts';
import { type Outcome, refuse } from '../outcome.ts';
import { noOrder, touchOrder } from '../touch-order.ts';
import { returnableUnits } from './returnable.ts';

export type ReturnedLineInput = {
  fulfillmentLineItemId: string;
  quantity: number;
  returnReason?: string | null;
  returnReasonDefinitionId?: string | null;
  returnReasonNote?: string | null;
  customerNote?: string | null;
};

export type OpenReturnInput = {
  orderId: string;
  /** `REQUESTED` waits for staff */
  status: 'OPEN' | 'REQUESTED';
  lines: ReturnedLineInput[];
  exchanges?: { variantId: string; quantity: number }[];
};

/** @returns the return, or what is wrong: no line, more units than can come back, an unknown reason or variant */
export function openReturn(state: State, input: OpenReturnInput): Outcome<ReturnRecord> {
  const order = state.orders.get(input.orderId);
  if (order === undefined) return refuse('NOT_FOUND', ['orderId'], noOrder(input.orderId));
  const lines = readLines(state, input);
  if (!lines.ok) return lines;
  const exchanges = readExchanges(state, input);
  if (!exchanges.ok) return exchanges;
  const at = state.time();
  const open = input.status === 'OPEN';
  const made = state.returns.put({
    id: state.newId('Return'),
    createdAt: at,
    updatedAt: at,
    orderId: order.id,
    sequence: state.returns.in(order.id).length + 1,
    status: input.status,
    closedAt: null,
    requestApprovedAt: null,
    decline: null,
    lines: lines.value,
    exchanges: exchanges.value,
    reverseId: open ? state.newId('ReverseFulfillmentOrder') : null,
  });
  state.emit(open ? 'returns/approve' : 'returns/request', {
    returnId: made.id,
    orderId: order.id,
  });
  // An archived order is unarchived: https://shopify.dev/docs/api/admin-graphql/latest/mutations/returnCreate
  touchOrder(state, order.id, order.cancelledAt === null ? { closedAt: null } : {});
  return ok(made);
}

function readLines(
  state: State,
  { orderId, lines, status }: OpenReturnInput,
): Outcome<ReturnLine[]> {
  if (lines.length === 0)
    return refuse('BLANK', ['returnLineItems'], "Return line items can't be blank.");
  const returnable = returnableUnits(state, state.orders.need(orderId));
  const read: ReturnLine[] = [];
  for (const [at, line] of lines.entries()) {
    const field = (name: string) => ['returnLineItems', String(at), name];
    const units = returnable.find((one) => one.fulfillmentLineId === line.fulfillmentLineItemId);
    if (units === undefined)
      return refuse(
        'NOT_FOUND',
        field('fulfillmentLineItemId'),
        'Fulfillment line item does not exist.',
      );
    if (line.quantity < 1)
      return refuse('GREATER_THAN', field('quantity'), 'Quantity must be greater than 0.');
    if (line.quantity > units.quantity)
      return refuse(
        'INVALID',
        field('quantity'),
        'Return line item has an invalid quantity: it is more than can be returned.',
      );
    units.quantity -= line.quantity;
    const reason = reasonMeant(line);
    if (reason === undefined)
      return refuse(
        'NOT_FOUND',
        field('returnReasonDefinitionId'),
        'Return reason does not exist.',
      );
    if ((line.returnReasonNote ?? '').length > 255)
      return refuse('TOO_LONG', field('returnReasonNote'), 'Return reason note is too long.');
    if ((line.customerNote ?? '').length > 300)
      return refuse('TOO_LONG', field('customerNote'), 'Customer note is too long.');
    if (status === 'OPEN' && reason === 'other' && !line.returnReasonNote)
      return refuse('BLANK', field('returnReasonNote'), "Return reason note can't be blank.");
    read.push({
      id: state.newId('ReturnLineItem'),
      lineId: units.lineId,
      fulfillmentLineId: units.fulfillmentLineId,
      quantity: line.quantity,
      processed: 0,
      reason,
      reasonNote: line.returnReasonNote ?? '',
      customerNote: line.customerNote ?? null,
      reverseLineId: state.newId('ReverseFulfillmentOrderLineItem'),
      dispositions: [],
    });
  }
  return ok(read);
}

function readExchanges(state: State, { exchanges = [] }: OpenReturnInput): Outcome<ExchangeLine[]> {
  const read: ExchangeLine[] = [];
  for (const [at, { variantId, quantity }] of exchanges.entries()) {
    const field = (name: string) => ['exchangeLineItems', String(at), name];
    const variant = state.variants.get(variantId);
    if (variant === undefined)
      return refuse('NOT_FOUND', field('variantId'), 'Product variant does not exist.');
    if (quantity < 1)
      return refuse('GREATER_THAN', field('quantity'), 'Quantity must be greater than 0.');
    read.push({
      id: state.newId('ExchangeLineItem'),
      variantId,
      productId: variant.productId,
      sku: state.inventoryItems.need(variant.inventoryItemId).sku,
      title: state.products.need(variant.productId).title,
      variantTitle: variant.title === 'Default Title' ? null : variant.title,
      quantity,
      processed: 0,
      lineIds: [],
    });
  }
  return ok(read);
}
