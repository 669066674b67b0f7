/**
 * Reads what another map of Location Groups would do, before it is saved: the arithmetic of src/stock/sellable.ts in SQL,
 * over all SKUs of a connection at once.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { GroupMapChanges } from '../../src/stores/group-map-changes.ts';
import type { Database } from '../open.ts';
import { isClosed } from '../records/closed-locations.ts';
import { ordersRerouted } from '../records/location-groups.ts';

/** SKUs, not places. */
export type GroupsPreview = {
  /** Would be set to another number at once; more, fewer, or none over the places that change. */
  set: number;
  up: number;
  down: number;
  /** Would show none at a place that shows some now. */
  toZero: number;
  /** How sold units spread over locations is the ledgers' to know: so many of the numbers above may be a little off. */
  uncertain: number;
  /** Wait for Apply at a location that is served newly. */
  waiting: number;
  /** Are left as they are at a location that is served no longer. */
  left: number;
  /** Orders that would be looked at again. */
  orders: number;
};

/**
 * @param changes from the map that stands (src/stores/group-map-changes.ts); without problems
 * @param rerouted destination locations whose stock or orders go another way
 */
export async function previewGroups(
  db: Database,
  accountId: string,
  connection: { connectionId: string; destinationStoreId: string },
  changes: GroupMapChanges,
  rerouted: readonly string[],
): Promise<GroupsPreview> {
  const { connectionId, destinationStoreId } = connection;
  const removed = JSON.stringify(changes.removed.map((group) => group.destinationLocationId));
  const orders =
    rerouted.length > 0
      ? sql`(select count(*) from (${ordersRerouted(accountId, destinationStoreId, rerouted)}) r)`
      : sql`0`;
  const [read] = await db.all<GroupsPreview>(sql`
    with judged as materialized (${judgedSkus(accountId, connectionId, changes)})
    select coalesce(sum(differs), 0) as "set", coalesce(sum(after > before), 0) as up,
      coalesce(sum(after < before), 0) as down, coalesce(sum(zeroes), 0) as toZero,
      coalesce(sum(isUncertain), 0) as uncertain,
      ${changes.added.length > 0 ? countFollowing(accountId, connectionId) : sql`0`} as waiting,
      (select count(distinct t.destination_item_id) from connections c
        join stock_targets t on t.connection_id = c.id and t.state <> 'paused'
        where c.id = ${connectionId} and c.account_id = ${accountId}
          and t.destination_location_id in (select value from json_each(${removed}))) as "left",
      ${orders} as orders
    from judged`);
  if (!read) throw new Error('A count answered nothing');
  return read;
}

/**
 * Joins are crossed, so that each place leads to its SKU: a planner without figures goes through the catalogue for each.
 * One row a SKU at whose places other source locations would serve; those that wait for Apply are not written either
 * way.
 */
function judgedSkus(accountId: string, connectionId: string, { resourced }: GroupMapChanges): SQL {
  const wanted = JSON.stringify(
    resourced.map((group) => ({ at: group.destinationLocationId, from: group.sourceLocationIds })),
  );
  const levels = sql`from stock_levels v where v.source_store_id = t.source_store_id
    and v.inventory_item_id = t.inventory_item_id`;
  const isInGroup = sql`v.location_id in (select value from json_each(w.sources))
    and not ${isClosed(sql`v.source_store_id`, sql`v.location_id`)}`;
  return sql`
    select variantId, sum(present) as before, sum(next) as after, max(present <> next) as differs,
      max(present > 0 and next = 0) as zeroes, max(isUncertain) as isUncertain
    from (select *, max(0, min((stock - counted) * share / 100 - buffer, coalesce(cap, 9007199254740991))) as next,
        counted > 0 and isElsewhere as isUncertain
      from (select k.destination_variant_id as variantId, t.expected as present,
          i.held + i.settled + i.suspense as counted, coalesce(k.buffer, c.buffer) as buffer,
          coalesce(k.share_percent, c.share_percent) as share,
          iif(k.zeroing_since is null, coalesce(k.cap, c.cap), 0) as cap,
          coalesce((select sum(v.available) ${levels} and ${isInGroup}), 0) as stock,
          exists (select 1 ${levels} and not (${isInGroup})) as isElsewhere
        from connections c
        cross join (select value ->> 'at' as place, value -> 'from' as sources from json_each(${wanted})) w
        cross join location_groups g on g.connection_id = c.id and g.destination_location_id = w.place
        cross join stock_targets t on t.connection_id = c.id and t.destination_location_id = w.place
          and t.state not in ('paused', 'waiting') and t.expected is not null
        cross join stock_items i on i.source_store_id = t.source_store_id and i.inventory_item_id = t.inventory_item_id
        cross join listings d on d.store_id = t.destination_store_id and d.inventory_item_id = t.destination_item_id
        cross join links k on k.connection_id = c.id and k.destination_variant_id = d.variant_id
          and k.aligned_at >= g.since
        where c.id = ${connectionId} and c.account_id = ${accountId}
          and not ${isClosed(sql`c.destination_store_id`, sql`w.place`)}))
    group by variantId`;
}

/** Links that follow stock: each would have a place to be looked at first. */
const countFollowing = (accountId: string, connectionId: string): SQL => sql`
  (select count(*) from connections c join links k on k.connection_id = c.id and k.active = 1
    join listings d on d.store_id = c.destination_store_id and d.variant_id = k.destination_variant_id
      and d.tracked = 1 and d.gone_at is null
    join listings s on s.store_id = c.source_store_id and s.variant_id = k.source_variant_id and s.tracked = 1
    where c.id = ${connectionId} and c.account_id = ${accountId} and c.active = 1)`;
