/**
 * Reads the Activity page: what people, stores and Crossdock changed, and the steps of orders, as one list newest first.
 * Two tables hold it; each is read along its index from the page's place, and the two are merged by (at, id).
 */
import { type SQL, sql } from 'drizzle-orm';
import type { ActivityKind } from '../../src/activity/activity.ts';
import type { OrderEventKind } from '../../src/orders/order-event.ts';
import type { Database } from '../open.ts';
import { type ActivityFilter, isNarrow, narrowActs, narrowEvents } from './activity-filter.ts';
import { type Cursor, encodeCursor, type Listed, pageOf } from './cursor.ts';

export type ListedActivity = {
  id: string;
  /** ms */
  at: number;
  actor: string;
  kind: ActivityKind | OrderEventKind;
  /** The store it is about; of an order or a connection, the destination. */
  storeId: string | null;
  storeName: string | null;
  connectionId: string | null;
  /** What it is about, by its id and by how that was called; of a step of an order, the order. */
  subject: string;
  name: string;
  before: string | null;
  /** Of a step of an order: its detail, as it is stored. */
  after: string | null;
  /** The order a step belongs to. */
  orderId: string | null;
};

export type ActivityPage = Listed<ListedActivity> & {
  /** ms: the look ended there before the page was full; null where it found a whole page, or the end of the list. */
  lookedTo: number | null;
};

export type ActivityAsk = ActivityFilter & {
  limit: number;
  after?: Cursor | undefined;
  /** How many rows of each table a narrowed page looks through at most. */
  lookMost: number;
};

/** A page of it, newest first, after the place asked for. */
export async function listActivity(
  db: Database,
  accountId: string,
  ask: ActivityAsk,
): Promise<ActivityPage> {
  const { limit } = ask;
  const floor = isNarrow(ask) ? await floorOf(db, accountId, ask) : undefined;
  const within = (table: 'a' | 'e') =>
    sql`${span(accountId, ask, table)} ${
      floor ? sql`and ${keyOf(table)} >= (${floor.at}, ${floor.id})` : sql``
    }`;
  const read = db.all<Omit<ListedActivity, 'storeName'>>(sql`
    select r.id, r.at, r.actor, r.kind, r.connectionId, r.subject, coalesce(o.name, r.name) as name, r.before, r.after,
      r.orderId, coalesce(r.storeId, o.store_id,
        (select c.destination_store_id from connections c where c.id = r.connectionId)) as storeId
    from (
      select a.id, a.at, a.actor, a.kind, a.store_id as storeId, a.connection_id as connectionId, a.subject, a.name,
          a.before, a.after, null as orderId
        from activity a indexed by activity_of_account where ${within('a')} ${narrowActs(ask)}
      union all
      select e.id, e.at, e.actor, e.kind, null, null, e.order_id, '', null, e.detail, e.order_id
        from order_events e indexed by order_events_of_account where ${within('e')} ${narrowEvents(ask)}
      order by at desc, id desc limit ${limit + 1}
    ) r left join orders o on o.id = r.orderId
    order by r.at desc, r.id desc`);
  const [found, names] = await Promise.all([read, storeNames(db, accountId)]);
  const rows = found.map((row) => ({ ...row, storeName: names.get(row.storeId ?? '') ?? null }));
  const page = pageOf(rows, limit, ({ at, id }) => ({ at, id, part: 0 }));
  if (page.next !== null || !floor) return { ...page, lookedTo: null };
  return { ...page, next: encodeCursor(floor), lookedTo: floor.at };
}

/** Joined here and not there: a page has few stores, and every row would read one. */
async function storeNames(db: Database, accountId: string): Promise<Map<string, string>> {
  const stores = await db.all<{ id: string; name: string }>(
    sql`select id, name from stores where account_id = ${accountId}`,
  );
  return new Map(stores.map(({ id, name }) => [id, name]));
}

const keyOf = (table: 'a' | 'e'): SQL => sql`(${sql.raw(table)}.at, ${sql.raw(table)}.id)`;

/** The part of a table that is asked for: from the page's place on, between the days. */
function span(accountId: string, { after, from, to }: ActivityAsk, table: 'a' | 'e'): SQL {
  const name = sql.raw(table);
  return sql`${name}.account_id = ${accountId}
    ${after ? sql`and ${keyOf(table)} < (${after.at}, ${after.id})` : sql``}
    ${from === undefined ? sql`` : sql`and ${name}.at >= ${from}`}
    ${to === undefined ? sql`` : sql`and ${name}.at < ${to}`}`;
}

/**
 * Where a narrowed page must end: at the newer of the rows up to which each table is looked through, so that the two stay
 * one list. @returns undefined where both are looked through to their end
 */
async function floorOf(
  db: Database,
  accountId: string,
  ask: ActivityAsk,
): Promise<Cursor | undefined> {
  const last = (table: 'a' | 'e', from: SQL) => sql`
    select ${sql.raw(table)}.at, ${sql.raw(table)}.id from ${from} where ${span(accountId, ask, table)}
    order by ${sql.raw(table)}.at desc, ${sql.raw(table)}.id desc limit 2 offset ${ask.lookMost - 1}`;
  const [acts, events] = await Promise.all([
    db.all<{ at: number; id: string }>(last('a', sql`activity a indexed by activity_of_account`)),
    db.all<{ at: number; id: string }>(
      last('e', sql`order_events e indexed by order_events_of_account`),
    ),
  ]);
  const [floor] = [acts, events]
    // Without a row behind it, the table is looked through to its end.
    .flatMap(([end, further]) => (end && further ? [end] : []))
    .toSorted((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1));
  return floor && { ...floor, part: 0 };
}
