// Fulfilment orders: what one location still has to ship of an order, and what may be done with it.

import { levelOf } from '../../actions/stock-book.ts';
import { bagsIn } from '../../money.ts';
import type { FulfillmentOrderRecord, OrderRecord } from '../../records.ts';
import { connection } from '../connection.ts';
import { type Context, figuresOf } from '../context.ts';
import { weightOf } from './inventory.ts';
import { lineOf } from './line-item.ts';
import { moneyBag } from './money.ts';
import { shippingLines } from './shipping-line.ts';
import type { Table } from './table.ts';

type OpenLine = FulfillmentOrderRecord['lines'][number] & { open: FulfillmentOrderRecord };

const actions: Record<string, string[]> = {
  OPEN: ['CREATE_FULFILLMENT', 'MOVE', 'HOLD', 'SPLIT'],
  IN_PROGRESS: ['CREATE_FULFILLMENT', 'MOVE', 'SPLIT'],
  SCHEDULED: ['MARK_AS_OPEN', 'MOVE', 'HOLD'],
  ON_HOLD: ['RELEASE_HOLD', 'HOLD'],
};

const actionsOf = ({ status, progressReported }: FulfillmentOrderRecord): string[] =>
  (actions[status] ?? []).filter((action) => action !== 'MOVE' || progressReported !== true);

/** What is sold over the counter leaves with the buyer. */
const methodOf = ({ delivery, sourceName }: OrderRecord): string =>
  delivery ?? (sourceName === 'pos' ? 'RETAIL' : 'SHIPPING');

const linesOf = (open: FulfillmentOrderRecord): OpenLine[] =>
  open.lines.map((line) => ({ ...line, open }));

const orderOf = ({ orderId }: { orderId: string }, { state }: Context) =>
  state.orders.need(orderId);

const count = (many: number) => ({ count: many, precision: 'EXACT' });

const fulfillmentOrder: Table<FulfillmentOrderRecord> = {
  assignedLocation: ({ locationId }, _, { state }) => {
    const location = state.locations.need(locationId);
    const { address } = location;
    return { ...address, countryCode: address.countryCode ?? 'ZZ', name: location.name, location };
  },
  channelId: () => null,
  deliveryMethod: (open, _, context) => {
    const order = orderOf(open, context);
    const ships = open.lines.some(({ lineId }) => lineOf(order, lineId).line.requiresShipping);
    const [line] = order.shippingLines;
    return {
      id: open.id.replace('FulfillmentOrder', 'DeliveryMethod'),
      methodType: ships ? methodOf(order) : 'NONE',
      presentedName: line?.title ?? null,
      serviceCode: line?.code ?? null,
    };
  },
  destination: (open, _, context) => {
    const order = orderOf(open, context);
    if (order.shippingAddress === null) return null;
    const id = open.id.replace('FulfillmentOrder', 'FulfillmentOrderDestination');
    return { ...order.shippingAddress, id, email: order.email, location: null };
  },
  fulfillAt: ({ createdAt }) => createdAt,
  fulfillmentHolds: ({ holds }) => holds,
  fulfillments: ({ id, orderId }, args, { state }) =>
    connection(
      state.fulfillments
        .in(orderId)
        .filter(({ lines }) => lines.some(({ fulfillmentOrderId }) => fulfillmentOrderId === id)),
      args,
    ),
  lineItems: (open, args) => connection(linesOf(open), args),
  locationsForMove: (open, args, { state }) => {
    const { locationIds } = args;
    const elsewhere = state.locations
      .where(({ id, isActive }) => isActive && id !== open.locationId)
      .filter(({ id }) => !Array.isArray(locationIds) || locationIds.includes(id));
    return connection(
      elsewhere.map((location) => ({ id: location.id, open, location })),
      args,
    );
  },
  order: (open, _, context) => orderOf(open, context),
  orderName: (open, _, context) => orderOf(open, context).name,
  orderProcessedAt: (open, _, context) => orderOf(open, context).processedAt,
  remainingLineItemsWeight: (open, _, context) => {
    const order = orderOf(open, context);
    const grams = open.lines.map(
      ({ lineId, remainingQuantity }) => lineOf(order, lineId).line.grams * remainingQuantity,
    );
    return weightOf(grams.reduce((sum, one) => sum + one, 0));
  },
  requestStatus: () => 'UNSUBMITTED',
  supportedActions: (open) => actionsOf(open).map((action) => ({ action, externalUrl: null })),
};

type Move = { id: string; open: FulfillmentOrderRecord; location: { id: string } };

/** The lines another location has enough units of, or not. */
const movable = ({ open, location }: Move, { state }: Context, wanted: boolean): OpenLine[] =>
  linesOf(open).filter(({ inventoryItemId: itemId, remainingQuantity }) => {
    const tracked = itemId !== null && state.inventoryItems.get(itemId)?.tracked === true;
    const level = itemId === null ? undefined : levelOf(state, itemId, location.id);
    return (!tracked || (level?.quantities.available ?? 0) >= remainingQuantity) === wanted;
  });

const move: Table<Move> = {
  availableLineItems: (source, args, context) => connection(movable(source, context, true), args),
  availableLineItemsCount: (source, _, context) => count(movable(source, context, true).length),
  unavailableLineItems: (source, args, context) =>
    connection(movable(source, context, false), args),
  unavailableLineItemsCount: (source, _, context) => count(movable(source, context, false).length),
  movable: ({ open }) => actionsOf(open).includes('MOVE'),
};

const source = ({ open, lineId }: OpenLine, context: Context) =>
  lineOf(orderOf(open, context), lineId);

const line: Table<OpenLine> = {
  financialSummaries: (of, _, context) => {
    const { order, line: ordered } = source(of, context);
    const bags = bagsIn(order);
    const figures = figuresOf(context, order).lines.get(ordered.id);
    const unit = bags.share(figures?.discountedTotal ?? bags.zero, 1, ordered.quantity);
    return [
      {
        approximateDiscountedUnitPriceSet: moneyBag(order, unit),
        discountAllocations: [],
        originalUnitPriceSet: moneyBag(order, ordered.price),
        quantity: of.totalQuantity,
      },
    ];
  },
  lineItem: (of, _, context) => source(of, context),
  originalUnitPriceSet: (of, _, context) => {
    const { order, line: ordered } = source(of, context);
    return moneyBag(order, ordered.price);
  },
  productTitle: (of, _, context) => source(of, context).line.title,
  requiresShipping: (of, _, context) => source(of, context).line.requiresShipping,
  shippingLine: (of, _, context) => shippingLines(source(of, context).order)[0] ?? null,
  sku: (of, _, context) => source(of, context).line.sku,
  variant: (of, _, context) =>
    context.state.variants.get(source(of, context).line.variantId) ?? null,
  variantTitle: (of, _, context) => source(of, context).line.variantTitle,
  vendor: (of, _, context) => source(of, context).line.vendor,
  weight: (of, _, context) => weightOf(source(of, context).line.grams),
};

const hold: Table<FulfillmentOrderRecord['holds'][number]> = {
  displayReason: ({ reason }) =>
    reason.charAt(0) + reason.slice(1).toLowerCase().replaceAll('_', ' '),
  heldByApp: (_, __, { state }) => state.shop().app,
  heldByRequestingApp: () => true,
};

export const fulfillmentOrderTypes = {
  FulfillmentOrder: fulfillmentOrder,
  FulfillmentOrderLineItem: line,
  FulfillmentOrderLocationForMove: move,
  FulfillmentHold: hold,
};
