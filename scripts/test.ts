// `npm test`: makes sure of a Chromium, builds the dashboard and the worker, then runs every test project. Words after
// `npm test --` go to vitest as they are, such as a path or `--project node`.

import { offlineEnvironment } from './shared/offline-environment.ts';
import { runProgram } from './shared/run-program.ts';
import { tool } from './shared/tool.ts';
import { build } from './start/build.ts';
import { findChromium } from './test/find-chromium.ts';

try {
  const chromium = await findChromium();
  await build();
  const environment = {
    ...offlineEnvironment(),
    CHROMIUM_PATH: chromium,
    // node:sqlite warns at every start that it is new; the same line a hundred times hides what matters.
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --disable-warning=ExperimentalWarning`.trim(),
  };
  const words = ['run', ...process.argv.slice(2)];
  const { code } = await runProgram(tool('vitest'), words, { shown: true, environment });
  process.exitCode = code;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
