// Mug Street refunds its customer: the order at North Supply shows the same lines, and units go back on the shelf there.
import { describe, expect, it } from 'vitest';
import { inEveryOrder, patience } from '../../support/arrivals.ts';

const lines = [
  { sku: 'MUG-RED', quantity: 3 },
  { sku: 'TEE-M', quantity: 1 },
];
const order = { received: '91.50' };
const shop = 'Mug Street shop';

describe('a refund at Mug Street, told in every order of arrival', () => {
  it('[RV2] one unit that has not shipped, back on the shelf', patience, async () => {
    const { street, source, asked, shelves } = await inEveryOrder({
      lines,
      order,
      steps: [
        ({ street, sold }) =>
          street.refundLines(sold, {
            lines: [{ sku: 'MUG-RED', quantity: 1, restock: 'CANCEL', location: shop }],
            amount: '19.50',
          }),
      ],
    });
    expect(street).toMatchObject({ payment: 'PARTIALLY_REFUNDED', paidBack: '19.50' });
    expect(source).toMatchObject([
      {
        lines: [
          'line 1 MUG-RED: 3 ordered, 2 left, 2 to ship',
          'line 2 TEE-M: 1 ordered, 1 left, 1 to ship',
        ],
      },
    ]);
    expect(source[0]?.refunds).toHaveLength(1);
    expect(asked).toEqual([]);
    expect(shelves).toMatchObject({
      'MUG-RED at Main warehouse': { available: -2 },
      'MUG-RED at Mug Street shop': { available: -2 },
      'MUG-RED at Harbor quay': { available: -2 },
      'TEE-M at Main warehouse': { available: -1 },
    });
  });

  it('[RV2] one unit, then another, each told of by itself', patience, async () => {
    const one = { sku: 'MUG-RED', quantity: 1, restock: 'CANCEL', location: shop } as const;
    const { source, asked, shelves } = await inEveryOrder({
      lines,
      order,
      steps: [
        ({ street, sold }) => street.refundLines(sold, { lines: [one], amount: '19.50' }),
        ({ street, sold }) => street.refundLines(sold, { lines: [one], amount: '9.75' }),
      ],
    });
    expect(source).toMatchObject([
      {
        lines: [
          'line 1 MUG-RED: 3 ordered, 1 left, 1 to ship',
          'line 2 TEE-M: 1 ordered, 1 left, 1 to ship',
        ],
      },
    ]);
    expect(source[0]?.refunds).toHaveLength(2);
    expect(asked).toEqual([]);
    expect(shelves).toMatchObject({ 'MUG-RED at Main warehouse': { available: -1 } });
  });

  it('[RV2] all of it, with shipping', patience, async () => {
    const { street, source, asked, shelves } = await inEveryOrder({
      lines,
      order,
      steps: [
        ({ street, sold }) =>
          street.refundLines(sold, {
            lines: [
              { sku: 'MUG-RED', quantity: 3, restock: 'CANCEL', location: shop },
              { sku: 'TEE-M', quantity: 1, restock: 'CANCEL', location: shop },
            ],
            amount: '91.50',
            shipping: '5.00',
          }),
      ],
    });
    expect(street).toMatchObject({ payment: 'REFUNDED', paidBack: '91.50' });
    expect(source).toMatchObject([
      {
        lines: [
          'line 1 MUG-RED: 3 ordered, 0 left, 0 to ship',
          'line 2 TEE-M: 1 ordered, 0 left, 0 to ship',
        ],
      },
    ]);
    expect(asked).toEqual([]);
    expect(shelves).toEqual({});
  });

  it(
    '[RV2] one unit that had shipped and came back: back on the shelf at North Supply',
    patience,
    async () => {
      const { street, source, asked, shelves } = await inEveryOrder({
        lines,
        order,
        before: [({ source, made }) => source.ship(made, { company: 'UPS', number: '1Z-ALL' })],
        steps: [
          ({ street, sold }) =>
            street.refundLines(sold, {
              lines: [{ sku: 'MUG-RED', quantity: 1, restock: 'RETURN', location: shop }],
              amount: '19.50',
            }),
        ],
      });
      expect(street).toMatchObject({ shipping: 'FULFILLED', paidBack: '19.50' });
      expect(source[0]?.refunds).toMatchObject([expect.stringContaining('1 of line 1')]);
      expect(asked).toEqual([]);
      expect(shelves).toMatchObject({
        'MUG-RED at Main warehouse': { available: -2 },
        'MUG-RED at Mug Street shop': { available: -2 },
      });
    },
  );

  it('[RV2] one unit that is to go on no shelf', patience, async () => {
    const { source, asked, shelves } = await inEveryOrder({
      lines,
      order,
      before: [({ source, made }) => source.ship(made, { company: 'UPS', number: '1Z-ALL' })],
      steps: [
        ({ street, sold }) =>
          street.refundLines(sold, {
            lines: [{ sku: 'MUG-RED', quantity: 1, restock: 'NO_RESTOCK' }],
            amount: '19.50',
          }),
      ],
    });
    expect(source[0]?.refunds).toMatchObject([expect.stringContaining('NO_RESTOCK nowhere')]);
    expect(asked).toEqual([]);
    expect(shelves).toMatchObject({ 'MUG-RED at Main warehouse': { available: -3 } });
  });

  it('[RV2] an amount only: no unit moves', patience, async () => {
    const { street, source, asked, shelves } = await inEveryOrder({
      lines,
      order,
      steps: [({ street, sold }) => street.refundAmount(sold, '5.00')],
    });
    expect(street).toMatchObject({ paidBack: '5.00' });
    expect(source).toMatchObject([
      {
        lines: [
          'line 1 MUG-RED: 3 ordered, 3 left, 3 to ship',
          'line 2 TEE-M: 1 ordered, 1 left, 1 to ship',
        ],
      },
    ]);
    expect(asked).toEqual([]);
    expect(shelves).toMatchObject({ 'MUG-RED at Main warehouse': { available: -3 } });
  });

  it('[RV2] of shipping only: no unit moves', patience, async () => {
    const { street, source, asked } = await inEveryOrder({
      lines,
      order,
      steps: [({ street, sold }) => street.refundLines(sold, { shipping: '5.00', amount: '5.00' })],
    });
    expect(street).toMatchObject({ paidBack: '5.00' });
    expect(source).toMatchObject([
      {
        lines: [
          'line 1 MUG-RED: 3 ordered, 3 left, 3 to ship',
          'line 2 TEE-M: 1 ordered, 1 left, 1 to ship',
        ],
      },
    ]);
    expect(asked).toEqual([]);
  });

  it('[RV2] one unit, while the others leave North Supply', patience, async () => {
    const { street, source, asked } = await inEveryOrder({
      lines,
      order,
      steps: [
        ({ street, sold }) =>
          street.refundLines(sold, {
            lines: [{ sku: 'MUG-RED', quantity: 1, restock: 'CANCEL', location: shop }],
            amount: '19.50',
          }),
        ({ source, made }) =>
          source.ship(made, { company: 'UPS', number: '1Z-REST' }, { 'MUG-RED': 2, 'TEE-M': 1 }),
      ],
    });
    expect(street).toMatchObject({
      shipping: 'FULFILLED',
      parcels: ['UPS 1Z-REST, FULFILLED: 1 of line 2, 2 of line 1'],
    });
    expect(source).toMatchObject([{ shipping: 'FULFILLED' }]);
    expect(asked).toEqual([]);
  });
});
