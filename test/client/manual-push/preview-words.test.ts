// What a preview of an order says, when Push Order may be pressed, and what became of it.
import { describe, expect, it } from 'vitest';
import { manualPushPath } from '../../../client/manual-push/manual-push-path.ts';
import { numberProblem } from '../../../client/manual-push/number-problem.ts';
import { overrideWords } from '../../../client/manual-push/override-words.ts';
import {
  byItselfWords,
  canGo,
  goesWords,
  shutWords,
  standing,
} from '../../../client/manual-push/preview-words.ts';
import { pushedWords } from '../../../client/manual-push/pushed-words.ts';
import type { PushPreview } from '../../../src/order-push/preview.ts';
import { overridable } from '../../../src/order-push/reasons.ts';

const goesTo = (sourceStoreName: string, units: number) => ({
  sourceStoreId: sourceStoreName,
  sourceStoreName,
  units,
});

const line = (goes: PushPreview['lines'][number]['goes']): PushPreview['lines'][number] => ({
  lineId: '1',
  title: 'Stoneware mug, Red',
  sku: 'MUG-RED',
  ordered: 5,
  pushed: 0,
  goes,
  stays: undefined,
});

const preview: PushPreview = {
  order: {
    id: undefined,
    platformOrderId: 'gid://shopify/Order/1',
    name: '#1001',
    storeId: 'st_1',
    storeName: 'Mug Street',
    customerName: 'Dana Reyes',
    placedAt: '2026-11-23T09:00:00Z',
    payment: 'pending',
    fulfillment: 'unfulfilled',
    total: { amount: '44.00', currency: 'USD' },
    url: 'https://mug-street.example/admin/orders/1',
  },
  byItself: 'waiting-for-payment',
  refused: undefined,
  overrides: ['waiting-for-payment'],
  lines: [
    line([goesTo('North Supply', 2), goesTo('South Depot', 1)]),
    line([goesTo('North Supply', 1)]),
  ],
  units: 4,
  already: [],
};

const push = (state: PushPreview['already'][number]['state']): PushPreview['already'][number] => ({
  pushId: 'p',
  state,
  sourceStoreName: 'North Supply',
  sourceOrderName: '#5001',
  sourceOrderUrl: undefined,
});

describe('a preview', () => {
  it('[OP14] says what becomes of the order by itself', () => {
    expect(byItselfWords(preview)).toBe(
      'It does not go by itself. Waiting for payment. It is pushed once it is paid in full.',
    );
    expect(byItselfWords({ ...preview, byItself: 'pushed', overrides: [] })).toBe(
      'It goes by itself: 4 units to North Supply, South Depot.',
    );
    expect(byItselfWords({ ...preview, units: 0, already: [push('created')] })).toContain(
      'all that can is pushed',
    );
  });

  it('[OP10, OP13] says how many units go to which source', () => {
    expect(goesWords(preview)).toBe('Would go: 3 units to North Supply, 1 unit to South Depot.');
    expect(goesWords({ ...preview, lines: [] })).toBe('Nothing of it would go.');
  });

  it('[OP2] counts a withdrawn push as none', () => {
    expect(standing({ ...preview, already: [push('withdrawn'), push('created')] })).toEqual([
      push('created'),
    ]);
  });
});

describe('Push Order', () => {
  it('[OP10] waits until every override is ticked', () => {
    const two = { ...preview, overrides: ['waiting-for-payment', 'high-risk'] as const };
    const asked = { ...two, overrides: [...two.overrides] };
    expect(shutWords(asked, new Set())).toBe('Tick all 2 first.');
    expect(shutWords(asked, new Set(['high-risk']))).toBe('Tick what it overrides first.');
    expect(shutWords(asked, new Set(['high-risk', 'waiting-for-payment']))).toBeUndefined();
  });

  it('[OP10] says why it is refused, or that nothing more would go', () => {
    const agreed = new Set(['waiting-for-payment'] as const);
    expect(shutWords({ ...preview, refused: 'plan-too-low' }, agreed)).toBe(
      'Order Push is available on the Traction plan and above.',
    );
    expect(shutWords({ ...preview, units: 0 }, agreed)).toBe('No line of it can go.');
    expect(shutWords({ ...preview, units: 0, already: [push('created')] }, agreed)).toBe(
      'It is pushed already: nothing more would go.',
    );
  });

  it('[OP10] can be pressed for a push that failed or waits, and says what it does to it', () => {
    const failed = { ...preview, units: 0, lines: [], already: [push('failed')], overrides: [] };
    expect(shutWords(failed, new Set())).toBeUndefined();
    expect(goesWords(failed)).toBe('Its push to North Supply failed: Push Order tries it again.');
    expect(canGo(failed)).toBe(true);
    expect(canGo({ ...failed, refused: 'switched-off' })).toBe(false);
    expect(canGo({ ...failed, already: [push('created')] })).toBe(false);
    expect(shutWords({ ...failed, overrides: ['high-risk'] }, new Set())).toBe(
      'Tick what it overrides first.',
    );
    const more = { ...preview, already: [push('created'), push('ready')] };
    expect(goesWords(more)).toBe(
      'Would go: 3 units to North Supply, 1 unit to South Depot. Its push to North Supply is under way: Push Order tries it at once.',
    );
  });

  it('[OP10] names every override in words of its own', () => {
    const said = overridable.map((stop) => overrideWords[stop].says);
    expect(new Set(said).size).toBe(overridable.length);
    expect(said.filter((says) => !/\. Push /.test(says))).toEqual([]);
  });

  it('[OP10] tells what became of it, and follows it until it is there', () => {
    const at = (sourceOrderName: string | null, state?: 'creating' | 'created' | 'failed') => ({
      sourceStoreName: 'North Supply',
      sourceOrderName,
      ...(state ? { state } : {}),
    });
    expect(pushedWords('#1001', 'later', [])).toBe(
      '#1001 is kept to be pushed, and goes on by itself.',
    );
    expect(pushedWords('#1001', 'pushed', [at(null)])).toBe(
      '#1001 goes: on its way to North Supply.',
    );
    expect(pushedWords('#1001', 'pushed', [at('#5001', 'created')])).toBe(
      '#1001 is pushed: #5001 at North Supply.',
    );
    expect(pushedWords('#1001', 'later', [at('#5001', 'created'), at(null, 'failed')])).toBe(
      '#1001 failed: #5001 at North Supply, North Supply did not take it.',
    );
    expect(pushedWords('#1001', 'already', [at('#5001')])).toBe(
      '#1001 was pushed already: #5001 at North Supply. Nothing was made anew.',
    );
  });
});

it.each([
  ['', 'Type the order’s number.'],
  [' # ', 'Type the order’s number.'],
  ['1'.repeat(51), 'An order number has 50 characters at most.'],
  ['10\t01', 'Type the number on one line.'],
  ['1001', undefined],
  [' #1001 ', undefined],
  ['EU-1001', undefined],
])('[OP10] an order number typed as %j: %s', (typed, says) => {
  expect(numberProblem(typed)).toBe(says);
});

it('[OP10] an order’s address there names its store and the platform’s own id', () => {
  expect(
    manualPushPath({ destinationStoreId: 'st_1', platformOrderId: 'gid://shopify/Order/1' }),
  ).toBe('/manual-push?destination=st_1&order=gid%3A%2F%2Fshopify%2FOrder%2F1');
});
