/** Reads the Overview: what needs a person now, what waits longest, and what happened in the last day, in one statement. */
import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { eventOfStore, isCounted, openPushes, openShipments } from './of-store.ts';

const dayMs = 24 * 60 * 60_000;
const deadLettersMax = 20;

export type OverviewPage = {
  failedPushes: number;
  failedShipments: number;
  /** Pushes and shipments that are owed or under way. */
  waiting: number;
  /** The one of them that has waited longest, since `since` (ms). */
  oldestWaiting: {
    orderId: string;
    orderName: string;
    storeName: string;
    since: number;
    failureKind: string | null;
    dueAt: number | null;
  } | null;
  pushed24h: number;
  returned24h: number;
  /** Of the whole account: work that gave up may belong to no store. */
  deadLetters: { id: string; queue: string; subject: string; reason: string; diedAt: number }[];
  deadLetterCount: number;
};

type Row = Omit<OverviewPage, 'oldestWaiting' | 'deadLetters'> & {
  oldestWaiting: string | null;
  deadLetters: string;
};

/** @param storeId the store chosen in the shell; without it, all of the account's */
export async function readOverview(
  db: Database,
  accountId: string,
  storeId: string | undefined,
  now: number,
): Promise<OverviewPage> {
  const [row] = await db.all<Row>(sql`
    with p as ${openPushes(accountId, storeId)}, h as ${openShipments(accountId, storeId)}
    select
      (select count(*) from p where state = 'failed') as failedPushes,
      (select count(*) from h where state = 'failed') as failedShipments,
      (select count(*) from p where state <> 'failed') + (select count(*) from h where state <> 'failed') as waiting,
      ${oldestWaiting} as oldestWaiting,
      ${countEvents(accountId, storeId, sql`('push-created', 'push-found')`, now - dayMs)} as pushed24h,
      ${countEvents(accountId, storeId, sql`('tracking-returned')`, now - dayMs)} as returned24h,
      (select count(*) from dead_letters where account_id = ${accountId}) as deadLetterCount,
      ${newestDeadLetters(accountId)} as deadLetters`);
  if (!row) throw new Error('An overview without a row');
  return {
    ...row,
    oldestWaiting: JSON.parse(row.oldestWaiting ?? 'null') as OverviewPage['oldestWaiting'],
    deadLetters: (JSON.parse(row.deadLetters) as OverviewPage['deadLetters']).sort(
      (a, b) => b.diedAt - a.diedAt || compare(b.id, a.id),
    ),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A shipment waits since it was first seen: its step on the timeline says when. */
const oldestWaiting = sql`(select json_object('orderId', o.id, 'orderName', o.name, 'storeName', d.name,
    'since', w.since, 'failureKind', w.failure_kind, 'dueAt', w.due_at)
  from (
    select order_id, created_at as since, failure_kind, due_at from p where state <> 'failed'
    union all
    select q.order_id, coalesce((select e.at from order_events e
        where e.id = h.push_id || ':shipped:' || h.source_shipment_id), h.updated_at),
      h.failure_kind, h.due_at
    from h join pushes q on q.id = h.push_id where h.state <> 'failed'
  ) w join orders o on o.id = w.order_id join stores d on d.id = o.store_id
  order by w.since, o.id limit 1)`;

const countEvents = (
  accountId: string,
  storeId: string | undefined,
  kinds: SQL,
  since: number,
): SQL => sql`(select count(*) from order_events e
  where e.account_id = ${accountId} and e.kind in ${kinds} and ${isCounted} and e.at >= ${since}
    ${eventOfStore(storeId)})`;

const newestDeadLetters = (accountId: string): SQL => sql`(select json_group_array(json_object(
    'id', l.id, 'queue', l.queue, 'subject', l.subject, 'reason', l.reason, 'diedAt', l.died_at))
  from (select * from dead_letters where account_id = ${accountId}
    order by died_at desc, id desc limit ${deadLettersMax}) l)`;
