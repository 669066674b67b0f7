import { describe, expect, it } from 'vitest';
import {
  mayPush,
  planTooLowMessage,
  stopsOf,
  unitsToShip,
} from '../../../src/order-push/may-push.ts';
import { type Overridable, overridable } from '../../../src/order-push/reasons.ts';
import { aDestination, anOrder, anOrderLine } from '../../support/builders.ts';

const nothing = { amount: '0.00', currency: 'USD' };

const none = { risk: false, pickup: false, onHold: false, zeroValue: false, pointOfSale: false };

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
    ['an order paid back whole', aDestination(), anOrder({ payment: 'refunded' }), 'payment-gone'],
    ['a voided payment', aDestination(), anOrder({ payment: 'voided' }), 'payment-gone'],
    [
      'an unpaid order of a store that pushes when placed',
      aDestination({ orderPush: { when: 'placed' } }),
      anOrder({ payment: 'pending' }),
      undefined,
    ],
    [
      'a voided payment of a store that pushes when placed',
      aDestination({ orderPush: { when: 'placed' } }),
      anOrder({ payment: 'voided' }),
      'payment-gone',
    ],
    [
      'a store that pushes by hand only',
      aDestination({ orderPush: { when: 'by-hand' } }),
      anOrder(),
      'by-hand-only',
    ],
    ['a high risk', aDestination(), anOrder({ risk: 'high' }), 'high-risk'],
    ['a medium risk', aDestination(), anOrder({ risk: 'medium' }), undefined],
    ['a risk that is not known yet', aDestination(), anOrder({ risk: 'pending' }), 'risk-pending'],
    ['a local pickup', aDestination(), anOrder({ pickup: true }), 'local-pickup'],
    ['an order on hold', aDestination(), anOrder({ onHold: true }), 'on-hold'],
    ['a sale over the counter', aDestination(), anOrder({ pointOfSale: true }), 'point-of-sale'],
    ['an order of no value', aDestination(), anOrder({ total: nothing }), undefined],
    [
      'an order of no value where such are held',
      aDestination({ orderPush: { holds: { ...none, zeroValue: true } } }),
      anOrder({ total: nothing }),
      'zero-value',
    ],
    [
      'everything at once where nothing is held',
      aDestination({ orderPush: { holds: none } }),
      anOrder({ risk: 'high', pickup: true, onHold: true, pointOfSale: true, total: nothing }),
      undefined,
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

  it('[OP10] a person overrides what was agreed to, and nothing else', () => {
    const store = aDestination({ orderPush: { when: 'by-hand' } });
    const order = anOrder({ risk: 'high', payment: 'pending' });
    expect(stopsOf(store, order)).toEqual(['by-hand-only', 'high-risk', 'waiting-for-payment']);
    const ask = (over: Overridable[]) => ({ by: 'You', at: 0, over, units: 2 });
    expect(mayPush(store, order, ask(['by-hand-only']))).toEqual({ yes: false, why: 'high-risk' });
    expect(
      mayPush(store, order, ask(['by-hand-only', 'high-risk', 'waiting-for-payment'])),
    ).toEqual({ yes: true });
    // What was added since, nobody agreed to.
    const more = anOrder({ ...order, lines: [anOrderLine({ currentQuantity: 3 })] });
    expect(mayPush(store, more, ask(['by-hand-only', 'high-risk', 'waiting-for-payment']))).toEqual(
      { yes: false, why: 'by-hand-only' },
    );
    const all = ask([...overridable]);
    expect(mayPush(aDestination({ plan: 'starter' }), order, all)).toMatchObject({ yes: false });
    expect(mayPush(aDestination({ orderPushOn: false }), order, all)).toMatchObject({ yes: false });
    const cancelled = anOrder({ cancelledAt: '2026-11-23T12:01:00Z' });
    expect(mayPush(store, cancelled, all)).toEqual({ yes: false, why: 'cancelled' });
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
