import { describe, expect, it } from 'vitest';
import { batchOf, gateNextDue, putRows, takeBatchesDue } from '../../../src/gate/gate.ts';
import type { GateRow } from '../../../src/gate/gate-row.ts';
import { dropStop, listStops, releaseStop } from '../../../src/gate/stop.ts';
import { doGateWork, gateWorkDue } from '../../../src/gate/work.ts';
import type { SyncSql } from '../../../src/shared/sync-sql.ts';
import { openGate, rowOf, rowsOf } from './rows.ts';

const toZero: Partial<GateRow> = { value: 0, zeroing: true, linksOfConnection: 100 };

const leave = (sql: SyncSql, now: number): string[] =>
  takeBatchesDue(sql, now)
    .flatMap((id) => batchOf(sql, id, now)?.rows ?? [])
    .map(({ target }) => target);

describe('the stop on mass zeroing', () => {
  it.each([
    { places: 20, linksOfConnection: 50, stops: false },
    { places: 21, linksOfConnection: 50, stops: true },
    { places: 21, linksOfConnection: 210, stops: false },
    { places: 22, linksOfConnection: 210, stops: true },
    { places: 1000, linksOfConnection: 10_000, stops: false },
    { places: 1001, linksOfConnection: 10_000, stops: true },
  ])('[ST8] $places places of $linksOfConnection links: $stops', (one) => {
    const sql = openGate();
    const { places, linksOfConnection } = one;
    putRows(sql, rowsOf(places, { ...toZero, linksOfConnection }), 0);
    expect(listStops(sql)).toEqual(
      one.stops ? [{ connectionId: 'con_1', since: 0, rows: places }] : [],
    );
  });

  it('[ST8] lets none of them go, whether they come together or one by one within two seconds', () => {
    const sql = openGate();
    const left: string[] = [];
    for (const [index, row] of rowsOf(40, toZero).entries()) {
      putRows(sql, [row], index * 90);
      left.push(...leave(sql, index * 90));
    }
    expect(left).toEqual([]);
    expect(leave(sql, 100_000)).toEqual([]);
    expect(listStops(sql)).toEqual([{ connectionId: 'con_1', since: 20 * 90, rows: 40 }]);
    expect(gateNextDue(sql, 100_000)).toBeUndefined();
  });

  it('[ST8] counts places within a minute, not rows and not for ever', () => {
    const sql = openGate();
    for (let sequence = 1; sequence <= 50; sequence += 1)
      putRows(sql, rowsOf(10, { ...toZero, sequence }), sequence * 1000);
    putRows(sql, rowsOf(15, toZero, 100), 110_001);
    expect(listStops(sql)).toEqual([]);
    putRows(sql, rowsOf(6, toZero, 200), 111_000);
    expect(listStops(sql)).toMatchObject([{ since: 111_000 }]);
  });

  it('[ST8] does not count a place that is to show something after all', () => {
    const sql = openGate();
    putRows(sql, rowsOf(20, toZero), 0);
    putRows(sql, rowsOf(20, { sequence: 2, value: 4, linksOfConnection: 100 }), 500);
    putRows(sql, rowsOf(20, toZero, 100), 1000);
    expect(listStops(sql)).toEqual([]);
  });

  it('[ST8] lets sales pass, and other numbers, and other connections', () => {
    const sql = openGate();
    putRows(sql, rowsOf(30, toZero), 0);
    putRows(sql, [rowOf(50, { value: 0 }), rowOf(51, { value: 7 })], 10);
    putRows(sql, [rowOf(60, { ...toZero, connectionId: 'con_2', target: 'con_2/60@main' })], 10);
    expect(leave(sql, 10)).toEqual(['con_1/50@main', 'con_1/51@main']);
    expect(leave(sql, 3000)).toEqual(['con_2/60@main']);
  });

  it('[ST8] holds a place back no more once a sale has emptied it', () => {
    const sql = openGate();
    putRows(sql, rowsOf(30, toZero), 0);
    putRows(sql, [rowOf(3, { value: 0, sequence: 2 })], 10);
    expect(leave(sql, 10)).toEqual(['con_1/3@main']);
    expect(listStops(sql)).toMatchObject([{ rows: 29 }]);
  });

  it('a few places that sell out otherwise go after two seconds', () => {
    const sql = openGate();
    putRows(sql, rowsOf(2, toZero), 0);
    expect(leave(sql, 1999)).toEqual([]);
    putRows(sql, rowsOf(2, { ...toZero, sequence: 2 }), 1999);
    expect(leave(sql, 2000)).toHaveLength(2);
  });

  it('[ST8] once a person says so, lets go what waits and what comes', () => {
    const sql = openGate();
    putRows(sql, rowsOf(30, toZero), 0);
    releaseStop(sql, 'con_1');
    expect(leave(sql, 5000)).toHaveLength(30);
    putRows(sql, rowsOf(5, toZero, 100), 6000);
    expect(leave(sql, 8000)).toHaveLength(5);
    expect(listStops(sql)).toEqual([]);
  });

  it('[ST8] or forgets what waits and names it, and stops anew when more comes', () => {
    const sql = openGate();
    const rows = rowsOf(30, toZero);
    putRows(sql, rows, 0);
    const dropped = dropStop(sql, 'con_1');
    expect(new Set(dropped.map(({ target }) => target))).toEqual(
      new Set(rows.map(({ target }) => target)),
    );
    expect(leave(sql, 5000)).toEqual([]);
    putRows(sql, rowsOf(30, { ...toZero, sequence: 2 }), 6000);
    expect(listStops(sql)).toMatchObject([{ since: 6000, rows: 30 }]);
  });
});

describe('the database', () => {
  /** A gate whose database remembers what it was told, or refuses. */
  const told = () => {
    const sql = openGate();
    const heard: unknown[] = [];
    const log: string[] = [];
    const state = { isDown: false };
    const work = async (now: number) => {
      const deps = {
        send: async () => undefined,
        sendReadings: async () => undefined,
        tellStops: async (stops: unknown) => {
          if (state.isDown) throw new Error('the database is away');
          heard.push(stops);
        },
        log: (line: string) => log.push(line),
      };
      await doGateWork(sql, deps, () => now);
    };
    return { sql, heard, log, state, work };
  };

  it('[ST8] is told of a stop at once, of more places once a second, and of its end', async () => {
    const { sql, heard, work } = told();
    putRows(sql, rowsOf(30, toZero), 0);
    expect(gateWorkDue(sql, 0)).toBe(0);
    await work(0);
    expect(gateWorkDue(sql, 1)).toBeUndefined();
    for (const row of rowsOf(5, toZero, 100)) putRows(sql, [row], 10);
    expect(gateWorkDue(sql, 10)).toBe(1000);
    await work(500);
    await work(1000);
    releaseStop(sql, 'con_1');
    await work(2000);
    expect(heard).toEqual([
      [{ connectionId: 'con_1', since: 0, rows: 30 }],
      [{ connectionId: 'con_1', since: 0, rows: 35 }],
      [],
    ]);
  });

  it('[ST8] is told again where it could not be, and not where nothing changed', async () => {
    const { sql, heard, log, state, work } = told();
    putRows(sql, rowsOf(30, toZero), 0);
    state.isDown = true;
    await work(0);
    expect(log).toEqual(['gate: the database is away']);
    expect(gateWorkDue(sql, 0)).toBe(1000);
    state.isDown = false;
    await work(1000);
    putRows(sql, [rowOf(1, { ...toZero, sequence: 2 })], 1500);
    await work(3000);
    expect(heard).toHaveLength(1);
    expect(gateWorkDue(sql, 3000)).toBeUndefined();
  });
});
