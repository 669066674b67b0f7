// `run.json` in the local folder: where the running instance and its stores are reached, for scripts and people.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type RunStore = {
  name: string;
  platform: 'shopify';
  role: 'source' | 'destination';
  /** The platform's identity of the shop, such as `mug-street.myshopify.com`. */
  shop: string;
  baseUrl: string;
  adminUrl: string;
  token: string;
  webhookSecret: string;
  /** Where faults are switched on and off; docs/sandbox.md lists them. */
  faultsUrl: string;
};

export type RunFile = {
  dashboard: string;
  /** The process that runs everything. */
  pid: number;
  stores: RunStore[];
  /** Stores that run too, and that nothing connects by itself. */
  spare: RunStore[];
};

/** Writes `run.json` in one step, readable by its owner only: it holds the stores' tokens. */
export async function writeRunFile(folder: string, run: RunFile): Promise<void> {
  const fresh = join(folder, `run.json.${process.pid}`);
  await writeFile(fresh, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
  await rename(fresh, join(folder, 'run.json'));
}

/** The last written `run.json`, whether or not what it names still runs; undefined where there is none to read. */
export async function readRunFile(folder: string): Promise<RunFile | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')) as RunFile;
  } catch {
    return undefined;
  }
}

/** The instance of `folder` if it answers now: its dashboard's /healthz says ok within two seconds. */
export async function liveInstance(folder: string): Promise<RunFile | undefined> {
  const run = await readRunFile(folder);
  if (!run) return undefined;
  try {
    const reply = await fetch(`${run.dashboard}/healthz`, { signal: AbortSignal.timeout(2000) });
    const health = (await reply.json()) as { ok?: unknown };
    return reply.ok && health.ok === true ? run : undefined;
  } catch {
    return undefined;
  }
}
