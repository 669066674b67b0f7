// The order is cancelled at Mug Street: its order at North Supply follows as far as it can.
import { describe, expect, it } from 'vitest';
import { inEveryOrder, patience } from '../../support/arrivals.ts';

describe('an order cancelled at Mug Street, told in every order of arrival', () => {
  it(
    '[RV1] after its push: cancelled at North Supply, its units back on the shelf',
    patience,
    async () => {
      const { street, source, asked, shelves } = await inEveryOrder({
        lines: [
          { sku: 'MUG-RED', quantity: 2 },
          { sku: 'TEE-M', quantity: 1 },
        ],
        order: { received: '72.00' },
        steps: [({ street, sold }) => street.cancelWith(sold, { refund: true, restock: true })],
      });
      expect(street).toMatchObject({ cancelled: true, payment: 'REFUNDED' });
      expect(source).toMatchObject([{ cancelled: true }]);
      expect(asked).toEqual([]);
      expect(shelves).toEqual({});
    },
  );

  it(
    '[RV1] without restock and with its money kept: cancelled at North Supply all the same',
    patience,
    async () => {
      const { street, source, asked } = await inEveryOrder({
        lines: [{ sku: 'MUG-RED', quantity: 2 }],
        order: { received: '44.00' },
        steps: [({ street, sold }) => street.cancelWith(sold, { refund: false, restock: false })],
      });
      expect(street).toMatchObject({ cancelled: true, payment: 'PAID' });
      expect(source).toMatchObject([{ cancelled: true }]);
      expect(asked).toEqual([]);
    },
  );

  it('[RV1] before anything was heard of it: never pushed', patience, async () => {
    const { street, source, asked, shelves } = await inEveryOrder({
      lines: [{ sku: 'MUG-RED', quantity: 2 }],
      begins: 'unheard',
      steps: [({ street, sold }) => street.cancelWith(sold, { refund: true, restock: true })],
    });
    expect(street).toMatchObject({ cancelled: true });
    expect(source).toEqual([]);
    expect(asked).toEqual([]);
    expect(shelves).toEqual({});
  });

  it(
    '[RV1] while nobody knows whether it is at North Supply: found there, and cancelled',
    patience,
    async () => {
      const { street, source, asked, shelves } = await inEveryOrder({
        lines: [{ sku: 'MUG-RED', quantity: 2 }],
        begins: 'in-doubt',
        steps: [({ street, sold }) => street.cancelWith(sold, { refund: true, restock: true })],
      });
      expect(street).toMatchObject({ cancelled: true });
      expect(source).toMatchObject([{ cancelled: true }]);
      expect(asked).toEqual([]);
      expect(shelves).toEqual({});
    },
  );

  it(
    '[RV1] while part of it leaves North Supply: what has not left comes off there',
    patience,
    async () => {
      const { street, source, shelves } = await inEveryOrder({
        lines: [{ sku: 'MUG-RED', quantity: 3 }],
        isRace: true,
        steps: [
          ({ source, made }) =>
            source.ship(made, { company: 'UPS', number: '1Z-GONE' }, { 'MUG-RED': 1 }),
          ({ street, sold }) => street.cancelWith(sold, { refund: true, restock: true }),
        ],
      });
      expect(street).toMatchObject({ cancelled: true, parcels: [] });
      expect(source).toMatchObject([
        {
          lines: ['line 1 MUG-RED: 3 ordered, 1 left, 0 to ship'],
          parcels: ['UPS 1Z-GONE, FULFILLED: 1 of line 1'],
        },
      ]);
      expect(shelves).toMatchObject({ 'MUG-RED at Main warehouse': { available: -1 } });
    },
  );

  it(
    '[RV1] when all of it has left North Supply: a person is told that it cannot be undone',
    patience,
    async () => {
      const { street, source, asked } = await inEveryOrder({
        lines: [{ sku: 'MUG-RED', quantity: 2 }],
        isRace: true,
        steps: [
          ({ source, made }) => source.ship(made, { company: 'UPS', number: '1Z-GONE' }),
          ({ street, sold }) => street.cancelWith(sold, { refund: true, restock: true }),
        ],
      });
      expect(street).toMatchObject({ cancelled: true });
      expect(source).toMatchObject([{ cancelled: false, shipping: 'FULFILLED' }]);
      expect(asked).toContain('cancel-source: shipped-already');
    },
  );

  it('[RV1] after a unit was refunded: each unit is back on the shelf once', patience, async () => {
    const { street, source, asked, shelves } = await inEveryOrder({
      lines: [{ sku: 'MUG-RED', quantity: 3 }],
      order: { received: '63.50' },
      steps: [
        ({ street, sold }) =>
          street.refundLines(sold, {
            lines: [
              { sku: 'MUG-RED', quantity: 1, restock: 'CANCEL', location: 'Mug Street shop' },
            ],
            amount: '19.50',
          }),
        ({ street, sold }) => street.cancelWith(sold, { refund: true, restock: true }),
      ],
    });
    expect(street).toMatchObject({ cancelled: true, payment: 'REFUNDED' });
    expect(source).toMatchObject([{ cancelled: true }]);
    expect(asked).toEqual([]);
    expect(shelves).toEqual({});
  });

  it(
    '[RV1] after part of it had shipped: what is still open comes off at North Supply',
    patience,
    async () => {
      const { street, source, shelves } = await inEveryOrder({
        lines: [{ sku: 'MUG-RED', quantity: 3 }],
        order: { received: '63.50' },
        before: [
          ({ source, made }) =>
            source.ship(made, { company: 'UPS', number: '1Z-GONE' }, { 'MUG-RED': 1 }),
        ],
        steps: [({ street, sold }) => street.cancelWith(sold, { refund: true, restock: true })],
      });
      expect(street).toMatchObject({ cancelled: true, payment: 'REFUNDED' });
      expect(source).toMatchObject([
        {
          lines: ['line 1 MUG-RED: 3 ordered, 1 left, 0 to ship'],
          parcels: ['UPS 1Z-GONE, FULFILLED: 1 of line 1'],
        },
      ]);
      expect(shelves).toMatchObject({
        'MUG-RED at Main warehouse': { available: -1 },
        'MUG-RED at Mug Street shop': { available: -1 },
      });
    },
  );
});
