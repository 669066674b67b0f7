// Gives open units of a fulfilment order to another location.
import { ok } from '../../../src/shared/result.ts';
import type { FulfillmentOrderRecord } from '../records.ts';
import type { State } from '../state.ts';
import { openFulfillmentOrders } from './create-order.ts';
import { type Outcome, refuse } from './outcome.ts';
import { changeLineStock, levelOf } from './stock-book.ts';
import { touchOrder } from './touch-order.ts';

export type MoveFulfillmentOrderInput = {
  fulfillmentOrderId: string;
  locationId: string;
  /** by fulfilment order line; all where absent */
  lines?: { id: string; quantity: number }[];
};

/** @returns the fulfilment order at its new place: the same one where all of it moved, a new one otherwise */
export function moveFulfillmentOrder(
  state: State,
  input: MoveFulfillmentOrderInput,
): Outcome<FulfillmentOrderRecord> {
  const from = state.fulfillmentOrders.get(input.fulfillmentOrderId);
  if (from === undefined) return refuse('NOT_FOUND', ['id'], 'Fulfillment order does not exist.');
  const to = state.locations.get(input.locationId);
  if (to === undefined || !to.isActive)
    return refuse(
      'LOCATION_NOT_FOUND',
      ['newLocationId'],
      'Location does not exist or is not active.',
    );
  const unmovable = whyNot(from, to.id);
  if (unmovable !== undefined) return unmovable;
  const asked = input.lines ?? [];
  const moved = new Map(
    asked.length > 0
      ? asked.map(({ id, quantity }) => [id, quantity])
      : from.lines.map(({ id, remainingQuantity }) => [id, remainingQuantity]),
  );
  const wrong = wrongUnits(from, moved) ?? notStocked(state, from, to.id, moved);
  if (wrong !== undefined) return wrong;
  const order = state.orders.need(from.orderId);
  for (const { id, inventoryItemId: itemId } of from.lines) {
    const units = moved.get(id) ?? 0;
    changeLineStock(
      state,
      order,
      { itemId, locationId: from.locationId },
      { committed: -units, available: units },
    );
    changeLineStock(
      state,
      order,
      { itemId, locationId: to.id },
      { committed: units, available: -units },
    );
  }
  const whole = from.lines.every(({ id, totalQuantity }) => (moved.get(id) ?? 0) === totalQuantity);
  const arrived = whole
    ? state.fulfillmentOrders.put({ ...from, locationId: to.id, updatedAt: state.time() })
    : part(state, from, to.id, moved);
  state.emit('fulfillment_orders/moved', { fulfillmentOrderId: arrived.id, orderId: order.id });
  touchOrder(state, order.id);
  return ok(arrived);
}

/** From the description of fulfillmentOrderMove; that one on hold stays where it is, is our reading. */
function whyNot(from: FulfillmentOrderRecord, toId: string) {
  if (from.progressReported)
    return refuse(
      'CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS',
      ['id'],
      'Cannot move a fulfillment order that has progress reported.',
    );
  if (!['OPEN', 'IN_PROGRESS', 'SCHEDULED'].includes(from.status))
    return refuse(
      'INVALID',
      ['id'],
      `Cannot move a fulfillment order that is ${from.status.toLowerCase().replace('_', ' ')}.`,
    );
  if (from.locationId === toId)
    return refuse(
      'CANNOT_CHANGE_LOCATION',
      ['newLocationId'],
      'The fulfillment order is at this location already.',
    );
  return undefined;
}

function wrongUnits(from: FulfillmentOrderRecord, moved: ReadonlyMap<string, number>) {
  const isWrong = [...moved].some(([id, quantity]) => {
    const line = from.lines.find((one) => one.id === id);
    return line === undefined || quantity > line.remainingQuantity || quantity < 0;
  });
  return isWrong || [...moved.values()].every((quantity) => quantity === 0)
    ? refuse(
        'INVALID',
        ['fulfillmentOrderLineItems'],
        'Invalid fulfillment order line item quantity requested.',
      )
    : undefined;
}

/** What is not counted may be shipped from anywhere. */
function notStocked(
  state: State,
  from: FulfillmentOrderRecord,
  toId: string,
  moved: ReadonlyMap<string, number>,
) {
  const isMissing = from.lines.some(({ id, inventoryItemId: itemId }) => {
    if ((moved.get(id) ?? 0) === 0 || itemId === null) return false;
    if (state.inventoryItems.get(itemId)?.tracked !== true) return false;
    return levelOf(state, itemId, toId)?.isActive !== true;
  });
  return isMissing
    ? refuse(
        'INVALID',
        ['newLocationId'],
        'The destination location does not stock the requested inventory item.',
      )
    : undefined;
}

function part(
  state: State,
  from: FulfillmentOrderRecord,
  locationId: string,
  moved: Map<string, number>,
): FulfillmentOrderRecord {
  const left = from.lines.map((line) => ({
    ...line,
    totalQuantity: line.totalQuantity - (moved.get(line.id) ?? 0),
    remainingQuantity: line.remainingQuantity - (moved.get(line.id) ?? 0),
  }));
  const open = left.some(({ remainingQuantity }) => remainingQuantity > 0);
  state.fulfillmentOrders.put({
    ...from,
    lines: left.filter(({ totalQuantity }) => totalQuantity > 0),
    status: open ? from.status : 'CLOSED',
    updatedAt: state.time(),
  });
  const routes = from.lines.flatMap(({ id, lineId, inventoryItemId }) => {
    const quantity = moved.get(id) ?? 0;
    return quantity > 0 ? [{ locationId, lineId, inventoryItemId, quantity }] : [];
  });
  const [id] = openFulfillmentOrders(state, { id: from.orderId }, routes);
  return state.fulfillmentOrders.need(id ?? from.id);
}
