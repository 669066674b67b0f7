/** Exact arithmetic with amounts as stores write them: no floats, whatever decimals the currency has. Pure. */

const amountShape = /^(\d+)(?:\.(\d+))?$/;

/** An amount as whole units of its last decimal: `19.50` is 1950 in units of two decimals. */
type Read = { units: bigint; places: number };

function read(amount: string): Read | undefined {
  const [, whole, decimals = ''] = amountShape.exec(amount) ?? [];
  return whole === undefined
    ? undefined
    : { units: BigInt(whole + decimals), places: decimals.length };
}

const inPlaces = ({ units, places }: Read, wanted: number): bigint =>
  units * 10n ** BigInt(wanted - places);

function write(units: bigint, places: number): string {
  const digits = units.toString().padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/**
 * @param parts amounts such as `19.50`, `1200` or `0.125`, each taken `times` times (a whole number)
 * @returns the sum with as many decimals as its longest part; undefined where a part is not an amount
 */
export function sumOf(parts: { amount: string; times: number }[]): string | undefined {
  const amounts = parts.map(({ amount }) => read(amount));
  const places = Math.max(0, ...amounts.map((amount) => amount?.places ?? 0));
  let sum = 0n;
  for (const [at, { times }] of parts.entries()) {
    const amount = amounts[at];
    if (!amount) return undefined;
    sum += inPlaces(amount, places) * BigInt(times);
  }
  return write(sum, places);
}

/**
 * The slice of an amount that lies between two points of a scale. Slices that follow one another sum up to exactly the
 * whole amount, because each is the difference of two rounded-down points: no remainder is lost or doubled.
 * @param slice whole numbers, `0 <= from <= to <= of`, `of` above 0: `{ from: 1, to: 2, of: 3 }` is the second third
 * @param leastPlaces decimals of the result at least; it never has fewer than the amount
 * @returns undefined where the amount is not one
 */
export function sliceOf(
  amount: string,
  { from, to, of }: { from: number; to: number; of: number },
  leastPlaces = 0,
): string | undefined {
  const whole = read(amount);
  if (!whole) return undefined;
  const places = Math.max(whole.places, leastPlaces);
  const units = inPlaces(whole, places);
  const upTo = (point: number) => (units * BigInt(point)) / BigInt(of);
  return write(upTo(to) - upTo(from), places);
}

/**
 * `amount × times ÷ per`, rounded half up to `places` decimals.
 * @returns `0` where one of them is not an amount, or `per` is nothing
 */
export function ratioOf(
  amount: string,
  { times, per }: { times: string; per: string },
  places: number,
): string {
  const [a, b, c] = [read(amount), read(times), read(per)];
  if (!a || !b || !c || c.units === 0n) return '0';
  const top = a.units * b.units * 10n ** BigInt(c.places + places);
  const bottom = c.units * 10n ** BigInt(a.places + b.places);
  return write((2n * top + bottom) / (2n * bottom), places);
}

/** One amount less another; `0` where the other is more, or one of them is not an amount. */
export function differenceOf(amount: string, less: string): string {
  const [a, b] = [read(amount), read(less)];
  if (!a || !b) return '0';
  const places = Math.max(a.places, b.places);
  const units = inPlaces(a, places) - inPlaces(b, places);
  return units <= 0n ? '0' : write(units, places);
}

/** The lesser of two amounts. */
export const lesserOf = (a: string, b: string): string => (isNothing(differenceOf(a, b)) ? a : b);

/** Whether an amount is nothing, however it is written. */
export const isNothing = (amount: string): boolean => /^0+(\.0+)?$/.test(amount);

/** A number as decimal text without an exponent, e.g. `0.0825`; digits beyond the twelfth decimal are dropped. */
export const plainDecimal = (value: number): string => value.toFixed(12).replace(/\.?0+$/, '');

/** Decimals that a currency has (ISO 4217): two of USD, none of JPY, three of KWD; none of what is no currency's code. */
export function placesOf(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 0;
  const { maximumFractionDigits = 0 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return maximumFractionDigits;
}
