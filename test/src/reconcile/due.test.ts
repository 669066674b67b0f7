import { describe, expect, it } from 'vitest';
import { clockTime, nextChanged, nextEverything, readPace } from '../../../src/reconcile/due.ts';

const pace = readPace('15', '03:00');
const at = (time: string) => Date.parse(`2026-11-26T${time}Z`);
const hour = 60 * 60_000;

describe('when a store is reconciled by itself', () => {
  it('[RC1] is the interval after the last time', () => {
    expect(nextChanged(pace, at('10:00:00'))).toBe(at('10:15:00'));
  });

  it('[RC1] is every night in the hour after the time set, at the same minute', () => {
    const first = nextEverything(pace, 'st_one', at('10:00:00'));
    expect(first).toBeGreaterThanOrEqual(at('03:00:00') + 24 * hour);
    expect(first).toBeLessThan(at('04:00:00') + 24 * hour);
    expect(nextEverything(pace, 'st_one', first)).toBe(first + 24 * hour);
    expect(nextEverything(pace, 'st_one', first - 1)).toBe(first);
  });

  it('differs from store to store, so that they do not all begin at once', () => {
    const starts = Array.from({ length: 200 }, (_, store) =>
      nextEverything(pace, `st_${store}`, at('10:00:00')),
    );
    expect(new Set(starts.map((start) => Math.floor(start / 60_000))).size).toBeGreaterThan(30);
  });

  it.each([
    ['0', '03:00', 'RECONCILE_MINUTES'],
    ['1.5', '03:00', 'RECONCILE_MINUTES'],
    ['soon', '03:00', 'RECONCILE_MINUTES'],
    ['2000', '03:00', 'RECONCILE_MINUTES'],
    ['15', '24:00', 'RECONCILE_NIGHTLY_AT'],
    ['15', '3 am', 'RECONCILE_NIGHTLY_AT'],
  ])('refuses the settings %s and %s by name', (minutes, nightly, named) => {
    expect(() => readPace(minutes, nightly)).toThrow(named);
  });

  it('shows the time as it is set', () => {
    expect(clockTime(readPace('15', '23:05').nightlyAt)).toBe('23:05');
  });
});
