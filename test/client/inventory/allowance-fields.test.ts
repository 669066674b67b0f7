// What people type as an allowance, and how an allowance is said.
import { describe, expect, it } from 'vitest';
import {
  allowanceText,
  effectiveOf,
  readAllowance,
  typeAllowance,
} from '../../../client/inventory/allowance-fields.ts';

const typed = { buffer: '2', sharePercent: '50', cap: '' };

describe('an allowance as typed', () => {
  it('[ST6] is read as numbers, an empty field as none', () => {
    expect(readAllowance(typed)).toEqual({
      said: { buffer: 2, sharePercent: 50, cap: null },
      problems: {},
    });
    expect(typeAllowance({ buffer: 2, sharePercent: 50, cap: null })).toEqual(typed);
  });

  it.each([
    ['buffer', '-1'],
    ['buffer', '1.5'],
    ['buffer', '1000001'],
    ['buffer', 'two'],
    ['sharePercent', '101'],
    ['sharePercent', '50%'],
    ['cap', '-3'],
    ['cap', '1e3'],
  ] as const)('[ST6] refuses a %s of %s, and says what it may be', (field, text) => {
    const { problems } = readAllowance({ ...typed, [field]: text });
    expect(Object.keys(problems)).toEqual([field]);
    expect(problems[field]).toContain('whole number');
  });

  it('[ST6] takes its bounds', () => {
    const most = readAllowance({ buffer: '1000000', sharePercent: '0', cap: '0' });
    expect(most.problems).toEqual({});
    expect(most.said).toEqual({ buffer: 1_000_000, sharePercent: 0, cap: 0 });
  });
});

it('[ST6] a SKU’s own word goes before its connection’s, zero too', () => {
  const ofConnection = { buffer: 3, sharePercent: 80, cap: 9 };
  const own = { buffer: 0, sharePercent: null, cap: null };
  expect(effectiveOf({ own, ofConnection })).toEqual({ buffer: 0, sharePercent: 80, cap: 9 });
});

it('is said in a sentence', () => {
  expect(allowanceText({ buffer: 0, sharePercent: 100, cap: null })).toBe(
    'Everything that is free may be sold',
  );
  expect(allowanceText({ buffer: 1200, sharePercent: 50, cap: 0 })).toBe(
    '50 % of what is free, keeps 1,200 back, shows 0 at most',
  );
});
