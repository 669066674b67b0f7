/** Reads what the road did, newest order first, in one statement: orders, held lines, pushes, shipments, timeline. */
import { sql } from 'drizzle-orm';
import type { EffectState } from '../../src/effects/effect.ts';
import type { LineHold, OrderDecision } from '../../src/order-push/decisions.ts';
import type { OrderEventKind } from '../../src/orders/order-event.ts';
import type { FulfillmentStatus, PaymentStatus } from '../../src/platforms/platform.ts';
import type { Database } from '../open.ts';

export type RoadOrder = {
  id: string;
  name: string;
  storeName: string;
  customerName: string;
  unitCount: number;
  total: { amount: string; currency: string };
  payment: PaymentStatus;
  fulfillment: FulfillmentStatus;
  decision: OrderDecision | null;
  cancelledAt: string | null;
  firstSeenAt: number;
  held: { sku: string; title: string; why: LineHold; quantity: number }[];
  pushes: {
    id: string;
    part: number;
    state: EffectState;
    sourceStoreName: string;
    sourceOrderName: string | null;
    dueAt: number | null;
    attempts: number;
    failureKind: string | null;
    failureDetail: string | null;
    shipments: {
      id: string;
      state: EffectState;
      tracking: { company?: string; numbers: string[] };
      failureKind: string | null;
      failureDetail: string | null;
      dueAt: number | null;
    }[];
  }[];
  events: { at: number; kind: OrderEventKind; actor: string; detail: string | null }[];
};

type Row = Omit<RoadOrder, 'total' | 'held' | 'pushes' | 'events'> & {
  total: string;
  held: string;
  pushes: string;
  events: string;
};

/** @param page how many, and the last row of the page before (keyset: no offset, page 2,000 costs as page 1) */
export async function listRoad(
  db: Database,
  accountId: string,
  page: { limit: number; before?: { firstSeenAt: number; id: string } | undefined },
): Promise<RoadOrder[]> {
  const before = page.before
    ? sql`and (o.first_seen_at, o.id) < (${page.before.firstSeenAt}, ${page.before.id})`
    : sql``;
  const rows = await db.all<Row>(sql`
    select o.id, o.name, d.name as storeName, o.customer_name as customerName, o.unit_count as unitCount,
      json_object('amount', o.total_amount, 'currency', o.currency) as total, o.payment, o.fulfillment, o.decision, o.cancelled_at as cancelledAt,
      o.first_seen_at as firstSeenAt,
      (select json_group_array(json_object('sku', l.sku, 'title', l.title, 'why', l.hold,
          'quantity', l.held_quantity)) from order_lines l where l.order_id = o.id and l.hold is not null) as held,
      (select json_group_array(json_object('id', p.id, 'part', p.part, 'state', p.state,
          'sourceStoreName', s.name, 'sourceOrderName', p.source_order_name, 'dueAt', p.due_at,
          'attempts', p.attempts, 'failureKind', p.failure_kind, 'failureDetail', p.failure_detail,
          'shipments', (select json_group_array(json_object('id', h.id, 'state', h.state, 'tracking', json(h.tracking),
              'failureKind', h.failure_kind, 'failureDetail', h.failure_detail, 'dueAt', h.due_at)) from shipments h where h.push_id = p.id)))
        from pushes p join stores s on s.id = p.source_store_id where p.order_id = o.id) as pushes,
      (select json_group_array(json_object('at', e.at, 'kind', e.kind, 'actor', e.actor, 'detail', e.detail))
        from (select * from order_events where order_id = o.id order by at, rowid limit 50) e) as events
    from orders o join stores d on d.id = o.store_id
    where o.account_id = ${accountId} ${before}
    order by o.first_seen_at desc, o.id desc limit ${page.limit}`);
  return rows.map((row) => ({
    ...row,
    total: JSON.parse(row.total) as RoadOrder['total'],
    held: JSON.parse(row.held) as RoadOrder['held'],
    pushes: JSON.parse(row.pushes) as RoadOrder['pushes'],
    events: JSON.parse(row.events) as RoadOrder['events'],
  }));
}
