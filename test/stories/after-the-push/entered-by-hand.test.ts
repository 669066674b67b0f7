// Somebody at Mug Street enters the shipping by hand, and North Supply ships the same units.
import { describe, expect, it } from 'vitest';
import { inEveryOrder, patience } from '../../support/arrivals.ts';

describe('a parcel entered by hand at Mug Street, told in every order of arrival', () => {
  it('[TR3] with the number that North Supply ships with: one parcel', patience, async () => {
    const { street, asked } = await inEveryOrder({
      lines: [{ sku: 'MUG-RED', quantity: 2 }],
      steps: [
        ({ street, sold }) => street.ship(sold, { company: 'UPS', number: '1Z-SAME' }),
        ({ source, made }) => source.ship(made, { company: 'UPS', number: '1Z-SAME' }),
      ],
    });
    expect(street).toMatchObject({ parcels: ['UPS 1Z-SAME, FULFILLED: 2 of line 1'] });
    expect(asked).toEqual([]);
  });

  it('[TR3] with another number: both are shown, and a person is asked', patience, async () => {
    const { street, asked } = await inEveryOrder({
      lines: [{ sku: 'MUG-RED', quantity: 2 }],
      steps: [
        ({ street, sold }) => street.ship(sold, { company: 'UPS', number: '1Z-BY-HAND' }),
        ({ source, made }) => source.ship(made, { company: 'UPS', number: '1Z-OURS' }),
      ],
    });
    expect(street).toMatchObject({ parcels: ['UPS 1Z-BY-HAND, FULFILLED: 2 of line 1'] });
    expect(asked).toEqual(['shipment: conflict']);
  });

  it('[TR3] with another number, and a person chooses North Supply’s', patience, async () => {
    const { street, asked } = await inEveryOrder({
      lines: [{ sku: 'MUG-RED', quantity: 2 }],
      steps: [
        ({ street, sold }) => street.ship(sold, { company: 'UPS', number: '1Z-BY-HAND' }),
        ({ source, made }) => source.ship(made, { company: 'UPS', number: '1Z-OURS' }),
      ],
      chooses: 'ours',
    });
    expect(street).toMatchObject({ parcels: ['UPS 1Z-OURS, FULFILLED: 2 of line 1'] });
    expect(asked).toEqual([]);
  });

  it(
    '[TR3] with another number that a person leaves: later changes are not copied over it',
    patience,
    async () => {
      const { street, asked } = await inEveryOrder({
        lines: [{ sku: 'MUG-RED', quantity: 2 }],
        before: [
          ({ street, sold }) => street.ship(sold, { company: 'UPS', number: '1Z-BY-HAND' }),
          ({ source, made }) => source.ship(made, { company: 'UPS', number: '1Z-OURS' }),
        ],
        steps: [
          ({ source, made }) =>
            source.changeTracking(made, 0, { company: 'UPS', numbers: ['1Z-CORRECTED'] }),
        ],
        chooses: 'theirs',
      });
      expect(street).toMatchObject({ parcels: ['UPS 1Z-BY-HAND, FULFILLED: 2 of line 1'] });
      expect(asked).toEqual([]);
    },
  );
});
