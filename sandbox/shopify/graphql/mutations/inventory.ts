// Mutations of inventory items: where they are stocked, and what is written on them.
import { ok } from '../../../../src/shared/result.ts';
import { type Outcome, refuse } from '../../actions/outcome.ts';
import { changeStock, levelOf, openLevel } from '../../actions/stock-book.ts';
import { updateVariant } from '../../actions/update-variant.ts';
import type { InventoryLevelRecord } from '../../records.ts';
import type { State } from '../../state.ts';
import type { Arguments, Context, Resolver } from '../context.ts';
import { quantityMutations } from './inventory-quantities.ts';
import { mutation } from './mutation.ts';
import { type InventoryItemInput, readInventoryItem } from './read-inventory-item.ts';

function activate(args: Arguments, { state }: Context): Outcome<InventoryLevelRecord> {
  const [itemId, locationId] = [String(args.inventoryItemId), String(args.locationId)];
  const available = args.available as number | null | undefined;
  const onHand = args.onHand as number | null | undefined;
  if (!state.inventoryItems.has(itemId))
    return refuse(
      'NOT_FOUND',
      ['inventoryItemId'],
      'The specified inventory item could not be found.',
    );
  if (!state.locations.get(locationId)?.isActive)
    return refuse('NOT_FOUND', ['locationId'], 'The specified location could not be found.');
  if (levelOf(state, itemId, locationId)?.isActive && (available ?? onHand) != null)
    return refuse(
      'INVALID',
      ['available'],
      'Not allowed to set available quantity when the item is already active at the location.',
    );
  const level = openLevel(state, itemId, locationId);
  const units = available ?? onHand ?? 0;
  const delta = units - level.quantities.available;
  if ((available ?? onHand) == null || delta === 0) return ok(level);
  return ok(changeStock(state, level, { available: delta, on_hand: delta }));
}

function deactivate(state: State, level: InventoryLevelRecord): Outcome<InventoryLevelRecord> {
  if (state.levels.in(level.itemId).filter(({ isActive }) => isActive).length < 2)
    return refuse(
      'CANNOT_DEACTIVATE_FROM_ONLY_LOCATION',
      ['locationId'],
      'The item must be stocked at one location at least.',
    );
  if (level.quantities.committed !== 0)
    return refuse(
      'COMMITTED_INVENTORY_AT_LOCATION',
      ['locationId'],
      'The item has committed units at the location.',
    );
  const stopped = state.levels.put({ ...level, isActive: false, updatedAt: state.time() });
  state.emit('inventory_levels/disconnect', { inventoryLevelId: level.id });
  return ok(stopped);
}

type Toggle = { locationId: string; activate: boolean };

function toggle(args: Arguments, { state }: Context): Outcome<InventoryLevelRecord[]> {
  const itemId = String(args.inventoryItemId);
  if (!state.inventoryItems.has(itemId))
    return refuse(
      'INVENTORY_ITEM_NOT_FOUND',
      ['inventoryItemId'],
      'The specified inventory item could not be found.',
    );
  const levels: InventoryLevelRecord[] = [];
  for (const [at, update] of (args.inventoryItemUpdates as Toggle[]).entries()) {
    const field = ['inventoryItemUpdates', String(at), 'locationId'];
    if (!state.locations.has(update.locationId))
      return refuse('LOCATION_NOT_FOUND', field, 'The specified location could not be found.');
    const known = levelOf(state, itemId, update.locationId);
    if (update.activate) levels.push(openLevel(state, itemId, update.locationId));
    else if (known?.isActive) {
      const stopped = deactivate(state, known);
      if (!stopped.ok) return stopped;
    }
  }
  return ok(levels);
}

export const inventoryMutations: Record<string, Resolver<unknown>> = {
  ...quantityMutations,
  inventoryActivate: mutation(activate, (inventoryLevel) => ({ inventoryLevel })),
  inventoryDeactivate: mutation(
    (args, { state }) => {
      const level = state.levels.get(String(args.inventoryLevelId));
      return level === undefined
        ? refuse('NOT_FOUND', ['inventoryLevelId'], 'The inventory level could not be found.')
        : deactivate(state, level);
    },
    () => ({}),
  ),
  inventoryBulkToggleActivation: mutation(toggle, (inventoryLevels, { state }, args) => ({
    inventoryItem: state.inventoryItems.need(String(args.inventoryItemId)),
    inventoryLevels,
  })),
  inventoryItemUpdate: mutation(
    (args, { state }) => {
      const item = state.inventoryItems.get(String(args.id));
      if (item === undefined)
        return refuse('NOT_FOUND', ['id'], 'The inventory item could not be found.');
      const input = readInventoryItem(args.input as InventoryItemInput);
      return updateVariant(state, { variantId: item.variantId, ...input });
    },
    ({ inventoryItemId }, { state }) => ({
      inventoryItem: state.inventoryItems.need(inventoryItemId),
    }),
  ),
};
