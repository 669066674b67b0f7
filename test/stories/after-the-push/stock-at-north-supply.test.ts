// North Supply's own people cancel, delete, refund or change a pushed order: its shelf says what they did, and every store follows.
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
const main = 'Main warehouse';
/** With a line that stays at Mug Street, so that a cancel does not cover all of it. */
const withPin = [...lines, { sku: 'PIN-MUGST', quantity: 1 }];
const all = { 'MUG-RED': -3, 'TEE-M': -1 };
const held = { 'MUG-RED': 3, 'TEE-M': 1 };
const mugsLeft = (units: number): WantedEnd => ({ source: { ...all, 'MUG-RED': -units } });

const cancel =
  (restock: boolean) =>
  ({ source, made }: StockPlay) =>
    source.cancelWith(made, { refund: false, restock });
const answer = (choice: 'do' | 'leave' | 'push-again') => (play: StockPlay) => play.answer(choice);
const ship = ({ source, made }: StockPlay) =>
  source.ship(made, { company: 'UPS', number: '1Z-OUT' });
const refund =
  (restock: 'CANCEL' | 'RETURN' | 'NO_RESTOCK') =>
  ({ source, made }: StockPlay) =>
    source.refundLines(made, {
      lines: [
        {
          sku: 'MUG-RED',
          quantity: 1,
          restock,
          ...(restock === 'NO_RESTOCK' ? {} : { location: main }),
        },
      ],
    });
/** Cancelled and deleted before anybody heard that it was cancelled. */
const remove = async ({ world, source, made }: StockPlay) => {
  const { dropWebhooks } = source.store.faults;
  const before = { ...dropWebhooks };
  Object.assign(dropWebhooks, { probability: 1, only: null });
  await source.cancelWith(made, { refund: false, restock: true });
  await world.run(2_000);
  Object.assign(dropWebhooks, before);
  await source.deleteOrder(made);
};

const stories: [string, StockStory, WantedEnd][] = [
  ['cancelled, its units put back', { lines, steps: [cancel(true)] }, { source: {} }],
  ['cancelled, its units put back nowhere', { lines, steps: [cancel(false)] }, { source: all }],
  [
    'cancelled with a line open elsewhere, and a person leaves it',
    { lines: withPin, steps: [cancel(true), answer('leave')] },
    { source: {}, held },
  ],
  [
    'cancelled with a line open elsewhere, and a person takes it off',
    { lines: withPin, steps: [cancel(true), answer('do')] },
    { source: {} },
  ],
  [
    'cancelled with a line open elsewhere, and a person has it pushed again',
    { lines: withPin, steps: [cancel(true), answer('push-again')] },
    { source: all },
  ],
  [
    'cancelled, pushed again, and then cancelled by the customer',
    {
      lines: withPin,
      steps: [
        cancel(true),
        answer('push-again'),
        ({ street, sold }) => street.cancelWith(sold, { refund: true, restock: true }),
      ],
    },
    { source: {} },
  ],
  ['deleted, and a person takes it off', { lines, steps: [remove, answer('do')] }, { source: {} }],
  [
    'deleted, and a person has it pushed again',
    { lines, steps: [remove, answer('push-again')] },
    { source: all },
  ],
  ['refunded by a unit that did not leave', { lines, steps: [refund('CANCEL')] }, mugsLeft(2)],
  ['refunded by a unit that came back', { lines, steps: [ship, refund('RETURN')] }, mugsLeft(2)],
  [
    'refunded by a unit that is on no shelf',
    { lines, steps: [ship, refund('NO_RESTOCK')] },
    mugsLeft(3),
  ],
  [
    'changed to fewer units, and a person takes them off',
    { lines, steps: [({ source, made }) => source.editLine(made, 0, 1), answer('do')] },
    mugsLeft(1),
  ],
  [
    'refunded, and the customer changes the order to as many again',
    {
      lines,
      steps: [refund('CANCEL'), ({ street, sold }) => street.editLine(sold, 0, 3)],
    },
    mugsLeft(3),
  ],
];

describe.each(surroundings)('an order pushed to North Supply, %s,', (around) => {
  it.each(stories)('[ST1, ST5, RV1] %s', patience, async (_, story, end) => {
    expect(await stockAfter(around, story)).toEqual({ held: {}, ...end });
  });
});
