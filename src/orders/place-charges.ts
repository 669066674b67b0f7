/** Where the units of a line count: pushed ones where they were pushed, the others where they would go (ST1, ST2). Pure. */
import type { PlatformOrderLine } from '../platforms/platform.ts';
import type { LedgerName } from '../stock/setup.ts';

/** What is known of a line's charges. */
export type ChargedLine = {
  /** The ledger it is charged to, as kept with the line. */
  ledger: LedgerName | undefined;
  /** By ledger, the units that pushes which stand hold there, first part first; 0 where none stands any more. */
  pushed: { ledger: LedgerName; units: number }[];
};

/** Units of a line that one ledger counts. */
export type ChargePlace = {
  ledger: LedgerName;
  units: number;
  /** Units there that a push which stands has taken, or may yet take. */
  pushed: number;
  /** Units there that somebody shipped without a push of ours. */
  shippedByOthers: number;
  /** Units beside them that came off the line and were put back on no shelf. */
  writtenOff: number;
};

/**
 * Places each unit of the newest reading at one ledger. What others shipped, or wrote off, stays where it was counted then.
 * @param chosen the ledger of the source that would ship what is left
 * @returns the ledger to be kept with the line, and every place that has units of it or had some
 */
export function placeCharges(
  line: Pick<PlatformOrderLine, 'currentQuantity' | 'unfulfilledQuantity' | 'writtenOff'>,
  known: ChargedLine,
  chosen: LedgerName | undefined,
): { home: LedgerName | undefined; places: ChargePlace[] } {
  let left = line.currentQuantity;
  const places = known.pushed.map(({ ledger, units: pushed }): ChargePlace => {
    const units = Math.min(pushed, left);
    left -= units;
    return { ledger, units, pushed, shippedByOthers: 0, writtenOff: 0 };
  });
  const shipped = Math.max(0, line.currentQuantity - line.unfulfilledQuantity);
  const shippedByOthers = Math.min(left, shipped);
  // Beside a push only what adjustments took before it can be lost: the ledger knows how much that is.
  const writtenOff = line.writtenOff ?? 0;
  const home = homeOf(places, known.ledger, chosen, { left, gone: shippedByOthers + writtenOff });
  if (home) at(places, home, { units: left, shippedByOthers, writtenOff });
  if (known.ledger) at(places, known.ledger, { units: 0, shippedByOthers: 0, writtenOff: 0 });
  return { home, places };
}

function homeOf(
  places: ChargePlace[],
  before: LedgerName | undefined,
  chosen: LedgerName | undefined,
  { left, gone }: { left: number; gone: number },
): LedgerName | undefined {
  if (gone > 0 && before) return before;
  if (left > 0) return chosen ?? before;
  const taken = places.filter(({ pushed }) => pushed > 0).map(({ ledger }) => ledger);
  const stays = before && taken.some((ledger) => isSameLedger(ledger, before));
  return stays ? before : (taken[0] ?? before ?? chosen);
}

/** Adds units to a place, which is made where it is not there yet. */
function at(
  places: ChargePlace[],
  ledger: LedgerName,
  more: Pick<ChargePlace, 'units' | 'shippedByOthers' | 'writtenOff'>,
): void {
  const known = places.find((place) => isSameLedger(place.ledger, ledger));
  if (!known) places.push({ ledger, pushed: 0, ...more });
  else {
    known.units += more.units;
    known.shippedByOthers += more.shippedByOthers;
    known.writtenOff += more.writtenOff;
  }
}

/** Whether two names name one ledger. */
export const isSameLedger = (a: LedgerName, b: LedgerName): boolean =>
  a.sourceStoreId === b.sourceStoreId && a.inventoryItemId === b.inventoryItemId;
