// [OP9] What can be done with orders, and why a button cannot be pressed.
import { expect, it } from 'vitest';
import { whyNotAgain, whyNotRetry } from '../../../client/order-push/bulk-may.ts';
import { whyNoRetry } from '../../../client/order-push/no-retry-words.ts';
import { pushesWords } from '../../../client/order-push/pushes-words.ts';
import type { EffectState } from '../../../src/effects/effect-moves.ts';
import type { FulfillmentStatus } from '../../../src/platforms/platform.ts';

const order = (state?: EffectState, failureKind: string | null = null) => ({
  cancelledAt: null as string | null,
  fulfillment: 'unfulfilled' as FulfillmentStatus,
  heldUnits: state ? 0 : 1,
  pushes: state
    ? [
        {
          id: 'ps_1',
          state,
          failureKind,
          failureDetail: null,
          dueAt: null,
          sourceStoreName: 'North Supply',
          sourceCancelled: false,
          shipments: [],
        },
      ]
    : [],
});

const failed = order('failed', 'refused');
const there = order('created');
const stays = order();

it('[OP9] Retry is for orders of which something failed or waits', () => {
  expect(whyNotRetry([there, failed])).toBeUndefined();
  expect(whyNotRetry([there, stays])).toBe('Nothing of what is chosen failed.');
});

it('[OP9] Check again is for open orders that are not wholly pushed', () => {
  expect(whyNotAgain([there, stays])).toBeUndefined();
  const cancelled = { ...stays, cancelledAt: '2026-11-20T08:00:00Z' };
  const shipped = { ...stays, fulfillment: 'fulfilled' as const };
  expect(whyNotAgain([there, failed, cancelled, shipped])).toBe(
    'Nothing of what is chosen stays behind.',
  );
  expect(whyNotAgain([{ ...there, heldUnits: 2 }])).toBeUndefined();
});

it.each([
  [failed, undefined],
  [there, 'It is at its source store already.'],
  [order('withdrawn'), 'It is not wanted any more.'],
  [stays, 'Nothing of it is to be pushed.'],
])('[OP9] a disabled Retry Push says why (%#)', (of, why) => {
  expect(whyNoRetry(of)).toBe(why);
});

it('[OP13] an order at several stores says how many parts are there', () => {
  const push = (state: EffectState, sourceCancelled = false) => ({ state, sourceCancelled });
  expect(pushesWords([push('created')])).toBe('');
  expect(pushesWords([push('created'), push('failed')])).toBe('1 of 2 there, 1 failed');
  expect(pushesWords([push('created'), push('created', true)])).toBe(
    '2 of 2 there, 1 cancelled there',
  );
});
