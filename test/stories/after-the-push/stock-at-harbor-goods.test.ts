// Harbor Goods, without Order Push, cancels, refunds or changes its own orders: what was taken at North Supply is given back once.
import { describe, expect, it } from 'vitest';
import {
  type StockEnd,
  type StockPlay,
  type StockStory,
  stockAfter,
  surroundings,
} from '../../support/stock-after.ts';

type WantedEnd = Pick<StockEnd, 'source'> & Partial<StockEnd>;

const patience = { timeout: 120_000 };

const sold: Pick<StockStory, 'at' | 'lines'> = {
  at: 'harbor',
  lines: [{ sku: 'MUG-RED', quantity: 3 }],
};
const mugs = (units: number): WantedEnd => ({ source: units === 0 ? {} : { 'MUG-RED': -units } });
const cancel = ({ harbor, sold: id }: StockPlay) =>
  harbor.cancelWith(id, { refund: true, restock: true });
const ship = ({ harbor, sold: id }: StockPlay, only?: Record<string, number>) =>
  harbor.ship(id, { company: 'UPS', number: '1Z-HARBOR' }, only);
const refund =
  (restock: 'CANCEL' | 'RETURN') =>
  ({ harbor, sold: id }: StockPlay) =>
    harbor.refundLines(id, {
      lines: [{ sku: 'MUG-RED', quantity: 1, restock, location: 'Harbor quay' }],
    });

const stories: [string, Pick<StockStory, 'isUnheard' | 'steps'>, WantedEnd][] = [
  ['cancelled before anything was heard of it', { isUnheard: true, steps: [cancel] }, mugs(0)],
  [
    'cancelled while nobody knows whether its units were taken',
    {
      isUnheard: true,
      steps: [
        async ({ world, source }) => {
          Object.assign(source.store.faults.cutAfter, {
            next: 1,
            only: ['inventoryAdjustQuantities'],
          });
          await world.run(4_000);
        },
        cancel,
      ],
    },
    mugs(0),
  ],
  ['cancelled', { steps: [cancel] }, mugs(0)],
  [
    'cancelled, and nothing put back there',
    {
      steps: [({ harbor, sold: id }) => harbor.cancelWith(id, { refund: true, restock: false })],
    },
    mugs(0),
  ],
  ['refunded by a unit that did not leave', { steps: [refund('CANCEL')] }, mugs(2)],
  [
    'refunded by a unit that came back',
    { steps: [(play) => ship(play), refund('RETURN')] },
    mugs(2),
  ],
  [
    'refunded by one unit that left and came back, and one that did not leave',
    { steps: [(play) => ship(play, { 'MUG-RED': 1 }), refund('RETURN'), refund('CANCEL')] },
    mugs(1),
  ],
  [
    'changed to fewer units',
    { steps: [({ harbor, sold: id }) => harbor.editLine(id, 0, 1)] },
    mugs(1),
  ],
  [
    'changed to fewer units and to more again',
    {
      steps: [
        ({ harbor, sold: id }) => harbor.editLine(id, 0, 1),
        ({ harbor, sold: id }) => harbor.editLine(id, 0, 4),
      ],
    },
    mugs(4),
  ],
  [
    'changed to fewer units and to more again at once',
    {
      steps: [
        async ({ harbor, sold: id }) => {
          await harbor.editLine(id, 0, 1);
          await harbor.editLine(id, 0, 4);
        },
      ],
    },
    mugs(4),
  ],
];

describe.each(surroundings)('an order at Harbor Goods, %s,', (around) => {
  it.each(stories)('[ST2, ST5] %s', patience, async (_, story, end) => {
    expect(await stockAfter(around, { ...sold, ...story })).toEqual({ held: {}, ...end });
  });
});
