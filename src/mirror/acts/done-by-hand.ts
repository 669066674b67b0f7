/**
 * What waits for a person may be done by them at the store itself: a refund or a return there that is not ours and says what
 * the act wished is the act's. Copied back instead, it would come a second time, with its money (RV2, RV3). Pure.
 */
import type { PlatformRefund, PlatformReturn } from '../../platforms/aftermath.ts';
import { differenceOf, isNothing } from '../../shared/decimal.ts';
import { tail } from '../../shared/ids.ts';
import type { ActLine, ActWish } from './act.ts';
import { actIdsIn } from './act-note.ts';

/** Whether two lists name the same units, in any order; two empty ones do not. */
export function isSameUnits(a: readonly ActLine[], b: readonly ActLine[]): boolean {
  const [here, there] = [unitsByLine(a), unitsByLine(b)];
  return (
    here.size > 0 &&
    here.size === there.size &&
    [...here].every(([lineId, units]) => there.get(lineId) === units)
  );
}

function unitsByLine(lines: readonly ActLine[]): Map<string, number> {
  const units = new Map<string, number>();
  for (const { destinationLineId, quantity } of lines) {
    const key = tail(destinationLineId);
    units.set(key, (units.get(key) ?? 0) + quantity);
  }
  return units;
}

type RefundWish = Extract<
  ActWish,
  { kind: 'refund-source' | 'refund-destination' | 'pay-destination' }
>;

/**
 * Whether a refund at the store where a wish acts is what it wishes: the same units, or where it names none the same money.
 * @param lines the refund's units by the destination's lines
 */
export function isAsWished(
  wish: ActWish,
  refund: Pick<PlatformRefund, 'lines' | 'total'>,
  lines: readonly ActLine[],
): boolean {
  if (!isRefundWish(wish)) return false;
  const wished = wish.kind === 'pay-destination' ? [] : wish.lines;
  if (wished.length > 0) return isSameUnits(wished, lines);
  const { amount } = wish;
  return (
    refund.lines.length === 0 &&
    amount !== undefined &&
    !isNothing(amount) &&
    isNothing(differenceOf(amount, refund.total.amount))
  );
}

const isRefundWish = (wish: ActWish): wish is RefundWish =>
  wish.kind === 'refund-source' ||
  wish.kind === 'refund-destination' ||
  wish.kind === 'pay-destination';

/** Not made by any act, of whatever order. */
export const isByHand = (refund: PlatformRefund): boolean => actIdsIn(refund.note).length === 0;

/** Not made by any act, of whatever order. */
export const isReturnByHand = ({ lines }: PlatformReturn): boolean =>
  lines.every(({ note }) => actIdsIn(note).length === 0);
