// North Supply cancels or deletes an order that was pushed to it.
import { describe, expect, it } from 'vitest';
import { inEveryOrder, patience } from '../../support/arrivals.ts';

describe('an order cancelled at North Supply, told in every order of arrival', () => {
  it(
    '[RV1] what is left of it after a parcel: comes off the customer’s order, whose parcel stands',
    patience,
    async () => {
      const { street, source, shelves } = await inEveryOrder({
        lines: [{ sku: 'MUG-RED', quantity: 3 }],
        order: { received: '63.50' },
        settings: { sourceRefunds: 'leave' },
        steps: [
          ({ source, made }) =>
            source.ship(made, { company: 'UPS', number: '1Z-GONE' }, { 'MUG-RED': 1 }),
          ({ source, made }) => source.cancelWith(made, { refund: false, restock: true }),
        ],
      });
      expect(source).toMatchObject([{ cancelled: true }]);
      expect(street).toMatchObject({ parcels: ['UPS 1Z-GONE, FULFILLED: 1 of line 1'] });
      expect(street?.lines).toEqual(['line 1 MUG-RED: 3 ordered, 1 left, 0 to ship']);
      expect(shelves).toMatchObject({ 'MUG-RED at Main warehouse': { available: -1 } });
    },
  );
});
