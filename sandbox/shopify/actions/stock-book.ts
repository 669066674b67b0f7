// The stock book: units move between available, committed and on hand; items that are not tracked are not counted.
import type { InventoryLevelRecord, OrderRecord, StockName } from '../records.ts';
import type { State } from '../state.ts';

export type StockChange = Partial<Record<StockName, number>>;

/** The level of an item at a location, whether it is active or not. */
export const levelOf = (state: State, itemId: string, locationId: string) =>
  state.levels.in(itemId).find((level) => level.locationId === locationId);

/** Lets a location stock an item; units start at none. */
export function openLevel(state: State, itemId: string, locationId: string): InventoryLevelRecord {
  const known = levelOf(state, itemId, locationId);
  if (known?.isActive) return known;
  const at = state.time();
  const itemNumber = itemId.slice(itemId.lastIndexOf('/') + 1);
  const level = state.levels.put({
    ...(known ?? {
      id: `${state.newId('InventoryLevel')}?inventory_item_id=${itemNumber}`,
      itemId,
      locationId,
      createdAt: at,
      quantities: none(),
      quantitiesUpdatedAt: {},
    }),
    isActive: true,
    updatedAt: at,
  });
  state.emit('inventory_levels/connect', { inventoryLevelId: level.id, locationId });
  return level;
}

/** Adds to a level's quantities, and tells subscribers where `available` changed. */
export function changeStock(
  state: State,
  level: InventoryLevelRecord,
  change: StockChange,
): InventoryLevelRecord {
  const at = state.time();
  const quantities = { ...level.quantities };
  const quantitiesUpdatedAt = { ...level.quantitiesUpdatedAt };
  for (const [name, delta] of Object.entries(change) as [StockName, number][]) {
    if (delta === 0) continue;
    quantities[name] += delta;
    quantitiesUpdatedAt[name] = at;
  }
  const changed = state.levels.put({ ...level, quantities, quantitiesUpdatedAt, updatedAt: at });
  if ((change.available ?? 0) !== 0)
    state.emit('inventory_levels/update', { inventoryLevelId: level.id });
  return changed;
}

/** Units an order line holds at a location: moved by `change` where the order counts in stock at all. */
export function changeLineStock(
  state: State,
  order: OrderRecord,
  at: { itemId: string | null; locationId: string },
  change: StockChange,
): void {
  if (!order.claimsStock || at.itemId === null) return;
  if (state.inventoryItems.get(at.itemId)?.tracked !== true) return;
  const level = levelOf(state, at.itemId, at.locationId);
  if (level !== undefined) changeStock(state, level, change);
}

const none = (): Record<StockName, number> => ({
  available: 0,
  on_hand: 0,
  committed: 0,
  incoming: 0,
  reserved: 0,
  damaged: 0,
  quality_control: 0,
  safety_stock: 0,
});
