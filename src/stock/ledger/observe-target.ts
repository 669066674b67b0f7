/** A destination says what it shows (stock rule 8): an echo, a sale whose order is still to come, or an edit. */
import type { SyncSql } from '../../shared/sync-sql.ts';
import { writeMovement } from './movements.ts';
import { owe, owePages, putOff, settleOwed } from './owed.ts';
import { passOn } from './pass-on.ts';
import {
  endFall,
  endRise,
  rise,
  searchAfterMs,
  searchedFor,
  searchOrders,
  settleSearch,
} from './restock.ts';
import { readSetup } from './tables.ts';
import { isKept, readTarget, stillKept, type TargetRow } from './targets.ts';

/** What a destination shows at one place, as its webhook or a reading of ours says it. */
export type TargetSeen = {
  target: string;
  available: number;
  /** The store's clock, ms. */
  storeAt: number;
  /** When our reading began, ms; undefined: a webhook. */
  begun: number | undefined;
};

/**
 * What was made of it: it shows what it should; it is not kept here; its link takes no part, or waits for first levels; it
 * is older than what is known; our own number may be on its way; it shows fewer, or more, than it should.
 */
export type TargetMade = 'same' | 'unknown' | 'first' | 'older' | 'on-its-way' | 'lower' | 'higher';

/** A row is never compared with what we wanted to write: only with what the store is expected to show. */
export function observeTarget(sql: SyncSql, seen: TargetSeen, now: number): TargetMade {
  const target = readTarget(sql, seen.target);
  if (!target) return 'unknown';
  if (seen.begun !== undefined) settleOwed(sql, 'read-target', seen.target);
  const setup = readSetup(sql);
  if (target.expected === null || !setup || !isKept(setup, target)) {
    // A first reading is no sale (rule 9); until Apply what it shows is only noted.
    if (seen.storeAt >= target.confirmed_at) confirm(sql, target, seen, now);
    return 'first';
  }
  if (seen.storeAt < target.confirmed_at) return 'older';
  if (target.sent_value === seen.available && seen.available !== target.expected) {
    // Our write may have arrived, or a sale left the same number: the write's own answer tells.
    owe(sql, 'read-target', seen.target, now + unansweredMs);
    return 'on-its-way';
  }
  if (seen.available === target.expected) {
    confirm(sql, target, seen, now);
    endFall(sql, target, seen.begun);
    return 'same';
  }
  if (seen.begun === undefined && sameSecond(seen.storeAt, target.confirmed_at)) {
    owe(sql, 'read-target', seen.target, now);
    return 'on-its-way';
  }
  const made = seen.available < target.expected ? 'lower' : 'higher';
  differs(sql, target, seen, now);
  endFall(sql, target, seen.begun);
  return made;
}

/** A write's answer is there within this time, or the place is read. */
const unansweredMs = 60_000;

const sameSecond = (a: number, b: number): boolean => Math.floor(a / 1000) === Math.floor(b / 1000);

function confirm(sql: SyncSql, target: TargetRow, seen: TargetSeen, now: number): void {
  sql.all(
    `UPDATE targets SET expected = ?, confirmed_at = max(confirmed_at, ?), ties = 0, problem = ${stillKept} WHERE target = ?`,
    seen.available,
    seen.storeAt,
    target.target,
  );
  if (target.expected !== seen.available) owePages(sql, now);
}

/** It shows another number than expected, from now on expected: what is missing waits for its order, a rise is an edit. */
export function differs(
  sql: SyncSql,
  target: TargetRow,
  seen: { available: number; storeAt: number },
  now: number,
): void {
  const expected = target.expected ?? seen.available;
  sql.all(
    `UPDATE targets SET expected = ?, confirmed_at = max(confirmed_at, ?), ties = 0, problem = ${stillKept},
       seen_since_sent = CASE WHEN sent_sequence IS NULL THEN 0 ELSE 1 END WHERE target = ?`,
    seen.available,
    seen.storeAt,
    target.target,
  );
  owePages(sql, now);
  if (seen.available < expected)
    suspend(sql, target, expected - seen.available - target.ties, seen.storeAt, now);
  else risen(sql, target, seen.available - expected, seen.storeAt, now);
}

/** Units are missing there: they count like a charge until an order, or a search of its orders, explains them. */
export function suspend(
  sql: SyncSql,
  target: TargetRow,
  units: number,
  storeAt: number,
  now: number,
): void {
  if (units <= 0) return;
  searchOrders(sql, target, storeAt, now);
  sql.all('UPDATE targets SET suspense = suspense + ? WHERE target = ?', units, target.target);
  writeMovement(
    sql,
    {
      kind: 'suspended',
      chargeDelta: units,
      subject: target.target,
      cause: 'units are missing there; their order is awaited',
      actor: target.store_id,
    },
    now,
  );
}

/** More than expected: first what was missing is back; the rest a cancel or a refund put there, or somebody. */
function risen(sql: SyncSql, target: TargetRow, units: number, storeAt: number, now: number): void {
  const back = Math.min(units, target.suspense);
  if (back > 0) explain(sql, target, back, 'the missing units are there again', now);
  rise(sql, target, units - back, storeAt, now);
}

/** Where nothing is missing at a store any more, its orders need not be searched for it. */
export function lessMissing(
  sql: SyncSql,
  { target, store_id: storeId }: Pick<TargetRow, 'target' | 'store_id'>,
  units: number,
): void {
  sql.all('UPDATE targets SET suspense = suspense - ? WHERE target = ?', units, target);
  settleSearch(sql, storeId);
}

/** So many of the missing units are missing no longer. */
export function explain(
  sql: SyncSql,
  target: TargetRow,
  units: number,
  cause: string,
  now: number,
): void {
  lessMissing(sql, target, units);
  writeMovement(
    sql,
    {
      kind: 'explained',
      chargeDelta: -units,
      subject: target.target,
      cause,
      actor: 'Crossdock',
    },
    now,
  );
}

/** A store's changed orders were read whole. What they did not explain by then was no sale but an edit. */
export function ordersRead(
  sql: SyncSql,
  read: { storeId: string; begun: number },
  now: number,
): void {
  let next: number | undefined;
  for (const target of searchedFor(sql, read.storeId)) {
    const searchedFrom = target.suspended_since + searchAfterMs;
    if (read.begun < searchedFrom) {
      next = Math.min(next ?? searchedFrom, searchedFrom);
      continue;
    }
    const { suspense: units, risen: more } = target;
    endRise(sql, target);
    if (units > 0)
      explain(sql, target, units, 'no order was found: somebody edited the number there', now);
    // As one number: what went up and down again is no edit.
    passOn(sql, target, more - units, now);
  }
  if (next === undefined) settleOwed(sql, 'orders', read.storeId);
  else putOff(sql, 'orders', read.storeId, Math.max(next, now));
}
