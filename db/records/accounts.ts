/** Makes sure that an account's row is there. */
import type { Database } from '../open.ts';
import { accounts } from '../schema/index.ts';

export async function ensureAccount(db: Database, id: string, now: number): Promise<void> {
  await db.insert(accounts).values({ id, name: id, createdAt: now }).onConflictDoNothing();
}
