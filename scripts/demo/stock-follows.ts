// The demo's second half: first levels are applied as a person would, and a change at the source shows everywhere.
import { randomUUID } from 'node:crypto';
import { routerClient } from '../local/router-client.ts';
import type { RunStore } from '../local/run-file.ts';
import { askStore } from '../stores/ask-store.ts';
import { readStock } from '../stores/stock.ts';
import { storeDocuments } from '../stores/store-documents.ts';
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
  let applied = 0;
  const names = destinations.map(({ name }) => name).join(' and ');
  await steps.step(`Apply the first levels of ${names}`, 30, async () => {
    const { inventory } = routerClient(dashboard);
    const { notices } = await inventory.list.query({ limit: 1 });
    const waiting = notices.filter((notice) => notice.waiting > 0);
    for (const { connectionId } of waiting) {
      const answer = await inventory.firstLevels.applyLevels.mutate({
        connectionId,
        chosen: 'all',
      });
      if (answer.kind === 'asks')
        return {
          holds: false,
          seen: `${answer.toZero} SKUs would go to zero: a person must agree`,
        };
      if (answer.kind === 'applied') applied += answer.links;
    }
    // What is still being read is applied by the next try.
    if (waiting.length > 0)
      return { holds: false, seen: `${applied} SKUs applied, some are being read` };
    const note = applied > 0 ? `${applied} SKUs` : 'they were applied already';
    return { holds: true, note, value: undefined };
  });
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
