// Whatever happens in whatever order: a gate never has two numbers of a place under way, goes back to no older one, and
// ends with the last. A tiny ledger stands on one side of it and a tiny store on the other.
import fc from 'fast-check';
import { expect, it } from 'vitest';
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
import { withdrawRows } from '../../../src/gate/withdraw-rows.ts';
import { openGate, rowOf } from './rows.ts';

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ act: fc.constant('want' as const), place: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('withdraw' as const), place: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('repeat' as const), which: fc.nat(40) }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('alarm' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('send' as const),
      which: fc.nat(40),
      ends: fc.constantFrom('written', 'lost', 'not-sent', 'crash' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('wait' as const), ms: fc.nat(90_000) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function play(steps: Step[]) {
  const sql = openGate();
  let now = 0;
  const wanted = new Map<string, { row: GateRow | undefined; sequence: number }>();
  const withdrawn = new Map<string, number>();
  const written = new Map<string, number>();
  const made: GateRow[] = [];
  const handed: string[] = [];
  const known = new Set<string>();

  const give = (row: GateRow) => {
    made.push(row);
    putRows(sql, [row], now);
  };
  const want = (place: number) => {
    const before = wanted.get(rowOf(place).target)?.sequence ?? 0;
    const row = rowOf(place, { sequence: before + 1, value: made.length + 1 });
    wanted.set(row.target, { row, sequence: row.sequence });
    give(row);
  };
  /** The ledger wants nothing there any more, until it does again. */
  const takeBack = (place: number) => {
    const { target } = rowOf(place);
    const sequence = (wanted.get(target)?.sequence ?? 0) + 1;
    wanted.set(target, { row: undefined, sequence });
    withdrawn.set(target, sequence);
    withdrawRows(sql, [rowOf(place, { sequence })]);
  };
  /** What was withdrawn is sent to its store neither first nor again. */
  const batchOfNow = (id: string): GateBatch | undefined => {
    const batch = batchOf(sql, id, now);
    const tookBack = batch?.rows.some((row) => (withdrawn.get(row.target) ?? 0) > row.sequence);
    const isRead = batch !== undefined && batch.tries > 1 && batch.superseded;
    expect(tookBack === true && !isRead).toBe(false);
    return batch;
  };
  /** The store shows it, its ledgers know; each makes a new row where it wants another number. */
  const tell = (batch: GateBatch) => {
    for (const row of batch.rows) written.set(row.target, row.value);
    const knownAt = batch.rows.map((row) => wanted.get(row.target)?.sequence ?? 0);
    for (const row of batch.rows) {
      const at = wanted.get(row.target);
      if (!at?.row || at.row.value === row.value) continue;
      at.sequence += 1;
      give({ ...at.row, sequence: at.sequence });
    }
    finishBatch(
      sql,
      batch.id,
      batch.rows.map((row, index) => ({ ...row, sequence: knownAt[index] ?? 0 })),
    );
  };
  const take = () => handed.push(...takeBatchesDue(sql, now));
  const run = (one: Step) => {
    switch (one.act) {
      case 'want':
        return want(one.place);
      case 'withdraw':
        return takeBack(one.place);
      case 'repeat': {
        const row = made[one.which % Math.max(1, made.length)];
        return row && putRows(sql, [row], now);
      }
      case 'alarm':
        return take();
      case 'wait':
        now += one.ms;
        return prepareGate(sql);
      case 'send': {
        const id = handed[one.which % Math.max(1, handed.length)];
        const batch = id === undefined ? undefined : batchOfNow(id);
        if (!batch || one.ends === 'crash') return;
        if (one.ends === 'written') return tell(batch);
        if (one.ends === 'lost') return againBatch(sql, batch.id, now + 5000);
        return thawBatch(sql, batch.id, now + 1000);
      }
    }
  };
  /** One number of a place is under way at a time, and it was the newest when it was frozen. */
  const check = () => {
    const underWay = new Set<string>();
    for (const { id, rows } of sql.all<{ id: string; rows: string }>(
      'SELECT id, rows FROM batches',
    )) {
      for (const row of JSON.parse(rows) as GateRow[]) {
        expect(underWay).not.toContain(row.target);
        underWay.add(row.target);
        const newest = wanted.get(row.target)?.sequence;
        expect(known.has(id) ? newest : row.sequence).toBe(newest);
      }
      known.add(id);
    }
  };

  for (const one of steps) {
    run(one);
    check();
  }
  for (let due = gateNextDue(sql, now); due !== undefined; due = gateNextDue(sql, now)) {
    now = Math.max(now, due);
    const owed = takeBatchesDue(sql, now);
    check();
    for (const id of owed) {
      const batch = batchOfNow(id);
      if (batch) tell(batch);
    }
  }
  const last = [...wanted].flatMap(([target, { row }]) => (row ? [[target, row.value]] : []));
  expect(last.map(([target]) => [target, written.get(String(target))])).toEqual(last);
}

it('[ST3] ends with the last number of every place, one at a time, and goes back to no older one', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 60, size: 'max' }), play), { numRuns: 400 });
});
