// `npm run demo`: sends an order down the whole road on the running instance, or on one it starts and stops itself.
// Ends with 0 only if every step held. Flags as for `npm start`.

import { reconcile } from './demo/reconcile.ts';
import { StepFailed, startSteps } from './demo/steps.ts';
import { stockFollows } from './demo/stock-follows.ts';
import { travel } from './demo/travel.ts';
import { type LocalArguments, localArguments } from './local/local-arguments.ts';
import { liveInstance, type RunFile } from './local/run-file.ts';
import { build } from './start/build.ts';
import { openInstance } from './start/open-instance.ts';
import { untilStopped } from './start/until-stopped.ts';

try {
  process.exitCode = await demonstrate(localArguments(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit();

async function demonstrate(wanted: LocalArguments): Promise<number> {
  const live = await liveInstance(wanted.folder);
  if (live) return run(live);
  console.log('Nothing runs here: starting an instance for the demo …');
  const stopped = untilStopped().then(() => 130);
  await build();
  const instance = await openInstance(wanted);
  try {
    return await Promise.race([run(instance.run), stopped]);
  } finally {
    await instance.close();
  }
}

async function run({ dashboard, stores }: RunFile): Promise<number> {
  const source = stores.find(({ role }) => role === 'source');
  const destination = stores.find(({ name }) => name === 'Mug Street');
  if (!source || !destination) {
    throw new Error('run.json names no source store, or no Mug Street. Start anew with npm start.');
  }
  console.log(`Dashboard ${dashboard}\n`);
  try {
    const steps = startSteps(console.log);
    await travel(steps, { source, destination });
    const destinations = stores.filter(({ role }) => role === 'destination');
    await stockFollows(steps, { dashboard, source, destinations });
    await reconcile(steps, { dashboard, storeCount: stores.length });
    console.log('\nThe order went all the way and came back, and every store shows what is left.');
    return 0;
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    console.error('\nThe demo failed at the step marked ✗.');
    return 1;
  }
}
