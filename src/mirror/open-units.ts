/** What is left to ship of a pushed order at its source, by the lines of the customer's order. */
import type { PlatformOrderLine, ShippableGroup } from '../platforms/platform.ts';
import { orderLineIdOf } from '../shared/ids.ts';

/** Units of one line of the customer's order, named by our key of it. */
export type UnitsLeft = { orderLineId: string; left: number };

/** Our key of the destination line that each line of a source order stands for, by the source line's id. */
export type LineNames = ReadonlyMap<string, string>;

/**
 * Pure. A line is named by the mark that its push left on it, never by its SKU: two lines may have one.
 * @param orderId our key of the destination order
 * @returns without lines that somebody added at the source
 */
export function lineNames(
  orderId: string,
  lines: readonly Pick<PlatformOrderLine, 'id' | 'destinationLineId'>[],
): LineNames {
  return new Map(
    lines.flatMap(({ id, destinationLineId }) =>
      destinationLineId === undefined ? [] : [[id, orderLineIdOf(orderId, destinationLineId)]],
    ),
  );
}

/**
 * Pure. What the source still has to ship, on hold or not.
 * @returns only lines with units left, as the source's groups have them
 */
export function unitsLeft(names: LineNames, shippable: readonly ShippableGroup[]): UnitsLeft[] {
  const left = new Map<string, number>();
  for (const { lines } of shippable)
    for (const { lineId, remaining } of lines) {
      const name = names.get(lineId);
      if (name !== undefined && remaining > 0) left.set(name, (left.get(name) ?? 0) + remaining);
    }
  return [...left].map(([orderLineId, units]) => ({ orderLineId, left: units }));
}

/** Pure. The same once a parcel of it has gone. @param gone units by line of the source order */
export function leftAfter(
  left: readonly UnitsLeft[],
  names: LineNames,
  gone: ReadonlyMap<string, number>,
): UnitsLeft[] {
  const taken = new Map<string, number>();
  for (const [lineId, units] of gone) {
    const name = names.get(lineId);
    if (name !== undefined) taken.set(name, (taken.get(name) ?? 0) + units);
  }
  return left.flatMap((line) => {
    const units = line.left - (taken.get(line.orderLineId) ?? 0);
    return units > 0 ? [{ ...line, left: units }] : [];
  });
}

/** Pure. Whether two views of what is left say the same; a line with nothing left may be missing. */
export function isSameLeft(a: readonly UnitsLeft[], b: readonly UnitsLeft[]): boolean {
  const open = (of: readonly UnitsLeft[]) => of.filter(({ left }) => left > 0);
  const byLine = new Map(open(b).map(({ orderLineId, left }) => [orderLineId, left]));
  return (
    open(a).length === byLine.size &&
    open(a).every(({ orderLineId, left }) => byLine.get(orderLineId) === left)
  );
}
