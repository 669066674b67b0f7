/**
 * A destination's own cancels and refunds put units on its shelf that the source gets back a little later: until then its
 * number is not set back, since in the end both agree and nothing need be written (stock rule 6).
 */
import type { SyncSql } from '../../shared/sync-sql.ts';
import { owe, owePages, putOff, settleOwed } from './owed.ts';
import { passOn } from './pass-on.ts';
import { linkOf, readSetup } from './tables.ts';
import { readTarget, type TargetRow } from './targets.ts';

/** What mirrors a cancel or a refund has its answer within this time; past it the number is set back, and raised when it comes, ms. */
export const restockWithinMs = 60_000;
/** A store's word of its stock comes before its word of the order, which is gathered and read first, ms. */
export const orderWithinMs = 10_000;

/** Units that came off a line of a destination's order. */
export type FallenUnits = {
  destinationStoreId: string;
  linkId: string | undefined;
  units: number;
  /** Of them, units that count at the source still: its own restock, or an adjustment of ours, is to come. */
  awaited: number;
};

const ofLink = 'store_id = ? AND (link_id = ? OR ? IS NULL)';

/** Units came off: what the store was seen to show more since is explained, and what it is yet to show will be. */
export function fall(sql: SyncSql, fallen: FallenUnits, now: number): void {
  const at = [fallen.destinationStoreId, fallen.linkId ?? null, fallen.linkId ?? null];
  const targets = sql.all<TargetRow>(
    `SELECT * FROM targets WHERE ${ofLink} AND expected IS NOT NULL ORDER BY risen DESC, target`,
    ...at,
  );
  let { units, awaited } = fallen;
  for (const { target, risen } of targets) {
    const seen = Math.min(units, risen);
    if (seen === 0) continue;
    const above = Math.min(seen, awaited);
    sql.all(
      'UPDATE targets SET risen = risen - ?, above = above + ? WHERE target = ?',
      seen,
      above,
      target,
    );
    units -= seen;
    awaited -= above;
  }
  settleSearch(sql, fallen.destinationStoreId);
  if (units > 0)
    sql.all(
      `UPDATE targets SET fallen = fallen + ?, awaited = awaited + ?, fallen_at = ? WHERE ${ofLink}`,
      units,
      awaited,
      now,
      ...at,
    );
  for (const { target } of targets) putOff(sql, 'restock', target, now + restockWithinMs);
}

/**
 * A place shows more than expected: what came off its orders explains it; for the rest an order is awaited, where one could
 * be the cause, before it is somebody's edit.
 * @param storeAt the store's clock, ms
 */
export function rise(
  sql: SyncSql,
  target: TargetRow,
  units: number,
  storeAt: number,
  now: number,
): void {
  if (units <= 0) return;
  const explained = Math.min(units, target.fallen);
  const awaited = Math.min(explained, target.awaited);
  if (explained > 0)
    sql.all(
      `UPDATE targets SET fallen = max(0, fallen - ?), awaited = max(0, awaited - ?)
       WHERE store_id = ? AND link_id = ?`,
      explained,
      awaited,
      target.store_id,
      target.link_id,
    );
  const rest = units - explained;
  sql.all('UPDATE targets SET above = above + ? WHERE target = ?', awaited, target.target);
  if (rest === 0) return;
  if (!hasSold(sql, target.store_id)) {
    passOn(sql, target, rest, now);
    return;
  }
  if (passesOn(sql, target)) searchOrders(sql, target, storeAt, now);
  else owe(sql, 'edit', target.target, now + orderWithinMs);
  sql.all('UPDATE targets SET risen = risen + ? WHERE target = ?', rest, target.target);
}

/** Only a store that sold some of it can have some back. */
const hasSold = (sql: SyncSql, storeId: string): boolean =>
  sql.all(
    'SELECT 1 AS one FROM charges WHERE destination_store_id = ? AND wanted > 0 LIMIT 1',
    storeId,
  ).length > 0;

const passesOn = (sql: SyncSql, target: TargetRow): boolean => {
  const setup = readSetup(sql);
  return (setup && linkOf(setup, target.link_id))?.edits === 'pass-on';
};

/** Orders are searched for this long after a number changed without one: a store's search lags, ms. */
export const searchAfterMs = 60_000;

/** The store's orders are to be searched for what its number does not say; before it is kept with the target. */
export function searchOrders(sql: SyncSql, target: TargetRow, storeAt: number, now: number): void {
  sql.all(
    `UPDATE targets SET suspended_since = ?,
       suspended_at = CASE WHEN suspense + risen = 0 THEN ? ELSE min(suspended_at, ?) END WHERE target = ?`,
    now,
    storeAt,
    storeAt,
    target.target,
  );
  putOff(sql, 'orders', target.store_id, now + searchAfterMs);
}

/** Where nothing waits for a store's orders any more, they need not be searched. */
export function settleSearch(sql: SyncSql, storeId: string): void {
  if (searchedFor(sql, storeId).length === 0) settleOwed(sql, 'orders', storeId);
}

/** Targets of a store whose number only its orders can explain: units are missing, or more are there than is passed on unasked. */
export const searchedFor = (sql: SyncSql, storeId: string): TargetRow[] =>
  sql
    .all<TargetRow>(
      'SELECT * FROM targets WHERE store_id = ? AND (suspense > 0 OR risen > 0)',
      storeId,
    )
    .filter((target) => target.suspense > 0 || passesOn(sql, target));

/** No order explained what a place shows more: from now on it is somebody's edit. */
export const endRise = (sql: SyncSql, { target }: TargetRow): void =>
  void sql.all('UPDATE targets SET risen = 0 WHERE target = ?', target);

/** An order was waited for long enough, unless the store's orders are searched first, since an edit would be passed on. */
export function judgeRise(sql: SyncSql, name: string, now: number): void {
  settleOwed(sql, 'edit', name);
  const target = readTarget(sql, name);
  if (!target || target.risen === 0) return;
  if (passesOn(sql, target)) searchOrders(sql, target, now, now);
  else endRise(sql, target);
  owePages(sql, now);
}

/** A reading of ours tells what the place shows long after units came off: what it shows no more of never came back there. */
export function endFall(sql: SyncSql, target: TargetRow, begun: number | undefined): void {
  if (target.fallen > 0 && begun !== undefined && begun >= target.fallen_at + restockWithinMs)
    sql.all('UPDATE targets SET fallen = 0, awaited = 0 WHERE target = ?', target.target);
}

/** A restock was waited for long enough: from now on the place shows what may be sold there. */
export function endWait(sql: SyncSql, name: string, now: number): void {
  settleOwed(sql, 'restock', name);
  const target = readTarget(sql, name);
  if (!target) return;
  // Before an edit there is passed on, a reading tells whether what came off was put back.
  const isRead = target.fallen > 0 && passesOn(sql, target);
  sql.all(
    'UPDATE targets SET above = 0, awaited = 0, fallen = ? WHERE target = ?',
    isRead ? target.fallen : 0,
    name,
  );
  if (isRead) owe(sql, 'read-target', name, now);
  if (target.above > 0) owePages(sql, now);
}

/** What a place is to show: what may be sold there, or what it shows already as long as that may be about to be true. */
export const toShow = ({ expected, above, risen }: TargetRow, mayBeSold: number): number =>
  Math.max(mayBeSold, Math.min(expected ?? mayBeSold, mayBeSold + above + risen));

/** What came is waited for no longer. */
export function noteArrived(
  sql: SyncSql,
  { target, expected, above, risen }: TargetRow,
  mayBeSold: number,
): void {
  const left = Math.min(above, Math.max(0, (expected ?? mayBeSold) - mayBeSold - risen));
  if (left < above) sql.all('UPDATE targets SET above = ? WHERE target = ?', left, target);
}
