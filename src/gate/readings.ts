/**
 * Readings of a store that its ledgers are owed are gathered at its gate: when it is quiet one goes at once; while many
 * numbers move (two changes of one second have to be read, stock rule 1) the ledgers that wait share a call. A reading
 * that is lost stays owed by its ledger, which asks again: nothing has to be remembered once it was handed over.
 */
import type { SyncSql } from '../shared/sync-sql.ts';
import type { Reading } from '../stock/stock-message.ts';

/** Readings leave at most this often, ms. */
const gatherMs = 1_000;

/** Ledgers told by one message: each costs an object's call, and a Worker may make some hundreds. */
export const readingsPerMessage = 100;

/** Keeps what is to be read; what waits already waits on. */
export function keepReadings(sql: SyncSql, readings: readonly Reading[], now: number): void {
  sql.atomically(() => {
    for (const reading of readings)
      sql.all(
        'INSERT INTO readings (reading, since) VALUES (?, ?) ON CONFLICT (reading) DO NOTHING',
        JSON.stringify(reading),
        now,
      );
  });
}

/** Readings that go now, those that waited longest first, and forgets them. */
export function takeReadings(sql: SyncSql, now: number): Reading[] {
  return sql.atomically(() => {
    if ((readingsNextDue(sql) ?? Number.POSITIVE_INFINITY) > now) return [];
    sql.all(
      'INSERT INTO readings_pace (one, sent_at) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET sent_at = excluded.sent_at',
      now,
    );
    return sql
      .all<{ reading: string }>(
        `DELETE FROM readings WHERE reading IN (SELECT reading FROM readings ORDER BY since, reading LIMIT ?)
         RETURNING reading`,
        readingsPerMessage,
      )
      .map(({ reading }) => JSON.parse(reading) as Reading);
  });
}

/** When readings go next, ms; undefined where none waits. */
export function readingsNextDue(sql: SyncSql): number | undefined {
  const [first] = sql.all<{ since: number | null }>('SELECT min(since) AS since FROM readings');
  if (!first || first.since === null) return undefined;
  const [pace] = sql.all<{ sent_at: number }>('SELECT sent_at FROM readings_pace');
  return pace ? Math.max(first.since, pace.sent_at + gatherMs) : first.since;
}
