/** Writes a ledger's copies for pages, whole, in one batch; an older copy never replaces a newer one. */
import { and, eq, lte, sql } from 'drizzle-orm';
import type { LedgerView, Movement } from '../../src/stock/ledger-view.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { stockItems, stockLevels, stockTargets } from '../schema/index.ts';

export async function saveStockPages(
  db: Database,
  view: LedgerView,
  last: Movement | undefined,
  now: number,
): Promise<void> {
  const { sourceStoreId, inventoryItemId, accountId, sequence } = view;
  const fresh = {
    accountId,
    sku: view.sku,
    title: view.title,
    level: view.levels.reduce((sum, level) => sum + level.available, 0),
    held: view.held,
    settled: view.settled,
    suspense: view.targets.reduce((sum, target) => sum + target.suspense, 0),
    free: view.free,
    unknownAdjustments: view.unknownAdjustments,
    sequence,
    changedAt: last?.at ?? now,
    changeKind: last?.kind ?? null,
    changeCause: last?.cause ?? null,
  };
  const ofThis = (table: typeof stockLevels | typeof stockTargets) =>
    and(eq(table.sourceStoreId, sourceStoreId), eq(table.inventoryItemId, inventoryItemId));
  const isNewest = sql`exists (select 1 from stock_items i where i.source_store_id = ${sourceStoreId}
    and i.inventory_item_id = ${inventoryItemId} and i.sequence = ${sequence})`;
  const levels = JSON.stringify(view.levels);
  const targets = JSON.stringify(view.targets);
  await inOneBatch(db, [
    db
      .insert(stockItems)
      .values({ ...fresh, sourceStoreId, inventoryItemId })
      .onConflictDoUpdate({
        target: [stockItems.sourceStoreId, stockItems.inventoryItemId],
        set: fresh,
        setWhere: lte(stockItems.sequence, sequence),
      }),
    db
      .delete(stockLevels)
      .where(
        and(
          ofThis(stockLevels),
          isNewest,
          sql`${stockLevels.locationId} not in (select value ->> 'locationId' from json_each(${levels}))`,
        ),
      ),
    db
      .insert(stockLevels)
      .select(
        sql`select ${sourceStoreId}, ${inventoryItemId}, value ->> 'locationId', value ->> 'available', value ->> 'at'
            from json_each(${levels}) where ${isNewest}`,
      )
      .onConflictDoUpdate({
        target: [stockLevels.sourceStoreId, stockLevels.inventoryItemId, stockLevels.locationId],
        set: { available: sql`excluded.available`, readAt: sql`excluded.read_at` },
      }),
    db
      .delete(stockTargets)
      .where(
        and(
          ofThis(stockTargets),
          isNewest,
          sql`${stockTargets.target} not in (select value ->> 'target' from json_each(${targets}))`,
        ),
      ),
    db
      .insert(stockTargets)
      .select(
        sql`select value ->> 'target', ${accountId}, value ->> 'connectionId', ${sourceStoreId}, ${inventoryItemId},
              value ->> 'destinationStoreId', value ->> 'destinationItemId', value ->> 'destinationLocationId',
              value ->> 'state', value ->> 'sellable', value ->> 'expected', value ->> 'suspense',
              value ->> 'problem', ${sequence}
            from json_each(${targets}) where ${isNewest}`,
      )
      .onConflictDoUpdate({
        target: stockTargets.target,
        set: {
          // A link may lead to another listing than before.
          sourceStoreId: sql`excluded.source_store_id`,
          inventoryItemId: sql`excluded.inventory_item_id`,
          connectionId: sql`excluded.connection_id`,
          destinationStoreId: sql`excluded.destination_store_id`,
          destinationItemId: sql`excluded.destination_item_id`,
          destinationLocationId: sql`excluded.destination_location_id`,
          state: sql`excluded.state`,
          sellable: sql`excluded.sellable`,
          expected: sql`excluded.expected`,
          suspense: sql`excluded.suspense`,
          problem: sql`excluded.problem`,
          sequence: sql`excluded.sequence`,
        },
      }),
  ]);
}
