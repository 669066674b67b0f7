/**
 * Reads what connections keep back, and what their stores would show with other allowances (ST6): the arithmetic of
 * src/stock/sellable.ts in SQL, over thousands of SKUs at once.
 */
import { sql } from 'drizzle-orm';
import type { EditPolicy, LedgerName } from '../../src/stock/setup.ts';
import type { Database } from '../open.ts';

export type ConnectionAllowance = {
  connectionId: string;
  sourceStoreId: string;
  sourceName: string;
  destinationStoreId: string;
  destinationName: string;
  buffer: number;
  sharePercent: number;
  cap: number | null;
  edits: EditPolicy;
  /** Its links, and those that keep back something of their own. */
  links: number;
  ownLinks: number;
  /** Places whose first levels wait for a person's Apply. */
  waiting: number;
  stoppedAt: number | null;
  stoppedCount: number;
};

/** The connections of an account by their stores' names. */
export const listAllowances = (db: Database, accountId: string): Promise<ConnectionAllowance[]> =>
  db.all<ConnectionAllowance>(sql`
    select c.id as connectionId, c.source_store_id as sourceStoreId, s.name as sourceName,
      c.destination_store_id as destinationStoreId, d.name as destinationName, c.buffer,
      c.share_percent as sharePercent, c.cap, c.edits, c.link_count as links,
      (select count(*) from links k where k.connection_id = c.id
        and coalesce(k.buffer, k.share_percent, k.cap) is not null) as ownLinks,
      (select count(*) from stock_targets t where t.connection_id = c.id and t.state = 'waiting') as waiting,
      c.stopped_at as stoppedAt, c.stopped_count as stoppedCount
    from stores d join connections c on c.destination_store_id = d.id join stores s on s.id = c.source_store_id
    where d.account_id = ${accountId} and c.account_id = ${accountId}
    order by s.name, d.name, c.id`);

/** What is asked about: a whole connection, or one of its links by the destination's variant. */
export type AllowancePreviewed =
  | { of: 'connection'; buffer: number; sharePercent: number; cap: number | null }
  | {
      of: 'link';
      variantId: string;
      buffer: number | null;
      sharePercent: number | null;
      cap: number | null;
    };

export type PreviewRow = LedgerName & {
  target: string;
  sku: string;
  title: string;
  locationName: string;
  /** What the store shows; null while it was never read. */
  present: number | null;
  next: number;
  /** 0 where `next` is the least it would show: how its sold units spread over locations is the ledger's to know. */
  isCertain: number;
};

/** SKUs, not places. Those that wait for Apply are only counted, apart: nothing is written for them yet. */
export type Preview = {
  skus: number;
  changes: number;
  toZero: number;
  waiting: number;
  rows: PreviewRow[];
};

const rowsMost = 50;

export async function previewAllowance(
  db: Database,
  accountId: string,
  connectionId: string,
  asked: AllowancePreviewed,
): Promise<Preview> {
  const { buffer, sharePercent, cap } = asked;
  // Numbers that are bound come in as floats, which would be divided as such: they are cast below.
  // A link's own word goes before the connection's, whichever of the two is being changed.
  const said =
    asked.of === 'connection'
      ? sql`coalesce(k.buffer, ${buffer}) as buffer, coalesce(k.share_percent, ${sharePercent}) as share,
          coalesce(k.cap, ${cap}) as cap`
      : sql`coalesce(${buffer}, c.buffer) as buffer, coalesce(${sharePercent}, c.share_percent) as share,
          coalesce(${cap}, c.cap) as cap`;
  const only = asked.of === 'link' ? sql`and k.destination_variant_id = ${asked.variantId}` : sql``;
  const isInGroup = sql`exists (select 1 from location_group_sources o where o.connection_id = c.id
    and o.source_location_id = v.location_id and o.group_id = g.id)`;
  const levels = sql`from stock_levels v where v.source_store_id = t.source_store_id
    and v.inventory_item_id = t.inventory_item_id`;
  const [read] = await db.all<{ counts: string; rows: string }>(sql`
    with places as materialized (
      select t.target, t.state, t.expected as present, i.source_store_id as sourceStoreId,
        i.inventory_item_id as inventoryItemId, k.destination_variant_id as variantId, d.sku, d.title,
        coalesce(n.name, t.destination_location_id) as locationName, ${said},
        i.held + i.settled + i.suspense as counted,
        coalesce((select sum(v.available) ${levels} and ${isInGroup}), 0) as stock,
        exists (select 1 ${levels} and not ${isInGroup}) as isElsewhere
      from connections c
      join stock_targets t on t.connection_id = c.id and t.state <> 'paused'
      join stock_items i on i.source_store_id = t.source_store_id and i.inventory_item_id = t.inventory_item_id
      join listings d on d.store_id = t.destination_store_id and d.inventory_item_id = t.destination_item_id
      join links k on k.connection_id = c.id and k.destination_variant_id = d.variant_id
      join location_groups g on g.connection_id = c.id and g.destination_location_id = t.destination_location_id
      left join locations n on n.store_id = t.destination_store_id and n.platform_id = t.destination_location_id
      where c.id = ${connectionId} and c.account_id = ${accountId} ${only}),
    judged as materialized (
      select *, max(0, min((stock - counted) * cast(share as integer) / 100 - cast(buffer as integer),
          coalesce(cast(cap as integer), 9007199254740991))) as next,
        counted = 0 or not isElsewhere as isCertain
      from places)
    select (select json_object('skus', count(distinct variantId),
          'changes', count(distinct iif(state <> 'waiting' and present is not next, variantId, null)),
          'toZero', count(distinct iif(state <> 'waiting' and present > 0 and next = 0, variantId, null)),
          'waiting', count(distinct iif(state = 'waiting', variantId, null))) from judged) as counts,
      (select json_group_array(json_object('target', target, 'sourceStoreId', sourceStoreId,
          'inventoryItemId', inventoryItemId, 'sku', sku, 'title', title, 'locationName', locationName,
          'present', present, 'next', next, 'isCertain', isCertain))
        from (select * from judged ${asked.of === 'link' ? sql`` : sql`where state <> 'waiting' and present is not next`}
          order by next = 0 and present > 0 desc, sku, target limit ${rowsMost})) as rows`);
  if (!read) throw new Error('A statement without a table answered nothing');
  return {
    ...(JSON.parse(read.counts) as Omit<Preview, 'rows'>),
    rows: JSON.parse(read.rows) as PreviewRow[],
  };
}
