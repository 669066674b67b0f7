// `npm run dev`: the whole local instance, rebuilt as you edit. The dashboard is served by vite and replaced in place;
// a change in src/, db/ or worker/ builds the worker again and swaps it under the same state.
import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { localArguments } from './local/local-arguments.ts';
import { projectRoot } from './shared/project-root.ts';
import { announcement } from './start/announce.ts';
import { buildWorker } from './start/build.ts';
import { keepSignals } from './start/keep-signals.ts';
import { openInstance } from './start/open-instance.ts';
import { untilStopped } from './start/until-stopped.ts';

// An editor writes several files at once.
const settleMs = 200;

const stopped = untilStopped();
try {
  const startedAt = performance.now();
  await buildWorker();
  const instance = await openInstance({
    ...localArguments(process.argv.slice(2)),
    examples: true,
  });
  process.env.CROSSDOCK_WORKER_URL = instance.run.dashboard;
  const configFile = join(projectRoot, 'vite.config.ts');
  const vite = await keepSignals(() => createServer({ configFile }));
  await vite.listen();
  const dashboard = vite.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? instance.run.dashboard;
  watchWorker(vite, instance.worker.reload);
  const seconds = (performance.now() - startedAt) / 1000;
  const told = { seconds, examples: instance.sentExamples };
  console.log(`\n${announcement({ ...instance.run, dashboard }, told)}`);
  console.log(`The worker itself is at ${instance.run.dashboard}.`);
  await stopped;
  await vite.close();
  await instance.close();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/** Builds and swaps the worker after each change, one at a time; a failed build keeps the one that runs. */
function watchWorker(vite: ViteDevServer, reload: () => Promise<void>): void {
  let due: NodeJS.Timeout | undefined;
  let work = Promise.resolve();
  const rebuild = async () => {
    try {
      const before = performance.now();
      await buildWorker();
      await reload();
      console.log(`The worker runs your change (${Math.round(performance.now() - before)} ms).`);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
  };
  // Vite's own watcher: Node's loses a file that an editor saves by putting a new one in its place.
  const folders = ['src', 'db', 'worker'].map((name) => join(projectRoot, name));
  vite.watcher.add(folders).on('all', (_event, path) => {
    if (!folders.some((folder) => path.startsWith(folder))) return;
    clearTimeout(due);
    due = setTimeout(() => {
      work = work.then(rebuild);
    }, settleMs);
  });
}
