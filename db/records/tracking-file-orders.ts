/** What is known of the orders that a list of tracking numbers names, and what was left of a push when a list was read. */
import { type SQL, sql } from 'drizzle-orm';
import type { TakenNumber } from '../../src/mirror/judge-tracking-lines.ts';
import type { NamedOrder, NamedPush } from '../../src/mirror/named-order.ts';
import type { PushedLine } from '../../src/mirror/tracking-sku.ts';
import { numberSpaces } from '../../src/shared/number-key.ts';
import type { Database } from '../open.ts';
import { unitsToShip } from '../pages/units-to-ship.ts';

/** As `numberKey` has it in src/shared/number-key.ts. */
const key = (name: SQL): SQL => sql`lower(trim(replace(${name}, '#', ''), ${numberSpaces}))`;

/** Numbers have no index: so many of the newest orders are looked through, and of those that may still have to be shipped. */
export const ordersLookedThrough = 10_000;

/** The index of what is unfulfilled has these very words. */
const lookedThrough = (accountId: string, most: number): SQL => sql`(
  select * from (select id from orders where account_id = ${accountId} and cancelled_at is null
    and fulfillment <> 'fulfilled' order by first_seen_at desc, id desc limit ${most})
  union select * from (select id from orders where account_id = ${accountId}
    order by first_seen_at desc, id desc limit ${most}))`;

const listed = (keys: readonly string[]): SQL =>
  sql`(select value from json_each(${JSON.stringify(keys)}))`;

type Row = Omit<NamedOrder, 'isCancelled' | 'isFulfilled' | 'pushes'> & {
  isCancelled: number;
  isFulfilled: number;
  pushes: string;
};

type ReadPush = Omit<NamedPush, 'isThere' | 'isCancelled' | 'lines'> & {
  isCreated: number;
  isCancelled: number;
  lines: (PushedLine & { position: number })[];
};

/**
 * Orders of an account that have one of these numbers at their own store or at a source, shipped and cancelled ones too:
 * a number that several have says nothing without a store.
 * @param keys by `numberKey`
 * @param sourceId only pushes to this source store count; any without it
 */
export async function findNamedOrders(
  db: Database,
  accountId: string,
  keys: readonly string[],
  sourceId?: string,
  most = ordersLookedThrough,
): Promise<NamedOrder[]> {
  if (keys.length === 0) return [];
  // The plus keeps the database from going through all pushes of the source for each order.
  const ofSource = sourceId === undefined ? sql`` : sql`and +p.source_store_id = ${sourceId}`;
  const rows = await db.all<Row>(sql`
    select o.id as orderId, o.name, d.name as storeName,
      o.cancelled_at is not null as isCancelled, o.fulfillment = 'fulfilled' as isFulfilled,
      (select json_group_array(json_object('pushId', p.id, 'sourceStoreName', s.name,
          'sourceOrderName', coalesce(p.source_order_name, ''), 'isCreated', p.state = 'created',
          'isCancelled', exists (select 1 from order_events e where e.id = p.id || ':source-cancelled'),
          'lines', json(${linesOf(sql`p.id`)})))
        from pushes p join stores s on s.id = p.source_store_id
        where p.order_id = o.id and p.state <> 'withdrawn' ${ofSource}) as pushes
    from ${lookedThrough(accountId, most)} among cross join orders o on o.id = among.id
    join stores d on d.id = o.store_id
    where ${key(sql`o.name`)} in ${listed(keys)} or exists (select 1 from pushes p
      where p.order_id = o.id ${ofSource} and ${key(sql`p.source_order_name`)} in ${listed(keys)})`);
  return rows.map(({ pushes: text, ...row }) => ({
    ...row,
    isCancelled: row.isCancelled === 1,
    isFulfilled: row.isFulfilled === 1,
    pushes: (JSON.parse(text) as ReadPush[]).map(({ isCreated, isCancelled, lines, ...push }) => ({
      ...push,
      isThere: isCreated === 1 && isCancelled === 0,
      isCancelled: isCancelled === 1,
      lines: inOrder(lines),
    })),
  }));
}

/**
 * Tracking numbers that a shipment of the account carries which was not cancelled, as far as its source told.
 * @param keys by `trackingKey` in src/shared/number-key.ts
 */
export async function findTakenNumbers(
  db: Database,
  accountId: string,
  keys: readonly string[],
  most = ordersLookedThrough,
): Promise<TakenNumber[]> {
  if (keys.length === 0) return [];
  return db.all<TakenNumber>(sql`
    select distinct lower(replace(replace(replace(carried.value, ' ', ''), '.', ''), '-', '')) as number,
      o.id as orderId, o.name as orderName, d.name as storeName
    from ${lookedThrough(accountId, most)} among cross join pushes p on p.order_id = among.id
    cross join shipments h on h.push_id = p.id join json_each(h.latest_tracking, '$.numbers') carried
    join orders o on o.id = p.order_id join stores d on d.id = o.store_id
    where h.cancelled_at is null and number in ${listed(keys)}`);
}

/** Of shipments `h`: those of which their source had told before. In doubt it was after: then nothing ships. @param at ms */
const toldBy = (at: number): SQL => sql`and exists (select 1 from order_events e where e.at < ${at}
  and e.id = h.push_id || ':shipped:' || h.source_shipment_id)`;

/**
 * Lines of a push with what its source has left of them, as far as it told: what a cancelled shipment had is left again.
 * @param upTo what it told before, ms
 */
const linesOf = (pushId: SQL, upTo?: number): SQL => {
  const told =
    upTo === undefined
      ? sql`and h.cancelled_at is null`
      : sql`${toldBy(upTo)} and (h.cancelled_at is null or h.cancelled_at >= ${upTo})`;
  return sql`(select json_group_array(json_object('position', l.position, 'orderLineId', l.id, 'sku', l.sku,
      'sourceSku', coalesce((select ls.sku from listings ls join pushes t on t.source_store_id = ls.store_id
        where t.id = pl.push_id and ls.variant_id = pl.source_variant_id), ''),
      'left', max(0, ${unitsToShip} - (select coalesce(sum(shipped.value ->> 'quantity'), 0)
        from shipments h join json_each(h.lines) shipped where h.push_id = pl.push_id ${told}
          and l.order_id || '.' || (shipped.value ->> 'destinationLineId') = l.id))))
    from push_lines pl join order_lines l on l.id = pl.order_line_id where pl.push_id = ${pushId})`;
};

const inOrder = (lines: readonly (PushedLine & { position: number })[]): PushedLine[] =>
  lines.toSorted((a, b) => a.position - b.position).map(({ position: _, ...line }) => line);

/**
 * What was left of a push at a time, and the shipments that were made before, as far as its source had told.
 * @param at ms
 */
export async function readLeftAt(
  db: Database,
  pushId: string,
  at: number,
): Promise<{ lines: PushedLine[]; shipmentIds: string[] }> {
  const [row] = await db.all<{ lines: string; shipmentIds: string }>(sql`
    select ${linesOf(sql`${pushId}`, at)} as lines, (select json_group_array(h.source_shipment_id)
      from shipments h where h.push_id = ${pushId} ${toldBy(at)}) as shipmentIds`);
  if (!row) return { lines: [], shipmentIds: [] };
  return { lines: inOrder(JSON.parse(row.lines)), shipmentIds: JSON.parse(row.shipmentIds) };
}
