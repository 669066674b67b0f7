import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { RoutingState } from '../../src/order-push/routing.ts';
import { accounts } from './accounts.ts';
import { pushes } from './pushes.ts';

/** Where the source store would ship a push from, against its Location Group: what is elsewhere is moved, or shown. */
export const routings = sqliteTable(
  'routings',
  {
    pushId: text('push_id')
      .notNull()
      .references(() => pushes.id),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    /** Its move where it has more than one: a number from 1. */
    number: integer('number').notNull(),
    /** Source locations: where it was routed, and where its group wants it; null where nothing fits. */
    fromLocationId: text('from_location_id').notNull(),
    toLocationId: text('to_location_id'),
    state: text('state').$type<RoutingState>().notNull(),
    why: text('why'),
    setbacks: integer('setbacks').notNull().default(0),
    dueAt: integer('due_at'),
    at: integer('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.pushId, table.number] }),
    index('routings_due').on(table.dueAt).where(sql`due_at is not null`),
  ],
);
