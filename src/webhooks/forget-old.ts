/** Drops what an inbox need not keep any longer: finished rows, customers' personal data, and what it was to recognise. */
import type { SyncSql } from '../shared/sync-sql.ts';
import { inboxLimits } from './inbox.ts';

/** Rows of a kind that go in one go: an alarm must end soon. */
const atOnce = 500;

/** An echo that did not come within a day was lost. */
const keepEchoMs = 24 * 60 * 60 * 1000;

/** Drops finished rows and bodies past their keeping time. Bodies go 30 days after they came, replayed or not. */
export function forgetOld(sql: SyncSql, now: number): void {
  const before = now - inboxLimits.keepDoneMs;
  sql.atomically(() => {
    sql.all(
      'DELETE FROM bodies WHERE key IN (SELECT key FROM deliveries WHERE done_at < ? LIMIT ?)',
      before,
      atOnce,
    );
    sql.all(
      'DELETE FROM deliveries WHERE key IN (SELECT key FROM deliveries WHERE done_at < ? LIMIT ?)',
      before,
      atOnce,
    );
    const old = 'SELECT key FROM bodies WHERE at < ? ORDER BY at LIMIT ?';
    sql.all(`UPDATE deliveries SET body = NULL WHERE key IN (${old})`, before, atOnce);
    sql.all(`DELETE FROM bodies WHERE key IN (${old})`, before, atOnce);
    sql.all(
      'DELETE FROM seen WHERE key IN (SELECT key FROM seen WHERE at < ? ORDER BY at LIMIT ?)',
      before,
      atOnce,
    );
    sql.all('DELETE FROM echoes WHERE expected_at < ?', now - keepEchoMs);
  });
}

/** When there is something to drop next, ms; undefined while there is nothing. */
export function inboxNextForget(sql: SyncSql): number | undefined {
  const [row] = sql.all<{ oldest: number | null }>(`SELECT min(at) AS oldest FROM (
    SELECT min(done_at) AS at FROM deliveries WHERE done_at IS NOT NULL
    UNION ALL SELECT min(at) FROM bodies UNION ALL SELECT min(at) FROM seen)`);
  // A millisecond later: what is dropped is older than the keeping time, not as old.
  return row?.oldest == null ? undefined : row.oldest + inboxLimits.keepDoneMs + 1;
}
