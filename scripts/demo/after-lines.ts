// Compares both orders line against line after the push, and prints them side by side.
import type { OrderAfter, ParcelAfter } from '../stores/order-after.ts';

/** Units of one line at one store. */
export type LineFigures = {
  ordered: number;
  current: number;
  open: number;
  shipped: number;
  refunded: number;
};

const columns = ['ordered', 'current', 'open', 'shipped', 'refunded'] as const;

/**
 * Pure. What an order's store says of its lines, by the numbers that `numbers` gives to line ids; parcels that were taken
 * back do not count as shipped.
 */
export function figuresOf(
  order: Pick<OrderAfter, 'lineItems' | 'fulfillments' | 'refunds'>,
  numbers: ReadonlyMap<string, number>,
): Map<number, LineFigures> {
  const shipped = order.fulfillments
    .filter(stands)
    .flatMap(({ fulfillmentLineItems }) => fulfillmentLineItems.nodes);
  const refunded = order.refunds.flatMap(({ refundLineItems }) => refundLineItems.nodes);
  const units = (rows: { quantity: number; lineItem: { id: string } }[], lineId: string) =>
    rows.reduce((sum, { quantity, lineItem }) => sum + (lineItem.id === lineId ? quantity : 0), 0);
  const lines = order.lineItems.nodes.flatMap((line): [number, LineFigures][] => {
    const number = numbers.get(line.id);
    if (number === undefined) return [];
    const figures = {
      ordered: line.quantity,
      current: line.currentQuantity,
      open: line.unfulfilledQuantity,
      shipped: units(shipped, line.id),
      refunded: units(refunded, line.id),
    };
    return [[number, figures]];
  });
  return new Map(lines.toSorted(([a], [b]) => a - b));
}

/** Pure. One line's figures in words, such as `3 ordered, 2 current, 0 open, 3 shipped, 1 refunded`. */
export const figuresText = (figures: LineFigures): string =>
  columns.map((column) => `${figures[column]} ${column}`).join(', ');

/**
 * Pure. Where lines are not what they should be.
 * @returns one sentence, empty where all are right
 */
export function figuresDifference(
  wanted: ReadonlyMap<number, LineFigures>,
  found: ReadonlyMap<number, LineFigures>,
): string {
  const text = (of: LineFigures | undefined) => (of ? figuresText(of) : 'no such line');
  return [...new Set([...wanted.keys(), ...found.keys()])]
    .map((number) => [number, text(wanted.get(number)), text(found.get(number))] as const)
    .filter(([, right, seen]) => right !== seen)
    .map(([number, right, seen]) => `line ${number}: wanted ${right}; found ${seen}`)
    .join('. ');
}

/** Pure. The order's parcels that stand, each with carrier, number and the units of each line, in one fixed order. */
export function parcelsText(
  order: Pick<OrderAfter, 'fulfillments'>,
  numbers: ReadonlyMap<string, number>,
): string {
  const parcels = order.fulfillments.filter(stands).map(
    ({ trackingInfo, fulfillmentLineItems: { nodes } }) =>
      `${trackingInfo.map(({ company, number }) => `${company} ${number}`).join(' + ')}: ${nodes
        .map(({ quantity, lineItem }) => `${quantity} of line ${numbers.get(lineItem.id)}`)
        .sort()
        .join(', ')}`,
  );
  return parcels.sort().join('; ') || 'no parcel';
}

const stands = ({ status }: ParcelAfter): boolean => status !== 'CANCELLED';

/** Pure. Both orders side by side, a line of text each; columns are in the order of `LineFigures`. */
export function sideBySide(sides: readonly [Side, Side], skus: readonly string[]): string[] {
  const cells = (side: Side, number: number) =>
    columns.map((column) => `${side.lines.get(number)?.[column] ?? '–'}`.padStart(column.length));
  const head = columns.join('  ');
  const [left, right] = sides;
  return [
    `${' '.repeat(12)}   ${left.title.padEnd(head.length)}   ${right.title}`,
    `${'line'.padEnd(12)}   ${head}   ${head}`,
    ...skus.map((sku, at) =>
      [
        `${at + 1} ${sku}`.padEnd(12),
        cells(left, at + 1).join('  '),
        cells(right, at + 1).join('  '),
      ].join('   '),
    ),
  ];
}

type Side = { title: string; lines: ReadonlyMap<number, LineFigures> };
