import { describe, expect, it } from 'vitest';
import { mayPush, planTooLowMessage, unitsToShip } from '../../../src/order-push/may-push.ts';
import { aDestination, anOrder, anOrderLine } from '../../support/builders.ts';

describe('whether an order may be pushed', () => {
  it.each([
    ['a paid order of a Traction store whose switch is on', aDestination(), anOrder(), undefined],
    ['a store on Starter', aDestination({ plan: 'starter' }), anOrder(), 'plan-too-low'],
    ['a store on Scale', aDestination({ plan: 'scale' }), anOrder(), undefined],
    ['a switch that is off', aDestination({ orderPushOn: false }), anOrder(), 'switched-off'],
    [
      'an order older than the switch',
      aDestination({ orderPushSince: Date.parse('2026-11-23T12:00:01Z') }),
      anOrder(),
      'placed-before-switch',
    ],
    [
      'an order placed in the very second of the switch',
      aDestination({ orderPushSince: Date.parse('2026-11-23T12:00:00.900Z') }),
      anOrder(),
      undefined,
    ],
    [
      'a switch without a time',
      aDestination({ orderPushSince: undefined }),
      anOrder(),
      'placed-before-switch',
    ],
    [
      'an order not paid yet',
      aDestination(),
      anOrder({ payment: 'pending' }),
      'waiting-for-payment',
    ],
    [
      'an authorised order',
      aDestination(),
      anOrder({ payment: 'authorized' }),
      'waiting-for-payment',
    ],
    [
      'an order paid and partly refunded',
      aDestination(),
      anOrder({ payment: 'partially-refunded' }),
      undefined,
    ],
    [
      'a cancelled order',
      aDestination(),
      anOrder({ cancelledAt: '2026-11-23T12:01:00Z' }),
      'cancelled',
    ],
    ['an order without lines', aDestination(), anOrder({ lines: [] }), 'nothing-left-to-ship'],
    [
      'an order that is shipped already',
      aDestination(),
      anOrder({ lines: [anOrderLine({ unfulfilledQuantity: 0 })] }),
      'nothing-left-to-ship',
    ],
  ])('%s', (_, store, order, why) => {
    expect(mayPush(store, order)).toEqual(why ? { yes: false, why } : { yes: true });
  });

  it('tells the plan before the switch, in the promised words', () => {
    const store = aDestination({ plan: 'starter', orderPushOn: false });
    expect(mayPush(store, anOrder())).toEqual({ yes: false, why: 'plan-too-low' });
    expect(planTooLowMessage).toBe('Order Push is available on the Traction plan and above');
  });
});

describe('units of a line that somebody has to ship', () => {
  it.each([
    ['all of them', {}, 2],
    ['less what was removed', { currentQuantity: 1 }, 1],
    ['less what was shipped', { unfulfilledQuantity: 1 }, 1],
    ['none of a line that needs no shipping', { requiresShipping: false }, 0],
  ])('%s', (_, change, units) => {
    expect(unitsToShip(anOrderLine(change))).toBe(units);
  });
});
