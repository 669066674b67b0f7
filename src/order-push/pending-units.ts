/** Units of a line that parts hold and that are still to come back as shipped: they are not free (OP2). Pure. */
import type { PlatformOrderLine } from '../platforms/platform.ts';
import { tail } from '../shared/ids.ts';

/** By the destination platform's line id (`back`: by its last part). */
export type UnitsInParts = {
  /** Units that parts which stand hold. */
  held: ReadonlyMap<string, number>;
  /** Of them, those that came back as shipped, as far as we copied them. */
  back: ReadonlyMap<string, number>;
};

/**
 * No more came back than the reading shows as shipped: it may be older than the copy, or somebody took the copy back at the
 * customer's store. Either way the source has the units, and they go to it no second time.
 */
export function pendingUnits(
  { held, back }: UnitsInParts,
  line: Pick<PlatformOrderLine, 'id' | 'currentQuantity' | 'unfulfilledQuantity'>,
): number {
  const shipped = Math.max(0, line.currentQuantity - line.unfulfilledQuantity);
  const returned = Math.min(back.get(tail(line.id)) ?? 0, shipped);
  return Math.max(0, (held.get(line.id) ?? 0) - returned);
}
