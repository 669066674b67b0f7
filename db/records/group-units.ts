/** What Location Groups want of a push: which units of it each is to ship, and from where. */
import { type SQL, sql } from 'drizzle-orm';
import type { GroupUnits } from '../../src/order-push/routing.ts';
import type { Database } from '../open.ts';

type UnitsRow = { sourceVariantId: string; units: number; locations: string };

/** Whether a line's id of its platform is `ol`'s: by what comes after its last slash, as our own ids are made. */
const isOfLine = (id: SQL) =>
  sql`ol.id = p.order_id || '.' || replace(${id}, rtrim(${id}, replace(${id}, '/', '')), '')`;

/**
 * Units of a line at a place that the order's other parts ship, by the group that has the locations they lie at; without
 * those that they have shipped, since only what is open is assigned to a place.
 */
const unitsOfOthers = sql`(select coalesce(sum(max(0, w.units - w.back)), 0) from (
  select sum(r.value ->> 'quantity') as units,
    (select coalesce(sum(b.value ->> 'quantity'), 0) from shipments h join json_each(h.copied) b
      where h.push_id = q.id and ${isOfLine(sql`b.value ->> 'destinationLineId'`)}) as back
  from pushes q join json_each(q.source_routed) r
  join location_group_sources z on z.connection_id = q.connection_id and z.group_id = g.id
    and z.source_location_id = r.value ->> 'locationId'
  where q.order_id = p.order_id and q.id <> p.id and q.connection_id = p.connection_id and q.state = 'created'
    and ${isOfLine(sql`r.value ->> 'destinationLineId'`)}
  group by q.id) w)`;

/**
 * What the Location Groups of a push's lines want, in one statement. Nothing of a group that has every open location
 * which ships online orders: whatever the source chooses is right.
 */
export async function loadGroupUnits(db: Database, pushId: string): Promise<GroupUnits[]> {
  const rows = await db.all<UnitsRow>(sql`
    select pl.source_variant_id as sourceVariantId, 
      min((a.value ->> 'quantity') - ${unitsOfOthers}, pl.quantity) as units,
      (select json_group_array(json_object('id', o.id, 'available', o.available)) from
        (select s.source_location_id as id, n.available as available
          from location_group_sources s
          join locations l on l.store_id = p.source_store_id and l.platform_id = s.source_location_id and l.active
          left join stock_levels n on n.source_store_id = p.source_store_id
            and n.inventory_item_id = pl.source_inventory_item_id and n.location_id = s.source_location_id
          where s.connection_id = p.connection_id and s.group_id = g.id order by s.priority) o) as locations
    from pushes p
    join push_lines pl on pl.push_id = p.id and pl.quantity > 0
    join order_lines ol on ol.id = pl.order_line_id
    join json_each(ol.assigned) a
    join location_groups g on g.connection_id = p.connection_id
      and g.destination_location_id = a.value ->> 'locationId'
    where p.id = ${pushId} and exists (select 1 from locations l where l.store_id = p.source_store_id
      and l.active and l.fulfills_online and not exists (select 1 from location_group_sources s
        where s.connection_id = p.connection_id and s.source_location_id = l.platform_id and s.group_id = g.id))
    order by ol.position, a.key`);
  return rows
    .filter(({ units }) => units > 0)
    .map(({ sourceVariantId, units, locations }) => ({
      sourceVariantId,
      units,
      locations: (JSON.parse(locations) as { id: string; available: number | null }[]).map(
        ({ id, available }) => ({ id, available: available ?? undefined }),
      ),
    }));
}

/** Whether a source store may route an order outside a Location Group of its connections at all. */
export async function mayRouteOutside(
  db: Database,
  accountId: string,
  sourceStoreId: string,
): Promise<boolean> {
  const rows = await db.all(sql`
    select 1 from connections c join location_groups g on g.connection_id = c.id
    join locations l on l.store_id = c.source_store_id and l.active and l.fulfills_online
    where c.source_store_id = ${sourceStoreId} and c.account_id = ${accountId}
      and not exists (select 1 from location_group_sources s where s.connection_id = c.id
        and s.source_location_id = l.platform_id and s.group_id = g.id)
    limit 1`);
  return rows.length > 0;
}
