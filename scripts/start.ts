// `npm start`: builds what changed, runs three sandbox stores and the worker, and stays until Ctrl-C.
// Flags: --port N, --store-ports A,B,C, --data DIR.
import { localArguments } from './local/local-arguments.ts';
import { announcement } from './start/announce.ts';
import { build } from './start/build.ts';
import { openInstance } from './start/open-instance.ts';
import { untilStopped } from './start/until-stopped.ts';

const stopped = untilStopped();
try {
  const wanted = localArguments(process.argv.slice(2));
  console.log('Building what changed …');
  await build();
  console.log('Starting the sandbox stores and the worker …');
  const startedAt = performance.now();
  const instance = await openInstance({ ...wanted, examples: true });
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(`\n${announcement(instance.run, { seconds, examples: instance.sentExamples })}`);
  await stopped;
  await instance.close();
  console.log('\nStopped. Everything is kept for the next start.');
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
