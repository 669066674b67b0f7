/** A store answered on a row of ours: what it is expected to show there from now on, and what is missing or refused. */
import type { GateRow, RowOutcome } from '../../gate/gate-row.ts';
import type { SyncSql } from '../../shared/sync-sql.ts';
import { differs, explain, suspend } from './observe-target.ts';
import { owe, owePages, settleOwed } from './owed.ts';
import { readSetup } from './tables.ts';
import { isKept, readTarget, type TargetRow } from './targets.ts';

/** What became of a row of ours. Repeating it, or an older one, changes nothing. @returns whether it was news */
export function takeOutcome(
  sql: SyncSql,
  row: Pick<GateRow, 'target' | 'value' | 'changeFrom' | 'sequence'>,
  outcome: RowOutcome,
  now: number,
): boolean {
  const target = readTarget(sql, row.target);
  if (!target || row.sequence <= target.resolved) return false;
  sql.all(
    `UPDATE targets SET resolved = ?, sent_value = NULL, sent_from = NULL, sent_sequence = NULL, sent_zeroing = 0,
       seen_since_sent = 0 WHERE target = ?`,
    row.sequence,
    row.target,
  );
  settleOwed(sql, 'gate', row.target);
  owePages(sql, now);
  const setup = readSetup(sql);
  if (!setup || !isKept(setup, target)) {
    noteShown(sql, target, row.value, outcome);
    return true;
  }
  const settled = { ...target, sent_value: null, sent_sequence: null };
  const isWithdrawn = row.sequence <= target.withdrawn;
  switch (outcome.kind) {
    case 'written':
      if (isWithdrawn) wroteAfterAll(sql, target, row, atOf(outcome), now);
      else wrote(sql, target, row.value - row.changeFrom, atOf(outcome), now);
      return true;
    case 'stale':
    case 'read-back':
      if (outcome.kind === 'read-back')
        assumeLikelier(sql, settled, row.value - row.changeFrom, outcome.available);
      differs(sql, settled, { available: outcome.available, storeAt: atOf(outcome) }, now);
      return true;
    case 'refused':
      // Nobody wants that number there any more.
      if (isWithdrawn) return true;
      sql.all(
        'UPDATE targets SET problem = ?, problem_value = ? WHERE target = ?',
        `${outcome.code}: ${outcome.message}`.slice(0, 500),
        row.value,
        row.target,
      );
      return true;
  }
}

/**
 * Nobody knows whether our write was carried out. Of both histories the one that leaves less unexplained is taken, so
 * that our own number is not called somebody's edit.
 */
function assumeLikelier(sql: SyncSql, target: TargetRow, shift: number, available: number): void {
  if (target.expected === null) return;
  const unexplained = Math.abs(available - target.expected);
  if (Math.abs(available - target.expected - shift) >= unexplained) return;
  target.expected += shift;
  sql.all('UPDATE targets SET expected = ? WHERE target = ?', target.expected, target.target);
}

/**
 * The store showed exactly what we compared with, so everything it sold since came after: what it is expected to show
 * moves by what we changed.
 */
function wrote(sql: SyncSql, target: TargetRow, shift: number, at: number, now: number): void {
  sql.all(
    'UPDATE targets SET expected = expected + ?, confirmed_at = max(confirmed_at, ?) WHERE target = ?',
    target.seen_since_sent === 1 ? 0 : shift,
    at,
    target.target,
  );
  if (target.seen_since_sent === 0) {
    // Its echo came before this answer and asked for a reading: the answer is better.
    if (target.ties === 0) settleOwed(sql, 'read-target', target.target);
    return;
  }
  // A number was seen while ours was on its way, and taken for one before it: what is missing there is more or less by ours.
  owe(sql, 'read-target', target.target, now);
  if (shift > 0) suspend(sql, target, shift, at, now);
  const less = Math.min(-shift, target.suspense);
  if (less > 0) explain(sql, target, less, 'our own number was on its way there', now);
}

/** The store's clock, ms. */
const atOf = ({ at }: { at: string }): number => Date.parse(at) || 0;

/** Nothing is concluded from a place that is not kept: what it shows is only noted, as by observe-target.ts. */
function noteShown(sql: SyncSql, target: TargetRow, value: number, outcome: RowOutcome): void {
  if (outcome.kind === 'refused') return;
  sql.all(
    'UPDATE targets SET expected = ?, confirmed_at = ?, ties = 0 WHERE target = ? AND confirmed_at <= ?',
    outcome.kind === 'written' ? value : outcome.available,
    atOf(outcome),
    target.target,
    atOf(outcome),
  );
}

/**
 * A number that was withdrawn had reached the store, and the place is kept again. What it was seen to show since has our
 * number in it; before, it has not.
 */
function wroteAfterAll(
  sql: SyncSql,
  target: TargetRow,
  row: Pick<GateRow, 'value' | 'changeFrom'>,
  at: number,
  now: number,
): void {
  const wasSeen =
    target.confirmed_at > at || (target.confirmed_at === at && target.expected === row.value);
  if (!wasSeen)
    sql.all(
      'UPDATE targets SET expected = expected + ?, confirmed_at = ? WHERE target = ?',
      row.value - row.changeFrom,
      at,
      target.target,
    );
  owe(sql, 'read-target', target.target, now);
}
