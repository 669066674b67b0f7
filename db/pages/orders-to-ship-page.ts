/**
 * Reads the Orders page of source stores in one statement, oldest first (SO1): a row for each push that still has
 * units to ship there, and one for each unfulfilled order that is at no source yet, so that a person sees why.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { type Cursor, type Listed, pageOf } from './cursor.ts';
import { type KeptOrder, type KeptOrderRow, keptLists, keptOrderColumns } from './kept-order.ts';

export type KeptOrderToShip = KeptOrder & {
  /** The push this row is about, among `pushes`; null where the order is at no source yet. */
  pushId: string | null;
  part: number;
  unitsShipped: number;
  /** What is left to ship. */
  lines: { title: string; sku: string; quantity: number }[];
};

type Row = KeptOrderRow &
  Pick<KeptOrderToShip, 'pushId' | 'part' | 'unitsShipped'> & { lines: string };

/**
 * An order that its own store calls fulfilled or cancelled is nobody's to ship any more.
 * @param page `sourceId`: only what this source store ships; without it, what any source of the account does
 */
export async function listOrdersToShip(
  db: Database,
  accountId: string,
  page: { limit: number; sourceId?: string | undefined; after?: Cursor | undefined },
): Promise<Listed<KeptOrderToShip>> {
  const { limit, sourceId, after } = page;
  const ofSource = (column: SQL) => (sourceId ? sql`and ${column} = ${sourceId}` : sql``);
  const following = after
    ? sql`and (o.first_seen_at, o.id) >= (${after.at}, ${after.id})
        and (o.first_seen_at, o.id, coalesce(t.part, 0)) > (${after.at}, ${after.id}, ${after.part})`
    : sql``;
  const rows = await db.all<Row>(sql`
    select ${keptOrderColumns}, t.id as pushId, coalesce(t.part, 0) as part,
      coalesce(${shippedOfPush}, 0) as unitsShipped, iif(t.id is null, ${linesOfOrder}, ${linesLeft}) as lines
    from orders o join stores d on d.id = o.store_id
    left join pushes t on t.order_id = o.id and t.state = 'created' ${ofSource(sql`t.source_store_id`)}
      and not exists (select 1 from order_events e where e.id = t.id || ':source-cancelled')
      and exists (select 1 from push_lines pl where pl.push_id = t.id and pl.quantity > ${shippedOfLine})
    where o.account_id = ${accountId} and o.cancelled_at is null and o.fulfillment <> 'fulfilled'
      and (t.id is not null or (
        not exists (select 1 from pushes p where p.order_id = o.id and p.state = 'created')
        and o.decision is not 'nothing-left-to-ship'
        and exists (select 1 from order_lines l where l.order_id = o.id and ${needsShipping})
        and exists (select 1 from connections c where c.destination_store_id = o.store_id
          and c.active ${ofSource(sql`c.source_store_id`)})))
      ${following}
    order by o.first_seen_at, o.id, coalesce(t.part, 0) limit ${limit + 1}`);
  const orders = rows.map((row) => ({
    ...row,
    ...keptLists(row),
    lines: (JSON.parse(row.lines) as (KeptOrderToShip['lines'][number] & { position: number })[])
      .sort((a, b) => a.position - b.position)
      .map(({ position, ...line }) => line),
  }));
  return pageOf(orders, limit, ({ firstSeenAt, id, part }) => ({ at: firstSeenAt, id, part }));
}

/** Units of push line `pl` that the source shipped, as far as it told. */
const shippedOfLine = sql`(select coalesce(sum(shipped.value ->> 'quantity'), 0)
  from shipments h join json_each(h.lines) shipped
  where h.push_id = t.id and t.order_id || '.' || (shipped.value ->> 'destinationLineId') = pl.order_line_id)`;

const shippedOfPush = sql`(select sum(min(pl.quantity, ${shippedOfLine}))
  from push_lines pl where pl.push_id = t.id)`;

const linesLeft = sql`(select json_group_array(json_object('position', l.position, 'title', l.title,
    'sku', l.sku, 'quantity', pl.quantity - ${shippedOfLine}))
  from push_lines pl join order_lines l on l.id = pl.order_line_id
  where pl.push_id = t.id and pl.quantity > ${shippedOfLine})`;

const needsShipping = sql`l.current_quantity > 0 and l.hold is not 'nothing-to-ship'`;

const linesOfOrder = sql`(select json_group_array(json_object('position', l.position, 'title', l.title,
    'sku', l.sku, 'quantity', l.current_quantity))
  from order_lines l where l.order_id = o.id and ${needsShipping})`;
