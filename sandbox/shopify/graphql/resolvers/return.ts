// Returns of an order, what awaits their goods, and which units could be returned yet.
import { type ReturnableUnits, returnableUnits } from '../../actions/returns/returnable.ts';
import { bagsIn } from '../../money.ts';
import type { OrderRecord } from '../../records.ts';
import { olderReason, returnReasons } from '../../return-reasons.ts';
import type { ExchangeLine, ReturnLine, ReturnRecord } from '../../return-record.ts';
import type { State } from '../../state.ts';
import { connection } from '../connection.ts';
import { type Context, figuresOf } from '../context.ts';
import { fulfillmentLine } from './fulfillment.ts';
import { lineOf } from './line-item.ts';
import { moneyBag } from './money.ts';
import type { Table } from './table.ts';
import { transactionsOf } from './transaction.ts';

type LineSource = ReturnLine & { __typename: 'ReturnLineItem'; record: ReturnRecord };
type ExchangeSource = ExchangeLine & { record: ReturnRecord };
type Reverse = { id: string; record: ReturnRecord };
type ReverseLine = { id: string; line: ReturnLine; record: ReturnRecord };

const orderOf = ({ orderId }: ReturnRecord, { state }: Context): OrderRecord =>
  state.orders.need(orderId);

const refundsOf = ({ id, orderId }: ReturnRecord, { state }: Context) =>
  state.refunds.in(orderId).filter(({ returnId }) => returnId === id);

const refundedOf = ({ record, lineId }: LineSource, context: Context): number =>
  refundsOf(record, context)
    .flatMap(({ lines }) => lines)
    .filter((line) => line.lineId === lineId)
    .reduce((sum, { quantity }) => sum + quantity, 0);

const isWanted = (line: { quantity: number; processed: number }, status: unknown): boolean => {
  if (status === 'PROCESSED') return line.processed > 0;
  return status !== 'PROCESSABLE' || line.processed < line.quantity;
};

/** Units can be processed while the return is open. */
const processable = ({ status }: ReturnRecord, line: { quantity: number; processed: number }) =>
  status === 'OPEN' ? line.quantity - line.processed : 0;

const reversesOf = (record: ReturnRecord): Reverse[] =>
  record.reverseId === null ? [] : [{ id: record.reverseId, record }];

const returned: Table<ReturnRecord> = {
  exchangeLineItems: (record, args) =>
    connection(
      record.exchanges
        .filter((line) => isWanted(line, args.processingStatus))
        .map((line) => ({ ...line, record })),
      args,
    ),
  name: (record, _, context) => `${orderOf(record, context).name}-R${record.sequence}`,
  order: (record, _, context) => orderOf(record, context),
  refunds: (record, args, context) => connection(refundsOf(record, context), args),
  returnLineItems: (record, args) =>
    connection(
      record.lines
        .filter((line) => isWanted(line, args.processingStatus))
        .map((line): LineSource => ({ ...line, __typename: 'ReturnLineItem', record })),
      args,
    ),
  reverseFulfillmentOrders: (record, args) => connection(reversesOf(record), args),
  totalQuantity: ({ lines }) => lines.reduce((sum, { quantity }) => sum + quantity, 0),
  transactions: (record, args, context) => {
    const ids = new Set(refundsOf(record, context).flatMap(({ transactionIds }) => transactionIds));
    const all = transactionsOf(orderOf(record, context));
    return connection(
      all.filter(({ id }) => ids.has(id)),
      args,
    );
  },
};

const line: Table<LineSource> = {
  fulfillmentLineItem: ({ fulfillmentLineId }, _, { state }) =>
    fulfillmentLine(state, fulfillmentLineId),
  processableQuantity: (source) => processable(source.record, source),
  processedQuantity: ({ processed }) => processed,
  unprocessedQuantity: ({ quantity, processed }) => quantity - processed,
  refundedQuantity: (source, _, context) => Math.min(source.quantity, refundedOf(source, context)),
  refundableQuantity: (source, _, context) =>
    Math.max(0, source.quantity - refundedOf(source, context)),
  returnReason: ({ reason }) => olderReason(reason),
  returnReasonDefinition: ({ reason }) => returnReasons.find(({ handle }) => handle === reason),
  returnReasonNote: ({ reasonNote }) => reasonNote,
  withCodeDiscountedTotalPriceSet: ({ record, lineId, quantity }, _, context) => {
    const order = orderOf(record, context);
    const ordered = lineOf(order, lineId).line.quantity;
    const bags = bagsIn(order);
    const total = figuresOf(context, order).lines.get(lineId)?.discountedTotal ?? bags.zero;
    return moneyBag(order, bags.share(total, quantity, ordered));
  },
};

const exchange: Table<ExchangeSource> = {
  lineItem: ({ record, lineIds: [first] }, _, context) =>
    first === undefined ? null : lineOf(orderOf(record, context), first),
  lineItems: ({ record, lineIds }, _, context) =>
    lineIds.length === 0 ? null : lineIds.map((id) => lineOf(orderOf(record, context), id)),
  processableQuantity: (source) => processable(source.record, source),
  processedQuantity: ({ processed }) => processed,
  unprocessedQuantity: ({ quantity, processed }) => quantity - processed,
  variantSku: ({ sku }) => sku,
};

const reverse: Table<Reverse> = {
  lineItems: ({ record }, args) =>
    connection(
      record.lines.map((one): ReverseLine => ({ id: one.reverseLineId, line: one, record })),
      args,
    ),
  order: ({ record }, _, context) => orderOf(record, context),
  status: ({ record }) => {
    if (record.status === 'CANCELED') return 'CANCELED';
    const all = record.lines.every(({ processed, quantity }) => processed === quantity);
    return all || record.status === 'CLOSED' ? 'CLOSED' : 'OPEN';
  },
};

const reverseLine: Table<ReverseLine> = {
  dispositions: ({ line: { dispositions } }) => dispositions,
  fulfillmentLineItem: ({ line: { fulfillmentLineId } }, _, { state }) =>
    fulfillmentLine(state, fulfillmentLineId),
  totalQuantity: ({ line: { quantity } }) => quantity,
};

const disposition: Table<ReturnLine['dispositions'][number]> = {
  location: ({ locationId }, _, { state }) => state.locations.get(locationId) ?? null,
};

type Returnable = { id: string; fulfillmentId: string; units: ReturnableUnits[] };

/** One entry a shipment that has units left to return. */
export function returnablesOf(state: State, orderId: string): Returnable[] {
  const order = state.orders.get(orderId);
  if (order === undefined) return [];
  const left = returnableUnits(state, order).filter(({ quantity }) => quantity > 0);
  return [...Map.groupBy(left, ({ fulfillmentId }) => fulfillmentId)].map(
    ([fulfillmentId, units]) => ({
      id: fulfillmentId.replace('/Fulfillment/', '/ReturnableFulfillment/'),
      fulfillmentId,
      units,
    }),
  );
}

const returnable: Table<Returnable> = {
  fulfillment: ({ fulfillmentId }, _, { state }) => state.fulfillments.need(fulfillmentId),
  returnableFulfillmentLineItems: ({ units }, args, { state }) =>
    connection(
      units.map(({ fulfillmentLineId, quantity }) => ({
        fulfillmentLineItem: fulfillmentLine(state, fulfillmentLineId),
        quantity,
      })),
      args,
    ),
};

/** The reverse fulfilment order of this id; null where there is none. */
export function reverseOf(state: State, id: string): Reverse | null {
  const record = state.returns.find(({ reverseId }) => reverseId === id);
  return record === undefined ? null : { id, record };
}

export const returnTypes = {
  Return: returned,
  ReturnLineItem: line,
  ExchangeLineItem: exchange,
  ReverseFulfillmentOrder: reverse,
  ReverseFulfillmentOrderLineItem: reverseLine,
  ReverseFulfillmentOrderDisposition: disposition,
  ReturnableFulfillment: returnable,
};
