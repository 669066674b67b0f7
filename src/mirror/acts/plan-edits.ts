/**
 * Units that came off the customer's order in an edit come off the source order; units that the source's merchant took off
 * are asked about. Neither is fought over: only what the customer's order lost since the last look is taken off (RV4). Pure.
 */
import type { ActLine } from './act.ts';
import type { LookedPart } from './look.ts';
import { type Looked, stands, unitsToCome } from './looked.ts';

export function planEdits(looked: Looked): void {
  if (looked.sold.cancelledAt !== undefined) return;
  const wishes = new Map<string, ActLine[]>();
  for (const lineId of linesOf(looked)) takeOff(looked, lineId, wishes);
  for (const [pushId, lines] of wishes)
    looked.add({
      pushId,
      cause: nextCause(looked, pushId),
      wish: { kind: 'edit-source', lines },
      stop: undefined,
    });
  for (const part of looked.parts) if (stands(part)) askAboutEdits(looked, part);
}

/** What the parts stand for together is more than the customer still has of a line. */
function takeOff(looked: Looked, lineId: string, wishes: Map<string, ActLine[]>): void {
  const sold = looked.soldLine(lineId)?.current ?? 0;
  const parts = looked.parts.filter(({ isReplaced }) => !isReplaced);
  let over = looked.parts.reduce((sum, part) => sum + looked.unitsOf(part, lineId), 0) - sold;
  // What was lost at its source takes no act: nothing of it would come any more.
  for (const part of parts.filter((one) => !stands(one))) {
    const units = Math.min(Math.max(0, over), looked.unitsOf(part, lineId));
    looked.take(part, lineId, units);
    over -= units;
  }
  // Nor does what its own people took off before: the customer's order lost the same units since.
  for (const part of parts.filter(stands)) {
    const missing = looked.unitsOf(part, lineId) - unitsToCome(looked, part, lineId);
    const units = Math.min(Math.max(0, over), Math.max(0, missing));
    looked.take(part, lineId, units);
    over -= units;
  }
  for (const part of parts.filter(stands).toReversed()) {
    // A refund that waits for a person takes its units off when it is answered, and may never be.
    const left = unitsToCome(looked, part, lineId, { withAsked: false });
    const open = Math.min(left, looked.madeLine(part, lineId)?.open ?? 0);
    const units = Math.min(Math.max(0, over), open);
    if (units === 0) continue;
    looked.take(part, lineId, units);
    over -= units;
    const lines = wishes.get(part.pushId) ?? [];
    lines.push({ destinationLineId: lineId, quantity: left - units });
    wishes.set(part.pushId, lines);
  }
  if (over > 0) sayShipped(looked, parts.filter(stands), lineId, sold);
}

/** The goods have left: shown once for each number of units, and the source order stays as it is. */
function sayShipped(
  looked: Looked,
  parts: readonly LookedPart[],
  lineId: string,
  sold: number,
): void {
  const part = parts.find((one) => looked.unitsOf(one, lineId) > 0);
  const cause = `shipped:${lineId}:${sold}`;
  if (!part || looked.known(part.pushId, 'edit-source', cause)) return;
  const lines = [{ destinationLineId: lineId, quantity: sold }];
  looked.add({
    pushId: part.pushId,
    cause,
    wish: { kind: 'edit-source', lines },
    stop: 'shipped-already',
  });
}

/** The source order has fewer units of a line than the part stands for, and none of our acts takes them off. */
function askAboutEdits(looked: Looked, part: LookedPart): void {
  const lines = part.lines.flatMap(({ lineId }): ActLine[] => {
    const missing = looked.unitsOf(part, lineId) - unitsToCome(looked, part, lineId);
    const units = missing - askedAbout(looked, part, lineId);
    return units > 0 ? [{ destinationLineId: lineId, quantity: units }] : [];
  });
  if (lines.length === 0) return;
  looked.add({
    pushId: part.pushId,
    cause: nextCause(looked, part.pushId),
    wish: { kind: 'edit-destination', lines },
    stop: 'edited-at-source',
  });
}

/** Units that a person was asked about already, whatever the answer; those that come off have come off the part. */
const askedAbout = ({ acts }: Looked, { pushId }: LookedPart, lineId: string): number =>
  acts.reduce((sum, { wish, ...act }) => {
    if (act.pushId !== pushId || wish.kind !== 'edit-destination') return sum;
    if (act.state === 'created') return sum;
    const line = wish.lines.find(({ destinationLineId }) => destinationLineId === lineId);
    return sum + (line?.quantity ?? 0);
  }, 0);

const linesOf = ({ parts }: Looked): string[] => [
  ...new Set(parts.flatMap(({ lines }) => lines.map(({ lineId }) => lineId))),
];

/** Of two looks at once the second decides anew, so that counting is enough. */
const nextCause = ({ acts, planned }: Looked, pushId: string): string =>
  `edit:${[...acts, ...planned].filter((act) => act.pushId === pushId).length + 1}`;
