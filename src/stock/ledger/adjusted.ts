/** The source answered an adjustment of ours: an answer that names the quantity after it is a reading (stock rule 1). */
import type { SyncSql } from '../../shared/sync-sql.ts';
import { type AdjustmentRow, finish, readAdjustment } from './adjustments.ts';
import { changeCharge } from './free.ts';
import { writeMovement } from './movements.ts';
import { owe } from './owed.ts';

export type AdjustmentAnswer =
  /** `at`: the store's clock, ms. `available`: units after it, where the answer says so. */
  | { kind: 'adjusted'; at: number; available: number | undefined }
  /** The source had another number; nothing was done. */
  | { kind: 'stale' }
  | { kind: 'refused'; message: string }
  /** Repeated identically for ten minutes without an answer. */
  | { kind: 'unknown' };

/** Repeating an answer changes nothing. @returns whether it was news */
export function adjusted(
  sql: SyncSql,
  number: number,
  answer: AdjustmentAnswer,
  now: number,
): boolean {
  const row = readAdjustment(sql, number);
  if (row?.state !== 'sent') return false;
  switch (answer.kind) {
    case 'adjusted':
      finish(sql, number, 'done', undefined);
      take(sql, row, answer, now);
      return true;
    case 'stale':
      finish(sql, number, 'stale', undefined);
      owe(sql, 'read-source', '', now);
      return true;
    case 'refused':
      finish(sql, number, 'refused', answer.message);
      owe(sql, 'pages', '', now);
      return true;
    case 'unknown':
      finish(
        sql,
        number,
        'unknown',
        'No answer within ten minutes: it may or may not have happened.',
      );
      owe(sql, 'read-source', '', now);
      owe(sql, 'pages', '', now);
      return true;
  }
}

function take(
  sql: SyncSql,
  row: AdjustmentRow,
  answer: { at: number; available: number | undefined },
  now: number,
): void {
  const locationId = row.location_id ?? '';
  const [known] = sql.all<{ available: number; store_at: number }>(
    'SELECT available, store_at FROM levels WHERE location_id = ?',
    locationId,
  );
  const knownIsNewer = known !== undefined && known.store_at > answer.at;
  // A later reading has it already; an answer without a number waits for one.
  const isOpen = answer.available === undefined && !knownIsNewer;
  const { key } = row;
  const chargeDelta =
    key === null
      ? 0
      : changeCharge(sql, key, () =>
          sql.all(
            `INSERT INTO settlements (key, reference, location_id, units, by, store_at, settled_at, open)
             VALUES (?, ?, ?, ?, 'adjust', ?, ?, ?) ON CONFLICT DO NOTHING`,
            key,
            `adjust/${row.number}`,
            locationId,
            -row.delta,
            answer.at,
            now,
            isOpen ? 1 : 0,
          ),
        );
  const levelDelta = isOpen || knownIsNewer ? 0 : row.delta;
  if (levelDelta !== 0)
    sql.all(
      'UPDATE levels SET available = available + ?, store_at = ?, begun = 0, read_at = ? WHERE location_id = ?',
      levelDelta,
      answer.at,
      now,
      locationId,
    );
  writeTaken(sql, row, { levelDelta, chargeDelta }, now);
  if (isOpen) owe(sql, 'read-source', '', now + 3_000);
  else if (levelDelta !== 0 && answer.available !== undefined)
    correct(sql, locationId, answer.available, now);
}

function writeTaken(
  sql: SyncSql,
  row: AdjustmentRow,
  { levelDelta, chargeDelta }: { levelDelta: number; chargeDelta: number },
  now: number,
): void {
  const [charge] = sql.all<{ order_id: string; cause: string }>(
    'SELECT order_id, cause FROM charges WHERE key = ?',
    row.key ?? '',
  );
  writeMovement(
    sql,
    {
      kind: row.key === null ? 'corrected' : row.delta < 0 ? 'adjusted' : 'unadjusted',
      levelDelta,
      locationId: row.location_id ?? undefined,
      chargeDelta,
      subject: row.key ?? row.target ?? undefined,
      cause: charge?.cause ?? 'edited on a destination and passed on',
      actor: 'Crossdock',
      orderId: charge?.order_id,
    },
    now,
  );
}

/** The answer names another number than ours makes: the source changed meanwhile, and the answer is its word. */
function correct(sql: SyncSql, locationId: string, available: number, now: number): void {
  const [level] = sql.all<{ available: number }>(
    'SELECT available FROM levels WHERE location_id = ?',
    locationId,
  );
  const rest = available - (level?.available ?? available);
  if (rest === 0) return;
  sql.all('UPDATE levels SET available = ? WHERE location_id = ?', available, locationId);
  writeMovement(
    sql,
    {
      kind: rest > 0 ? 'received' : 'sold-at-source',
      levelDelta: rest,
      locationId,
      cause: 'named by the source with its answer',
      actor: 'Crossdock',
    },
    now,
  );
}
