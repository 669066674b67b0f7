/**
 * How likely it is that independent shops oversell: orders that come in before any store could be told (ST3's limit).
 * Sales are taken as a Poisson process: P(oversell) = P(Poisson(λw) > buffer).
 */

/** Until a sale has gone from one store's webhook to the next store's number: measured, about three seconds. */
export const windowSeconds = 3;

/**
 * @param salesPerMinute at all other stores together, of one SKU
 * @param buffer units kept back
 * @returns 0..1; 0 where the numbers mean nothing
 */
export function chanceOfOverselling(
  { salesPerMinute, buffer }: { salesPerMinute: number; buffer: number },
  seconds: number = windowSeconds,
): number {
  const mean = (salesPerMinute / 60) * seconds;
  if (!Number.isFinite(mean) || mean <= 0 || buffer < 0) return 0;
  const most = Math.floor(buffer);
  const probability = (count: number) =>
    Math.exp(count * Math.log(mean) - mean - logFactorial(count));
  let sum = 0;
  // The smaller tail is summed from its largest term on: nothing is lost to rounding or to a double's range.
  if (most < mean) {
    let term = probability(most);
    for (let count = most; count >= 0 && term > sum * 1e-16; count -= 1) {
      sum += term;
      term *= count / mean;
    }
    return 1 - Math.min(1, sum);
  }
  let term = probability(most + 1);
  for (let count = most + 1; term > sum * 1e-16; count += 1) {
    sum += term;
    term *= mean / (count + 1);
  }
  return sum;
}

function logFactorial(of: number): number {
  // Stirling's series: exact to a double from here on.
  if (of > 200) return (of + 0.5) * Math.log(of) - of + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * of);
  let sum = 0;
  for (let factor = 2; factor <= of; factor += 1) sum += Math.log(factor);
  return sum;
}

/** `4.9 %`, `less than 0.01 %`, `0 %`. */
export function chanceText(chance: number): string {
  const percent = chance * 100;
  if (percent === 0) return '0 %';
  if (percent < 0.01) return 'less than 0.01 %';
  if (percent > 99.9 && percent < 100) return 'more than 99.9 %';
  return `${Number(percent.toPrecision(2))} %`;
}
