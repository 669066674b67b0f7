/**
 * Run by the import figure in a process of its own whose heap is as large as a Worker's: imports two large stores over
 * libSQL, and one of them again on a night after a webhook was lost. Prints as JSON by how many bytes memory rose at its
 * worst: `all` counts garbage until V8 collects it, `live` is what is left where it is made to.
 */
import { personOf } from '../../test/support/person.ts';
import { openWorld } from '../../test/support/world.ts';
import { connectLarge, holdTelling, untilDone } from './connect-large.ts';
import { answerLong, type LongStore } from './long-export.ts';
import { skuAtShop, skuNumbered, twoCatalogues } from './two-catalogues.ts';

export type Rise = { all: number; live: number };

/** Collecting takes some tens of ms: it is done before every so many calls to the database. */
const collectEvery = 7;

const size = Number(process.argv[2]);
/** Enough for a store's own list: with so few listings all code is loaded and compiled before memory is looked at. */
const sizeAtFirst = 3_000;
const { source, destination } = twoCatalogues(200);
const world = await openWorld({ unconnected: [source, destination] });
try {
  if (!globalThis.gc) throw new Error('It has to run with --expose-gc');
  await world.putOffReconciling();
  holdTelling(world);
  const shop: LongStore = {
    size: sizeAtFirst,
    listingOf: (number) => ({ sku: skuAtShop(skuNumbered(number), number), barcode: null }),
  };
  const supply: LongStore = {
    size: sizeAtFirst,
    listingOf: (number) => ({
      sku: skuNumbered(number),
      barcode: String(100_000_000_000 + number),
    }),
  };
  const [supplyUrl = '', shopUrl = ''] = world.unconnected.map(({ url }) => url);
  answerLong(
    world,
    new Map([
      [supplyUrl, supply],
      [shopUrl, shop],
    ]),
  );
  // A world keeps what dashboards were told for its stories to read.
  world.edge.tell = async () => undefined;
  const { storeId: sourceId } = await connectLarge(world, 0, 'source', []);
  const { storeId } = await connectLarge(world, 1, 'destination', [sourceId]);
  const importAgain = async (of: string) => {
    const { started } = await personOf(world).reconciles.start({ storeId: of, kind: 'catalogue' });
    return untilDone(world, started[0]?.id ?? '');
  };
  const watched = watchMemory(globalThis.gc);
  await watched.begin();
  supply.size = size;
  shop.size = size;
  const added = (await importAgain(sourceId)).added + (await importAgain(storeId)).added;
  if (added !== 2 * (size - sizeAtFirst)) throw new Error(`Only ${added} listings were added`);
  const imported = watched.rise();
  await watched.begin();
  shop.size -= 1;
  const night = await importAgain(storeId);
  if (night.gone !== 1) throw new Error(`${night.gone} listings were found to be gone`);
  console.log(JSON.stringify({ imported, night: watched.rise() }));
} finally {
  world.close();
}

/** Looks at memory before every call to the database. */
function watchMemory(collect: () => void): { begin: () => Promise<void>; rise: () => Rise } {
  const { client } = world.database;
  let before = 0;
  let most: Rise = { all: 0, live: 0 };
  let calls = 0;
  const look = () => {
    most.all = Math.max(most.all, inUse() - before);
    calls += 1;
    if (calls % collectEvery !== 0) return;
    collect();
    most.live = Math.max(most.live, inUse() - before);
  };
  const { execute, batch } = client;
  Object.assign(client, {
    execute: (...given: Parameters<typeof execute>) => {
      look();
      return execute.apply(client, given);
    },
    batch: (...given: Parameters<typeof batch>) => {
      look();
      return batch.apply(client, given);
    },
  });
  return {
    rise: () => most,
    begin: async () => {
      // What is only just over is held until the next turn, and what is finalized until the next collection.
      for (let round = 0; round < 3; round += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        collect();
      }
      before = inUse();
      most = { all: 0, live: 0 };
      calls = 0;
    },
  };
}

function inUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
