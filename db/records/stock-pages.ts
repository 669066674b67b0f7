/** Writes a ledger's copies for pages, whole, in one batch; an older copy never replaces a newer one. */
import { and, eq, lte, sql } from 'drizzle-orm';
import type { LedgerView, Movement } from '../../src/stock/ledger-view.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { stockItems, stockLevels, stockTargets } from '../schema/index.ts';

/** A level that was read again and is the same is written down this often, ms. */
const readAgainMs = 5 * 60_000;

export async function saveStockPages(
  db: Database,
  view: LedgerView,
  last: Movement | undefined,
  now: number,
): Promise<void> {
  const { sourceStoreId, inventoryItemId, accountId, sequence } = view;
  const named = { accountId, sku: view.sku, title: view.title };
  const counted = {
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
      .values({ ...named, ...counted, sourceStoreId, inventoryItemId })
      .onConflictDoUpdate({
        target: [stockItems.sourceStoreId, stockItems.inventoryItemId],
        set: counted,
        setWhere: lte(stockItems.sequence, sequence),
      }),
    db
      .update(stockItems)
      .set(named)
      .where(
        and(
          eq(stockItems.sourceStoreId, sourceStoreId),
          eq(stockItems.inventoryItemId, inventoryItemId),
          eq(stockItems.sequence, sequence),
          sql`(${stockItems.accountId}, ${stockItems.sku}, ${stockItems.title}) is not (${accountId}, ${view.sku}, ${view.title})`,
        ),
      ),
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
        // That it was read once more and is the same is worth no row; that it was read lately is.
        setWhere: sql`${stockLevels.available} <> excluded.available
          or ${stockLevels.readAt} + ${readAgainMs} <= excluded.read_at`,
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
    ...targetSaves.map(({ set, differs }) =>
      db
        .insert(stockTargets)
        .select(
          sql`select value ->> 'target', ${accountId}, value ->> 'connectionId', ${sourceStoreId}, ${inventoryItemId},
              value ->> 'destinationStoreId', value ->> 'destinationItemId', value ->> 'destinationLocationId',
              value ->> 'state', value ->> 'sellable', value ->> 'expected', value ->> 'suspense',
              value ->> 'problem', ${sequence}
            from json_each(${targets}) where ${isNewest}`,
        )
        .onConflictDoUpdate({ target: stockTargets.target, set, setWhere: differs }),
    ),
  ]);
}

const t = stockTargets;

const leadsTo = {
  // A link may lead to another listing than before.
  sourceStoreId: sql`excluded.source_store_id`,
  inventoryItemId: sql`excluded.inventory_item_id`,
  connectionId: sql`excluded.connection_id`,
  destinationStoreId: sql`excluded.destination_store_id`,
  destinationItemId: sql`excluded.destination_item_id`,
  destinationLocationId: sql`excluded.destination_location_id`,
};

const shows = {
  sellable: sql`excluded.sellable`,
  expected: sql`excluded.expected`,
  suspense: sql`excluded.suspense`,
  problem: sql`excluded.problem`,
  sequence: sql`excluded.sequence`,
};

/** A row is written only where it differs, and of its indexes only those whose columns do: each is a row written, too. */
const targetSaves = [
  {
    set: leadsTo,
    differs: sql`(${t.sourceStoreId}, ${t.inventoryItemId}, ${t.connectionId}, ${t.destinationStoreId},
        ${t.destinationItemId}, ${t.destinationLocationId})
      is not (excluded.source_store_id, excluded.inventory_item_id, excluded.connection_id,
        excluded.destination_store_id, excluded.destination_item_id, excluded.destination_location_id)`,
  },
  {
    set: { state: sql`excluded.state`, ...shows },
    differs: sql`${t.state} <> excluded.state`,
  },
  {
    set: shows,
    differs: sql`(${t.sellable}, ${t.expected}, ${t.suspense}, ${t.problem})
      is not (excluded.sellable, excluded.expected, excluded.suspense, excluded.problem)`,
  },
];
