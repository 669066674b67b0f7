/**
 * Forgets what a ledger gave for a place where it wants nothing written any more (ST8): its link is unlinked, paused or
 * not applied. What may have reached the store already stays in its batch, which is read instead of repeated.
 */
import type { SyncSql } from '../shared/sync-sql.ts';
import { type GateRow, ownerOf, type Withdrawal } from './gate-row.ts';
import { noteSeen } from './seen.ts';
import { endEmptyStop, forgetZeroing } from './stop.ts';

/** Repeating it, or what is older than the owner's newest row, changes nothing. */
export function withdrawRows(sql: SyncSql, withdrawals: readonly Withdrawal[]): void {
  sql.atomically(() => {
    for (const one of withdrawals) {
      if (!noteSeen(sql, one)) continue;
      forgetWaitingOf(sql, one);
      forgetUnsentOf(sql, one);
    }
  });
}

function forgetWaitingOf(sql: SyncSql, one: Withdrawal): void {
  const [waited] = sql.all<{ row: string }>(
    'DELETE FROM waiting WHERE inventory_item_id = ? AND location_id = ? AND target = ? RETURNING row',
    one.inventoryItemId,
    one.locationId,
    ownerOf(one),
  );
  if (!waited) return;
  const row = JSON.parse(waited.row) as GateRow;
  if (!row.zeroing) return;
  forgetZeroing(sql, row);
  endEmptyStop(sql, row.connectionId);
}

/** Nobody took the batch yet: it goes without the row. */
function forgetUnsentOf(sql: SyncSql, one: Withdrawal): void {
  const [batch] = sql.all<{ id: string; rows: string }>(
    `SELECT b.id, b.rows FROM in_flight f JOIN batches b ON b.id = f.batch_id
     WHERE f.inventory_item_id = ? AND f.location_id = ? AND b.tries = 0`,
    one.inventoryItemId,
    one.locationId,
  );
  if (!batch) return;
  const rows = JSON.parse(batch.rows) as GateRow[];
  const left = rows.filter((row) => ownerOf(row) !== ownerOf(one));
  if (left.length === rows.length) return;
  sql.all(
    'DELETE FROM in_flight WHERE inventory_item_id = ? AND location_id = ?',
    one.inventoryItemId,
    one.locationId,
  );
  if (left.length === 0) sql.all('DELETE FROM batches WHERE id = ?', batch.id);
  else sql.all('UPDATE batches SET rows = ? WHERE id = ?', JSON.stringify(left), batch.id);
}
