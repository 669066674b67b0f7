import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { LinkState, SuggestedBy } from '../../src/shared/link-state.ts';
import { connections } from './connections.ts';

/**
 * What a connection makes of each listing of its destination, as the Products page shows it: derived from listings and
 * links by src/catalog/link-state.ts, written in the batch of whatever changes them, and rebuilt by every import.
 */
export const matches = sqliteTable(
  'matches',
  {
    connectionId: text('connection_id')
      .notNull()
      .references(() => connections.id),
    destinationVariantId: text('destination_variant_id').notNull(),
    state: text('state').$type<LinkState>().notNull(),
    sku: text('sku').notNull(),
    title: text('title').notNull(),
    /** As the listing's: pages go by it, and search of what begins with something. */
    matchKey: text('match_key').notNull(),
    /** The title in lower case, for search. */
    titleKey: text('title_key').notNull(),
    /** What it is linked to, whatever became of it. */
    sourceVariantId: text('source_variant_id'),
    sourceSku: text('source_sku'),
    sourceTitle: text('source_title'),
    /** What it might be linked to, where exactly one listing of the source fits but for its writing. */
    suggestedVariantId: text('suggested_variant_id'),
    suggestedSku: text('suggested_sku'),
    suggestedBy: text('suggested_by').$type<SuggestedBy>(),
    /** Listings of the source with exactly this SKU. */
    sourceCount: integer('source_count').notNull(),
    /** What it was linked to when its ledgers were told last, where that is another listing by now. */
    formerVariantId: text('former_variant_id'),
    /** Its ledger is owed what changed since then, ms; null when it was told. */
    tellDueAt: integer('tell_due_at'),
  },
  (table) => [
    primaryKey({ columns: [table.connectionId, table.destinationVariantId] }),
    index('matches_by_key').on(table.connectionId, table.matchKey, table.destinationVariantId),
    index('matches_by_state').on(
      table.connectionId,
      table.state,
      table.matchKey,
      table.destinationVariantId,
    ),
    index('matches_by_title').on(table.connectionId, table.titleKey, table.destinationVariantId),
    index('matches_suggested')
      .on(table.connectionId, table.matchKey, table.destinationVariantId)
      .where(sql`suggested_by is not null`),
    index('matches_to_tell').on(table.tellDueAt).where(sql`tell_due_at is not null`),
  ],
);

/** How many matches of a connection stand in each state, kept with every change: nobody counts a catalogue for a page. */
export const matchCounts = sqliteTable(
  'match_counts',
  {
    connectionId: text('connection_id')
      .notNull()
      .references(() => connections.id),
    /** A state, or `suggested`: those with a suggestion, beside their state. */
    state: text('state').$type<LinkState | 'suggested'>().notNull(),
    count: integer('count').notNull(),
  },
  (table) => [primaryKey({ columns: [table.connectionId, table.state] })],
);
