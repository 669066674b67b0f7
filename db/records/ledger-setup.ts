/** Reads what ledgers are told: one statement for any number of them, whose cost does not grow with the catalogue. */
import { sql } from 'drizzle-orm';
import { followsStock } from '../../src/shared/link-state.ts';
import type { LedgerName, LedgerSetup, LinkSetup } from '../../src/stock/setup.ts';
import type { Database } from '../open.ts';
import { isClosed } from './closed-locations.ts';

type Row = {
  sourceStoreId: string;
  inventoryItemId: string;
  accountId: string;
  sku: string;
  title: string;
  revision: number;
  locations: string;
  links: string;
};

/** A link's key: its connection and the destination's variant. */
const linkId = sql`c.id || '/' || replace(k.destination_variant_id, rtrim(k.destination_variant_id,
  replace(k.destination_variant_id, '/', '')), '')`;

/**
 * What stands in the way of a link that its listings allow: its connection or its store takes no part, or an older
 * connection has the same destination listing already: a place has one source.
 */
const isServed = sql`c.active = 1 and ds.state <> 'left'
  and not exists (select 1 from connections c2 join links k2 on k2.connection_id = c2.id
    and k2.destination_variant_id = k.destination_variant_id and k2.active = 1
    where c2.destination_store_id = c.destination_store_id and c2.active = 1
      and (c2.created_at, c2.id) < (c.created_at, c.id))`;

/** A link as the database answers it. */
type LinkRow = Omit<LinkSetup, 'active' | 'alignedAt' | 'cap'> & {
  served: number;
  linkActive: number;
  sourceTracked: number;
  ownTracked: number;
  alignedAt: number | null;
  zeroing: number;
  cap: number | null;
};

function toLink(row: LinkRow): LinkSetup {
  const { served, linkActive, sourceTracked, ownTracked, zeroing, ...link } = row;
  // One that is being unlinked is written to its end, whatever its source does and whoever paused it.
  const ends = zeroing === 1;
  const follows = followsStock({
    tracked: ownTracked === 1,
    link: {
      active: linkActive === 1 || ends,
      sourceTracked: sourceTracked === 1 || ends,
      sourceGone: false,
    },
  });
  return {
    ...link,
    active: served === 1 && follows,
    alignedAt: link.alignedAt ?? undefined,
    cap: ends ? 0 : (link.cap ?? undefined),
    ...(ends ? { unlinking: true } : {}),
  };
}

/** @returns in any order; a listing that its store does not list any more has none */
export async function loadSetups(
  db: Database,
  names: readonly LedgerName[],
): Promise<LedgerSetup[]> {
  if (names.length === 0) return [];
  const rows = await db.all<Row>(sql`
    select s.store_id as sourceStoreId, s.inventory_item_id as inventoryItemId, st.account_id as accountId,
      s.sku as sku, s.title as title, st.stock_revision as revision,
      (select json_group_array(l.platform_id) from (select platform_id from locations
        where store_id = s.store_id and active = 1 order by position) l) as locations,
      (select json_group_array(json_object(
          'linkId', ${linkId}, 'connectionId', c.id, 'destinationStoreId', c.destination_store_id,
          'destinationItemId', d.inventory_item_id, 'served', ${isServed}, 'linkActive', k.active,
          'sourceTracked', s.tracked, 'ownTracked', d.tracked = 1 and d.gone_at is null, 'alignedAt', k.aligned_at,
          'buffer', coalesce(k.buffer, c.buffer), 'sharePercent', coalesce(k.share_percent, c.share_percent),
          'cap', coalesce(k.cap, c.cap), 'zeroing', k.zeroing_since is not null, 'edits', c.edits,
          'linksOfConnection', c.link_count,
          'groups', json((select json_group_array(json_object('groupId', g.id,
              'destinationLocationId', g.destination_location_id, 'since', g.since,
              'zeroAgreedAt', g.zero_agreed_at,
              'sourceLocationIds', json((select json_group_array(o.source_location_id) from
                (select gs.source_location_id from location_group_sources gs
                  where gs.connection_id = c.id and gs.group_id = g.id
                    and not ${isClosed(sql`s.store_id`, sql`gs.source_location_id`)} order by gs.priority) o))))
            from location_groups g where g.connection_id = c.id
              and not ${isClosed(sql`c.destination_store_id`, sql`g.destination_location_id`)}))))
        from connections c
        join links k on k.connection_id = c.id and k.source_variant_id = s.variant_id
        join stores ds on ds.id = c.destination_store_id
        join listings d on d.store_id = c.destination_store_id and d.variant_id = k.destination_variant_id
        where c.source_store_id = s.store_id) as links
    from json_each(${JSON.stringify(names)}) n
    join listings s on s.store_id = n.value ->> 'sourceStoreId' and s.inventory_item_id = n.value ->> 'inventoryItemId'
    join stores st on st.id = s.store_id`);
  return rows.map((row) => ({
    ...row,
    sourceLocationIds: JSON.parse(row.locations) as string[],
    links: (JSON.parse(row.links) as LinkRow[])
      .map(toLink)
      .toSorted((a, b) => (a.linkId < b.linkId ? -1 : 1)),
  }));
}

/** The ledger that a store's own listing has, where it is a source, and those whose number it shows as a destination. */
export async function findLedgersAt(
  db: Database,
  storeId: string,
  inventoryItemId: string,
): Promise<LedgerName[]> {
  return db.all<LedgerName>(sql`
    select l.store_id as sourceStoreId, l.inventory_item_id as inventoryItemId from listings l
    where l.store_id = ${storeId} and l.inventory_item_id = ${inventoryItemId}
      and exists (select 1 from connections c where c.source_store_id = ${storeId})
    union
    select s.store_id, s.inventory_item_id from listings d
    join connections c on c.destination_store_id = d.store_id
    join links k on k.connection_id = c.id and k.destination_variant_id = d.variant_id
    join listings s on s.store_id = c.source_store_id and s.variant_id = k.source_variant_id
    where d.store_id = ${storeId} and d.inventory_item_id = ${inventoryItemId}`);
}

/** A page of the ledgers that a connection's links lead to, in a stable order. */
export async function listLedgersOf(
  db: Database,
  accountId: string,
  connectionId: string,
  after: string,
  limit: number,
): Promise<{ ledgers: LedgerName[]; next: string | undefined }> {
  const rows = await db.all<LedgerName & { variant: string }>(sql`
    select s.store_id as sourceStoreId, s.inventory_item_id as inventoryItemId, k.destination_variant_id as variant
    from links k join connections c on c.id = k.connection_id
    join listings s on s.store_id = c.source_store_id and s.variant_id = k.source_variant_id
    where k.connection_id = ${connectionId} and c.account_id = ${accountId} and k.destination_variant_id > ${after}
    order by k.destination_variant_id limit ${limit}`);
  return {
    ledgers: rows.map(({ sourceStoreId, inventoryItemId }) => ({ sourceStoreId, inventoryItemId })),
    next: rows.length === limit ? rows.at(-1)?.variant : undefined,
  };
}
