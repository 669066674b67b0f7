// North Supply cancels or deletes an order that was pushed to it.
import { describe, expect, it } from 'vitest';
import { inEveryOrder, patience } from '../../support/arrivals.ts';

describe('an order cancelled at North Supply, told in every order of arrival', () => {
  it(
    '[RV1] all of the customer’s order: cancelled at Mug Street, and asked about its money',
    patience,
    async () => {
      const { street, source, asked, shelves } = await inEveryOrder({
        lines: [{ sku: 'MUG-RED', quantity: 2 }],
        order: { received: '44.00' },
        steps: [({ source, made }) => source.cancelWith(made, { refund: false, restock: true })],
      });
      expect(source).toMatchObject([{ cancelled: true }]);
      expect(street).toMatchObject({ cancelled: true, payment: 'PAID', paidBack: '0.00' });
      expect(asked).toEqual(['pay-destination: refund-money']);
      expect(shelves).toEqual({});
    },
  );

  it(
    '[RV1] with the setting to give money back: cancelled and paid back at Mug Street',
    patience,
    async () => {
      const { street, asked, shelves } = await inEveryOrder({
        lines: [{ sku: 'MUG-RED', quantity: 2 }],
        order: { received: '44.00' },
        settings: { sourceRefunds: 'pay-back' },
        steps: [({ source, made }) => source.cancelWith(made, { refund: false, restock: true })],
      });
      expect(street).toMatchObject({ cancelled: true, payment: 'REFUNDED', paidBack: '44.00' });
      expect(asked).toEqual([]);
      expect(shelves).toEqual({});
    },
  );

  it(
    '[RV1] a part of the customer’s order: a person is asked, and Mug Street ships the rest',
    patience,
    async () => {
      const { street, source, asked } = await inEveryOrder({
        lines: [
          { sku: 'MUG-RED', quantity: 2 },
          { sku: 'PIN-MUGST', quantity: 1 },
        ],
        order: { received: '50.00' },
        stillHeld: { 'MUG-RED': 2 },
        steps: [({ source, made }) => source.cancelWith(made, { refund: false, restock: true })],
      });
      expect(source).toMatchObject([{ cancelled: true }]);
      expect(street).toMatchObject({ cancelled: false });
      expect(asked).toEqual(['cancel-destination: not-all-covered']);
    },
  );

  it(
    '[RV1] a part of it: taken off the customer’s order where a person says so',
    patience,
    async () => {
      const { street, asked, shelves } = await inEveryOrder({
        lines: [
          { sku: 'MUG-RED', quantity: 2 },
          { sku: 'PIN-MUGST', quantity: 1 },
        ],
        order: { received: '50.00' },
        steps: [({ source, made }) => source.cancelWith(made, { refund: false, restock: true })],
        answers: { 'not-all-covered': 'do', 'refund-money': 'leave' },
      });
      expect(street).toMatchObject({
        cancelled: false,
        paidBack: '0.00',
        lines: [
          'line 1 MUG-RED: 2 ordered, 0 left, 0 to ship',
          'line 2 PIN-MUGST: 1 ordered, 1 left, 1 to ship',
        ],
      });
      expect(asked).toEqual([]);
      expect(shelves).not.toHaveProperty('MUG-RED at Main warehouse');
    },
  );

  it('[RV1] a part of it: pushed again where a person says so', patience, async () => {
    const { street, source, asked, shelves } = await inEveryOrder({
      lines: [
        { sku: 'MUG-RED', quantity: 2 },
        { sku: 'PIN-MUGST', quantity: 1 },
      ],
      order: { received: '50.00' },
      steps: [({ source, made }) => source.cancelWith(made, { refund: false, restock: true })],
      answers: { 'not-all-covered': 'push-again' },
    });
    expect(street).toMatchObject({ cancelled: false });
    expect(source).toMatchObject([
      { cancelled: true },
      { cancelled: false, lines: ['line 1 MUG-RED: 2 ordered, 2 left, 2 to ship'] },
    ]);
    expect(asked).toEqual([]);
    expect(shelves).toMatchObject({ 'MUG-RED at Main warehouse': { available: -2 } });
  });

  it('[RV4] cancelled and deleted there: seen, and a person is asked', patience, async () => {
    const { street, source, asked } = await inEveryOrder({
      lines: [
        { sku: 'MUG-RED', quantity: 2 },
        { sku: 'PIN-MUGST', quantity: 1 },
      ],
      isRace: true,
      stillHeld: { 'MUG-RED': 2 },
      steps: [
        ({ source, made }) => source.cancelWith(made, { refund: false, restock: true }),
        ({ source, made }) => source.deleteOrder(made),
      ],
    });
    expect(source).toEqual([]);
    expect(street).toMatchObject({ cancelled: false });
    expect(asked).toEqual(['cancel-destination: deleted-at-source']);
  });
});
