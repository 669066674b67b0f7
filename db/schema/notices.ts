import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { NoticeKind } from '../../src/notices/notice.ts';
import { accounts } from './accounts.ts';
import { stores } from './stores.ts';

/** Of an earlier version and written no more: New order received (OP7) is read from pushes (db/pages/overview-page.ts). */
export const notices = sqliteTable(
  'notices',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    storeId: text('store_id')
      .notNull()
      .references(() => stores.id),
    kind: text('kind').$type<NoticeKind>().notNull(),
    text: text('text').notNull(),
    at: integer('at').notNull(),
  },
  (table) => [index('notices_newest').on(table.accountId, table.at)],
);
