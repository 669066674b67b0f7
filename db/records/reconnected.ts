/** What waits for a store that was connected anew: effects that its old token was refused for, and orders to decide about. */
import { type SQL, sql } from 'drizzle-orm';
import type { LineHold, OrderStop } from '../../src/order-push/decisions.ts';
import type { PlatformFailureKind } from '../../src/platforms/platform-failure.ts';
import type { Plan } from '../../src/stores/plan.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { oweUnwanted } from './owe-pushes.ts';
import { oweRefused } from './owe-refused.ts';

/**
 * What was refused for the store's old token is owed at once; so are pushes of its own orders where its plan or switch,
 * said anew, let none go.
 * @param pushingPlans plans that include Order Push
 * @param now ms
 */
export async function oweReconnected(
  db: Database,
  name: { accountId: string; storeId: string },
  pushingPlans: readonly Plan[],
  now: number,
): Promise<void> {
  await inOneBatch(db, [
    ...oweRefused(db, name, 'person', sql`1`, now),
    ...oweUnwanted(db, name, pushingPlans, now),
  ]);
}

/** An order that is to be looked at again. */
export type OrderToLookAt = {
  storeId: string;
  platformOrderId: string;
  orderId: string;
  name: string;
};

/** Open orders of an account: the words are those of the index (db/schema/orders.ts). */
const openOrders = (accountId: string): SQL => sql`
  select o.store_id as storeId, o.platform_id as platformOrderId, o.id as orderId, o.name, o.first_seen_at as firstSeenAt
  from orders o indexed by orders_unfulfilled
  where o.account_id = ${accountId} and o.cancelled_at is null and o.fulfillment <> 'fulfilled'`;

/**
 * Selects open orders of a store that are not wholly pushed: what its plan and switch say of them, or of the lines of
 * them that stay, may have changed.
 */
export const undecidedOrders = ({
  accountId,
  storeId,
}: {
  accountId: string;
  storeId: string;
}): SQL => sql`
  ${openOrders(accountId)} and o.store_id = ${storeId}
    and (o.decision is null or o.decision <> 'pushed'
      or not exists (select 1 from pushes p where p.order_id = o.id and p.state <> 'withdrawn')
      or exists (select 1 from order_lines l where l.order_id = o.id and l.hold is not null
        and l.hold <> 'nothing-to-ship'))`;

/** Reasons that may be mended; `failures` of pushes that stand. */
export type StaysFor = {
  decisions: readonly OrderStop[];
  holds: readonly LineHold[];
  failures?: readonly PlatformFailureKind[];
};

/** Selects open orders of some stores that stay, have a line that stays, or a push that failed, for one of these reasons. */
export const stayingOrders = (
  { accountId, storeIds }: { accountId: string; storeIds: readonly string[] },
  { decisions, holds, failures = [] }: StaysFor,
): SQL => sql`
  ${openOrders(accountId)}
    and o.store_id in (select value from json_each(${JSON.stringify(storeIds)}))
    and (o.decision in (select value from json_each(${JSON.stringify(decisions)}))
      or exists (select 1 from order_lines l where l.order_id = o.id
        and l.hold in (select value from json_each(${JSON.stringify(holds)})))
      or exists (select 1 from pushes p where p.order_id = o.id and p.state = 'failed'
        and p.failure_kind in (select value from json_each(${JSON.stringify(failures)}))))`;

const listOldest = (db: Database, orders: SQL, atMost: number): Promise<OrderToLookAt[]> =>
  db.all<OrderToLookAt>(sql`select storeId, platformOrderId, orderId, name from (${orders})
    order by firstSeenAt, orderId limit ${atMost}`);

/** The first of them, oldest first. */
export const listUndecided = (
  db: Database,
  name: { accountId: string; storeId: string },
  atMost: number,
): Promise<OrderToLookAt[]> => listOldest(db, undecidedOrders(name), atMost);

/** The first of them, oldest first. */
export const listStaying = (
  db: Database,
  of: { accountId: string; storeIds: readonly string[] },
  reasons: StaysFor,
  atMost: number,
): Promise<OrderToLookAt[]> => listOldest(db, stayingOrders(of, reasons), atMost);

/** The store's name, and the stores it ships for. */
export async function loadDestinationsOf(
  db: Database,
  accountId: string,
  storeId: string,
): Promise<{ name: string; destinationIds: string[] }> {
  const rows = await db.all<{ name: string; destinationId: string | null }>(sql`
    select s.name, c.destination_store_id as destinationId from stores s
    left join connections c on c.source_store_id = s.id
    where s.id = ${storeId} and s.account_id = ${accountId}`);
  return {
    name: rows[0]?.name ?? '',
    destinationIds: rows.flatMap(({ destinationId }) => destinationId ?? []),
  };
}

/** The stores of a connection; undefined where the account has none such. */
export async function loadConnectionPair(
  db: Database,
  accountId: string,
  connectionId: string,
): Promise<{ destinationStoreId: string; sourceName: string } | undefined> {
  const [row] = await db.all<{ destinationStoreId: string; sourceName: string }>(sql`
    select c.destination_store_id as destinationStoreId, s.name as sourceName from connections c
    join stores s on s.id = c.source_store_id where c.id = ${connectionId} and c.account_id = ${accountId}`);
  return row;
}

/** Open orders of some stores with a line of one of these SKUs that stays for one of these reasons, oldest first. */
export const listStayingFor = (
  db: Database,
  { accountId, storeIds }: { accountId: string; storeIds: readonly string[] },
  { skus, holds }: { skus: readonly string[]; holds: readonly LineHold[] },
  atMost: number,
): Promise<OrderToLookAt[]> =>
  listOldest(
    db,
    sql`${openOrders(accountId)} and o.store_id in (select value from json_each(${JSON.stringify(storeIds)}))
      and exists (select 1 from order_lines l where l.order_id = o.id
        and l.hold in (select value from json_each(${JSON.stringify(holds)}))
        and l.sku in (select value from json_each(${JSON.stringify(skus)})))`,
    atMost,
  );

/** The connections of a store, with both their ends. */
export const listPairsOf = (
  db: Database,
  accountId: string,
  storeId: string,
): Promise<{ id: string; sourceStoreId: string; destinationStoreId: string }[]> =>
  db.all(sql`
    select id, source_store_id as sourceStoreId, destination_store_id as destinationStoreId from connections
    where account_id = ${accountId} and (source_store_id = ${storeId} or destination_store_id = ${storeId})
    order by created_at, id`);
