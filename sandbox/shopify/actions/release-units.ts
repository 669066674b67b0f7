// What becomes of units that are refunded or edited away: no more to ship, back on a shelf, or gone.
import { orderFigures } from '../order-figures.ts';
import type { OrderRecord } from '../records.ts';
import type { State } from '../state.ts';
import { itemOf } from './route-lines.ts';
import { changeLineStock, changeStock, levelOf } from './stock-book.ts';

type ReleasedLine = {
  lineId: string;
  quantity: number;
  restockType: 'CANCEL' | 'LEGACY_RESTOCK' | 'NO_RESTOCK' | 'RETURN';
  locationId?: string | null;
};

/** @returns the location that still has units of a line to ship. */
export const homeOf = (state: State, order: OrderRecord, lineId: string): string | null =>
  state.fulfillmentOrders
    .in(order.id)
    .find(({ lines }) => lines.some((line) => line.lineId === lineId && line.remainingQuantity > 0))
    ?.locationId ?? null;

/**
 * Cancelled units leave their fulfilment order; returned ones come back on the shelf they are sent to. Others that are
 * refunded count for shipped units first: what is more than those is not to be shipped any more (Shopify's
 * fulfillable quantity: ordered less the greater of refunded and fulfilled).
 */
export function releaseRefunded(state: State, order: OrderRecord, line: ReleasedLine): void {
  const { lineId, quantity, restockType } = line;
  const of = order.lines.find(({ id }) => id === lineId);
  const itemId = of === undefined ? null : itemOf(state, of);
  const to = restockType === 'NO_RESTOCK' ? null : (line.locationId ?? null);
  if (restockType === 'CANCEL') {
    removeOpenUnits(state, order, lineId, quantity, { restock: true, to });
    return;
  }
  if (to !== null) putBack(state, { itemId, locationId: to }, quantity);
  const figures = orderFigures(state, order).lines.get(lineId);
  const left = Math.max(0, (figures?.current ?? 0) - keptShipped(state, order, lineId));
  const excess = (figures?.unfulfilled ?? 0) - left;
  if (excess > 0) removeOpenUnits(state, order, lineId, excess, { restock: false });
}

/** Shipped units of a line that were not refunded. */
function keptShipped(state: State, order: OrderRecord, lineId: string): number {
  const figures = orderFigures(state, order).lines.get(lineId);
  const back = state.refunds
    .in(order.id)
    .flatMap(({ lines }) => lines)
    .filter((line) => line.lineId === lineId && line.restockType !== 'CANCEL')
    .reduce((sum, { quantity }) => sum + quantity, 0);
  return Math.max(0, (figures?.fulfilled ?? 0) - back - (figures?.returned ?? 0));
}

/** Puts units on a shelf that stocks the item; elsewhere they are not counted. */
export function putBack(
  state: State,
  { itemId, locationId }: { itemId: string | null; locationId: string },
  units: number,
): void {
  if (itemId === null || !state.inventoryItems.need(itemId).tracked) return;
  const level = levelOf(state, itemId, locationId);
  if (level !== undefined) changeStock(state, level, { available: units, on_hand: units });
}

/**
 * Takes units out of what is still to ship.
 * @param how whether they are available again, and at which location: where they were to ship from, or another one that
 * stocks them
 */
export function removeOpenUnits(
  state: State,
  order: OrderRecord,
  lineId: string,
  quantity: number,
  how: { restock: boolean; to?: string | null },
): void {
  let rest = quantity;
  for (const open of state.fulfillmentOrders.in(order.id)) {
    if (open.status === 'CLOSED' || open.status === 'CANCELLED') continue;
    const lines = open.lines.map((line) => {
      const units = line.lineId === lineId ? Math.min(rest, line.remainingQuantity) : 0;
      if (units === 0) return line;
      rest -= units;
      release(state, order, { itemId: line.inventoryItemId, from: open.locationId, units }, how);
      return {
        ...line,
        totalQuantity: line.totalQuantity - units,
        remainingQuantity: line.remainingQuantity - units,
      };
    });
    const left = lines.some(({ remainingQuantity }) => remainingQuantity > 0);
    state.fulfillmentOrders.put({
      ...open,
      lines,
      status: left ? open.status : 'CLOSED',
      updatedAt: state.time(),
    });
  }
}

function release(
  state: State,
  order: OrderRecord,
  { itemId, from, units }: { itemId: string | null; from: string; units: number },
  { restock, to = null }: { restock: boolean; to?: string | null },
): void {
  const elsewhere =
    restock &&
    to !== null &&
    to !== from &&
    itemId !== null &&
    levelOf(state, itemId, to) !== undefined;
  const stays = restock && !elsewhere;
  const at = { itemId, locationId: from };
  changeLineStock(state, order, at, {
    committed: -units,
    ...(stays ? { available: units } : { on_hand: -units }),
  });
  if (elsewhere)
    changeLineStock(state, order, { itemId, locationId: to }, { available: units, on_hand: units });
}
