// Closes a location: its stock and its open orders go to another one, and nothing is stocked there any more.
import { ok } from '../../../src/shared/result.ts';
import { levelsAt } from '../levels-at.ts';
import type { FulfillmentOrderRecord, InventoryLevelRecord, LocationRecord } from '../records.ts';
import type { State } from '../state.ts';
import { isLastOnline } from './change-location.ts';
import { type Outcome, refuse } from './outcome.ts';
import { changeStock, openLevel } from './stock-book.ts';
import { touchOrder } from './touch-order.ts';

export type DeactivateLocationInput = {
  locationId: string;
  /** where its stock and open orders go; without one it may have neither */
  destinationLocationId?: string | undefined;
};

/** @returns the location, closed; or why it cannot be */
export function deactivateLocation(
  state: State,
  { locationId, destinationLocationId }: DeactivateLocationInput,
): Outcome<LocationRecord> {
  const known = state.locations.get(locationId);
  if (known === undefined)
    return refuse('LOCATION_NOT_FOUND', ['locationId'], 'Location not found.');
  if (!known.isActive) return ok(known);
  const levels = levelsAt(state, locationId, false);
  const open = state.fulfillmentOrders.where((one) => one.locationId === locationId && isOpen(one));
  const wrong = whyNot(state, known, destinationLocationId, levels, open);
  if (wrong !== undefined) return wrong;
  for (const level of levels) moveStock(state, level, destinationLocationId);
  if (destinationLocationId !== undefined)
    for (const group of open) {
      state.fulfillmentOrders.put({
        ...group,
        locationId: destinationLocationId,
        updatedAt: state.time(),
      });
      const { id: fulfillmentOrderId, orderId } = group;
      state.emit('fulfillment_orders/moved', { fulfillmentOrderId, orderId });
      touchOrder(state, orderId);
    }
  if (known.isPrimary) passOnPrimary(state, known, destinationLocationId);
  const at = state.time();
  const closed = state.locations.put({
    ...known,
    isActive: false,
    isPrimary: false,
    deactivatedAt: at,
    updatedAt: at,
  });
  state.emit('locations/deactivate', { locationId });
  return ok(closed);
}

const isOpen = ({ status }: FulfillmentOrderRecord): boolean =>
  status !== 'CLOSED' && status !== 'CANCELLED';

const holdsUnits = ({ quantities }: InventoryLevelRecord): boolean =>
  Object.values(quantities).some((units) => units !== 0);

function whyNot(
  state: State,
  location: LocationRecord,
  destinationId: string | undefined,
  levels: readonly InventoryLevelRecord[],
  open: FulfillmentOrderRecord[],
) {
  const at = ['locationId'];
  if (isLastOnline(state, location))
    return refuse(
      'CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT',
      at,
      'At least one location must fulfill online orders.',
    );
  if (destinationId === location.id)
    return refuse(
      'DESTINATION_LOCATION_IS_THE_SAME_LOCATION',
      ['destinationLocationId'],
      'Destination location is the same as the location to be deactivated.',
    );
  if (destinationId !== undefined)
    return state.locations.get(destinationId)?.isActive === true
      ? undefined
      : refuse(
          'DESTINATION_LOCATION_NOT_FOUND_OR_INACTIVE',
          ['destinationLocationId'],
          'Destination location is not found or inactive.',
        );
  if (open.length > 0)
    return refuse(
      'HAS_FULFILLMENT_ORDERS_ERROR',
      at,
      'Location could not be deactivated because it has pending orders.',
    );
  if (levels.some(holdsUnits))
    return refuse(
      'HAS_ACTIVE_INVENTORY_ERROR',
      at,
      'Location could not be deactivated without specifying where to relocate inventory at the location.',
    );
  return undefined;
}

/** Every unit of a level, those that open orders have taken too. */
function moveStock(state: State, level: InventoryLevelRecord, toId: string | undefined): void {
  if (toId !== undefined)
    changeStock(state, openLevel(state, level.itemId, toId), level.quantities);
  const none = Object.fromEntries(
    Object.entries(level.quantities).map(([name, units]) => [name, -units]),
  );
  const emptied = changeStock(state, level, none);
  state.levels.put({ ...emptied, isActive: false });
  const { id: inventoryLevelId, locationId } = level;
  state.emit('inventory_levels/disconnect', { inventoryLevelId, locationId });
}

/** A store has a primary location at any time. */
function passOnPrimary(state: State, from: LocationRecord, toId: string | undefined): void {
  const next =
    state.locations.get(toId) ??
    state.locations.find(({ id, isActive }) => isActive && id !== from.id);
  if (next !== undefined) state.locations.put({ ...next, isPrimary: true });
}
