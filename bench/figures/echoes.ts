/**
 * Writes that our own writes cause when they come back as webhooks: none, whether two stores share a source or three
 * stand in a chain. Each change must be written once at each store that shows it, and nothing else may follow. A whole
 * Crossdock with real sandbox stores, which tell of every write of ours; with deliveries doubled and out of order, too.
 */
import { eq } from 'drizzle-orm';
import { connections } from '../../db/schema/index.ts';
import { personOf } from '../../test/support/person.ts';
import { account, type World } from '../../test/support/world.ts';
import type { Figure, Measured } from '../figure.ts';
import { type ManyStores, openManyStores, rest, shownOf } from '../support/many-stores.ts';
import { byOperation, noteStoreCalls } from '../support/store-calls.ts';

const minute = 60_000;
const skus = ['MUG-RED', 'MUG-BLUE', 'TEE-S', 'TEE-M', 'TOTE-NAT', 'CANDLE-FIG'];
const rounds = 5;

type Shape = { id: string; what: string; prepare: (opened: ManyStores) => Promise<void> };

const shapes: Shape[] = [
  { id: 'echoes-two', what: 'two stores of one source', prepare: async () => undefined },
  {
    id: 'echoes-chain',
    what: 'a chain of three stores',
    prepare: async ({ world }) => makeChain(world),
  },
  {
    id: 'echoes-shuffled',
    what: 'a chain of three, deliveries doubled and shuffled',
    prepare: async ({ world }) => {
      await makeChain(world);
      for (const { faults } of [world.street.store, world.harbor.store]) {
        Object.assign(faults.doubleWebhooks, { probability: 0.5 });
        Object.assign(faults.shuffleWebhooks, { probability: 1, seconds: 20 });
      }
    },
  },
];

export const echoes: Figure = {
  id: 'echoes',
  kind: 'count',
  measure: async (say) => {
    const measured: Measured[] = [];
    for (const shape of shapes) {
      say(shape.what);
      measured.push(await measureShape(shape));
    }
    return measured;
  },
};

async function measureShape({ id, what, prepare }: Shape): Promise<Measured> {
  const opened = await openManyStores(2);
  const { world, destinations } = opened;
  try {
    await prepare(opened);
    const calls = noteStoreCalls(world);
    const deliveries = countDeliveries(world);
    for (let round = 0; round < rounds; round += 1)
      for (const [index, sku] of skus.entries()) {
        await world.source.setStock(sku, 50 + 7 * round + index, 'Main warehouse');
        await world.run(minute);
      }
    await world.run(15 * minute);
    for (const sku of skus) {
      const wanted = await world.source.available(sku);
      const shown = await shownOf(destinations, sku);
      if (shown.some((one) => one !== wanted))
        throw new Error(`${sku} is ${wanted} and shown as ${shown}`);
    }
    const written = calls.made.reduce((sum, { writes }) => sum + writes.length, 0);
    const changes = rounds * skus.length;
    const wanted = changes * destinations.length;
    return {
      id,
      what: `writes caused by echoes, ${what}`,
      value: written - wanted,
      unit: 'writes',
      target: { exactly: 0 },
      details: [
        `${changes} changes at the source, ${written} numbers written to ${destinations.length} stores, ${deliveries.ofStock} deliveries about stock`,
        `calls: ${byOperation(calls.made)}`,
      ],
    };
  } finally {
    world.close();
  }
}

/** Harbor Goods sells what Mug Street has, and Mug Street what North Supply has. */
async function makeChain(world: World): Promise<void> {
  await world.database.db
    .update(connections)
    .set({ active: false })
    .where(eq(connections.destinationStoreId, world.harbor.id));
  await personOf(world).stores.join({
    sourceStoreId: world.street.id,
    destinationStoreId: world.harbor.id,
  });
  for (const { id } of await world.database.db.query.connections.findMany())
    await world.road.tellLedgers(account, id, { read: true });
  await world.run(minute);
  await world.applyFirstLevels();
  await rest(world);
}

/** Deliveries about stock that stores brought to our door from now on. */
function countDeliveries(world: World): { ofStock: number } {
  const counts = { ofStock: 0 };
  const { inbox } = world.edge;
  world.edge.inbox = (name) => {
    const port = inbox(name);
    return {
      ...port,
      keep: (storeId, delivery) => {
        if (delivery.event.kind === 'stock-changed') counts.ofStock += 1;
        return port.keep(storeId, delivery);
      },
    };
  };
  return counts;
}
