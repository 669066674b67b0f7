/**
 * Calls to stores that one change at the source causes while nothing else happens: one for each destination, and nothing
 * read before it. A whole Crossdock with real sandbox stores; ten minutes are watched after the change.
 */
import type { Figure, Measured } from '../figure.ts';
import { openManyStores, shownOf } from '../support/many-stores.ts';
import { byOperation, noteStoreCalls, writeOperation } from '../support/store-calls.ts';

const watchedMs = 10 * 60_000;
const sku = 'TOTE-NAT';

export const quietChange: Figure = {
  id: 'quiet-change',
  kind: 'count',
  measure: async (say) => {
    const measured: Measured[] = [];
    for (const count of [2, 10, 50]) {
      say(`one change, ${count} stores`);
      measured.push(...(await oneChange(count)));
    }
    return measured;
  },
};

async function oneChange(count: number): Promise<Measured[]> {
  const { world, destinations } = await openManyStores(count);
  try {
    const calls = noteStoreCalls(world);
    await world.source.setStock(sku, 33, 'Main warehouse');
    await world.run(watchedMs);
    const { made } = calls;
    // What people hold at the source's second location counts as well.
    const wanted = await world.source.available(sku);
    const wrong = (await shownOf(destinations, sku)).filter((shown) => shown !== wanted);
    if (wrong.length > 0)
      throw new Error(`${wrong.length} of ${count} stores do not show ${wanted}: ${wrong}`);
    const reads = made.filter(({ operation }) => operation !== writeOperation);
    return [
      {
        id: `quiet-change-calls-${count}`,
        what: `store calls for one change to ${count} Shopify stores, quiet`,
        value: made.length,
        unit: 'calls',
        target: { exactly: count },
        details: [byOperation(made)],
      },
      {
        id: `quiet-change-reads-${count}`,
        what: `  of them anything but writes, ${count} stores`,
        value: reads.length,
        unit: 'calls',
        target: { exactly: 0 },
      },
    ];
  } finally {
    world.close();
  }
}
