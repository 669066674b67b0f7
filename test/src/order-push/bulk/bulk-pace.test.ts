import { describe, expect, it } from 'vitest';
import { paceOf, secondsFor } from '../../../../src/order-push/bulk/bulk-pace.ts';

describe('how long a bulk run takes', () => {
  it('[OP9] is guessed from its width before any ran', () => {
    expect(secondsFor(200, undefined)).toBe(60);
    expect(secondsFor(0, undefined)).toBe(1);
    expect(secondsFor(1, undefined)).toBe(1);
  });

  it('[OP9] is as fast as the last one that had twenty orders', () => {
    expect(secondsFor(200, { orders: 20, ms: 4_000 })).toBe(40);
    expect(secondsFor(200, { orders: 19, ms: 4_000 })).toBe(60);
    expect(secondsFor(200, { orders: 20, ms: 0 })).toBe(60);
  });
});

describe('how fast a bulk run goes', () => {
  const counts = { waiting: 80, working: 10, went: 7, failed: 1, stays: 1, later: 1, left: 0 };

  it('[OP9] counts what has its outcome, and what does not yet', () => {
    const run = { startedAt: 0, finishedAt: null };
    expect(paceOf(run, counts, 2_000)).toEqual({ perSecond: 5, secondsLeft: 18 });
    // Of a cancelled one only those under way are left.
    expect(paceOf(run, { ...counts, waiting: 0, left: 80 }, 2_000)).toEqual({
      perSecond: 5,
      secondsLeft: 2,
    });
  });

  it('[OP9] is not known at once, without an outcome, or once it is over', () => {
    const nothing = { perSecond: null, secondsLeft: null };
    const run = { startedAt: 0, finishedAt: null };
    expect(paceOf(run, counts, 999)).toEqual(nothing);
    expect(paceOf(run, { ...counts, went: 0, failed: 0, stays: 0, later: 0 }, 2_000)).toEqual(
      nothing,
    );
    expect(paceOf({ ...run, finishedAt: 2_000 }, counts, 3_000)).toEqual(nothing);
  });
});
