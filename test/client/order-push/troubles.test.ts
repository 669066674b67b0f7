// [OP9] What counts as wrong with an order, and what Retry would touch.
import { expect, it } from 'vitest';
import { whyNoRetry } from '../../../client/order-push/no-retry-words.ts';
import { troublesOf } from '../../../client/order-push/troubles.ts';

const effect = (
  state: 'ready' | 'creating' | 'created' | 'failed' | 'withdrawn',
  kind: string | null,
) => ({
  id: `${state}-${kind}`,
  state,
  failureKind: kind,
  failureDetail: null,
  dueAt: 7,
});
const push = (
  state: Parameters<typeof effect>[0],
  kind: string | null,
  shipments = [effect('created', null)],
) => ({
  ...effect(state, kind),
  sourceStoreName: 'North Supply',
  shipments,
});

it('[OP9] a push that failed waits for a person; one that will be tried again says when', () => {
  const troubles = troublesOf({
    pushes: [push('failed', 'too-few'), push('ready', 'unreachable')],
  });
  expect(troubles.map(({ id, nextTryAt, mayRetry }) => [id, nextTryAt, mayRetry])).toEqual([
    ['failed-too-few', null, true],
    ['ready-unreachable', 7, true],
  ]);
});

it('what is there, not wanted, or simply under way is no trouble', () => {
  expect(
    troublesOf({
      pushes: [
        push('created', null),
        push('withdrawn', 'switched-off'),
        push('ready', null),
        push('creating', null),
      ],
    }),
  ).toEqual([]);
});

it('[TR3] two numbers for one parcel are a choice, which no Retry makes', () => {
  const asks = { pushes: [push('created', null, [effect('failed', 'shipped-by-hand')])] };
  expect(troublesOf(asks)).toMatchObject([{ of: 'shipment', mayRetry: false }]);
  expect(whyNoRetry(asks)).toBe('Choose on the order’s page which number counts.');
  const both = push('failed', 'forbidden', [effect('failed', 'shipped-by-hand')]);
  expect(whyNoRetry({ pushes: [both] })).toBeUndefined();
});

it('tracking that does not come back is a trouble of its shipment', () => {
  const troubles = troublesOf({ pushes: [push('created', null, [effect('failed', 'forbidden')])] });
  expect(troubles).toMatchObject([
    { of: 'shipment', id: 'failed-forbidden', failureKind: 'forbidden' },
  ]);
});
