/**
 * Comparing an export of 100,000 rows while it streams in, with our copies in a database: its time beside the time that
 * `JSON.parse` alone takes for the same lines, in rounds run in turn, and the memory it takes at its worst. The reading of
 * lines, the comparison and its statements are the product's own; the database is libSQL in the same process, whose work
 * counts in full, while on Cloudflare D1 does it elsewhere. Nothing differs, as on nearly every night.
 */
import { runProgram } from '../../scripts/shared/run-program.ts';
import type { Figure, Measured } from '../figure.ts';

const rows = 100_000;
/** An odd number: the median is one of them. */
const rounds = 15;
const megabyte = 1024 * 1024;
/** A Worker has 128 MB (developers.cloudflare.com/workers/platform/limits). */
const heapOfWorker = ['--max-old-space-size=128', '--max-semi-space-size=4'];

export const streaming: Figure = {
  id: 'streaming',
  kind: 'ratio',
  measure: async (say) => {
    say(`an export of ${rows.toLocaleString('en-US')} rows`);
    return [await measureTime(), await measureMemory()];
  },
};

type Times = { compared: number; parsed: number };

async function measureTime(): Promise<Measured> {
  const seen: Times[] = JSON.parse(await outputOf('times.ts', [String(rows), String(rounds)]));
  const ratios = sorted(seen.map(({ compared, parsed }) => compared / parsed));
  const middle = (values: readonly number[]): number =>
    values[Math.floor(values.length / 2)] ?? Number.NaN;
  return {
    id: 'streaming-time',
    what: `streaming comparison of ${rows.toLocaleString('en-US')} rows ÷ JSON.parse of every line alone`,
    value: middle(ratios),
    unit: '×',
    target: { atMost: 2 },
    details: [
      `${seen.length} rounds, ${ratios[0]?.toFixed(2)} to ${ratios.at(-1)?.toFixed(2)}; ` +
        `${middle(sorted(seen.map(({ compared }) => compared))).toFixed(0)} ms beside ` +
        `${middle(sorted(seen.map(({ parsed }) => parsed))).toFixed(0)} ms`,
    ],
  };
}

async function measureMemory(): Promise<Measured> {
  const rise = Number(
    await outputOf('memory-in-use.ts', [String(rows)], [...heapOfWorker, '--expose-gc']),
  );
  // It holds a chunk at the least: anything else was not measured.
  if (!(rise > 0)) throw new Error(`Memory rose by ${rise} bytes`);
  return {
    id: 'streaming-memory',
    what: '  memory it takes at its worst, beyond what was in use before it',
    value: rise / megabyte,
    unit: 'MB',
    target: { atMost: 40 },
    details: ['in a heap as large as a Worker’s, what is not collected yet included'],
  };
}

/** What a script of `bench/streaming` prints, run by itself. Throws where it fails. */
async function outputOf(
  script: string,
  words: readonly string[],
  flags: readonly string[] = [],
): Promise<string> {
  const path = new URL(`../streaming/${script}`, import.meta.url).pathname;
  const { code, output } = await runProgram(process.execPath, [
    ...flags,
    '--disable-warning=ExperimentalWarning',
    path,
    ...words,
  ]);
  if (code !== 0) throw new Error(`${script} ended with ${code}: ${output}`);
  return output;
}

const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);
