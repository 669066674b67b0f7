import { expect, it } from 'vitest';
import { mendedReasons } from '../../../src/order-push/mended-reasons.ts';
import {
  defaultOrderPushSettings,
  type OrderPushSettings,
} from '../../../src/order-push/settings.ts';

const all: OrderPushSettings = {
  ...defaultOrderPushSettings,
  holds: { risk: true, pickup: true, onHold: true, zeroValue: true, pointOfSale: true },
};
const without = (hold: keyof OrderPushSettings['holds']) => ({
  holds: { ...all.holds, [hold]: false },
});

it.each([
  [without('risk'), ['high-risk', 'risk-pending'], []],
  [without('pickup'), ['local-pickup'], []],
  [without('onHold'), ['on-hold'], []],
  [without('zeroValue'), ['zero-value'], []],
  [without('pointOfSale'), ['point-of-sale'], []],
  [{ when: 'placed' as const }, ['by-hand-only', 'waiting-for-payment'], []],
  [{ linesThatStay: 'hold-order' as const }, ['some-lines-stay'], []],
  [{ prices: 'source' as const }, [], ['currency-differs']],
  [{ copyNote: false, tags: ['web'], payment: 'pending' as const }, [], []],
  [{}, [], []],
])('[OP12] the change %j has these orders looked at again', (change, decisions, holds) => {
  expect(mendedReasons(all, { ...all, ...change })).toEqual({ decisions, holds, failures: [] });
});

it.each([
  ['hold-line', 'push-available', true],
  ['hold-line', 'below-zero', true],
  ['push-available', 'below-zero', true],
  ['push-available', 'hold-line', false],
  ['below-zero', 'push-available', false],
] as const)(
  '[OP12] too few, changed from %s to %s, frees short lines and failed pushes: %s',
  (before, after, frees) => {
    const free = frees ? (['too-few'] as const) : [];
    expect(mendedReasons({ ...all, tooFew: before }, { ...all, tooFew: after })).toEqual({
      decisions: [],
      holds: free,
      failures: free,
    });
  },
);

it('[OP12] lines that stay no longer hold their order: what failed whole for one of them goes without it', () => {
  const whole = { ...all, linesThatStay: 'hold-order' as const };
  expect(mendedReasons(whole, all)).toEqual({
    decisions: ['some-lines-stay'],
    holds: ['too-few'],
    failures: ['too-few'],
  });
});

it('[OP12] a hold that begins mends nothing', () => {
  expect(mendedReasons({ ...all, ...without('risk') }, all)).toEqual({
    decisions: [],
    holds: [],
    failures: [],
  });
});
