import { describe, expect, it } from 'vitest';
import { askGate } from '../../../src/gate/ask-gate.ts';
import {
  batchOf,
  gateNextDue,
  putRows,
  takeBatchesDue,
  thawBatch,
} from '../../../src/gate/gate.ts';
import { admit, probeNow, readPause, refuseEntry } from '../../../src/gate/pause.ts';
import { standardBucket } from '../../../src/platforms/budget.ts';
import type { SyncSql } from '../../../src/shared/sync-sql.ts';
import { openGate, rowOf, rowsOf } from './rows.ts';

const ask = (sql: SyncSql, now: number) =>
  askGate(sql, standardBucket(now), 10, 'stock', now).answer;

const shut = (now: number): SyncSql => {
  const sql = openGate();
  for (let times = 0; times < 3; times += 1) refuseEntry(sql, 'unauthorized', now);
  return sql;
};

describe('a gate whose store lets us in no more', () => {
  it('is paused by three refusals in a row, not by three among others', () => {
    const sql = openGate();
    for (const why of ['unauthorized', 'forbidden'] as const) refuseEntry(sql, why, 0);
    expect(admit(sql)).toBe(false);
    for (const why of ['unauthorized', 'forbidden'] as const) refuseEntry(sql, why, 0);
    expect(ask(sql, 0)).toEqual({ ok: true });
    refuseEntry(sql, 'forbidden', 5);
    expect(ask(sql, 1005)).toEqual({ ok: false, waitSeconds: 59, paused: { why: 'forbidden' } });
  });

  it('lets one call a minute ask, and every call go once one was let in', () => {
    const sql = shut(0);
    const went = Array.from({ length: 600 }, (_, second) => second * 1000).filter((now) => {
      const isOk = ask(sql, now).ok;
      if (isOk) refuseEntry(sql, 'unauthorized', now + 200);
      return isOk;
    });
    expect(went).toHaveLength(9);
    expect(admit(sql)).toBe(true);
    expect(ask(sql, 600_000)).toEqual({ ok: true });
    expect(ask(sql, 600_000)).toEqual({ ok: true });
  });

  it('[OP9] lets one call ask for a person, and goes on as before where the store still refuses', () => {
    const sql = shut(0);
    expect(probeNow(sql, 20_000, 20_000)).toBe(true);
    expect(ask(sql, 20_000)).toEqual({ ok: true });
    expect(ask(sql, 20_001)).toMatchObject({ ok: false, paused: { why: 'unauthorized' } });
    refuseEntry(sql, 'unauthorized', 20_200);
    expect(readPause(sql)).toMatchObject({ since: 0, probeAt: 80_200 });
    // What was asked for together asks once, however long it takes.
    expect(probeNow(sql, 20_000, 50_000)).toBe(false);
    expect(probeNow(sql, 50_000, 50_000)).toBe(true);
  });

  it('[OP9] lets a person who presses right after a refusal wait five seconds, not a minute', () => {
    const sql = shut(0);
    for (const pressed of [1_000, 2_000, 4_999]) {
      expect(probeNow(sql, pressed, pressed)).toBe(false);
      expect(ask(sql, pressed)).toMatchObject({ ok: false, waitSeconds: (5_000 - pressed) / 1000 });
    }
    expect(ask(sql, 5_000)).toEqual({ ok: true });
    refuseEntry(sql, 'unauthorized', 5_200);
    // What was pressed for before that call asks nothing more.
    expect(probeNow(sql, 4_999, 6_000)).toBe(false);
    expect(ask(sql, 11_000)).toMatchObject({ ok: false, waitSeconds: 54.2 });
  });

  it('[OP9] lets nothing more ask for a person where the next call may anyway, or every call', () => {
    const sql = shut(0);
    expect(probeNow(sql, 60_000, 60_000)).toBe(true);
    expect(readPause(sql)).toMatchObject({ probeAt: 60_000 });
    admit(sql);
    expect(probeNow(sql, 70_000, 70_000)).toBe(false);
    refuseEntry(sql, 'unauthorized', 70_000);
    expect(probeNow(sql, 80_000, 80_000)).toBe(false);
    expect(ask(sql, 80_000)).toEqual({ ok: true });
  });

  it('remembers it over an eviction, and since when', () => {
    const sql = shut(7);
    refuseEntry(sql, 'unauthorized', 70_000);
    expect(readPause(sql)).toMatchObject({ why: 'unauthorized', since: 7 });
  });

  it('spends neither points on a call that does not go nor its turn on one without points', () => {
    const sql = shut(0);
    const empty = { ...standardBucket(60_000), available: 0 };
    expect(askGate(sql, empty, 10, 'orders', 30_000).bucket).toEqual(empty);
    const poor = askGate(sql, empty, 10, 'orders', 60_000);
    expect(poor.answer).toEqual({ ok: false, waitSeconds: 0.1 });
    expect(ask(sql, 60_000)).toEqual({ ok: true });
    expect(ask(sql, 60_001)).toMatchObject({ ok: false, paused: { why: 'unauthorized' } });
  });

  it('keeps its rows and batches, sends one a minute, and all of them once it is let in', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1)], 0);
    const [first = ''] = takeBatchesDue(sql, 0);
    for (let times = 0; times < 3; times += 1) refuseEntry(sql, 'unauthorized', 100);
    batchOf(sql, first, 100);
    thawBatch(sql, first, 5100);
    putRows(sql, rowsOf(600, {}, 10), 200);
    expect(takeBatchesDue(sql, 60_000)).toEqual([]);
    expect(gateNextDue(sql, 60_000)).toBe(60_100);
    const [probe = '', ...others] = takeBatchesDue(sql, 60_100);
    expect(others).toEqual([]);
    expect(gateNextDue(sql, 60_100)).toBe(120_100);
    expect(takeBatchesDue(sql, 90_000)).toEqual([]);
    expect(batchOf(sql, probe, 60_100)?.rows).toHaveLength(250);
    expect(admit(sql)).toBe(true);
    expect(gateNextDue(sql, 60_300)).toBeLessThanOrEqual(60_300);
    expect(takeBatchesDue(sql, 60_300)).toHaveLength(1);
    expect(takeBatchesDue(sql, 61_550)).toHaveLength(1);
  });
});
