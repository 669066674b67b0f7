import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { LineHold, OrderDecision } from '../../src/order-push/decisions.ts';
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
  },
  (table) => [
    index('orders_of_account').on(table.accountId, table.firstSeenAt, table.id),
    index('orders_of_store').on(table.storeId, table.firstSeenAt, table.id),
    // What may still have to be shipped; pages ask with these very words (db/pages/orders-to-ship-page.ts).
    index('orders_unfulfilled')
      .on(table.accountId, table.firstSeenAt, table.id)
      .where(sql`cancelled_at is null and fulfillment <> 'fulfilled'`),
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
    /** The ledger it is charged to: a source store's row and the listing there. */
    chargedStoreId: text('charged_store_id'),
    chargedListingId: text('charged_listing_id'),
    /** Why (some of) it is not pushed: the first condition it fails (OP6). Null where nothing stays behind. */
    hold: text('hold').$type<LineHold>(),
    heldQuantity: integer('held_quantity').notNull().default(0),
  },
  (table) => [index('order_lines_by_order').on(table.orderId)],
);
