/** A ledger as pages and tests see it, and whether its movements add up to it (ST7). */
import type { SyncSql } from '../../shared/sync-sql.ts';
import type { ChargeView, LedgerView, TargetState, TargetView } from '../ledger-view.ts';
import { isApplied, type LedgerSetup, type LinkSetup } from '../setup.ts';
import { sellableOf } from './fan-out.ts';
import { freeUnits } from './free.ts';
import { groupOf, linkOf, readSetup } from './tables.ts';
import { readTargets, type TargetRow } from './targets.ts';

/** Undefined before the ledger was ever told what it is for. */
export function viewLedger(sql: SyncSql): LedgerView | undefined {
  const setup = readSetup(sql);
  if (!setup) return undefined;
  const [about] = sql.all<{ sequence: number }>('SELECT sequence FROM about');
  const [unknown] = sql.all<{ count: number }>(
    "SELECT count(*) AS count FROM adjustments WHERE state = 'unknown'",
  );
  return {
    accountId: setup.accountId,
    sourceStoreId: setup.sourceStoreId,
    inventoryItemId: setup.inventoryItemId,
    sku: setup.sku,
    title: setup.title,
    sequence: about?.sequence ?? 0,
    levels: sql
      .all<{ location_id: string; available: number; read_at: number }>(
        'SELECT location_id, available, read_at FROM levels ORDER BY location_id',
      )
      .map((row) => ({
        locationId: row.location_id,
        available: row.available,
        at: row.read_at,
      })),
    charges: listCharges(sql),
    targets: viewTargets(sql, setup),
    free: freeUnits(sql),
    ...totals(sql),
    unknownAdjustments: unknown?.count ?? 0,
  };
}

const totals = (sql: SyncSql): { held: number; settled: number } => {
  const [row] = sql.all<{ held: number; settled: number }>(
    `SELECT coalesce((SELECT sum(held) FROM charges WHERE held > 0), 0) AS held,
       coalesce((SELECT sum(units) FROM settlements WHERE open = 1 AND units > 0), 0) AS settled`,
  );
  return row ?? { held: 0, settled: 0 };
};

type ChargeRow = {
  key: string;
  order_id: string;
  order_name: string;
  destination_store_id: string;
  path: 'push' | 'adjust';
  wanted: number;
  held: number;
  settled: number;
  adjusted: number;
};

/** Lines that count still, newest first; a page shows no more of them. */
const chargesMax = 200;

const listCharges = (sql: SyncSql): ChargeView[] =>
  sql
    .all<ChargeRow>(
      `SELECT c.key, order_id, order_name, destination_store_id, path, wanted, held,
         coalesce((SELECT sum(units) FROM settlements s WHERE s.key = c.key AND open = 1 AND units > 0), 0) AS settled,
         coalesce((SELECT sum(units) FROM settlements s WHERE s.key = c.key AND s.by = 'adjust'), 0) AS adjusted
       FROM charges c WHERE c.key IN (SELECT key FROM charges WHERE held > 0
         UNION SELECT key FROM settlements WHERE open = 1)
       ORDER BY since DESC, c.key LIMIT ?`,
      chargesMax,
    )
    .map((row) => ({
      key: row.key,
      orderId: row.order_id,
      orderName: row.order_name,
      destinationStoreId: row.destination_store_id,
      wanted: row.wanted,
      held: row.held,
      settled: row.settled,
      adjusted: row.adjusted,
      path: row.path,
    }));

function viewTargets(sql: SyncSql, setup: LedgerSetup): TargetView[] {
  const targets = readTargets(sql);
  const may = sellableOf(sql, setup, targets);
  return targets.flatMap((target): TargetView[] => {
    const link = linkOf(setup, target.link_id);
    if (!link) return [];
    return [
      {
        target: target.target,
        linkId: target.link_id,
        connectionId: link.connectionId,
        destinationStoreId: target.store_id,
        destinationItemId: target.inventory_item_id,
        destinationLocationId: target.location_id,
        state: stateOf(target, link),
        sellable: may.get(target.target) ?? 0,
        expected: target.expected ?? undefined,
        suspense: target.suspense,
        problem: target.problem ?? undefined,
      },
    ];
  });
}

function stateOf(target: TargetRow, link: LinkSetup): TargetState {
  if (!link.active) return 'paused';
  if (!isApplied(link, groupOf(link, target.location_id))) return 'waiting';
  if (target.problem !== null) return 'blocked';
  // What it shows above that is set back where the source does not get it, too.
  if (target.sent_value !== null || target.above + target.risen > 0) return 'writing';
  // A place that was never read is none that we ever wrote to.
  return link.unlinking && (target.expected ?? 0) === 0 ? 'ended' : 'aligned';
}

/** A number that the movements do not add up to. */
export type Mismatch = { what: string; kept: number; rebuilt: number };

/** Rebuilds every level, charge and suspense from the movements and compares them with what is kept (ST7). */
export function compareWithMovements(sql: SyncSql): Mismatch[] {
  const rebuiltLevels = sums(sql, 'location_id', 'level_delta');
  const rebuiltCharges = sums(sql, 'subject', 'charge_delta');
  const kept = new Map<string, number>();
  for (const row of sql.all<{ location_id: string; available: number }>(
    'SELECT location_id, available FROM levels',
  ))
    kept.set(`level ${row.location_id}`, row.available);
  for (const row of sql.all<{ key: string; units: number }>(
    // What a push took may be there before the line's charge is.
    `SELECT key, sum(units) AS units FROM (SELECT key, held AS units FROM charges
       UNION ALL SELECT key, units FROM settlements WHERE open = 1 AND units > 0) GROUP BY key`,
  ))
    kept.set(`charge ${row.key}`, row.units);
  for (const row of sql.all<{ target: string; suspense: number }>(
    'SELECT target, suspense FROM targets',
  ))
    kept.set(`charge ${row.target}`, row.suspense);
  const rebuilt = new Map<string, number>([
    ...[...rebuiltLevels].map(([id, units]) => [`level ${id}`, units] as [string, number]),
    ...[...rebuiltCharges].map(([id, units]) => [`charge ${id}`, units] as [string, number]),
  ]);
  return [...new Set([...kept.keys(), ...rebuilt.keys()])].flatMap((what) => {
    const pair = { kept: kept.get(what) ?? 0, rebuilt: rebuilt.get(what) ?? 0 };
    return pair.kept === pair.rebuilt ? [] : [{ what, ...pair }];
  });
}

const sums = (sql: SyncSql, by: string, of: string): Map<string, number> =>
  new Map(
    sql
      .all<{ id: string; units: number }>(
        `SELECT ${by} AS id, sum(${of}) AS units FROM movements WHERE ${by} IS NOT NULL GROUP BY ${by}`,
      )
      .map((row) => [row.id, row.units]),
  );
