// While a gate has plenty, a verb asks it once for several calls and tells it only of less than it thinks there is.
import { describe, expect, it } from 'vitest';
import { askGate } from '../../../src/gate/ask-gate.ts';
import { prepareGate } from '../../../src/gate/gate.ts';
import { refuseEntry } from '../../../src/gate/pause.ts';
import { sparingGate } from '../../../src/gate/sparing-gate.ts';
import { type Bucket, learn, standardBucket } from '../../../src/platforms/budget.ts';
import type { ThrottleStatus } from '../../../src/platforms/platform-gate.ts';
import { nodeSql } from '../../support/node-sql.ts';

function openDesk(available = 2000) {
  const sql = nodeSql();
  prepareGate(sql);
  let now = 0;
  let bucket: Bucket = { ...standardBucket(0), available };
  const asked: number[] = [];
  const told: ThrottleStatus[] = [];
  const gate = sparingGate(
    {
      reserve: async (cost, lane, ahead) => {
        asked.push(cost);
        const answer = askGate(sql, bucket, cost, lane, now, ahead);
        bucket = answer.bucket;
        return answer.answer;
      },
      report: async (status) => {
        told.push(status);
        bucket = learn(status, now);
      },
      refusedEntry: async () => undefined,
    },
    () => now,
  );
  return {
    sql,
    gate,
    asked,
    told,
    left: () => bucket.available,
    wait: (ms: number) => {
      now += ms;
    },
  };
}

const says = (currentlyAvailable: number, maximumAvailable = 2000): ThrottleStatus => ({
  currentlyAvailable,
  maximumAvailable,
  restoreRate: 100,
});

describe('a verb at a gate', () => {
  it('asks once for calls that follow one another, and the gate counts all of them', async () => {
    const { gate, asked, told, left } = openDesk();
    expect(await gate.reserve(24, 'orders')).toMatchObject({ ok: true });
    await gate.report(says(1980));
    expect(await gate.reserve(189, 'orders')).toEqual({ ok: true });
    await gate.report(says(1800));
    expect(asked).toEqual([24]);
    expect(told).toEqual([]);
    // Never more than the store has.
    expect(left()).toBeLessThanOrEqual(1800);
  });

  it('asks again where the points do not suffice, for another lane, and after a while', async () => {
    const { gate, asked, wait } = openDesk();
    await gate.reserve(24, 'orders');
    await gate.reserve(201, 'orders');
    await gate.reserve(10, 'tracking');
    wait(10_000);
    await gate.reserve(10, 'tracking');
    expect(asked).toEqual([24, 201, 10, 10]);
  });

  it('tells the gate of a store that has less than it thinks, or another budget', async () => {
    const { gate, told } = openDesk();
    await gate.reserve(24, 'orders');
    await gate.report(says(300));
    expect(told).toEqual([says(300)]);
    await gate.report(says(9000, 10_000));
    expect(told).toHaveLength(2);
  });

  it('asks for each call and tells of each answer once half of the budget is gone', async () => {
    const { gate, asked, told } = openDesk(1100);
    expect(await gate.reserve(24, 'orders')).toEqual({ ok: true });
    await gate.report(says(1076));
    await gate.reserve(24, 'orders');
    expect(asked).toEqual([24, 24]);
    expect(told).toHaveLength(1);
  });

  it('tells of every answer of a store that refused us before: it lets us in again', async () => {
    const { sql, gate, told } = openDesk();
    refuseEntry(sql, 'unauthorized', 0);
    await gate.reserve(24, 'orders');
    await gate.report(says(1980));
    expect(told).toHaveLength(1);
  });
});
