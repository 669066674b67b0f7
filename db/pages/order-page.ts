/** Reads everything one order's page shows, in one statement: its lines, its pushes and its timeline. */
import { sql } from 'drizzle-orm';
import type { EffectState } from '../../src/effects/effect.ts';
import type { LineHold } from '../../src/order-push/decisions.ts';
import type { Routing } from '../../src/order-push/routing.ts';
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

/** Where a push ships from, by the names of the source's locations. */
export type KeptRouting = Pick<Routing, 'number' | 'state'> & {
  pushId: string;
  /** Null while it is not known. */
  fromName: string | null;
  toName: string | null;
  why: string | null;
};

export type KeptOrderPage = KeptOrder & {
  /** By push and number; a push that was routed as it should be has none. */
  routings: KeptRouting[];
  /** Where a push's lines lie at its source, where that is known. */
  shipsFrom: { pushId: string; name: string }[];
  platform: PlatformName;
  platformId: string;
  baseUrl: string;
  total: { amount: string; currency: string };
  /** The stores it may be pushed to, by name. */
  sources: { storeId: string; name: string; platform: PlatformName; baseUrl: string }[];
  /** A location that keeps a line of it back, and the connection whose Location Groups do not serve it. */
  unmapped: { connectionId: string; locationId: string } | null;
  /** As the order has them. */
  lines: KeptLine[];
  /** Oldest first. */
  events: KeptEvent[];
};

type Row = KeptOrderRow &
  Pick<KeptOrderPage, 'platform' | 'platformId' | 'baseUrl'> & {
    total: string;
    sources: string;
    unmapped: string | null;
    lines: string;
    events: string;
    routings: string;
    shipsFrom: string;
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
      ${sourcesOfOrder} as sources, ${unmappedOfOrder} as unmapped,
      (select json_group_array(json_object('id', l.id, 'title', l.title, 'sku', l.sku,
          'position', l.position, 'quantity', l.quantity, 'currentQuantity', l.current_quantity,
          'hold', l.hold, 'heldQuantity', l.held_quantity, 'pushed', json(${pushedOfLine}),
          'shippedQuantity', ${shippedOfLine}))
        from order_lines l where l.order_id = o.id) as lines,
      ${routingsOfOrder} as routings, ${shipsFrom} as shipsFrom,
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
  const routings = JSON.parse(row.routings) as KeptRouting[];
  return {
    ...row,
    holds,
    pushes,
    routings: routings.sort((a, b) => a.number - b.number),
    shipsFrom: JSON.parse(row.shipsFrom) as KeptOrderPage['shipsFrom'],
    total: JSON.parse(row.total) as KeptOrderPage['total'],
    unmapped:
      row.unmapped === null ? null : (JSON.parse(row.unmapped) as KeptOrderPage['unmapped']),
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

const routingsOfOrder = sql`(select json_group_array(json_object('pushId', r.push_id, 'number', r.number,
    'state', r.state, 'why', r.why,
    'fromName', case r.from_location_id when '' then null else coalesce(f.name, 'a closed location') end,
    'toName', t.name))
  from pushes p join routings r on r.push_id = p.id
  left join locations f on f.store_id = p.source_store_id and f.platform_id = r.from_location_id
  left join locations t on t.store_id = p.source_store_id and t.platform_id = r.to_location_id
  where p.order_id = o.id)`;

const shipsFrom = sql`(select json_group_array(json_object('pushId', w.pushId, 'name', w.name)) from
  (select distinct p.id as pushId, l.name, l.position from pushes p join json_each(p.source_routed) r
    join locations l on l.store_id = p.source_store_id and l.platform_id = r.value ->> 'locationId'
    where p.order_id = o.id order by l.position) w)`;

const sourcesOfOrder = sql`(select json_group_array(json_object('storeId', s.id, 'name', s.name,
    'platform', s.platform, 'baseUrl', s.base_url))
  from connections c join stores s on s.id = c.source_store_id
  where c.destination_store_id = o.store_id and c.active)`;

const unmappedOfOrder = sql`(select json_object('connectionId', c.id, 'locationId', a.value ->> 'locationId')
  from order_lines l join json_each(l.assigned) a
  join connections c on c.destination_store_id = o.store_id and c.active
  where l.order_id = o.id and l.hold = 'location-not-mapped' and not exists (select 1 from location_groups g
    where g.connection_id = c.id and g.destination_location_id = a.value ->> 'locationId')
  order by c.created_at, c.id, l.position limit 1)`;

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
