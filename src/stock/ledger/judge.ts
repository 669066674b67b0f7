/** What a ledger makes of numbers that reconciling found to differ from its copies (RC1): said back, place by place. */
import type { SyncSql } from '../../shared/sync-sql.ts';
import { observeSource, type SourceSeen } from './observe-source.ts';
import { observeTarget, type TargetMade, type TargetSeen } from './observe-target.ts';
import { linkOf, readSetup } from './tables.ts';
import { readTarget } from './targets.ts';

export type TargetVerdict = {
  target: string;
  /** What the ledger held it to show; undefined where it was never read. */
  expected: number | undefined;
  made: TargetMade | 'passed-on';
};

export type LevelVerdict = { locationId: string; was: number; now: number };

export function judgeTarget(sql: SyncSql, seen: TargetSeen, now: number): TargetVerdict {
  const before = readTarget(sql, seen.target);
  const made = observeTarget(sql, seen, now);
  const setup = readSetup(sql);
  const link = setup && before && linkOf(setup, before.link_id);
  return {
    target: seen.target,
    expected: before?.expected ?? undefined,
    made: made === 'higher' && link?.edits === 'pass-on' ? 'passed-on' : made,
  };
}

/** @returns the locations whose number it did not know; of a source that was never read, none */
export function judgeSource(sql: SyncSql, seen: SourceSeen, now: number): LevelVerdict[] {
  const levels = () =>
    new Map(
      sql
        .all<{ location_id: string; available: number }>(
          'SELECT location_id, available FROM levels',
        )
        .map((row) => [row.location_id, row.available]),
    );
  const before = levels();
  const [movements] = sql.all<{ newest: number | null }>(
    'SELECT max(sequence) AS newest FROM movements',
  );
  if (before.size === 0) {
    observeSource(sql, seen, now);
    return [];
  }
  observeSource(sql, { ...seen, kind: 'drift-repaired' }, now);
  const after = levels();
  const drifted = new Set(
    sql
      .all<{ location_id: string }>(
        "SELECT location_id FROM movements WHERE sequence > ? AND kind = 'drift-repaired'",
        movements?.newest ?? 0,
      )
      .map((row) => row.location_id),
  );
  return [...drifted].map((locationId) => ({
    locationId,
    was: before.get(locationId) ?? 0,
    now: after.get(locationId) ?? 0,
  }));
}
