/** A location that its store closed: it stays in the map of Location Groups, and takes no part in stock or orders. */
import { type SQL, sql } from 'drizzle-orm';

/** Whether it is closed. A location that nobody has read is taken for open. */
export const isClosed = (
  storeId: SQL,
  locationId: SQL,
): SQL => sql`exists (select 1 from locations cl
  where cl.store_id = ${storeId} and cl.platform_id = ${locationId} and cl.active = 0)`;
