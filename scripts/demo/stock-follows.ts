// The demo's second half: first levels are applied as a person would, and a change at the source shows everywhere.
import { randomUUID } from 'node:crypto';
import type { RunStore } from '../local/run-file.ts';
import { askStore } from '../stores/ask-store.ts';
import { readStock } from '../stores/stock.ts';
import { storeDocuments } from '../stores/store-documents.ts';
import { applyFirstLevels } from './first-levels.ts';
import { once, type Steps } from './steps.ts';

const sku = 'MUG-RED';
/** From the source's webhook on; what a demo waits at most is more, since a cron may have to repair what a queue lost. */
const followsSeconds = 60;

/** Throws StepFailed at the first step that does not hold. */
export async function stockFollows(
  steps: Steps,
  {
    dashboard,
    source,
    destinations,
  }: { dashboard: string; source: RunStore; destinations: RunStore[] },
): Promise<void> {
  const names = destinations.map(({ name }) => name).join(' and ');
  await applyFirstLevels(steps, { dashboard, destinations });
  await showTheSame(steps, `${names} show what ${source.name} has`, source, destinations);
  await steps.step(`Ten more ${sku} arrive at ${source.name}`, once, async () => {
    const { inventoryItemId, locations } = await readStock(source, sku);
    const [first] = locations;
    if (!first) return { holds: false, seen: 'it is stocked nowhere' };
    const change = {
      inventoryItemId,
      locationId: first.id,
      delta: 10,
      changeFromQuantity: first.available,
    };
    await askStore(source, storeDocuments.restock, {
      input: { name: 'available', reason: 'received', changes: [change] },
      key: randomUUID(),
    });
    return { holds: true, note: '', value: undefined };
  });
  await showTheSame(steps, `${names} show them`, source, destinations);
}

const showTheSame = (steps: Steps, title: string, source: RunStore, destinations: RunStore[]) =>
  steps.step(title, followsSeconds, async () => {
    const wanted = (await readStock(source, sku)).available;
    const shown = await Promise.all(destinations.map((store) => readStock(store, sku)));
    const seen = shown.map(({ available }) => available);
    return seen.every((units) => units === wanted)
      ? { holds: true, note: `${sku} ${wanted}`, value: undefined }
      : { holds: false, seen: `${sku} ${wanted} at ${source.name}, ${seen.join(' and ')} there` };
  });
