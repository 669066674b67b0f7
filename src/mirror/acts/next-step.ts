/** What is missing at the other store for an act's wish to be true, by its kind. Total. Pure. */
import type { OrderAftermath } from '../../platforms/aftermath.ts';
import { assertNever } from '../../shared/assert.ts';
import { tail } from '../../shared/ids.ts';
import type { MirrorAct } from './act.ts';
import { stepCustomerRefund, stepPay, stepSourceRefund } from './refunds/step-refund.ts';
import { stepReturn } from './returns/step-return.ts';
import type { Step } from './step.ts';
import { stepCustomerCancel, stepSourceCancel } from './step-cancel.ts';
import { stepAddress, stepEdit } from './step-edit.ts';

/**
 * @param there the order it acts on, as just read
 * @param shelves source locations by the destination's (tails of ids), and by `` the one where nothing is known
 */
export function nextStep(
  act: MirrorAct,
  there: OrderAftermath,
  shelves: ReadonlyMap<string, string>,
): Step {
  const { wish } = act;
  const shelf = ({ locationId }: { locationId: string | undefined }) =>
    (locationId === undefined ? undefined : shelves.get(tail(locationId))) ?? shelves.get('');
  switch (wish.kind) {
    case 'cancel-source':
      return stepSourceCancel(act, wish, there);
    case 'cancel-destination':
      return stepCustomerCancel(act, wish, there);
    case 'refund-source':
      return stepSourceRefund(act, wish, there, shelf, act.isAnswered);
    case 'refund-destination':
    case 'edit-destination':
      return stepCustomerRefund(act, wish, there, act.isAnswered);
    case 'pay-destination':
      return stepPay(act, wish, there);
    case 'edit-source':
      return stepEdit(act, wish, there);
    case 'address-source':
      return stepAddress(there);
    case 'return-source':
    case 'return-destination':
      return stepReturn(act, wish, there, shelf);
    default:
      return assertNever(wish);
  }
}
