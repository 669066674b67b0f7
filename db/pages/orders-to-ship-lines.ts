/**
 * SQL of the lines that are left to ship, and of the source locations they ship from (SO1). Names that stand for rows:
 * `o` the order, `t` the push where it has one here, `l` a line of the order, `pl` a line of the push.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { SourceOrder } from '../../src/platforms/platform.ts';
import { orderLineIdOf } from '../../src/shared/ids.ts';
import { unitsToShip } from './units-to-ship.ts';

export type LineLeft = {
  orderLineId: string;
  title: string;
  sku: string;
  /** Units that are left to ship. */
  quantity: number;
  /** Source locations that they ship from, by `placeId`. */
  places: string[];
};

/** How rows name a source location: stores of a platform may number theirs alike. */
export const placeId = (storeId: string, locationId: string): string => `${storeId}/${locationId}`;

/** What the end of a platform's id makes our key of a line of: as src/shared/ids.ts does. */
const lineIdOf = (id: SQL) =>
  sql`o.id || '.' || replace(${id}, rtrim(${id}, replace(${id}, '/', '')), '')`;

/** Units of push line `pl` that the source shipped and did not take back, as far as it told. */
const shippedOfLine = sql`(select coalesce(sum(shipped.value ->> 'quantity'), 0)
  from shipments h join json_each(h.lines) shipped
  where h.push_id = t.id and h.cancelled_at is null and o.id || '.' || (shipped.value ->> 'destinationLineId') = pl.order_line_id)`;

/** Units of the push that the source shipped. */
export const shippedOfPush = sql`coalesce((select sum(min(${unitsToShip}, ${shippedOfLine}))
  from push_lines pl where pl.push_id = t.id), 0)`;

/**
 * Whether something of the push is left to ship. Where its source said that nothing is open, that counts: it may have
 * taken units off its order (db/records/nothing-open.ts).
 */
export const isLeft = sql`t.nothing_open_at is null and exists (select 1 from push_lines pl
  where pl.push_id = t.id and ${unitsToShip} > ${shippedOfLine})`;

/** The first open location, by priority, of a Location Group `g`. */
const firstOf = (connectionId: SQL, sourceId: SQL) => sql`(select z.source_location_id
  from location_group_sources z join locations zl on zl.store_id = ${sourceId}
    and zl.platform_id = z.source_location_id and zl.active
  where z.connection_id = ${connectionId} and z.group_id = g.id order by z.priority limit 1)`;

/** Whether the source said where it routed the push. */
const isRouted = sql`json_array_length(t.source_routed) > 0`;

/** Where it has not said so, a line of the push ships from where its Location Group has it ship from. */
const placesOfGroups = sql`(select json_group_array(distinct t.source_store_id || '/' ||
    ${firstOf(sql`t.connection_id`, sql`t.source_store_id`)})
  from json_each(l.assigned) a join location_groups g on g.connection_id = t.connection_id
    and g.destination_location_id = a.value ->> 'locationId')`;

/** The links by which a source could ship line `l`: `c` the connection. Lines are kept by their SKU. */
const linksOfLine = (sourceId: string | undefined) => sql`listings ld
  cross join connections c on c.destination_store_id = o.store_id and c.active
    ${sourceId ? sql`and c.source_store_id = ${sourceId}` : sql``}
  cross join links k on k.connection_id = c.id and k.destination_variant_id = ld.variant_id and k.active`;

const sameSku = sql`ld.store_id = o.store_id and ld.sku = l.sku and l.sku <> '' and ld.gone_at is null`;

/** Units that its own store has not shipped; in rows of an earlier version as far as the hold tells. */
const unitsOpen = sql`coalesce(l.open_quantity, iif(l.hold is 'nothing-to-ship', 0, l.current_quantity))`;

/** Units of line `l` in parts of the order that are at their source. */
const unitsAtSources = sql`(select coalesce(sum(hl.quantity), 0) from pushes hp
  cross join push_lines hl on hl.push_id = hp.id and hl.order_line_id = l.id
  where hp.order_id = o.id and hp.state = 'created')`;

/** Of those, the units whose shipment is on the customer's order: open there no more. */
const unitsBack = sql`(select coalesce(sum(back.value ->> 'quantity'), 0) from pushes hp
  cross join shipments h on h.push_id = hp.id cross join json_each(h.copied) back
  where hp.order_id = o.id and hp.state = 'created'
    and o.id || '.' || (back.value ->> 'destinationLineId') = l.id)`;

/**
 * Open units of line `l` that no source has. A shipment may be copied before the order is read again, so that its units
 * seem open once more: never more than the line has beyond what is at its sources.
 */
const unitsFree = sql`min(${unitsOpen} - max(0, ${unitsAtSources} - ${unitsBack}),
  l.current_quantity - ${unitsAtSources})`;

/**
 * Whether the order can have units at no source at all: it has no part, or not all parts are at their source, or its
 * decision or a line says that something stayed. Cheaper than counting, and true for few. The words about holds are
 * those of an index (db/schema/orders.ts).
 */
export const mayBeFree = sql`(o.decision is not 'pushed'
  or coalesce((select min(p.state = 'created') from pushes p where p.order_id = o.id), 0) = 0
  or exists (select 1 from order_lines l
    where l.order_id = o.id and l.hold is not null and l.hold <> 'nothing-to-ship'))`;

/** Whether a source could ship at least one line, with units that are at no source. */
export const couldShip = (sourceId: string | undefined): SQL => sql`exists (select 1
  from order_lines l cross join ${linksOfLine(sourceId)}
  where l.order_id = o.id and ${unitsOpen} > 0 and ${sameSku} and ${unitsFree} > 0)`;

const placesOfUnpushed = (sourceId: string | undefined) => sql`(
  select json_group_array(distinct c.source_store_id || '/' ||
    ${firstOf(sql`c.id`, sql`c.source_store_id`)})
  from ${linksOfLine(sourceId)}
  cross join json_each(l.assigned) a cross join location_groups g on g.connection_id = c.id
    and g.destination_location_id = a.value ->> 'locationId'
  where ${sameSku})`;

const line = (of: { quantity: SQL; shipped: SQL; places: SQL }) =>
  sql`json_group_array(json_object('orderLineId', l.id, 'position', l.position, 'title', l.title,
    'sku', l.sku, 'quantity', ${of.quantity},
    'shipped', ${of.shipped}, 'places', json(${of.places})))`;

const pushedLine = line({
  quantity: unitsToShip,
  shipped: sql`min(${unitsToShip}, ${shippedOfLine})`,
  // Where it was routed stands beside the lines: read once for all of them.
  places: sql`iif(${isRouted}, null, ${placesOfGroups})`,
});

const unpushedLine = (sourceId: string | undefined) =>
  line({
    quantity: unitsFree,
    shipped: sql`0`,
    places: placesOfUnpushed(sourceId),
  });

const ofPush = sql`push_lines pl cross join order_lines l on l.id = pl.order_line_id
  where pl.push_id = t.id`;

const ofNoSource = sql`order_lines l where l.order_id = o.id and ${unitsOpen} > 0 and ${unitsFree} > 0`;

/** The lines with what of them was shipped, as JSON: of the push, or of what is at no source. */
export const lines = (sourceId: string | undefined): SQL => sql`iif(t.id is not null,
  (select ${pushedLine} from ${ofPush}),
  (select ${unpushedLine(sourceId)} from ${ofNoSource}))`;

/** Whether something that is left ships from a place. */
export const shipsFrom = (place: string, sourceId: string | undefined): SQL => sql`case
  when t.id is not null and ${isRouted} then
  exists (select 1 from json_each(t.source_routed) r cross join push_lines pl on pl.push_id = t.id
    and pl.order_line_id = ${lineIdOf(sql`(r.value ->> 'destinationLineId')`)}
    where t.source_store_id || '/' || (r.value ->> 'locationId') = ${place} and ${unitsToShip} > ${shippedOfLine})
  when t.id is not null then
  exists (select 1 from ${ofPush} and ${unitsToShip} > ${shippedOfLine} and exists (
    select 1 from json_each(${placesOfGroups}) w where w.value = ${place}))
  else exists (select 1 from ${ofNoSource} and exists (
    select 1 from json_each(${placesOfUnpushed(sourceId)}) w where w.value = ${place})) end`;

type ReadLine = Omit<LineLeft, 'places'> & {
  position: number;
  shipped: number;
  /** Null: where the push was routed. */
  places: (string | null)[] | null;
};

/**
 * The list of a row, read: what is left, as the order has it, and how many units were shipped.
 * @param routed where the source routed the push of the row, where it said so
 */
export function parseLines(
  text: string,
  routed: { orderId: string; storeId: string; parts: NonNullable<SourceOrder['routed']> },
): { lines: LineLeft[]; unitsShipped: number } {
  const read = JSON.parse(text) as ReadLine[];
  const routedTo = (orderLineId: string) =>
    new Set(
      routed.parts
        .filter((part) => orderLineIdOf(routed.orderId, part.destinationLineId) === orderLineId)
        .map(({ locationId }) => placeId(routed.storeId, locationId)),
    );
  return {
    lines: read
      .filter(({ quantity, shipped }) => quantity > shipped)
      .sort((a, b) => a.position - b.position)
      .map(({ position, shipped, places, quantity, ...rest }) => ({
        ...rest,
        quantity: quantity - shipped,
        places: places?.filter((place) => place !== null) ?? [...routedTo(rest.orderLineId)],
      })),
    unitsShipped: read.reduce((sum, { shipped }) => sum + shipped, 0),
  };
}
