/** Writes and reads movements: every change of every number, with its cause, append-only (ST7). */
import type { SyncSql } from '../../shared/sync-sql.ts';
import type { Movement, MovementKind } from '../ledger-view.ts';
import { freeUnits } from './free.ts';
import { owePages } from './owed.ts';
import { nextSequence } from './tables.ts';

export type NewMovement = {
  kind: MovementKind;
  levelDelta?: number;
  locationId?: string | undefined;
  chargeDelta?: number;
  subject?: string | undefined;
  cause: string;
  actor: string;
  orderId?: string | undefined;
};

/**
 * Writes one movement after its change was made: what is free now is what it left.
 * A change of nothing is no movement, but for a settling, which moves units from held to taken.
 */
export function writeMovement(sql: SyncSql, moved: NewMovement, now: number): void {
  const levelDelta = moved.levelDelta ?? 0;
  const chargeDelta = moved.chargeDelta ?? 0;
  const freeAfter = freeUnits(sql);
  sql.all(
    `INSERT INTO movements (sequence, at, kind, level_delta, location_id, charge_delta, subject, free_before, free_after,
       cause, actor, order_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    nextSequence(sql),
    now,
    moved.kind,
    levelDelta,
    moved.locationId ?? null,
    chargeDelta,
    moved.subject ?? null,
    freeAfter - levelDelta + chargeDelta,
    freeAfter,
    moved.cause.slice(0, 500),
    moved.actor.slice(0, 200),
    moved.orderId ?? null,
  );
  owePages(sql, now);
}

type Row = {
  sequence: number;
  at: number;
  kind: MovementKind;
  level_delta: number;
  location_id: string | null;
  charge_delta: number;
  subject: string | null;
  free_before: number;
  free_after: number;
  cause: string;
  actor: string;
  order_id: string | null;
};

/** Movements newest first, a page at a time; `before` is the sequence the last page ended with. */
export function listMovements(
  sql: SyncSql,
  page: { before: number | undefined; limit: number },
): { rows: Movement[]; next: number | undefined } {
  const rows = sql.all<Row>(
    'SELECT * FROM movements WHERE sequence < ? ORDER BY sequence DESC LIMIT ?',
    page.before ?? Number.MAX_SAFE_INTEGER,
    page.limit + 1,
  );
  const shown = rows.slice(0, page.limit);
  return {
    rows: shown.map((row) => ({
      sequence: row.sequence,
      at: row.at,
      kind: row.kind,
      levelDelta: row.level_delta,
      locationId: row.location_id ?? undefined,
      chargeDelta: row.charge_delta,
      subject: row.subject ?? undefined,
      freeBefore: row.free_before,
      freeAfter: row.free_after,
      cause: row.cause,
      actor: row.actor,
      orderId: row.order_id ?? undefined,
    })),
    next: rows.length > page.limit ? shown.at(-1)?.sequence : undefined,
  };
}
