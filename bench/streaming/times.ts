/**
 * Run by the streaming figure in a process of its own, so that what other figures left in memory slows nothing: compares a
 * sample export and parses its lines in turn, and prints the times of every round, ms, as JSON.
 */
import { compareAll } from './compare-all.ts';
import { sampleExport } from './sample-export.ts';

const [rows = 0, rounds = 0] = process.argv.slice(2).map(Number);
/** The first rounds warm everything up. */
const dropped = 2;

const sample = await sampleExport(rows);
try {
  const lines = new TextDecoder().decode(sample.bytes).split('\n').filter(Boolean);
  const seen: { compared: number; parsed: number }[] = [];
  for (let round = 0; round < rounds + dropped; round += 1) {
    const times = { compared: 0, parsed: 0 };
    const compare = async () => {
      times.compared = await timed(() => compareAll(sample, () => undefined));
    };
    const parse = async () => {
      times.parsed = await timed(async () => parseAll(lines));
    };
    // Each begins every other round: whoever comes second may pay for the garbage of the first.
    for (const one of round % 2 === 0 ? [compare, parse] : [parse, compare]) await one();
    if (round >= dropped) seen.push(times);
  }
  console.log(JSON.stringify(seen));
} finally {
  sample.database.close();
}

function parseAll(lines: readonly string[]): void {
  let parsed = 0;
  for (const line of lines) if (JSON.parse(line) !== null) parsed += 1;
  // The location has a line, too.
  if (parsed !== rows + 1) throw new Error(`${parsed} lines were parsed`);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
