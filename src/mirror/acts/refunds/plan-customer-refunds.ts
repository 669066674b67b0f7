/**
 * Refunds that the source's merchant made: their lines come off the customer's order, and whether money goes back there is
 * that store's setting (RV2). Pure.
 */
import type { PlatformRefund } from '../../../platforms/aftermath.ts';
import { isNothing, lesserOf } from '../../../shared/decimal.ts';
import { tail } from '../../../shared/ids.ts';
import type { ActLine } from '../act.ts';
import type { LookedPart } from '../look.ts';
import type { Looked } from '../looked.ts';
import { isOurs } from './our-refunds.ts';
import { moneyForAmount, moneyForUnits, orderWorth, worthOf } from './refund-share.ts';
import { isRefundedThere } from './refunded-by-hand.ts';

export function planCustomerRefunds(looked: Looked): void {
  if (looked.sold.cancelledAt !== undefined) return;
  for (const part of looked.parts) {
    if (part.made === 'gone' || part.isReplaced) continue;
    const { cancelledAt } = part.made;
    for (const refund of part.made.refunds) {
      const isOfTheCancel =
        cancelledAt !== undefined && Date.parse(refund.createdAt) >= Date.parse(cancelledAt);
      if (isOurs(looked, refund) || isOfTheCancel || isKnown(looked, part, refund)) continue;
      if (isRefundedThere(looked, part, refund)) continue;
      planFor(looked, part, refund);
    }
  }
}

const isKnown = ({ acts }: Looked, { pushId }: LookedPart, refund: PlatformRefund): boolean =>
  acts.some(
    (act) =>
      act.pushId === pushId &&
      (act.kind === 'refund-destination' || act.kind === 'pay-destination') &&
      act.cause === refund.id,
  );

function planFor(looked: Looked, part: LookedPart, refund: PlatformRefund): void {
  const lines = refundedLines(looked, part, refund);
  for (const { destinationLineId, quantity } of lines)
    looked.take(part, destinationLineId, quantity);
  const { currency } = looked.sold;
  const amount = lesserOf(moneyOf(looked, part, refund, lines), looked.sold.received.amount);
  const paysBack = looked.sourceRefunds === 'pay-back' && !isNothing(amount);
  const { pushId } = part;
  const cause = refund.id;
  if (lines.length > 0)
    looked.add({
      pushId,
      cause,
      wish: { kind: 'refund-destination', lines, amount: paysBack ? amount : '0', currency },
      stop: undefined,
    });
  const wish = { kind: 'pay-destination', amount, currency } as const;
  if (paysBack && lines.length === 0) looked.add({ pushId, cause, wish, stop: undefined });
  if (looked.sourceRefunds === 'ask' && !isNothing(amount))
    looked.add({ pushId, cause, wish, stop: 'refund-money' });
}

/** Lines that the push left its mark on; others stand at the source only. */
function refundedLines(
  looked: Looked,
  part: LookedPart,
  refund: PlatformRefund,
): (ActLine & { isShipped?: boolean })[] {
  const made = part.made === 'gone' ? [] : part.made.lines;
  return refund.lines.flatMap(({ lineId, quantity, restock }) => {
    const line = made.find((one) => tail(one.lineId) === tail(lineId));
    const destinationLineId = line?.destinationLineId;
    if (destinationLineId === undefined) return [];
    const units = Math.min(quantity, looked.unitsOf(part, destinationLineId));
    // Only what the source cancelled is shipped no more; another unit may still be to come.
    const isShipped = refund.returnId !== undefined || restock !== 'cancel';
    return units > 0
      ? [{ destinationLineId, quantity: units, ...(isShipped && { isShipped }) }]
      : [];
  });
}

/**
 * What the customer paid for it. A refund without money at the source is one all the same: what was paid there came from
 * nobody, and the customer does not get the goods.
 */
function moneyOf(
  looked: Looked,
  part: LookedPart,
  refund: PlatformRefund,
  lines: readonly ActLine[],
): string {
  const { currency } = looked.sold;
  if (refund.lines.length === 0)
    return moneyForAmount(
      { ...refund, shipping: { ...refund.shipping, amount: '0' } },
      {
        there: worthOf(
          part.lines.map(({ lineId }) => ({
            quantity: looked.unitsOf(part, lineId),
            amount: looked.soldLine(lineId)?.unitWorth.amount ?? '0',
          })),
        ),
        here: orderWorth(part.made === 'gone' ? [] : part.made.lines),
      },
      currency,
    );
  const there = worthOf(
    lines.map(({ destinationLineId, quantity }) => ({
      quantity,
      amount: looked.soldLine(destinationLineId)?.unitWorth.amount ?? '0',
    })),
  );
  return isNothing(refund.total.amount) ? there : moneyForUnits(there, refund, currency);
}
