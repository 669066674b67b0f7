/** Of orders of a store, which are known here, which a push stands for, and what stands for one of them. */
import { sql } from 'drizzle-orm';
import type { EffectState } from '../../src/effects/effect.ts';
import type { PushAsk } from '../../src/order-push/push-ask.ts';
import type { PlatformName } from '../../src/platforms/platform.ts';
import type { Database } from '../open.ts';
import { askOf } from './orders.ts';

/**
 * Whether each order that is known here is pushed, by our order id: a push stands for it, and nothing of it waits to be
 * decided about, as what its age holds back of an order that went in part.
 */
export async function loadPushed(
  db: Database,
  accountId: string,
  orderIds: readonly string[],
): Promise<Map<string, { pushed: boolean }>> {
  const rows = await db.all<{ id: string; pushed: number }>(sql`
    select o.id, o.decision is 'pushed'
      and exists (select 1 from pushes p where p.order_id = o.id and p.state <> 'withdrawn') as pushed
    from json_each(${JSON.stringify(orderIds)}) wanted join orders o on o.id = wanted.value
    where o.account_id = ${accountId}`);
  return new Map(rows.map(({ id, pushed }) => [id, { pushed: pushed === 1 }]));
}

/** A push that stands for an order, and where its order at the source is. */
export type StandingPush = {
  pushId: string;
  state: EffectState;
  sourceStoreName: string;
  sourceOrderId: string | null;
  sourceOrderName: string | null;
  platform: PlatformName;
  baseUrl: string;
  /** Units by the destination platform's line id. */
  lines: { lineId: string; units: number }[];
};

type AskedRow = {
  by: string | null;
  at: number | null;
  over: string | null;
  units: number | null;
};

/** What is kept of one order that a preview asks about; undefined where it is not known here. */
export async function loadStanding(
  db: Database,
  accountId: string,
  orderId: string,
): Promise<{ ask: PushAsk | undefined; pushes: StandingPush[] } | undefined> {
  const [order] = await db.all<AskedRow>(sql`
    select asked_by as "by", asked_at as "at", asked_over as "over", asked_units as units from orders
    where id = ${orderId} and account_id = ${accountId}`);
  if (!order) return undefined;
  const rows = await db.all<Omit<StandingPush, 'lines'> & { lines: string }>(sql`
    select p.id as pushId, p.state, s.name as sourceStoreName, p.source_order_id as sourceOrderId,
      p.source_order_name as sourceOrderName, s.platform, s.base_url as baseUrl,
      (select json_group_array(json_object('lineId', l.platform_id, 'units', pl.quantity))
        from push_lines pl join order_lines l on l.id = pl.order_line_id where pl.push_id = p.id) as lines
    from pushes p join stores s on s.id = p.source_store_id
    where p.order_id = ${orderId} and p.account_id = ${accountId} and p.state <> 'withdrawn'
    order by p.part`);
  const over = order.over === null ? null : (JSON.parse(order.over) as PushAsk['over']);
  return {
    ask: askOf({ ...order, over }),
    pushes: rows.map((row) => ({
      ...row,
      lines: JSON.parse(row.lines) as StandingPush['lines'],
    })),
  };
}

/** The store and the platform's id of an order of the account. */
export async function loadOrderName(
  db: Database,
  accountId: string,
  orderId: string,
): Promise<{ storeId: string; platformOrderId: string } | undefined> {
  const [row] = await db.all<{ storeId: string; platformOrderId: string }>(sql`
    select store_id as storeId, platform_id as platformOrderId from orders
    where id = ${orderId} and account_id = ${accountId}`);
  return row;
}
