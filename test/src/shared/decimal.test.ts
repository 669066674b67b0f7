// Exact arithmetic with amounts.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isNothing, placesOf, plainDecimal, sliceOf, sumOf } from '../../../src/shared/decimal.ts';

const once = (...amounts: string[]) => amounts.map((amount) => ({ amount, times: 1 }));

it.each<[{ amount: string; times: number }[], string | undefined]>([
  [once('0.1', '0.2'), '0.3'],
  [[{ amount: '19.50', times: 3 }, ...once('5')], '63.50'],
  [once('1200', '300'), '1500'],
  [once('1200.0'), '1200.0'],
  [once('0.125', '1.5'), '1.625'],
  [once('0.00'), '0.00'],
  [[{ amount: '0.05', times: 0 }], '0.00'],
  [once('90071992547409931.99', '0.01'), '90071992547409932.00'],
  [[], '0'],
  [once('-1'), undefined],
  [once('1,50'), undefined],
  [once(''), undefined],
  [once('1e3'), undefined],
])('%j is %s', (parts, sum) => {
  expect(sumOf(parts)).toBe(sum);
});

it('agrees with whole cents', () => {
  const cents = fc.nat({ max: 1_000_000 });
  fc.assert(
    fc.property(fc.array(fc.tuple(cents, fc.nat({ max: 500 })), { minLength: 1 }), (parts) => {
      const sum = sumOf(
        parts.map(([amount, times]) => ({ amount: (amount / 100).toFixed(2), times })),
      );
      const wanted = parts.reduce((total, [amount, times]) => total + amount * times, 0);
      expect(sum?.replace('.', '').replace(/^0+(?=\d)/, '')).toBe(String(wanted));
    }),
  );
});

it.each([
  ['0', true],
  ['0.00', true],
  ['0.000', true],
  ['0.01', false],
  ['10', false],
])('%s is nothing: %s', (amount, nothing) => {
  expect(isNothing(amount)).toBe(nothing);
});

it.each<[string, { from: number; to: number; of: number }, number, string | undefined]>([
  ['1.00', { from: 0, to: 1, of: 3 }, 0, '0.33'],
  ['1.00', { from: 2, to: 3, of: 3 }, 0, '0.34'],
  ['1', { from: 0, to: 1, of: 3 }, 0, '0'],
  ['1', { from: 0, to: 1, of: 3 }, 2, '0.33'],
  ['0.125', { from: 0, to: 1, of: 1 }, 2, '0.125'],
  ['5', { from: 0, to: 0, of: 9 }, 2, '0.00'],
  ['90071992547409931.99', { from: 0, to: 1, of: 1 }, 2, '90071992547409931.99'],
  ['1,50', { from: 0, to: 1, of: 1 }, 2, undefined],
])('of %s the slice %j in %i decimals is %s', (amount, slice, places, part) => {
  expect(sliceOf(amount, slice, places)).toBe(part);
});

it.each([
  [0.0825, '0.0825'],
  [100, '100'],
  [0, '0'],
  [1e-7, '0.0000001'],
])('%d is written %s', (value, text) => {
  expect(plainDecimal(value)).toBe(text);
});

it.each([
  ['USD', 2],
  ['JPY', 0],
  ['KWD', 3],
  ['', 0],
  ['dollars', 0],
])('%s has %i decimals', (currency, places) => {
  expect(placesOf(currency)).toBe(places);
});
