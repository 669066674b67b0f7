/**
 * The stop on mass zeroing (ST8): many SKUs of a connection that go from something to nothing within a minute, not because
 * of sales, wait here until a person says what is meant.
 */
import type { SyncSql } from '../shared/sync-sql.ts';
import { isMassZeroing } from '../stock/mass-zeroing.ts';
import type { GateRow } from './gate-row.ts';

/** Places that go to nothing within this time are seen together (stock rule 9). */
const withinMs = 60_000;

/** How many wait changes with every row: the database is told at most this often, ms. */
const tellEveryMs = 1_000;

/** Whether a stop keeps this row here. */
export const isHeld = (sql: SyncSql, row: Pick<GateRow, 'zeroing' | 'connectionId'>): boolean =>
  row.zeroing &&
  sql.all('SELECT 1 AS one FROM stops WHERE connection_id = ?', row.connectionId).length > 0;

/** Counts a place that is to go to nothing; past the limit its connection is stopped, and what waits there is held. */
export function noteZeroing(sql: SyncSql, row: GateRow, now: number): void {
  oweStops(sql);
  if (isHeld(sql, row)) return;
  sql.all(
    'DELETE FROM zeroings WHERE connection_id = ? AND at <= ?',
    row.connectionId,
    now - withinMs,
  );
  sql.all(
    `INSERT INTO zeroings (connection_id, target, at) VALUES (?, ?, ?)
     ON CONFLICT (connection_id, target) DO UPDATE SET at = excluded.at`,
    row.connectionId,
    row.target,
    now,
  );
  const [counted] = sql.all<{ places: number }>(
    'SELECT count(*) AS places FROM zeroings WHERE connection_id = ?',
    row.connectionId,
  );
  const places = counted?.places ?? 0;
  if (!isMassZeroing(places, row.linksOfConnection)) return;
  sql.all('INSERT INTO stops (connection_id, since) VALUES (?, ?)', row.connectionId, now);
  sql.all('UPDATE waiting SET held = 1 WHERE connection_id = ? AND zeroing = 1', row.connectionId);
}

/** The place is to show something after all, before its row left: it counts no more. */
export function forgetZeroing(sql: SyncSql, { connectionId, target }: GateRow): void {
  sql.all('DELETE FROM zeroings WHERE connection_id = ? AND target = ?', connectionId, target);
  oweStops(sql);
}

/** Its last row was withdrawn: nobody has to answer any more. */
export function endEmptyStop(sql: SyncSql, connectionId: string): void {
  sql.all(
    `DELETE FROM stops WHERE connection_id = ? AND NOT EXISTS (SELECT 1 FROM waiting w
       WHERE w.connection_id = stops.connection_id AND w.zeroing = 1)`,
    connectionId,
  );
}

export type Stop = {
  connectionId: string;
  /** ms */
  since: number;
  /** Places that wait. */
  rows: number;
};

/** The stopped connections, each with how many places wait. */
export const listStops = (sql: SyncSql): Stop[] =>
  sql
    .all<{ connection_id: string; since: number; rows: number }>(
      `SELECT connection_id, since, (SELECT count(*) FROM waiting w WHERE w.connection_id = stops.connection_id
         AND w.zeroing = 1) AS rows FROM stops ORDER BY connection_id`,
    )
    .map((row) => ({ connectionId: row.connection_id, since: row.since, rows: row.rows }));

/** A person says that they are meant to be sold out: what waits goes. */
export function releaseStop(sql: SyncSql, connectionId: string): void {
  sql.atomically(() => {
    sql.all('DELETE FROM stops WHERE connection_id = ?', connectionId);
    sql.all('DELETE FROM zeroings WHERE connection_id = ?', connectionId);
    sql.all('UPDATE waiting SET held = 0 WHERE connection_id = ? AND zeroing = 1', connectionId);
    oweStops(sql);
  });
}

/** A person says that they are to stay as they are. @returns the rows that are dropped, whose ledgers must be told */
export function dropStop(sql: SyncSql, connectionId: string): GateRow[] {
  return sql.atomically(() => {
    const rows = sql.all<{ row: string }>(
      'DELETE FROM waiting WHERE connection_id = ? AND held = 1 RETURNING row',
      connectionId,
    );
    releaseStop(sql, connectionId);
    return rows.map(({ row }) => JSON.parse(row) as GateRow);
  });
}

/** Something changed about the stops: the database may have to be told. Counting is left to then. */
export function oweStops(sql: SyncSql): void {
  sql.all('UPDATE told_stops SET owed = 1');
}

/** When the database is to be told of the stops, ms; undefined where it knows. */
export const stopsNextDue = (sql: SyncSql): number | undefined =>
  sql.all<{ next_at: number }>('SELECT next_at FROM told_stops WHERE owed = 1')[0]?.next_at;

/** What the database is to be told of now: every stop that stands; undefined where it knows. */
export function takeStopsOwed(sql: SyncSql, now: number): Stop[] | undefined {
  const owed = sql.all<{ stops: string }>(
    'UPDATE told_stops SET next_at = ? WHERE owed = 1 AND next_at <= ? RETURNING stops',
    now + tellEveryMs,
    now,
  )[0];
  if (!owed) return undefined;
  const standing = listStops(sql);
  if (JSON.stringify(standing) !== owed.stops) return standing;
  stopsTold(sql, standing);
  return undefined;
}

/** The database was told of these. What changed while it was, is told next. */
export function stopsTold(sql: SyncSql, told: readonly Stop[]): void {
  const isAll = JSON.stringify(listStops(sql)) === JSON.stringify(told);
  sql.all('UPDATE told_stops SET stops = ?, owed = ?', JSON.stringify(told), isAll ? 0 : 1);
}
