/**
 * Units came off the customer's order because the source ships them no more: their money is asked about, or goes back, as
 * that store's setting says (RV1, RV2). Planned once they are off, so that no money moves for what then stays. Pure.
 */
import { isNothing, lesserOf } from '../../../shared/decimal.ts';
import { isByHand } from '../done-by-hand.ts';
import type { KnownAct } from '../look.ts';
import type { Looked } from '../looked.ts';
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
  return looked.acts.flatMap((act) => {
    const { id, state, stop, wish, createdAt } = act;
    if (state !== 'failed' || stop !== 'refund-money' || wish.kind !== 'pay-destination') return [];
    if (isPaidWithUnits(looked, act)) return [act.id];
    // An amount is answered by one of as much, once (refunded-by-hand.ts); all that is left by any.
    if (wish.amount !== undefined) return [];
    const isPaid = looked.sold.refunds.some(
      (refund) =>
        isByHand(refund) &&
        createdAt !== undefined &&
        Date.parse(refund.createdAt) >= createdAt - (createdAt % 1000) &&
        !isNothing(refund.total.amount),
    );
    return isPaid ? [id] : [];
  });
}

/** The whole order was cancelled meanwhile: one question about all that is left takes the place of those about parts of it. */
export function coveredByAll({ acts, planned }: Looked): string[] {
  const isAsked = [...acts, ...planned].some(
    ({ wish, stop }) =>
      wish.kind === 'pay-destination' && wish.amount === undefined && stop === 'refund-money',
  );
  if (!isAsked) return [];
  return acts
    .filter(
      ({ state, stop, wish }) =>
        state === 'failed' &&
        stop === 'refund-money' &&
        wish.kind === 'pay-destination' &&
        wish.amount !== undefined,
    )
    .map(({ id }) => id);
}

/** A person took the same units off the customer's order by hand, and gave money back with them: how much was theirs to say. */
function isPaidWithUnits({ acts, sold, joinedTo }: Looked, asks: KnownAct): boolean {
  const of = acts.find(
    ({ kind, pushId, cause }) =>
      kind === 'refund-destination' && pushId === asks.pushId && cause === asks.cause,
  );
  const madeId = of && (of.madeId ?? joinedTo(of));
  return sold.refunds.some(
    (refund) => refund.id === madeId && isByHand(refund) && !isNothing(refund.total.amount),
  );
}
