/**
 * Units came off the customer's order because the source ships them no more: their money is asked about, or goes back, as
 * that store's setting says (RV1, RV2). Planned once they are off, so that no money moves for what then stays. Pure.
 */
import { differenceOf, isNothing, lesserOf } from '../../../shared/decimal.ts';
import type { KnownAct } from '../look.ts';
import type { Looked } from '../looked.ts';
import { isOurs } from './plan-source-refunds.ts';
import { worthOf } from './refund-share.ts';

export function planOwedMoney(looked: Looked): void {
  const { acts, sold, sourceRefunds } = looked;
  if (sourceRefunds === 'leave' || isNothing(sold.received.amount)) return;
  for (const act of acts) {
    if (act.state !== 'created' || looked.known(act.pushId, 'pay-destination', act.id)) continue;
    const amount = amountOf(looked, act);
    if (amount === 'none') continue;
    looked.add({
      pushId: act.pushId,
      cause: act.id,
      wish: { kind: 'pay-destination', amount, currency: sold.currency },
      stop: sourceRefunds === 'ask' ? 'refund-money' : undefined,
    });
  }
}

/** What its units cost; undefined, all that is left, where the whole order was cancelled: that is asked once. */
function amountOf(looked: Looked, { wish }: KnownAct): string | undefined | 'none' {
  const { sold, acts, planned } = looked;
  if (wish.kind !== 'cancel-destination' && wish.kind !== 'edit-destination') return 'none';
  if (wish.kind === 'cancel-destination' && sold.cancelledAt !== undefined) {
    const isAsked = [...acts, ...planned].some(
      (act) => act.wish.kind === 'pay-destination' && act.wish.amount === undefined,
    );
    return isAsked ? 'none' : undefined;
  }
  const amount = worthOf(
    wish.lines.map(({ destinationLineId, quantity }) => ({
      quantity,
      amount: looked.soldLine(destinationLineId)?.unitWorth.amount ?? '0',
    })),
  );
  const owed = lesserOf(amount, sold.received.amount);
  return isNothing(owed) ? 'none' : owed;
}

/**
 * Questions about money that somebody answered at the store: a refund of theirs, later than the question, gave back as much.
 * @returns ids of acts that need no answer any more
 */
export function paidByHand(looked: Looked): string[] {
  return looked.acts.flatMap(({ id, state, stop, wish, createdAt }) => {
    if (state !== 'failed' || stop !== 'refund-money' || wish.kind !== 'pay-destination') return [];
    const asked = wish.amount;
    const isPaid = looked.sold.refunds.some(
      (refund) =>
        !isOurs(looked, refund) &&
        createdAt !== undefined &&
        Date.parse(refund.createdAt) >= createdAt - (createdAt % 1000) &&
        !isNothing(refund.total.amount) &&
        (asked === undefined || isNothing(differenceOf(asked, refund.total.amount))),
    );
    return isPaid ? [id] : [];
  });
}
