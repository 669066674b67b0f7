/** Rows of where source orders are routed, where that is not as their Location Groups want it, and what became of it. */
import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import type { Push } from '../../src/order-push/push.ts';
import type { Routing } from '../../src/order-push/routing.ts';
import type { RoutingRecord } from '../../src/order-push/routing-deps.ts';
import type { SourceOrder } from '../../src/platforms/platform.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { pushes, routings } from '../schema/index.ts';
import { routingEvent } from './routing-events.ts';
import type { Owed } from './stranded.ts';

/** A sweep's share; the next one comes within a minute. */
const sweepMax = 500;

/** As the column says it where it is not known where the source routed a push. */
const notKnown = '';

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

/** Puts these rows in the place of all that a push has, where it points at that source order still; for a batch. */
export const routingsAnew = (
  db: Database,
  push: { id: string; accountId: string; sourceOrderId: string },
  rows: readonly Routing[],
  now: number,
) => {
  const pointsAtIt = sql`exists (select 1 from pushes p
    where p.id = ${push.id} and p.source_order_id = ${push.sourceOrderId})`;
  return [
    db.delete(routings).where(and(eq(routings.pushId, push.id), pointsAtIt)),
    ...(rows.length > 0 ? [inserting(db, push, rows, now, pointsAtIt)] : []),
  ];
};

const inserting = (
  db: Database,
  push: Pick<Push, 'id' | 'accountId'>,
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
    async change(push, before, after, actor, routed) {
      const now = clock();
      const { number: _, fromLocationId = notKnown, toLocationId, why, dueAt, ...rest } = after;
      await inOneBatch(db, [
        ...(routed ? [keepRouted(db, push, before, routed)] : []),
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

    async replace(push, waiting, rows, routed) {
      const now = clock();
      await inOneBatch(db, [
        ...(routed ? [keepRouted(db, push, waiting, routed)] : []),
        db.delete(routings).where(isStill(push, waiting)),
        // Where another worker was faster, its rows are there.
        inserting(db, push, rows, now),
        ...rows.flatMap((row) => routingEvent(db, push, row, 'Crossdock', now)),
      ]);
    },

    async keepPlaces(push, routed) {
      // Before it is settled, its ledgers would take these for the places that the create took from.
      const isSettled = and(eq(pushes.id, push.id), isNull(pushes.dueAt));
      await db.update(pushes).set({ sourceRouted: routed }).where(isSettled);
    },
  };
}

/** Where the push's lines lie by now, with what its rows say: before the row changes that was read. */
const keepRouted = (
  db: Database,
  push: Push,
  before: Routing | undefined,
  routed: NonNullable<SourceOrder['routed']>,
) =>
  db
    .update(pushes)
    .set({ sourceRouted: routed })
    .where(
      and(
        eq(pushes.id, push.id),
        before && sql`exists (select 1 from ${routings} where ${isStill(push, before)})`,
      ),
    );

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
