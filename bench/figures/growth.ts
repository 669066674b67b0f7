/**
 * The work of one change of stock while the catalogue grows from a thousand to a hundred thousand SKUs: calls to objects,
 * rows of D1 read and written, calls to stores. It must not grow at all. A whole Crossdock over D1 in workerd, whose own
 * meter counts the rows; the larger catalogue is there as rows, and five SKUs of it are changed.
 */
import { eq } from 'drizzle-orm';
import { listings } from '../../db/schema/index.ts';
import { openWorld, type World } from '../../test/support/world.ts';
import type { Figure, Measured } from '../figure.ts';
import { fittedExponent } from '../growth/exponent.ts';
import { growCatalogue } from '../growth/grow-catalogue.ts';
import { add, countEdge } from '../one-order/counted-edge.ts';
import { countObjects } from '../one-order/counted-objects.ts';
import { type MeteredD1, openMeteredD1 } from '../one-order/metered-d1.ts';
import { rest } from '../support/many-stores.ts';

const sizes = [1_000, 10_000, 100_000];
const skus = ['MUG-RED', 'MUG-BLUE', 'TEE-S', 'TOTE-NAT', 'CANDLE-FIG'];
const minute = 60_000;
/** An alarm is looked for this often, ms. */
const stepMs = 250;

type Work = { objects: number; d1Rows: number; stores: number };

export const growth: Figure = {
  id: 'growth',
  kind: 'count',
  measure: async (say) => {
    const world = await openWorld();
    await world.applyFirstLevels();
    await rest(world);
    const d1 = await openMeteredD1(world.database.client);
    try {
      world.edge.database = () => d1.db;
      return measuredOf(await growAndMeasure(world, d1, say));
    } finally {
      world.close();
      await d1.close();
    }
  },
};

async function growAndMeasure(
  world: World,
  d1: MeteredD1,
  say: (line: string) => void,
): Promise<{ size: number; work: Work }[]> {
  const objects = countObjects(world);
  const edge = countEdge(world, objects);
  const changeAll = async (units: number) => {
    for (const [index, sku] of skus.entries()) {
      await world.source.setStock(sku, units + index, 'Main warehouse');
      for (let gone = 0; gone < minute; gone += stepMs) {
        await world.run(stepMs);
        objects.look();
      }
    }
  };
  const measured: { size: number; work: Work }[] = [];
  let from = (await world.source.listSkus()).length;
  for (const size of sizes) {
    say(`${size.toLocaleString('en-US')} SKUs`);
    await growCatalogue(d1.db, world.source.id, { from, to: size });
    from = size;
    const listed = await d1.db.$count(listings, eq(listings.storeId, world.source.id));
    if (listed < size) throw new Error(`The source lists ${listed} of ${size} SKUs`);
    // What a change finds is what an earlier one left, as on any day but the first.
    await changeAll(60);
    for (const tally of [...Object.values(edge), objects.alarms]) tally.clear();
    d1.reset();
    await changeAll(90);
    for (const [name, times] of objects.alarms) add(edge.objects, name, times);
    measured.push({
      size,
      work: {
        objects: sum(edge.objects),
        d1Rows: d1.rowsRead() + sum(d1.written),
        stores: sum(edge.stores),
      },
    });
  }
  return measured;
}

const kinds = [
  { id: 'objects', what: 'calls to objects' },
  { id: 'd1Rows', what: 'rows of D1 read and written' },
  { id: 'stores', what: 'calls to stores' },
] as const;

const measuredOf = (measured: { size: number; work: Work }[]): Measured[] =>
  kinds.map(({ id, what }) => ({
    id: `growth-${id}`,
    what: `growth of one change with the catalogue, ${what}`,
    value: Math.abs(fittedExponent(measured.map(({ size, work }) => ({ size, work: work[id] })))),
    unit: 'exponent',
    target: { atMost: 0.02 },
    details: [
      measured
        .map(
          ({ size, work }) =>
            `${size.toLocaleString('en-US')} SKUs: ${(work[id] / skus.length).toFixed(1)} a change`,
        )
        .join(' · '),
    ],
  }));

const sum = (tally: ReadonlyMap<string, number>): number =>
  [...tally.values()].reduce((all, one) => all + one, 0);
