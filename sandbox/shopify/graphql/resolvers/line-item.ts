// Lines of an order: what was bought, what is shipped of it, what was refunded.
import type { LineFigures } from '../../line-figures.ts';
import { bagsIn } from '../../money.ts';
import type { Bag, OrderLine, OrderRecord, TaxLine } from '../../records.ts';
import { type Context, figuresOf } from '../context.ts';
import { weightOf } from './inventory.ts';
import { moneyBag } from './money.ts';
import type { Table } from './table.ts';

export type LineSource = { id: string; order: OrderRecord; line: OrderLine };

export const linesOf = (order: OrderRecord): LineSource[] =>
  order.lines.map((line) => ({ id: line.id, order, line }));

/** @throws Error for a line the order does not have: records would contradict each other */
export function lineOf(order: OrderRecord, lineId: string): LineSource {
  const found = linesOf(order).find(({ id }) => id === lineId);
  if (found === undefined) throw new Error(`Order ${order.id} has no line ${lineId}.`);
  return found;
}

export const taxLines = (order: OrderRecord, lines: TaxLine[]) =>
  lines.map(({ title, rate, price, channelLiable }) => ({
    title,
    rate,
    ratePercentage: rate * 100,
    channelLiable,
    source: null,
    priceSet: moneyBag(order, price),
  }));

const figures = ({ order, line }: LineSource, context: Context): LineFigures => {
  const found = figuresOf(context, order).lines.get(line.id);
  if (found === undefined) throw new Error(`Order ${order.id} has no figures of line ${line.id}.`);
  return found;
};

/** An amount of the line, from its figures. */
const amount =
  (pick: (figures: LineFigures, line: OrderLine, bags: ReturnType<typeof bagsIn>) => Bag) =>
  (source: LineSource, _: unknown, context: Context) =>
    moneyBag(source.order, pick(figures(source, context), source.line, bagsIn(source.order)));

const carry =
  (name: keyof OrderLine) =>
  ({ line }: LineSource) =>
    line[name];

/** The discount codes of an order as the applications its lines refer to. */
export const discountApplications = (order: OrderRecord) =>
  order.discountCodes.map(({ code, amount: worth, freeShipping }, index) => ({
    __typename: 'DiscountCodeApplication',
    allocationMethod: 'ACROSS',
    code,
    index,
    targetSelection: 'ALL',
    targetType: freeShipping ? 'SHIPPING_LINE' : 'LINE_ITEM',
    value: { __typename: 'MoneyV2', ...moneyBag(order, worth).shopMoney },
  }));

const line: Table<LineSource> = {
  currentQuantity: (source, _, context) => figures(source, context).current,
  customAttributes: carry('properties'),
  discountAllocations: ({ order, line: { discount } }) => {
    const [discountApplication] = discountApplications(order);
    return Number(discount.shop) === 0 || discountApplication === undefined
      ? []
      : [{ allocatedAmountSet: moneyBag(order, discount), discountApplication }];
  },
  discountedTotalSet: amount((of) => of.discountedTotal),
  discountedUnitPriceAfterAllDiscountsSet: amount((of, { quantity }, bags) =>
    bags.share(of.discountedTotal, 1, quantity),
  ),
  discountedUnitPriceSet: amount((of, { quantity }, bags) =>
    bags.share(of.discountedTotal, 1, quantity),
  ),
  duties: () => [],
  canRestock: (source, _, context) => figures(source, context).refundable > 0,
  restockable: (source, _, context) => figures(source, context).refundable > 0,
  fulfillableQuantity: (source, _, context) => figures(source, context).unfulfilled,
  unfulfilledQuantity: (source, _, context) => figures(source, context).unfulfilled,
  fulfillmentService: () => null,
  fulfillmentStatus: (source, _, context) => {
    const { fulfilled, unfulfilled } = figures(source, context);
    if (fulfilled === 0) return 'unfulfilled';
    return unfulfilled === 0 ? 'fulfilled' : 'partial';
  },
  isGiftCard: carry('giftCard'),
  merchantEditable: (source, _, context) => figures(source, context).unfulfilled > 0,
  name: ({ line: { title, variantTitle } }) =>
    variantTitle === null ? title : `${title} - ${variantTitle}`,
  nonFulfillableQuantity: (source, _, context) => {
    const { current, fulfilled, unfulfilled } = figures(source, context);
    return Math.max(0, current - fulfilled - unfulfilled);
  },
  originalTotalSet: amount((of) => of.originalTotal),
  originalUnitPriceSet: amount((_, { price }) => price),
  priceAfterAllDiscountsBeforeTaxesSet: ({ order, line: of }, _, context) => {
    const { discountedTotal, tax } = figures({ id: of.id, order, line: of }, context);
    return moneyBag(
      order,
      order.taxesIncluded ? bagsIn(order).subtract(discountedTotal, tax) : discountedTotal,
    );
  },
  product: ({ line: { productId } }, _, { state }) => state.products.get(productId) ?? null,
  quantity: carry('quantity'),
  refundableQuantity: (source, _, context) => figures(source, context).refundable,
  requiresShipping: carry('requiresShipping'),
  sku: carry('sku'),
  taxLines: ({ order, line: of }, { first }) =>
    taxLines(order, of.taxLines).slice(0, typeof first === 'number' ? first : undefined),
  taxable: carry('taxable'),
  title: carry('title'),
  totalDiscountSet: amount((of) => of.discount),
  unfulfilledDiscountedTotalSet: amount((of, { quantity }, bags) =>
    bags.share(of.discountedTotal, of.unfulfilled, quantity),
  ),
  unfulfilledOriginalTotalSet: amount((of, { price }, bags) => bags.times(price, of.unfulfilled)),
  variant: ({ line: { variantId } }, _, { state }) => state.variants.get(variantId) ?? null,
  variantTitle: carry('variantTitle'),
  vendor: carry('vendor'),
  weight: ({ line: { grams } }) => (grams === 0 ? null : weightOf(grams)),
};

export const lineItemTypes = { LineItem: line };
