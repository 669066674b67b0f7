import { sql } from 'drizzle-orm';
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { AddedLine, SourceState } from '../../src/mirror/acts/source-state.ts';
import type { Try } from '../../src/order-push/tries/tries.ts';
import type { SourceOrder } from '../../src/platforms/platform.ts';
import { accounts } from './accounts.ts';
import { connections } from './connections.ts';
import { effectColumns } from './effect-columns.ts';
import { orderLines, orders } from './orders.ts';
import { stores } from './stores.ts';

/** One push: the lines of one destination order that one source order stands for (OP2). */
export const pushes = sqliteTable(
  'pushes',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    orderId: text('order_id')
      .notNull()
      .references(() => orders.id),
    connectionId: text('connection_id')
      .notNull()
      .references(() => connections.id),
    sourceStoreId: text('source_store_id')
      .notNull()
      .references(() => stores.id),
    /** 1, 2, …: two decisions about one order at once collide here, so no unit lands in two parts. */
    part: integer('part').notNull(),
    /** Written into the source order; made from the destination's shop, order and part. */
    reference: text('reference').notNull(),
    ...effectColumns(),
    sourceOrderId: text('source_order_id'),
    sourceOrderName: text('source_order_name'),
    /** When the source made it, its clock, ISO 8601; and where it routed its lines, where its answer said so. */
    sourceOrderAt: text('source_order_at'),
    sourceRouted: text('source_routed', { mode: 'json' }).$type<SourceOrder['routed']>(),
    /** The change of its source order that reconciling looked at last, the store's clock, ISO 8601. */
    sourceSeenAt: text('source_seen_at'),
    createdAt: integer('created_at').notNull(),
    /** When its source order was seen with nothing left to ship, whatever we counted, ms. */
    nothingOpenAt: integer('nothing_open_at'),
    /** Who ships it at its source just now, with a token of that press, and until when nobody else may, ms. */
    shipBy: text('ship_by'),
    shipClaim: text('ship_claim'),
    shipUntil: integer('ship_until'),
    /** What was asked and answered, the first ones and the newest, masked. */
    tries: text('tries', { mode: 'json' }).$type<Try[]>(),
    /** Fields that the source refused as they were, to be sent in another form (src/order-push/copied/repair-address.ts). */
    repairs: text('repairs', { mode: 'json' }).$type<string[]>(),
    /** Its parts of what shipping cost, in ten thousandths from and to; null: the first part has all of it. */
    shippingShare: text('shipping_share', { mode: 'json' }).$type<[number, number][]>(),
    /** What of the customer's order it reflects (orders.after_mark); refunds made before it was pushed. */
    afterMark: text('after_mark'),
    refundsBefore: text('refunds_before', { mode: 'json' }).$type<string[]>(),
    /** Its source order is gone, as last looked at, and whether a person lets its units go in a further part, ms. */
    sourceState: text('source_state').$type<SourceState>(),
    replacedAt: integer('replaced_at'),
    /** What somebody added to its source order, as last looked at. */
    addedLines: text('added_lines', { mode: 'json' }).$type<AddedLine[]>(),
  },
  (table) => [
    uniqueIndex('pushes_by_part').on(table.orderId, table.part),
    uniqueIndex('pushes_by_reference').on(table.sourceStoreId, table.reference),
    index('pushes_due').on(table.dueAt).where(sql`due_at is not null`),
    index('pushes_by_source_order')
      .on(table.sourceStoreId, table.sourceOrderId)
      .where(sql`source_order_id is not null`),
    // What the Overview counts; pages ask with these very words (db/pages/of-store.ts).
    index('pushes_open')
      .on(table.accountId, table.createdAt)
      .where(sql`state in ('ready', 'creating', 'failed')`),
  ],
);

export const pushLines = sqliteTable(
  'push_lines',
  {
    pushId: text('push_id')
      .notNull()
      .references(() => pushes.id),
    orderLineId: text('order_line_id')
      .notNull()
      .references(() => orderLines.id),
    quantity: integer('quantity').notNull(),
    sourceVariantId: text('source_variant_id').notNull(),
    sourceInventoryItemId: text('source_inventory_item_id').notNull(),
    /** Units that were pushed at first, where less stand for it by now; null while `quantity` says it. */
    pushedQuantity: integer('pushed_quantity'),
    /** Its line at the source as last looked at: units, refunded, coming or come back; null before the first look. */
    sourceCurrent: integer('source_current'),
    sourceRefunded: integer('source_refunded'),
    sourceReturned: integer('source_returned'),
    /** Units that came off there before they left: they are shipped no more. */
    sourceRemoved: integer('source_removed'),
  },
  (table) => [primaryKey({ columns: [table.pushId, table.orderLineId] })],
);
