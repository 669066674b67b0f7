/** Counts the orders of each reason why something stays, waits or fails: what the Order Push page is narrowed by (OP6, OP9). */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import type { ChosenStore } from './chosen-store.ts';
import { openPushes } from './of-store.ts';
import { matchingOrders, type OrderPushFilter } from './order-push-filter.ts';
import { isUnfulfilled, staysBehind } from './order-push-views.ts';

/** `kind` is a reason's, as stored: one of an earlier version may be no reason any more. */
export type ReasonCount = { kind: string; orders: number };

/** Of orders that match: those that somebody still has to ship, and pushes that are open. @returns most orders first */
export const countReasons = (
  db: Database,
  accountId: string,
  store: ChosenStore | undefined,
  filter: Pick<OrderPushFilter, 'q' | 'view'>,
): Promise<ReasonCount[]> =>
  db.all<ReasonCount>(sql`
    select r.kind, count(*) as orders from (
      select p.failure_kind as kind, p.order_id as id from ${openPushes(accountId, undefined)} p
        where p.failure_kind is not null
      union
      select o.decision, o.id from orders o indexed by orders_unfulfilled
        where o.account_id = ${accountId} and ${isUnfulfilled} and o.decision <> 'pushed'
      union
      select l.hold, o.id from orders o indexed by orders_unfulfilled
        cross join order_lines l indexed by order_lines_held on l.order_id = o.id and ${staysBehind}
        where o.account_id = ${accountId} and ${isUnfulfilled}
    ) r cross join orders o on o.id = r.id
    where ${matchingOrders(accountId, store, filter)}
    group by r.kind order by orders desc, r.kind`);
