// Ships named units of open fulfilment orders of one order and one location, as one shipment.
import { ok } from '../../../src/shared/result.ts';
import { trackingUrl } from '../carriers.ts';
import { mailCustomer } from '../mail-customer.ts';
import { orderFigures } from '../order-figures.ts';
import type {
  FulfillmentOrderRecord,
  FulfillmentRecord,
  OrderRecord,
  Tracking,
} from '../records.ts';
import type { State } from '../state.ts';
import { type Outcome, refuse } from './outcome.ts';
import { changeLineStock } from './stock-book.ts';
import { touchOrder } from './touch-order.ts';

export type FulfillInput = {
  /** by fulfilment order; every remaining unit of it where `lines` is absent or empty */
  parts: { fulfillmentOrderId: string; lines?: { id: string; quantity: number }[] }[];
  tracking: Tracking[];
  notify: boolean;
};

type Part = {
  open: FulfillmentOrderRecord;
  units: { line: FulfillmentOrderRecord['lines'][number]; quantity: number }[];
};

/** Statuses from which Shopify lets a fulfilment order be shipped. */
const shippable = new Set(['OPEN', 'IN_PROGRESS']);

/** @returns the shipment, or why not: nothing open, too many units, two orders or two locations in one */
export function fulfill(state: State, input: FulfillInput): Outcome<FulfillmentRecord> {
  const read = readParts(state, input);
  if (!read.ok) return read;
  const parts = read.value;
  const [first] = parts;
  if (first === undefined)
    return refuse(
      'INVALID',
      ['fulfillment', 'lineItemsByFulfillmentOrder'],
      'Name at least one fulfillment order.',
    );
  const order = state.orders.need(first.open.orderId);
  const { locationId } = first.open;
  const at = state.time();
  const fulfillment = state.fulfillments.put({
    id: state.newId('Fulfillment'),
    orderId: order.id,
    locationId,
    sequence: state.fulfillments.in(order.id).length + 1,
    status: 'SUCCESS',
    shipmentStatus: null,
    tracking: input.tracking.map(withUrl),
    createdAt: at,
    updatedAt: at,
    deliveredAt: null,
    inTransitAt: null,
    estimatedDeliveryAt: null,
    events: [],
    lines: parts.flatMap(({ open, units }) =>
      units.map(({ line, quantity }) => ({
        id: state.newId('FulfillmentLineItem'),
        lineId: line.lineId,
        fulfillmentOrderId: open.id,
        fulfillmentOrderLineId: line.id,
        quantity,
      })),
    ),
  });
  for (const part of parts) takeUnits(state, order, part);
  state.emit('fulfillments/create', { fulfillmentId: fulfillment.id, orderId: order.id });
  touchOrder(state, order.id);
  const whole = orderFigures(state, order).fulfillmentStatus === 'FULFILLED';
  state.emit(whole ? 'orders/fulfilled' : 'orders/partially_fulfilled', { orderId: order.id });
  if (input.notify) mailShipped(state, order, fulfillment);
  return ok(fulfillment);
}

/** Gives a number its carrier's address, where none is given. */
export const withUrl = (tracking: Tracking): Tracking => ({
  ...tracking,
  url: tracking.url ?? trackingUrl(tracking.company, tracking.number),
});

function readParts(state: State, input: FulfillInput): Outcome<Part[]> {
  const parts: Part[] = [];
  for (const [at, asked] of input.parts.entries()) {
    const field = ['fulfillment', 'lineItemsByFulfillmentOrder', String(at)];
    const open = state.fulfillmentOrders.get(asked.fulfillmentOrderId);
    if (open === undefined)
      return refuse(
        'NOT_FOUND',
        [...field, 'fulfillmentOrderId'],
        'Fulfillment order does not exist.',
      );
    if (!shippable.has(open.status))
      return refuse(
        'INVALID',
        [...field, 'fulfillmentOrderId'],
        `Fulfillment order ${open.id} has an unfulfillable status= ${open.status.toLowerCase()}.`,
      );
    const first = parts[0]?.open ?? open;
    if (first.orderId !== open.orderId)
      return refuse('INVALID', field, 'All fulfillment orders must belong to the same order.');
    if (first.locationId !== open.locationId)
      return refuse(
        'INVALID',
        field,
        'All fulfillment orders must be assigned to the same location.',
      );
    const units = unitsOf(open, asked.lines);
    if (units === undefined)
      return refuse(
        'INVALID',
        [...field, 'fulfillmentOrderLineItems'],
        'Invalid fulfillment order line item quantity requested.',
      );
    parts.push({ open, units });
  }
  return ok(parts);
}

function unitsOf(
  open: FulfillmentOrderRecord,
  asked: { id: string; quantity: number }[] = [],
): Part['units'] | undefined {
  if (asked.length === 0)
    return open.lines
      .filter(({ remainingQuantity }) => remainingQuantity > 0)
      .map((line) => ({ line, quantity: line.remainingQuantity }));
  const units: Part['units'] = [];
  for (const { id, quantity } of asked) {
    const line = open.lines.find((one) => one.id === id);
    const twice = units.some((unit) => unit.line.id === id);
    if (line === undefined || twice || quantity < 1 || quantity > line.remainingQuantity)
      return undefined;
    units.push({ line, quantity });
  }
  return units;
}

function takeUnits(state: State, order: OrderRecord, { open, units }: Part): void {
  for (const { line, quantity } of units)
    changeLineStock(
      state,
      order,
      { itemId: line.inventoryItemId, locationId: open.locationId },
      {
        committed: -quantity,
        on_hand: -quantity,
      },
    );
  const lines = open.lines.map((line) => ({
    ...line,
    remainingQuantity:
      line.remainingQuantity - (units.find((unit) => unit.line.id === line.id)?.quantity ?? 0),
  }));
  const left = lines.some(({ remainingQuantity }) => remainingQuantity > 0);
  state.fulfillmentOrders.put({
    ...open,
    lines,
    status: left ? 'IN_PROGRESS' : 'CLOSED',
    updatedAt: state.time(),
  });
}

function mailShipped(state: State, order: OrderRecord, fulfillment: FulfillmentRecord): void {
  mailCustomer(state, order, {
    kind: 'shipping_confirmation',
    subject: `A shipment from order ${order.name} is on the way`,
    lines: [
      ...fulfillment.lines.map(({ lineId, quantity }) => {
        const line = order.lines.find(({ id }) => id === lineId);
        return `${quantity} × ${line?.title ?? 'product'}`;
      }),
      '',
      ...trackingLines(fulfillment.tracking),
    ],
  });
}

/** 'UPS 1Z827WK74630' and the address below it, for each number. */
export const trackingLines = (tracking: Tracking[]): string[] =>
  tracking.flatMap(({ company, number, url }) => [
    [company, number].filter(Boolean).join(' '),
    ...(url === null ? [] : [url]),
  ]);
