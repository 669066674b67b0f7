import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ActivityKind } from '../../src/activity/activity.ts';
import { accounts } from './accounts.ts';

/** Who changed what, when, from what to what. Kept without a limit; secrets never stand here. */
export const activity = sqliteTable(
  'activity',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id),
    /** ms */
    at: integer('at').notNull(),
    /** A person, or `Crossdock`, or a store by its name. */
    actor: text('actor').notNull(),
    kind: text('kind').$type<ActivityKind>().notNull(),
    storeId: text('store_id'),
    connectionId: text('connection_id'),
    /** What it is about within the connection or store: a destination variant, a Location Group. */
    subject: text('subject').notNull(),
    /** How the subject is called, as it was then. */
    name: text('name').notNull(),
    before: text('before'),
    after: text('after'),
  },
  (table) => [
    index('activity_of_account').on(table.accountId, table.at, table.id),
    index('activity_of_subject').on(table.connectionId, table.subject, table.at, table.id),
  ],
);
