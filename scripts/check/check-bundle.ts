// Builds the worker exactly as `wrangler deploy` would, sends nothing, and holds its size against the budget.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../shared/project-root.ts';
import { type ProgramOutcome, runProgram } from '../shared/run-program.ts';
import { tool } from '../shared/tool.ts';
import { bundleBudgetKib, gzipSizeKib } from './bundle-budget.ts';

/** Answers code 0 and the measured size where the dry run passes within `bundleBudgetKib`, else why not. */
export async function checkBundle(): Promise<ProgramOutcome> {
  // wrangler refuses where the assets folder is missing, and the checks do not build the client.
  await mkdir(join(projectRoot, 'dist', 'client'), { recursive: true });
  const outcome = await runProgram(tool('wrangler'), [
    'deploy',
    '--dry-run',
    '--outdir',
    'dist/checked-worker',
  ]);
  if (outcome.code !== 0) return outcome;
  const size = gzipSizeKib(outcome.output);
  if (size === undefined) {
    return { code: 1, output: `wrangler did not print a gzip size:\n${outcome.output}` };
  }
  const sentence = `${size.toFixed(0)} KiB gzip of ${bundleBudgetKib} KiB`;
  return size <= bundleBudgetKib
    ? { code: 0, output: sentence }
    : {
        code: 1,
        output: `The worker is ${sentence}: make it smaller, or raise the budget in scripts/check/bundle-budget.ts with a reason.`,
      };
}
