/** Lists the stores that let us in no more, of pushes and shipments that a person retries. */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';

/**
 * The sources and destinations of these pushes and shipments that are known to refuse us.
 * @param ids of either, of this account; others are passed over
 */
export async function listRefusingStores(
  db: Database,
  accountId: string,
  ids: readonly string[],
): Promise<string[]> {
  const asked = sql`(select value from json_each(${JSON.stringify(ids)}))`;
  const rows = await db.all<{ id: string }>(sql`
    with of as (
      select p.source_store_id as source, o.store_id as destination
      from pushes p join orders o on o.id = p.order_id
      where p.account_id = ${accountId} and (p.id in ${asked}
        or p.id in (select h.push_id from shipments h where h.id in ${asked})))
    select s.id from stores s
    where s.id in (select source from of union select destination from of)
      and s.state in ('unauthorized', 'forbidden')
    order by s.id`);
  return rows.map(({ id }) => id);
}
