/** Several statements as one: all or none, the only atomic unit D1 has (architecture rule 3). */
import type { BatchItem } from 'drizzle-orm/batch';
import type { Database } from './open.ts';

/**
 * Runs statements in order as one atomic batch. Built statements only: drizzle's D1 driver cannot bind the parameters
 * of a raw one in a batch.
 * @returns each statement's rows, in the same order; [] where it returns none
 */
export async function inOneBatch(
  db: Database,
  statements: BatchItem<'sqlite'>[],
): Promise<unknown[][]> {
  const [first, ...rest] = statements;
  if (!first) return [];
  const results: unknown[] = await db.batch([first, ...rest]);
  return results.map((result) => (Array.isArray(result) ? result : []));
}

/** Whether a failed write was refused because its unique key is taken. Both databases say so only in words. */
export function isUniqueConflict(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause)
    if (/UNIQUE constraint failed/i.test(at.message)) return true;
  return false;
}
