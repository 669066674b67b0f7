/** An edit on a destination is set back, or, where its connection says so, passed on to the source (stock rule 8). */
import type { SyncSql } from '../../shared/sync-sql.ts';
import { oweAdjustment } from './adjustments.ts';
import { groupOf, linkOf, readSetup } from './tables.ts';
import type { TargetRow } from './targets.ts';

/** @param units more (or, below zero, fewer) than the store was expected to show, and nobody bought them */
export function passOn(sql: SyncSql, target: TargetRow, units: number, now: number): void {
  const setup = readSetup(sql);
  const link = setup && linkOf(setup, target.link_id);
  if (units === 0 || link?.edits !== 'pass-on') return;
  const number = oweAdjustment(sql, { key: null, target: target.target, delta: units }, now);
  sql.all(
    'UPDATE adjustments SET location_id = ? WHERE number = ?',
    groupOf(link, target.location_id)?.sourceLocationIds[0] ?? null,
    number,
  );
}
