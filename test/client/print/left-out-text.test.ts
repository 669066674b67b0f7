// [SO1] A pick list says what it is of, and what it leaves out.
import { expect, it } from 'vitest';
import { leftOutText } from '../../../client/print/left-out-text.ts';

const of = (chosen: boolean, tooMany = 0) => ({
  pushIds: () => (chosen ? ['ps_1'] : undefined),
  tooMany: () => tooMany,
});

it.each([
  [1, 0, of(false), 'The 1 order that the list shows.'],
  [0, 0, of(false), 'No order that the list shows has units left to ship at its source store.'],
  [
    0,
    2,
    of(true),
    'None of the orders that were chosen has units left to ship: they were shipped meanwhile.',
  ],
  [3, 0, of(false), 'All 3 orders that the list shows.'],
  [
    200,
    1300,
    of(false),
    'The 200 orders that wait longest; 1,300 more are not on it. Choose orders in the list to print others.',
  ],
  [2, 0, of(true), 'The 2 orders that were chosen.'],
  [
    2,
    1,
    of(true, 3),
    'The 2 orders that were chosen and are still to ship; 4 are left out: shipped meanwhile, or beyond the first 200.',
  ],
])('[SO1] %i orders, %i left out', (orders, leftOut, asked, says) => {
  expect(leftOutText({ orders, leftOut, mayBeMore: false }, asked)).toBe(says);
});

it.each([
  [0, 0, 'The 0 orders found to wait longest; there may be more.'],
  [200, 7, 'The 200 orders found to wait longest; 7 more are not on it, and there may be more.'],
])('[SO1] %i orders, %i left out, where the look ended', (orders, leftOut, says) => {
  expect(leftOutText({ orders, leftOut, mayBeMore: true }, of(false))).toBe(
    `${says} Choose orders in the list to print others.`,
  );
});
