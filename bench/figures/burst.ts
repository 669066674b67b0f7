/**
 * A thousand changes to 50 SKUs within ten seconds at a source with ten destinations: how many calls they cost, and how
 * long a number waits. A whole Crossdock with real sandbox stores, each with the budget of Shopify's standard plan; a
 * store's call takes no time on the virtual clock. Every destination must show the last number in the end.
 */
import type { Figure, Measured } from '../figure.ts';
import { listEverywhere, openManyStores, shownOf } from '../support/many-stores.ts';
import { byOperation, noteStoreCalls } from '../support/store-calls.ts';
import { noteWaits } from '../support/waits.ts';

const changes = 1_000;
const everyMs = 10;
const stores = 10;
const minute = 60_000;
const skus = Array.from({ length: 50 }, (_, index) => `PEN-${index + 1}`);

/** Shopify's standard plan (shopify.dev, GraphQL Admin rate limits). */
const standardPlan = { size: 2000, restoreRate: 100 };

export const burst: Figure = {
  id: 'burst',
  kind: 'count',
  measure: async (say) => {
    say(`listing ${skus.length} SKUs at ${stores} stores`);
    const opened = await openManyStores(stores);
    try {
      await listEverywhere(opened, skus, 500);
      return await measureBurst(opened, say);
    } finally {
      opened.world.close();
    }
  },
};

async function measureBurst(
  { world, destinations }: Awaited<ReturnType<typeof openManyStores>>,
  say: (line: string) => void,
): Promise<Measured[]> {
  for (const { store } of destinations) Object.assign(store.faults.bucket, standardPlan);
  const [location] = world.source.store.state.locations.all();
  const calls = noteStoreCalls(world);
  const waits = await noteWaits(world);
  say(`${changes} changes`);
  const last = new Map<string, number>();
  for (let change = 0; change < changes; change += 1) {
    const sku = skus[change % skus.length] ?? '';
    // Every number is another than the one before, and none is a sell-out.
    const units = 100 + ((change * 37) % 311);
    last.set(sku, units);
    await world.source.setStock(sku, units, location?.name);
    await world.run(everyMs);
  }
  await world.run(10 * minute);
  const wrong: string[] = [];
  for (const [sku, units] of last) {
    const shown = await shownOf(destinations, sku);
    if (shown.some((one) => one !== units)) wrong.push(`${sku}: ${units} became ${shown}`);
  }
  if (wrong.length > 0) throw new Error(`Stores do not show the last number: ${wrong.join('; ')}`);
  const { made } = calls;
  const perStore = [...Map.groupBy(made, ({ store }) => store).values()].map((of) => of.length);
  return [
    {
      id: 'burst-calls',
      what: `store calls for ${changes.toLocaleString('en-US')} changes to ${skus.length} SKUs in 10 s, ${stores} stores`,
      value: made.length,
      unit: 'calls',
      target: { atMost: 120 },
      details: [
        byOperation(made),
        `${Math.min(...perStore)} to ${Math.max(...perStore)} a store, ${made.reduce((sum, { writes }) => sum + writes.length, 0)} rows`,
        `every store shows the last number of every SKU; ${waits.left()} numbers left unsent`,
      ],
    },
    {
      id: 'burst-wait',
      what: '  longest that a number waited, budget being free',
      value: waits.longest(),
      unit: 'ms',
      target: { atMost: 1_999 },
      details: [`${made.filter(({ throttled }) => throttled).length} calls throttled by a store`],
    },
  ];
}
