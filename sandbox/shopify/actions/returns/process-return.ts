// Deals with units that came back: on a shelf or not, refunded or not; and sends out what is given instead.
import { ok } from '../../../../src/shared/result.ts';
import { orderFigures } from '../../order-figures.ts';
import type { OrderRecord } from '../../records.ts';
import type { DispositionType, ReturnRecord } from '../../return-record.ts';
import type { State } from '../../state.ts';
import { addUnits } from '../add-units.ts';
import { holdFulfillmentOrder } from '../hold-fulfillment-order.ts';
import { type Outcome, refuse } from '../outcome.ts';
import { refundOrder } from '../refund-order.ts';
import { putBack } from '../release-units.ts';
import { itemOf } from '../route-lines.ts';
import { changeReturn, returnIn } from './answer-return.ts';

export type DispositionInput = {
  reverseLineId: string;
  type: DispositionType;
  quantity: number;
  locationId?: string | null;
};

export type ProcessReturnInput = {
  returnId: string;
  lines: { id: string; quantity: number; dispositions: DispositionInput[] }[];
  exchanges?: { id: string; quantity: number }[];
  note?: string | null;
  /** money that goes back for the units; none where absent */
  refund?: { payments: { amount: string; gateway?: string; relatedId: string | null }[] };
  /** of what shipping cost; counts with `refund` only */
  shippingAmount?: string;
  notify?: boolean;
};

/** @returns the return, or why not: not open, more units than are left, a disposition that does not fit */
export function processReturn(state: State, input: ProcessReturnInput): Outcome<ReturnRecord> {
  const found = returnIn(state, input.returnId, ['OPEN'], ['input', 'returnId']);
  if (!found.ok) return found;
  const known = found.value;
  const { exchanges = [] } = input;
  if (input.lines.length + exchanges.length === 0 && input.refund === undefined)
    return refuse('BLANK', ['input'], 'Name at least one line to process.');
  const wrong = wrongUnits(state, known, input);
  if (wrong !== undefined) return wrong;
  const order = state.orders.need(known.orderId);
  const at = state.time();
  const lines = known.lines.map((line) => {
    const asked = input.lines.find(({ id }) => id === line.id);
    if (asked === undefined) return line;
    shelve(state, order, line.lineId, asked.dispositions);
    const dispositions = asked.dispositions.map(({ type, quantity, locationId = null }) => ({
      id: state.newId('ReverseFulfillmentOrderDisposition'),
      type,
      quantity,
      locationId,
      createdAt: at,
    }));
    return {
      ...line,
      processed: line.processed + asked.quantity,
      dispositions: [...line.dispositions, ...dispositions],
    };
  });
  const opened: string[] = [];
  const given = known.exchanges.map((line) => {
    const asked = exchanges.find(({ id }) => id === line.id);
    if (asked === undefined) return line;
    const lineId = state.newId('LineItem');
    opened.push(
      ...addUnits(state, order.id, { lineId, variantId: line.variantId }, asked.quantity),
    );
    return {
      ...line,
      processed: line.processed + asked.quantity,
      lineIds: [...line.lineIds, lineId],
    };
  });
  state.returns.put({ ...known, lines, exchanges: given });
  const refunded = refundReturned(state, known, input);
  if (!refunded.ok) return refunded;
  holdUnpaid(state, order.id, opened);
  const processed = changeReturn(state, state.returns.need(known.id), {}, 'returns/process');
  if (!isDone(state, processed)) return ok(processed);
  const closed = { status: 'CLOSED', closedAt: at } as const;
  return ok(changeReturn(state, processed, closed, 'returns/close'));
}

function wrongUnits(state: State, known: ReturnRecord, input: ProcessReturnInput) {
  for (const [at, { id, quantity, dispositions }] of input.lines.entries()) {
    const field = (name: string) => ['input', 'returnLineItems', String(at), name];
    const line = known.lines.find((one) => one.id === id);
    if (line === undefined)
      return refuse('NOT_FOUND', field('id'), 'Return line item does not exist.');
    if (quantity < 1 || quantity > line.quantity - line.processed)
      return refuse('INVALID', field('quantity'), 'Quantity is more than can be processed.');
    const disposed = dispositions.reduce((sum, one) => sum + one.quantity, 0);
    const foreign = dispositions.some(({ reverseLineId }) => reverseLineId !== line.reverseLineId);
    if (foreign || disposed > quantity || dispositions.some((one) => one.quantity < 1))
      return refuse(
        'INVALID',
        field('dispositions'),
        'Dispositions do not fit the units processed.',
      );
    for (const { type, locationId } of dispositions)
      if (type === 'RESTOCKED' && (locationId == null || !state.locations.has(locationId)))
        return refuse(
          'NOT_FOUND',
          field('dispositions'),
          'A location of the store is required to restock.',
        );
  }
  for (const [at, { id, quantity }] of (input.exchanges ?? []).entries()) {
    const line = known.exchanges.find((one) => one.id === id);
    const field = ['input', 'exchangeLineItems', String(at)];
    if (line === undefined)
      return refuse('NOT_FOUND', [...field, 'id'], 'Exchange line item does not exist.');
    if (quantity < 1 || quantity > line.quantity - line.processed)
      return refuse('INVALID', [...field, 'quantity'], 'Quantity is more than can be processed.');
  }
  return undefined;
}

function shelve(state: State, order: OrderRecord, lineId: string, units: DispositionInput[]): void {
  const of = order.lines.find(({ id }) => id === lineId);
  const itemId = of === undefined ? null : itemOf(state, of);
  for (const { type, locationId, quantity } of units)
    if (type === 'RESTOCKED' && locationId != null)
      putBack(state, { itemId, locationId }, quantity);
}

/** The refund of the units processed; its lines say where they went. */
function refundReturned(
  state: State,
  known: ReturnRecord,
  { lines, refund, note = null, shippingAmount, notify = false }: ProcessReturnInput,
): Outcome<unknown> {
  if (refund === undefined) return ok(undefined);
  return refundOrder(state, {
    orderId: known.orderId,
    note,
    notify,
    returnId: known.id,
    payments: refund.payments,
    ...(shippingAmount === undefined ? {} : { shippingAmount }),
    lines: lines.map(({ id, quantity, dispositions }) => {
      const shelf = dispositions.find(({ type }) => type === 'RESTOCKED')?.locationId ?? null;
      return {
        lineId: known.lines.find((line) => line.id === id)?.lineId ?? '',
        quantity,
        restockType: shelf === null ? 'NO_RESTOCK' : 'RETURN',
        locationId: shelf,
      };
    }),
  });
}

/** Only an exchange with a balance that the buyer owes waits: https://shopify.dev/changelog/returns-processing-api */
function holdUnpaid(state: State, orderId: string, opened: string[]): void {
  const { outstanding } = orderFigures(state, state.orders.need(orderId));
  if (Number(outstanding.shop) <= 0) return;
  for (const fulfillmentOrderId of opened)
    holdFulfillmentOrder(state, { fulfillmentOrderId, reason: 'AWAITING_PAYMENT' });
}

/** All of it processed, refunded and back on the shelf: then Shopify closes it by itself. */
function isDone(state: State, { id, orderId, lines, exchanges }: ReturnRecord): boolean {
  const all = [...lines, ...exchanges];
  if (all.some(({ processed, quantity }) => processed < quantity)) return false;
  const refunded = state.refunds
    .in(orderId)
    .filter(({ returnId }) => returnId === id)
    .flatMap((refund) => refund.lines)
    .reduce((sum, line) => sum + line.quantity, 0);
  const shelved = lines
    .flatMap(({ dispositions }) => dispositions)
    .filter(({ type }) => type === 'RESTOCKED')
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return refunded >= units && shelved >= units;
}
