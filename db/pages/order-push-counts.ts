/** Counts the orders of each view of the Order Push page, in one statement (OP8). */
import { sql } from 'drizzle-orm';
import type { PushStatus } from '../../src/order-push/push-status.ts';
import type { Database } from '../open.ts';
import type { ChosenStore } from './chosen-store.ts';
import { matchingOrders, type OrderPushFilter } from './order-push-filter.ts';
import { allButSuccess } from './order-push-views.ts';

export type OrderPushCounts = Record<PushStatus | 'all', number>;

/**
 * Most orders are where they were to go, and those are not looked at one by one: they are what the others leave.
 * @param filter counts are of what matches; each is the length of its view's list
 */
export async function countPushedOrders(
  db: Database,
  accountId: string,
  store: ChosenStore | undefined,
  filter: Omit<OrderPushFilter, 'view'>,
): Promise<OrderPushCounts> {
  const matching = matchingOrders(accountId, store, filter);
  const [row] = await db.all<{ orders: number; others: string }>(sql`
    select (select count(*) from orders o where ${matching}) as orders,
      (select json_group_array(json_array(t.status, t.orders)) from (
        select x.status, count(*) as orders from (${allButSuccess(accountId)}) x
        cross join orders o on o.id = x.id where ${matching} group by x.status) t) as others`);
  if (!row) throw new Error('Counts without a row');
  const others = JSON.parse(row.others) as [Exclude<PushStatus, 'success'>, number][];
  return {
    all: row.orders,
    pending: 0,
    partial: 0,
    failed: 0,
    'not-eligible': 0,
    ...Object.fromEntries(others),
    success: others.reduce((left, [, orders]) => left - orders, row.orders),
  };
}
