// Opens a whole local Crossdock: its stores, the worker in workerd, three of them connected, its addresses written down.
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { choosePorts } from '../local/choose-ports.ts';
import { credentialsKey } from '../local/credentials-key.ts';
import { claimFolder } from '../local/folder-claim.ts';
import type { LocalArguments } from '../local/local-arguments.ts';
import { ownWorkerds } from '../local/orphans.ts';
import { rememberedPorts, rememberPorts } from '../local/remembered-ports.ts';
import { liveInstance, type RunFile, type RunStore, writeRunFile } from '../local/run-file.ts';
import { connectStores } from './connect-stores.ts';
import { isUnreachableNoise } from './is-unreachable-noise.ts';
import { openStores } from './open-stores.ts';
import { openWorker, type RunningWorker } from './open-worker.ts';
import { sandboxDesk } from './sandbox-desk.ts';
import { sendExamples } from './send-examples.ts';

export type Instance = {
  run: RunFile;
  worker: RunningWorker;
  /** Whether the example orders of a first start all arrived now. */
  sentExamples: boolean;
  close: () => Promise<void>;
};

export type InstanceOptions = LocalArguments & {
  /** Whether a folder where nothing happened yet gets the example orders of a first start. */
  examples?: boolean;
};

/**
 * Opens the instance of a folder; what is built must lie in dist/. Throws a sentence that says what to do where the
 * folder is in use, a port that was asked for is taken, or a part does not come up; nothing is left open then.
 */
export async function openInstance(wanted: InstanceOptions): Promise<Instance> {
  const claimed = await claimFolder(wanted.folder);
  if (!claimed.ok) throw new Error(await inUse(wanted.folder, claimed.failure.heldBy));
  const closers: (() => Promise<void>)[] = [claimed.value.release];
  const close = async () => {
    for (const one of closers.splice(0).reverse()) await one();
  };
  try {
    const ports = await choosePorts({
      dashboard: wanted.port,
      stores: wanted.storePorts,
      preferred: await rememberedPorts(wanted.folder),
    });
    await rememberPorts(wanted.folder, ports);
    const { stores, spare, close: closeStores } = await openStores(wanted.folder, ports);
    closers.push(closeStores);
    const desk = sandboxDesk(wanted.folder, stores);
    const worker = await openWorker({
      folder: wanted.folder,
      port: ports.dashboard,
      credentialsKey: await credentialsKey(wanted.folder),
      desk: desk.answer,
      deskStores: spare.map(toDeskStore),
      log: logInto(join(wanted.folder, 'worker.log')),
    });
    closers.push(worker.close);
    await claimed.value.note(ownWorkerds());
    await connectStores(worker.url, stores, spare);
    const run = { dashboard: worker.url, pid: process.pid, stores, spare };
    await writeRunFile(wanted.folder, run);
    const sentExamples =
      wanted.examples === true && (await sendExamples(wanted.folder, run, console.log));
    await desk.begin();
    return { run, worker, sentExamples, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const toDeskStore = ({ name, shop, role, baseUrl, token, webhookSecret }: RunStore) => ({
  ...{ name, shop, role, token, webhookSecret },
  url: baseUrl,
});

async function inUse(folder: string, pid: number): Promise<string> {
  const live = await liveInstance(folder);
  const place = live ? `at ${live.dashboard}` : 'and is still starting or stopping';
  return `Crossdock already runs here ${place} (process ${pid}). Stop it first, or give this one a folder of its own: npm start -- --data /some/folder`;
}

/** The worker's lines go into a file; errors also to this terminal. */
function logInto(path: string): (line: string, level: string) => void {
  return (line, level) => {
    appendFile(path, `${new Date().toISOString()} ${level} ${line}\n`).catch(() => undefined);
    if (level === 'error' && !isUnreachableNoise(line)) console.error(`worker: ${line}`);
  };
}
