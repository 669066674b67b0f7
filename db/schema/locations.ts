import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { connections } from './connections.ts';
import { stores } from './stores.ts';

/** A place a store keeps or ships stock from, as the store names it. */
export const locations = sqliteTable(
  'locations',
  {
    storeId: text('store_id')
      .notNull()
      .references(() => stores.id),
    platformId: text('platform_id').notNull(),
    /** As the store orders them. */
    position: integer('position').notNull(),
    name: text('name').notNull(),
    active: integer('active', { mode: 'boolean' }).notNull(),
    fulfillsOnline: integer('fulfills_online', { mode: 'boolean' }).notNull(),
    /** When it was seen to be closed at its store, ms; null while it is open. */
    closedAt: integer('closed_at'),
  },
  (table) => [primaryKey({ columns: [table.storeId, table.platformId] })],
);

/** Per connection: the source locations that serve one destination location. */
export const locationGroups = sqliteTable(
  'location_groups',
  {
    id: text('id').primaryKey(),
    connectionId: text('connection_id')
      .notNull()
      .references(() => connections.id),
    name: text('name').notNull(),
    destinationLocationId: text('destination_location_id').notNull(),
    /** Since when its destination location is served, ms: a link shows nothing there before a person applied it since. */
    since: integer('since').notNull().default(0),
    /** When a person agreed to how many SKUs its last change shows as sold out, ms: they are not asked about again. */
    zeroAgreedAt: integer('zero_agreed_at'),
  },
  (table) => [
    // A destination location is in at most one group of a connection.
    uniqueIndex('location_groups_by_destination').on(
      table.connectionId,
      table.destinationLocationId,
    ),
  ],
);

export const locationGroupSources = sqliteTable(
  'location_group_sources',
  {
    connectionId: text('connection_id')
      .notNull()
      .references(() => connections.id),
    sourceLocationId: text('source_location_id').notNull(),
    groupId: text('group_id')
      .notNull()
      .references(() => locationGroups.id),
    priority: integer('priority').notNull(),
  },
  // A source location is in at most one group of a connection.
  (table) => [primaryKey({ columns: [table.connectionId, table.sourceLocationId] })],
);
