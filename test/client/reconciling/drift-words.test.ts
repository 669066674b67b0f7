// A drift in words, as it stands; and what a run found beside drifts.
import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../client/reconciling/drift-views.ts';
import { driftTold, driftWords, shownWords } from '../../../client/reconciling/drift-words.ts';
import {
  callsFor,
  callsWords,
  foundWords,
  importCounts,
  importWords,
  startedWords,
} from '../../../client/reconciling/report-words.ts';

describe('[RC1] why a drift was repaired or left', () => {
  it('tells what was done once it is done, and what is being done until then', () => {
    expect(driftTold({ why: 'set-back', outcome: 'repaired' }).says).toBe(
      'Somebody changed it there. Our number was written again.',
    );
    expect(driftTold({ why: 'set-back', outcome: 'waiting' }).says).toBe(
      'Somebody changed it there. Our number is on its way again.',
    );
  });

  it.each(['set-back', 'sale-awaited', 'on-its-way'] as const)(
    'says of one left with %s that its place takes no part, not that it is under way',
    (why) => {
      expect(driftTold({ why, outcome: 'left' })).toEqual({
        says: 'Its link rests, waits for Apply, or is gone: nothing is written there.',
        next: 'The SKU’s page says which.',
      });
    },
  );

  it.each(['not-stocked', 'stopped', 'refused', 'store-away'] as const)(
    'says of one left with %s what a person can do',
    (why) => {
      expect(driftTold({ why, outcome: 'left' })).toBe(driftWords[why]);
      expect(driftWords[why].next).not.toBe('');
    },
  );

  it('tells nothing as nothing, never as a number', () => {
    expect(shownWords(null, 'not stocked')).toBe('not stocked');
    expect(shownWords(0, 'not stocked')).toBe('0');
    expect(shownWords(12_000, 'not stocked')).toBe('12,000');
  });

  it('has its views in the address, and shows all where another stands there', () => {
    expect(viewOf('left')).toBe('left');
    expect(viewOf('nonsense')).toBe('all');
    expect(viewOf(undefined)).toBe('all');
  });
});

const quiet = {
  compared: 100_000,
  drifted: 0,
  repaired: 0,
  waiting: 0,
  left: 0,
  ordersRead: 40,
  ordersFound: 0,
  shipmentsFound: 0,
  subscriptionsRestored: [],
  doubled: 0,
  young: 0,
  calls: { levels: 3, orders: 1, subscriptions: 1 },
};

describe('what a run found beside drifts', () => {
  it('says nothing where all was well', () => {
    expect(foundWords(quiet)).toEqual([]);
  });

  it('[RC1] names orders and shipments whose webhook never came, webhooks registered again, doubled orders', () => {
    const many = {
      ...quiet,
      ordersFound: 1,
      shipmentsFound: 2,
      subscriptionsRestored: ['orders/create'],
      doubled: 2,
      young: 1,
      subscriptionsProblem: 'no such topic',
    };
    expect(foundWords(many)).toEqual([
      '1 order found whose webhook never came',
      '2 shipments found whose webhook never came',
      '1 webhook registered again',
      '2 doubled source orders cancelled, stock put back',
      '1 place changed only just now: its webhook or the next run puts it right',
      'Its webhooks could not be registered (no such topic). Until they are, changes are found only by reconciling.',
    ]);
  });

  it('counts every call to the store', () => {
    expect(callsWords(quiet)).toBe('5 calls to the store');
    expect(callsWords({ calls: { levels: 0, orders: 1, subscriptions: 0 } })).toBe(
      '1 call to the store',
    );
  });
});

describe('[OP5] what an import made of a store’s listings', () => {
  const catalogue = { read: 1204, added: 3, changed: 0, gone: 1, linked: 2 };

  it('is told in numbers and in a phrase', () => {
    expect(importCounts({ catalogue })).toEqual([
      ['Read', 1204],
      ['New', 3],
      ['Changed', 0],
      ['Gone', 1],
      ['Linked', 2],
    ]);
    expect(importWords({ catalogue })).toBe('1,204 listings read: 3 new, 1 gone, 2 linked');
    const nothing = { read: 1, added: 0, changed: 0, gone: 0, linked: 0 };
    expect(importWords({ catalogue: nothing })).toBe('1 listing read: nothing new');
    expect(importWords({})).toBe('Nothing read yet');
  });

  it('its calls were for listings', () => {
    const report = { calls: { levels: 4, orders: 0, subscriptions: 0 } };
    expect(callsFor({ kind: 'catalogue', report })).toEqual([['Listings', 4]]);
    expect(callsFor({ kind: 'everything', report })).toEqual([
      ['Stock levels', 4],
      ['Orders and shipments', 0],
      ['Webhooks', 0],
    ]);
  });
});

it.each([
  ['everything', 3, 0, 'Reconciling 3 stores.'],
  ['changed', 1, 0, 'Reconciling 1 store.'],
  ['changed', 2, 1, 'Reconciling 2 stores. One was under way already.'],
  ['changed', 0, 2, '2 were under way already.'],
  ['changed', 0, 0, 'No store can be reconciled now.'],
  ['catalogue', 1, 0, 'Importing 1 store.'],
  ['catalogue', 0, 0, 'No store can be imported now.'],
] as const)('%s: %i begun and %i under way: %s', (kind, started, running, words) => {
  expect(startedWords(kind, { started, running })).toBe(words);
});
