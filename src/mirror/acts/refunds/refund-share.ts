/** What of a refund's money belongs to a part, in the money of the other order (RV2). Exact, rounded once. Pure. */
import type { AftermathLine, PlatformRefund } from '../../../platforms/aftermath.ts';
import { differenceOf, isNothing, placesOf, ratioOf, sumOf } from '../../../shared/decimal.ts';

/** What units cost together; `0` where one of the prices is no amount. */
export const worthOf = (units: readonly { quantity: number; amount: string }[]): string =>
  sumOf(units.map(({ quantity, amount }) => ({ amount, times: quantity }))) ?? '0';

/** What all lines of an order cost that are still on it. */
export const orderWorth = (lines: readonly AftermathLine[]): string =>
  worthOf(lines.map(({ current, unitWorth }) => ({ quantity: current, amount: unitWorth.amount })));

/** Money of a refund without its part of what shipping cost. */
export function goodsOf(refund: PlatformRefund): string {
  const [total, shipping] = [refund.total.amount, refund.shipping.amount];
  return differenceOf(total, shipping);
}

/**
 * Money that goes back at the other store for these units: what they cost there, scaled as the refund was (a refund of
 * half of what lines cost is half there too).
 * @param there what the units cost at the other store
 * @param refund the refund with all its lines
 * @param currency of the other order
 */
export function moneyForUnits(there: string, refund: PlatformRefund, currency: string): string {
  const worth = worthOf(refund.lines.map((line) => ({ quantity: 1, amount: line.worth.amount })));
  if (isNothing(worth)) return '0';
  return ratioOf(there, { times: goodsOf(refund), per: worth }, placesOf(currency));
}

/**
 * Money that goes back at the other store for a refund that names no lines.
 * @param of what the part's lines cost at the other store, and what all of the order's lines cost here
 */
export function moneyForAmount(
  refund: PlatformRefund,
  of: { there: string; here: string },
  currency: string,
): string {
  if (isNothing(of.here)) return '0';
  return ratioOf(of.there, { times: goodsOf(refund), per: of.here }, placesOf(currency));
}
