import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { accounts } from './accounts.ts';

/** Work that gave up, with the reason, where a person sees it (WH2). Never deleted by itself. */
export const deadLetters = sqliteTable(
  'dead_letters',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').references(() => accounts.id),
    /** `webhooks`, `order-push` or `mirror`. */
    queue: text('queue').notNull(),
    /** What it was about, for people: a topic and an id. */
    subject: text('subject').notNull(),
    reason: text('reason').notNull(),
    /** The message, so that it can go again. */
    message: text('message').notNull(),
    diedAt: integer('died_at').notNull(),
  },
  (table) => [index('dead_letters_newest').on(table.accountId, table.diedAt)],
);
