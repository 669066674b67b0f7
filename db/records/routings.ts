/** Rows of where source orders are routed: what Location Groups want of a push, and what became of it. */
import { and, eq, lte, sql } from 'drizzle-orm';
import type { Push } from '../../src/order-push/push.ts';
import type { GroupUnits, Routing } from '../../src/order-push/routing.ts';
import type { RoutingRecord } from '../../src/order-push/routing-deps.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { routings } from '../schema/index.ts';
import { routingEvent } from './routing-events.ts';
import type { Owed } from './stranded.ts';

/** A sweep's share; the next one comes within a minute. */
const sweepMax = 500;

/** As the column says it where it is not known where the source routed a push. */
const notKnown = '';

type UnitsRow = { sourceVariantId: string; units: number; locations: string };

/**
 * What the Location Groups of a push's lines want, in one statement. Nothing of a group that has every open location
 * which ships online orders: whatever the source chooses is right.
 */
export async function loadGroupUnits(db: Database, pushId: string): Promise<GroupUnits[]> {
  const rows = await db.all<UnitsRow>(sql`
    select pl.source_variant_id as sourceVariantId, min(a.value ->> 'quantity', pl.quantity) as units,
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
    order by ol.position, g.id`);
  return rows.map(({ sourceVariantId, units, locations }) => ({
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

/** The rows that a push's routing begins with, for the batch that records its source order; before that is written. */
export const beginningRoutings = (
  db: Database,
  push: Push,
  rows: readonly Routing[],
  now: number,
) => [
  ...(rows.length > 0
    ? [
        inserting(
          db,
          push,
          rows,
          now,
          sql`exists (select 1 from pushes p
          where p.id = ${push.id} and p.state <> 'created')`,
        ),
      ]
    : []),
  ...rows.flatMap((row) => routingEvent(db, push, row, 'Crossdock', now)),
];

const inserting = (
  db: Database,
  push: Push,
  rows: readonly Routing[],
  now: number,
  where = sql`true`,
) => {
  const written = rows.map(({ fromLocationId = notKnown, ...row }) => ({ ...row, fromLocationId }));
  return db
    .insert(routings)
    .select(
      sql`select ${push.id}, ${push.accountId}, value ->> 'number', value ->> 'fromLocationId',
          value ->> 'toLocationId', value ->> 'state', value ->> 'why', value ->> 'setbacks',
          value ->> 'dueAt', ${now}
        from json_each(${JSON.stringify(written)}) where ${where}`,
    )
    .onConflictDoNothing();
};

export async function loadRoutings(
  db: Database,
  accountId: string,
  pushId: string,
): Promise<Routing[]> {
  const rows = await db
    .select()
    .from(routings)
    .where(and(eq(routings.pushId, pushId), eq(routings.accountId, accountId)))
    .orderBy(routings.number);
  return rows.map(toRouting);
}

/** Takes what is owed by `now`, for one caller: until that time it is nobody else's. */
export async function takeRoutings(
  db: Database,
  accountId: string,
  pushId: string,
  now: number,
  until: number,
): Promise<Routing[]> {
  const rows = await db
    .update(routings)
    .set({ dueAt: until })
    .where(
      and(
        eq(routings.pushId, pushId),
        eq(routings.accountId, accountId),
        eq(routings.state, 'owed'),
        lte(routings.dueAt, now),
      ),
    )
    .returning();
  return rows.map(toRouting).toSorted((a, b) => a.number - b.number);
}

/** Pushes whose routing is owed and past its time, the longest first. */
export const listRoutingsDue = (db: Database, now: number): Promise<Owed[]> =>
  db.all<Owed>(sql`select account_id as accountId, push_id as id from routings
    where due_at is not null and due_at <= ${now} group by push_id order by min(due_at) limit ${sweepMax}`);

/** The ways a push's routing may change, bound to a database and a clock. Each is one conditional batch. */
export function routingRecord(db: Database, clock: () => number): RoutingRecord {
  return {
    async change(push, before, after, actor) {
      const now = clock();
      const { number: _, fromLocationId = notKnown, toLocationId, why, dueAt, ...rest } = after;
      await inOneBatch(db, [
        before
          ? db
              .update(routings)
              .set({
                ...rest,
                fromLocationId,
                toLocationId: toLocationId ?? null,
                why: why ?? null,
                dueAt: dueAt ?? null,
                at: now,
              })
              .where(isStill(push, before))
          : inserting(db, push, [after], now),
        ...routingEvent(db, push, after, actor, now),
      ]);
    },

    async replace(push, waiting, rows) {
      const now = clock();
      await inOneBatch(db, [
        db.delete(routings).where(isStill(push, waiting)),
        // Where another worker was faster, its rows are there.
        inserting(db, push, rows, now),
        ...rows.flatMap((row) => routingEvent(db, push, row, 'Crossdock', now)),
      ]);
    },
  };
}

/** The row as it was read: where it has moved on, nothing happens. */
const isStill = (push: Push, { number, fromLocationId = notKnown, state, setbacks }: Routing) =>
  and(
    eq(routings.pushId, push.id),
    eq(routings.number, number),
    eq(routings.fromLocationId, fromLocationId),
    eq(routings.state, state),
    eq(routings.setbacks, setbacks),
  );

const toRouting = (row: typeof routings.$inferSelect): Routing => ({
  number: row.number,
  fromLocationId: row.fromLocationId === notKnown ? undefined : row.fromLocationId,
  toLocationId: row.toLocationId ?? undefined,
  state: row.state,
  why: row.why ?? undefined,
  setbacks: row.setbacks,
  dueAt: row.dueAt ?? undefined,
});
