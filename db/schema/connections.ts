import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { accounts } from './accounts.ts';
import { stores } from './stores.ts';

/** Source store → destination store. The role belongs to the connection, not to the store. */
export const connections = sqliteTable(
  'connections',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    sourceStoreId: text('source_store_id')
      .notNull()
      .references(() => stores.id),
    destinationStoreId: text('destination_store_id')
      .notNull()
      .references(() => stores.id),
    /** Whether the destination's new orders may use it; existing pushes come back either way. */
    active: integer('active', { mode: 'boolean' }).notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('connections_by_pair').on(table.sourceStoreId, table.destinationStoreId),
    index('connections_by_destination').on(table.destinationStoreId),
  ],
);
