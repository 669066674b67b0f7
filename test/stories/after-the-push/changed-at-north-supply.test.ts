// North Supply changes an order that was pushed to it: it is seen and shown, and never fought over.
import { describe, expect, it } from 'vitest';
import { inEveryOrder, patience } from '../../support/arrivals.ts';

const lines = [{ sku: 'MUG-RED', quantity: 3 }];

describe('an order changed at North Supply, told in every order of arrival', () => {
  it('[RV4] units come off: a person is asked, and nothing is put back', patience, async () => {
    const { street, source, asked } = await inEveryOrder({
      lines,
      steps: [({ source, made }) => source.editLine(made, 0, 1)],
    });
    expect(source).toMatchObject([{ lines: ['line 1 MUG-RED: 3 ordered, 1 left, 1 to ship'] }]);
    expect(street).toMatchObject({ lines: ['line 1 MUG-RED: 3 ordered, 3 left, 3 to ship'] });
    expect(asked).toEqual(['edit-destination: edited-at-source']);
  });

  it(
    '[RV4] units come off, and a person has them taken off the customer’s order',
    patience,
    async () => {
      const { street, source, asked, shelves } = await inEveryOrder({
        lines,
        steps: [({ source, made }) => source.editLine(made, 0, 1)],
        answers: { 'edited-at-source': 'do' },
      });
      expect(source).toMatchObject([{ lines: ['line 1 MUG-RED: 3 ordered, 1 left, 1 to ship'] }]);
      expect(street).toMatchObject({ lines: ['line 1 MUG-RED: 3 ordered, 1 left, 1 to ship'] });
      expect(asked).toEqual([]);
      expect(shelves).toMatchObject({
        'MUG-RED at Main warehouse': { available: -1 },
        'MUG-RED at Mug Street shop': { available: -1 },
      });
    },
  );

  it('[RV4] a line is added: it stands there only', patience, async () => {
    const { street, source, asked } = await inEveryOrder({
      lines,
      alsoSold: ['TEE-M'],
      steps: [
        ({ source, made }) => source.addLine(made, 'TEE-M', 1),
        ({ source, made }) =>
          source.ship(made, { company: 'UPS', number: '1Z-ALL' }, { 'MUG-RED': 3, 'TEE-M': 1 }),
      ],
    });
    expect(source).toMatchObject([{ shipping: 'FULFILLED' }]);
    expect(street).toMatchObject({
      shipping: 'FULFILLED',
      parcels: ['UPS 1Z-ALL, FULFILLED: 3 of line 1'],
    });
    expect(asked).toEqual([]);
  });
});
