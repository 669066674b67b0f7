/**
 * Keeps deliveries about stock: one row per (inventory item, location), which the newest fills, so that a flood about one
 * place is handed over once; and ends here what is only our own write coming back (ST4).
 */
import type { PlatformEvent } from '../platforms/platform-event.ts';
import type { SyncSql } from '../shared/sync-sql.ts';
import type { Echo } from '../stock/write-batch.ts';
import type { Delivery } from './delivery.ts';

type StockEvent = Extract<PlatformEvent, { kind: 'stock-changed' }>;

const ownWrite = 'our own write coming back';

/** The place a delivery about stock is about; its inbox is chosen by it too (worker/inbox-of.ts). */
export const stockPlace = (at: { inventoryItemId: string; locationId: string }): string =>
  `${at.inventoryItemId}@${at.locationId}`;

/**
 * Expects the deliveries that our writes cause. One for each place: the next write of a place replaces it. A delivery
 * that was here before its write was told goes its normal way.
 */
export function expectEchoes(sql: SyncSql, echoes: Echo[], now: number): void {
  sql.atomically(() => {
    for (const echo of echoes)
      sql.all(
        `INSERT INTO echoes (place, available, at, expected_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (place) DO UPDATE SET available = excluded.available, at = excluded.at,
           expected_at = excluded.expected_at WHERE excluded.at >= echoes.at`,
        stockPlace(echo),
        echo.available,
        Date.parse(echo.at),
        now,
      );
  });
}

type Row = {
  key: string;
  event: string;
  moment: number | null;
  status: string;
  times: number;
};

/** @returns whether it is new */
export function keepStock(
  sql: SyncSql,
  delivery: Delivery & { event: StockEvent },
  now: number,
): boolean {
  const { key, event } = delivery;
  // Asked first, as in keepOne.
  if (sql.all('SELECT 1 FROM seen WHERE key = ?', key).length > 0) return false;
  sql.all('INSERT INTO seen (key, at) VALUES (?, ?)', key, now);
  // A row of its own, from before places had rows.
  if (sql.all('SELECT 1 FROM deliveries WHERE key = ?', key).length > 0) return false;
  const place = stockPlace(event);
  const moment = momentOf(delivery);
  const isEcho = endsHere(sql, place, event.available, moment);
  const [row] = sql.all<Row>(
    'SELECT key, event, moment, status, times FROM deliveries WHERE place = ?',
    place,
  );
  const isOwed = row?.status === 'waiting';
  const moments = [row?.moment, moment].flatMap((one) => one ?? []);
  const isTie = moments.length === 2 && moments[0] === moments[1];
  const isOlder = moments.length === 2 && (moments[1] ?? 0) < (moments[0] ?? 0);
  if (row && (isOlder || (isEcho && isTie && isOwed))) {
    // What waits, or was the last to be handled, is newer; or it may be: timestamps are whole seconds.
    sql.all('UPDATE deliveries SET times = times + 1 WHERE place = ?', place);
    return true;
  }
  // Of two numbers of one second nobody knows which was the last: the place is read (stock rule 1).
  const differs = row && (JSON.parse(row.event) as StockEvent).available !== event.available;
  const told = isOwed && isTie && differs ? { ...event, available: undefined } : event;
  sql.all(
    `INSERT OR REPLACE INTO deliveries (key, topic, event, triggered_at, received_at, due_at, outcome, done_at,
       status, place, moment, times) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    key,
    delivery.topic,
    JSON.stringify(told),
    delivery.triggeredAt ?? null,
    now,
    isEcho ? null : now,
    isEcho ? ownWrite : null,
    isEcho ? now : null,
    isEcho ? 'done' : 'waiting',
    place,
    moments.length > 0 ? Math.max(...moments) : null,
    isOwed ? row.times + 1 : 1,
  );
  return true;
}

/** When the store says it changed; the delivery's own time where it does not. */
function momentOf({ event, triggeredAt }: Delivery & { event: StockEvent }): number | null {
  const moment = Date.parse(event.updatedAt ?? triggeredAt ?? '');
  return Number.isNaN(moment) ? null : moment;
}

/** Whether it is our own write coming back; that is then over. So it is when the store shows another number since. */
function endsHere(
  sql: SyncSql,
  place: string,
  available: number | undefined,
  moment: number | null,
): boolean {
  const [echo] = sql.all<{ available: number; at: number }>(
    'SELECT available, at FROM echoes WHERE place = ?',
    place,
  );
  if (!echo || moment === null || moment < echo.at) return false;
  const isEcho = available === echo.available;
  if (isEcho || moment > echo.at) sql.all('DELETE FROM echoes WHERE place = ?', place);
  return isEcho;
}
