/** Reads the first levels of a connection in one statement: what its store shows, and what it would show (ST8). */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { waitingLinks, waitsAt } from '../records/first-levels.ts';
import { type SkuPlace, skuPageOf } from './sku-cursor.ts';

/** Units at one place of the destination; `present` is null while it was never read. */
export type FirstLevelPlace = { locationName: string; present: number | null; proposed: number };

export type FirstLevel = {
  variantId: string;
  sku: string;
  title: string;
  sourceStoreId: string;
  inventoryItemId: string;
  isRead: boolean;
  changes: boolean;
  toZero: boolean;
  places: FirstLevelPlace[];
};

/** Over all links that wait, not only those of the page. */
export type FirstLevelCounts = {
  links: number;
  read: number;
  changes: number;
  up: number;
  down: number;
  toZero: number;
};

/** As the database answers it: it has no booleans. */
type Row = Omit<FirstLevel, 'isRead' | 'changes' | 'toZero'> & {
  isRead: number;
  changes: number;
  toZero: number;
};

/** @param page `after` is the last row of the page before; `onlyChanges` leaves out what shows the right number already */
export async function listFirstLevels(
  db: Database,
  accountId: string,
  connectionId: string,
  page: { limit: number; onlyChanges: boolean; after?: SkuPlace | undefined },
): Promise<{ counts: FirstLevelCounts; rows: FirstLevel[]; next: string | null }> {
  const { limit, onlyChanges, after } = page;
  const place = after && [after.sku, ...after.ids];
  const [read] = await db.all<{ counts: string; rows: string }>(sql`
    with w as materialized (select * from ${waitingLinks(accountId, connectionId)})
    select (select json_object('links', count(*), 'read', coalesce(sum(isRead), 0),
          'changes', coalesce(sum(isRead and changes), 0),
          'up', coalesce(sum(isRead and proposed > present), 0),
          'down', coalesce(sum(isRead and proposed < present), 0),
          'toZero', coalesce(sum(isRead and toZero), 0)) from w) as counts,
      (select json_group_array(json_object('variantId', p.variantId, 'sku', p.sku, 'title', p.title,
          'sourceStoreId', p.sourceStoreId, 'inventoryItemId', p.inventoryItemId, 'isRead', p.isRead,
          'changes', p.changes, 'toZero', p.toZero,
          'places', json((select json_group_array(json_object('locationName', coalesce(n.name, t.destination_location_id),
              'present', t.expected, 'proposed', t.sellable))
            from stock_targets t join connections c on c.id = t.connection_id
            join location_groups g on g.connection_id = c.id and g.destination_location_id = t.destination_location_id
              and ${waitsAt(sql`p.alignedAt`)}
            left join locations n on n.store_id = t.destination_store_id and n.platform_id = t.destination_location_id
            where t.source_store_id = p.sourceStoreId and t.inventory_item_id = p.inventoryItemId
              and t.connection_id = ${connectionId} and t.destination_item_id = p.destinationItemId))))
        from (select * from w where true ${onlyChanges ? sql`and isRead and changes` : sql``}
            ${place ? sql`and (sku, variantId) > (${place[0]}, ${place[1]})` : sql``}
          order by sku, variantId limit ${limit + 1}) p) as rows`);
  if (!read) throw new Error('A statement without a table answered nothing');
  const rows = (JSON.parse(read.rows) as Row[]).map((row) => ({
    ...row,
    isRead: row.isRead === 1,
    changes: row.changes === 1,
    toZero: row.toZero === 1,
    places: row.places.sort((a, b) => a.locationName.localeCompare(b.locationName)),
  }));
  return {
    counts: JSON.parse(read.counts) as FirstLevelCounts,
    ...skuPageOf(rows, limit, ({ sku, variantId }) => ({ sku, ids: [variantId] })),
  };
}
