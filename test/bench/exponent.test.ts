import { expect, it } from 'vitest';
import { fittedExponent } from '../../bench/growth/exponent.ts';

const sizes = [1_000, 10_000, 100_000];
const of = (work: (size: number) => number) =>
  fittedExponent(sizes.map((size) => ({ size, work: work(size) })));

it('is 0 for work that stays the same, 1 for work that grows as the catalogue does', () => {
  expect(of(() => 128)).toBeCloseTo(0, 10);
  expect(of((size) => size / 7)).toBeCloseTo(1, 10);
  expect(of(Math.sqrt)).toBeCloseTo(0.5, 10);
});

it('shows the logarithm of an index as more than the bench allows', () => {
  expect(of((size) => Math.log2(size))).toBeGreaterThan(0.02);
});

it('cannot be told of one size, or of no work', () => {
  expect(() => fittedExponent([{ size: 10, work: 1 }])).toThrow('two sizes');
  expect(() => of(() => 0)).toThrow('two sizes');
});
