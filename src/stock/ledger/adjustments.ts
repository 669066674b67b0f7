/**
 * A destination without Order Push sold units: the source is made to fall as well, by adjustments of ours (ST2, stock
 * rule 4). What they took for a line is moved to what is wanted of it, one adjustment at a time, never repeated blindly.
 */
import type { SyncSql } from '../../shared/sync-sql.ts';
import { type ChargePlaces, chargeLocations } from './charge-locations.ts';
import { owe, putOff, settleOwed } from './owed.ts';
import { linkOf, readSetup } from './tables.ts';

/**
 * `owed`: to be sent. `sent`: its answer is awaited, repeated as it is. `done`. `stale`: the source had another number;
 * a reading is owed, then it is planned anew. `seen`: that reading came. `refused`: a definite no. `unknown`: no answer in
 * ten minutes; a person must look. `dropped`: not wanted any more before it was sent.
 */
export type AdjustmentState =
  | 'owed'
  | 'sent'
  | 'done'
  | 'stale'
  | 'seen'
  | 'refused'
  | 'unknown'
  | 'dropped';

export type AdjustmentRow = {
  number: number;
  key: string | null;
  target: string | null;
  delta: number;
  location_id: string | null;
  change_from: number | null;
  state: AdjustmentState;
  sent_at: number | null;
  made_at: number;
  problem: string | null;
};

/** A refused adjustment is planned anew after this time, or when its ledger is told something new. */
const refusedForMs = 60 * 60_000;

export function oweAdjustment(
  sql: SyncSql,
  made: { key: string | null; target: string | null; delta: number },
  now: number,
): number {
  const [row] = sql.all<{ number: number }>(
    "INSERT INTO adjustments (key, target, delta, state, made_at) VALUES (?, ?, ?, 'owed', ?) RETURNING number",
    made.key,
    made.target,
    made.delta,
    now,
  );
  if (!row) throw new Error('An adjustment just written cannot be read');
  owe(sql, 'adjust', String(row.number), now);
  return row.number;
}

/** Units that adjustments should still take for each line: below zero to give back. */
function wantedAdjustments(sql: SyncSql): { key: string; linkId: string | null; units: number }[] {
  return sql
    .all<{ key: string; link_id: string | null; to_adjust: number }>(
      'SELECT key, link_id, to_adjust FROM charges WHERE to_adjust <> 0 ORDER BY since, key',
    )
    .map((row) => ({ key: row.key, linkId: row.link_id, units: row.to_adjust }));
}

/** Plans the next adjustment, one at a time: its compare needs the level that the one before it leaves. */
export function planAdjustment(sql: SyncSql, now: number): void {
  const standing = sql.all<{ state: AdjustmentState }>(
    "SELECT state FROM adjustments WHERE state IN ('owed', 'sent', 'stale')",
  );
  if (standing.length > 0) return;
  const setup = readSetup(sql);
  if (!setup) return;
  const stuck = new Set(
    sql
      .all<{ key: string }>(
        `SELECT key FROM adjustments WHERE key IS NOT NULL
           AND (state = 'unknown' OR (state = 'refused' AND made_at > ?))`,
        now - refusedForMs,
      )
      .map((row) => row.key),
  );
  for (const { key, linkId, units } of wantedAdjustments(sql)) {
    const link = linkId === null ? undefined : linkOf(setup, linkId);
    // Nothing is written to a store before Apply, the source included (ST8). Giving back is always right.
    const mayTake = link?.active === true && link.alignedAt !== undefined;
    if (stuck.has(key) || (units > 0 && !mayTake)) continue;
    oweAdjustment(sql, { key, target: null, delta: -units }, now);
    return;
  }
}

/** What the source is to be asked. The same until there is an answer. */
export type AdjustmentToSend = {
  number: number;
  /** Names it for the store: the same for every repetition. */
  name: string;
  delta: number;
  locationId: string;
  changeFrom: number;
  sentAt: number;
  /** The line it is for, with all that adjustments will have taken for it; undefined for an edit that is passed on. */
  line:
    | { key: string; orderId: string; orderName: string; cause: string; takenAfter: number }
    | undefined;
};

/** Freezes an adjustment at its first sending. @returns undefined where there is nothing to send (any more) */
export function takeAdjustment(
  sql: SyncSql,
  number: number,
  now: number,
): AdjustmentToSend | undefined {
  const row = readAdjustment(sql, number);
  if (row?.state === 'sent') return toSend(sql, row);
  if (row?.state !== 'owed') {
    settleOwed(sql, 'adjust', String(number));
    return undefined;
  }
  if (row.key !== null && !stillWanted(sql, row.key, row.delta)) {
    finish(sql, number, 'dropped', undefined);
    return undefined;
  }
  const locationId = row.location_id ?? chooseLocation(sql, row);
  const [level] = sql.all<{ available: number }>(
    'SELECT available FROM levels WHERE location_id = ?',
    locationId ?? '',
  );
  if (locationId === undefined || !level) {
    owe(sql, 'read-source', '', now);
    putOff(sql, 'adjust', String(number), now + 2_000);
    return undefined;
  }
  sql.all(
    "UPDATE adjustments SET state = 'sent', sent_at = ?, location_id = ?, change_from = ? WHERE number = ?",
    now,
    locationId,
    level.available,
    number,
  );
  const sent = readAdjustment(sql, number);
  return sent && toSend(sql, sent);
}

export const readAdjustment = (sql: SyncSql, number: number): AdjustmentRow | undefined =>
  sql.all<AdjustmentRow>('SELECT * FROM adjustments WHERE number = ?', number)[0];

export function finish(
  sql: SyncSql,
  number: number,
  state: AdjustmentState,
  problem: string | undefined,
): void {
  sql.all(
    'UPDATE adjustments SET state = ?, problem = ? WHERE number = ?',
    state,
    problem?.slice(0, 500) ?? null,
    number,
  );
  settleOwed(sql, 'adjust', String(number));
}

const stillWanted = (sql: SyncSql, key: string, delta: number): boolean =>
  wantedAdjustments(sql).some((one) => one.key === key && one.units === -delta);

function toSend(sql: SyncSql, row: AdjustmentRow): AdjustmentToSend {
  const setup = readSetup(sql);
  return {
    number: row.number,
    name: `${setup?.sourceStoreId}/${setup?.inventoryItemId}/${row.key ?? row.target}/${row.number}`,
    delta: row.delta,
    locationId: row.location_id ?? '',
    changeFrom: row.change_from ?? 0,
    sentAt: row.sent_at ?? 0,
    line: row.key === null ? undefined : lineOf(sql, row.key, row.delta),
  };
}

function lineOf(sql: SyncSql, key: string, delta: number): AdjustmentToSend['line'] {
  const [row] = sql.all<{ order_id: string; order_name: string; cause: string; taken: number }>(
    `SELECT order_id, order_name, cause,
       coalesce((SELECT sum(units) FROM settlements s WHERE s.key = c.key AND s.by = 'adjust'), 0) AS taken
     FROM charges c WHERE key = ?`,
    key,
  );
  return (
    row && {
      key,
      orderId: row.order_id,
      orderName: row.order_name,
      cause: row.cause,
      takenAfter: row.taken - delta,
    }
  );
}

/** The group's first location with enough, else its first; what was taken goes back where it came from. */
function chooseLocation(sql: SyncSql, row: AdjustmentRow): string | undefined {
  const [charge] = sql.all<ChargePlaces>(
    'SELECT link_id, routed, locations FROM charges WHERE key = ?',
    row.key ?? '',
  );
  if (row.delta > 0) {
    const [taken] = sql.all<{ location_id: string }>(
      "SELECT location_id FROM settlements WHERE key = ? AND by = 'adjust' ORDER BY settled_at DESC LIMIT 1",
      row.key ?? '',
    );
    if (taken) return taken.location_id;
  }
  const setup = readSetup(sql);
  const ids = (charge && chargeLocations(setup, charge)) ?? setup?.sourceLocationIds ?? [];
  const levels = new Map(
    sql
      .all<{ location_id: string; available: number }>('SELECT location_id, available FROM levels')
      .map((level) => [level.location_id, level.available]),
  );
  return ids.find((id) => (levels.get(id) ?? 0) >= -row.delta) ?? ids.find((id) => levels.has(id));
}
