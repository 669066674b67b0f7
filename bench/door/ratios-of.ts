/** The ratio of a path to the bare handler, from rounds run in turn: the median, and how far the rounds lie apart. */
import type { Path, Round } from './run-rounds.ts';

export type Ratio = {
  median: number;
  /** `0.21 (0.18 to 0.24 in 11 rounds), 1200/s beside 6000/s`. */
  words: string;
};

/** @returns the ratio; throws where nothing was measured */
export function ratioOf(rounds: Round[], path: Path): Ratio {
  const ratios = rounds.map((round) => round[path] / round.bare);
  const rate = (of: Path) => Math.round(median(rounds.map((round) => round[of])));
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)].map((one) => one.toFixed(2));
  const middle = median(ratios);
  return {
    median: middle,
    words:
      `${middle.toFixed(2)} (${least} to ${most} in ${rounds.length} rounds), ` +
      `${rate(path)}/s beside ${rate('bare')}/s`,
  };
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [low, high] = [
    sorted[Math.ceil(sorted.length / 2) - 1],
    sorted[Math.floor(sorted.length / 2)],
  ];
  if (low === undefined || high === undefined) throw new Error('Nothing was measured.');
  return (low + high) / 2;
}
