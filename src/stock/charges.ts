/**
 * Charges of one source listing: a sold line counts against the source's stock from when it is known (held) until
 * our push took it there (settled). Each step leaves a movement with its cause (ST7). Repeating a step changes
 * nothing. Runs inside the SkuLedger object and in Node.
 *
 * This is the part of the stock ledger that Order Push needs; levels and what each store may sell come with it later.
 */
import type { SyncSql } from '../shared/sync-sql.ts';

export type Charge = {
  /** Destination shop and order line: the platforms' own ids. */
  key: string;
  /** Units the customer still wants of this line, in the newest reading. */
  units: number;
  /** Units of it that pushes of ours took at the source. */
  settled: number;
  state: 'held' | 'settled';
};

/** What a reading of a destination order says about one line. Readings are ordered by (updatedAt, reading). */
export type WantedUnits = {
  key: string;
  units: number;
  updatedAt: string;
  reading: number;
  cause: string;
};

export type Movement = {
  sequence: number;
  kind: 'held' | 'settled' | 'released';
  key: string;
  delta: number;
  cause: string;
  at: number;
};

export function prepareCharges(sql: SyncSql): void {
  sql.all(`CREATE TABLE IF NOT EXISTS charges (
    key TEXT PRIMARY KEY, units INTEGER NOT NULL, updated_at TEXT NOT NULL, reading INTEGER NOT NULL)`);
  sql.all(`CREATE TABLE IF NOT EXISTS settlements (
    key TEXT NOT NULL, reference TEXT NOT NULL, units INTEGER NOT NULL, PRIMARY KEY (key, reference))`);
  sql.all(`CREATE TABLE IF NOT EXISTS movements (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, key TEXT NOT NULL, delta INTEGER NOT NULL,
    cause TEXT NOT NULL, at INTEGER NOT NULL)`);
}

/** The charge follows what the newest reading wants; an older or equal reading changes nothing. */
export function holdUnits(sql: SyncSql, wanted: WantedUnits, now: number): void {
  sql.atomically(() => {
    const [before] = sql.all<{ units: number; updated_at: string; reading: number }>(
      'SELECT units, updated_at, reading FROM charges WHERE key = ?',
      wanted.key,
    );
    if (before && !isNewer(wanted, before)) return;
    sql.all(
      `INSERT INTO charges (key, units, updated_at, reading) VALUES (?, ?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET units = excluded.units, updated_at = excluded.updated_at, reading = excluded.reading`,
      wanted.key,
      wanted.units,
      wanted.updatedAt,
      wanted.reading,
    );
    const delta = wanted.units - (before?.units ?? 0);
    if (delta !== 0)
      writeMovement(sql, { kind: delta > 0 ? 'held' : 'released', ...wanted, delta }, now);
  });
}

/** Our push (named by its reference) took these units of the line at the source, however often it is said. */
export function settleUnits(
  sql: SyncSql,
  settled: { key: string; reference: string; units: number },
  now: number,
): void {
  sql.atomically(() => {
    const [before] = sql.all<{ units: number }>(
      'SELECT units FROM settlements WHERE key = ? AND reference = ?',
      settled.key,
      settled.reference,
    );
    const delta = settled.units - (before?.units ?? 0);
    if (delta === 0) return;
    sql.all(
      `INSERT INTO settlements (key, reference, units) VALUES (?, ?, ?)
       ON CONFLICT (key, reference) DO UPDATE SET units = excluded.units`,
      settled.key,
      settled.reference,
      settled.units,
    );
    writeMovement(sql, { kind: 'settled', key: settled.key, delta, cause: settled.reference }, now);
  });
}

/** Every charge, for tests and pages. */
export const listCharges = (sql: SyncSql): Charge[] =>
  sql
    .all<{ key: string; units: number; settled: number }>(
      `SELECT key, units, (SELECT coalesce(sum(s.units), 0) FROM settlements s WHERE s.key = charges.key) AS settled
       FROM charges ORDER BY key`,
    )
    .map(({ key, units, settled }) => ({
      key,
      units,
      settled,
      state: settled >= units ? 'settled' : 'held',
    }));

/** Every movement, oldest first. */
export const listMovements = (sql: SyncSql): Movement[] =>
  sql.all<Movement>(
    'SELECT sequence, kind, key, delta, cause, at FROM movements ORDER BY sequence',
  );

const isNewer = (
  reading: { updatedAt: string; reading: number },
  known: { updated_at: string; reading: number },
): boolean => {
  const [a, b] = [Date.parse(reading.updatedAt) || 0, Date.parse(known.updated_at) || 0];
  return a !== b ? a > b : reading.reading > known.reading;
};

const writeMovement = (
  sql: SyncSql,
  movement: { kind: Movement['kind']; key: string; delta: number; cause: string },
  now: number,
): void => {
  sql.all(
    'INSERT INTO movements (kind, key, delta, cause, at) VALUES (?, ?, ?, ?, ?)',
    movement.kind,
    movement.key,
    movement.delta,
    movement.cause,
    now,
  );
};
