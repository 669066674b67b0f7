// Runs the built worker in workerd, its database migrated and its cron ticking.
import { setTimeout as sleep } from 'node:timers/promises';
import { Miniflare } from 'miniflare';
import { keepSignals } from './keep-signals.ts';
import { migrate } from './migrate.ts';
import { type WorkerSettings, workerOptions } from './worker-options.ts';

export type RunningWorker = {
  url: string;
  /** Runs what was built since, on the same state. */
  reload: () => Promise<void>;
  close: () => Promise<void>;
};

// Locally a cron never fires by itself. More often than the edge's minute, so that nobody waits for it here.
const tickEveryMs = 15_000;
const cron = '* * * * *';
const healthyWithinMs = 20_000;

/** Opens the worker and answers once its /healthz says ok. Throws where it does not within twenty seconds. */
export async function openWorker(settings: WorkerSettings): Promise<RunningWorker> {
  const miniflare = keepSignals(() => new Miniflare(workerOptions(settings)));
  const url = `http://127.0.0.1:${settings.port}`;
  let ticking = false;
  const tick = async () => {
    if (ticking) return;
    ticking = true;
    try {
      const worker = await miniflare.getWorker();
      await worker.scheduled({ cron });
    } catch (error) {
      settings.log(`cron: ${String(error)}`, 'error');
    }
    ticking = false;
  };
  try {
    await miniflare.ready;
    await migrate(await miniflare.getD1Database('DB'));
    await waitUntilHealthy(url);
  } catch (error) {
    await miniflare.dispose();
    throw error;
  }
  const ticker = setInterval(tick, tickEveryMs);
  return {
    url,
    reload: async () => {
      await miniflare.setOptions(workerOptions(settings));
      await migrate(await miniflare.getD1Database('DB'));
    },
    close: async () => {
      clearInterval(ticker);
      await miniflare.dispose();
    },
  };
}

async function waitUntilHealthy(url: string): Promise<void> {
  const deadline = performance.now() + healthyWithinMs;
  let seen = 'nothing';
  while (performance.now() < deadline) {
    try {
      const reply = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5000) });
      seen = `HTTP ${reply.status} ${(await reply.text()).slice(0, 200)}`;
      if (reply.ok) return;
    } catch (error) {
      seen = String(error);
    }
    await sleep(200);
  }
  throw new Error(`The worker at ${url} is not well: /healthz answered ${seen}.`);
}
