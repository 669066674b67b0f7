import { describe, expect, it } from 'vitest';
import {
  againBatch,
  batchOf,
  finishBatch,
  gateNextDue,
  prepareGate,
  putRows,
  takeBatchesDue,
  thawBatch,
} from '../../../src/gate/gate.ts';
import type { GateBatch, GateRow } from '../../../src/gate/gate-row.ts';
import type { SyncSql } from '../../../src/shared/sync-sql.ts';
import { openGate, rowOf, rowsOf } from './rows.ts';

const take = (sql: SyncSql, now: number): GateBatch[] =>
  takeBatchesDue(sql, now).flatMap((id) => batchOf(sql, id, now) ?? []);
const only = (batches: GateBatch[]): GateBatch => {
  const [batch, ...others] = batches;
  if (!batch || others.length > 0) throw new Error(`${batches.length} batches instead of one`);
  return batch;
};
const knownAt = ({ inventoryItemId, locationId }: GateRow, sequence: number) => ({
  inventoryItemId,
  locationId,
  sequence,
});
const finish = (sql: SyncSql, batch: GateBatch, sequence: number) =>
  finishBatch(
    sql,
    batch.id,
    batch.rows.map((row) => knownAt(row, sequence)),
  );

describe('rows at a gate', () => {
  it('leave as the newest per place, whatever order they come in', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1, { sequence: 2, value: 7 })], 0);
    putRows(sql, [rowOf(1, { sequence: 1, value: 3 }), rowOf(1, { sequence: 2, value: 4 })], 1);
    expect(only(take(sql, 5)).rows).toEqual([rowOf(1, { sequence: 2, value: 7 })]);
  });

  it('are known again while in flight and after they are finished', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1, { sequence: 4 })], 0);
    const batch = only(take(sql, 0));
    putRows(sql, [rowOf(1, { sequence: 4 }), rowOf(1, { sequence: 3 })], 10);
    finish(sql, batch, 4);
    putRows(sql, [rowOf(1, { sequence: 4 }), rowOf(1, { sequence: 3 })], 20);
    expect(gateNextDue(sql, 20)).toBeUndefined();
  });

  it('of a place that another ledger takes over are not judged by the first one’s sequence', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1, { sequence: 900 })], 0);
    const batch = only(take(sql, 0));
    const taken = rowOf(1, { target: 'con_2/1@main', sequence: 1, value: 2 });
    putRows(sql, [taken], 10);
    finish(sql, batch, 901);
    expect(only(take(sql, 2000)).rows).toEqual([taken]);
  });

  it('of a listing that is linked anew keep the name of their place, and are another ledger’s', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1, { sequence: 13 })], 0);
    finish(sql, only(take(sql, 0)), 13);
    const ledger = { sourceStoreId: 'st_source', inventoryItemId: 'source-2' };
    const anew = rowOf(1, { ledger, sequence: 6, value: 32 });
    putRows(sql, [anew], 20_000);
    expect(only(take(sql, 20_000)).rows).toEqual([anew]);
  });

  it('of a place in flight wait until its outcome is known', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1)], 0);
    const batch = only(take(sql, 0));
    putRows(sql, [rowOf(1, { sequence: 2, value: 3 }), rowOf(2)], 5);
    expect(only(take(sql, 2000)).rows).toEqual([rowOf(2)]);
    finish(sql, batch, 1);
    expect(only(take(sql, 4000)).rows).toEqual([rowOf(1, { sequence: 2, value: 3 })]);
  });

  it('that were made without knowing the outcome are dropped with it, newer ones are kept', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1), rowOf(2)], 0);
    const batch = only(take(sql, 0));
    putRows(sql, [rowOf(1, { sequence: 2 }), rowOf(2, { sequence: 5 })], 5);
    finish(sql, batch, 4);
    expect(only(take(sql, 3000)).rows).toEqual([rowOf(2, { sequence: 5 })]);
  });

  it('keep their turn when they change all the time', () => {
    const sql = openGate();
    putRows(sql, rowsOf(500), 0);
    expect(take(sql, 0).map(({ rows }) => rows.length)).toEqual([250, 250]);
    putRows(sql, [rowOf(900)], 1);
    putRows(sql, rowsOf(500, {}, 1000), 2);
    putRows(sql, [rowOf(900, { sequence: 2 })], 3);
    expect(only(take(sql, 1000)).rows[0]).toEqual(rowOf(900, { sequence: 2 }));
  });
});

describe('a batch', () => {
  it('is the same however often it is asked for, and notes when it was sent first', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1), rowOf(2)], 100);
    const [id = ''] = takeBatchesDue(sql, 100);
    const first = batchOf(sql, id, 150);
    expect(first).toMatchObject({ id, rows: [rowOf(1), rowOf(2)], sentAt: 150, tries: 1 });
    expect(batchOf(sql, id, 900)).toEqual({ ...first, tries: 2 });
  });

  it('that is asked for again has a newer number behind it, and says so', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1)], 0);
    const [id = ''] = takeBatchesDue(sql, 0);
    putRows(sql, [rowOf(1, { sequence: 2 })], 10);
    expect(batchOf(sql, id, 20)?.superseded).toBe(false);
    expect(batchOf(sql, id, 5000)?.superseded).toBe(true);
  });

  it('outlives whoever froze it: a gate opened again over the same storage hands it over', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1)], 0);
    const [id] = takeBatchesDue(sql, 0);
    prepareGate(sql);
    expect(gateNextDue(sql, 1)).toBe(60_000);
    expect(takeBatchesDue(sql, 60_000)).toEqual([id]);
  });

  it('that nobody reports on is owed again, later each time and every ten minutes at the least', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1)], 0);
    let now = 0;
    const waits = Array.from({ length: 12 }, () => {
      expect(takeBatchesDue(sql, now)).toHaveLength(1);
      const next = gateNextDue(sql, now) ?? 0;
      const wait = next - now;
      now = next;
      return wait / 60_000;
    });
    expect(waits).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10]);
  });

  it('is sent again when its consumer says so, while batches of other places go', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1)], 0);
    const batch = only(take(sql, 0));
    againBatch(sql, batch.id, 8000);
    putRows(sql, [rowOf(2)], 10);
    expect(only(take(sql, 2000)).rows).toEqual([rowOf(2)]);
    expect(gateNextDue(sql, 2000)).toBe(8000);
    expect(only(take(sql, 8000))).toMatchObject({ id: batch.id, rows: batch.rows, tries: 2 });
  });

  it('that was certainly not carried out gives its rows back, which newer ones replace', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1), rowOf(2)], 0);
    const batch = only(take(sql, 0));
    putRows(sql, [rowOf(1, { sequence: 2, value: 3 })], 5);
    thawBatch(sql, batch.id, 8000);
    putRows(sql, [rowOf(2, { sequence: 2, value: 1 }), rowOf(3)], 10);
    expect(batchOf(sql, batch.id, 20)).toBeUndefined();
    expect(take(sql, 7999)).toEqual([]);
    expect(gateNextDue(sql, 7999)).toBe(8000);
    expect(only(take(sql, 8000)).rows).toEqual([
      rowOf(1, { sequence: 2, value: 3 }),
      rowOf(2, { sequence: 2, value: 1 }),
      rowOf(3),
    ]);
  });

  it('stays frozen where a second worker took it before the first gave it back', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1)], 0);
    const batch = only(take(sql, 0));
    batchOf(sql, batch.id, 60_000);
    putRows(sql, [rowOf(1, { sequence: 2 })], 60_001);
    thawBatch(sql, batch.id, 65_000);
    expect(only(take(sql, 65_000))).toMatchObject({ id: batch.id, tries: 3, superseded: true });
  });

  it('is finished once; a late word about it changes nothing', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1)], 0);
    const batch = only(take(sql, 0));
    finish(sql, batch, 1);
    putRows(sql, [rowOf(1, { sequence: 2 })], 10);
    finish(sql, batch, 2);
    againBatch(sql, batch.id, 0);
    thawBatch(sql, batch.id, 0);
    expect(only(take(sql, 2000)).rows).toEqual([rowOf(1, { sequence: 2 })]);
  });
});

describe('the pace', () => {
  it('lets a lone row go at once, and gathers those that follow for a second and a quarter', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1)], 5000);
    expect(gateNextDue(sql, 5000)).toBe(5000);
    expect(only(take(sql, 5000)).rows).toEqual([rowOf(1)]);
    putRows(sql, [rowOf(2)], 5100);
    putRows(sql, [rowOf(3)], 5900);
    expect(take(sql, 6249)).toEqual([]);
    expect(gateNextDue(sql, 6249)).toBe(6250);
    expect(only(take(sql, 6250)).rows).toEqual([rowOf(2), rowOf(3)]);
  });

  it('lets a full batch go at once', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1)], 0);
    only(take(sql, 0));
    putRows(sql, rowsOf(250, {}, 10), 10);
    expect(gateNextDue(sql, 10)).toBe(10);
    expect(only(take(sql, 10)).rows).toHaveLength(250);
  });

  it('lets 300 rows a second go after a burst of 500, awake only when something leaves', () => {
    const sql = openGate();
    putRows(sql, rowsOf(3000), 0);
    const left: [number, number][] = [];
    for (let now = gateNextDue(sql, 0); now !== undefined; now = gateNextDue(sql, now)) {
      const batches = take(sql, now);
      left.push([now, batches.reduce((sum, { rows }) => sum + rows.length, 0)]);
      for (const batch of batches) finish(sql, batch, 1);
    }
    expect(left[0]).toEqual([0, 500]);
    let gone = 0;
    for (const [now, rows] of left) {
      expect(rows).toBeGreaterThan(0);
      gone += rows;
      expect(gone).toBeLessThanOrEqual(500 + 0.3 * now);
    }
    expect(gone).toBe(3000);
    expect(left.at(-1)?.[0]).toBeLessThan(9000);
  });
});
