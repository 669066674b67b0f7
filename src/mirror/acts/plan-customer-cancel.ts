/**
 * The source's merchant cancelled or deleted a pushed order. It is mirrored by itself only where that part covers every open
 * line of the customer's order; else a person is asked (RV1). Pure.
 */
import type { ActLine } from './act.ts';
import type { LookedPart } from './look.ts';
import { type Looked, weCancelled } from './looked.ts';

/** An order that was deleted may be found again, and cancelled after that. */
const goneCause = 'gone';

export function planCustomerCancels(looked: Looked): void {
  if (looked.sold.cancelledAt !== undefined) return;
  const lost = looked.parts.filter((part) => !part.isReplaced && isCancelledThere(looked, part));
  const coversOrder = coversAll(looked, lost);
  for (const part of lost) {
    const { pushId, made } = part;
    // Another order may stand for the part later, and be cancelled as well.
    const cause = made === 'gone' ? goneCause : made.orderId;
    if (looked.known(pushId, 'cancel-destination', cause)) continue;
    const lines = openLines(looked, part);
    if (lines.length === 0) continue;
    const isCovered = made !== 'gone' && coversOrder;
    const refund = looked.sourceRefunds === 'pay-back';
    looked.add({
      pushId,
      cause,
      wish: { kind: 'cancel-destination', lines, refund },
      stop: made === 'gone' ? 'deleted-at-source' : isCovered ? undefined : 'not-all-covered',
    });
  }
}

/** By its own people: where our act did it, the customer's order was cancelled first. */
const isCancelledThere = (looked: Looked, part: LookedPart): boolean =>
  part.made === 'gone' || (part.made.cancelledAt !== undefined && !weCancelled(looked, part));

/** Units that were to come from the part and never left. */
const openLines = (looked: Looked, part: LookedPart): ActLine[] =>
  part.lines.flatMap(({ lineId, shipped }) => {
    const quantity = looked.unitsOf(part, lineId) - shipped;
    return quantity > 0 ? [{ destinationLineId: lineId, quantity }] : [];
  });

function coversAll(looked: Looked, lost: readonly LookedPart[]): boolean {
  return (
    looked.sold.lines
      // What needs no shipping is open as long as it was not delivered, and no source has it.
      .filter(({ open }) => open > 0)
      .every(
        ({ lineId, open }) =>
          open - unitsOnTheirWay(looked, lineId) <=
          lost.reduce((sum, part) => {
            const line = part.lines.find((one) => one.lineId === lineId);
            return sum + Math.max(0, looked.unitsOf(part, lineId) - (line?.shipped ?? 0));
          }, 0),
      )
  );
}

/** Units that left their sources and are not copied onto the customer's order yet: they are open there, and come. */
function unitsOnTheirWay({ parts, soldLine }: Looked, lineId: string): number {
  const left = parts
    .flatMap(({ lines }) => lines)
    .filter((line) => line.lineId === lineId)
    .reduce((sum, { shipped }) => sum + shipped, 0);
  const { current = 0, open = 0 } = soldLine(lineId) ?? {};
  return Math.max(0, left - (current - open));
}
