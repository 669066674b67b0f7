/**
 * Where an order stands, in SQL: what `pushStatusOf` says (src/order-push/push-status.ts), without a column of its own,
 * since every row written costs money. The words of the partial indexes are written out, since one is used only where the
 * words are its own (db/schema/).
 */
import { type SQL, sql } from 'drizzle-orm';
import type { OrderStop } from '../../src/order-push/decisions.ts';
import type { PushStatus } from '../../src/order-push/push-status.ts';
import { openPushes } from './of-store.ts';

/** What passes by itself (src/order-push/reasons.ts): `db/` takes no code from there, and a contract compares the two. */
export const passingStops: readonly OrderStop[] = [
  'waiting-for-payment',
  'risk-pending',
  'on-hold',
];

const passing: SQL = sql.raw(`(${passingStops.map((stop) => `'${stop}'`).join(', ')})`);

/** Of `orders o`: a push of it is owed, under way, there, or failed. */
export const stands: SQL = sql`exists (select 1 from pushes p where p.order_id = o.id and p.state <> 'withdrawn')`;

const isOpen: SQL = sql`exists (select 1 from pushes p
  where p.order_id = o.id and p.state in ('ready', 'creating', 'failed'))`;

/** Of `order_lines l`: some of its units stay behind. */
export const staysBehind: SQL = sql`l.hold is not null and l.hold <> 'nothing-to-ship'`;

/** Of `orders o`: somebody still has to ship it. */
export const isUnfulfilled: SQL = sql`o.cancelled_at is null and o.fulfillment <> 'fulfilled'`;

/** Of `orders o`: it stands there. */
export function standsAs(accountId: string, status: PushStatus): SQL {
  const failed = sql`o.id in (select p.order_id from ${openPushes(accountId, undefined)} p where p.state = 'failed')`;
  const moving = sql`o.id in (select p.order_id from ${openPushes(accountId, undefined)} p where p.state <> 'failed')`;
  const isHeld = sql`exists (select 1 from order_lines l where l.order_id = o.id and ${staysBehind})`;
  switch (status) {
    case 'failed':
      return failed;
    case 'pending':
      return sql`((${moving} and not ${failed}) or (not ${stands}
        and (o.decision is null or o.decision = 'pushed' or o.decision in ${passing})))`;
    case 'partial':
      return sql`((${isHeld} or o.decision <> 'pushed') and ${stands} and not ${isOpen})`;
    case 'success':
      return sql`(${stands} and not ${isOpen} and not ${isHeld}
        and (o.decision is null or o.decision = 'pushed'))`;
    case 'not-eligible':
      return sql`(o.decision <> 'pushed' and o.decision not in ${passing} and not ${stands})`;
  }
}

/**
 * All orders of an account but those of `success`, each once, as rows of `id` and `status`: found by what is unusual
 * about them, so that they cost what they are and not what the account has sold. A withdrawn push whose order still says
 * `pushed` is owed: the order is decided about anew. D1 takes five selects in one, and no more.
 */
export const allButSuccess = (accountId: string): SQL => sql`
  select p.order_id as id, iif(max(p.state = 'failed'), 'failed', 'pending') as status
    from ${openPushes(accountId, undefined)} p group by p.order_id
  union all
  select o.id, iif(${stands}, 'partial', iif(o.decision in ${passing}, 'pending', 'not-eligible'))
    from orders o indexed by orders_not_pushed
    where o.account_id = ${accountId} and o.decision <> 'pushed' and not ${isOpen}
  union all
  select o.id, 'pending' from orders o indexed by orders_of_account
    where o.account_id = ${accountId} and o.decision is null and not ${stands}
  union all
  select distinct o.id, 'pending'
    from pushes w indexed by pushes_due cross join orders o on o.id = w.order_id
    where w.due_at is not null and w.account_id = ${accountId} and w.state = 'withdrawn'
      and o.decision = 'pushed' and not ${stands}
  union all
  select o.id, 'partial' from (${ordersWithHeldLines(accountId)}) h cross join orders o on o.id = h.order_id
    where (o.decision is null or o.decision = 'pushed') and ${stands} and not ${isOpen}`;

/** An order's key begins with its store's and a dot (src/shared/ids.ts), and `/` is the character behind the dot. */
const ordersWithHeldLines = (accountId: string): SQL => sql`select distinct l.order_id
  from stores s cross join order_lines l indexed by order_lines_held
    on l.order_id > s.id || '.' and l.order_id < s.id || '/' and ${staysBehind}
  where s.account_id = ${accountId}`;
