/** Reads where a destination's orders may be routed to, and the names of the sources that may ship them. */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';

export type ShippingPlace = { locationId: string; name: string };

/** @returns open locations that fulfil online orders, as the store orders them */
export async function listShippingPlaces(
  db: Database,
  accountId: string,
  destinationStoreId: string,
): Promise<{ places: ShippingPlace[]; sources: Map<string, string> }> {
  const places = await db.all<ShippingPlace>(sql`
    select n.platform_id as locationId, n.name from stores s join locations n on n.store_id = s.id
    where s.id = ${destinationStoreId} and s.account_id = ${accountId} and n.active = 1 and n.fulfills_online = 1
    order by n.position, n.platform_id`);
  const sources = await db.all<{ id: string; name: string }>(sql`
    select s.id, s.name from connections c join stores s on s.id = c.source_store_id
    where c.destination_store_id = ${destinationStoreId} and c.account_id = ${accountId}`);
  return { places, sources: new Map(sources.map(({ id, name }) => [id, name])) };
}
