// Compares the dashboard's Inventory with what the stores themselves show.
import { routerClient } from '../local/router-client.ts';
import type { RunStore } from '../local/run-file.ts';
import { type Levels, placeName } from './after-levels.ts';

type Router = ReturnType<typeof routerClient>;

/** Where Inventory differs from what the stores show: one sentence, empty where they agree. */
export async function inventoryDifference(
  dashboard: string,
  source: Pick<RunStore, 'name'>,
  skus: readonly string[],
  shown: Levels,
): Promise<string> {
  const { inventory } = routerClient(dashboard);
  const said = await Promise.all(
    skus.map(async (sku) => {
      const { rows } = await inventory.list.query({ q: sku });
      const row = rows.find((one) => one.sku === sku && one.storeName === source.name);
      return row ? differencesOf(row, shown) : [`${sku} is not in Inventory`];
    }),
  );
  return said.flat().join('. ');
}

type InventoryRow = Awaited<ReturnType<Router['inventory']['list']['query']>>['rows'][number];

function differencesOf(row: InventoryRow, shown: Levels): string[] {
  const { sku, storeName: store, levels, targets, settled, suspense, unknownAdjustments } = row;
  const differs: string[] = [];
  const compare = (store: string, location: string, says: number | null) => {
    const place = placeName({ store, location, sku });
    const { available } = shown.get(place) ?? {};
    // A store that this trip does not know of is compared by reconciling.
    if (available !== undefined && available !== says)
      differs.push(`${place}: Inventory says ${says}, the store ${available}`);
  };
  for (const { name, available } of levels) compare(store, name, available);
  for (const { storeName, locationName, expected, sellable, problem } of targets) {
    compare(storeName, locationName, expected);
    if (expected !== sellable || problem !== null)
      differs.push(
        `${sku} at ${storeName} shows ${expected} and may show ${sellable} ${problem ?? ''}`,
      );
  }
  // Under way still: taken at the source and not read there, missing somewhere, or taken and not answered.
  if (settled + suspense + unknownAdjustments > 0)
    differs.push(`${sku}: ${settled} settled, ${suspense} missing, ${unknownAdjustments} unknown`);
  return differs;
}
