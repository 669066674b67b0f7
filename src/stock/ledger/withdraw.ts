/**
 * A place is not to be written any more, and its gate may have a number of ours for it still: the gate is owed the word
 * to forget it, until it has heard it (ST8).
 */
import type { Withdrawal } from '../../gate/gate-row.ts';
import type { SyncSql } from '../../shared/sync-sql.ts';
import type { LedgerName } from '../setup.ts';
import { owe, owePages, settleOwed } from './owed.ts';
import { nextSequence } from './tables.ts';
import type { TargetRow } from './targets.ts';

/** Takes back what is on its way to a target; nothing where nothing is. */
export function withdraw(sql: SyncSql, target: TargetRow, now: number): void {
  if (target.sent_value === null) return;
  const sequence = nextSequence(sql);
  sql.all(
    `INSERT INTO withdrawals (target, store_id, inventory_item_id, location_id, sequence) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (target) DO UPDATE SET sequence = excluded.sequence`,
    target.target,
    target.store_id,
    target.inventory_item_id,
    target.location_id,
    sequence,
  );
  sql.all(
    `UPDATE targets SET sent_value = NULL, sent_from = NULL, sent_sequence = NULL, sent_zeroing = 0,
       seen_since_sent = 0, withdrawn = ? WHERE target = ?`,
    sequence,
    target.target,
  );
  settleOwed(sql, 'gate', target.target);
  owe(sql, 'withdraw', target.target, now);
  owePages(sql, now);
}

/** What is owed for these targets, by store. */
export function withdrawalsOf(
  sql: SyncSql,
  { sourceStoreId, inventoryItemId }: LedgerName,
  targets: readonly string[],
): Map<string, Withdrawal[]> {
  const rows = sql.all<{
    target: string;
    store_id: string;
    inventory_item_id: string;
    location_id: string;
    sequence: number;
  }>(
    'SELECT * FROM withdrawals WHERE target IN (SELECT value FROM json_each(?))',
    JSON.stringify(targets),
  );
  const byStore = new Map<string, Withdrawal[]>();
  for (const row of rows)
    byStore.set(row.store_id, [
      ...(byStore.get(row.store_id) ?? []),
      {
        ledger: { sourceStoreId, inventoryItemId },
        target: row.target,
        inventoryItemId: row.inventory_item_id,
        locationId: row.location_id,
        sequence: row.sequence,
      },
    ]);
  return byStore;
}

/** Its gate has heard it. One that was made meanwhile stays owed. */
export function withdrawalHeard(sql: SyncSql, { target, sequence }: Withdrawal): void {
  const heard = sql.all(
    'DELETE FROM withdrawals WHERE target = ? AND sequence = ? RETURNING target',
    target,
    sequence,
  );
  if (heard.length > 0) settleOwed(sql, 'withdraw', target);
}
