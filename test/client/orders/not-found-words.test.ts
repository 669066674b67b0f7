// [SO1] What is said of a number that no order to ship has.
import { expect, it } from 'vitest';
import { notFoundWords } from '../../../client/orders/not-found-words.ts';

it('[SO1] a number that nobody has may be shipped, but not where older orders were not looked at', () => {
  expect(notFoundWords('#1', null)).toContain('It may be shipped already, or cancelled.');
  const some = notFoundWords('#1', Date.parse('2026-11-20T12:00:00Z'));
  expect(some).toContain('came since Nov 20, 2026');
  expect(some).not.toContain('shipped already');
});
