import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { MirroredLine } from '../../src/mirror/mirrored-line.ts';
import type { ShipmentConflict } from '../../src/mirror/shipment-conflict.ts';
import type { DeliveryState } from '../../src/platforms/aftermath.ts';
import type { Tracking } from '../../src/platforms/platform.ts';
import { accounts } from './accounts.ts';
import { effectColumns } from './effect-columns.ts';
import { pushes } from './pushes.ts';
import { stores } from './stores.ts';

/** A source shipment and its copy on the destination's order (TR1, TR2). */
export const shipments = sqliteTable(
  'shipments',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    pushId: text('push_id')
      .notNull()
      .references(() => pushes.id),
    sourceStoreId: text('source_store_id')
      .notNull()
      .references(() => stores.id),
    sourceShipmentId: text('source_shipment_id').notNull(),
    /** As the newest reading of the source has it: (source_updated_at, reading) must rise. */
    latestTracking: text('latest_tracking', { mode: 'json' }).$type<Tracking>().notNull(),
    sourceUpdatedAt: text('source_updated_at').notNull(),
    /** When it was seen cancelled at the source, ms: its units are open again there. */
    cancelledAt: integer('cancelled_at'),
    reading: integer('reading').notNull(),
    /** As it goes to the destination: taken from the newest when a worker wins the row. */
    tracking: text('tracking', { mode: 'json' }).$type<Tracking>().notNull(),
    /** Destination lines it ships, with units: all, and those already copied. */
    lines: text('lines', { mode: 'json' }).$type<MirroredLine[]>().notNull(),
    copied: text('copied', { mode: 'json' }).$type<MirroredLine[]>().notNull(),
    destinationShipmentIds: text('destination_shipment_ids', { mode: 'json' })
      .$type<string[]>()
      .notNull(),
    /** What its copies show by now; null while they show `tracking`. */
    copiedTracking: text('copied_tracking', { mode: 'json' }).$type<Tracking>(),
    /** When its copies were taken back, ms, since it was. */
    copiesCancelledAt: integer('copies_cancelled_at'),
    /** How far it is at the source, when that was said there, and what its copies say. */
    delivery: text('delivery').$type<DeliveryState>(),
    deliveryAt: text('delivery_at'),
    copiedDelivery: text('copied_delivery').$type<DeliveryState>(),
    /** What somebody entered by hand on the destination for the same units, with another number. */
    conflict: text('conflict', { mode: 'json' }).$type<ShipmentConflict>(),
    ...effectColumns(),
  },
  (table) => [
    uniqueIndex('shipments_by_source').on(table.sourceStoreId, table.sourceShipmentId),
    index('shipments_by_push').on(table.pushId),
    index('shipments_due').on(table.dueAt).where(sql`due_at is not null`),
    index('shipments_open')
      .on(table.accountId, table.updatedAt)
      .where(sql`state in ('ready', 'creating', 'failed')`),
  ],
);
