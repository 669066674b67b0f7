/** Reads the store a person chose in the shell, with its roles: they belong to its connections (SO1). */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';

export type ChosenStore = { id: string; isSource: boolean; isDestination: boolean };

/** @returns undefined where the account has no such store */
export async function readChosenStore(
  db: Database,
  accountId: string,
  storeId: string,
): Promise<ChosenStore | undefined> {
  const [row] = await db.all<{ id: string; isSource: number; isDestination: number }>(sql`
    select s.id,
      exists (select 1 from connections c where c.source_store_id = s.id) as isSource,
      exists (select 1 from connections c where c.destination_store_id = s.id) as isDestination
    from stores s where s.id = ${storeId} and s.account_id = ${accountId}`);
  return (
    row && { id: row.id, isSource: row.isSource === 1, isDestination: row.isDestination === 1 }
  );
}

/** Whether any store of the account ships for another one. */
export async function hasSource(db: Database, accountId: string): Promise<boolean> {
  const rows = await db.all(sql`
    select 1 from stores s join connections c on c.source_store_id = s.id
    where s.account_id = ${accountId} limit 1`);
  return rows.length > 0;
}
