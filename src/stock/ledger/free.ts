/** What is free to sell: levels less what is sold and not in them. Every number of a ledger comes from here. */
import type { SyncSql } from '../../shared/sync-sql.ts';
import type { CountedUnits } from '../sellable.ts';
import type { LedgerSetup } from '../setup.ts';
import { type ChargePlaces, chargeLocations } from './charge-locations.ts';
import { groupOf, linkOf } from './tables.ts';

/** Newest reading per source location. */
export const levelsOf = (sql: SyncSql): Map<string, number> =>
  new Map(
    sql
      .all<{ location_id: string; available: number }>('SELECT location_id, available FROM levels')
      .map((row) => [row.location_id, row.available]),
  );

/**
 * Units of a row of `charges` that adjustments are to have taken at the source: all that no push took while the path is
 * theirs, and of a line whose path is a push by now only those that were shipped before.
 */
export const unitsToTake = `min(CASE path WHEN 'adjust' THEN wanted ELSE kept END, max(0, wanted - ended - coalesce(
  (SELECT sum(units) FROM settlements s WHERE s.key = charges.key AND s.by = 'push'), 0)))`;

/**
 * Changes a charge or its settlements, and brings what follows from them along.
 * @returns by how many units more or less of it count now
 */
export function changeCharge(sql: SyncSql, key: string, change: () => void): number {
  const before = countedOf(sql, key);
  change();
  sql.all(
    `UPDATE charges SET
       held = max(0, wanted - ended - coalesce((SELECT sum(units) FROM settlements s WHERE s.key = charges.key), 0)),
       to_adjust = ${unitsToTake}
         - coalesce((SELECT sum(units) FROM settlements s WHERE s.key = charges.key AND s.by = 'adjust'), 0)
     WHERE key = ?`,
    key,
  );
  return countedOf(sql, key) - before;
}

/** Units of one charge that count: held, or taken and not yet in a reading. */
function countedOf(sql: SyncSql, key: string): number {
  const [row] = sql.all<{ units: number }>(
    `SELECT coalesce((SELECT held FROM charges WHERE key = ?), 0)
       + coalesce((SELECT sum(units) FROM settlements WHERE key = ? AND open = 1 AND units > 0), 0) AS units`,
    key,
    key,
  );
  return row?.units ?? 0;
}

/** Everything that counts against what may be sold, each with where it may be taken. */
export function countedUnits(sql: SyncSql, setup: LedgerSetup): CountedUnits[] {
  const charged = [
    ...sql.all<ChargePlaces & { units: number; location_id: string }>(
      "SELECT held AS units, link_id, routed, locations, '' AS location_id FROM charges WHERE held > 0",
    ),
    ...sql.all<ChargePlaces & { units: number; location_id: string }>(
      `SELECT s.units, c.link_id, c.routed, c.locations, s.location_id
       FROM settlements s LEFT JOIN charges c ON c.key = s.key WHERE s.open = 1 AND s.units > 0`,
    ),
  ].map(
    (row): CountedUnits => ({
      units: row.units,
      sourceLocationIds: row.location_id === '' ? chargeLocations(setup, row) : [row.location_id],
    }),
  );
  const missing = sql
    .all<{ link_id: string; location_id: string; suspense: number }>(
      'SELECT link_id, location_id, suspense FROM targets WHERE suspense > 0',
    )
    .map((row): CountedUnits => {
      const link = linkOf(setup, row.link_id);
      return {
        units: row.suspense,
        sourceLocationIds: link && groupOf(link, row.location_id)?.sourceLocationIds,
      };
    });
  return [...charged, ...missing];
}

/** Levels less all that counts, over the whole source; may be below zero. */
export function freeUnits(sql: SyncSql): number {
  const [row] = sql.all<{ free: number }>(
    `SELECT coalesce((SELECT sum(available) FROM levels), 0)
       - coalesce((SELECT sum(held) FROM charges WHERE held > 0), 0)
       - coalesce((SELECT sum(units) FROM settlements WHERE open = 1 AND units > 0), 0)
       - coalesce((SELECT sum(suspense) FROM targets), 0) AS free`,
  );
  return row?.free ?? 0;
}
