/** Refunds of the customer's order: each source order gets the same of its lines, its money and its shipping (RV2). Pure. */
import { sharedAmount, shareOf } from '../../../order-push/copied/shipping-share.ts';
import type { PlatformRefund } from '../../../platforms/aftermath.ts';
import { isNothing, lesserOf, placesOf, sumOf } from '../../../shared/decimal.ts';
import { tail } from '../../../shared/ids.ts';
import type { RefundedActLine } from '../act.ts';
import type { LookedPart } from '../look.ts';
import { type Looked, stands, unitsToCome } from '../looked.ts';
import { isReturnedAt } from '../returns/return-families.ts';
import { isOurs } from './our-refunds.ts';
import { moneyForAmount, moneyForUnits, orderWorth, worthOf } from './refund-share.ts';
import { isRefundedHere } from './refunded-by-hand.ts';

export function planSourceRefunds(looked: Looked): void {
  for (const [at, refund] of looked.sold.refunds.entries()) {
    if (isOurs(looked, refund) || isOfTheCancel(looked, refund)) continue;
    if (isRefundedHere(looked, refund)) continue;
    const parts = looked.parts.filter(
      (part) =>
        stands(part) &&
        !part.refundsBefore.includes(refund.id) &&
        !looked.known(part.pushId, 'refund-source', refund.id),
    );
    const lines = allot(looked, refund, at, parts);
    for (const part of parts) planFor(looked, refund, part, lines.get(part.pushId) ?? []);
  }
}

/** A cancel writes a refund of all lines: it is mirrored as a cancel. */
const isOfTheCancel = ({ sold }: Looked, refund: PlatformRefund): boolean =>
  sold.cancelledAt !== undefined &&
  Date.parse(refund.createdAt) >= Date.parse(sold.cancelledAt) &&
  refund.lines.length > 0;

/**
 * Which part each refunded unit belongs to. Units that no part stands for come off nowhere: as long as the customer's line
 * had as many after it as the parts stand for together, nothing of it is pushed too much.
 * @param at its place among the order's refunds
 */
function allot(
  looked: Looked,
  refund: PlatformRefund,
  at: number,
  parts: readonly LookedPart[],
): Map<string, RefundedActLine[]> {
  const allotted = new Map<string, RefundedActLine[]>();
  for (const { lineId, quantity, restock, locationId } of refund.lines) {
    const stood = looked.parts.reduce((sum, part) => sum + looked.unitsOf(part, lineId), 0);
    const over = Math.max(0, stood - unitsAfter(looked, at, lineId));
    let left = Math.min(quantity - unitsKnown(looked, refund, lineId), over);
    // What its source cancelled comes no more: it comes off first, and nothing is to be done for it.
    for (const part of looked.parts.filter((one) => !stands(one) && !one.isReplaced)) {
      const units = Math.min(left, looked.unitsOf(part, lineId) - shippedOf(part, lineId));
      if (units <= 0) continue;
      left -= units;
      looked.take(part, lineId, units);
    }
    // What the source's people took off before is the same units: nothing of them is there any more.
    for (const part of parts) {
      const units = Math.min(left, lacking(looked, part, lineId));
      if (units <= 0) continue;
      left -= units;
      looked.take(part, lineId, units);
    }
    for (const { part, fits } of preferring(looked, parts, lineId, restock === 'cancel')) {
      const units = Math.min(left, fits);
      if (units <= 0) continue;
      left -= units;
      looked.take(part, lineId, units);
      const lines = allotted.get(part.pushId) ?? [];
      // Units of a return go on the shelf with it, not a second time with its refund.
      const place = isReturnedAt(looked, part.pushId, refund.returnId)
        ? ({ restock: 'none', locationId: undefined } as const)
        : { restock, locationId };
      const known = lines.find(({ destinationLineId }) => destinationLineId === lineId);
      if (known) known.quantity += units;
      else lines.push({ destinationLineId: lineId, quantity: units, ...place });
      allotted.set(part.pushId, lines);
    }
  }
  return allotted;
}

const shippedOf = ({ lines }: LookedPart, lineId: string): number =>
  lines.find((one) => tail(one.lineId) === tail(lineId))?.shipped ?? 0;

/** What the customer had of a line right after a refund: later ones took off what came later. */
const unitsAfter = ({ sold, soldLine }: Looked, at: number, lineId: string): number =>
  sold.refunds
    .slice(at + 1)
    .flatMap(({ lines }) => lines)
    .filter((line) => tail(line.lineId) === tail(lineId))
    .reduce((sum, { quantity }) => sum + quantity, soldLine(lineId)?.current ?? 0);

/** Units that a part's source order lacks by an edit there; its own refunds are mirrored by themselves. */
function lacking(looked: Looked, part: LookedPart, lineId: string): number {
  if (part.made === 'gone') return 0;
  const line = looked.madeLine(part, lineId);
  const refunded = part.made.refunds
    .filter((refund) => !isOurs(looked, refund))
    .filter(({ id }) => !looked.known(part.pushId, 'refund-destination', id))
    .flatMap(({ lines }) => lines)
    .filter((one) => line && tail(one.lineId) === tail(line.lineId))
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const missing = looked.unitsOf(part, lineId) - unitsToCome(looked, part, lineId);
  return Math.max(0, missing - refunded);
}

/** Units of a line of this refund that have an act already, at a part that answered earlier. */
const unitsKnown = ({ acts }: Looked, refund: PlatformRefund, lineId: string): number =>
  acts
    .filter(({ kind, cause }) => kind === 'refund-source' && cause === refund.id)
    .flatMap(({ wish }) => (wish.kind === 'refund-source' ? wish.lines : []))
    .filter(({ destinationLineId }) => tail(destinationLineId) === tail(lineId))
    .reduce((sum, { quantity }) => sum + quantity, 0);

/**
 * Units that were not shipped come off where some are open, others where some were shipped, as many as there are; what is
 * over comes off wherever the line stands.
 */
function preferring(
  looked: Looked,
  parts: readonly LookedPart[],
  lineId: string,
  isOpen: boolean,
): { part: LookedPart; fits: number }[] {
  const first = parts.map((part) => {
    const { current = 0, open = 0 } = looked.madeLine(part, lineId) ?? {};
    const fits = Math.min(looked.unitsOf(part, lineId), isOpen ? open : current - open);
    return { part, fits: Math.max(0, fits) };
  });
  const rest = first.map(({ part, fits }) => ({
    part,
    fits: looked.unitsOf(part, lineId) - fits,
  }));
  return [...first, ...rest];
}

function planFor(
  looked: Looked,
  refund: PlatformRefund,
  part: LookedPart,
  lines: RefundedActLine[],
): void {
  if (part.made === 'gone') return;
  const { currency, received } = part.made;
  const shipping = sharedAmount(refund.shippingNet.amount, shareOf(part), placesOf(currency));
  const goods =
    refund.lines.length > 0
      ? moneyForUnits(worthThere(looked, part, lines), refund, currency)
      : moneyForAmount(
          refund,
          { there: orderWorth(ours(part)), here: orderWorth(looked.sold.lines) },
          currency,
        );
  // A source order that was never paid has nothing that could go back.
  const amount = isNothing(refund.total.amount)
    ? '0'
    : lesserOf(sumOf([one(goods), one(shipping)]) ?? '0', received.amount);
  if (lines.length === 0 && isNothing(amount)) return;
  const wish = { kind: 'refund-source', lines, shipping, amount, currency } as const;
  looked.add({
    pushId: part.pushId,
    cause: refund.id,
    wish,
    stop: undefined,
  });
}

const one = (amount: string) => ({ amount, times: 1 });

const ours = ({ made }: LookedPart) =>
  made === 'gone' ? [] : made.lines.filter((line) => line.destinationLineId !== undefined);

const worthThere = (looked: Looked, part: LookedPart, lines: readonly RefundedActLine[]): string =>
  worthOf(
    lines.map(({ destinationLineId, quantity }) => ({
      quantity,
      amount: looked.madeLine(part, tail(destinationLineId))?.unitWorth.amount ?? '0',
    })),
  );
