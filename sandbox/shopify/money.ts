// Exact sums of money: decimal strings with their currency's own decimals, and pairs of them (shop's and buyer's).
import type { Bag } from './records.ts';

/** The two currencies of an order's amounts. */
export type Currencies = { currency: string; presentmentCurrency: string };

const without = new Set(
  'BIF CLP DJF GNF JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '),
);
const three = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

/** Decimals of a currency (ISO 4217): JPY 0, USD 2, KWD 3. */
export function decimalsOf(currency: string): number {
  if (without.has(currency)) return 0;
  return three.has(currency) ? 3 : 2;
}

/** '19.5' in USD → 1950n. More decimals than the currency has are rounded half away from zero. */
export function toMinor(amount: string, currency: string): bigint {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  const decimals = decimalsOf(currency);
  const kept = BigInt(whole + fraction.padEnd(decimals, '0').slice(0, decimals));
  const rounded = (fraction[decimals] ?? '0') >= '5' ? kept + 1n : kept;
  return sign === '-' ? -rounded : rounded;
}

/** 1950n in USD → '19.50'; 1200n in JPY → '1200'. */
export function fromMinor(minor: bigint, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0');
  const sign = minor < 0n ? '-' : '';
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Writes an amount with its currency's decimals: '19.5' in USD → '19.50'. */
export const normalAmount = (amount: string, currency: string): string =>
  fromMinor(toMinor(amount, currency), currency);

/** Sums in the two currencies of an order; every result is written with each currency's decimals. */
export function bagsIn({ currency, presentmentCurrency }: Currencies) {
  const each = (work: (minor: (bag: Bag) => bigint) => bigint): Bag => ({
    shop: fromMinor(
      work((bag) => toMinor(bag.shop, currency)),
      currency,
    ),
    presentment: fromMinor(
      work((bag) => toMinor(bag.presentment, presentmentCurrency)),
      presentmentCurrency,
    ),
  });
  return {
    zero: each(() => 0n),
    /** the same amount in both; right only where both currencies are one */
    same: (amount: string): Bag => each((minor) => minor({ shop: amount, presentment: amount })),
    add: (...bags: Bag[]): Bag => each((minor) => bags.reduce((sum, bag) => sum + minor(bag), 0n)),
    subtract: (from: Bag, ...bags: Bag[]): Bag =>
      each((minor) => bags.reduce((rest, bag) => rest - minor(bag), minor(from))),
    times: (bag: Bag, count: number): Bag => each((minor) => minor(bag) * BigInt(count)),
    /** `part` of `whole` of an amount, rounded half up; nothing of nothing is nothing */
    share: (bag: Bag, part: number, whole: number): Bag =>
      each((minor) => (whole === 0 ? 0n : rounded(minor(bag) * BigInt(part), BigInt(whole)))),
    /** -1, 0 or 1, in the shop's currency */
    compare: (one: Bag, other: Bag): -1 | 0 | 1 => {
      const difference = toMinor(one.shop, currency) - toMinor(other.shop, currency);
      if (difference === 0n) return 0;
      return difference < 0n ? -1 : 1;
    },
  };
}

function rounded(amount: bigint, by: bigint): bigint {
  const twice = 2n * (amount < 0n ? -amount : amount) + by;
  const half = twice / (2n * by);
  return amount < 0n ? -half : half;
}
