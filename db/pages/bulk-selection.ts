/** Which orders a bulk run would take of those a person chose, and what it would do: the estimate before it (OP9). */
import { type SQL, sql } from 'drizzle-orm';
import type { BulkKind } from '../../src/order-push/bulk/bulk.ts';
import type { Database } from '../open.ts';
import type { BulkOrder } from '../records/bulk-runs.ts';
import { whyStays } from '../records/why-stays.ts';
import { stands } from './order-push-filter.ts';

/** What a person can begin here; pushing by hand has its own lists. */
export type SelectedKind = Exclude<BulkKind, 'push'>;

/** A condition on `orders o` joined with its store, `stores d`. */
export const chosenOrders = (accountId: string, orderIds: readonly string[]): SQL =>
  sql`o.account_id = ${accountId} and o.id in (select value from json_each(${JSON.stringify(orderIds)}))`;

const isOpen = (of: 'p' | 'h'): SQL => sql`${sql.raw(of)}.state in ('failed', 'ready', 'creating')`;

/** Whether a run does something for the order. */
const takes: Record<SelectedKind, SQL> = {
  retry: sql`(exists (select 1 from pushes p where p.order_id = o.id and ${isOpen('p')})
    or exists (select 1 from pushes p join shipments h on h.push_id = p.id
      where p.order_id = o.id and p.state <> 'withdrawn' and ${isOpen('h')}))`,
  recheck: sql`(o.cancelled_at is null and o.fulfillment <> 'fulfilled' and (not ${stands}
    or exists (select 1 from order_lines l where l.order_id = o.id and l.hold is not null
      and l.hold <> 'nothing-to-ship')))`,
};

/** What of `orders o` would move. */
const units: Record<SelectedKind, SQL> = {
  retry: sql`(select coalesce(sum(l.quantity), 0) from pushes p join push_lines l on l.push_id = p.id
      where p.order_id = o.id and ${isOpen('p')})
    + (select coalesce(sum(line.value ->> 'quantity'), 0) from pushes p join shipments h on h.push_id = p.id,
        json_each(h.lines) line where p.order_id = o.id and p.state <> 'withdrawn' and ${isOpen('h')})`,
  recheck: sql`iif(${stands}, (select coalesce(sum(l.held_quantity), 0) from order_lines l
    where l.order_id = o.id and l.hold <> 'nothing-to-ship'), o.unit_count)`,
};

/** Pushes and shipments that a retry is about, of the orders `t`. */
const open: SQL = sql`(
  select t.id as orderId, p.source_store_id as sourceId, p.failure_kind as kind
  from taken t join pushes p on p.order_id = t.id where ${isOpen('p')}
  union all
  select t.id, h.source_store_id, h.failure_kind from taken t join pushes p on p.order_id = t.id
  join shipments h on h.push_id = p.id where p.state <> 'withdrawn' and ${isOpen('h')})`;

/** Where its orders go, and why they do not yet. To which source an order goes is decided when it is looked at. */
const lists: Record<SelectedKind, { sources: SQL; reasons: SQL }> = {
  retry: {
    sources: sql`select s.name, count(distinct e.orderId) as orders from ${open} e
      join stores s on s.id = e.sourceId group by s.id`,
    reasons: sql`select e.kind, count(distinct e.orderId) as orders from ${open} e
      where e.kind is not null group by e.kind`,
  },
  recheck: {
    sources: sql`select '' as name, 0 as orders where false`,
    reasons: sql`select t.why as kind, count(*) as orders from taken t where t.why is not null group by t.why`,
  },
};

export type BulkEstimate = {
  orders: number;
  units: number;
  sources: { name: string; orders: number }[];
  reasons: { kind: string; orders: number }[];
  /** Orders that were chosen and for which it does nothing. */
  leftOut: number;
};

/**
 * @param chosen a condition on `orders o` joined with `stores d`
 * @param most orders that are looked at: more are counted no further
 */
export async function estimateBulk(
  db: Database,
  kind: SelectedKind,
  chosen: SQL,
  most: number,
): Promise<BulkEstimate> {
  const { sources, reasons } = lists[kind];
  const [row] = await db.all<{
    chosen: number;
    orders: number;
    units: number;
    sources: string;
    reasons: string;
  }>(sql`
    with chosen as materialized (select o.id, ${takes[kind]} as takes
      from orders o join stores d on d.id = o.store_id where ${chosen}),
    taken as materialized (select o.id, ${units[kind]} as units, ${whyStays} as why
      from orders o where o.id in (select id from chosen where takes limit ${most}))
    select (select count(*) from chosen) as chosen,
      (select count(*) from chosen where takes) as orders,
      (select coalesce(sum(units), 0) from taken) as units,
      (select json_group_array(json_object('name', name, 'orders', orders))
        from (${sources} order by 2 desc, 1)) as sources,
      (select json_group_array(json_object('kind', kind, 'orders', orders))
        from (${reasons} order by 2 desc, 1)) as reasons`);
  if (!row) throw new Error('An estimate has no row');
  return {
    orders: row.orders,
    units: row.units,
    sources: JSON.parse(row.sources) as BulkEstimate['sources'],
    reasons: JSON.parse(row.reasons) as BulkEstimate['reasons'],
    leftOut: row.chosen - row.orders,
  };
}

/** The orders themselves, those that wait longest first. */
export const listForBulk = (
  db: Database,
  kind: SelectedKind,
  chosen: SQL,
  most: number,
): Promise<BulkOrder[]> =>
  db.all(sql`
    select o.store_id as storeId, o.platform_id as platformOrderId, o.id as orderId, o.name
    from orders o join stores d on d.id = o.store_id
    where ${chosen} and ${takes[kind]} order by o.first_seen_at, o.id limit ${most}`);
