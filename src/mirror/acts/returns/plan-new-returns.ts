/** Returns that have no counterpart at the other store yet get one there, in the state they have (RV3). Pure. */
import type { PlatformReturn } from '../../../platforms/aftermath.ts';
import { tail } from '../../../shared/ids.ts';
import type { LookedPart } from '../look.ts';
import { type Looked, stands } from '../looked.ts';
import { isOpenedForUs, isOpenedHere } from './opened-by-hand.ts';
import {
  isMadeBy,
  isMaking,
  isOurReturn,
  isReturnWish,
  makerAtDestination,
  makersAtSources,
  type ReturnedUnits,
  type ReturnWish,
  returnsAtSources,
  unitsOfMade,
  unitsOfSold,
} from './return-families.ts';
import { isEnded, returnableUnits } from './returnable.ts';

export function planNewReturns(looked: Looked): void {
  for (const sold of looked.sold.returns) {
    if (isOver(sold) || isOurReturn(looked, 'return-destination', sold)) continue;
    if (makersAtSources(looked, sold).length > 0 || isOpenedHere(looked, sold)) continue;
    makeAtSources(looked, sold);
  }
  if (looked.sold.cancelledAt !== undefined) return;
  for (const one of returnsAtSources(looked)) {
    if (isOver(one.made) || isOurReturn(looked, 'return-source', one.made)) continue;
    if (makerAtDestination(looked, one) || isOpenedForUs(looked, one)) continue;
    const lines = unitsOfMade(one).map(wanted);
    if (lines.length > 0) add(looked, 'return-destination', one.part, one.made, lines);
  }
}

/** Nothing comes back, or nothing came back and it is closed. */
const isOver = (one: PlatformReturn): boolean =>
  isEnded(one) || (one.state === 'closed' && one.lines.every(({ processed }) => processed === 0));

const wanted = ({ destinationLineId, quantity, reason }: ReturnedUnits) => ({
  ...{ destinationLineId, quantity, reason, processed: 0, locationId: undefined },
});

/** Each unit goes back to a source that shipped it; which of several did is not known, the first with units left takes it. */
function makeAtSources(looked: Looked, sold: PlatformReturn): void {
  // What came back before a part was made is not of its units.
  const parts = looked.parts.filter(
    (part) =>
      stands(part) &&
      (part.sourceOrderAt == null || Date.parse(part.sourceOrderAt) <= Date.parse(sold.createdAt)),
  );
  const coming = new Map<LookedPart, ReturnWish['lines']>();
  const neverLeft = new Map<LookedPart, ReturnWish['lines']>();
  for (const units of unitsOfSold(sold)) {
    let left = units.quantity;
    const take = (
      part: LookedPart,
      most: number,
      lines: Map<LookedPart, ReturnWish['lines']>,
    ): void => {
      const quantity = Math.min(left, most);
      if (quantity <= 0) return;
      left -= quantity;
      lines.set(part, [...(lines.get(part) ?? []), { ...wanted(units), quantity }]);
    };
    for (const part of parts) take(part, unitsLeft(looked, part, units.destinationLineId), coming);
    // Units of no part are the destination's own business.
    left = Math.max(0, left - unitsOfNoPart(looked, units.destinationLineId));
    for (const part of parts)
      take(part, looked.madeLine(part, units.destinationLineId)?.open ?? 0, neverLeft);
  }
  for (const [part, lines] of coming) add(looked, 'return-source', part, sold, lines);
  // The customer has them from elsewhere: its source still means to ship them, and a person settles that.
  for (const [part, lines] of neverLeft)
    looked.add({
      pushId: part.pushId,
      cause: `${sold.id}:never-left`,
      wish: { kind: 'return-source', state: stateOf(sold), lines },
      stop: 'not-enough-left',
    });
}

/** Units that left the source, less those that other acts of ours are about to take back. */
function unitsLeft(looked: Looked, part: LookedPart, lineId: string): number {
  const line = looked.madeLine(part, lineId);
  if (!line || part.made === 'gone') return 0;
  const { returns } = part.made;
  const underWay = looked.acts.filter(
    (act) =>
      ['ready', 'creating', 'failed'].includes(act.state) &&
      !returns.some((one) => isMadeBy(act, one)),
  );
  const taken = [...underWay, ...looked.planned]
    .filter(({ pushId, wish }) => pushId === part.pushId && wish.kind === 'return-source')
    .filter(isMaking)
    .flatMap(({ wish }) => (isReturnWish(wish) ? wish.lines : []))
    .filter((one) => tail(one.destinationLineId) === tail(lineId))
    .reduce((sum, { quantity }) => sum + quantity, 0);
  return returnableUnits(part.made, line) - taken;
}

/** Units of the customer's line that were never pushed. */
const unitsOfNoPart = (looked: Looked, lineId: string): number =>
  looked.parts.reduce(
    (left, part) => left - (looked.madeLine(part, lineId)?.ordered ?? 0),
    looked.soldLine(lineId)?.ordered ?? 0,
  );

const stateOf = ({ state }: PlatformReturn): 'requested' | 'open' =>
  state === 'requested' ? 'requested' : 'open';

function add(
  looked: Looked,
  kind: ReturnWish['kind'],
  { pushId }: LookedPart,
  cause: PlatformReturn,
  lines: ReturnWish['lines'],
): void {
  looked.add({
    pushId,
    cause: `${cause.id}:made`,
    wish: { kind, state: stateOf(cause), lines },
    stop: undefined,
  });
}
