/** The customer's taxes on the part of a line, or of shipping, that one push carries. Pure. */
import type { TaxLine } from '../../platforms/platform.ts';
import { placesOf, sliceOf } from '../../shared/decimal.ts';
import { type Share, sharedAmount } from './shipping-share.ts';

/**
 * Taxes of the units that go, of all the line's units. Over several parts they sum up to exactly what was charged: each
 * part carries the difference between the units up to its last one and the units that went before.
 * @param units `ordered`: what the taxes are of, `before`: those in earlier parts, `going`: those of this part
 */
export function taxesOfUnits(
  taxes: readonly TaxLine[],
  { ordered, before, going }: { ordered: number; before: number; going: number },
): TaxLine[] {
  const from = Math.min(before, ordered);
  const to = Math.min(before + going, ordered);
  return taxes.map((tax) => {
    const { amount, currency } = tax.price;
    const slice =
      ordered > 0 ? sliceOf(amount, { from, to, of: ordered }, placesOf(currency)) : amount;
    return { ...tax, price: { amount: slice ?? amount, currency } };
  });
}

/** Taxes of a share of the shipping cost. */
export const taxesOfShare = (taxes: readonly TaxLine[], share: Readonly<Share>): TaxLine[] =>
  taxes.map((tax) => {
    const { amount, currency } = tax.price;
    return { ...tax, price: { amount: sharedAmount(amount, share, placesOf(currency)), currency } };
  });
