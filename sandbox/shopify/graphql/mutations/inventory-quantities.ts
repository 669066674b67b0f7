// inventorySetQuantities and inventoryAdjustQuantities: stock by compare-and-set, all rows or none.
import { ok } from '../../../../src/shared/result.ts';
import type { ActionFailure, Outcome } from '../../actions/outcome.ts';
import { changeStock, levelOf, type StockChange } from '../../actions/stock-book.ts';
import type { AdjustmentGroupRecord, StockName } from '../../records.ts';
import type { State } from '../../state.ts';
import type { Arguments, Context, Resolver } from '../context.ts';
import { coded } from '../errors.ts';
import { mutation } from './mutation.ts';

/** https://shopify.dev/docs/apps/build/orders-fulfillment/inventory-management-apps#set-inventory-quantities-on-hand */
const reasons = new Set(
  'correction cycle_count_available damaged movement_created movement_updated movement_received movement_canceled other promotion quality_control received reservation_created reservation_deleted reservation_updated restock safety_stock shrinkage'.split(
    ' ',
  ),
);
const highest = 1_000_000_000;

type Row = {
  inventoryItemId: string;
  locationId: string;
  changeFromQuantity?: number | null;
  quantity?: number;
  delta?: number;
  ledgerDocumentUri?: string | null;
};

type Input = { name: string; reason: string; referenceDocumentUri?: string | null };

type Kind = {
  rows: 'quantities' | 'changes';
  type: string;
  names: StockName[];
  wrongName: string;
  /** the new value of the quantity */
  target: (row: Row, now: number) => number;
};

const setting: Kind = {
  rows: 'quantities',
  type: 'InventoryQuantityInput',
  names: ['available', 'on_hand'],
  wrongName: 'INVALID_NAME',
  target: ({ quantity = 0 }) => quantity,
};

const adjusting: Kind = {
  rows: 'changes',
  type: 'InventoryChangeInput',
  names: ['available', 'damaged', 'incoming', 'quality_control', 'reserved', 'safety_stock'],
  wrongName: 'INVALID_QUANTITY_NAME',
  target: ({ delta = 0 }, now) => now + delta,
};

const write =
  (kind: Kind) =>
  (args: Arguments, { state }: Context): Outcome<AdjustmentGroupRecord | null> => {
    const input = args.input as Input;
    const rows = (args.input as Record<string, Row[]>)[kind.rows] ?? [];
    for (const row of rows)
      if (!('changeFromQuantity' in row))
        throw coded(
          `${kind.type} must include the following argument: changeFromQuantity.`,
          'INVALID_FIELD_ARGUMENTS',
        );
    const head = wrongHead(kind, input);
    if (head !== undefined) return { ok: false, failure: [head] };
    const name = input.name as StockName;
    const failures = rows.flatMap((row, at) => wrongRow(state, kind, name, rows, row, at) ?? []);
    if (failures.length > 0) return { ok: false, failure: failures };
    return ok(apply(state, kind, name, input, rows));
  };

function wrongHead(
  kind: Kind,
  { name, reason, referenceDocumentUri }: Input,
): ActionFailure | undefined {
  const wrong = (code: string, field: string, message: string) => ({
    code,
    field: ['input', field],
    message,
  });
  if (!kind.names.some((one) => one === name))
    return wrong(
      kind.wrongName,
      'name',
      `The quantity name must be one of: ${kind.names.join(', ')}.`,
    );
  if (!reasons.has(reason))
    return wrong('INVALID_REASON', 'reason', 'The specified reason is invalid.');
  if (referenceDocumentUri != null && !/^[a-z][\w+.-]*:\/\/\S+$/i.test(referenceDocumentUri))
    return wrong(
      'INVALID_REFERENCE_DOCUMENT',
      'referenceDocumentUri',
      'The specified reference document is invalid.',
    );
  return undefined;
}

function wrongRow(
  state: State,
  kind: Kind,
  name: StockName,
  rows: Row[],
  row: Row,
  at: number,
): ActionFailure | undefined {
  const wrong = (code: string, field: string, message: string) => ({
    code,
    field: ['input', kind.rows, String(at), field],
    message,
  });
  const { inventoryItemId, locationId } = row;
  if (!state.inventoryItems.has(inventoryItemId))
    return wrong(
      'INVALID_INVENTORY_ITEM',
      'inventoryItemId',
      'The specified inventory item could not be found.',
    );
  if (!state.locations.has(locationId))
    return wrong('INVALID_LOCATION', 'locationId', 'The specified location could not be found.');
  const twin = rows.findIndex(
    (one) => one.inventoryItemId === inventoryItemId && one.locationId === locationId,
  );
  if (twin < at)
    return wrong(
      'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR',
      'locationId',
      'The combination of inventoryItemId and locationId must be unique.',
    );
  const level = levelOf(state, inventoryItemId, locationId);
  if (level === undefined || !level.isActive)
    return wrong(
      'INVALID_LOCATION',
      'locationId',
      'The specified inventory item is not stocked at the location.',
    );
  if (kind === adjusting && name !== 'available' && row.ledgerDocumentUri == null)
    return wrong(
      'INVALID_QUANTITY_DOCUMENT',
      'ledgerDocumentUri',
      'A ledger document URI is required except when adjusting available.',
    );
  if (kind === adjusting && name === 'available' && row.ledgerDocumentUri != null)
    return wrong(
      'INVALID_AVAILABLE_DOCUMENT',
      'ledgerDocumentUri',
      'A ledger document URI is not allowed when adjusting available.',
    );
  const now = level.quantities[name];
  const target = kind.target(row, now);
  if (kind === setting && target < 0)
    return wrong('INVALID_QUANTITY_NEGATIVE', 'quantity', "The quantity can't be negative.");
  if (Math.abs(target) > highest)
    return wrong(
      'INVALID_QUANTITY_TOO_HIGH',
      kind === setting ? 'quantity' : 'delta',
      `The quantity can't be higher than ${highest}.`,
    );
  if (row.changeFromQuantity != null && row.changeFromQuantity !== now)
    return wrong(
      'CHANGE_FROM_QUANTITY_STALE',
      'changeFromQuantity',
      'The changeFromQuantity value does not match the persisted quantity.',
    );
  return undefined;
}

/** @returns the group of changes, or null where every row asked for what was there already */
function apply(
  state: State,
  kind: Kind,
  name: StockName,
  input: Input,
  rows: Row[],
): AdjustmentGroupRecord | null {
  const changes = rows.flatMap((row): AdjustmentGroupRecord['changes'] => {
    const level = levelOf(state, row.inventoryItemId, row.locationId);
    if (level === undefined) return [];
    const delta = kind.target(row, level.quantities[name]) - level.quantities[name];
    if (delta === 0) return [];
    const moved = follow(name, delta);
    const changed = changeStock(state, level, moved);
    return (Object.entries(moved) as [StockName, number][]).map(([of, by]) => ({
      name: of,
      delta: by,
      quantityAfterChange: changed.quantities[of],
      itemId: row.inventoryItemId,
      locationId: row.locationId,
    }));
  });
  if (changes.length === 0) return null;
  return state.adjustmentGroups.put({
    id: state.newId('InventoryAdjustmentGroup'),
    createdAt: state.time(),
    reason: input.reason,
    referenceDocumentUri: input.referenceDocumentUri ?? null,
    changes,
  });
}

/** What else moves with a quantity: on_hand is the sum of all but incoming. */
function follow(name: StockName, delta: number): StockChange {
  if (name === 'incoming') return { incoming: delta };
  if (name === 'on_hand') return { available: delta, on_hand: delta };
  return { [name]: delta, on_hand: delta };
}

const theGroup = (inventoryAdjustmentGroup: AdjustmentGroupRecord | null) => ({
  inventoryAdjustmentGroup,
});

export const quantityMutations: Record<string, Resolver<unknown>> = {
  inventorySetQuantities: mutation(write(setting), theGroup),
  inventoryAdjustQuantities: mutation(write(adjusting), theGroup),
};
