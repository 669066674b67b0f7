/** Who the Activity page can be narrowed to: whoever did something lately. */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';

/** Rows of each table that are looked through. */
const lookMost = 1_000;

/** @returns their names as they stand there, each once, by name */
export async function listActors(db: Database, accountId: string): Promise<string[]> {
  const rows = await db.all<{ actor: string }>(sql`
    select actor from (select actor from activity indexed by activity_of_account where account_id = ${accountId}
      order by at desc, id desc limit ${lookMost})
    union
    select actor from (select actor from order_events indexed by order_events_of_account
      where account_id = ${accountId} order by at desc, id desc limit ${lookMost})
    order by actor`);
  return rows.map(({ actor }) => actor);
}
