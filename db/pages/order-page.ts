/** Reads everything one order's page shows, in one statement: its lines, its pushes and its timeline. */
import { sql } from 'drizzle-orm';
import type { EffectState } from '../../src/effects/effect.ts';
import type { LineHold } from '../../src/order-push/decisions.ts';
import type { OrderEventKind } from '../../src/orders/order-event.ts';
import type { PlatformName } from '../../src/platforms/platform.ts';
import type { Database } from '../open.ts';
import { type KeptOrder, type KeptOrderRow, keptLists, keptOrderColumns } from './kept-order.ts';
import { timeline } from './timeline.ts';

/** Newest steps shown; an order that fails for weeks has more. */
const eventsMax = 200;

export type KeptLine = {
  id: string;
  title: string;
  sku: string;
  quantity: number;
  currentQuantity: number;
  hold: LineHold | null;
  heldQuantity: number;
  /** By part. */
  pushed: {
    pushId: string;
    part: number;
    sourceStoreName: string;
    sourceOrderName: string | null;
    state: EffectState;
    quantity: number;
  }[];
  /** Units that came back with tracking. */
  shippedQuantity: number;
};

export type KeptEvent = {
  at: number;
  kind: OrderEventKind;
  actor: string;
  detail: string | null;
  /** The push it is about; null where it is about the whole order. */
  pushId: string | null;
};

export type KeptOrderPage = KeptOrder & {
  platform: PlatformName;
  platformId: string;
  baseUrl: string;
  total: { amount: string; currency: string };
  /** The stores it may be pushed to, by name. */
  sources: { storeId: string; name: string; platform: PlatformName; baseUrl: string }[];
  /** As the order has them. */
  lines: KeptLine[];
  /** Oldest first. */
  events: KeptEvent[];
};

type Row = KeptOrderRow &
  Pick<KeptOrderPage, 'platform' | 'platformId' | 'baseUrl'> & {
    total: string;
    sources: string;
    lines: string;
    events: string;
  };

type EventRow = Omit<KeptEvent, 'pushId'> & { id: string; written: number };

/** @returns undefined where the account has no such order */
export async function readOrderPage(
  db: Database,
  accountId: string,
  orderId: string,
): Promise<KeptOrderPage | undefined> {
  const [row] = await db.all<Row>(sql`
    select ${keptOrderColumns}, d.platform, o.platform_id as platformId, d.base_url as baseUrl,
      json_object('amount', o.total_amount, 'currency', o.currency) as total,
      ${sourcesOfOrder} as sources,
      (select json_group_array(json_object('id', l.id, 'title', l.title, 'sku', l.sku,
          'position', l.position, 'quantity', l.quantity, 'currentQuantity', l.current_quantity,
          'hold', l.hold, 'heldQuantity', l.held_quantity, 'pushed', json(${pushedOfLine}),
          'shippedQuantity', ${shippedOfLine}))
        from order_lines l where l.order_id = o.id) as lines,
      (select json_group_array(json_object('id', e.id, 'at', e.at, 'kind', e.kind,
          'actor', e.actor, 'detail', e.detail, 'written', e.written))
        from (${timeline(eventsMax)}) e) as events
    from orders o join stores d on d.id = o.store_id
    where o.id = ${orderId} and o.account_id = ${accountId}`);
  if (!row) return undefined;
  const { holds, pushes } = keptLists(row);
  const sources = JSON.parse(row.sources) as KeptOrderPage['sources'];
  const lines = JSON.parse(row.lines) as (KeptLine & { position: number })[];
  const events = JSON.parse(row.events) as EventRow[];
  return {
    ...row,
    holds,
    pushes,
    total: JSON.parse(row.total) as KeptOrderPage['total'],
    sources: sources.sort((a, b) => a.name.localeCompare(b.name)),
    lines: lines
      .sort((a, b) => a.position - b.position)
      .map(({ position, ...line }) => ({
        ...line,
        pushed: line.pushed.sort((a, b) => a.part - b.part),
      })),
    events: events
      .sort((a, b) => a.at - b.at || a.written - b.written)
      .map(({ id, written, ...event }) => ({ ...event, pushId: pushIdOf(id, pushes) })),
  };
}

const sourcesOfOrder = sql`(select json_group_array(json_object('storeId', s.id, 'name', s.name,
    'platform', s.platform, 'baseUrl', s.base_url))
  from connections c join stores s on s.id = c.source_store_id
  where c.destination_store_id = o.store_id and c.active)`;

const pushedOfLine = sql`(select json_group_array(json_object('pushId', p.id, 'part', p.part,
    'sourceStoreName', s.name, 'sourceOrderName', p.source_order_name, 'state', p.state,
    'quantity', pl.quantity))
  from pushes p join push_lines pl on pl.push_id = p.id join stores s on s.id = p.source_store_id
  where p.order_id = o.id and pl.order_line_id = l.id and pl.quantity > 0 and p.state <> 'withdrawn')`;

const shippedOfLine = sql`(select coalesce(sum(copied.value ->> 'quantity'), 0)
  from pushes p join shipments h on h.push_id = p.id join json_each(h.copied) copied
  where p.order_id = o.id and o.id || '.' || (copied.value ->> 'destinationLineId') = l.id)`;

/** A step's key begins with the key of what it is about (db/records/): an order, a push or a shipment. */
function pushIdOf(eventId: string, pushes: KeptOrder['pushes']): string | null {
  const about = eventId.slice(0, eventId.indexOf(':'));
  if (about.startsWith('ps_')) return about;
  const push = pushes.find(({ shipments }) => shipments.some(({ id }) => id === about));
  return push?.id ?? null;
}
