/** Shares out what is left of a push among the lines of a list that ship it, in the order of the list. Pure. */

import type { UnitsToShip } from './ship-outcome.ts';
import type { PushedLine } from './tracking-sku.ts';
import { skuMeans } from './tracking-sku.ts';

/** What a line of a list ships of a push: a SKU with units, or, with an empty SKU, all that is left. */
export type AskedUnits = { line: number; sku: string; quantity: number | null };

/** What is left of a push while lines take of it, one after the other. */
export type Allotment = {
  /** What is there for a line just now; fewer units than asked where no more are left. Nothing is taken. */
  offer: (asked: Pick<AskedUnits, 'sku' | 'quantity'>) => UnitsToShip[];
  take: (units: readonly UnitsToShip[]) => void;
};

export function allotment(pushed: readonly PushedLine[]): Allotment {
  const left = new Map(pushed.map(({ orderLineId, left }) => [orderLineId, left]));
  const offer: Allotment['offer'] = ({ sku, quantity }) => {
    let open = quantity ?? Number.POSITIVE_INFINITY;
    const units: UnitsToShip[] = [];
    for (const { orderLineId } of sku === '' ? pushed : clearLines(pushed, sku)) {
      const takes = Math.min(open, left.get(orderLineId) ?? 0);
      if (takes <= 0) continue;
      units.push({ orderLineId, quantity: takes });
      open -= takes;
    }
    return units;
  };
  const take: Allotment['take'] = (units) => {
    for (const { orderLineId, quantity } of units)
      left.set(orderLineId, (left.get(orderLineId) ?? 0) - quantity);
  };
  return { offer, take };
}

/** Of what is unclear nothing ships. */
function clearLines(pushed: readonly PushedLine[], sku: string): readonly PushedLine[] {
  const { lines, isUnclear } = skuMeans(pushed, sku);
  return isUnclear ? [] : lines;
}

/** What of it each line of the list ships; fewer units than asked where no more are left. */
export function allotUnits(
  pushed: readonly PushedLine[],
  asked: readonly AskedUnits[],
): Map<number, UnitsToShip[]> {
  const open = allotment(pushed);
  const allotted = new Map<number, UnitsToShip[]>();
  for (const one of asked) {
    const units = open.offer(one);
    open.take(units);
    allotted.set(one.line, units);
  }
  return allotted;
}

export const unitsOf = (units: readonly UnitsToShip[]): number =>
  units.reduce((sum, { quantity }) => sum + quantity, 0);
