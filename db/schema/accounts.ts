import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A merchant's organisation: owns stores, connections, orders and pushes. */
export const accounts = sqliteTable('accounts', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  createdAt: integer('created_at').notNull(),
});
