// An order edit under way: the order as it would be.
import { bagsIn } from '../../money.ts';
import type { OrderEditRecord, OrderRecord } from '../../records.ts';
import { connection } from '../connection.ts';
import { type Context, figuresOf } from '../context.ts';
import { money, moneyBag } from './money.ts';
import type { Table } from './table.ts';

export type CalculatedLine = OrderEditRecord['lines'][number] & {
  id: string;
  edit: OrderEditRecord;
};

const orderOf = ({ orderId }: OrderEditRecord, { state }: Context): OrderRecord =>
  state.orders.need(orderId);

export const calculatedId = (lineId: string): string =>
  lineId.replace(/\/LineItem\//, '/CalculatedLineItem/');

export const calculatedLines = (edit: OrderEditRecord): CalculatedLine[] =>
  edit.lines.map((line) => ({ ...line, id: calculatedId(line.lineId), edit }));

/** The price and names of a line: of the order's own, or of the variant an edit adds. */
function describe(line: CalculatedLine, context: Context) {
  const order = orderOf(line.edit, context);
  const own = order.lines.find(({ id }) => id === line.lineId);
  if (own !== undefined)
    return {
      order,
      price: own.price,
      sku: own.sku,
      title: own.title,
      variantTitle: own.variantTitle,
    };
  const { state } = context;
  const variant = state.variants.need(line.variantId ?? '');
  return {
    order,
    price: bagsIn(order).same(variant.price),
    sku: state.inventoryItems.need(variant.inventoryItemId).sku,
    title: state.products.need(variant.productId).title,
    variantTitle: variant.title === 'Default Title' ? null : variant.title,
  };
}

const lineTotal = (line: CalculatedLine, context: Context) => {
  const { order, price } = describe(line, context);
  return bagsIn(order).times(price, line.quantity);
};

function subtotal(edit: OrderEditRecord, context: Context) {
  const order = orderOf(edit, context);
  return bagsIn(order).add(...calculatedLines(edit).map((line) => lineTotal(line, context)));
}

function total(edit: OrderEditRecord, context: Context) {
  const order = orderOf(edit, context);
  const { currentShipping, currentTax } = figuresOf(context, order);
  const bags = bagsIn(order);
  return bags.add(
    subtotal(edit, context),
    currentShipping,
    order.taxesIncluded ? bags.zero : currentTax,
  );
}

const edited: Table<OrderEditRecord> = {
  addedLineItems: (edit, args) =>
    connection(
      calculatedLines(edit).filter(({ added }) => added),
      args,
    ),
  lineItems: (edit, args) => connection(calculatedLines(edit), args),
  committed: () => false,
  notificationPreviewTitle: (edit, _, context) =>
    `Order ${orderOf(edit, context).name} was updated`,
  originalOrder: (edit, _, context) => orderOf(edit, context),
  subtotalLineItemsQuantity: ({ lines }) => lines.reduce((sum, { quantity }) => sum + quantity, 0),
  subtotalPriceSet: (edit, _, context) => moneyBag(orderOf(edit, context), subtotal(edit, context)),
  totalPriceSet: (edit, _, context) => moneyBag(orderOf(edit, context), total(edit, context)),
  totalOutstandingSet: (edit, _, context) => {
    const order = orderOf(edit, context);
    const { received, refunded } = figuresOf(context, order);
    return moneyBag(
      order,
      bagsIn(order).subtract(
        total(edit, context),
        received,
        bagsIn(order).subtract(bagsIn(order).zero, refunded),
      ),
    );
  },
};

const line: Table<CalculatedLine> = {
  customAttributes: ({ edit, lineId }, _, context) =>
    orderOf(edit, context).lines.find(({ id }) => id === lineId)?.properties ?? [],
  discountedUnitPriceSet: (of, _, context) => priceOf(of, context),
  editableQuantity: ({ quantity }) => quantity,
  editableQuantityBeforeChanges: ({ edit, lineId }, _, context) =>
    figuresOf(context, orderOf(edit, context)).lines.get(lineId)?.unfulfilled ?? 0,
  editableSubtotalSet: (of, _, context) =>
    moneyBag(orderOf(of.edit, context), lineTotal(of, context)),
  hasStagedLineItemDiscount: () => false,
  originalUnitPriceSet: (of, _, context) => priceOf(of, context),
  restockable: () => true,
  restocking: ({ edit, lineId }) => edit.restock[lineId] ?? false,
  sku: (of, _, context) => describe(of, context).sku,
  title: (of, _, context) => describe(of, context).title,
  uneditableSubtotalSet: ({ edit }, _, context) => {
    const order = orderOf(edit, context);
    const none = money('0', order.currency);
    return { shopMoney: none, presentmentMoney: money('0', order.presentmentCurrency) };
  },
  variant: ({ variantId }, _, { state }) => state.variants.get(variantId) ?? null,
  variantTitle: (of, _, context) => describe(of, context).variantTitle,
};

const priceOf = (of: CalculatedLine, context: Context) => {
  const { order, price } = describe(of, context);
  return moneyBag(order, price);
};

export const orderEditTypes = { CalculatedOrder: edited, CalculatedLineItem: line };
