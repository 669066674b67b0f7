/** Which returns people opened by hand instead of answering what was asked about them here (RV3). Pure. */
import type { PlatformReturn } from '../../../platforms/aftermath.ts';
import { isReturnByHand, isSameUnits } from '../done-by-hand.ts';
import { joinsOneOf } from '../join-by-hand.ts';
import type { Looked } from '../looked.ts';
import {
  isMaking,
  isReturnWish,
  type MadeReturn,
  type ReturnWish,
  unitsOfMade,
  unitsOfSold,
} from './return-families.ts';

/** The customer's return, which an act of ours was to open because of one at a source, and could not. */
export const isOpenedHere = (looked: Looked, sold: PlatformReturn): boolean =>
  isReturnByHand(sold) &&
  joinsOneOf(looked, actsMaking(looked, 'return-destination', unitsOfSold(sold)), sold);

/** The same at a source, because of the customer's. */
export const isOpenedForUs = (looked: Looked, one: MadeReturn): boolean =>
  isReturnByHand(one.made) &&
  joinsOneOf(
    looked,
    actsMaking(looked, 'return-source', unitsOfMade(one)).filter(
      ({ pushId }) => pushId === one.part.pushId,
    ),
    one.made,
  );

/** Acts that are to make a return of these units. */
const actsMaking = (
  { acts }: Looked,
  kind: ReturnWish['kind'],
  units: Parameters<typeof isSameUnits>[0],
) =>
  acts.filter(
    (act) =>
      act.kind === kind &&
      isMaking(act) &&
      isReturnWish(act.wish) &&
      isSameUnits(act.wish.lines, units),
  );
