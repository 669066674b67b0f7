import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ActChoice, ActKind, ActStop, ActWish } from '../../src/mirror/acts/act.ts';
import { accounts } from './accounts.ts';
import { effectColumns } from './effect-columns.ts';
import { orders } from './orders.ts';
import { pushes } from './pushes.ts';
import { stores } from './stores.ts';

/** What is to be done at one store because of what happened at the other (RV1 to RV4); shipments have rows of their own. */
export const mirrorActs = sqliteTable(
  'mirror_acts',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    orderId: text('order_id')
      .notNull()
      .references(() => orders.id),
    pushId: text('push_id')
      .notNull()
      .references(() => pushes.id),
    /** Where it acts. */
    storeId: text('store_id')
      .notNull()
      .references(() => stores.id),
    /** In the order in which an order's are carried out. */
    number: integer('number').notNull(),
    kind: text('kind').$type<ActKind>().notNull(),
    /** What it was made for, by the platform's id: a refund, a return; so that it is made once. */
    cause: text('cause').notNull(),
    wish: text('wish', { mode: 'json' }).$type<ActWish>().notNull(),
    ...effectColumns(),
    /** Why it is not done, or not by itself; and what a person answered. */
    stop: text('stop').$type<ActStop>(),
    choice: text('choice').$type<ActChoice>(),
    answeredBy: text('answered_by'),
    answeredAt: integer('answered_at'),
    /** What it made there, by the platform's id. */
    madeId: text('made_id'),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('mirror_acts_by_cause').on(table.pushId, table.kind, table.cause),
    index('mirror_acts_of_order').on(table.orderId, table.number),
    index('mirror_acts_due').on(table.dueAt).where(sql`due_at is not null`),
    // What waits for a person; pages ask with these very words (db/pages/asking-acts.ts).
    index('mirror_acts_asking')
      .on(table.accountId, table.createdAt, table.id)
      .where(sql`state = 'failed'`),
  ],
);
