/** Which refunds people made by hand instead of answering what was asked about them here (RV2). Pure. */
import type { PlatformRefund } from '../../../platforms/aftermath.ts';
import { tail } from '../../../shared/ids.ts';
import type { ActLine } from '../act.ts';
import { isAsWished, isByHand } from '../done-by-hand.ts';
import { joinsOneOf } from '../join-by-hand.ts';
import type { LookedPart } from '../look.ts';
import type { Looked } from '../looked.ts';

/** The customer's store did what it was asked about because of a source's refund. */
export function isRefundedHere(looked: Looked, refund: PlatformRefund): boolean {
  if (!isByHand(refund)) return false;
  const lines = refund.lines.map(({ lineId, quantity }) => ({
    destinationLineId: lineId,
    quantity,
  }));
  const acts = looked.acts.filter(
    (act) =>
      (act.kind === 'refund-destination' || act.kind === 'pay-destination') &&
      isAsWished(act.wish, refund, lines),
  );
  return joinsOneOf(looked, acts, refund);
}

/** A source's people refunded what was to be refunded there because of the customer's order, and was not. */
export function isRefundedThere(looked: Looked, part: LookedPart, refund: PlatformRefund): boolean {
  if (!isByHand(refund)) return false;
  const lines = unitsByMark(part, refund);
  const acts = looked.acts.filter(
    (act) =>
      act.pushId === part.pushId &&
      act.kind === 'refund-source' &&
      isAsWished(act.wish, refund, lines),
  );
  return joinsOneOf(looked, acts, refund);
}

/** A source refund's units by the destination's lines; those of lines that the push left no mark on are left out. */
const unitsByMark = ({ made }: LookedPart, { lines }: PlatformRefund): ActLine[] =>
  lines.flatMap(({ lineId, quantity }) => {
    const line =
      made === 'gone' ? undefined : made.lines.find((one) => tail(one.lineId) === tail(lineId));
    return line?.destinationLineId === undefined
      ? []
      : [{ destinationLineId: line.destinationLineId, quantity }];
  });
