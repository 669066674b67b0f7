// [OP9, OP15] Many orders at once, in words: what is asked, how far it is, what came of it.
import { expect, it } from 'vitest';
import {
  cancelWords,
  confirmWords,
  doneWords,
  leftOutWords,
  longWords,
  outcomeWords,
  reasonsOf,
  runAbout,
  runTitle,
  whyNotStart,
} from '../../../client/bulk/bulk-words.ts';
import type { BulkKind, BulkOutcome } from '../../../src/order-push/bulk/bulk.ts';

const counts = (some: Partial<Record<BulkOutcome, number>>): Record<BulkOutcome, number> => ({
  waiting: 0,
  working: 0,
  went: 0,
  failed: 0,
  stays: 0,
  later: 0,
  left: 0,
  ...some,
});

it.each<[BulkKind, number, boolean, string]>([
  ['retry', 200, false, 'Retrying 200 orders'],
  ['recheck', 1, true, 'Looked again at 1 order'],
  ['push', 1200, true, 'Push of 1,200 orders'],
])('[OP9] a run of %s with %i orders is told', (kind, total, isOver, title) => {
  expect(runTitle({ kind, total }, isOver)).toBe(title);
});

it.each([
  [null, 'You', 'asked for by you'],
  ['Mug Street', 'Crossdock', 'Mug Street, by itself'],
  ['sku-not-on-source', 'You', 'Its SKU is not on the source store, asked for by you'],
])('[OP9] a run about %s', (about, askedBy, says) => {
  expect(runAbout({ about, askedBy })).toBe(says);
});

it('[OP9] says how far it is, and what Cancel would do', () => {
  const run = { total: 200, counts: counts({ waiting: 88, working: 12, went: 100 }) };
  expect(doneWords(run)).toBe('100 of 200 done');
  expect(cancelWords(run.counts)).toBe('12 under way finish, 88 stay as they are');
  expect(cancelWords(counts({ waiting: 1, working: 1 }))).toBe(
    '1 under way finishes, 1 stays as it is',
  );
});

it('[OP9] says what came of a retry, of looking again, and of a run that was cancelled', () => {
  expect(outcomeWords({ kind: 'retry', counts: counts({ went: 14, failed: 2 }) })).toBe(
    '14 pushed, 2 failed',
  );
  expect(
    outcomeWords({ kind: 'recheck', counts: counts({ went: 12, stays: 2 }) }, [
      { kind: 'sku-not-on-source', orders: 2 },
    ]),
  ).toBe('12 go now, 2 stay (its SKU is not on the source store, 2)');
  expect(outcomeWords({ kind: 'retry', counts: counts({ went: 1, later: 1, left: 88 }) })).toBe(
    '1 pushed, 1 is tried again by itself, 88 stay as they were',
  );
});

it('[OP9] counts why orders stay, most first', () => {
  const order = (outcome: BulkOutcome, why: string | null) => ({ outcome, why });
  expect(
    reasonsOf(
      [
        order('stays', 'link-paused'),
        order('stays', 'sku-empty'),
        order('failed', 'refused'),
        order('stays', 'sku-empty'),
        order('stays', null),
      ],
      'stays',
    ),
  ).toEqual([
    { kind: 'sku-empty', orders: 2 },
    { kind: 'link-paused', orders: 1 },
  ]);
});

it('[OP9] an estimate says what is left out, how long it takes, and why it cannot begin', () => {
  expect(confirmWords('retry', 211)).toBe('Retry 211 orders');
  expect(leftOutWords('retry', 3)).toBe('3 orders: nothing of them failed or waits');
  expect(leftOutWords('recheck', 0)).toBe('');
  expect([2, 63, 400].map(longWords)).toEqual(['a few seconds', 'about 1 min', 'about 6 min']);
  expect(whyNotStart({ orders: 5, tooMany: false })).toBeUndefined();
  expect(whyNotStart({ orders: 0, tooMany: false })).toMatch(/nothing to do/);
  expect(whyNotStart({ orders: 6_000, tooMany: true })).toBe(
    'More than 5,000 orders at once are too many: narrow the list first.',
  );
});
