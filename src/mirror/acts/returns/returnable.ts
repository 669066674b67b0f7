/** What of an order's line came back, and what can still come back (RV3). Pure. */
import type {
  AftermathLine,
  OrderAftermath,
  PlatformReturn,
} from '../../../platforms/aftermath.ts';
import { tail } from '../../../shared/ids.ts';

/** Nothing of it comes back: its units may be returned anew. */
export const isEnded = ({ state }: PlatformReturn): boolean =>
  state === 'declined' || state === 'cancelled';

/** Units of a line in returns that come or came back, those of them that came, and those refunded after they had left. */
function backUnits(order: OrderAftermath, line: AftermathLine) {
  const isOfLine = ({ lineId }: { lineId: string | undefined }) =>
    lineId !== undefined && tail(lineId) === tail(line.lineId);
  const coming = order.returns
    .filter((one) => !isEnded(one))
    .flatMap(({ lines }) => lines)
    .filter(isOfLine);
  const refunded = order.refunds
    .flatMap(({ lines }) => lines)
    .filter((one) => isOfLine(one) && one.restock !== 'cancel');
  return {
    inReturns: coming.reduce((sum, { quantity }) => sum + quantity, 0),
    processed: coming.reduce((sum, { processed }) => sum + processed, 0),
    refunded: refunded.reduce((sum, { quantity }) => sum + quantity, 0),
  };
}

/** @returns units of a line that the order still has: less what came back, refunded or not */
export function unitsKept(order: OrderAftermath, line: AftermathLine): number {
  const { processed, refunded } = backUnits(order, line);
  return line.current - Math.max(0, processed - refunded);
}

/**
 * As far as the order's own figures tell; the store has the last word. Units that were refunded without a return are gone;
 * what was refunded of a processed return is in that return already.
 * @returns units that left and can still come back, 0 or more
 */
export function returnableUnits(order: OrderAftermath, line: AftermathLine): number {
  const { inReturns, processed, refunded } = backUnits(order, line);
  const shipped = line.current - line.open + Math.min(refunded, processed);
  return Math.max(0, shipped - inReturns);
}
