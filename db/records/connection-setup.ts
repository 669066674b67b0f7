/** Writes down what a person did of setting a connection up. */
import { and, eq, sql } from 'drizzle-orm';
import type { SetupStep } from '../../src/stores/connection-setup.ts';
import type { Database } from '../open.ts';
import { connections } from '../schema/index.ts';

/**
 * A step is done, or to be done again; `put-away`: the whole of it is over, for who wants to be reminded no more. Steps
 * beside it are left as they are, whoever does them at the same moment.
 * @param now ms; undefined takes it back
 * @returns false where the account has no such connection
 */
export async function markSetup(
  db: Database,
  { accountId, connectionId }: { accountId: string; connectionId: string },
  step: SetupStep | 'put-away',
  now: number | undefined,
): Promise<boolean> {
  const path = `$."${step}"`;
  const known = sql`coalesce(${connections.setup}, '{}')`;
  const rows = await db
    .update(connections)
    .set({
      setup:
        now === undefined
          ? sql`json_remove(${known}, ${path})`
          : sql`json_set(${known}, ${path}, ${now})`,
    })
    .where(and(eq(connections.id, connectionId), eq(connections.accountId, accountId)))
    .returning({ id: connections.id });
  return rows.length > 0;
}
