// `npm run bench`: measures what docs/performance.md promises and prints each figure beside its target. Ends with 1 where
// one misses, 2 where one could not be measured.
import { figures } from '../bench/figures.ts';
import { exitCodeOf, measureAll } from '../bench/runner/measure-all.ts';
import { helpText, readOptions } from '../bench/runner/options.ts';
import { documentOf, tableOf } from '../bench/runner/print.ts';

const known = figures.map(({ id }) => id);
const options = readOptions(process.argv.slice(2), known);
if (!options.ok) {
  console.error(options.failure);
  process.exit(2);
}
if (options.value.help) {
  console.log(helpText(known));
  process.exit(0);
}
const { figures: wanted, json } = options.value;
const outcomes = await measureAll(
  figures.filter(({ id }) => wanted.includes(id)),
  (line) => console.error(line),
);
console.log(json ? documentOf(outcomes, new Date().toISOString()) : `\n${tableOf(outcomes)}`);
// What a figure started it also ends; nothing left over may keep the bench from ending.
process.exitCode = exitCodeOf(outcomes);
