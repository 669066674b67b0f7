import { describe, expect, it } from 'vitest';
import {
  creatingAtLeastMs,
  decideAfterFailure,
  decideAfterMiss,
  retryLadderMs,
} from '../../../src/effects/effect.ts';
import type { PlatformFailure } from '../../../src/platforms/platform-failure.ts';

const minute = 60_000;

describe('after a look that found nothing', () => {
  it('looks at 15 s, 1, 5 and 10 minutes, and only then allows a second create', () => {
    const looks: number[] = [];
    let row = { creatingSince: 0, misses: 0, setbacks: 0 };
    let now = 15_000;
    for (;;) {
      looks.push(now);
      const after = decideAfterMiss(row, now);
      if (after.state !== 'creating') break;
      row = { ...row, misses: after.misses };
      now = after.dueAt;
    }
    expect(looks).toEqual([15_000, minute, 5 * minute, 10 * minute]);
  });

  it('counts time as well as misses: four quick looks allow nothing', () => {
    const after = decideAfterMiss(
      { creatingSince: 0, misses: 9, setbacks: 0 },
      creatingAtLeastMs - 1,
    );
    expect(after.state).toBe('creating');
    const atLast = (misses: number, setbacks = 0) =>
      decideAfterMiss({ creatingSince: 0, misses, setbacks }, creatingAtLeastMs);
    expect(atLast(3)).toEqual({
      state: 'ready',
      misses: 0,
      dueAt: creatingAtLeastMs,
      setbacks: 1,
    });
    expect(atLast(2).state).toBe('creating');
    expect(atLast(3, retryLadderMs.length)).toEqual({ state: 'failed' });
  });

  it('does not count looks before their time, however often somebody presses Retry', () => {
    let row = { creatingSince: 0, misses: 1, setbacks: 0 };
    for (let press = 0; press < 9; press += 1) {
      const after = decideAfterMiss(row, 20_000 + press);
      expect(after).toMatchObject({ state: 'creating', misses: 1 });
      if (after.state === 'creating') row = { ...row, misses: after.misses };
    }
  });
});

describe('after a failure', () => {
  const unknown: PlatformFailure = { kind: 'unknown', message: 'cut' };
  const refused: PlatformFailure = { kind: 'refused', code: 'INVALID', message: 'no' };

  it('never makes a sent create ready again when its answer is unknown', () => {
    expect(decideAfterFailure(unknown, 'create', { setbacks: 0 }, 0, 0)).toEqual({
      state: 'creating',
      dueAt: 15_000,
    });
  });

  it('[OP11] tries again by the ladder when nothing was sent, and then waits for a person', () => {
    const waits = retryLadderMs.map((_, setbacks) => {
      const after = decideAfterFailure(unknown, 'before', { setbacks }, 0, 0);
      return after.state === 'ready' ? after.dueAt : undefined;
    });
    expect(waits).toEqual([...retryLadderMs]);
    const minutes = retryLadderMs.map((wait) => wait / minute);
    expect(minutes).toEqual([5 / 60, 30 / 60, 2, 10, 30, 120, 300, 600]);
    expect(decideAfterFailure(unknown, 'before', { setbacks: 8 }, 0, 0)).toEqual({
      state: 'failed',
    });
  });

  it('waits as long as the store asks, without climbing the ladder', () => {
    const throttled: PlatformFailure = { kind: 'throttled', retryAfterSeconds: 1.2 };
    expect(decideAfterFailure(throttled, 'create', { setbacks: 3 }, 1000, 0)).toEqual({
      state: 'ready',
      dueAt: 2200,
      setbacks: 3,
    });
  });

  it('leaves a refusal to a person', () => {
    expect(decideAfterFailure(refused, 'create', { setbacks: 0 }, 0, 0)).toEqual({
      state: 'failed',
    });
  });
});
