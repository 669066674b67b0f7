/** After every change: each place that shows another number than it may gets a row for its store's gate. */
import type { GateRow, RowOutcome } from '../../gate/gate-row.ts';
import type { SyncSql } from '../../shared/sync-sql.ts';
import { sellable } from '../sellable.ts';
import { isApplied, type LedgerSetup } from '../setup.ts';
import { countedUnits, levelsOf } from './free.ts';
import { differs, explain, suspend } from './observe-target.ts';
import { owe, owePages, settleOwed } from './owed.ts';
import { groupOf, linkOf, nextSequence, readSetup } from './tables.ts';
import { readTarget, readTargets, type TargetRow } from './targets.ts';

/** What each target may sell now; undefined where its link takes no part or nothing was read at the source yet. */
export function sellableOf(
  sql: SyncSql,
  setup: LedgerSetup,
  targets: readonly TargetRow[],
): Map<string, number> {
  const levels = levelsOf(sql);
  if (levels.size === 0) return new Map();
  const counted = countedUnits(sql, setup);
  return new Map(
    targets.flatMap((target) => {
      const link = linkOf(setup, target.link_id);
      const group = link && groupOf(link, target.location_id);
      return link && group ? [[target.target, sellable(levels, counted, group, link)]] : [];
    }),
  );
}

/**
 * @param because whether sales caused it: only other causes count for the stop on mass zeroing (ST8)
 * @param applied targets whose first levels a person has just seen and applied: no other cause counts for them either
 */
export function fanOut(
  sql: SyncSql,
  because: 'sale' | 'other',
  now: number,
  applied: ReadonlySet<string> = new Set(),
): void {
  const setup = readSetup(sql);
  if (!setup) return;
  const targets = readTargets(sql);
  const may = sellableOf(sql, setup, targets);
  for (const target of targets) {
    const value = may.get(target.target);
    if (value === undefined || !isWritten(sql, setup, target)) continue;
    const shows = target.sent_value ?? target.expected;
    if (value === shows || target.expected === null) continue;
    if (target.problem !== null && value === target.problem_value) continue;
    sql.all(
      `UPDATE targets SET sent_value = ?, sent_from = expected, sent_sequence = ?, seen_since_sent = 0, sent_zeroing = ?,
         problem = NULL
       WHERE target = ?`,
      value,
      nextSequence(sql),
      isZeroing(setup, target, value, because, applied) ? 1 : 0,
      target.target,
    );
    owe(sql, 'gate', target.target, now);
    owePages(sql, now);
  }
}

/** Whether it counts for the stop on mass zeroing. Who unlinks a copy has agreed to its zero before. */
const isZeroing = (
  setup: LedgerSetup,
  target: TargetRow,
  value: number,
  because: 'sale' | 'other',
  applied: ReadonlySet<string>,
): boolean =>
  because === 'other' &&
  value === 0 &&
  (target.expected ?? 0) > 0 &&
  !applied.has(target.target) &&
  !linkOf(setup, target.link_id)?.unlinking;

/** Nothing is written before Apply, or while an edit there is on its way to the source. */
function isWritten(sql: SyncSql, setup: LedgerSetup, target: TargetRow): boolean {
  const link = linkOf(setup, target.link_id);
  if (!link?.active || !isApplied(link, groupOf(link, target.location_id))) return false;
  const passing = sql.all(
    "SELECT 1 AS one FROM adjustments WHERE target = ? AND state IN ('owed', 'sent', 'stale')",
    target.target,
  );
  return passing.length === 0;
}

/** The row a target's gate is to be given; undefined where nothing is on its way. */
export function gateRowOf(
  sql: SyncSql,
  name: string,
): { storeId: string; row: GateRow } | undefined {
  const setup = readSetup(sql);
  const target = readTarget(sql, name);
  const link = setup && target && linkOf(setup, target.link_id);
  if (!link || target.sent_value === null) return undefined;
  const { sourceStoreId, inventoryItemId } = setup;
  return {
    storeId: target.store_id,
    row: {
      ledger: { sourceStoreId, inventoryItemId },
      target: target.target,
      connectionId: link.connectionId,
      inventoryItemId: target.inventory_item_id,
      locationId: target.location_id,
      value: target.sent_value,
      changeFrom: target.sent_from ?? 0,
      sequence: target.sent_sequence ?? 0,
      zeroing: target.sent_zeroing === 1,
      linksOfConnection: link.linksOfConnection,
    },
  };
}

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
  const settled = { ...target, sent_value: null, sent_sequence: null };
  switch (outcome.kind) {
    case 'written':
      wrote(sql, target, row.value - row.changeFrom, Date.parse(outcome.at) || 0, now);
      return true;
    case 'stale':
    case 'read-back':
      if (outcome.kind === 'read-back')
        assumeLikelier(sql, settled, row.value - row.changeFrom, outcome.available);
      differs(
        sql,
        settled,
        { available: outcome.available, storeAt: Date.parse(outcome.at) || 0 },
        now,
      );
      return true;
    case 'refused':
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
