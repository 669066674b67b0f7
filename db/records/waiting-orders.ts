/** Finds orders that wait for something their store may tell of by no webhook: a fraud analysis that ends, a hold that is lifted, routing. */
import { type SQL, sql } from 'drizzle-orm';
import type { OrderStop } from '../../src/order-push/decisions.ts';
import type { Database } from '../open.ts';

/**
 * Chosen by chance: an order that its store has deleted is never read anew, and many of them would keep the others out.
 */
const some = sql`order by random() limit 50`;

/** Looked at again after a quarter of the time since they came in: the longer an order waits, the more seldom. */
const ofItsAge = 4;

type StoreName = { accountId: string; storeId: string };

type Waiting = Promise<{ platformOrderId: string }[]>;

/** Their readings are this old at least, ms. */
const pause = { orders: 30 * 60_000, lines: 60_000 } as const;

const isDue = (now: number, leastMs: number): SQL => sql`o.cancelled_at is null
  and ${now} - o.read_at > max(${leastMs}, (${now} - o.first_seen_at) / ${ofItsAge})`;

/**
 * Orders of a store that were stopped by one of these and not read for half an hour, or a quarter of their age.
 * @returns the platform's order ids, 50 at most
 */
export const listWaitingOrders = (
  db: Database,
  { accountId, storeId }: StoreName,
  stops: readonly OrderStop[],
  now: number,
): Waiting =>
  db.all<{ platformOrderId: string }>(sql`
    select o.platform_id as platformOrderId from orders o indexed by orders_not_pushed
    where o.account_id = ${accountId} and o.decision <> 'pushed'
      and o.decision in (select value from json_each(${JSON.stringify(stops)}))
      and o.store_id = ${storeId} and ${isDue(now, pause.orders)}
    ${some}`);

/** The same for orders with a line that the store has not routed yet, not read for a minute, or a quarter of their age. */
export const listNotRouted = (
  db: Database,
  { accountId, storeId }: StoreName,
  now: number,
): Waiting =>
  db.all<{ platformOrderId: string }>(sql`
    select o.platform_id as platformOrderId
    from (select distinct l.order_id from order_lines l indexed by order_lines_not_routed
        where l.hold = 'not-routed' and l.order_id >= ${`${storeId}.`} and l.order_id < ${`${storeId}/`}) w
    cross join orders o on o.id = w.order_id
    where o.account_id = ${accountId} and o.store_id = ${storeId} and ${isDue(now, pause.lines)}
    ${some}`);
