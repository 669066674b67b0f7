/** A destination sold units of a line: the charge follows the newest reading of its order (stock rules 2, 3 and 4). */
import type { SyncSql } from '../../shared/sync-sql.ts';
import { servingLocations } from './charge-locations.ts';
import { changeCharge, unitsToTake } from './free.ts';
import { writeMovement } from './movements.ts';
import { fall } from './restock.ts';
import { linkOf, readSetup } from './tables.ts';
import { takeSale } from './take-sale.ts';

/** What a reading of a destination order says about one line. Readings are ordered by (updatedAt, reading). */
export type WantedUnits = {
  /** Destination shop and order line: the platforms' own ids. */
  key: string;
  orderId: string;
  orderName: string;
  destinationStoreId: string;
  linkId: string | undefined;
  /** The line's current quantity, shipped or not. */
  units: number;
  /** How it is taken at the source: by our push, or (Order Push off) by an adjustment of ours. */
  path: 'push' | 'adjust';
  /**
   * Units of it that somebody shipped without a push of ours. They are gone: what adjustments take for them stays taken
   * whatever the path is now, and only the others turn to a push. None where it is not said.
   */
  shippedByOthers?: number;
  /**
   * Units beside them that came off the line and were put back on no shelf: what adjustments took for them stays taken. None
   * where it is not said.
   */
  writtenOff?: number;
  /**
   * Units of it that pushes which stand have taken, or may yet take. Fewer than they took: the rest came off the source
   * order as well, or will, and a unit that is wanted again is held again. Where it is not said, what they took.
   */
  pushed?: number;
  /** The store's clock, ISO 8601. */
  createdAt: string;
  updatedAt: string;
  /** Number taken before reading: of two readings with one updatedAt the larger is newer. */
  reading: number;
  /** Where the destination routed the line. */
  assigned: { locationId: string; quantity: number }[];
  /** For people: `mug-street.myshopify.com #1001`. */
  cause: string;
};

/** Where a line stands after it: `adjusted` units that adjustments took are to be given back before a push may take them. */
export type LineStanding = { held: number; adjusted: number };

/** Follows a reading; an older or equal one changes nothing. A charge's path follows every reading that is not older. */
export function hold(sql: SyncSql, line: WantedUnits, now: number): LineStanding {
  const [before] = sql.all<{ wanted: number; updated_at: string; reading: number; path: string }>(
    'SELECT wanted, updated_at, reading, path FROM charges WHERE key = ?',
    line.key,
  );
  if (!before || isNewer(line, before))
    follow(sql, withWrittenOff(sql, line), before?.wanted ?? 0, now);
  return standingOf(sql, line.key);
}

/** Written-off units count as ones that somebody shipped; those that no adjustment took never left the source. */
function withWrittenOff(sql: SyncSql, line: WantedUnits): WantedUnits {
  const { units, writtenOff = 0, shippedByOthers = 0 } = line;
  if (writtenOff === 0) return line;
  const lost = line.path === 'adjust' ? writtenOff : Math.min(writtenOff, takenOf(sql, line.key));
  return { ...line, units: units + lost, shippedByOthers: shippedByOthers + lost };
}

/** Units of a line that adjustments are to have taken by what is known. */
const takenOf = (sql: SyncSql, key: string): number =>
  sql.all<{ units: number }>(`SELECT ${unitsToTake} AS units FROM charges WHERE key = ?`, key)[0]
    ?.units ?? 0;

function follow(sql: SyncSql, line: WantedUnits, wantedBefore: number, now: number): void {
  let freed = 0;
  const chargeDelta = changeCharge(sql, line.key, () => {
    changeCharge(sql, line.key, () => letGo(sql, line));
    freed = -changeCharge(sql, line.key, () => keepCharge(sql, line, now));
  });
  if (chargeDelta !== 0)
    writeMovement(
      sql,
      {
        kind: chargeDelta > 0 ? 'held' : 'released',
        chargeDelta,
        subject: line.key,
        cause: line.cause,
        actor: 'Crossdock',
        orderId: line.orderId,
      },
      now,
    );
  const sold = line.units - wantedBefore;
  if (sold < 0) fall(sql, { ...line, units: -sold, awaited: Math.max(0, -sold - freed) }, now);
  // The store took the units when the order was placed, or where it was changed later, by then at the latest.
  const takenAt = wantedBefore === 0 ? line.createdAt : line.updatedAt;
  if (sold > 0) takeSale(sql, { ...line, units: sold, takenAt: Date.parse(takenAt) || 0 }, now);
}

/** What pushes took beyond what they stand for now; what a reading of the source has already goes first. */
function letGo(sql: SyncSql, { key, pushed }: WantedUnits): void {
  if (pushed === undefined) return;
  const taken = sql.all<{ reference: string; location_id: string; units: number }>(
    `SELECT reference, location_id, units FROM settlements WHERE key = ? AND by = 'push'
     ORDER BY open, store_at DESC, reference, location_id`,
    key,
  );
  let over = taken.reduce((sum, { units }) => sum + units, 0) - pushed;
  for (const { reference, location_id: locationId, units } of taken) {
    if (over <= 0) return;
    const less = Math.min(over, units);
    over -= less;
    sql.all(
      'UPDATE settlements SET units = units - ? WHERE key = ? AND reference = ? AND location_id = ?',
      less,
      key,
      reference,
      locationId,
    );
  }
}

function keepCharge(sql: SyncSql, line: WantedUnits, now: number): void {
  sql.all(
    `INSERT INTO charges (key, order_id, order_name, destination_store_id, link_id, locations, routed, path, wanted,
       updated_at, reading, cause, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET kept = min(?, ${unitsToTake}),
       path = excluded.path, wanted = excluded.wanted, updated_at = excluded.updated_at,
       reading = excluded.reading, cause = excluded.cause, link_id = coalesce(excluded.link_id, link_id),
       locations = coalesce(excluded.locations, locations), routed = excluded.routed, ended = min(ended, excluded.wanted)`,
    line.key,
    line.orderId,
    line.orderName,
    line.destinationStoreId,
    line.linkId ?? null,
    locationsOf(sql, line),
    JSON.stringify(routedOf(sql, line)),
    line.path,
    line.units,
    line.updatedAt,
    line.reading,
    line.cause,
    now,
    Math.max(0, line.shippedByOthers ?? 0),
  );
}

/** Source locations that may ship it now, first by priority; null where it is not known. */
function locationsOf(sql: SyncSql, line: WantedUnits): string | null {
  const setup = readSetup(sql);
  const link = setup && line.linkId !== undefined ? linkOf(setup, line.linkId) : undefined;
  const ids = link && servingLocations(link, placesOf(line));
  return ids ? JSON.stringify(ids) : null;
}

const placesOf = (line: WantedUnits): string[] => line.assigned.map((part) => part.locationId);

/** Destination locations it was routed to. Units that none is named for any more were shipped from one known before. */
function routedOf(sql: SyncSql, line: WantedUnits): string[] {
  const named = line.assigned.reduce((sum, part) => sum + part.quantity, 0);
  if (named >= line.units) return placesOf(line);
  const [known] = sql.all<{ routed: string | null }>(
    'SELECT routed FROM charges WHERE key = ?',
    line.key,
  );
  const before = JSON.parse(known?.routed ?? '[]') as string[];
  return [...new Set([...placesOf(line), ...before])];
}

/** What of a line is held, and what adjustments of ours took for it beyond what they should. */
export function standingOf(sql: SyncSql, key: string): LineStanding {
  const [row] = sql.all<LineStanding>(
    'SELECT held, max(0, -to_adjust) AS adjusted FROM charges WHERE key = ?',
    key,
  );
  return row ?? { held: 0, adjusted: 0 };
}

const isNewer = (
  reading: { updatedAt: string; reading: number },
  known: { updated_at: string; reading: number },
): boolean => {
  const [a, b] = [Date.parse(reading.updatedAt) || 0, Date.parse(known.updated_at) || 0];
  return a !== b ? a > b : reading.reading > known.reading;
};

/** A person says that a line does not come from this source: its hold ends, and only that ends it (stock rule 3). */
export function endHold(
  sql: SyncSql,
  { key, person }: { key: string; person: string },
  now: number,
): boolean {
  const { held } = standingOf(sql, key);
  if (held === 0) return false;
  const chargeDelta = changeCharge(sql, key, () =>
    sql.all('UPDATE charges SET ended = ended + ? WHERE key = ?', held, key),
  );
  const [charge] = sql.all<{ order_id: string; order_name: string }>(
    'SELECT order_id, order_name FROM charges WHERE key = ?',
    key,
  );
  writeMovement(
    sql,
    {
      kind: 'released',
      chargeDelta,
      subject: key,
      cause: `${charge?.order_name ?? key}: not from this source`,
      actor: person,
      orderId: charge?.order_id,
    },
    now,
  );
  return true;
}
