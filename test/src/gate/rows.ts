// Rows for a gate's tests, and a gate that a test drives by hand.
import { prepareGate } from '../../../src/gate/gate.ts';
import type { GateRow } from '../../../src/gate/gate-row.ts';
import type { SyncSql } from '../../../src/shared/sync-sql.ts';
import { nodeSql } from '../../support/node-sql.ts';

/** @returns the row of a listing with this number, for `con_1` */
export function rowOf(item: number, over: Partial<GateRow> = {}): GateRow {
  return {
    ledger: { sourceStoreId: 'st_source', inventoryItemId: `source-${item}` },
    target: `con_1/${item}@main`,
    connectionId: 'con_1',
    inventoryItemId: `gid://shopify/InventoryItem/${item}`,
    locationId: 'gid://shopify/Location/1',
    value: 5,
    changeFrom: 9,
    sequence: 1,
    zeroing: false,
    linksOfConnection: 1000,
    ...over,
  };
}

/** Rows of so many listings, the first with number `from`. */
export const rowsOf = (count: number, over: Partial<GateRow> = {}, from = 0): GateRow[] =>
  Array.from({ length: count }, (_, index) => rowOf(from + index, over));

export function openGate(): SyncSql {
  const sql = nodeSql();
  prepareGate(sql);
  return sql;
}
