/** Builds the bench's worker and runs it in workerd with its storage on disk, one store connected. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import { unstable_getMiniflareWorkerOptions as optionsOfWranglerToml } from 'wrangler';
import { openDatabase } from '../../db/open.ts';
import { ensureAccount } from '../../db/records/accounts.ts';
import { recordStore } from '../../db/records/stores.ts';
import { projectRoot } from '../../scripts/shared/project-root.ts';
import { runProgram } from '../../scripts/shared/run-program.ts';
import { tool } from '../../scripts/shared/tool.ts';
import { keepSignals } from '../../scripts/start/keep-signals.ts';
import { migrate } from '../../scripts/start/migrate.ts';
import { makeCipher } from '../../src/shared/cipher.ts';
import { inboxesOf } from '../../worker/inbox-of.ts';
import { doorSecret, doorShop } from './secret.ts';
import type { Held } from './worker.ts';

export type MeasuredWorker = {
  port: () => number;
  storeId: string;
  /** What all inboxes of the store hold. */
  held: () => Promise<Held>;
  /** Ends workerd and opens it anew on the same folder. */
  restart: () => Promise<void>;
  /** Ends it and removes its folder. */
  close: () => Promise<void>;
};

/** A key for this run only. */
const credentialsKey = Buffer.alloc(32, 7).toString('base64');

/** Throws with the tool's own output where the worker cannot be built. */
export async function openMeasuredWorker(): Promise<MeasuredWorker> {
  const folder = await mkdtemp(join(tmpdir(), 'crossdock-door-'));
  try {
    await build(folder);
    let running = await run(folder);
    const storeId = await connectStore(running.miniflare);
    return {
      port: () => running.port,
      storeId,
      held: () => held(running.port, storeId),
      restart: async () => {
        await running.miniflare.dispose();
        running = await run(folder);
      },
      close: async () => {
        await running.miniflare.dispose();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function build(folder: string): Promise<void> {
  // wrangler.toml names the dashboard's folder, which must be there.
  await mkdir(join(projectRoot, 'dist', 'client'), { recursive: true });
  const words = ['deploy', 'bench/door/worker.ts', '--dry-run', '--outdir', join(folder, 'built')];
  const outcome = await runProgram(tool('wrangler'), words);
  if (outcome.code !== 0)
    throw new Error(`Building the bench's worker failed:\n${outcome.output.trim()}`);
}

async function run(folder: string): Promise<{ miniflare: Miniflare; port: number }> {
  const { workerOptions } = optionsOfWranglerToml(join(projectRoot, 'wrangler.toml'));
  // Without the files before it and the queues' consumers behind it: both would answer to other questions.
  const { assets: _, queueConsumers: __, ...options } = workerOptions;
  const miniflare = keepSignals(
    () =>
      new Miniflare(
        convertV4MiniflareOptions({
          ...options,
          name: 'crossdock',
          rootPath: projectRoot,
          modulesRoot: join(folder, 'built'),
          modules: [{ type: 'ESModule', path: join(folder, 'built', 'worker.js') }],
          bindings: {
            ...(options.bindings as Record<string, string>),
            CREDENTIALS_KEY: credentialsKey,
          },
          // Straight to the worker: Miniflare's own way in costs more than the bare handler does.
          unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
          host: '127.0.0.1',
          port: 0,
          resourcePersistencePath: join(folder, 'state'),
          log: new Log(LogLevel.ERROR),
          logRequests: false,
          cf: false,
          telemetry: { enabled: false },
        }),
      ),
  );
  await miniflare.ready;
  const url = await miniflare.unsafeGetDirectURL('crossdock');
  return { miniflare, port: Number(url.port) };
}

async function connectStore(miniflare: Miniflare): Promise<string> {
  const database = await miniflare.getD1Database('DB');
  await migrate(database);
  const db = openDatabase({ DB: database }, undefined);
  await ensureAccount(db, 'bench', 0);
  const cipher = makeCipher(credentialsKey);
  const entry = {
    accountId: 'bench',
    platform: 'shopify',
    shop: doorShop,
    name: 'Measured door',
    currency: 'USD',
    baseUrl: 'http://127.0.0.1:9',
    plan: 'traction',
    newPlan: 'traction',
    pushingPlans: [],
    connectedAs: 'destination',
    setName: '',
    orderPushOn: true,
  } as const;
  const seal = async (id: string) => ({
    token: await cipher.seal('token', `${id}.token`),
    webhookSecret: await cipher.seal(doorSecret, `${id}.webhook`),
  });
  const id = await recordStore(db, entry, seal, 0);
  if (!id) throw new Error('The measured store could not be recorded.');
  return id;
}

async function held(port: number, storeId: string): Promise<Held> {
  const all: Held = { orders: 0, bodies: 0, aboutStock: 0, owed: 0 };
  for (const inbox of inboxesOf(storeId)) {
    const response = await fetch(`http://127.0.0.1:${port}/bench/held/${inbox}`);
    const one = (await response.json()) as Held;
    all.orders += one.orders;
    all.bodies += one.bodies;
    all.aboutStock += one.aboutStock;
    all.owed += one.owed;
  }
  return all;
}
