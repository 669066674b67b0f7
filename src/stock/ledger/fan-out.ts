/** After every change: each place that shows another number than it may gets a row for its store's gate. */
import type { GateRow } from '../../gate/gate-row.ts';
import type { SyncSql } from '../../shared/sync-sql.ts';
import { sellable } from '../sellable.ts';
import type { LedgerSetup } from '../setup.ts';
import { countedUnits, levelsOf } from './free.ts';
import { owe, owePages } from './owed.ts';
import { noteArrived, toShow } from './restock.ts';
import { groupOf, linkOf, nextSequence, readSetup } from './tables.ts';
import { isKept, readTarget, readTargets, type TargetRow } from './targets.ts';

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
    const mayBeSold = may.get(target.target);
    if (mayBeSold === undefined) continue;
    noteArrived(sql, target, mayBeSold);
    if (!isWritten(sql, setup, target)) continue;
    const value = toShow(target, mayBeSold);
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
  if (!isKept(setup, target)) return false;
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
