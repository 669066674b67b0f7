/** Which refunds acts of ours stand for (RV2). Pure. */
import type { PlatformRefund } from '../../../platforms/aftermath.ts';
import { actIdsIn } from '../act-note.ts';
import type { Looked } from '../looked.ts';

/**
 * Whether a refund is an act's: made by it (its answer may have been lost, then its note says so), or by a person in its
 * place.
 */
export const isOurs = (looked: Looked, refund: PlatformRefund): boolean => {
  const ids = actIdsIn(refund.note);
  return (
    looked.isJoined(refund.id) ||
    looked.acts.some(({ id, madeId }) => madeId === refund.id || ids.includes(id))
  );
};
