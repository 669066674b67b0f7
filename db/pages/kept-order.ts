/**
 * What every page reads of an order: its row, what stays behind, and its pushes with their shipments, the lists as one
 * JSON column each. No object of more than 16 fields: D1 takes 32 arguments to a function.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { EffectState } from '../../src/effects/effect.ts';
import type { MirroredLine } from '../../src/mirror/mirrored-line.ts';
import type { LineHold, OrderDecision } from '../../src/order-push/decisions.ts';
import type {
  FulfillmentStatus,
  PaymentStatus,
  PlatformName,
  Tracking,
} from '../../src/platforms/platform.ts';

/** How an effect on a store stands, for people. */
type KeptEffect = {
  id: string;
  state: EffectState;
  failureKind: string | null;
  failureDetail: string | null;
  /** When something is owed next, ms. */
  dueAt: number | null;
};

export type KeptShipment = KeptEffect & { tracking: Tracking; lines: MirroredLine[] };

export type KeptPush = KeptEffect & {
  part: number;
  attempts: number;
  setbacks: number;
  createdAt: number;
  updatedAt: number;
  units: number;
  source: {
    storeId: string;
    storeName: string;
    platform: PlatformName;
    baseUrl: string;
    orderId: string | null;
    orderName: string | null;
    /** 1 where the source store cancelled it. */
    cancelled: number;
  };
  shipments: KeptShipment[];
};

export type KeptOrder = {
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
  cancelledAt: string | null;
  decision: OrderDecision | null;
  /** Units held for a reason other than that they need no shipping. */
  heldUnits: number;
  holds: LineHold[];
  /** By part; withdrawn ones are left out. */
  pushes: KeptPush[];
};

const shipmentsOfPush: SQL = sql`(select json_group_array(json_object(
    'id', h.id, 'state', h.state, 'tracking', json(h.tracking), 'lines', json(h.lines),
    'failureKind', h.failure_kind, 'failureDetail', h.failure_detail, 'dueAt', h.due_at))
  from shipments h where h.push_id = p.id)`;

const pushesOfOrder: SQL = sql`(select json_group_array(json_object(
    'id', p.id, 'part', p.part, 'state', p.state, 'attempts', p.attempts, 'setbacks', p.setbacks,
    'failureKind', p.failure_kind, 'failureDetail', p.failure_detail, 'dueAt', p.due_at,
    'createdAt', p.created_at, 'updatedAt', p.updated_at,
    'units', (select coalesce(sum(pl.quantity), 0) from push_lines pl where pl.push_id = p.id),
    'source', json_object('storeId', s.id, 'storeName', s.name, 'platform', s.platform,
      'baseUrl', s.base_url, 'orderId', p.source_order_id, 'orderName', p.source_order_name,
      'cancelled', exists (select 1 from order_events e where e.id = p.id || ':source-cancelled')),
    'shipments', json(${shipmentsOfPush})))
  from pushes p join stores s on s.id = p.source_store_id
  where p.order_id = o.id and p.state <> 'withdrawn')`;

/** Columns of `orders o` joined with its store, `stores d`. */
export const keptOrderColumns: SQL = sql`o.id, o.name, o.store_id as storeId, d.name as storeName,
  o.customer_name as customerName, o.unit_count as unitCount, o.placed_at as placedAt,
  o.first_seen_at as firstSeenAt, o.payment, o.fulfillment, o.cancelled_at as cancelledAt, o.decision,
  (select coalesce(sum(l.held_quantity), 0) from order_lines l
    where l.order_id = o.id and l.hold <> 'nothing-to-ship') as heldUnits,
  (select json_group_array(distinct l.hold) from order_lines l
    where l.order_id = o.id and l.hold is not null) as holds,
  ${pushesOfOrder} as pushes`;

/** The row as the database answers it: its lists are still text. */
export type KeptOrderRow = Omit<KeptOrder, 'holds' | 'pushes'> & { holds: string; pushes: string };

/** The lists of a row, read. */
export const keptLists = (row: KeptOrderRow): Pick<KeptOrder, 'holds' | 'pushes'> => ({
  holds: JSON.parse(row.holds) as LineHold[],
  pushes: (JSON.parse(row.pushes) as KeptPush[]).sort((a, b) => a.part - b.part),
});
