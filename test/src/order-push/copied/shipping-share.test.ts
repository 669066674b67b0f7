// Shipping is charged once over all parts of an order (OP13).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Share,
  sharedAmount,
  shareOf,
  shareOut,
} from '../../../../src/order-push/copied/shipping-share.ts';
import { sumOf } from '../../../../src/shared/decimal.ts';

const worth = (...values: string[]) => values.map((value) => ({ value }));
const all: Share = [[0, 10_000]];

describe('what each new push gets', () => {
  it.each<[string, Parameters<typeof shareOut>, Share[]]>([
    ['nothing by setting', ['none', [], worth('10', '20')], [[], []]],
    ['all to the first', ['first', [], worth('10', '20')], [all, []]],
    ['all to the only one', ['split', [], worth('10')], [all]],
    ['by value', ['split', [], worth('10.00', '30')], [[[0, 2500]], [[2500, 10_000]]]],
    [
      'the rest to the last',
      ['split', [], worth('1', '1', '1')],
      [[[0, 3333]], [[3333, 6666]], [[6666, 10_000]]],
    ],
    [
      'evenly where all is free of charge',
      ['split', [], worth('0', '0.00')],
      [[[0, 5000]], [[5000, 10_000]]],
    ],
    ['nothing to what costs nothing', ['split', [], worth('0', '5')], [[], all]],
    [
      'by values of any number of decimals',
      ['split', [], worth('0.00000001', '0.00000003')],
      [[[0, 2500]], [[2500, 10_000]]],
    ],
    ['nothing where all is taken', ['first', [all], worth('10')], [[]]],
    ['nothing where all is taken, split', ['split', [all], worth('10', '10')], [[], []]],
    [
      'what a cancelled part gave back',
      ['first', [[[0, 2500]], [[6000, 10_000]]], worth('1', '2')],
      [[[2500, 6000]], []],
    ],
    [
      'a split over gaps',
      ['split', [[[1000, 5000]], [[6000, 7000]]], worth('1', '1')],
      [
        [
          [0, 1000],
          [5000, 6000],
          [7000, 7500],
        ],
        [[7500, 10_000]],
      ],
    ],
    [
      'what overlapping shares leave',
      ['first', [[[0, 6000]], [[2000, 4000]]], worth('1')],
      [[[6000, 10_000]]],
    ],
    ['no push', ['split', [], []], []],
  ])('[OP13] is %s', (_, given, shares) => {
    expect(shareOut(...given)).toEqual(shares);
  });
});

it.each<[number, Share | null, Share]>([
  [1, null, all],
  [2, null, []],
  [2, [[0, 5]], [[0, 5]]],
  [1, [], []],
])('part %i that keeps %j has %j', (part, shippingShare, share) => {
  expect(shareOf({ part, shippingShare })).toEqual(share);
});

it.each<[string, Share, number, string]>([
  ['5.00', all, 2, '5.00'],
  ['5.00', [], 2, '0.00'],
  ['5.00', [[0, 3333]], 2, '1.66'],
  ['5.00', [[3333, 6666]], 2, '1.67'],
  ['5', [[0, 3333]], 2, '1.66'],
  ['500', [[0, 3333]], 0, '166'],
  ['0.125', [[0, 5000]], 2, '0.062'],
  [
    '10.00',
    [
      [0, 1000],
      [9000, 10_000],
    ],
    2,
    '2.00',
  ],
  ['free', all, 2, 'free'],
  ['free', [], 2, 'free'],
])('of %s the share %j in %i decimals is %s', (amount, share, places, part) => {
  expect(sharedAmount(amount, share, places)).toBe(part);
});

const money = fc
  .tuple(fc.nat({ max: 99_999_999 }), fc.integer({ min: 0, max: 3 }))
  .map(([units, places]) => (units / 10 ** places).toFixed(places));

describe('[OP13] whatever parts an order goes in', () => {
  it('the shares of the shipping cost sum up to it exactly', () => {
    fc.assert(
      fc.property(
        money,
        fc.array(fc.array(money, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        fc.nat({ max: 2 }),
        (amount, turns, returned) => {
          let shares: Share[] = [];
          for (const [at, values] of turns.entries()) {
            shares.push(...shareOut('split', shares, worth(...values)));
            // A part that was cancelled gives its share back, and a later one takes it.
            if (at < turns.length - 1) shares = shares.filter((_, part) => part !== returned);
          }
          // A last push takes what was given back after all others.
          shares.push(...shareOut('first', shares, worth('1')));
          const parts = shares.map((share) => ({
            amount: sharedAmount(amount, share, 2),
            times: 1,
          }));
          const paid = { amount: `${amount}`, times: 1 };
          expect(sumOf([...parts, { ...paid, times: 0 }])).toBe(
            sumOf([paid, { amount: '0.00', times: 1 }]),
          );
        },
      ),
    );
  });

  it('no two shares overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.array(money, { minLength: 1, maxLength: 5 })), (turns) => {
        const shares: Share[] = [];
        for (const values of turns) shares.push(...shareOut('split', shares, worth(...values)));
        const intervals = shares.flat().toSorted(([one], [other]) => one - other);
        for (const [at, [from, to]] of intervals.entries()) {
          expect(from).toBeLessThan(to);
          expect(from).toBeGreaterThanOrEqual(intervals[at - 1]?.[1] ?? 0);
          expect(to).toBeLessThanOrEqual(10_000);
        }
      }),
    );
  });
});
