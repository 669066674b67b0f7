// Shipping lines of an order: the way the buyer chose and what it costs.
import type { OrderRecord, ShippingLine } from '../../records.ts';
import { taxLines } from './line-item.ts';
import { moneyBag } from './money.ts';
import type { Table } from './table.ts';

type Source = { id: string; order: OrderRecord; line: ShippingLine };

export const shippingLines = (order: OrderRecord): Source[] =>
  order.shippingLines.map((line) => ({ id: line.id, order, line }));

const price = ({ order, line }: Source) => moneyBag(order, line.price);

const shippingLine: Table<Source> = {
  code: ({ line }) => line.code,
  source: ({ line }) => line.source,
  title: ({ line }) => line.title,
  currentDiscountedPriceSet: price,
  discountedPriceSet: price,
  originalPriceSet: price,
  price: (source) => price(source).shopMoney.fixed,
  custom: ({ line }) => line.code === null,
  isRemoved: () => false,
  taxLines: ({ order, line }) => taxLines(order, line.taxLines),
};

export const shippingLineTypes = { ShippingLine: shippingLine };
