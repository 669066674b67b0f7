import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { OrderEventKind } from '../../src/orders/order-event.ts';
import { accounts } from './accounts.ts';
import { orders } from './orders.ts';

/** What happened to an order, in order: the timeline a person reads. `once` keeps a repeated step from showing twice. */
export const orderEvents = sqliteTable(
  'order_events',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    orderId: text('order_id')
      .notNull()
      .references(() => orders.id),
    at: integer('at').notNull(),
    kind: text('kind').$type<OrderEventKind>().notNull(),
    /** `crossdock`, a store's name, or a person. */
    actor: text('actor').notNull(),
    detail: text('detail'),
  },
  (table) => [
    index('order_events_by_order').on(table.orderId, table.at),
    // What the Activity page lists.
    index('order_events_of_account').on(table.accountId, table.at, table.id),
    // What figures count; pages ask with these very words (db/pages/of-store.ts).
    index('order_events_by_kind')
      .on(table.accountId, table.kind, table.at)
      .where(sql`kind in ('push-created', 'push-found', 'push-failed', 'tracking-returned')`),
  ],
);
