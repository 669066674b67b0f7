/**
 * Copies of the ledgers for pages: they may lag, are written whole by the ledger's alarm, and can be rebuilt by a
 * command. Nothing decides by them.
 */
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { MovementKind, TargetState } from '../../src/stock/ledger-view.ts';
import { accounts } from './accounts.ts';
import { stores } from './stores.ts';

/** One row a ledger: a listing's inventory item at its source store. */
export const stockItems = sqliteTable(
  'stock_items',
  {
    sourceStoreId: text('source_store_id')
      .notNull()
      .references(() => stores.id),
    inventoryItemId: text('inventory_item_id').notNull(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    sku: text('sku').notNull(),
    title: text('title').notNull(),
    /** Units over all locations of the source, as last read. */
    level: integer('level').notNull(),
    /** Sold and not yet taken at the source. */
    held: integer('held').notNull(),
    /** Taken there, and not yet in a reading. */
    settled: integer('settled').notNull(),
    /** Missing on destinations without an order yet. */
    suspense: integer('suspense').notNull(),
    /** Level less held, settled and suspense. */
    free: integer('free').notNull(),
    /** Adjustments whose answer is not known: a person must look. */
    unknownAdjustments: integer('unknown_adjustments').notNull().default(0),
    sequence: integer('sequence').notNull(),
    changedAt: integer('changed_at').notNull(),
    changeKind: text('change_kind').$type<MovementKind>(),
    changeCause: text('change_cause'),
  },
  (table) => [
    primaryKey({ columns: [table.sourceStoreId, table.inventoryItemId] }),
    index('stock_items_by_sku').on(table.accountId, table.sku, table.inventoryItemId),
  ],
);

export const stockLevels = sqliteTable(
  'stock_levels',
  {
    sourceStoreId: text('source_store_id')
      .notNull()
      .references(() => stores.id),
    inventoryItemId: text('inventory_item_id').notNull(),
    locationId: text('location_id').notNull(),
    available: integer('available').notNull(),
    /** When it was read, ms. */
    readAt: integer('read_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sourceStoreId, table.inventoryItemId, table.locationId] }),
  ],
);

/** One row a place where a destination shows the listing. */
export const stockTargets = sqliteTable(
  'stock_targets',
  {
    /** The ledger's name of the place: link and destination location. */
    target: text('target').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    connectionId: text('connection_id').notNull(),
    sourceStoreId: text('source_store_id').notNull(),
    /** Of the source. */
    inventoryItemId: text('inventory_item_id').notNull(),
    destinationStoreId: text('destination_store_id')
      .notNull()
      .references(() => stores.id),
    destinationItemId: text('destination_item_id').notNull(),
    destinationLocationId: text('destination_location_id').notNull(),
    state: text('state').$type<TargetState>().notNull(),
    sellable: integer('sellable').notNull(),
    /** What the store shows, as last confirmed; null while it was never read. */
    expected: integer('expected'),
    suspense: integer('suspense').notNull(),
    problem: text('problem'),
    sequence: integer('sequence').notNull(),
  },
  (table) => [
    index('stock_targets_of_item').on(table.sourceStoreId, table.inventoryItemId),
    // What a destination's own levels are compared with.
    index('stock_targets_at').on(
      table.destinationStoreId,
      table.destinationItemId,
      table.destinationLocationId,
    ),
    index('stock_targets_by_connection').on(table.connectionId, table.state, table.target),
  ],
);
