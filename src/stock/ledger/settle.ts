/** Our push took units at the source: they count until a reading of the source includes them (stock rules 1 and 3). */
import type { SyncSql } from '../../shared/sync-sql.ts';
import { changeCharge } from './free.ts';
import { writeMovement } from './movements.ts';
import { owe } from './owed.ts';
import { readSetup } from './tables.ts';

export type SettledUnits = {
  key: string;
  /** Names the push: repeating it changes nothing. */
  reference: string;
  /** When the source made the order, its clock, ISO 8601. */
  at: string;
  /** By source location where the store's answer says so; else one part without a location. */
  parts: { locationId: string | undefined; units: number }[];
};

/** The source's own webhook nearly always answers first; past this time it is read. */
const readAfterMs = 3_000;

/** The subject of that reading: owed while something taken is in no reading yet, whoever said it first. */
export const untilIncluded = 'until what was taken is included';

export function settle(sql: SyncSql, settled: SettledUnits, now: number): void {
  const known = sql.all(
    'SELECT 1 AS one FROM settlements WHERE key = ? AND reference = ?',
    settled.key,
    settled.reference,
  );
  if (known.length > 0) return;
  const storeAt = Date.parse(settled.at) || now;
  for (const { locationId, units } of settled.parts) {
    if (units <= 0) continue;
    const chargeDelta = changeCharge(sql, settled.key, () =>
      sql.all(
        `INSERT INTO settlements (key, reference, location_id, units, by, store_at, settled_at, open)
         VALUES (?, ?, ?, ?, 'push', ?, ?, 1)`,
        settled.key,
        settled.reference,
        locationId ?? '',
        units,
        storeAt,
        now,
      ),
    );
    tell(sql, settled, { kind: 'settled', chargeDelta, locationId }, now);
    includeIfSeen(sql, settled, locationId, { storeAt, units }, now);
  }
}

/** The source's webhook may have come before the answer to our create: a strictly later reading includes it already. */
function includeIfSeen(
  sql: SyncSql,
  settled: SettledUnits,
  locationId: string | undefined,
  taken: { storeAt: number; units: number },
  now: number,
): void {
  const levels = sql.all<{ location_id: string; store_at: number }>(
    'SELECT location_id, store_at FROM levels',
  );
  const later = levels.filter((level) => level.store_at > taken.storeAt);
  const laterIds = new Set(later.map((level) => level.location_id));
  const everywhere = readSetup(sql)?.sourceLocationIds ?? [];
  const all = everywhere.length > 0 && everywhere.every((id) => laterIds.has(id));
  if (locationId === undefined ? all : laterIds.has(locationId))
    include(sql, settled.key, settled.reference, locationId ?? '', { levelDelta: 0 }, now);
  else {
    if (locationId === undefined)
      for (const id of laterIds) noteSeen(sql, settled.key, settled.reference, id);
    owe(sql, 'read-source', untilIncluded, now + readAfterMs);
  }
}

export function noteSeen(sql: SyncSql, key: string, reference: string, locationId: string): void {
  sql.all(
    'INSERT INTO seen_at (key, reference, location_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    key,
    reference,
    locationId,
  );
}

/** A reading includes a settlement: it counts no longer. `levelDelta` is what the level fell by because of it. */
export function include(
  sql: SyncSql,
  key: string,
  reference: string,
  settledAt: string,
  { levelDelta, at }: { levelDelta: number; at?: string },
  now: number,
): void {
  const chargeDelta = changeCharge(sql, key, () => {
    sql.all(
      'UPDATE settlements SET open = 0 WHERE key = ? AND reference = ? AND location_id = ?',
      key,
      reference,
      settledAt,
    );
    sql.all('DELETE FROM seen_at WHERE key = ? AND reference = ?', key, reference);
  });
  const locationId = at ?? (settledAt === '' ? undefined : settledAt);
  tell(sql, { key, reference }, { kind: 'included', chargeDelta, levelDelta, locationId }, now);
}

/** Units of a line that left before their order was cancelled. */
export type UnitsThatLeft = { key: string; units: number };

/**
 * The source order is gone (cancelled): what is still wanted of its lines is held again, but for what had left: that was taken
 * and stays taken. Repeating changes nothing.
 */
export function unsettle(
  sql: SyncSql,
  reference: string,
  left: readonly UnitsThatLeft[],
  now: number,
): void {
  const rows = sql.all<{ key: string; units: number; at: number }>(
    `SELECT key, sum(units) AS units, min(store_at) AS at FROM settlements WHERE reference = ? GROUP BY key`,
    reference,
  );
  const known = new Map(rows.map((row) => [row.key, row]));
  const keeps = new Map(left.map(({ key, units }) => [key, units]));
  let changed = false;
  for (const key of new Set([...known.keys(), ...keeps.keys()])) {
    const units = keeps.get(key) ?? 0;
    if (units === (known.get(key)?.units ?? 0) || !isCharged(sql, key)) continue;
    changed = true;
    const chargeDelta = changeCharge(sql, key, () => {
      sql.all('DELETE FROM settlements WHERE key = ? AND reference = ?', key, reference);
      sql.all('DELETE FROM seen_at WHERE key = ? AND reference = ?', key, reference);
      if (units > 0)
        // It left long after it was taken: every reading since has it.
        sql.all(
          `INSERT INTO settlements (key, reference, location_id, units, by, store_at, settled_at, open)
           VALUES (?, ?, '', ?, 'push', ?, ?, 0)`,
          key,
          reference,
          units,
          known.get(key)?.at ?? now,
          now,
        );
    });
    tell(sql, { key, reference }, { kind: 'unsettled', chargeDelta }, now);
  }
  if (changed) owe(sql, 'read-source', '', now + readAfterMs);
}

const isCharged = (sql: SyncSql, key: string): boolean =>
  sql.all('SELECT 1 AS one FROM charges WHERE key = ?', key).length > 0;

function tell(
  sql: SyncSql,
  { key, reference }: { key: string; reference: string },
  moved: {
    kind: 'settled' | 'included' | 'unsettled';
    chargeDelta: number;
    levelDelta?: number;
    locationId?: string | undefined;
  },
  now: number,
): void {
  const [charge] = sql.all<{ order_id: string; cause: string }>(
    'SELECT order_id, cause FROM charges WHERE key = ?',
    key,
  );
  writeMovement(
    sql,
    {
      ...moved,
      subject: key,
      cause: charge?.cause ?? reference,
      actor: 'Crossdock',
      orderId: charge?.order_id,
    },
    now,
  );
}
