/** The rows of the Orders page, from any set of orders: a row a push with units left, one for an order at no source (SO1). */
import { type SQL, sql } from 'drizzle-orm';
import type { EffectState } from '../../src/effects/effect.ts';
import type { LineHold, OrderDecision } from '../../src/order-push/decisions.ts';
import type {
  FulfillmentStatus,
  PaymentStatus,
  PlatformName,
  SourceOrder,
} from '../../src/platforms/platform.ts';
import type { Database } from '../open.ts';
import {
  couldShip,
  isLeft,
  type LineLeft,
  lines,
  mayBeFree,
  parseLines,
} from './orders-to-ship-lines.ts';

type KeptColumns = {
  id: string;
  name: string;
  storeId: string;
  storeName: string;
  customerName: string;
  unitCount: number;
  placedAt: string;
  firstSeenAt: number;
  payment: PaymentStatus;
  fulfillment: FulfillmentStatus;
  decision: OrderDecision | null;
  /** The push this row is about; null where it is about what is at no source. */
  pushId: string | null;
  /** Tells the rows of one order apart; 0 where there is no push. */
  part: number;
  sourceStoreId: string | null;
  sourceStoreName: string | null;
  sourcePlatform: PlatformName | null;
  sourceBaseUrl: string | null;
  sourceOrderId: string | null;
  sourceOrderName: string | null;
  pushedAt: number | null;
};

export type KeptOrderToShip = KeptColumns & {
  holds: LineHold[];
  /** Of all the order's pushes, but for withdrawn ones. */
  states: EffectState[];
  unitsShipped: number;
  /** What is left to ship, as the order has it. */
  lines: LineLeft[];
};

type Row = KeptColumns & { holds: string; states: string; lines: string; routed: string | null };

type OrdersAsked = {
  /** Only what this source store ships or could ship; without it, any of the account's. */
  sourceId: string | undefined;
  /** Conditions on `o` and `t`. */
  where: readonly SQL[];
};

/**
 * What is at no source has a row of its own, before those of the order's pushes, where a source could ship a line of it.
 * @param orders a select of whole rows of unfulfilled orders, in the order of the page: rows come in it, since its loop
 * is the outermost, and nothing behind the limit is read
 */
export async function readOrdersToShip(
  db: Database,
  orders: SQL,
  asked: OrdersAsked & { limit: number },
): Promise<KeptOrderToShip[]> {
  const rows = await db.all<Row>(sql`
    select ${columns}, ${lines(asked.sourceId)} as lines ${toShip(orders, asked)} limit ${asked.limit}`);
  return rows
    .map(({ routed, ...row }) => ({
      ...row,
      holds: JSON.parse(row.holds) as LineHold[],
      states: JSON.parse(row.states) as EffectState[],
      ...parseLines(row.lines, {
        orderId: row.id,
        storeId: row.sourceStoreId ?? '',
        parts: JSON.parse(routed ?? '[]') as NonNullable<SourceOrder['routed']>,
      }),
    }))
    .sort((a, b) => a.firstSeenAt - b.firstSeenAt || compare(a.id, b.id) || a.part - b.part);
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** How many rows there are of these orders. @param orders as readOrdersToShip */
export async function countOrdersToShip(
  db: Database,
  orders: SQL,
  asked: OrdersAsked,
): Promise<number> {
  const [row] = await db.all<{ count: number }>(
    sql`select count(*) as count ${toShip(orders, asked)}`,
  );
  return row?.count ?? 0;
}

const toShip = (orders: SQL, { sourceId, where }: OrdersAsked) => sql`
  from (${orders}) o cross join stores d on d.id = o.store_id
  cross join json_each(iif(${mayBeFree}, '[0,1]', '[1]')) k
  left join pushes t on k.value and t.order_id = o.id and t.state = 'created'
    ${sourceId ? sql`and +t.source_store_id = ${sourceId}` : sql``}
    and t.source_state is null and t.replaced_at is null
    and not exists (select 1 from order_events e where e.id = t.id || ':source-cancelled') and ${isLeft}
  left join stores s on s.id = t.source_store_id
  where ${sql.join(
    [
      sql`iif(k.value, t.id is not null,
        o.decision is not 'nothing-left-to-ship' and ${couldShip(sourceId)})`,
      ...where,
    ],
    sql` and `,
  )}`;

const columns = sql`o.id, o.name, o.store_id as storeId, d.name as storeName,
  o.customer_name as customerName, o.unit_count as unitCount, o.placed_at as placedAt,
  o.first_seen_at as firstSeenAt, o.payment, o.fulfillment, o.decision,
  (select json_group_array(distinct l.hold) from order_lines l
    where l.order_id = o.id and l.hold is not null and l.hold <> 'nothing-to-ship') as holds,
  (select json_group_array(p.state) from pushes p
    where p.order_id = o.id and p.state <> 'withdrawn') as states,
  t.id as pushId, coalesce(t.part, 0) as part, t.source_store_id as sourceStoreId, s.name as sourceStoreName,
  s.platform as sourcePlatform, s.base_url as sourceBaseUrl, t.source_order_id as sourceOrderId,
  t.source_order_name as sourceOrderName, t.source_routed as routed, t.created_at as pushedAt`;
