// Ships units of an order: open fulfilment orders lose them, stock leaves the building, the customer hears where asked.
import { ok } from '../../../src/shared/result.ts';
import type { FulfillmentOrderRecord, FulfillmentRecord, Tracking } from '../records.ts';
import type { State } from '../state.ts';
import { fulfill } from './fulfill.ts';
import { type Outcome, refuse } from './outcome.ts';
import { noOrder } from './touch-order.ts';

export type ShipOrderInput = {
  orderId: string;
  /** by order line; all that is open where absent */
  lines?: { lineId: string; quantity: number }[];
  /** only from here */
  locationId?: string;
  /** one package */
  tracking?: { company?: string; number?: string; url?: string };
  /** or several */
  packages?: Tracking[];
  /** whether the customer gets a mail; false where absent */
  notify?: boolean;
};

/** @returns one shipment per location that had some of the units, or why nothing ships */
export function shipOrder(state: State, input: ShipOrderInput): Outcome<FulfillmentRecord[]> {
  if (!state.orders.has(input.orderId))
    return refuse('NOT_FOUND', ['orderId'], noOrder(input.orderId));
  const open = state.fulfillmentOrders
    .in(input.orderId)
    .filter(({ status }) => status === 'OPEN' || status === 'IN_PROGRESS')
    .filter(({ locationId }) => input.locationId === undefined || locationId === input.locationId);
  const wanted = input.lines && new Map(input.lines.map((line) => [line.lineId, line.quantity]));
  const parts = open.flatMap((one) => partOf(one, wanted));
  if ([...(wanted?.values() ?? [])].some((rest) => rest > 0))
    return refuse('INVALID', ['lines'], 'There are fewer units left to ship than that.');
  if (parts.length === 0)
    return refuse('INVALID', ['orderId'], 'Nothing is left to ship of this order.');
  const { company = null, number = null, url = null } = input.tracking ?? {};
  const single =
    company === null && number === null && url === null ? [] : [{ company, number, url }];
  const tracking = input.packages ?? single;
  const shipments: FulfillmentRecord[] = [];
  for (const group of Map.groupBy(parts, ({ locationId }) => locationId).values()) {
    const shipped = fulfill(state, { parts: group, tracking, notify: input.notify ?? false });
    if (!shipped.ok) return shipped;
    shipments.push(shipped.value);
  }
  return ok(shipments);
}

/** Counts down `wanted` by what this fulfilment order can ship of it. */
function partOf(open: FulfillmentOrderRecord, wanted: Map<string, number> | undefined) {
  const lines = open.lines.flatMap(({ id, lineId, remainingQuantity }) => {
    const asked = wanted === undefined ? remainingQuantity : (wanted.get(lineId) ?? 0);
    const quantity = Math.min(asked, remainingQuantity);
    wanted?.set(lineId, asked - quantity);
    return quantity > 0 ? [{ id, quantity }] : [];
  });
  if (lines.length === 0) return [];
  return [{ fulfillmentOrderId: open.id, locationId: open.locationId, lines }];
}
