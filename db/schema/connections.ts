import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { EditPolicy } from '../../src/stock/setup.ts';
import type { ConnectionSetup } from '../../src/stores/connection-setup.ts';
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
    /** What the destination keeps back of the source's stock (ST6); a link may say otherwise. */
    buffer: integer('buffer').notNull().default(0),
    sharePercent: integer('share_percent').notNull().default(100),
    cap: integer('cap'),
    /** What becomes of stock that somebody edits on the destination. */
    edits: text('edits').$type<EditPolicy>().notNull().default('set-back'),
    /** Since when writes that would show many SKUs as sold out wait for a person, ms, and how many wait (ST8). */
    stoppedAt: integer('stopped_at'),
    stoppedCount: integer('stopped_count').notNull().default(0),
    /** Its links, counted where they are made: nobody may count them for every change of stock. */
    linkCount: integer('link_count').notNull().default(0),
    /** Its ledgers are owed what changed for them since then, ms; null when all were told. */
    tellDueAt: integer('tell_due_at'),
    /** Its listings are to be linked and derived anew: since when that is owed, ms, and after which variant it goes on. */
    matchDueAt: integer('match_due_at'),
    matchAfter: text('match_after').notNull().default(''),
    /** Rises with every saved change of its Location Groups: who saves over another's change is told. */
    groupsRevision: integer('groups_revision').notNull().default(0),
    /** What a person did of setting it up, step by step; null for one that nobody sets up. */
    setup: text('setup', { mode: 'json' }).$type<ConnectionSetup>(),
    /** Whether first levels are to be read with it. */
    tellReads: integer('tell_reads', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    uniqueIndex('connections_by_pair').on(table.sourceStoreId, table.destinationStoreId),
    index('connections_by_destination').on(table.destinationStoreId),
  ],
);
