// The order is changed at Mug Street after it was pushed: its order at North Supply is changed as well, as long as nothing has left.
import { describe, expect, it } from 'vitest';
import { inEveryOrder, patience } from '../../support/arrivals.ts';

const lines = [
  { sku: 'MUG-RED', quantity: 3 },
  { sku: 'TEE-M', quantity: 1 },
];

describe('an order changed at Mug Street, told in every order of arrival', () => {
  it('[RV4] units come off a line before it ships', patience, async () => {
    const { source, asked, shelves } = await inEveryOrder({
      lines,
      steps: [({ street, sold }) => street.editLine(sold, 0, 1)],
    });
    expect(source).toMatchObject([
      {
        lines: [
          'line 1 MUG-RED: 3 ordered, 1 left, 1 to ship',
          'line 2 TEE-M: 1 ordered, 1 left, 1 to ship',
        ],
      },
    ]);
    expect(asked).toEqual([]);
    expect(shelves).toMatchObject({
      'MUG-RED at Main warehouse': { available: -1 },
      'MUG-RED at Mug Street shop': { available: -1 },
    });
  });

  it('[RV4] a line is taken off whole, and units of another after it', patience, async () => {
    const { source, asked, shelves } = await inEveryOrder({
      lines,
      steps: [
        ({ street, sold }) => street.editLine(sold, 1, 0),
        ({ street, sold }) => street.editLine(sold, 0, 2),
      ],
    });
    expect(source).toMatchObject([
      {
        lines: [
          'line 1 MUG-RED: 3 ordered, 2 left, 2 to ship',
          'line 2 TEE-M: 1 ordered, 0 left, 0 to ship',
        ],
      },
    ]);
    expect(asked).toEqual([]);
    expect(shelves).toMatchObject({ 'MUG-RED at Main warehouse': { available: -2 } });
    expect(shelves).not.toHaveProperty('TEE-M at Main warehouse');
  });

  it('[RV4] a line is added: it goes as a part of its own', patience, async () => {
    const { street, source, asked, shelves } = await inEveryOrder({
      lines: [{ sku: 'MUG-RED', quantity: 2 }],
      alsoSold: ['TEE-M'],
      order: { received: '44.00' },
      steps: [
        ({ street, sold }) => street.addLine(sold, 'TEE-M', 2),
        ({ street, sold }) => street.pay(sold),
      ],
    });
    expect(street).toMatchObject({ payment: 'PAID' });
    expect(source).toMatchObject([
      { lines: ['line 1 MUG-RED: 2 ordered, 2 left, 2 to ship'] },
      { lines: ['line 2 TEE-M: 2 ordered, 2 left, 2 to ship'] },
    ]);
    expect(asked).toEqual([]);
    expect(shelves).toMatchObject({
      'MUG-RED at Main warehouse': { available: -2 },
      'TEE-M at Main warehouse': { available: -2 },
    });
  });

  it(
    '[RV4] a line is added when all else has left: it goes as a part of its own all the same',
    patience,
    async () => {
      const { source, asked } = await inEveryOrder({
        lines: [{ sku: 'MUG-RED', quantity: 2 }],
        order: { received: '44.00' },
        alsoSold: ['TEE-M'],
        before: [({ source, made }) => source.ship(made, { company: 'UPS', number: '1Z-ALL' })],
        steps: [
          ({ street, sold }) => street.addLine(sold, 'TEE-M', 1),
          ({ street, sold }) => street.pay(sold),
        ],
      });
      expect(source).toMatchObject([
        { lines: ['line 1 MUG-RED: 2 ordered, 2 left, 0 to ship'] },
        { lines: ['line 2 TEE-M: 1 ordered, 1 left, 1 to ship'] },
      ]);
      expect(asked).toEqual([]);
    },
  );

  it('[RV4] its address and phone are corrected before it ships', patience, async () => {
    const { street, source, asked } = await inEveryOrder({
      lines: [{ sku: 'MUG-RED', quantity: 1 }],
      steps: [
        ({ street, sold }) => street.changeAddress(sold, { address1: '20 Pine St' }),
        ({ street, sold }) => street.changeAddress(sold, { phone: '+15125550111' }),
      ],
    });
    expect(street?.address).toContain('20 Pine St');
    expect(street?.address).toContain('+15125550111');
    expect(source).toMatchObject([{ address: street?.address }]);
    expect(asked).toEqual([]);
  });

  it(
    '[RV4] its address is corrected when all has left: said, and not mirrored',
    patience,
    async () => {
      const { source, asked } = await inEveryOrder({
        lines: [{ sku: 'MUG-RED', quantity: 1 }],
        before: [({ source, made }) => source.ship(made, { company: 'UPS', number: '1Z-ALL' })],
        steps: [({ street, sold }) => street.changeAddress(sold, { address1: '20 Pine St' })],
      });
      expect(source[0]?.address).toContain('18 Pine St');
      expect(asked).toEqual(['address-source: shipped-already']);
    },
  );
});
