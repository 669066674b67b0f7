import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { LineWhy, LinkFileState, LinkVerdict, LinkWish } from '../../src/catalog/link-file.ts';
import { accounts } from './accounts.ts';
import { connections } from './connections.ts';

/** A file of links that a person gave: judged line by line first (a dry run), carried out only when it is applied. */
export const linkFiles = sqliteTable(
  'link_files',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    connectionId: text('connection_id')
      .notNull()
      .references(() => connections.id),
    name: text('name').notNull(),
    askedBy: text('asked_by').notNull(),
    state: text('state').$type<LinkFileState>().notNull(),
    startedAt: integer('started_at').notNull(),
    finishedAt: integer('finished_at'),
    /** Lines that came, and those of them that carrying it out has passed. */
    lines: integer('lines').notNull(),
    done: integer('done').notNull(),
    /** Where applying goes on, and when it is owed, ms. */
    afterLine: integer('after_line').notNull(),
    dueAt: integer('due_at'),
  },
  (table) => [index('link_files_of_connection').on(table.connectionId, table.startedAt)],
);

export const linkFileLines = sqliteTable(
  'link_file_lines',
  {
    fileId: text('file_id')
      .notNull()
      .references(() => linkFiles.id),
    /** As a person counts them in the file: the head is line 1. */
    line: integer('line').notNull(),
    /** As written there; variants as they were found, or as written where they were not. */
    destinationSku: text('destination_sku').notNull(),
    sourceSku: text('source_sku').notNull(),
    destinationVariantId: text('destination_variant_id'),
    sourceVariantId: text('source_variant_id'),
    wish: text('wish').$type<LinkWish>(),
    verdict: text('verdict').$type<LinkVerdict>().notNull(),
    /** Why it is rejected, or the link that it changes or removes. */
    why: text('why', { mode: 'json' }).$type<LineWhy>(),
  },
  (table) => [
    primaryKey({ columns: [table.fileId, table.line] }),
    index('link_file_lines_by_verdict').on(table.fileId, table.verdict, table.line),
    index('link_file_lines_by_listing').on(table.fileId, table.destinationVariantId),
  ],
);
