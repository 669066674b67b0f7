// The chance of overselling against values of the Poisson distribution reckoned elsewhere.
import { describe, expect, it } from 'vitest';
import { chanceOfOverselling, chanceText } from '../../../client/inventory/oversell.ts';

describe('the chance of overselling', () => {
  // Sales a minute, buffer, P(Poisson(sales × 3 s) > buffer).
  const table: [salesPerMinute: number, buffer: number, chance: number][] = [
    [1, 0, 1 - Math.exp(-0.05)],
    [1, 1, 1 - Math.exp(-0.05) * 1.05],
    [20, 0, 1 - Math.exp(-1)],
    [20, 1, 1 - Math.exp(-1) * 2],
    [20, 2, 1 - Math.exp(-1) * 2.5],
    [60, 3, 1 - Math.exp(-3) * (1 + 3 + 4.5 + 4.5)],
    [0, 0, 0],
  ];
  it.each(table)(
    'at %d sales a minute with a buffer of %d is %d',
    (salesPerMinute, buffer, chance) => {
      expect(chanceOfOverselling({ salesPerMinute, buffer })).toBeCloseTo(chance, 12);
    },
  );

  it('keeps its precision where it is small, and its range where numbers are large', () => {
    // The first term of the tail is nearly all of it: e^-m m^5 / 5!, and the next a fraction m / 6 of that.
    const mean = 0.05;
    const first = (Math.exp(-mean) * mean ** 5) / 120;
    const chance = chanceOfOverselling({ salesPerMinute: 1, buffer: 4 });
    expect(chance / first).toBeCloseTo(1 + mean / 6 + mean ** 2 / 42, 6);
    expect(chanceOfOverselling({ salesPerMinute: 100_000, buffer: 0 })).toBeCloseTo(1, 9);
    // Half of a wide distribution lies above its mean, less half of the mean's own term.
    expect(chanceOfOverselling({ salesPerMinute: 20_000, buffer: 1000 })).toBeCloseTo(0.4916, 3);
    expect(chanceOfOverselling({ salesPerMinute: 1, buffer: 1_000_000 })).toBe(0);
  });

  it('falls with every unit of buffer and rises with every sale', () => {
    for (let buffer = 0; buffer < 30; buffer += 1) {
      const at = (salesPerMinute: number, kept: number) =>
        chanceOfOverselling({ salesPerMinute, buffer: kept });
      expect(at(40, buffer + 1)).toBeLessThan(at(40, buffer));
      expect(at(80, buffer)).toBeGreaterThan(at(40, buffer));
    }
  });

  it('is said in as many figures as matter', () => {
    expect([0, 1e-9, 0.0487, 0.5, 0.9999, 1].map(chanceText)).toEqual([
      '0 %',
      'less than 0.01 %',
      '4.9 %',
      '50 %',
      'more than 99.9 %',
      '100 %',
    ]);
  });
});
