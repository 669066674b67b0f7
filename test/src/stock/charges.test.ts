import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  holdUnits,
  listCharges,
  listMovements,
  prepareCharges,
  settleUnits,
} from '../../../src/stock/charges.ts';
import { nodeSql } from '../../support/node-sql.ts';

const ledger = () => {
  const sql = nodeSql();
  prepareCharges(sql);
  return sql;
};

const wanted = (units: number, reading: number, updatedAt = '2026-11-23T12:00:00Z') => ({
  key: 'mug-street/11',
  units,
  updatedAt,
  reading,
  cause: '#1001',
});

describe('a ledger counts each unit once', () => {
  it('holds what a line wants, however often the reading is repeated', () => {
    const sql = ledger();
    for (let turn = 0; turn < 3; turn += 1) holdUnits(sql, wanted(2, 1), 0);
    expect(listCharges(sql)).toEqual([
      { key: 'mug-street/11', units: 2, settled: 0, state: 'held' },
    ]);
    expect(listMovements(sql)).toHaveLength(1);
  });

  it('follows the newest reading and ignores an older one that comes late', () => {
    const sql = ledger();
    holdUnits(sql, wanted(1, 7, '2026-11-23T12:00:09Z'), 0);
    holdUnits(sql, wanted(2, 8, '2026-11-23T12:00:01Z'), 0);
    expect(listCharges(sql)[0]?.units).toBe(1);
    holdUnits(sql, wanted(0, 9, '2026-11-23T12:00:09Z'), 0);
    expect(listMovements(sql).map((movement) => movement.kind)).toEqual(['held', 'released']);
  });

  it('settles each part once', () => {
    const sql = ledger();
    holdUnits(sql, wanted(3, 1), 0);
    for (const reference of ['part-1', 'part-1', 'part-2'])
      settleUnits(
        sql,
        { key: 'mug-street/11', reference, units: reference === 'part-1' ? 2 : 1 },
        0,
      );
    expect(listCharges(sql)).toEqual([
      { key: 'mug-street/11', units: 3, settled: 3, state: 'settled' },
    ]);
  });

  it('explains every charge by its movements, in any order of readings', () => {
    const readings = fc.array(fc.record({ units: fc.nat(9), second: fc.nat(5) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(readings, (list) => {
        const sql = ledger();
        list.forEach(({ units, second }, reading) => {
          holdUnits(sql, wanted(units, reading, `2026-11-23T12:00:0${second}Z`), 0);
        });
        const sum = listMovements(sql).reduce((total, movement) => total + movement.delta, 0);
        expect(sum).toBe(listCharges(sql)[0]?.units ?? 0);
      }),
      { numRuns: 50 },
    );
  });
});
