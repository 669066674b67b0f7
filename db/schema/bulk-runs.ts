import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { BulkKind, BulkOutcome, BulkState } from '../../src/order-push/bulk/bulk.ts';
import type { Overridable } from '../../src/order-push/reasons.ts';
import { accounts } from './accounts.ts';

/** Many orders worked through by one press of a button, or because a cause was mended (OP9, OP15). */
export const bulkRuns = sqliteTable(
  'bulk_runs',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    kind: text('kind').$type<BulkKind>().notNull(),
    askedBy: text('asked_by').notNull(),
    about: text('about'),
    /** What a push by hand overrides for each of them. */
    over: text('over', { mode: 'json' }).$type<Overridable[]>().notNull(),
    state: text('state').$type<BulkState>().notNull(),
    total: integer('total').notNull(),
    startedAt: integer('started_at').notNull(),
    finishedAt: integer('finished_at'),
    /** Owed at this time, ms; null when it is over. The sweep takes what is past it. */
    dueAt: integer('due_at'),
  },
  (table) => [
    index('bulk_runs_newest').on(table.accountId, table.startedAt, table.id),
    index('bulk_runs_due').on(table.dueAt).where(sql`due_at is not null`),
  ],
);

/** One order of such a run. */
export const bulkRunOrders = sqliteTable(
  'bulk_run_orders',
  {
    runId: text('run_id')
      .notNull()
      .references(() => bulkRuns.id),
    /** 1, 2, …: the order in which they go. */
    number: integer('number').notNull(),
    storeId: text('store_id').notNull(),
    platformOrderId: text('platform_order_id').notNull(),
    /** Ours; it may not be known here yet. */
    orderId: text('order_id').notNull(),
    /** Its number in its store, for people. */
    name: text('name').notNull(),
    outcome: text('outcome').$type<BulkOutcome>().notNull(),
    /** A reason's kind, where it failed, stays or goes later. */
    why: text('why'),
    /** When it was handed over, ms. */
    handedAt: integer('handed_at'),
  },
  (table) => [
    primaryKey({ columns: [table.runId, table.number] }),
    index('bulk_run_orders_by_outcome').on(table.runId, table.outcome, table.number),
  ],
);
