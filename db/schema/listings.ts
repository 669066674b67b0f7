import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { connections } from './connections.ts';
import { stores } from './stores.ts';

/** A SKU as one store lists it. SKUs are case-sensitive and not unique on Shopify, so the variant is the key. */
export const listings = sqliteTable(
  'listings',
  {
    storeId: text('store_id')
      .notNull()
      .references(() => stores.id),
    variantId: text('variant_id').notNull(),
    inventoryItemId: text('inventory_item_id').notNull(),
    sku: text('sku').notNull(),
    title: text('title').notNull(),
    tracked: integer('tracked', { mode: 'boolean' }).notNull(),
    updatedAt: text('updated_at').notNull(),
    /** Empty where the store has none. */
    barcode: text('barcode').notNull().default(''),
    /** What it is a variant of; empty while nothing read it since that is kept. */
    productId: text('product_id').notNull().default(''),
    /** Its SKU without case, spaces, dashes and underscores (src/shared/match-key.ts): suggestions go by it. */
    matchKey: text('match_key').notNull().default(''),
    /** When it was seen to be gone from its store, ms. Its row stays a while: an older reading may not bring it back. */
    goneAt: integer('gone_at'),
    /** The number of the reading that wrote it last (src/orders/reading-number.ts): an older one changes nothing. */
    reading: integer('reading').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.storeId, table.variantId] }),
    index('listings_by_sku').on(table.storeId, table.sku),
    index('listings_by_inventory').on(table.storeId, table.inventoryItemId),
    index('listings_by_key').on(table.storeId, table.matchKey),
    index('listings_by_product').on(table.storeId, table.productId),
    index('listings_by_barcode').on(table.storeId, table.barcode).where(sql`barcode <> ''`),
  ],
);

/** Destination listing ↔ source listing of one connection. A paused link pushes nothing (OP5). */
export const links = sqliteTable(
  'links',
  {
    connectionId: text('connection_id')
      .notNull()
      .references(() => connections.id),
    destinationVariantId: text('destination_variant_id').notNull(),
    sourceVariantId: text('source_variant_id').notNull(),
    active: integer('active', { mode: 'boolean' }).notNull(),
    createdAt: integer('created_at').notNull(),
    /** What this SKU keeps back, where it is not what the connection says (ST6). */
    buffer: integer('buffer'),
    sharePercent: integer('share_percent'),
    cap: integer('cap'),
    /**
     * When a person saw its first levels and pressed Apply, ms: nothing is written for it before (ST8), and nothing at a
     * place that a Location Group serves since later than that (`location_groups.since`).
     */
    alignedAt: integer('aligned_at'),
    /** A person unlinks it and wants its copy to show nothing: until that is so the link stands, and may show none. */
    zeroingSince: integer('zeroing_since'),
  },
  (table) => [
    primaryKey({ columns: [table.connectionId, table.destinationVariantId] }),
    index('links_by_source').on(table.connectionId, table.sourceVariantId),
    index('links_zeroing')
      .on(table.connectionId, table.destinationVariantId)
      .where(sql`zeroing_since is not null`),
  ],
);

/** A destination listing that a person unlinked: it is not linked by SKU again until a person does. */
export const unlinked = sqliteTable(
  'unlinked',
  {
    connectionId: text('connection_id')
      .notNull()
      .references(() => connections.id),
    destinationVariantId: text('destination_variant_id').notNull(),
    by: text('by').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.connectionId, table.destinationVariantId] })],
);
