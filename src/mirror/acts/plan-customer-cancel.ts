/**
 * The source's merchant cancelled or deleted a pushed order. It is mirrored by itself only where that part covers every open
 * line of the customer's order; else a person is asked (RV1). Pure.
 */
import type { ActLine } from './act.ts';
import type { LookedPart } from './look.ts';
import { type Looked, stands, weCancelled } from './looked.ts';

/** An order that was deleted may be found again, and cancelled after that. */
const goneCause = 'gone';

export function planCustomerCancels(looked: Looked): void {
  if (looked.sold.cancelledAt !== undefined) return;
  const lost = lostParts(looked);
  const coversOrder = coversAll(looked, lost);
  for (const part of lost) {
    const { pushId, made } = part;
    // Another order may stand for the part later, and be cancelled as well.
    const cause = made === 'gone' ? goneCause : made.orderId;
    const known = looked.known(pushId, 'cancel-destination', cause);
    const lines = openLines(looked, part);
    if (lines.length === 0) continue;
    const isCovered = made !== 'gone' && coversOrder;
    if (known) {
      // What was open beside it is cancelled, shipped or taken off by now: nobody need be asked.
      if (isCovered && known.state === 'failed' && known.stop === 'not-all-covered')
        looked.unask(known);
      continue;
    }
    const refund = looked.sourceRefunds === 'pay-back';
    looked.add({
      pushId,
      cause,
      wish: { kind: 'cancel-destination', lines, refund },
      stop: made === 'gone' ? 'deleted-at-source' : isCovered ? undefined : 'not-all-covered',
    });
  }
}

/** @returns ids of questions about units that did not come, and are on the customer's order no more */
export function offByNow(looked: Looked): string[] {
  const lost = lostParts(looked);
  return looked.acts
    .filter(({ kind, state }) => kind === 'cancel-destination' && state === 'failed')
    .filter(({ pushId }) => {
      const part = lost.find((one) => one.pushId === pushId);
      return part !== undefined && openLines(looked, part).length === 0;
    })
    .map(({ id }) => id);
}

const lostParts = (looked: Looked): LookedPart[] =>
  looked.parts.filter((part) => !part.isReplaced && isCancelledThere(looked, part));

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

/**
 * Units that left their sources and are not copied onto the customer's order yet: they are open there, and come. Nobody may
 * have told us of the shipment: an order that stands says itself what has left.
 */
function unitsOnTheirWay(looked: Looked, lineId: string): number {
  const left = looked.parts.reduce((sum, part) => {
    const { shipped = 0 } = part.lines.find((one) => one.lineId === lineId) ?? {};
    const made = stands(part) ? looked.madeLine(part, lineId) : undefined;
    return sum + Math.max(shipped, made ? made.current - made.open : 0);
  }, 0);
  const { current = 0, open = 0 } = looked.soldLine(lineId) ?? {};
  return Math.max(0, left - (current - open));
}
