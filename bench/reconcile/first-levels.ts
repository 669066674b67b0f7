/** Opens the ledgers of some SKUs of a large catalogue, with first levels read as their copies in the database say. */
import { sql } from 'drizzle-orm';
import { loadSetups } from '../../db/records/ledger-setup.ts';
import { placesAt } from '../../src/stock/places.ts';
import { sourceSeen } from '../../src/stock/read-levels.ts';
import type { LedgerName } from '../../src/stock/setup.ts';
import type { World, WorldStore } from '../../test/support/world.ts';
import { units } from '../growth/grow-catalogue.ts';

/** @param items of this destination */
export async function readFirstLevels(
  world: World,
  destination: WorldStore,
  items: readonly string[],
): Promise<void> {
  const { db } = world.database;
  const names = await db.all<LedgerName>(sql`
    select source_store_id as sourceStoreId, inventory_item_id as inventoryItemId from stock_targets
    where destination_store_id = ${destination.id}
      and destination_item_id in (select value from json_each(${JSON.stringify(items)}))`);
  const now = world.clock.now();
  const stores = [world.street, world.harbor];
  for (const setup of await loadSetups(db, names)) {
    const [locationId] = setup.sourceLocationIds;
    if (locationId === undefined) throw new Error('The source has no location');
    await world.edge.ledger(setup).firstReading(setup, {
      source: sourceSeen(world.source.shop, now, [
        {
          inventoryItemId: setup.inventoryItemId,
          locationId,
          available: units,
          updatedAt: new Date(now).toISOString(),
        },
      ]),
      targets: setup.links.flatMap(({ destinationItemId: inventoryItemId }) =>
        stores.flatMap(({ id: storeId }) =>
          placesAt(setup, { storeId, inventoryItemId }).map(({ target }) => ({
            target,
            available: units,
            storeAt: now,
            begun: now,
          })),
        ),
      ),
    });
  }
}
