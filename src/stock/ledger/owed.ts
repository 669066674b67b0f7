/** What a ledger owes to the world outside, and when: its due-table (architecture rule 1). */
import type { SyncSql } from '../../shared/sync-sql.ts';
import { gatherMs } from '../../webhooks/gather.ts';

/**
 * `gate`: a row for a target's store. `withdraw`: that it is to forget it. `pages`: its copies in the database. `read-source`: its levels. `read-target`: what
 * a target shows. `edit`: nobody's order explains what it shows more. `restock`: none is waited for any more. `orders`: orders of a store where units are missing. `adjust`: an adjustment. `too-few`: pushes to go again.
 */
export type OwedKind =
  | 'gate'
  | 'withdraw'
  | 'pages'
  | 'read-source'
  | 'read-target'
  | 'edit'
  | 'restock'
  | 'orders'
  | 'adjust'
  | 'too-few';

export type Owed = { kind: OwedKind; subject: string; tries: number };

/** A message may be lost: what was handed over is handed over again after this time, longer each time. */
const handedOverMs = 30_000;
const handedOverMaxMs = 10 * 60_000;

/** Owed at this time, or sooner where it is owed already. */
export function owe(sql: SyncSql, kind: OwedKind, subject: string, dueAt: number): void {
  sql.all(
    `INSERT INTO owed (kind, subject, due_at) VALUES (?, ?, ?)
     ON CONFLICT (kind, subject) DO UPDATE SET due_at = min(due_at, excluded.due_at)`,
    kind,
    subject,
    dueAt,
  );
}

/**
 * A sale moves a ledger several times within a second or two: missing at its store, sold by its order, taken at the
 * source. Its copies for pages are written once for all of that, a little after its order was handed over.
 */
const pagesAfterMs = gatherMs + 250;

/** The pages' copies are owed, so long after the first change they do not have. */
export const owePages = (sql: SyncSql, now: number): void =>
  owe(sql, 'pages', '', now + pagesAfterMs);

/** Owed at this time and not before, whatever was said earlier. */
export function putOff(sql: SyncSql, kind: OwedKind, subject: string, dueAt: number): void {
  sql.all(
    `INSERT INTO owed (kind, subject, due_at) VALUES (?, ?, ?)
     ON CONFLICT (kind, subject) DO UPDATE SET due_at = excluded.due_at`,
    kind,
    subject,
    dueAt,
  );
}

export function settleOwed(sql: SyncSql, kind: OwedKind, subject: string): void {
  sql.all('DELETE FROM owed WHERE kind = ? AND subject = ?', kind, subject);
}

/** As settleOwed, unless it was owed anew since it was taken at `takenAt`. */
export function settleUntouched(
  sql: SyncSql,
  kind: OwedKind,
  subject: string,
  takenAt: number,
): void {
  sql.all(
    'DELETE FROM owed WHERE kind = ? AND subject = ? AND due_at >= ?',
    kind,
    subject,
    takenAt + handedOverMs,
  );
}

export const isOwed = (sql: SyncSql, kind: OwedKind, subject: string): boolean =>
  sql.all('SELECT 1 AS one FROM owed WHERE kind = ? AND subject = ?', kind, subject).length > 0;

/** Takes what is due and puts it off: it stays owed until somebody answers. */
export function takeOwed(sql: SyncSql, now: number): Owed[] {
  return sql.atomically(() =>
    sql.all<{ kind: OwedKind; subject: string; tries: number }>(
      `UPDATE owed SET tries = tries + 1, due_at = ? + min(? * (tries + 1), ?) WHERE due_at <= ?
       RETURNING kind, subject, tries`,
      now,
      handedOverMs,
      handedOverMaxMs,
      now,
    ),
  );
}

/** When the earliest is due, ms; undefined when nothing is owed. */
export function ledgerNextDue(sql: SyncSql): number | undefined {
  const [row] = sql.all<{ due: number | null }>('SELECT min(due_at) AS due FROM owed');
  return row?.due ?? undefined;
}
