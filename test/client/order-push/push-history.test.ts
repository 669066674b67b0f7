// [OP9] What happened to one push, newest first: its tries, and in their place in time what people did about it.
import { expect, it } from 'vitest';
import { inTime, isTry, stepsOf } from '../../../client/order-push/push-history.ts';
import type { OrderEventKind } from '../../../src/orders/order-event.ts';

const tried = (at: number, outcome: string) => ({ at, ms: 5, outcome, calls: [] });
const step = (at: number, kind: OrderEventKind, pushId: string | null = 'ps_1') => ({
  at,
  kind,
  actor: 'You',
  detail: null,
  pushId,
});

it('[OP9] a Retry stands between the try before it and the one that came of it', () => {
  const tries = [tried(9, 'created'), tried(4, 'refused'), tried(1, 'refused')];
  const steps = stepsOf(
    [
      step(1, 'push-failed'),
      step(3, 'push-retried'),
      step(6, 'push-retried', 'ps_2'),
      step(7, 'decided', null),
      step(9, 'push-retried'),
      step(12, 'tracking-returned'),
    ],
    'ps_1',
  );
  expect(
    inTime(tries, steps).map((one) => `${one.at} ${isTry(one) ? one.outcome : one.kind}`),
  ).toEqual([
    '12 tracking-returned',
    '9 created',
    '9 push-retried',
    '4 refused',
    '3 push-retried',
    '1 refused',
  ]);
});

it('[OP9] steps of one moment stay in their order', () => {
  const steps = [step(2, 'push-asked'), step(2, 'lines-wait-for-stock')];
  expect(inTime([], steps)).toEqual([steps[1], steps[0]]);
});
