/** Reads what people should see besides the orders: notices for source stores, and work that gave up (OP7, WH2). */
import { desc, eq } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { deadLetters, notices, stores } from '../schema/index.ts';

/** The newest notices of an account. */
export const listNotices = (db: Database, accountId: string, limit: number) =>
  db
    .select({ id: notices.id, storeName: stores.name, text: notices.text, at: notices.at })
    .from(notices)
    .innerJoin(stores, eq(stores.id, notices.storeId))
    .where(eq(notices.accountId, accountId))
    .orderBy(desc(notices.at), desc(notices.id))
    .limit(limit);

/** The newest dead letters of an account, with their reasons. */
export const listDeadLetters = (db: Database, accountId: string, limit: number) =>
  db
    .select({
      id: deadLetters.id,
      queue: deadLetters.queue,
      subject: deadLetters.subject,
      reason: deadLetters.reason,
      diedAt: deadLetters.diedAt,
    })
    .from(deadLetters)
    .where(eq(deadLetters.accountId, accountId))
    .orderBy(desc(deadLetters.diedAt), desc(deadLetters.id))
    .limit(limit);
