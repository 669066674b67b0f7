// Units come back: Mug Street's customer or North Supply says so, and both stores have the same return.
import { describe, expect, it } from 'vitest';
import { inEveryOrder } from '../../support/arrivals.ts';
import type { OrderInPlay } from '../../support/arrivals-story.ts';
import { madeReturnOf, soldReturnOf } from '../../support/returns-play.ts';

const patience = { timeout: 180_000 };

const shipped = ({ source, made }: OrderInPlay) =>
  source.ship(made, { company: 'UPS', number: '1Z-OUT' });

describe('a return, told in every order of arrival', () => {
  it(
    '[RV3] asked for, approved and processed at Mug Street: North Supply has it, and its shelf the units',
    patience,
    async () => {
      const { street, source, asked, shelves } = await inEveryOrder({
        lines: [{ sku: 'MUG-RED', quantity: 3 }],
        before: [shipped],
        steps: [
          ({ street: store, sold }) =>
            store.requestReturn(sold, [{ sku: 'MUG-RED', quantity: 2, reason: 'WRONG_ITEM' }]),
          async (order) => order.street.approveReturn(await soldReturnOf(order)),
          async (order) =>
            order.street.processReturn(await soldReturnOf(order), { restockAt: 'Mug Street shop' }),
        ],
      });
      const returns = ['OPEN: 2 of line 1, 2 processed, WRONG_ITEM'];
      expect(street).toMatchObject({ returns });
      expect(source).toMatchObject([{ returns }]);
      expect(asked).toEqual([]);
      expect(shelves).toMatchObject({
        'MUG-RED at Main warehouse': { available: -1, committed: 0, on_hand: -1 },
      });
    },
  );

  it(
    '[RV3] asked for, approved and processed at North Supply: Mug Street has it, on no shelf of its own',
    patience,
    async () => {
      const { street, source, asked, shelves } = await inEveryOrder({
        lines: [{ sku: 'MUG-RED', quantity: 3 }],
        before: [shipped],
        steps: [
          ({ source: store, made }) =>
            store.requestReturn(made, [{ sku: 'MUG-RED', quantity: 2, reason: 'DEFECTIVE' }]),
          async (order) => order.source.approveReturn(await madeReturnOf(order)),
          async (order) =>
            order.source.processReturn(await madeReturnOf(order), { restockAt: 'Main warehouse' }),
        ],
      });
      const returns = ['OPEN: 2 of line 1, 2 processed, DEFECTIVE'];
      expect(street).toMatchObject({ returns });
      expect(source).toMatchObject([{ returns }]);
      expect(asked).toEqual([]);
      expect(shelves).toMatchObject({
        'MUG-RED at Main warehouse': { available: -1, committed: 0, on_hand: -1 },
      });
    },
  );

  it(
    '[RV3] exchanged for a blue mug at Mug Street: North Supply has the red one back, and ships the blue one once',
    patience,
    async () => {
      const { street, source, asked, shelves } = await inEveryOrder({
        lines: [{ sku: 'MUG-RED', quantity: 2 }],
        alsoSold: ['MUG-BLUE'],
        order: { charged: true },
        before: [shipped],
        steps: [
          ({ street: store, sold }) =>
            store.openReturn(
              sold,
              [{ sku: 'MUG-RED', quantity: 1 }],
              [{ sku: 'MUG-BLUE', quantity: 1 }],
            ),
          async (order) =>
            order.street.processReturn(await soldReturnOf(order), { restockAt: 'Mug Street shop' }),
        ],
      });
      const came = 'OPEN: 1 of line 1, 1 processed, UNWANTED';
      expect(street).toMatchObject({ returns: [`${came}; instead 1 MUG-BLUE, 1 sent`] });
      expect(source).toMatchObject([
        { returns: [came] },
        { returns: [], lines: ['line 2 MUG-BLUE: 1 ordered, 1 left, 1 to ship'] },
      ]);
      expect(asked).toEqual([]);
      expect(shelves).toMatchObject({
        'MUG-RED at Main warehouse': { available: -1, committed: 0, on_hand: -1 },
        'MUG-BLUE at Main warehouse': { available: -1, committed: 1, on_hand: 0 },
      });
    },
  );
});
