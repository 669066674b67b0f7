/** What of a push's lines goes, as its order stands now (OP2). Pure. */
import type { PlatformOrder } from '../platforms/platform.ts';
import { unitsToShip } from './may-push.ts';
import { pendingUnits, type UnitsInParts } from './pending-units.ts';
import type { Push, PushLine } from './push.ts';

/**
 * The push's lines in the units the customer still wants of them and no other part holds.
 * @param parts units of each line that parts which stand hold, this one's among them
 */
export const linesThatGo = (push: Push, order: PlatformOrder, parts: UnitsInParts): PushLine[] =>
  push.lines.flatMap((line) => {
    const now = order.lines.find((candidate) => candidate.id === line.lineId);
    if (!now) return [];
    const others = Math.max(0, pendingUnits(parts, now) - line.quantity);
    const quantity = Math.min(line.quantity, unitsToShip(now) - others);
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });
