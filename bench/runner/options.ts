/** Reads what was typed behind `npm run bench --`. Pure. */
import { fail, ok, type Result } from '../../src/shared/result.ts';

export type BenchOptions = {
  /** Ids of the figures to measure, in the bench's own order. */
  figures: string[];
  json: boolean;
  help: boolean;
};

/**
 * @param known ids of all figures, in order
 * @returns the options; a sentence that says what was not understood, and what there is
 */
export function readOptions(
  words: readonly string[],
  known: readonly string[],
): Result<BenchOptions, string> {
  const flags = words.filter((word) => word.startsWith('-'));
  const names = words.filter((word) => !word.startsWith('-'));
  const strange = flags.filter((flag) => !['--json', '--help', '-h'].includes(flag));
  if (strange.length > 0)
    return fail(`There is no option ${strange.join(', ')}. Known: --json, --help.`);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    return fail(`There is no figure named ${unknown.join(', ')}. Known: ${known.join(', ')}.`);
  return ok({
    figures: known.filter((id) => names.length === 0 || names.includes(id)),
    json: flags.includes('--json'),
    help: flags.includes('--help') || flags.includes('-h'),
  });
}

/** What `--help` prints. */
export const helpText = (known: readonly string[]): string =>
  `npm run bench                       measures every figure and prints it beside its target
npm run bench -- quiet-change door  only these figures
npm run bench -- --json             one JSON document on stdout, progress on stderr

Figures: ${known.join(', ')}.
Ends with 0 where every figure meets its target, 1 where one misses, 2 where one could not be measured.
What each means and how it is measured: docs/performance.md.`;
