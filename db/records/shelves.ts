/** Where units that come back to a destination's location are put at the source: its Location Group's first (RV2). */
import { sql } from 'drizzle-orm';
import { tail } from '../../src/shared/ids.ts';
import type { Database } from '../open.ts';

/**
 * @returns source locations by the destination's, as tails of ids; by `` the first of all groups, for what names no location
 */
export async function loadShelves(
  db: Database,
  accountId: string,
  pushId: string,
): Promise<Map<string, string>> {
  const rows = await db.all<{ destination: string; source: string }>(sql`
    select g.destination_location_id as destination, s.source_location_id as source
    from pushes p
    join location_groups g on g.connection_id = p.connection_id
    join location_group_sources s on s.connection_id = p.connection_id and s.group_id = g.id
    join locations l on l.store_id = p.source_store_id and l.platform_id = s.source_location_id and l.active
    where p.id = ${pushId} and p.account_id = ${accountId}
    order by s.priority desc, l.position desc`);
  // The last one written stands: the first by priority.
  const shelves = new Map(rows.map(({ destination, source }) => [tail(destination), source]));
  const first = rows.at(-1);
  return first ? shelves.set('', first.source) : shelves;
}
