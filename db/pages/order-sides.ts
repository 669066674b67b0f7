/** Both sides of an order, line against line: what the customer's order has of each line, and what each source order has. */
import { type SQL, sql } from 'drizzle-orm';
import type { EffectState } from '../../src/effects/effect.ts';
import type { AddedLine, SourceState } from '../../src/mirror/acts/source-state.ts';
import type { LineHold } from '../../src/order-push/decisions.ts';
import { orderLineIdOf } from '../../src/shared/ids.ts';
import type { ReadShipment } from './order-shipments.ts';
import { unitsToShip } from './units-to-ship.ts';

/** Units of one line. `current`: less what was refunded or edited away. `open`: still to be shipped. */
type SideUnits = {
  current: number;
  open: number;
  shipped: number;
  refunded: number;
  /** Coming or come back. */
  returned: number;
};

/** At the customer's order. */
export type SoldUnits = SideUnits & { ordered: number };

/** At the source order of one part. */
export type MadeUnits = SideUnits & {
  pushId: string;
  part: number;
  sourceStoreName: string;
  sourceOrderName: string | null;
  pushed: number;
};

export type PushedUnits = {
  pushId: string;
  part: number;
  sourceStoreName: string;
  sourceOrderName: string | null;
  state: EffectState;
  quantity: number;
};

/** What became of a push's source order, and what stands there only. */
export type PushSide = {
  pushId: string;
  sourceState: SourceState | null;
  /** When a person let its units go in a further part, ms. */
  replacedAt: number | null;
  added: AddedLine[];
};

/** A line as the statement reads it: columns as they are. */
export type ReadLine = {
  id: string;
  quantity: number;
  currentQuantity: number;
  openQuantity: number | null;
  hold: LineHold | null;
  refunded: number;
  returned: number;
  parts: ReadPart[];
};

type ReadPart = PushedUnits & {
  sourceState: SourceState | null;
  /** Units its source has to ship in all. */
  toShip: number;
  pushed: number;
  current: number;
  refunded: number;
  returned: number;
};

/** Of a line `l` of `orders o`: its parts. */
export const partsOfLine: SQL = sql`(select json_group_array(json_object('pushId', p.id, 'part', p.part,
    'sourceStoreName', s.name, 'sourceOrderName', p.source_order_name, 'state', p.state,
    'sourceState', p.source_state, 'quantity', pl.quantity, 'toShip', ${unitsToShip},
    'pushed', coalesce(pl.pushed_quantity, pl.quantity),
    'current', coalesce(pl.source_current, pl.quantity),
    'refunded', coalesce(pl.source_refunded, 0), 'returned', coalesce(pl.source_returned, 0)))
  from pushes p join push_lines pl on pl.push_id = p.id join stores s on s.id = p.source_store_id
  where p.order_id = o.id and pl.order_line_id = l.id and p.state <> 'withdrawn')`;

/** Of `orders o`. */
export const sidesOfPushes: SQL = sql`(select json_group_array(json_object('pushId', p.id,
    'sourceState', p.source_state, 'replacedAt', p.replaced_at, 'added', json(coalesce(p.added_lines, '[]'))))
  from pushes p where p.order_id = o.id and p.state <> 'withdrawn')`;

/** Units shipped at one source order, by order line. */
type Shipped = (pushId: string, orderLineId: string) => number;

/**
 * Adds up shipments once for all lines.
 * @returns units that left each source and stay out, and units whose copy stands at the customer's order
 */
export function shippedUnits(
  orderId: string,
  shipments: readonly ReadShipment[],
): { atSource: Shipped; copied: (orderLineId: string) => number } {
  const atSource = new Map<string, number>();
  const copied = new Map<string, number>();
  const add = (to: Map<string, number>, key: string, quantity: number) =>
    to.set(key, (to.get(key) ?? 0) + quantity);
  for (const one of shipments) {
    const keyOf = (platformLineId: string) => orderLineIdOf(orderId, platformLineId);
    if (one.cancelledAt === null)
      for (const { destinationLineId, quantity } of one.lines)
        add(atSource, `${one.pushId} ${keyOf(destinationLineId)}`, quantity);
    if (one.copiesCancelledAt === null)
      for (const { destinationLineId, quantity } of one.copied)
        add(copied, keyOf(destinationLineId), quantity);
  }
  return {
    atSource: (pushId, orderLineId) => atSource.get(`${pushId} ${orderLineId}`) ?? 0,
    copied: (orderLineId) => copied.get(orderLineId) ?? 0,
  };
}

/** @param copied units whose copy stands there */
export function soldUnits(line: ReadLine, copied: number): SoldUnits {
  const { quantity: ordered, currentQuantity: current, refunded, returned } = line;
  const needsNone = line.hold === 'nothing-to-ship';
  // Rows of an earlier version do not say what is open.
  const open = line.openQuantity ?? (needsNone ? 0 : Math.max(0, current - copied));
  // A refund takes shipped units off `current`, and a copy that was taken back by hand is open again.
  const ours = Math.max(0, Math.min(copied, ordered - open));
  const shipped = needsNone ? ours : Math.max(0, current - open, ours);
  return { ordered, current, open, shipped, refunded, returned };
}

/** What became of the units that went into each part; a part that never reached its source has nothing there. */
export const madeUnits = ({ id, parts }: ReadLine, shipped: Shipped): MadeUnits[] =>
  parts
    .filter(({ pushed }) => pushed > 0)
    .map(({ state, sourceState, quantity: _, toShip, ...part }) => {
      const isThere = state === 'created';
      const current = isThere ? part.current : 0;
      const left = shipped(part.pushId, id);
      // A unit that was refunded after it had left is among those that left.
      const open = sourceState === null && isThere ? Math.max(0, toShip - left) : 0;
      return { ...part, current, open, shipped: left };
    })
    .sort((a, b) => a.part - b.part);

/** The parts that the line's units are in now. */
export const pushedUnits = ({ parts }: ReadLine): PushedUnits[] =>
  parts
    .filter(({ quantity }) => quantity > 0)
    .map(({ pushId, part, sourceStoreName, sourceOrderName, state, quantity }) => ({
      ...{ pushId, part, sourceStoreName, sourceOrderName, state, quantity },
    }))
    .sort((a, b) => a.part - b.part);
