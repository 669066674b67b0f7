/** Exact sums of amounts as stores write them: no floats, whatever decimals the currency has. Pure. */

const amountShape = /^(\d+)(?:\.(\d+))?$/;

/**
 * @param parts amounts such as `19.50`, `1200` or `0.125`, each taken `times` times (a whole number)
 * @returns the sum with as many decimals as its longest part; undefined where a part is not an amount
 */
export function sumOf(parts: { amount: string; times: number }[]): string | undefined {
  const read = parts.map(({ amount, times }) => {
    const [, whole, decimals = ''] = amountShape.exec(amount) ?? [];
    return whole === undefined ? undefined : { whole, decimals, times };
  });
  const places = Math.max(0, ...read.map((part) => part?.decimals.length ?? 0));
  let sum = 0n;
  for (const part of read) {
    if (!part) return undefined;
    sum += BigInt(part.whole + part.decimals.padEnd(places, '0')) * BigInt(part.times);
  }
  const digits = sum.toString().padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Whether an amount is nothing, however it is written. */
export const isNothing = (amount: string): boolean => /^0+(\.0+)?$/.test(amount);
