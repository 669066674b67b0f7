// Units come back: the return at one store and the return at the other agree, and stock rises once, at North Supply.
import { describe, expect, it } from 'vitest';
import { inEveryOrder, patience } from '../../support/arrivals.ts';
import type { OrderInPlay, Step } from '../../support/arrivals-story.ts';

const lines = [{ sku: 'MUG-RED', quantity: 2 }];
const order = { received: '44.00' };
const shipped: Step = ({ source, made }) => source.ship(made, { company: 'UPS', number: '1Z-ALL' });

/** The one return of an order at its store. */
const returnOf = async (store: OrderInPlay['street'], orderId: string): Promise<string> => {
  const [only] = (await store.readAfter(orderId)).returns;
  if (!only) throw new Error('Nothing is to come back');
  return only.id;
};

describe('a return, told in every order of arrival', () => {
  it(
    '[RV3] asked for and approved at Mug Street stands at North Supply too',
    patience,
    async () => {
      const { street, source, asked } = await inEveryOrder({
        lines,
        order,
        before: [shipped],
        steps: [
          ({ street, sold }) => street.requestReturn(sold, [{ sku: 'MUG-RED', quantity: 1 }]),
          async ({ street, sold }) => street.approveReturn(await returnOf(street, sold)),
        ],
      });
      expect(street).toMatchObject({ returns: ['OPEN: 1 of line 1, 0 processed, UNWANTED'] });
      expect(source).toMatchObject([{ returns: ['OPEN: 1 of line 1, 0 processed, UNWANTED'] }]);
      expect(asked).toEqual([]);
    },
  );

  it('[RV3] asked for and declined at Mug Street', patience, async () => {
    const { street, source, asked } = await inEveryOrder({
      lines,
      order,
      before: [
        shipped,
        ({ street, sold }) => street.requestReturn(sold, [{ sku: 'MUG-RED', quantity: 1 }]),
      ],
      steps: [async ({ street, sold }) => street.declineReturn(await returnOf(street, sold))],
    });
    expect(street).toMatchObject({ returns: ['DECLINED: 1 of line 1, 0 processed, UNWANTED'] });
    expect(source).toMatchObject([{ returns: ['DECLINED: 1 of line 1, 0 processed, UNWANTED'] }]);
    expect(asked).toEqual([]);
  });

  it(
    '[RV3] processed at Mug Street: its unit is on the shelf of North Supply',
    patience,
    async () => {
      const { street, source, asked, shelves } = await inEveryOrder({
        lines,
        order,
        before: [
          shipped,
          ({ street, sold }) => street.openReturn(sold, [{ sku: 'MUG-RED', quantity: 1 }]),
        ],
        steps: [
          async ({ street, sold }) =>
            street.processReturn(await returnOf(street, sold), { restockAt: 'Mug Street shop' }),
        ],
      });
      expect(street?.returns).toMatchObject([expect.stringContaining('1 of line 1, 1 processed')]);
      expect(source).toMatchObject([{ returns: street?.returns }]);
      expect(asked).toEqual([]);
      expect(shelves).toMatchObject({
        'MUG-RED at Main warehouse': { available: -1 },
        'MUG-RED at Mug Street shop': { available: -1 },
        'MUG-RED at Harbor quay': { available: -1 },
      });
    },
  );

  it('[RV3] opened and processed at North Supply stands at Mug Street too', patience, async () => {
    const { street, source, asked, shelves } = await inEveryOrder({
      lines,
      order,
      before: [shipped],
      steps: [
        ({ source, made }) => source.openReturn(made, [{ sku: 'MUG-RED', quantity: 1 }]),
        async ({ source, made }) =>
          source.processReturn(await returnOf(source, made), { restockAt: 'Main warehouse' }),
      ],
    });
    expect(source[0]?.returns).toMatchObject([expect.stringContaining('1 of line 1, 1 processed')]);
    expect(street).toMatchObject({ returns: source[0]?.returns });
    expect(asked).toEqual([]);
    expect(shelves).toMatchObject({
      'MUG-RED at Main warehouse': { available: -1 },
      'MUG-RED at Mug Street shop': { available: -1 },
    });
  });

  it(
    '[RV3] opened and called off at Mug Street is called off at North Supply',
    patience,
    async () => {
      const { street, source, asked } = await inEveryOrder({
        lines,
        order,
        before: [
          shipped,
          ({ street, sold }) => street.openReturn(sold, [{ sku: 'MUG-RED', quantity: 1 }]),
        ],
        steps: [async ({ street, sold }) => street.cancelReturn(await returnOf(street, sold))],
      });
      expect(street?.returns).toMatchObject([expect.stringContaining('CANCELED')]);
      expect(source).toMatchObject([{ returns: street?.returns }]);
      expect(asked).toEqual([]);
    },
  );

  it(
    '[RV3] an exchange at Mug Street: what is sent instead is taken at North Supply once',
    patience,
    async () => {
      const { asked, shelves } = await inEveryOrder({
        lines,
        order,
        alsoSold: ['MUG-BLUE'],
        before: [shipped],
        steps: [
          ({ street, sold }) =>
            street.openReturn(
              sold,
              [{ sku: 'MUG-RED', quantity: 1 }],
              [{ sku: 'MUG-BLUE', quantity: 1 }],
            ),
          async ({ street, sold }) =>
            street.processReturn(await returnOf(street, sold), { restockAt: 'Mug Street shop' }),
        ],
      });
      expect(asked).toEqual([]);
      expect(shelves).toMatchObject({
        'MUG-RED at Main warehouse': { available: -1 },
        'MUG-BLUE at Main warehouse': { available: -1 },
        'MUG-BLUE at Mug Street shop': { available: -1 },
        'MUG-BLUE at Harbor quay': { available: -1 },
      });
    },
  );
});
