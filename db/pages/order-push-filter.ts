/**
 * Which orders of the Order Push page are meant, as conditions: a store's, those that stand somewhere, those with a
 * reason, those found by a search (OP8). The list, its counts and bulk runs ask alike.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { PushStatus } from '../../src/order-push/push-status.ts';
import type { ChosenStore } from './chosen-store.ts';
import { openPushes } from './of-store.ts';
import { isUnfulfilled, stands, standsAs, staysBehind } from './order-push-views.ts';
import { typedForms } from './typed-forms.ts';

export { stands };

export type OrderPushFilter = {
  /** Stands somewhere in either store's order number, the customer's name or a SKU. */
  q?: string | undefined;
  view?: PushStatus | undefined;
  /** A reason's kind: only orders that stay, wait or fail for it. */
  reason?: string | undefined;
};

/** Conditions on `orders o`, joined with its store `stores d`: to stand behind `where`. */
export const matchingOrders = (
  accountId: string,
  store: ChosenStore | undefined,
  { q, view, reason }: OrderPushFilter,
): SQL =>
  sql.join(
    [
      ofStore(accountId, store),
      ...(view ? [standsAs(accountId, view)] : []),
      ...(reason ? [forReason(accountId, reason)] : []),
      ...typed(q),
    ],
    sql` and `,
  );

/**
 * A destination's own orders; a source's are those with a push to it; a store may be both. The plus keeps the database
 * from looking through all pushes of the source for each order.
 */
function ofStore(accountId: string, store: ChosenStore | undefined): SQL {
  if (!store) return sql`o.account_id = ${accountId}`;
  if (!store.isSource) return sql`o.store_id = ${store.id} and o.account_id = ${accountId}`;
  const pushed = sql`exists (select 1 from pushes p where p.order_id = o.id
    and +p.source_store_id = ${store.id} and p.state <> 'withdrawn')`;
  return sql`o.account_id = ${accountId} and (o.store_id = ${store.id} or ${pushed})`;
}

/**
 * A push of it waits or failed for that, it was decided so, or a line stays for it. What nobody has to ship any more has
 * no reason left to stay, but that it is over.
 */
const forReason = (accountId: string, reason: string): SQL => sql`(
  o.id in (select p.order_id from ${openPushes(accountId, undefined)} p where p.failure_kind = ${reason})
  or (o.decision <> 'pushed' and o.decision = ${reason}
    and (${isUnfulfilled} or o.decision in ('cancelled', 'nothing-left-to-ship')))
  or (${isUnfulfilled} and exists (select 1 from order_lines l
    where l.order_id = o.id and ${staysBehind} and l.hold = ${reason})))`;

/** Not LIKE: D1 takes no pattern longer than 50 bytes. */
function typed(q: string | undefined): SQL[] {
  const text = q?.trim().replace(/^#/, '');
  if (!text) return [];
  const holds = (column: SQL) => sql`instr(lower(${column}), form.value) > 0`;
  return [
    sql`exists (select 1 from json_each(${JSON.stringify(typedForms(text))}) form
      where ${holds(sql`o.name`)} or ${holds(sql`o.customer_name`)}
        or exists (select 1 from pushes p where p.order_id = o.id and p.state <> 'withdrawn'
          and ${holds(sql`p.source_order_name`)})
        or exists (select 1 from order_lines l where l.order_id = o.id and ${holds(sql`l.sku`)}))`,
  ];
}
