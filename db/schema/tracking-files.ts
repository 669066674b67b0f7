import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type {
  TrackingFileState,
  TrackingOutcome,
  TrackingRejectedFor,
  TrackingVerdict,
} from '../../src/mirror/tracking-file.ts';
import { accounts } from './accounts.ts';

/** Tracking numbers that a person pasted or gave as a file: judged first (a dry run), shipped only when it is applied. */
export const trackingFiles = sqliteTable(
  'tracking_files',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    /** The source store chosen when it was given; null: any of the account's. */
    sourceStoreId: text('source_store_id'),
    name: text('name').notNull(),
    askedBy: text('asked_by').notNull(),
    state: text('state').$type<TrackingFileState>().notNull(),
    startedAt: integer('started_at').notNull(),
    finishedAt: integer('finished_at'),
    /** Lines that came, those that ship, and those of them that were dealt with. */
    lines: integer('lines').notNull(),
    ships: integer('ships').notNull(),
    done: integer('done').notNull().default(0),
    dueAt: integer('due_at'),
    claim: text('claim'),
  },
  (table) => [
    index('tracking_files_newest').on(table.accountId, table.startedAt, table.id),
    index('tracking_files_due').on(table.dueAt).where(sql`due_at is not null`),
  ],
);

export const trackingFileLines = sqliteTable(
  'tracking_file_lines',
  {
    fileId: text('file_id')
      .notNull()
      .references(() => trackingFiles.id),
    /** As a person counts them in the file: the head is line 1. */
    line: integer('line').notNull(),
    /** As written there; the SKU and quantity empty where all that is left of the order ships. */
    orderText: text('order_text').notNull(),
    storeText: text('store_text').notNull(),
    sku: text('sku').notNull(),
    quantity: integer('quantity'),
    carrier: text('carrier').notNull(),
    number: text('number').notNull(),
    pushId: text('push_id'),
    orderId: text('order_id'),
    verdict: text('verdict').$type<TrackingVerdict>().notNull(),
    why: text('why', { mode: 'json' }).$type<TrackingRejectedFor>(),
    /** The number does not look like one of its carrier's: shipped all the same. */
    looksWrong: integer('looks_wrong', { mode: 'boolean' }).notNull().default(false),
    outcome: text('outcome').$type<TrackingOutcome>(),
    /** A sentence, where it failed or was shipped before. */
    says: text('says'),
  },
  (table) => [
    primaryKey({ columns: [table.fileId, table.line] }),
    index('tracking_file_lines_by_verdict').on(table.fileId, table.verdict, table.line),
    index('tracking_file_lines_waiting')
      .on(table.fileId, table.line)
      .where(sql`outcome = 'waiting'`),
  ],
);
