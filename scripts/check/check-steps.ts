// The steps of `npm run check`, in the order they are reported.
import { type ProgramOutcome, runProgram } from '../shared/run-program.ts';
import { tool } from '../shared/tool.ts';
import { checkBundle } from './check-bundle.ts';
import { checkClient } from './check-client.ts';

export type CheckStep = {
  name: string;
  /** What it looks at, for the reader of the report. */
  subject: string;
  run: () => Promise<ProgramOutcome>;
  /** Whether the last line it prints is worth showing when it passes. */
  showsLastLine?: boolean;
};

const program =
  (name: string, ...words: string[]) =>
  () =>
    runProgram(tool(name), words);

/** Every step; the longest come first, so that the others run beside them. */
export const checkSteps: readonly CheckStep[] = [
  {
    name: 'house',
    subject: 'rules about the code itself',
    run: program('vitest', 'run', '--project', 'house'),
  },
  {
    name: 'bundle',
    subject: 'wrangler deploy --dry-run within the size budget',
    run: checkBundle,
    showsLastLine: true,
  },
  {
    name: 'pages',
    subject: 'what each page of the dashboard loads before first data',
    run: checkClient,
    showsLastLine: true,
  },
  { name: 'types', subject: 'TypeScript, the whole project', run: program('tsc', '--noEmit') },
  {
    name: 'types-src',
    subject: 'src/ without DOM, Node or Workers types',
    run: program('tsc', '--noEmit', '-p', 'tsconfig.src.json'),
  },
  {
    name: 'graphql',
    subject: 'GraphQL documents against the real schema',
    run: program('node', 'scripts/graphql/check-operations.ts'),
    showsLastLine: true,
  },
  {
    name: 'unused',
    subject: 'files, exports and dependencies nobody uses (knip)',
    run: program('knip', '--no-progress'),
  },
  {
    name: 'format',
    subject: 'format and lint (biome)',
    run: program('biome', 'ci', '--colors=off', '.'),
  },
  {
    name: 'lint',
    subject: 'lint and import directions (oxlint)',
    run: program('oxlint', '--deny-warnings', '.'),
  },
];
