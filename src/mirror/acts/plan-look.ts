/**
 * Compares both orders of each push as they are now, and says what is to be done about the difference (RV1 to RV4). Pure, and
 * the same whatever way that came about: whoever looks again plans nothing more.
 */
import { isNothing } from '../../shared/decimal.ts';
import type { LookInput, LookPlan } from './look.ts';
import { type Looked, layOut, stands, unitsToCome } from './looked.ts';
import { planAddress } from './plan-address.ts';
import { offByNow, planCustomerCancels } from './plan-customer-cancel.ts';
import { planEdits } from './plan-edits.ts';
import { planSourceCancels } from './plan-source-cancel.ts';
import { planCustomerRefunds } from './refunds/plan-customer-refunds.ts';
import { coveredByAll, paidByHand, planOwedMoney } from './refunds/plan-owed-money.ts';
import { planSourceRefunds } from './refunds/plan-source-refunds.ts';
import { planReturns } from './returns/plan-returns.ts';

/** In the order in which they are carried out: a refund after the return it belongs to, and before the cancel that came after it. */
export function planLook(input: LookInput): LookPlan {
  const looked = layOut(input);
  const settled = planReturns(looked);
  planSourceRefunds(looked);
  planCustomerRefunds(looked);
  planCustomerCancels(looked);
  planEdits(looked);
  planAddress(looked);
  planSourceCancels(looked);
  planOwedMoney(looked);
  const moot = [
    ...mootOf(looked),
    ...settled,
    ...settledEdits(looked),
    ...foundAgain(looked),
    ...offByNow(looked),
    ...paidByHand(looked),
    ...coveredByAll(looked),
  ];
  return { ...looked.result(), moot };
}

/** The customer's order is cancelled: nothing can come off it any more, and money only as long as some is there. */
function mootOf({ acts, sold }: Looked): string[] {
  if (sold.cancelledAt === undefined) return [];
  return acts
    .filter(({ state }) => state === 'failed')
    .filter(({ kind }) =>
      kind === 'pay-destination'
        ? isNothing(sold.received.amount)
        : ['cancel-destination', 'edit-destination', 'refund-destination'].includes(kind),
    )
    .map(({ id }) => id);
}

/** What a source's merchant took off came off the customer's order as well: nobody need answer any more. */
function settledEdits(looked: Looked): string[] {
  if (looked.sold.cancelledAt !== undefined) return [];
  return looked.acts
    .filter(({ state, stop }) => state === 'failed' && stop === 'edited-at-source')
    .filter(({ pushId, wish }) => {
      const part = looked.parts.find((one) => one.pushId === pushId);
      if (!part || wish.kind !== 'edit-destination' || !stands(part)) return false;
      return wish.lines.every(
        ({ destinationLineId }) =>
          looked.unitsOf(part, destinationLineId) <= unitsToCome(looked, part, destinationLineId),
      );
    })
    .map(({ id }) => id);
}

/** A source order is there that seemed to be deleted, or stands again in another one's place: nothing is to be asked for that. */
const foundAgain = ({ acts, parts }: Looked): string[] =>
  acts
    .filter(({ state }) => state === 'failed')
    .filter(({ pushId, stop }) => {
      const part = parts.find((one) => one.pushId === pushId);
      if (!part) return false;
      return stop === 'deleted-at-source'
        ? part.made !== 'gone'
        : stop === 'not-all-covered' && stands(part);
    })
    .map(({ id }) => id);
