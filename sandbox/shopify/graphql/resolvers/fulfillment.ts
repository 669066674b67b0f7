// Shipments of an order: lines, tracking, and what the carrier told.

import { bagsIn } from '../../money.ts';
import type { FulfillmentRecord, OrderRecord } from '../../records.ts';
import type { State } from '../../state.ts';
import { connection } from '../connection.ts';
import { type Context, figuresOf } from '../context.ts';
import { lineOf } from './line-item.ts';
import { moneyBag } from './money.ts';
import type { Table } from './table.ts';

type ShippedLine = FulfillmentRecord['lines'][number] & { fulfillment: FulfillmentRecord };

const fulfillment: Table<FulfillmentRecord> = {
  displayStatus: ({ status, shipmentStatus }) =>
    status === 'CANCELLED' ? 'CANCELED' : (shipmentStatus ?? 'FULFILLED'),
  events: ({ events }, args) =>
    connection(events, args, ({ happenedAt, createdAt }) =>
      args.sortKey === 'CREATED_AT' ? createdAt : happenedAt,
    ),
  fulfillmentLineItems: (record, args) =>
    connection(
      record.lines.map((line) => ({ ...line, fulfillment: record })),
      args,
    ),
  fulfillmentOrders: ({ lines }, args, { state }) => {
    const ids = new Set(lines.map(({ fulfillmentOrderId }) => fulfillmentOrderId));
    return connection(
      [...ids].map((id) => state.fulfillmentOrders.need(id)),
      args,
    );
  },
  location: ({ locationId }, _, { state }) => state.locations.get(locationId) ?? null,
  name: ({ orderId, sequence }, _, { state }) => `${state.orders.need(orderId).name}-F${sequence}`,
  order: ({ orderId }, _, { state }) => state.orders.need(orderId),
  requiresShipping: ({ orderId, lines }, _, { state }) => {
    const order = state.orders.need(orderId);
    return lines.some(({ lineId }) => lineOf(order, lineId).line.requiresShipping);
  },
  service: () => null,
  totalQuantity: ({ lines }) => lines.reduce((sum, { quantity }) => sum + quantity, 0),
  trackingInfo: ({ tracking }, { first }) =>
    typeof first === 'number' ? tracking.slice(0, first) : tracking,
};

/** A line of a shipment by its id; null where no shipment has it. */
export function fulfillmentLine(state: State, id: string): ShippedLine | null {
  for (const record of state.fulfillments.all()) {
    const found = record.lines.find((one) => one.id === id);
    if (found !== undefined) return { ...found, fulfillment: record };
  }
  return null;
}

const orderOf = ({ fulfillment: { orderId } }: ShippedLine, { state }: Context): OrderRecord =>
  state.orders.need(orderId);

const line: Table<ShippedLine> = {
  lineItem: (source, _, context) => lineOf(orderOf(source, context), source.lineId),
  originalTotalSet: (source, _, context) => {
    const order = orderOf(source, context);
    const { price } = lineOf(order, source.lineId).line;
    return moneyBag(order, bagsIn(order).times(price, source.quantity));
  },
  discountedTotalSet: (source, _, context) => {
    const order = orderOf(source, context);
    const bags = bagsIn(order);
    const of = figuresOf(context, order).lines.get(source.lineId);
    const ordered = lineOf(order, source.lineId).line.quantity;
    return moneyBag(order, bags.share(of?.discountedTotal ?? bags.zero, source.quantity, ordered));
  },
};

export const fulfillmentTypes = { Fulfillment: fulfillment, FulfillmentLineItem: line };
