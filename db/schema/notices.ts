import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { NoticeFacts, NoticeKind } from '../../src/notices/notice.ts';
import { accounts } from './accounts.ts';
import { stores } from './stores.ts';

/** What an account's people are told of: written in the batch of what it tells of, once. */
export const notices = sqliteTable(
  'notices',
  {
    /** Made from what it tells of, so that a repeat is known. */
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    storeId: text('store_id')
      .notNull()
      .references(() => stores.id),
    kind: text('kind').$type<NoticeKind>().notNull(),
    /** ms */
    at: integer('at').notNull(),
    /** Empty in rows of an earlier version, which nobody is shown. */
    groupId: text('group_id').notNull().default(''),
    otherStoreId: text('other_store_id'),
    orderId: text('order_id'),
    connectionId: text('connection_id'),
    facts: text('facts', { mode: 'json' }).$type<NoticeFacts>().notNull().default({}),
  },
  (table) => [index('notices_of_group').on(table.groupId, table.at, table.id)],
);

/** Repeats of a day, together: what the bell counts and the page lists. */
export const noticeGroups = sqliteTable(
  'notice_groups',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    storeId: text('store_id').notNull(),
    kind: text('kind').$type<NoticeKind>().notNull(),
    firstAt: integer('first_at').notNull(),
    lastAt: integer('last_at').notNull(),
    count: integer('count').notNull(),
  },
  (table) => [index('notice_groups_newest').on(table.accountId, table.lastAt, table.id)],
);

/** Which groups a person has read, up to when, ms. What all is read at once stands with the person. */
export const noticeReads = sqliteTable(
  'notice_reads',
  {
    accountId: text('account_id').notNull(),
    personId: text('person_id').notNull(),
    groupId: text('group_id').notNull(),
    readTo: integer('read_to').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.personId, table.groupId] })],
);
