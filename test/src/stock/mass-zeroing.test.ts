// How many SKUs going to zero at once are asked about first (stock rule 9).
import { expect, it } from 'vitest';
import { isMassZeroing } from '../../../src/stock/mass-zeroing.ts';

it.each([
  [20, 20, false],
  [21, 21, true],
  [21, 209, true],
  [21, 210, false],
  [500, 5000, false],
  [501, 5000, true],
  [0, 0, false],
])('[ST8] %d SKUs of %d links: %s', (toZero, ofLinks, asks) => {
  expect(isMassZeroing(toZero, ofLinks)).toBe(asks);
});
