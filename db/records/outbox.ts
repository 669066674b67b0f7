/** Mail of a local run, kept instead of sent. */
import type { Database } from '../open.ts';
import { outboxMails } from '../schema/index.ts';

/** Keeps it once: a mail with the same id is the same one. */
export async function keepInOutbox(
  db: Database,
  mail: typeof outboxMails.$inferInsert,
): Promise<void> {
  await db.insert(outboxMails).values(mail).onConflictDoNothing();
}
