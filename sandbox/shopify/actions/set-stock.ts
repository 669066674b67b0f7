// Changes how many units of an inventory item a location has available.
import { ok } from '../../../src/shared/result.ts';
import type { InventoryLevelRecord } from '../records.ts';
import type { State } from '../state.ts';
import { type Outcome, refuse } from './outcome.ts';
import { changeStock, levelOf, openLevel } from './stock-book.ts';

export type SetStockInput = {
  inventoryItemId: string;
  locationId: string;
  /** units available from now on; the rest of the book follows */
  available: number;
};

export type AdjustStockInput = { inventoryItemId: string; locationId: string; delta: number };

/** The location stocks the item from now on, if it did not. @returns the level, or what does not exist */
export function setStock(state: State, input: SetStockInput): Outcome<InventoryLevelRecord> {
  const level = readLevel(state, input);
  if (!level.ok) return level;
  if (!Number.isInteger(input.available))
    return refuse('INVALID', ['available'], 'Give a whole number of units.');
  const delta = input.available - level.value.quantities.available;
  return ok(changeStock(state, level.value, { available: delta, on_hand: delta }));
}

/** As setStock, by how many units more or less. */
export function adjustStock(state: State, input: AdjustStockInput): Outcome<InventoryLevelRecord> {
  const level = readLevel(state, input);
  if (!level.ok) return level;
  if (!Number.isInteger(input.delta))
    return refuse('INVALID', ['delta'], 'Give a whole number of units.');
  return ok(changeStock(state, level.value, { available: input.delta, on_hand: input.delta }));
}

function readLevel(
  state: State,
  { inventoryItemId, locationId }: { inventoryItemId: string; locationId: string },
): Outcome<InventoryLevelRecord> {
  if (!state.inventoryItems.has(inventoryItemId))
    return refuse(
      'INVALID_INVENTORY_ITEM',
      ['inventoryItemId'],
      'The inventory item does not exist.',
    );
  if (!state.locations.has(locationId))
    return refuse('INVALID_LOCATION', ['locationId'], 'The location does not exist.');
  const known = levelOf(state, inventoryItemId, locationId);
  return ok(known?.isActive ? known : openLevel(state, inventoryItemId, locationId));
}
