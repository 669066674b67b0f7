// `npm run demo`: sends an order down the whole road on the running instance, or on one it starts and stops itself; with
// --after, one that is shipped in parcels, refunded and cancelled in part. Ends with 0 only if every step held. Other flags
// as for `npm start`.

import { afterTrip } from './demo/after-trip.ts';
import { type DemoArguments, demoArguments } from './demo/demo-arguments.ts';
import { reconcile } from './demo/reconcile.ts';
import { StepFailed, startSteps } from './demo/steps.ts';
import { stockFollows } from './demo/stock-follows.ts';
import { travel } from './demo/travel.ts';
import { liveInstance, type RunFile, type RunStore } from './local/run-file.ts';
import { build } from './start/build.ts';
import { openInstance } from './start/open-instance.ts';
import { untilStopped } from './start/until-stopped.ts';

try {
  process.exitCode = await demonstrate(demoArguments(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit();

async function demonstrate({ after, local }: DemoArguments): Promise<number> {
  const trip = after ? secondTrip : firstTrip;
  const live = await liveInstance(local.folder);
  if (live) return run(live, trip);
  console.log('Nothing runs here: starting an instance for the demo …');
  const stopped = untilStopped().then(() => 130);
  await build();
  const instance = await openInstance(local);
  try {
    return await Promise.race([run(instance.run, trip), stopped]);
  } finally {
    await instance.close();
  }
}

type Stops = { source: RunStore; destination: RunStore } & RunFile;

/** Answers its last words. */
type Trip = (stops: Stops) => Promise<string>;

async function run(file: RunFile, trip: Trip): Promise<number> {
  const { dashboard, stores } = file;
  const source = stores.find(({ role }) => role === 'source');
  const destination = stores.find(({ name }) => name === 'Mug Street');
  if (!source || !destination) {
    throw new Error('run.json names no source store, or no Mug Street. Start anew with npm start.');
  }
  console.log(`Dashboard ${dashboard}\n`);
  try {
    console.log(`\n${await trip({ ...file, source, destination })}`);
    return 0;
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    console.error('\nThe demo failed at the step marked ✗.');
    return 1;
  }
}

async function firstTrip(stops: Stops): Promise<string> {
  const steps = startSteps(console.log);
  const { dashboard, source, stores } = stops;
  await travel(steps, stops);
  const destinations = stores.filter(({ role }) => role === 'destination');
  await stockFollows(steps, { dashboard, source, destinations });
  await reconcile(steps, { dashboard, storeCount: stores.length, mayDrift: true });
  return 'The order went all the way and came back, and every store shows what is left.';
}

async function secondTrip(stops: Stops): Promise<string> {
  // Its readings are large, and leave the product too few points of the stores' budgets where they come too often.
  const table = await afterTrip(startSteps(console.log, 600), stops);
  return `${table.join('\n')}\n\nBoth orders are still one order, line by line, and every store shows what is left.`;
}
