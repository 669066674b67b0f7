/** Reads what the Orders page can be narrowed to: stores that sell, and source locations that ship (SO1). */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { placeId } from './orders-to-ship-lines.ts';

export type ShippingPlace = {
  /** By placeId. */
  id: string;
  name: string;
  storeId: string;
  storeName: string;
  isOpen: boolean;
};

type Row = Omit<ShippingPlace, 'id' | 'isOpen'> & { locationId: string; isOpen: number };

/** Locations of the account's source stores, or of one, closed ones too, as their stores order them. */
export async function listSourcePlaces(
  db: Database,
  accountId: string,
  sourceId: string | undefined,
): Promise<ShippingPlace[]> {
  const rows = await db.all<Row>(sql`
    select l.platform_id as locationId, l.name, s.id as storeId, s.name as storeName, l.active as isOpen
    from stores s join locations l on l.store_id = s.id
    where s.account_id = ${accountId} ${sourceId ? sql`and s.id = ${sourceId}` : sql``}
      and exists (select 1 from connections c where c.source_store_id = s.id)
    order by lower(s.name), s.id, l.position, l.platform_id`);
  return rows.map(({ locationId, isOpen, ...place }) => ({
    ...place,
    id: placeId(place.storeId, locationId),
    isOpen: isOpen === 1,
  }));
}

/** Stores that the account's sources ship for, or one of them does, by name. */
export const listSellingStores = (
  db: Database,
  accountId: string,
  sourceId: string | undefined,
): Promise<{ id: string; name: string }[]> =>
  db.all(sql`
    select d.id, d.name from stores d where d.account_id = ${accountId}
      and exists (select 1 from connections c where c.destination_store_id = d.id
        ${sourceId ? sql`and c.source_store_id = ${sourceId}` : sql``})
    order by lower(d.name), d.id`);
