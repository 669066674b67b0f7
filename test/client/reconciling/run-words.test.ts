// A run of reconciling in words: how far, how fast, how long yet, when by itself, and why it failed.
import { describe, expect, it } from 'vitest';
import {
  askedWords,
  doneWords,
  endTold,
  problemTold,
  rateWords,
  scheduleWords,
  stepTold,
  timeLeftWords,
  workTold,
} from '../../../client/reconciling/run-words.ts';

describe('how long a run takes yet', () => {
  it.each([
    [null, ''],
    [Number.POSITIVE_INFINITY, ''],
    [0, 'a few seconds left'],
    [4.9, 'a few seconds left'],
    [5, 'about 5 s left'],
    [41, 'about 45 s left'],
    [54.9, 'about 55 s left'],
    [55, 'about 1 min left'],
    [89, 'about 1 min left'],
    [90, 'about 2 min left'],
    [59 * 60, 'about 59 min left'],
    [60 * 60, 'about 1 h left'],
    [84 * 60, 'about 1 h 20 min left'],
    [118 * 60, 'about 2 h left'],
  ])('%s seconds: %j', (seconds, words) => {
    expect(timeLeftWords(seconds)).toBe(words);
  });
});

it.each([
  [null, ''],
  [0, ''],
  [0.001, '1 a minute'],
  [0.4, '24 a minute'],
  [1, '1 a second'],
  [1499.6, '1,500 a second'],
])('a rate of %s a second is %j', (perSecond, words) => {
  expect(rateWords(perSecond)).toBe(words);
});

it.each([
  ['everything', 'comparing', 981, 100_000, '981 of 100,000 levels compared'],
  ['changed', 'comparing', 0, 100_000, '0 of 100,000 levels compared'],
  ['everything', 'exporting', 14, 10, '14 levels written down'],
  ['everything', 'exporting', 4000, null, '4,000 levels written down'],
  ['catalogue', 'exporting', 4000, null, '4,000 listings written down'],
  ['catalogue', 'listing', 250, 1000, '250 of 1,000 listings read'],
  ['catalogue', 'counting', 1, 1, ''],
  ['everything', 'exporting', 0, null, ''],
  ['changed', 'repairing', 3, 12, '3 of 12 drifts settled'],
  ['changed', 'subscriptions', 1, 2, ''],
  ['changed', 'done', 5, 5, ''],
] as const)('%s: in %s, %i of %s are %j', (kind, step, done, total, words) => {
  expect(doneWords({ kind, step, done, total })).toBe(words);
});

it('[OP5] calls an import an import, and says what of it stays where it ended early', () => {
  expect(workTold('catalogue')).toEqual({ doing: 'Importing', again: 'Import again' });
  expect(workTold('changed')).toEqual({ doing: 'Reconciling', again: 'Reconcile again' });
  const ends = (['done', 'failed', 'cancelled'] as const).map((state) =>
    endTold({ kind: 'catalogue', state }),
  );
  expect(ends).toEqual([
    '',
    'What it had read and linked stays. Import again once it is mended.',
    'What it had read and linked stays. The rest is read next time.',
  ]);
  expect(endTold({ kind: 'everything', state: 'failed' })).toMatch(/repaired stays/);
});

it('says what it does now, and that a store without an export is read page by page', () => {
  expect(stepTold({ kind: 'everything', step: 'comparing', byPages: false })).toBe('Comparing.');
  expect(stepTold({ kind: 'everything', step: 'comparing', byPages: true })).toMatch(
    /page by page/,
  );
  expect(stepTold({ kind: 'everything', step: 'exporting', byPages: false })).toBe(
    'The store writes down its levels.',
  );
  expect(stepTold({ kind: 'catalogue', step: 'exporting', byPages: false })).toBe(
    'The store writes down its listings.',
  );
  expect(stepTold({ kind: 'everything', step: 'orders', byPages: true })).toBe(
    'Looking for orders whose webhook never came.',
  );
});

it('[RC1] says when it goes by itself, in the configured minutes', () => {
  expect(scheduleWords(15, '03:00')).toBe(
    'every 15 minutes what changed, every night at 03:00 UTC everything',
  );
  expect(scheduleWords(1, '23:30')).toBe(
    'every minute what changed, every night at 23:30 UTC everything',
  );
  expect(askedWords('Crossdock')).toBe('by itself');
  expect(askedWords('You')).toBe('asked for by you');
  expect(askedWords('Dana')).toBe('asked for by Dana');
});

it('says why a run failed and what to do, and passes on what it has no words for', () => {
  expect(problemTold('unauthorized')).toEqual({
    says: 'The store refused our token',
    next: 'Connect the store again, then begin again.',
  });
  expect(problemTold('toString')).toEqual({ says: 'toString', next: '' });
});
