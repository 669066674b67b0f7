// What switch and plan mean for a store's orders, what a change begins or stops, and how older orders are counted.
import { describe, expect, it } from 'vitest';
import {
  chosenText,
  olderText,
  overruledText,
  pushText,
} from '../../../client/settings/older-words.ts';
import { planChangeWords, planStandsWords } from '../../../client/settings/plan-change-words.ts';
import { switchedWords } from '../../../client/settings/switch-words.ts';

const store = {
  storeName: 'Mug Street',
  planIncludes: true,
  on: true,
  since: Date.UTC(2026, 10, 23, 12),
  sources: [{ name: 'North Supply' }],
};

describe('the switch', () => {
  it('[OP3, OP4] says that orders stay and stock is kept aligned while it is off', () => {
    expect(switchedWords({ ...store, on: false, since: null })).toBe(
      'Orders of Mug Street stay there. Its stock is kept aligned all the same.',
    );
  });

  it('[OP3] says that being on is not enough below the plan', () => {
    expect(switchedWords({ ...store, planIncludes: false, since: null })).toContain(
      'this plan does not include it',
    );
  });

  it('[OP15] says since when orders go, where to, and that older ones do not', () => {
    const says = switchedWords(store);
    expect(says).toMatch(/^Orders placed since .*2026.* go to North Supply\./);
    expect(says).toContain('Older ones go only when you say so.');
    expect(switchedWords({ ...store, sources: [] })).toContain('No source store is connected');
  });
});

describe('a change of plan', () => {
  const [without, included] = [{ includesOrderPush: false }, { includesOrderPush: true }];

  it('[OP3] says what begins and what stops', () => {
    expect(planChangeWords(without, included, true)).toContain('Order Push begins at once');
    expect(planChangeWords(without, included, false)).toContain(
      'switched on in Order Push Settings',
    );
    expect(planChangeWords(included, without, true)).toContain('Order Push stops at once');
    expect(planChangeWords(included, without, false)).toContain('no longer included');
    expect(planChangeWords(included, included, true)).toContain('nothing changes');
    expect(planChangeWords(without, without, true)).toContain('not included, as before');
  });

  it('[OP3] says how things stand', () => {
    expect(
      [true, false].flatMap((is) => [true, false].map((on) => planStandsWords(is, on))),
    ).toEqual([
      'Its orders are pushed',
      'Included, but Order Push is switched off',
      'Order Push is on, but not included: its orders stay',
      'Its orders stay there',
    ]);
  });
});

describe('older orders', () => {
  const some = { all: false, ids: new Set(['1', '2']) };
  const all = { all: true, ids: new Set<string>() };

  it('[OP15] are counted, up to where counting ended', () => {
    expect(olderText({ count: 0, more: false })).toBe('No open order is older than that.');
    expect(olderText({ count: 1, more: false })).toMatch(/^1 order is open that was .* It goes/);
    expect(olderText({ count: 14, more: false })).toMatch(/^14 orders are open/);
    expect(olderText({ count: 500, more: true })).toMatch(/^More than 500 orders are open/);
  });

  it('[OP15] say what is overruled: their age, and where orders go by hand only, that too', () => {
    expect(overruledText('paid')).toBe('Only their age is overruled.');
    expect(overruledText('by-hand')).toBe(
      'Their age is overruled, and that orders of this store go by hand only. Nothing else is.',
    );
  });

  it('[OP15] are named by how many on the button and in the question', () => {
    expect(pushText(some, { count: 14, more: false })).toBe('Push these 2');
    expect(pushText({ all: false, ids: new Set(['1']) }, { count: 14, more: false })).toBe(
      'Push this one',
    );
    expect(pushText(all, { count: 14, more: false })).toBe('Push all 14');
    expect(pushText(all, { count: 500, more: true })).toBe('Push all of them');
    expect(chosenText(some, { count: 14, more: false })).toBe('2 orders');
    expect(chosenText(all, { count: 500, more: true })).toBe('all of the more than 500 orders');
  });
});
