// Everything is killed in the middle of a fan-out: after the next start every store is right, and nothing accepted is lost.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routerClient } from '../../scripts/local/router-client.ts';
import type { RunFile, RunStore } from '../../scripts/local/run-file.ts';
import { askStore } from '../../scripts/stores/ask-store.ts';
import { storeDocuments } from '../../scripts/stores/store-documents.ts';
import { processesBelow } from '../support/tooling/processes-below.ts';
import { type Command, runCommand } from '../support/tooling/run-command.ts';

const skus = ['MUG-RED', 'MUG-BLUE', 'TEE-S', 'TEE-M', 'TEE-L', 'TOTE-NAT', 'CANDLE-FIG'];

let folder = '';
let instance: Command;

const start = async (): Promise<RunFile> => {
  instance = runCommand('start', ['--data', folder, '--port', '0', '--store-ports', '0,0,0']);
  await instance.prints('is ready', 90_000);
  return JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')) as RunFile;
};

/** As a power cut: nobody gets to say goodbye. */
const kill = async (): Promise<void> => {
  const all = [...processesBelow(instance.pid).map(({ pid }) => pid), instance.pid];
  for (const pid of all) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended with the one above it.
    }
  }
  await instance.ends(10_000);
};

const named = (run: RunFile, name: string): RunStore => {
  const store = run.stores.find((one) => one.name === name);
  if (!store) throw new Error(`No ${name}`);
  return store;
};

type Listed = {
  sku: string | null;
  inventoryItem: {
    id: string;
    inventoryLevels: { nodes: { location: { id: string }; quantities: { quantity: number }[] }[] };
  };
};

/** Every SKU of a store in one call: people at the stores have a budget there as well. */
const listed = async (run: RunFile, name: string): Promise<Listed[]> => {
  const query = skus.map((sku) => `sku:'${sku}'`).join(' OR ');
  const { productVariants } = await askStore<{ productVariants: { nodes: Listed[] } }>(
    named(run, name),
    storeDocuments.variants,
    { query },
  );
  return skus.flatMap((sku) => productVariants.nodes.filter((variant) => variant.sku === sku));
};

const available = async (run: RunFile, name: string) =>
  (await listed(run, name)).map(({ inventoryItem }) =>
    inventoryItem.inventoryLevels.nodes.reduce(
      (sum, level) => sum + (level.quantities[0]?.quantity ?? 0),
      0,
    ),
  );

const shown = async (run: RunFile) => ({
  source: await available(run, 'North Supply'),
  street: await available(run, 'Mug Street'),
  harbor: await available(run, 'Harbor Goods'),
});

/** Waits until both destinations show what the source has. */
const aligned = async (run: RunFile, withinMs: number) => {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const { source, street, harbor } = await shown(run);
    const right = JSON.stringify(source);
    if (JSON.stringify(street) === right && JSON.stringify(harbor) === right) return source;
    if (performance.now() > deadline) return { source, street, harbor };
    await sleep(2_000);
  }
};

/** A delivery arrives at the source: more of every SKU, one call each. */
const receive = async (run: RunFile, units: number) => {
  const north = named(run, 'North Supply');
  for (const { inventoryItem } of await listed(run, 'North Supply')) {
    const [first] = inventoryItem.inventoryLevels.nodes;
    if (!first) throw new Error(`${inventoryItem.id} is stocked nowhere`);
    await askStore(north, storeDocuments.restock, {
      input: {
        name: 'available',
        reason: 'received',
        changes: [
          {
            inventoryItemId: inventoryItem.id,
            locationId: first.location.id,
            delta: units,
            changeFromQuantity: first.quantities[0]?.quantity ?? 0,
          },
        ],
      },
      key: crypto.randomUUID(),
    });
  }
};

/** Presses Reconcile for every store, and waits for the reports. */
const reconciled = async (run: RunFile) => {
  const { reconciles } = routerClient(run.dashboard);
  const { started, running } = await reconciles.start.mutate({ kind: 'everything' });
  const deadline = performance.now() + 90_000;
  for (;;) {
    const runs = await Promise.all(
      [...started, ...running].map(({ id }) => reconciles.run.query({ id })),
    );
    if (runs.every(({ state }) => state !== 'running') || performance.now() > deadline)
      return run.stores.map(({ name }) => {
        const its = runs.find(({ store }) => store.name === name);
        return { name, state: its?.state, byPages: its?.byPages, drifted: its?.report.drifted };
      });
    await sleep(1_000);
  }
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crossdock-kill-'));
});

afterAll(async () => {
  instance.signal('SIGTERM');
  await instance.ends(10_000);
  await rm(folder, { recursive: true });
});

describe('stock on one machine', { timeout: 240_000 }, () => {
  it('[ST5] killed in the middle of a fan-out is right at every store after the next start', async () => {
    let run = await start();
    const { inventory } = routerClient(run.dashboard);
    const deadline = performance.now() + 30_000;
    for (;;) {
      const { notices } = await inventory.list.query({ limit: 1 });
      const waiting = notices.filter((notice) => notice.waiting > 0);
      if (waiting.length === 0) break;
      expect(performance.now()).toBeLessThan(deadline);
      for (const { connectionId } of waiting)
        await inventory.firstLevels.applyLevels.mutate({ connectionId, chosen: 'all' });
      await sleep(500);
    }
    const before = await aligned(run, 60_000);
    for (const afterMs of [30, 150, 400]) {
      await receive(run, 3);
      await sleep(afterMs);
      await kill();
      run = await start();
    }
    const after = await aligned(run, 120_000);
    expect(after).toEqual((before as number[]).map((units) => units + 9));
    const compared = runCommand('ledgers', ['--data', folder]);
    expect([await compared.ends(60_000), compared.printed()]).toEqual([
      0,
      expect.stringContaining('0 numbers differ'),
    ]);
    expect(await reconciled(run)).toEqual(
      run.stores.map(({ name }) => ({ name, state: 'done', byPages: false, drifted: 0 })),
    );
  });
});
