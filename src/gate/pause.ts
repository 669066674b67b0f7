/**
 * A store that lets us in no more (its token was revoked, its bill is unpaid) is not asked again and again: after three
 * refusals in a row its gate is paused, and one call a minute asks whether it has changed. What is owed to it waits.
 */
import type { PauseReason } from '../platforms/platform-gate.ts';
import type { SyncSql } from '../shared/sync-sql.ts';

/** Refusals in a row: one alone may be a slip of the store. */
const refusalsBefore = 3;
const probeEveryMs = 60_000;
/** A person who presses again and again asks no more often than this. */
const personEveryMs = 5_000;

type Row = {
  refusals: number;
  why: PauseReason;
  since: number | null;
  probe_at: number;
  hand_at: number;
};

export type Pause = {
  why: PauseReason;
  /** ms */
  since: number;
  /** When the next call may ask, ms. */
  probeAt: number;
  /** When the next batch may go, ms. */
  handAt: number;
};

/** The pause of this gate; undefined while its store lets us in. */
export function readPause(sql: SyncSql): Pause | undefined {
  const [row] = sql.all<Row>('SELECT refusals, why, since, probe_at, hand_at FROM pause');
  if (!row || row.since === null) return undefined;
  return { why: row.why, since: row.since, probeAt: row.probe_at, handAt: row.hand_at };
}

/** Whether the store refused us since it last let us in: it must be heard of when it does. */
export const wasRefused = (sql: SyncSql): boolean =>
  sql.all('SELECT 1 AS one FROM pause').length > 0;

/** The store answered a call with 401, 402, 403 or 423: it let us in no further than its door. */
export function refuseEntry(sql: SyncSql, why: PauseReason, now: number): void {
  sql.all(
    `INSERT INTO pause (one, refusals, why, since, probe_at, hand_at) VALUES (1, 1, ?, NULL, 0, 0)
     ON CONFLICT (one) DO UPDATE SET refusals = refusals + 1, why = excluded.why`,
    why,
  );
  sql.all(
    `UPDATE pause SET since = coalesce(since, ?), probe_at = max(probe_at, ?), hand_at = max(hand_at, ?)
     WHERE refusals >= ?`,
    now,
    now + probeEveryMs,
    now + probeEveryMs,
    refusalsBefore,
  );
}

/** The store let a call in. @returns whether that ended a pause */
export const admit = (sql: SyncSql): boolean =>
  sql.all<{ since: number | null }>('DELETE FROM pause RETURNING since')[0]?.since != null;

/** A call goes to ask whether the store lets us in again; the next may in a minute. */
export function takeProbe(sql: SyncSql, now: number): void {
  sql.all('UPDATE pause SET probe_at = ?', now + probeEveryMs);
}

/**
 * A person asks for something at the store: the next call may ask it at once, or five seconds after it was asked last, where
 * it was not since the person did. Whatever it answers, the pause goes on or ends as by any other call.
 * @param askedAt when the person did, ms: many things asked for together make one call
 * @returns whether there is a pause, and the next call may ask at once
 */
export function probeNow(sql: SyncSql, askedAt: number, now: number): boolean {
  // `probe_at` is a minute after the call that asked last, but where a person pressed: then it is five seconds off at most.
  sql.all(
    `UPDATE pause SET probe_at = max(?, probe_at - ?)
     WHERE since IS NOT NULL AND probe_at > ? AND probe_at <= ?`,
    now,
    probeEveryMs - personEveryMs,
    now + personEveryMs,
    askedAt + probeEveryMs,
  );
  const pause = readPause(sql);
  return pause !== undefined && now >= pause.probeAt;
}

/** A batch goes for the same; its call takes the probe when it asks for its points. */
export function handProbe(sql: SyncSql, now: number): void {
  sql.all('UPDATE pause SET hand_at = ?', now + probeEveryMs);
}
