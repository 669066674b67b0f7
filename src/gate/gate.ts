/**
 * A store's gate for stock: the newest number per place waits here, leaves in frozen batches, and is forgotten only when
 * its ledger knows what became of it. Runs inside the StoreGate object, and in Node over the same interface.
 */
import { handedOverMs } from '../effects/effect.ts';
import { newId } from '../shared/ids.ts';
import type { SyncSql } from '../shared/sync-sql.ts';
import type { KnownAt } from '../stock/write-batch.ts';
import { type GateBatch, type GateRow, ownerOf } from './gate-row.ts';
import { holdUntil, leavesAt, roomFor, rowsPerBatch, spendRoom } from './pace.ts';
import { handProbe, readPause } from './pause.ts';
import { isOutdated, noteSeen } from './seen.ts';
import { forgetZeroing, noteZeroing, oweStops } from './stop.ts';
import { gateTables } from './tables.ts';
import {
  countReady,
  firstReadyAt,
  forgetWaiting,
  keepWaiting,
  readyRows,
  waitingAt,
} from './waiting.ts';

/** Makes the tables. Safe to repeat. */
export function prepareGate(sql: SyncSql): void {
  for (const table of gateTables) sql.all(table);
}

/** Rows that would show a place as sold out wait this long, so that many of them are seen together (ST8). */
const zeroingWaitMs = 2_000;

/** A batch that nobody reported on is handed over again later each time, and at least this often. */
const handedOverMaxMs = 10 * 60_000;
/** A queue takes 100 messages a call. */
const handedOverMost = 100;

/** Keeps the newest row per place; a lower or equal sequence of the same ledger for the same target is ignored. */
export function putRows(sql: SyncSql, rows: readonly GateRow[], now: number): void {
  sql.atomically(() => {
    for (const row of rows) {
      if (!noteSeen(sql, row)) continue;
      if (row.zeroing) noteZeroing(sql, row, now);
      else if (waitingAt(sql, row)?.zeroing === 1) forgetZeroing(sql, row);
      keepWaiting(sql, row, row.zeroing ? now + zeroingWaitMs : now);
    }
  });
}

/** Freezes the next batch, if pace and stops let one go now; it is kept before anybody learns of it. */
function freezeBatch(sql: SyncSql, now: number): string | undefined {
  return sql.atomically(() => {
    const rows = readyRows(sql, Math.min(rowsPerBatch, roomFor(sql, now)), now);
    if (rows.length === 0 || leavesAt(sql, rows.length, now) > now) return undefined;
    const id = newId('batch');
    sql.all(
      'INSERT INTO batches (id, rows, due_at) VALUES (?, ?, ?)',
      id,
      JSON.stringify(rows),
      now,
    );
    for (const row of rows) {
      sql.all(
        'INSERT INTO in_flight (inventory_item_id, location_id, batch_id) VALUES (?, ?, ?)',
        row.inventoryItemId,
        row.locationId,
        id,
      );
      forgetWaiting(sql, row);
    }
    spendRoom(sql, rows.length, now);
    return id;
  });
}

/**
 * Batches that are to be sent now, new ones and those nobody reported on; each stays owed until somebody does. While the
 * store lets us in no more, one a minute goes to ask.
 */
export function takeBatchesDue(sql: SyncSql, now: number): string[] {
  return sql.atomically(() => {
    const pause = readPause(sql);
    if (pause && now < pause.handAt) return [];
    const most = pause ? 1 : handedOverMost;
    for (let more = most; more > 0 && freezeBatch(sql, now) !== undefined; more -= 1);
    const due = sql.all<{ id: string }>(
      `UPDATE batches SET handed = handed + 1, due_at = ? + min(? * (handed + 1), ?)
       WHERE id IN (SELECT id FROM batches WHERE due_at <= ? ORDER BY due_at, id LIMIT ?) RETURNING id`,
      now,
      handedOverMs,
      handedOverMaxMs,
      now,
      most,
    );
    if (pause && due.length > 0) handProbe(sql, now);
    return due.map(({ id }) => id);
  });
}

/** The batch as it is to be sent; undefined where it is finished. Notes its first sending, and counts them. */
export function batchOf(sql: SyncSql, id: string, now: number): GateBatch | undefined {
  const [row] = sql.all<{ rows: string; sent_at: number; tries: number }>(
    'UPDATE batches SET sent_at = coalesce(sent_at, ?), tries = tries + 1 WHERE id = ? RETURNING rows, sent_at, tries',
    now,
    id,
  );
  if (!row) return undefined;
  const rows = JSON.parse(row.rows) as GateRow[];
  return {
    id,
    key: id,
    rows,
    sentAt: row.sent_at,
    tries: row.tries,
    superseded:
      row.tries > 1 && rows.some((of) => waitingAt(sql, of) !== undefined || isOutdated(sql, of)),
  };
}

/** Nobody knows whether the batch was carried out: it is to be sent again as it is, at this time. */
export function againBatch(sql: SyncSql, id: string, dueAt: number): void {
  sql.all('UPDATE batches SET due_at = ? WHERE id = ?', dueAt, id);
}

/**
 * The batch was certainly not carried out: its rows wait again, but for those that a newer one replaced or that were
 * withdrawn, and may be replaced. A number that was right then must not be written later (ST3). Until then nothing else goes to the store either. Where somebody
 * else has taken the batch meanwhile, nobody is certain of that, and it stays as it is.
 */
export function thawBatch(sql: SyncSql, id: string, dueAt: number): void {
  sql.atomically(() => {
    const [batch] = sql.all<{ rows: string; tries: number }>(
      'SELECT rows, tries FROM batches WHERE id = ?',
      id,
    );
    if (!batch) return;
    holdUntil(sql, dueAt);
    if (batch.tries > 1) {
      againBatch(sql, id, dueAt);
      return;
    }
    dropBatch(sql, id);
    for (const row of JSON.parse(batch.rows) as GateRow[])
      if (!waitingAt(sql, row) && !isOutdated(sql, row)) keepWaiting(sql, row, dueAt);
  });
}

/**
 * The ledgers know what became of the batch. Rows that wait for its places and were made without knowing are dropped:
 * their ledgers make others.
 */
export function finishBatch(sql: SyncSql, id: string, knownAt: readonly KnownAt[]): void {
  sql.atomically(() => {
    const [batch] = sql.all<{ rows: string }>('SELECT rows FROM batches WHERE id = ?', id);
    if (!batch) return;
    dropBatch(sql, id);
    const targets = new Map(
      (JSON.parse(batch.rows) as GateRow[]).map((row) => [placeOf(row), ownerOf(row)]),
    );
    for (const known of knownAt) {
      const waits = waitingAt(sql, known);
      // A place may have passed to another ledger meanwhile, whose sequence is another's.
      if (!waits || waits.target !== targets.get(placeOf(known))) continue;
      if (waits.sequence > known.sequence) continue;
      forgetWaiting(sql, known);
      if (waits.zeroing === 1) oweStops(sql);
    }
  });
}

const placeOf = (at: Pick<GateRow, 'inventoryItemId' | 'locationId'>): string =>
  `${at.inventoryItemId} ${at.locationId}`;

function dropBatch(sql: SyncSql, id: string): void {
  sql.all('DELETE FROM batches WHERE id = ?', id);
  sql.all('DELETE FROM in_flight WHERE batch_id = ?', id);
}

/** When a batch is to be handed over next, ms; undefined where nothing waits that may leave. */
export function gateNextDue(sql: SyncSql, now: number): number | undefined {
  const [batch] = sql.all<{ due: number | null }>('SELECT min(due_at) AS due FROM batches');
  const first = firstReadyAt(sql);
  const ready = first !== undefined && first <= now ? countReady(sql, rowsPerBatch, now) : 1;
  const row = first === undefined ? undefined : Math.max(first, leavesAt(sql, ready, now));
  const dues = [batch?.due ?? undefined, row].filter((due) => due !== undefined);
  if (dues.length === 0) return undefined;
  return Math.max(Math.min(...dues), readPause(sql)?.handAt ?? 0);
}
