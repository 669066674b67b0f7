// Makes something to picture of Reconciling: a number whose webhook was lost, found and put right, and a run under way.
import { randomUUID } from 'node:crypto';
import { setTimeout as rest } from 'node:timers/promises';
import { youngMs } from '../../src/reconcile/reconcile.ts';
import { routerClient } from '../local/router-client.ts';
import type { RunFile, RunStore } from '../local/run-file.ts';
import { askStore } from '../stores/ask-store.ts';
import { readStock } from '../stores/stock.ts';
import { storeDocuments } from '../stores/store-documents.ts';

const sku = 'MUG-RED';
const tries = 60;

/** @returns the id of the run that found it; another one goes on until the instance is closed. Throws where none does */
export async function prepareReconciles(run: RunFile): Promise<string> {
  const source = run.stores.find(({ role }) => role === 'source');
  const destination = run.stores.find(({ role }) => role === 'destination');
  if (!source || !destination) throw new Error('The first start has no source or no destination.');
  await setFaults(source, { dropWebhooks: { probability: 1, only: ['inventory_levels/update'] } });
  await addSome(source);
  // What changed just now is left to its webhook.
  await rest(youngMs + 2_000);
  await setFaults(source, { dropWebhooks: { probability: 0 } });
  const { reconciles, shell } = routerClient(run.dashboard);
  const { stores } = await shell.get.query();
  const idOf = ({ name }: RunStore) => stores.find((store) => store.name === name)?.id;
  await reconciles.start.mutate({ kind: 'everything', storeId: idOf(source) });
  const found = await untilDone(run, source.name);
  await setFaults(destination, { bulk: 'never-finishes' });
  await reconciles.start.mutate({ kind: 'everything', storeId: idOf(destination) });
  return found;
}

async function untilDone(run: RunFile, storeName: string): Promise<string> {
  const { reconciles } = routerClient(run.dashboard);
  for (let asked = 0; asked < tries; asked += 1) {
    const { runs } = await reconciles.page.query({});
    const done = runs.find(
      ({ store, kind, state }) =>
        store.name === storeName && kind === 'everything' && state === 'done',
    );
    if (done) return done.id;
    await rest(1_000);
  }
  throw new Error(`Reconciling ${storeName} did not end within ${tries} seconds.`);
}

async function addSome(source: RunStore): Promise<void> {
  const { inventoryItemId, locations } = await readStock(source, sku);
  const [first] = locations;
  if (!first) throw new Error(`${source.name} stocks no ${sku}.`);
  const change = {
    inventoryItemId,
    locationId: first.id,
    delta: 7,
    changeFromQuantity: first.available,
  };
  await askStore(source, storeDocuments.restock, {
    input: { name: 'available', reason: 'received', changes: [change] },
    key: randomUUID(),
  });
}

async function setFaults(store: RunStore, settings: object): Promise<void> {
  const answer = await fetch(store.faultsUrl, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(settings),
  });
  if (!answer.ok) throw new Error(await answer.text());
}
