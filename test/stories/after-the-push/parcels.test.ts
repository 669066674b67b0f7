// North Supply ships in several parcels: the customer's order at Mug Street shows each as it left.
import { describe, expect, it } from 'vitest';
import { inEveryOrder, patience } from '../../support/arrivals.ts';

describe('parcels, told in every order of arrival', () => {
  it(
    '[TR2] one unit of three, then the two others: each with its carrier and number',
    patience,
    async () => {
      const { street, shelves } = await inEveryOrder({
        lines: [{ sku: 'MUG-RED', quantity: 3 }],
        steps: [
          ({ source, made }) =>
            source.ship(made, { company: 'UPS', number: '1Z-FIRST' }, { 'MUG-RED': 1 }),
          ({ source, made }) => source.ship(made, { company: 'DHL Express', number: 'DHL-SECOND' }),
        ],
      });
      expect(street).toMatchObject({
        shipping: 'FULFILLED',
        parcels: [
          'DHL Express DHL-SECOND, FULFILLED: 2 of line 1',
          'UPS 1Z-FIRST, FULFILLED: 1 of line 1',
        ],
      });
      expect(shelves).toMatchObject({
        'MUG-RED at Main warehouse': { available: -3, committed: 0, on_hand: -3 },
      });
    },
  );

  it(
    '[TR2] two lines of one SKU, one after the other: the right line each time',
    patience,
    async () => {
      const { street } = await inEveryOrder({
        lines: [
          { sku: 'MUG-RED', quantity: 1 },
          { sku: 'MUG-RED', quantity: 2 },
        ],
        steps: [
          ({ source, made }) =>
            source.shipLine(made, 1, 2, { company: 'UPS', numbers: ['1Z-SECOND-LINE'] }),
          ({ source, made }) =>
            source.shipLine(made, 0, 1, { company: 'UPS', numbers: ['1Z-FIRST-LINE'] }),
        ],
      });
      expect(street).toMatchObject({
        shipping: 'FULFILLED',
        parcels: [
          'UPS 1Z-FIRST-LINE, FULFILLED: 1 of line 1',
          'UPS 1Z-SECOND-LINE, FULFILLED: 2 of line 2',
        ],
      });
    },
  );

  it(
    '[TR2] a carrier that Mug Street does not know: name, number and address all the same',
    patience,
    async () => {
      const { street } = await inEveryOrder({
        lines: [{ sku: 'MUG-RED', quantity: 1 }],
        steps: [
          ({ source, made }) =>
            source.shipLine(made, 0, 1, {
              company: 'Harbor Bikes',
              numbers: ['HB-7'],
              urls: ['https://bikes.example/HB-7'],
            }),
        ],
      });
      expect(street).toMatchObject({
        parcels: ['Harbor Bikes HB-7, FULFILLED: 1 of line 1'],
        links: ['https://bikes.example/HB-7'],
      });
    },
  );
});
