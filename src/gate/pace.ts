/**
 * How fast stock rows leave a gate. Each row comes back as one webhook at our own door, so rows leave no faster than the
 * door answers well within its time; and few rows at once are gathered for a moment, so that a busy store is not asked
 * for each of them.
 */
import type { SyncSql } from '../shared/sync-sql.ts';

/** Rows of one write: Shopify refuses lists of more than 250 (shopify.dev, API limits). */
export const rowsPerBatch = 250;

/** What one store's door takes, deliveries a second, beside the sales that come with them. */
export const doorRowsPerSecond = 300;
/** Rows that may leave at once after a quiet time: two full batches. */
export const burstRows = 500;
/** Part-full batches leave at most this often, ms. */
const gatherMs = 1_250;

/** A row in thousandths, which a door of n rows a second wins back n of each millisecond. */
const row = 1_000;

type Pace = { room: number; at: number; sent_at: number; not_before: number };

const read = (sql: SyncSql, now: number): Pace =>
  sql.all<Pace>('SELECT room, at, sent_at, not_before FROM pace')[0] ?? {
    room: burstRows * row,
    at: now,
    sent_at: -gatherMs,
    not_before: 0,
  };

const write = (sql: SyncSql, { room, at, sent_at, not_before }: Pace): void => {
  sql.all(
    `INSERT INTO pace (one, room, at, sent_at, not_before) VALUES (1, ?, ?, ?, ?)
     ON CONFLICT (one) DO UPDATE SET room = excluded.room, at = excluded.at, sent_at = excluded.sent_at,
       not_before = excluded.not_before`,
    room,
    at,
    sent_at,
    not_before,
  );
};

const roomAt = (pace: Pace, now: number): number =>
  Math.min(burstRows * row, pace.room + Math.max(0, now - pace.at) * doorRowsPerSecond);

/**
 * When rows may leave next.
 * @param ready rows that are ready; more than a batch holds count as a batch
 * @returns ms: not before what the store asked for, a full batch as soon as the door has room for it, and fewer once
 *   nothing has left for a while
 */
export function leavesAt(sql: SyncSql, ready: number, now: number): number {
  const pace = read(sql, now);
  const hasRoomFor = (rows: number): number =>
    pace.at + Math.max(0, Math.ceil((rows * row - pace.room) / doorRowsPerSecond));
  const few = Math.max(pace.sent_at + gatherMs, hasRoomFor(1));
  const next = ready >= rowsPerBatch ? Math.min(few, hasRoomFor(rowsPerBatch)) : few;
  return Math.max(next, pace.not_before);
}

/** Rows the door has room for. */
export const roomFor = (sql: SyncSql, now: number): number =>
  Math.floor(roomAt(read(sql, now), now) / row);

export function spendRoom(sql: SyncSql, rows: number, now: number): void {
  const pace = read(sql, now);
  write(sql, { ...pace, room: roomAt(pace, now) - rows * row, at: now, sent_at: now });
}

/** The store asked to wait: no new batch leaves until then, ms. */
export function holdUntil(sql: SyncSql, until: number): void {
  sql.all('UPDATE pace SET not_before = max(not_before, ?)', until);
}
