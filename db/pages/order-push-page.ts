/** Reads the Order Push page in one statement: orders of destination stores, newest first (OP8). */
import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import type { ChosenStore } from './chosen-store.ts';
import { type Cursor, type Listed, pageOf } from './cursor.ts';
import { type KeptOrder, type KeptOrderRow, keptLists, keptOrderColumns } from './kept-order.ts';
import { typedForms } from './typed-forms.ts';

/** @param page what a person asked for; `after` is the last row of the page before (page 2,000 costs as page 1) */
export async function listPushedOrders(
  db: Database,
  accountId: string,
  page: {
    limit: number;
    store?: ChosenStore | undefined;
    q?: string | undefined;
    after?: Cursor | undefined;
  },
): Promise<Listed<KeptOrder>> {
  const { limit, store, q, after } = page;
  const rows = await db.all<KeptOrderRow>(sql`
    select ${keptOrderColumns}
    from orders o join stores d on d.id = o.store_id
    where ${ofStore(accountId, store)} ${matching(q)}
      ${after ? sql`and (o.first_seen_at, o.id) < (${after.at}, ${after.id})` : sql``}
    order by o.first_seen_at desc, o.id desc limit ${limit + 1}`);
  const orders = rows.map((row) => ({ ...row, ...keptLists(row) }));
  return pageOf(orders, limit, ({ firstSeenAt, id }) => ({ at: firstSeenAt, id, part: 0 }));
}

/** A destination's own orders; a source's are those with a push to it; a store may be both. */
function ofStore(accountId: string, store: ChosenStore | undefined): SQL {
  if (!store) return sql`o.account_id = ${accountId}`;
  if (!store.isSource) return sql`o.store_id = ${store.id} and o.account_id = ${accountId}`;
  const pushed = sql`exists (select 1 from pushes p where p.order_id = o.id
    and p.source_store_id = ${store.id} and p.state <> 'withdrawn')`;
  return sql`o.account_id = ${accountId} and (o.store_id = ${store.id} or ${pushed})`;
}

/** What was typed stands somewhere in a number or a name. Not LIKE: D1 takes no pattern longer than 50 bytes. */
function matching(q: string | undefined): SQL {
  const text = q?.trim().replace(/^#/, '');
  if (!text) return sql``;
  const holds = (column: SQL) => sql`instr(lower(${column}), form.value) > 0`;
  return sql`and exists (select 1 from json_each(${JSON.stringify(typedForms(text))}) form
    where ${holds(sql`o.name`)} or ${holds(sql`o.customer_name`)}
      or exists (select 1 from pushes p where p.order_id = o.id and p.state <> 'withdrawn'
        and ${holds(sql`p.source_order_name`)}))`;
}
