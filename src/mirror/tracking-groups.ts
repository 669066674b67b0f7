/** Lines of a list that are one shipment: of one push, with one carrier and number. Pure. */
import { asciiLower } from '../shared/number-key.ts';
import { type AskedUnits, allotUnits } from './allot-units.ts';
import type { UnitsLeft } from './open-units.ts';
import type { UnitsToShip } from './ship-outcome.ts';
import type { TrackingOutcome } from './tracking-file.ts';
import type { PushedLine } from './tracking-sku.ts';

export type ShippingLine = AskedUnits & {
  pushId: string | null;
  carrier: string;
  number: string;
  outcome: TrackingOutcome | null;
};

export type TrackingGroup<Line extends ShippingLine = ShippingLine> = {
  pushId: string;
  carrier: string;
  number: string;
  lines: Line[];
};

/** As db/pages/tracking-file-page.ts counts shipments. */
const keyOf = ({ pushId, carrier, number }: ShippingLine): string =>
  JSON.stringify([pushId, asciiLower(carrier), number]);

/** @returns groups of the lines that wait, in the order of their first lines */
export const trackingGroups = <Line extends ShippingLine>(
  lines: readonly Line[],
): TrackingGroup<Line>[] =>
  [
    ...Map.groupBy(
      lines.filter(({ outcome }) => outcome === 'waiting'),
      keyOf,
    ).values(),
  ].flatMap((group) => {
    const [first] = group;
    return first?.pushId
      ? [{ pushId: first.pushId, carrier: first.carrier, number: first.number, lines: group }]
      : [];
  });

/**
 * What a group ships, and what its person saw left before it: as it was when the list was read, without what the list
 * itself has shipped since. `withNumber`: what of the push ships with this very number once the group has, with what the
 * list's other lines shipped with it.
 * @param pushed what was left of the push when the list was read
 * @param lines every line of the list that ships of the push, in the list's order
 */
export function unitsOfGroup(
  group: TrackingGroup,
  pushed: readonly PushedLine[],
  lines: readonly ShippingLine[],
): { units: UnitsToShip[]; withNumber: UnitsToShip[]; seen: UnitsLeft[] } {
  const allotted = allotUnits(pushed, lines);
  const sumOf = (some: readonly ShippingLine[]): Map<string, number> => {
    const sums = new Map<string, number>();
    for (const { orderLineId, quantity } of some.flatMap(({ line }) => allotted.get(line) ?? []))
      sums.set(orderLineId, (sums.get(orderLineId) ?? 0) + quantity);
    return sums;
  };
  const unitsOf = (some: readonly ShippingLine[]): UnitsToShip[] =>
    [...sumOf(some)].map(([orderLineId, quantity]) => ({ orderLineId, quantity }));
  const shipped = lines.filter(({ outcome }) => outcome === 'shipped');
  const gone = sumOf(shipped);
  return {
    units: unitsOf(group.lines),
    withNumber: unitsOf([
      ...shipped.filter(({ number }) => number === group.number),
      ...group.lines,
    ]),
    seen: pushed.map(({ orderLineId, left }) => ({
      orderLineId,
      left: left - (gone.get(orderLineId) ?? 0),
    })),
  };
}
