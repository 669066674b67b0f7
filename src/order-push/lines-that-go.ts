/** What of a push's lines goes, as its order stands now (OP2). Pure. */
import type { PlatformOrder } from '../platforms/platform.ts';
import { unitsToShip } from './may-push.ts';
import type { Push, PushLine } from './push.ts';

/**
 * The push's lines in the units the customer still wants of them and no other part holds.
 * @param pending units of each line that parts which stand hold and have not brought back, this one's among them
 */
export const linesThatGo = (
  push: Push,
  order: PlatformOrder,
  pending: ReadonlyMap<string, number>,
): PushLine[] =>
  push.lines.flatMap((line) => {
    const now = order.lines.find((candidate) => candidate.id === line.lineId);
    const others = Math.max(0, (pending.get(line.lineId) ?? 0) - line.quantity);
    const quantity = now ? Math.min(line.quantity, unitsToShip(now) - others) : 0;
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });
