/** Plays one order through a whole Crossdock over D1 in workerd, and counts everything it asks for. */
import { openWorld } from '../../test/support/world.ts';
import { add, countEdge, type Tally } from './counted-edge.ts';
import { countObjects } from './counted-objects.ts';
import { meterWrites } from './meter-rows.ts';
import { openMeteredD1 } from './metered-d1.ts';
import { playOrder } from './play-order.ts';

export type OrderCounts = {
  /** Calls by store and operation. */
  stores: Tally;
  /** Alarms included. */
  objects: Tally;
  /** Messages. */
  queues: Tally;
  d1Written: Tally;
  d1Read: number;
  /** Rows that objects' own SQLite writes. */
  objectRows: Tally;
  /** Readings that the webhooks of placing and paying cost. */
  readings: number;
};

/** Alarms are looked for this often, ms: closely while the order moves, then it is quiet. */
const stepMs = (gone: number): number => (gone < 10_000 ? 50 : 1_000);

/** Takes about twenty seconds. */
export async function countOrder(): Promise<OrderCounts> {
  const world = await openWorld();
  await world.applyFirstLevels();
  // Reconciling goes by the clock, not by orders: it has figures of its own.
  await world.database.client.execute(
    'UPDATE stores SET reconcile_due_at = 9e15, reconcile_all_due_at = 9e15',
  );
  const d1 = await openMeteredD1(world.database.client);
  try {
    world.edge.database = () => d1.db;
    const objects = countObjects(world);
    const edge = countEdge(world, objects);
    const run = async (ms: number) => {
      for (let gone = 0; gone < ms; gone += stepMs(gone)) {
        await world.run(stepMs(gone));
        objects.look();
      }
    };
    // Objects and their tables are there from an earlier order, as on any day but the first.
    await playOrder(world, run);
    for (const tally of Object.values(edge)) tally.clear();
    objects.record();
    d1.reset();

    let readings = 0;
    await playOrder(world, run, () => {
      // A push reads its order once more before it creates anything; every other reading is a webhook's.
      const reads = edge.stores.get('Mug Street: Order') ?? 0;
      readings = reads - (edge.queues.get('order-push') ?? 0);
    });
    for (const [name, times] of objects.alarms) add(edge.objects, name, times);
    const objectRows = await meterWrites(d1.empty, objects.recorded);
    for (const [name, times] of objects.settings) add(objectRows, name, times);
    return {
      ...edge,
      readings,
      d1Written: new Map(d1.written),
      d1Read: d1.rowsRead(),
      objectRows,
    };
  } finally {
    world.close();
    await d1.close();
  }
}
