import { expect, it } from 'vitest';
import type { EffectState } from '../../../src/effects/effect.ts';
import type { LineHold, OrderDecision } from '../../../src/order-push/decisions.ts';
import { type PushStatus, pushStatusOf } from '../../../src/order-push/push-status.ts';

it.each<[PushStatus, string, OrderDecision | null, EffectState[], LineHold[]]>([
  ['pending', 'nothing was decided yet', null, [], []],
  ['pending', 'it waits for payment', 'waiting-for-payment', [], []],
  ['pending', 'its fraud analysis is not done yet', 'risk-pending', [], []],
  ['pending', 'its store holds it for now', 'on-hold', [], []],
  ['pending', 'its push was withdrawn and nobody decided since', 'pushed', ['withdrawn'], []],
  ['pending', 'its push is owed', 'pushed', ['ready'], []],
  ['pending', 'its push is being created', 'pushed', ['creating'], ['sku-not-on-source']],
  ['pending', 'one of two parts is there', 'pushed', ['created', 'ready'], []],
  ['success', 'it is there', 'pushed', ['created'], []],
  ['success', 'both parts are there', 'pushed', ['created', 'created'], []],
  ['success', 'what stays needs no shipping', 'pushed', ['created'], ['nothing-to-ship']],
  [
    'success',
    'a withdrawn part stands beside one that is there',
    'pushed',
    ['withdrawn', 'created'],
    [],
  ],
  ['partial', 'a line stays behind', 'pushed', ['created'], ['nothing-to-ship', 'sku-empty']],
  ['failed', 'its push failed', 'pushed', ['failed'], []],
  [
    'failed',
    'one of its parts failed while others go',
    'pushed',
    ['created', 'ready', 'failed'],
    ['sku-empty'],
  ],
  ['not-eligible', 'no line qualifies', 'no-line-qualifies', [], ['sku-not-on-source']],
  ['not-eligible', 'the plan is too low', 'plan-too-low', [], []],
  ['not-eligible', 'the switch is off', 'switched-off', [], []],
  ['not-eligible', 'it was placed before the switch', 'placed-before-switch', [], []],
  ['not-eligible', 'it goes by hand only', 'by-hand-only', [], []],
  ['not-eligible', 'its payment was given back', 'payment-gone', [], []],
  ['not-eligible', 'one of its lines stays, so all do', 'some-lines-stay', [], ['sku-empty']],
  ['not-eligible', 'it is cancelled', 'cancelled', [], []],
  ['not-eligible', 'its push was withdrawn', 'cancelled', ['withdrawn'], []],
  ['not-eligible', 'nothing is left to ship', 'nothing-left-to-ship', [], []],
])('[OP8] %s: %s', (status, _, decision, states, holds) => {
  const pushes = states.map((state) => ({ state }));
  expect(pushStatusOf({ decision, pushes, holds })).toBe(status);
});
