// A trip with everything in it: two lines of one SKU in two parcels, a third line refunded meanwhile.
import { describe, expect, it } from 'vitest';
import { inEveryOrder, patience } from '../../support/arrivals.ts';

describe('a whole trip, told in two hundred orders of arrival', () => {
  it('[TR2, TR3, RV2] ends the same at both stores and on every shelf', patience, async () => {
    const { street, source, asked, shelves } = await inEveryOrder({
      lines: [
        { sku: 'MUG-RED', quantity: 1 },
        { sku: 'MUG-RED', quantity: 2 },
        { sku: 'TEE-M', quantity: 1 },
      ],
      order: { received: '91.50' },
      steps: [
        ({ source, made }) => source.shipLine(made, 1, 2, { company: 'UPS', numbers: ['1Z-ONE'] }),
        ({ street, sold }) =>
          street.refundLines(sold, {
            lines: [{ sku: 'TEE-M', quantity: 1, restock: 'CANCEL', location: 'Mug Street shop' }],
            amount: '28.00',
          }),
        ({ source, made }) =>
          source.shipLine(made, 0, 1, { company: 'DHL Express', numbers: ['DHL-TWO'] }),
        ({ source, made }) => source.deliver(made, 0, 'DELIVERED'),
      ],
    });
    const lines = [
      'line 1 MUG-RED: 1 ordered, 1 left, 0 to ship',
      'line 2 MUG-RED: 2 ordered, 2 left, 0 to ship',
      'line 3 TEE-M: 1 ordered, 0 left, 0 to ship',
    ];
    expect(street).toMatchObject({
      lines,
      paidBack: '28.00',
      parcels: [
        'DHL Express DHL-TWO, FULFILLED: 1 of line 1',
        'UPS 1Z-ONE, DELIVERED: 2 of line 2',
      ],
    });
    expect(source).toMatchObject([{ lines }]);
    expect(asked).toEqual([]);
    expect(shelves).toMatchObject({
      'MUG-RED at Main warehouse': { available: -3, committed: 0, on_hand: -3 },
      'MUG-RED at Mug Street shop': { available: -3 },
    });
    expect(shelves).not.toHaveProperty('TEE-M at Main warehouse');
  });
});
