/**
 * What a product's webhook costs while the catalogue grows: three products are changed by people at their stores, in a
 * whole Crossdock over D1 in workerd. The larger catalogue is there as rows.
 */
import { openWorld, type World } from '../../test/support/world.ts';
import { growCatalogue } from '../growth/grow-catalogue.ts';
import { openMeteredD1 } from '../one-order/metered-d1.ts';
import { rest } from '../support/many-stores.ts';

const minute = 60_000;
/** How many products are changed each time. */
export const productsChanged = 3;

export type WebhookWork = { size: number; read: number; written: number };

/** @param sizes listings of each store, rising */
export async function webhookGrowth(
  sizes: readonly number[],
  say: (line: string) => void,
): Promise<WebhookWork[]> {
  const world = await openWorld();
  await world.applyFirstLevels();
  await rest(world);
  const d1 = await openMeteredD1(world.database.client);
  try {
    world.edge.database = () => d1.db;
    const measured: WebhookWork[] = [];
    let from = (await world.source.listSkus()).length;
    for (const size of sizes) {
      say(`products change among ${size.toLocaleString('en-US')}`);
      await growCatalogue(d1.db, world.source.id, { from, to: size });
      from = size;
      // What a change finds is what an earlier one left, as on any day but the first.
      await changeProducts(world, '-A');
      d1.reset();
      await changeProducts(world, '-B');
      const written = [...d1.written.values()].reduce((sum, rows) => sum + rows, 0);
      measured.push({ size, read: d1.rowsRead(), written });
      await changeProducts(world, '');
    }
    return measured;
  } finally {
    world.close();
    await d1.close();
  }
}

/** A SKU is written anew at the source, another at a destination, and a barcode changes. */
async function changeProducts(world: World, mark: string): Promise<void> {
  const { source, street } = world;
  await source.renameSku(await skuLike(world.source, 'MUG-BLUE'), `MUG-BLUE${mark}`);
  await world.run(minute);
  await street.renameSku(await skuLike(world.street, 'MUG-RED'), `MUG-RED${mark}`);
  await world.run(minute);
  await source.setBarcode('TOTE-NAT', `7300000000${mark.length}${mark.charCodeAt(1) || 0}`);
  await world.run(minute);
}

async function skuLike(desk: World['source'], like: string): Promise<string> {
  const sku = (await desk.listSkus()).find((one) => one.startsWith(like));
  if (!sku) throw new Error(`Nothing is listed as ${like}`);
  return sku;
}
