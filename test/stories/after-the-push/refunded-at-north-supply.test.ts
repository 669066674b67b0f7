// North Supply refunds an order that was pushed to it: whether the customer gets money back is a setting of Mug Street.
import { describe, expect, it } from 'vitest';
import { inEveryOrder, patience } from '../../support/arrivals.ts';
import type { Step } from '../../support/arrivals-story.ts';

const lines = [
  { sku: 'MUG-RED', quantity: 3 },
  { sku: 'TEE-M', quantity: 1 },
];
const order = { received: '91.50' };

const takesOneOff: Step = ({ source, made }) =>
  source.refundLines(made, {
    lines: [{ sku: 'MUG-RED', quantity: 1, restock: 'CANCEL', location: 'Main warehouse' }],
  });

const oneLess = [
  'line 1 MUG-RED: 3 ordered, 2 left, 2 to ship',
  'line 2 TEE-M: 1 ordered, 1 left, 1 to ship',
];

describe('a refund at North Supply, told in every order of arrival', () => {
  it(
    '[RV2] comes off the customer’s order, and a person is asked about the money',
    patience,
    async () => {
      const { street, source, asked, shelves } = await inEveryOrder({
        lines,
        order,
        steps: [takesOneOff],
      });
      expect(source).toMatchObject([{ lines: oneLess }]);
      expect(street).toMatchObject({ lines: oneLess, payment: 'PAID', paidBack: '0.00' });
      expect(asked).toEqual(['pay-destination: refund-money']);
      expect(shelves).toMatchObject({
        'MUG-RED at Main warehouse': { available: -2 },
        'MUG-RED at Mug Street shop': { available: -2 },
      });
    },
  );

  it('[RV2] pays back once a person says so', patience, async () => {
    const { street, asked } = await inEveryOrder({
      lines,
      order,
      steps: [takesOneOff],
      answers: { 'refund-money': 'do' },
    });
    expect(street).toMatchObject({ lines: oneLess, paidBack: '19.50' });
    expect(asked).toEqual([]);
  });

  it('[RV2] pays back by itself where Mug Street wants it so', patience, async () => {
    const { street, asked } = await inEveryOrder({
      lines,
      order,
      settings: { sourceRefunds: 'pay-back' },
      steps: [takesOneOff],
    });
    expect(street).toMatchObject({ lines: oneLess, paidBack: '19.50' });
    expect(asked).toEqual([]);
  });

  it('[RV2] moves no money where Mug Street wants it so', patience, async () => {
    const { street, asked } = await inEveryOrder({
      lines,
      order,
      settings: { sourceRefunds: 'leave' },
      steps: [takesOneOff],
    });
    expect(street).toMatchObject({ lines: oneLess, paidBack: '0.00' });
    expect(asked).toEqual([]);
  });

  it(
    '[RV2] meets one of the same line at Mug Street: each comes off both orders once',
    patience,
    async () => {
      const { street, source, asked, shelves } = await inEveryOrder({
        lines,
        order,
        settings: { sourceRefunds: 'leave' },
        steps: [
          takesOneOff,
          ({ street, sold }) =>
            street.refundLines(sold, {
              lines: [
                { sku: 'MUG-RED', quantity: 1, restock: 'CANCEL', location: 'Mug Street shop' },
              ],
              amount: '19.50',
            }),
        ],
      });
      const twoLess = [
        'line 1 MUG-RED: 3 ordered, 1 left, 1 to ship',
        'line 2 TEE-M: 1 ordered, 1 left, 1 to ship',
      ];
      expect(source).toMatchObject([{ lines: twoLess }]);
      expect(street).toMatchObject({ lines: twoLess, paidBack: '19.50' });
      expect(asked).toEqual([]);
      expect(shelves).toMatchObject({ 'MUG-RED at Main warehouse': { available: -1 } });
    },
  );
});
