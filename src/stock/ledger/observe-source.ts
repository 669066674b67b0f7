/** A reading of the source replaces levels whole, and ends the settlements it includes (stock rule 1). */
import type { SyncSql } from '../../shared/sync-sql.ts';
import { writeMovement } from './movements.ts';
import { isOwed, owe, settleOwed } from './owed.ts';
import { include, noteSeen, untilIncluded } from './settle.ts';
import { readSetup } from './tables.ts';

/** One location's number, as the source's webhook or a reading of ours says it. */
export type LevelSeen = {
  locationId: string;
  available: number;
  /** The store's clock, ms. */
  storeAt: number;
};

/** `begun`: when a reading of ours began, ms; undefined: a webhook. A reading names every location that stocks it. */
export type SourceSeen = {
  begun: number | undefined;
  levels: LevelSeen[];
  /** For people: `north-supply.myshopify.com`. */
  actor: string;
  cause: string;
  /** What a change is called that nothing of ours explains; where not said, by whether there are more or fewer. */
  kind?: 'drift-repaired';
};

type Known = { available: number; store_at: number; begun: number };

export function observeSource(sql: SyncSql, seen: SourceSeen, now: number): void {
  const rises = withAbsent(sql, seen).map((level) => observeLevel(sql, seen, level, now));
  if (seen.begun !== undefined) {
    sql.all("UPDATE adjustments SET state = 'seen' WHERE state = 'stale'");
    if (openSettlements(sql).length === 0 || isAnswered(sql, seen.begun))
      settleOwed(sql, 'read-source', '');
  }
  if (
    openSettlements(sql).length === 0 ||
    (seen.begun !== undefined && isAnswered(sql, seen.begun))
  )
    settleOwed(sql, 'read-source', untilIncluded);
  if (rises.includes(true)) owe(sql, 'too-few', '', now);
}

/** A location that a reading does not name stocks none of it. */
function withAbsent(sql: SyncSql, { begun, levels }: SourceSeen): LevelSeen[] {
  if (begun === undefined) return levels;
  const named = new Set(levels.map(({ locationId }) => locationId));
  const known = sql.all<{ location_id: string; store_at: number }>(
    'SELECT location_id, store_at FROM levels',
  );
  const ids = new Set([
    ...known.map((row) => row.location_id),
    ...(readSetup(sql)?.sourceLocationIds ?? []),
  ]);
  const absent = [...ids].filter((id) => !named.has(id));
  return [
    ...levels,
    ...absent.map((locationId) => ({
      locationId,
      available: 0,
      storeAt: known.find((row) => row.location_id === locationId)?.store_at ?? 0,
    })),
  ];
}

/** A reading answers what was owed before it began; settlements made since are still owed one. */
const isAnswered = (sql: SyncSql, begun: number): boolean =>
  openSettlements(sql).every((one) => one.settled_at < begun);

/** @returns whether the source has more than was known */
function observeLevel(sql: SyncSql, seen: SourceSeen, level: LevelSeen, now: number): boolean {
  const { locationId, available, storeAt } = level;
  const [known] = sql.all<Known>(
    'SELECT available, store_at, begun FROM levels WHERE location_id = ?',
    locationId,
  );
  const isNewer = !known || replaces(level, seen.begun, known);
  const includes =
    isNewer || seen.begun !== undefined ? included(sql, seen.begun, level, known) : [];
  if (!isNewer) {
    // What is known is newer still, so it has what this reading of ours has.
    for (const one of includes)
      include(sql, one.key, one.reference, one.location_id, { levelDelta: 0, at: locationId }, now);
    // Same second, another number: which of the two is newer only the store knows.
    if (known.store_at === storeAt && known.available !== available)
      owe(sql, 'read-source', '', now);
    return false;
  }
  // What our own takings explain first, then the rest: each movement is the part of the change it stands for.
  keepLevel(sql, seen.begun, { ...level, available: known?.available ?? 0 }, now);
  for (const one of includes) {
    sql.all(
      'UPDATE levels SET available = available - ? WHERE location_id = ?',
      one.units,
      locationId,
    );
    include(
      sql,
      one.key,
      one.reference,
      one.location_id,
      { levelDelta: -one.units, at: locationId },
      now,
    );
  }
  const taken = includes.reduce((sum, one) => sum + one.units, 0);
  const change = available - (known?.available ?? 0);
  keepLevel(sql, seen.begun, level, now);
  writeRest(sql, { seen, level, rest: change + taken, isFirst: !known }, now);
  const unexplained = openSettlements(sql).some(
    (one) => (one.location_id === locationId || one.location_id === '') && one.store_at >= storeAt,
  );
  // Differs, and is not strictly later than what we took: read again.
  if (seen.begun === undefined && unexplained && change !== 0 && !isReadAnyway(sql))
    owe(sql, 'read-source', '', now + 1000);
  return change + taken > 0 && known !== undefined;
}

const isReadAnyway = (sql: SyncSql): boolean =>
  isOwed(sql, 'read-source', '') || isOwed(sql, 'read-source', untilIncluded);

function keepLevel(
  sql: SyncSql,
  begun: number | undefined,
  { locationId, available, storeAt }: LevelSeen,
  now: number,
): void {
  sql.all(
    `INSERT INTO levels (location_id, available, store_at, begun, read_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (location_id) DO UPDATE SET available = excluded.available, store_at = excluded.store_at,
       begun = excluded.begun, read_at = excluded.read_at`,
    locationId,
    available,
    storeAt,
    begun ?? 0,
    now,
  );
}

/** Newer by the store's clock; of one second, by when our readings began. Two webhooks of one second are read. */
function replaces(level: LevelSeen, begun: number | undefined, known: Known): boolean {
  if (level.storeAt !== known.store_at) return level.storeAt > known.store_at;
  return begun !== undefined && begun >= known.begun;
}

type Open = {
  key: string;
  reference: string;
  location_id: string;
  units: number;
  store_at: number;
  settled_at: number;
};

const openSettlements = (sql: SyncSql): Open[] =>
  sql.all<Open>(
    `SELECT key, reference, location_id, units, store_at, settled_at FROM settlements WHERE open = 1
     ORDER BY store_at, key, reference`,
  );

/** The settlements that this number of this location includes. */
function included(
  sql: SyncSql,
  begun: number | undefined,
  level: LevelSeen,
  known: Known | undefined,
): Open[] {
  const open = openSettlements(sql);
  const isLater = (one: Open) =>
    begun === undefined ? level.storeAt > one.store_at : begun > one.settled_at;
  const here = open.filter((one) => one.location_id === level.locationId);
  const sure = here.filter(isLater);
  for (const one of open.filter((any) => any.location_id === '' && isLater(any))) {
    noteSeen(sql, one.key, one.reference, level.locationId);
    if (seenEverywhere(sql, one)) sure.push(one);
  }
  if (begun !== undefined || !known) return sure;
  // Of the same second: included where the number is exactly what they leave.
  const ties = here.filter((one) => !sure.includes(one) && one.store_at === level.storeAt);
  let left = known.available - sure.reduce((sum, one) => sum + one.units, 0);
  for (const [at, one] of ties.entries()) {
    left -= one.units;
    if (left === level.available) return [...sure, ...ties.slice(0, at + 1)];
  }
  return sure;
}

function seenEverywhere(sql: SyncSql, { key, reference }: Open): boolean {
  const seen = new Set(
    sql
      .all<{ location_id: string }>(
        'SELECT location_id FROM seen_at WHERE key = ? AND reference = ?',
        key,
        reference,
      )
      .map((row) => row.location_id),
  );
  return (readSetup(sql)?.sourceLocationIds ?? []).every((id) => seen.has(id));
}

function writeRest(
  sql: SyncSql,
  of: { seen: SourceSeen; level: LevelSeen; rest: number; isFirst: boolean },
  now: number,
): void {
  const { seen, level, rest, isFirst } = of;
  if (rest === 0) return;
  writeMovement(
    sql,
    {
      kind: seen.kind ?? (rest > 0 ? 'received' : 'sold-at-source'),
      levelDelta: rest,
      locationId: level.locationId,
      cause: isFirst ? `first reading: ${seen.cause}` : seen.cause,
      actor: seen.actor,
    },
    now,
  );
}
