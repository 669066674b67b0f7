// A ledger takes back what it gave for a place: what was not sent is forgotten, what may have been is not sent again.
import { describe, expect, it } from 'vitest';
import {
  batchOf,
  finishBatch,
  gateNextDue,
  putRows,
  takeBatchesDue,
  thawBatch,
} from '../../../src/gate/gate.ts';
import type { GateRow } from '../../../src/gate/gate-row.ts';
import { listStops } from '../../../src/gate/stop.ts';
import { withdrawRows } from '../../../src/gate/withdraw-rows.ts';
import type { SyncSql } from '../../../src/shared/sync-sql.ts';
import { openGate, rowOf, rowsOf } from './rows.ts';

const take = (sql: SyncSql, now: number) =>
  takeBatchesDue(sql, now).flatMap((id) => batchOf(sql, id, now) ?? []);
const rowsTaken = (sql: SyncSql, now: number): GateRow[] =>
  take(sql, now).flatMap(({ rows }) => rows);

describe('withdrawing', () => {
  it('[ST8] forgets the row that waits, and the older ones that come after it', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1, { sequence: 4 }), rowOf(2)], 0);
    withdrawRows(sql, [rowOf(1, { sequence: 5 })]);
    putRows(sql, [rowOf(1, { sequence: 4 }), rowOf(1, { sequence: 3 })], 10);
    expect(rowsTaken(sql, 2000)).toEqual([rowOf(2)]);
    const newer = rowOf(1, { sequence: 6 });
    putRows(sql, [newer], 2000);
    expect(rowsTaken(sql, 4000)).toEqual([newer]);
  });

  it('[ST8] is older than a row that came first: that one stays', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1, { sequence: 6 })], 0);
    withdrawRows(sql, [rowOf(1, { sequence: 5 })]);
    withdrawRows(sql, [rowOf(1, { sequence: 6 })]);
    expect(rowsTaken(sql, 0)).toEqual([rowOf(1, { sequence: 6 })]);
  });

  it('[OP13] leaves the row of the ledger that took the place over', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1, { sequence: 6 })], 0);
    const ledger = { sourceStoreId: 'st_source', inventoryItemId: 'source-2' };
    putRows(sql, [rowOf(1, { ledger, sequence: 1 })], 0);
    withdrawRows(sql, [rowOf(1, { sequence: 7 })]);
    expect(rowsTaken(sql, 0)).toEqual([rowOf(1, { ledger, sequence: 1 })]);
  });

  it('[ST8] takes the row out of a batch that nobody took, which goes with the rest or not at all', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1), rowOf(2)], 0);
    const [id = ''] = takeBatchesDue(sql, 0);
    withdrawRows(sql, [rowOf(1, { sequence: 2 })]);
    putRows(sql, [rowOf(1, { sequence: 3 })], 10);
    expect(batchOf(sql, id, 20)).toMatchObject({ rows: [rowOf(2)], superseded: false });
    // Its place is free: the newer number need not wait for the batch.
    expect(rowsTaken(sql, 2000)).toEqual([rowOf(1, { sequence: 3 })]);

    const other = openGate();
    putRows(other, [rowOf(1)], 0);
    const [alone = ''] = takeBatchesDue(other, 0);
    withdrawRows(other, [rowOf(1, { sequence: 2 })]);
    expect(batchOf(other, alone, 10)).toBeUndefined();
    expect(gateNextDue(other, 10)).toBeUndefined();
  });

  it('[ST8] of a batch that was certainly not carried out gives back the other rows only', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1), rowOf(2)], 0);
    const [batch] = take(sql, 0);
    withdrawRows(sql, [rowOf(1, { sequence: 2 })]);
    thawBatch(sql, batch?.id ?? '', 5000);
    expect(rowsTaken(sql, 5000)).toEqual([rowOf(2)]);
  });

  it('[ST8] leaves a batch whose answer is awaited as it is: asked for again, it is read and not repeated', () => {
    const sql = openGate();
    putRows(sql, [rowOf(1), rowOf(2)], 0);
    const [batch] = take(sql, 0);
    expect(batch?.superseded).toBe(false);
    withdrawRows(sql, [rowOf(1, { sequence: 2 })]);
    expect(batchOf(sql, batch?.id ?? '', 60_000)).toEqual({ ...batch, tries: 2, superseded: true });
    finishBatch(sql, batch?.id ?? '', []);
    expect(gateNextDue(sql, 60_000)).toBeUndefined();
  });

  it('[ST8] counts a place no more that was to show nothing', () => {
    const sql = openGate();
    const zero = { zeroing: true, value: 0, linksOfConnection: 30 };
    putRows(sql, rowsOf(20, zero), 0);
    withdrawRows(sql, rowsOf(20, { sequence: 2 }));
    putRows(sql, rowsOf(20, zero, 100), 1000);
    expect(listStops(sql)).toEqual([]);
    putRows(sql, rowsOf(20, zero, 200), 1000);
    expect(listStops(sql)).toMatchObject([{ rows: 40 }]);
    // A stop of which nothing waits any more has nothing to ask.
    withdrawRows(sql, rowsOf(20, { sequence: 2 }, 100));
    expect(listStops(sql)).toMatchObject([{ rows: 20 }]);
    withdrawRows(sql, rowsOf(20, { sequence: 2 }, 200));
    expect(listStops(sql)).toEqual([]);
  });
});
