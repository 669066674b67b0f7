// Mug Street cancels, refunds or changes a pushed order: its units are back at North Supply once, and every shelf shows them.
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

const lines = [
  { sku: 'MUG-RED', quantity: 3 },
  { sku: 'TEE-M', quantity: 1 },
];
const shop = 'Mug Street shop';
const all = { 'MUG-RED': -3, 'TEE-M': -1 };
const mugsLeft = (units: number): WantedEnd => ({ source: { ...all, 'MUG-RED': -units } });
const cancel = ({ street, sold }: StockPlay) =>
  street.cancelWith(sold, { refund: true, restock: true });
const ship = ({ source, made }: StockPlay, only?: Record<string, number>) =>
  source.ship(made, { company: 'UPS', number: '1Z-OUT' }, only);
const refund =
  (restock: 'CANCEL' | 'RETURN' | 'NO_RESTOCK', quantity = 1) =>
  ({ street, sold }: StockPlay) =>
    street.refundLines(sold, {
      lines: [
        {
          sku: 'MUG-RED',
          quantity,
          restock,
          ...(restock === 'NO_RESTOCK' ? {} : { location: shop }),
        },
      ],
    });

/** The customer's cancel comes while the create call is on its way. */
const cancelInFlight = async (play: StockPlay) => {
  const { store } = play.source;
  const answer = store.fetch;
  let isDone = false;
  store.fetch = async (request) => {
    const text = await request.clone().text();
    if (!isDone && text.includes('orderCreate(')) {
      isDone = true;
      await cancel(play);
      await play.street.store.deliverDue();
    }
    return answer(request);
  };
};

const stories: [string, StockStory, WantedEnd][] = [
  [
    'cancelled before anything was heard of it',
    { lines, isUnheard: true, steps: [cancel] },
    { source: {} },
  ],
  [
    'cancelled while it is being created',
    { lines, isUnheard: true, steps: [cancelInFlight] },
    { source: {} },
  ],
  [
    'cancelled while nobody knows whether it was created',
    {
      lines,
      isUnheard: true,
      steps: [
        async ({ world, source }) => {
          Object.assign(source.store.faults.cutAfter, { next: 1, only: ['orderCreate'] });
          await world.run(4_000);
        },
        cancel,
      ],
    },
    { source: {} },
  ],
  ['cancelled after it was pushed', { lines, steps: [cancel] }, { source: {} }],
  [
    'cancelled, and nothing put back at Mug Street',
    {
      lines,
      steps: [({ street, sold }) => street.cancelWith(sold, { refund: true, restock: false })],
    },
    { source: {} },
  ],
  [
    'cancelled after part of it left',
    { lines, steps: [(play) => ship(play, { 'MUG-RED': 1 }), cancel] },
    { source: { 'MUG-RED': -1 } },
  ],
  [
    'cancelled after all of it left',
    { lines, steps: [(play) => ship(play), cancel] },
    { source: all },
  ],
  ['refunded by a unit that did not leave', { lines, steps: [refund('CANCEL')] }, mugsLeft(2)],
  ['refunded twice', { lines, steps: [refund('CANCEL'), refund('CANCEL')] }, mugsLeft(1)],
  [
    'refunded by a unit that came back',
    { lines, steps: [(play) => ship(play), refund('RETURN')] },
    mugsLeft(2),
  ],
  [
    'refunded by a unit that came back to no shelf',
    { lines, steps: [(play) => ship(play), refund('NO_RESTOCK')] },
    mugsLeft(3),
  ],
  [
    'changed to fewer units',
    { lines, steps: [({ street, sold }) => street.editLine(sold, 0, 1)] },
    mugsLeft(1),
  ],
  [
    'changed to fewer units and to as many again',
    {
      lines,
      steps: [
        ({ street, sold }) => street.editLine(sold, 0, 2),
        ({ street, sold }) => street.editLine(sold, 0, 3),
        ({ street, sold }) => street.pay(sold).catch(() => undefined),
      ],
    },
    mugsLeft(3),
  ],
  [
    'changed to more units',
    {
      lines,
      steps: [
        ({ street, sold }) => street.editLine(sold, 0, 5),
        ({ street, sold }) => street.pay(sold),
      ],
    },
    mugsLeft(5),
  ],
  [
    'changed to fewer units and cancelled at once',
    {
      lines,
      steps: [
        async (play) => {
          await play.street.editLine(play.sold, 0, 1);
          await cancel(play);
        },
      ],
    },
    { source: {} },
  ],
];

describe.each(surroundings)('an order at Mug Street, %s,', (around) => {
  it.each(stories)('[ST1, ST5, RV1] %s', patience, async (_, story, end) => {
    expect(await stockAfter(around, story)).toEqual({ held: {}, ...end });
  });
});
