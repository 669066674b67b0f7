/** The rows that wait at a gate: one per place, the newest, in the order in which they leave. */
import type { SyncSql } from '../shared/sync-sql.ts';
import { type GateRow, ownerOf } from './gate-row.ts';
import { isHeld } from './stop.ts';

type Place = Pick<GateRow, 'inventoryItemId' | 'locationId'>;

/**
 * Replaces what waits for the place. It keeps its turn, so that a place that changes all the time is not always last;
 * only a row that has to be looked at first waits for that.
 */
export const keepWaiting = (sql: SyncSql, row: GateRow, dueAt: number): void => {
  sql.all(
    `INSERT INTO waiting
       (inventory_item_id, location_id, target, sequence, connection_id, zeroing, held, row, due_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (inventory_item_id, location_id) DO UPDATE SET target = excluded.target, sequence = excluded.sequence,
       connection_id = excluded.connection_id, zeroing = excluded.zeroing, held = excluded.held, row = excluded.row,
       due_at = CASE WHEN excluded.zeroing > waiting.zeroing THEN excluded.due_at
         ELSE min(waiting.due_at, excluded.due_at) END`,
    row.inventoryItemId,
    row.locationId,
    ownerOf(row),
    row.sequence,
    row.connectionId,
    row.zeroing ? 1 : 0,
    isHeld(sql, row) ? 1 : 0,
    JSON.stringify(row),
    dueAt,
  );
};

/** The row that waits for the place. */
export const waitingAt = (sql: SyncSql, { inventoryItemId, locationId }: Place) =>
  sql.all<{ target: string; sequence: number; zeroing: number }>(
    'SELECT target, sequence, zeroing FROM waiting WHERE inventory_item_id = ? AND location_id = ?',
    inventoryItemId,
    locationId,
  )[0];

export const forgetWaiting = (sql: SyncSql, { inventoryItemId, locationId }: Place): void => {
  sql.all(
    'DELETE FROM waiting WHERE inventory_item_id = ? AND location_id = ?',
    inventoryItemId,
    locationId,
  );
};

/** Not held by a stop, and their place not in flight. */
const mayLeave = `FROM waiting w WHERE held = 0 AND NOT EXISTS (SELECT 1 FROM in_flight f
  WHERE f.inventory_item_id = w.inventory_item_id AND f.location_id = w.location_id)`;

/** Rows that are due and may leave, first come first. */
export const readyRows = (sql: SyncSql, most: number, now: number): GateRow[] =>
  sql
    .all<{ row: string }>(
      `SELECT row ${mayLeave} AND due_at <= ? ORDER BY due_at, target LIMIT ?`,
      now,
      most,
    )
    .map(({ row }) => JSON.parse(row) as GateRow);

/** How many there are, counted up to `most`. */
export const countReady = (sql: SyncSql, most: number, now: number): number =>
  sql.all(`SELECT 1 AS one ${mayLeave} AND due_at <= ? LIMIT ?`, now, most).length;

/** When the first row that may leave is due, ms. */
export const firstReadyAt = (sql: SyncSql): number | undefined =>
  sql.all<{ due_at: number }>(`SELECT due_at ${mayLeave} ORDER BY due_at LIMIT 1`)[0]?.due_at;
