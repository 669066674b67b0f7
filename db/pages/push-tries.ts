/** Reads what the tries at one push asked and were answered: View error's list of attempts, masked when they were kept (OP9). */
import { sql } from 'drizzle-orm';
import type { Try } from '../../src/order-push/tries/tries.ts';
import type { Database } from '../open.ts';

/** @returns newest first; undefined where the account has no such push */
export async function readTries(
  db: Database,
  accountId: string,
  pushId: string,
): Promise<Try[] | undefined> {
  const [row] = await db.all<{ tries: string | null }>(
    sql`select tries from pushes where id = ${pushId} and account_id = ${accountId}`,
  );
  if (!row) return undefined;
  // Kept as they came: of two in one moment the later one stands further back.
  const tries = JSON.parse(row.tries ?? '[]') as Try[];
  return tries.reverse().sort((a, b) => b.at - a.at);
}
