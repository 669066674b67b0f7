/** Reads everything one order's page shows, in one statement: both sides of its lines, pushes, parcels, acts, timeline. */
import { sql } from 'drizzle-orm';
import type { LineHold } from '../../src/order-push/decisions.ts';
import type { Routing } from '../../src/order-push/routing.ts';
import type { OrderEventKind } from '../../src/orders/order-event.ts';
import type { PlatformName } from '../../src/platforms/platform.ts';
import type { Database } from '../open.ts';
import { type KeptOrder, type KeptOrderRow, keptLists, keptOrderColumns } from './kept-order.ts';
import { actsOfOrder, type KeptAct, keptActs, type ReadAct } from './order-acts.ts';
import {
  type ReadShipment,
  type ShownParcel,
  shipmentsOfOrder,
  shownParcels,
} from './order-shipments.ts';
import {
  type MadeUnits,
  madeUnits,
  type PushedUnits,
  type PushSide,
  partsOfLine,
  pushedUnits,
  type ReadLine,
  type SoldUnits,
  shippedUnits,
  sidesOfPushes,
  soldUnits,
} from './order-sides.ts';
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
  pushed: PushedUnits[];
  /** Units that came back with tracking. */
  shippedQuantity: number;
  /** At the customer's order, and at each source order by part. */
  sold: SoldUnits;
  made: MadeUnits[];
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
  /** What became of each push's source order. */
  sides: PushSide[];
  /** Oldest first. */
  acts: KeptAct[];
  shipments: ShownParcel[];
  /** Oldest first. */
  events: KeptEvent[];
};

type Row = KeptOrderRow &
  Pick<KeptOrderPage, 'platform' | 'platformId' | 'baseUrl'> & {
    total: string;
    sources: string;
    unmapped: string | null;
    lines: string;
    sides: string;
    acts: string;
    shipments: string;
    events: string;
    routings: string;
    shipsFrom: string;
  };

type LineRow = Pick<KeptLine, 'title' | 'sku' | 'heldQuantity'> & ReadLine & { position: number };

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
          'openQuantity', l.open_quantity, 'hold', l.hold, 'heldQuantity', l.held_quantity,
          'refunded', l.refunded_quantity, 'returned', l.returned_quantity, 'parts', json(${partsOfLine})))
        from order_lines l where l.order_id = o.id) as lines,
      ${sidesOfPushes} as sides, ${actsOfOrder} as acts, ${shipmentsOfOrder} as shipments,
      ${routingsOfOrder} as routings, ${shipsFrom} as shipsFrom,
      (select json_group_array(json_object('id', e.id, 'at', e.at, 'kind', e.kind,
          'actor', e.actor, 'detail', e.detail, 'written', e.written))
        from (${timeline(eventsMax)}) e) as events
    from orders o join stores d on d.id = o.store_id
    where o.id = ${orderId} and o.account_id = ${accountId}`);
  if (!row) return undefined;
  const { holds, pushes } = keptLists(row);
  const sources = JSON.parse(row.sources) as KeptOrderPage['sources'];
  const lines = JSON.parse(row.lines) as LineRow[];
  const shipments = JSON.parse(row.shipments) as ReadShipment[];
  const acts = keptActs(JSON.parse(row.acts) as ReadAct[]);
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
    lines: keptLines(orderId, lines, shipments),
    sides: JSON.parse(row.sides) as PushSide[],
    acts,
    shipments: shownParcels(orderId, shipments, lines),
    events: events
      .sort((a, b) => a.at - b.at || a.written - b.written)
      .map(({ id, written, ...event }) => ({ ...event, pushId: pushIdOf(id, pushes, acts) })),
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

function keptLines(
  orderId: string,
  lines: readonly LineRow[],
  shipments: readonly ReadShipment[],
): KeptLine[] {
  const shipped = shippedUnits(orderId, shipments);
  return lines
    .toSorted((a, b) => a.position - b.position)
    .map((line) => {
      const { id, title, sku, quantity, currentQuantity, hold, heldQuantity } = line;
      const shippedQuantity = shipped.copied(id);
      return {
        ...{ id, title, sku, quantity, currentQuantity, hold, heldQuantity },
        pushed: pushedUnits(line),
        shippedQuantity,
        sold: soldUnits(line, shippedQuantity),
        made: madeUnits(line, shipped.atSource),
      };
    });
}

/** A step's key begins with the key of what it is about (db/records/): an order, a push, a shipment or an act. */
function pushIdOf(
  eventId: string,
  pushes: KeptOrder['pushes'],
  acts: readonly KeptAct[],
): string | null {
  const about = eventId.slice(0, eventId.indexOf(':'));
  if (about.startsWith('ps_')) return about;
  if (about.startsWith('ma_')) return acts.find(({ id }) => id === about)?.pushId ?? null;
  const push = pushes.find(({ shipments }) => shipments.some(({ id }) => id === about));
  return push?.id ?? null;
}
