// What became of orders that were looked at again or pushed by hand, in words.
import { describe, expect, it } from 'vitest';
import { doneOf } from '../../../client/bulk/bulk-words.ts';
import { outcomeWords, underWayWords, whyWords } from '../../../client/settings/run-words.ts';

const none = { waiting: 0, working: 0, went: 0, failed: 0, stays: 0, later: 0, left: 0 };

describe('a run that was started on a page of Settings', () => {
  it('[OP9] says what it does, and what became of it', () => {
    expect(underWayWords('recheck', 14)).toBe('Looking again at 14 orders …');
    expect(underWayWords('push', 1)).toBe('Pushing 1 order …');
    expect(outcomeWords('recheck', { ...none, went: 12, stays: 2 })).toBe('12 go now, 2 stay.');
    expect(outcomeWords('recheck', { ...none, went: 1, stays: 1, later: 1 })).toBe(
      '1 goes now, 1 stays, 1 is tried again by itself.',
    );
    expect(outcomeWords('push', { ...none, went: 3, failed: 1, left: 2 })).toBe(
      '3 pushed, 1 failed, 2 left as they were.',
    );
    expect(outcomeWords('push', none)).toBe('Nothing was left to do.');
  });

  it('[OP9] counts as done what has an outcome', () => {
    const counts = { waiting: 1, working: 2, went: 4, failed: 8, stays: 16, later: 32, left: 64 };
    expect(doneOf({ total: 127, counts })).toBe(124);
  });

  it('[OP6] names why the others stay, most first, and nothing of those that go later', () => {
    expect(
      whyWords([
        { outcome: 'stays', why: 'waiting-for-payment' },
        { outcome: 'stays', why: 'sku-not-on-source' },
        { outcome: 'stays', why: 'sku-not-on-source' },
        { outcome: 'failed', why: 'unauthorized' },
        { outcome: 'later', why: 'unreachable' },
        { outcome: 'left', why: null },
      ]),
    ).toEqual([
      'Its SKU is not on the source store (2)',
      'Waiting for payment (1)',
      'The store refused our token (1)',
    ]);
  });
});
