// Both orders are compared line against line: two lines of one SKU are never taken for each other.
import { describe, expect, it } from 'vitest';
import {
  figuresDifference,
  figuresOf,
  parcelsText,
  sideBySide,
} from '../../../scripts/demo/after-lines.ts';
import { lineNumbers } from '../../../scripts/stores/order-after.ts';
import { lineAfter, orderAfter, parcelAfter, standingFor } from './after-order.ts';

const sold = orderAfter([lineAfter('a', 3), lineAfter('b', 2)]);
const made = orderAfter(
  [
    lineAfter('y', 2, { ...standingFor('b'), unfulfilledQuantity: 1 }),
    lineAfter('x', 3, { ...standingFor('a'), currentQuantity: 2, unfulfilledQuantity: 0 }),
  ],
  {
    fulfillments: [
      parcelAfter('UPS', '1Z', { y: 1 }),
      parcelAfter('DHL Express', 'CD', { x: 3 }),
      parcelAfter('UPS', 'GONE', { x: 3 }, 'CANCELLED'),
    ],
    refunds: [
      {
        id: 'gid://shopify/Refund/1',
        totalRefundedSet: { shopMoney: { amount: '19.5', currencyCode: 'USD' } },
        refundLineItems: {
          nodes: [{ quantity: 1, restockType: 'RETURN', location: null, lineItem: { id: 'x' } }],
        },
        transactions: { nodes: [] },
      },
    ],
  },
);
const numbers = lineNumbers(sold, made);
const wanted = new Map([
  [1, { ordered: 3, current: 2, open: 0, shipped: 3, refunded: 1 }],
  [2, { ordered: 2, current: 2, open: 1, shipped: 1, refunded: 0 }],
]);

describe('both orders, line against line', () => {
  it('[TR2] has the figures of each line, by the customer’s line and not by SKU or place', () => {
    expect(figuresOf(made, numbers)).toEqual(wanted);
    expect(figuresDifference(wanted, figuresOf(made, numbers))).toBe('');
  });

  it('[TR2] names a line that is not as wanted, one that is missing, and one too many', () => {
    expect(figuresDifference(wanted, figuresOf(sold, lineNumbers(sold, sold)))).toBe(
      'line 1: wanted 3 ordered, 2 current, 0 open, 3 shipped, 1 refunded; ' +
        'found 3 ordered, 3 current, 3 open, 0 shipped, 0 refunded. ' +
        'line 2: wanted 2 ordered, 2 current, 1 open, 1 shipped, 0 refunded; ' +
        'found 2 ordered, 2 current, 2 open, 0 shipped, 0 refunded',
    );
    const one = new Map([...wanted].slice(0, 1));
    expect(figuresDifference(wanted, one)).toMatch(/^line 2: wanted .*; found no such line$/);
    expect(figuresDifference(one, wanted)).toMatch(/^line 2: wanted no such line; found /);
  });

  it('[TR2] tells parcels with carrier, number and lines, without those taken back', () => {
    expect(parcelsText(made, numbers)).toBe('DHL Express CD: 3 of line 1; UPS 1Z: 1 of line 2');
    expect(parcelsText(sold, numbers)).toBe('no parcel');
  });

  it('[TR2] prints them side by side', () => {
    const sides = [
      { title: '#1001 of Mug Street', lines: wanted },
      { title: '#5001 of North Supply', lines: new Map([...wanted].slice(0, 1)) },
    ] as const;
    const table = sideBySide(sides, ['MUG-RED', 'TEE-M']).map((line) => line.split(/ {2,}/));
    expect(table).toEqual([
      ['', '#1001 of Mug Street', '#5001 of North Supply'],
      ['line', ...columns, ...columns],
      ['1 MUG-RED', '3', '2', '0', '3', '1', '3', '2', '0', '3', '1'],
      ['2 TEE-M', '2', '2', '1', '1', '0', '–', '–', '–', '–', '–'],
    ]);
  });
});

const columns = ['ordered', 'current', 'open', 'shipped', 'refunded'];
