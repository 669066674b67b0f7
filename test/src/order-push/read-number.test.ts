import { expect, it } from 'vitest';
import { readNumber } from '../../../src/order-push/read-number.ts';

it.each([
  ['1001', '1001'],
  ['#1001', '1001'],
  [' 1001 ', '1001'],
  [' # 1001', '1001'],
  ['MS-1001/b', 'MS-1001/b'],
  ['##1001', '#1001'],
  ['1'.repeat(50), '1'.repeat(50)],
])('[OP10] %j means the order %j', (typed, number) => {
  expect(readNumber(typed)).toEqual({ ok: true, value: number });
});

it.each([
  ['', 'Type the order number, for example 1001.'],
  ['  ', 'Type the order number, for example 1001.'],
  ['#', 'Type the order number, for example 1001.'],
  ['1'.repeat(51), 'An order number has 50 characters at most.'],
  ['10\n01', 'Type the order number on one line, without control characters.'],
  ['1001\u0000', 'Type the order number on one line, without control characters.'],
])('[OP10] %j is no order number, and is told so', (typed, words) => {
  expect(readNumber(typed)).toEqual({ ok: false, failure: words });
});
