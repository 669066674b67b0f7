/** The parcels of an order, as its page shows them: as the source has them, and how they stand at the customer's order. */
import { type SQL, sql } from 'drizzle-orm';
import type { EffectState } from '../../src/effects/effect.ts';
import type { MirroredLine } from '../../src/mirror/mirrored-line.ts';
import type { ShipmentConflict } from '../../src/mirror/shipment-conflict.ts';
import type { DeliveryState } from '../../src/platforms/aftermath.ts';
import type { Tracking } from '../../src/platforms/platform.ts';
import { orderLineIdOf } from '../../src/shared/ids.ts';

/** A shipment as the statement reads it. */
export type ReadShipment = {
  id: string;
  pushId: string;
  part: number;
  /** In the order in which they came. */
  written: number;
  /** As the source has it now. */
  tracking: Tracking;
  lines: MirroredLine[];
  copied: MirroredLine[];
  state: EffectState;
  /** ms: taken back at the source; and its copies at the customer's order. */
  cancelledAt: number | null;
  copiesCancelledAt: number | null;
  delivery: DeliveryState | null;
  deliveryAt: string | null;
  /** How it failed: kind and detail, each null where it did not. */
  failure: { kind: string | null; detail: string | null };
  dueAt: number | null;
  conflict: ShipmentConflict | null;
};

export type ShownParcel = Pick<
  ReadShipment,
  'id' | 'pushId' | 'state' | 'delivery' | 'deliveryAt' | 'dueAt'
> & {
  /** Its numbers, or that it has none. */
  name: string;
  carrier: string | null;
  numbers: string[];
  urls: string[];
  units: { orderLineId: string; title: string; sku: string; quantity: number }[];
  takenBack: boolean;
  /** Whether something of it stands at the customer's order. */
  copied: boolean;
  failureKind: string | null;
  failureDetail: string | null;
  /** What somebody entered there by hand for the same units, as long as nobody chose. */
  conflict: { name: string; carrier: string | null; numbers: string[] } | null;
};

/** Of `orders o`. */
export const shipmentsOfOrder: SQL = sql`(select json_group_array(json_object('id', h.id, 'pushId', p.id,
    'part', p.part, 'written', h.rowid, 'tracking', json(h.latest_tracking), 'lines', json(h.lines),
    'copied', json(h.copied), 'state', h.state, 'cancelledAt', h.cancelled_at,
    'copiesCancelledAt', h.copies_cancelled_at, 'delivery', h.delivery, 'deliveryAt', h.delivery_at,
    'failure', json_object('kind', h.failure_kind, 'detail', h.failure_detail), 'dueAt', h.due_at,
    'conflict', json(h.conflict)))
  from pushes p join shipments h on h.push_id = p.id where p.order_id = o.id)`;

/**
 * By part, oldest first.
 * @param lines of the order, for the names of what is in a parcel
 */
export function shownParcels(
  orderId: string,
  shipments: readonly ReadShipment[],
  lines: readonly { id: string; title: string; sku: string }[],
): ShownParcel[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  return shipments
    .toSorted((a, b) => a.part - b.part || a.written - b.written)
    .map(({ part, written, tracking, failure, cancelledAt, copiesCancelledAt, ...one }) => {
      const { numbers, urls, company } = tracking;
      return {
        ...{ id: one.id, pushId: one.pushId, state: one.state, dueAt: one.dueAt },
        ...{ delivery: one.delivery, deliveryAt: one.deliveryAt, numbers, urls },
        name: numbersOf(tracking),
        carrier: company ?? null,
        units: one.lines.map(({ destinationLineId, quantity }) => {
          const orderLineId = orderLineIdOf(orderId, destinationLineId);
          const { title = '', sku = '' } = byId.get(orderLineId) ?? {};
          return { orderLineId, title, sku, quantity };
        }),
        takenBack: cancelledAt !== null,
        copied: one.copied.length > 0 && copiesCancelledAt === null,
        failureKind: failure.kind,
        failureDetail: failure.detail,
        conflict: asksFor(one),
      };
    });
}

/** A conflict is asked about while its row waits for a person's choice. */
function asksFor({
  state,
  conflict,
}: Pick<ReadShipment, 'state' | 'conflict'>): ShownParcel['conflict'] {
  if (!conflict || conflict.choice || state !== 'failed') return null;
  const { name, tracking } = conflict;
  return { name, carrier: tracking.company ?? null, numbers: tracking.numbers };
}

const numbersOf = ({ numbers }: Tracking): string => numbers.join(', ') || 'no tracking number';
