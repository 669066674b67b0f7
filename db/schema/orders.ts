import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { LineHold, OrderDecision } from '../../src/order-push/decisions.ts';
import type { Overridable } from '../../src/order-push/reasons.ts';
import type { FulfillmentStatus, PaymentStatus } from '../../src/platforms/platform.ts';
import { accounts } from './accounts.ts';
import { stores } from './stores.ts';

/**
 * A destination order as last read. No address, e-mail or phone is kept: whoever needs them reads the store again
 * (AC1). A reading replaces the row only if it is not older: (platform_updated_at, reading) must rise.
 */
export const orders = sqliteTable(
  'orders',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    storeId: text('store_id')
      .notNull()
      .references(() => stores.id),
    platformId: text('platform_id').notNull(),
    name: text('name').notNull(),
    customerName: text('customer_name').notNull(),
    unitCount: integer('unit_count').notNull(),
    totalAmount: text('total_amount').notNull(),
    currency: text('currency').notNull(),
    payment: text('payment').$type<PaymentStatus>().notNull(),
    fulfillment: text('fulfillment').$type<FulfillmentStatus>().notNull(),
    cancelledAt: text('cancelled_at'),
    placedAt: text('placed_at').notNull(),
    platformUpdatedAt: text('platform_updated_at').notNull(),
    reading: integer('reading').notNull(),
    /** When that reading began, ms, our clock: whether a change the store lists later was in it. */
    readAt: integer('read_at').notNull().default(0),
    decision: text('decision').$type<OrderDecision>(),
    firstSeenAt: integer('first_seen_at').notNull(),
    /** A person asked for its push by hand: who, when (ms), and what of its holds was agreed to be overridden (OP10). */
    askedBy: text('asked_by'),
    askedAt: integer('asked_at'),
    askedOver: text('asked_over', { mode: 'json' }).$type<Overridable[]>(),
    /** Units that the order had then: a word is about no more than these. */
    askedUnits: integer('asked_units'),
    /** What is mirrored of it, as last read, in one line (src/mirror/acts/after-mark.ts). */
    afterMark: text('after_mark'),
    /** It is to be looked at beside its source orders: since when, ms; null where nothing happened since the last look. */
    lookDueAt: integer('look_due_at'),
    lookSetbacks: integer('look_setbacks').notNull().default(0),
    /** Another one with every look and all that makes one owed: who decides from old news decides anew. */
    lookToken: text('look_token'),
  },
  (table) => [
    index('orders_to_look_at').on(table.lookDueAt).where(sql`look_due_at is not null`),
    index('orders_of_account').on(table.accountId, table.firstSeenAt, table.id),
    index('orders_of_store').on(table.storeId, table.firstSeenAt, table.id),
    // What may still have to be shipped; pages ask with these very words (db/pages/orders-to-ship-page.ts).
    index('orders_unfulfilled')
      .on(table.accountId, table.firstSeenAt, table.id)
      .where(sql`cancelled_at is null and fulfillment <> 'fulfilled'`),
    index('orders_unfulfilled_of_store')
      .on(table.storeId, table.firstSeenAt, table.id)
      .where(sql`cancelled_at is null and fulfillment <> 'fulfilled'`),
    // What no push stands for; pages ask with these very words (db/pages/order-push-views.ts).
    index('orders_not_pushed')
      .on(table.accountId, table.decision, table.firstSeenAt, table.id)
      .where(sql`decision <> 'pushed'`),
  ],
);

export const orderLines = sqliteTable(
  'order_lines',
  {
    id: text('id').primaryKey(),
    orderId: text('order_id')
      .notNull()
      .references(() => orders.id),
    platformId: text('platform_id').notNull(),
    position: integer('position').notNull(),
    sku: text('sku').notNull(),
    title: text('title').notNull(),
    quantity: integer('quantity').notNull(),
    currentQuantity: integer('current_quantity').notNull(),
    /** Units that still go into a parcel, as last read: none of what needs no shipping; null in rows of an earlier version. */
    openQuantity: integer('open_quantity'),
    /** The ledger it is charged to: a source store's row and the listing there. */
    chargedStoreId: text('charged_store_id'),
    chargedListingId: text('charged_listing_id'),
    /** Why (some of) it is not pushed: the first condition it fails (OP6). Null where nothing stays behind. */
    hold: text('hold').$type<LineHold>(),
    heldQuantity: integer('held_quantity').notNull().default(0),
    /** Where its store ships it from: locations and units, as last read. */
    assigned: text('assigned', { mode: 'json' }).$type<
      { locationId: string; quantity: number }[]
    >(),
    /** Since when units of it wait for its source to have more, ms; null once it may be tried again. */
    shortAt: integer('short_at'),
    /** What it waits for, as long as it is held for it: a source store's row and the listing there (db/records/short-lines.ts). */
    shortOf: text('short_of'),
    /** Units refunded, and coming or come back, as last looked at after a push (src/mirror/acts/look-at-both.ts). */
    refundedQuantity: integer('refunded_quantity').notNull().default(0),
    returnedQuantity: integer('returned_quantity').notNull().default(0),
  },
  (table) => [
    index('order_lines_by_order').on(table.orderId),
    // What stays behind; pages ask with these very words (db/pages/order-push-views.ts).
    index('order_lines_held')
      .on(table.orderId, table.hold)
      .where(sql`hold is not null and hold <> 'nothing-to-ship'`),
    index('order_lines_short').on(table.shortOf).where(sql`short_of is not null`),
    index('order_lines_not_routed').on(table.orderId).where(sql`hold = 'not-routed'`),
  ],
);
