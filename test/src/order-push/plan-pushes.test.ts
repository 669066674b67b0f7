import { describe, expect, it } from 'vitest';
import { type PartsSoFar, planPushes } from '../../../src/order-push/plan-pushes.ts';
import type { LineFacts } from '../../../src/order-push/qualify-lines.ts';
import { aDestination, anOrder, anOrderLine } from '../../support/builders.ts';

const none: PartsSoFar = {
  parts: 0,
  standing: false,
  held: new Map(),
  back: new Map(),
  short: new Set(),
  shares: [],
};

/** One source that has the mug and not the tee. */
const facts = (change: Partial<LineFacts> = {}) => ({
  connectionId: 'cn_1',
  sourceStoreId: 'st_north',
  sourceCurrency: 'USD',
  sourceListingsWithSku: 1,
  ownListingsWithSku: 1,
  link: {
    active: true,
    sourceVariantId: 'v',
    sourceInventoryItemId: 'i',
    sourceTracked: true,
    sourceGone: false,
    waitsForApply: false,
    since: 0,
  },
  mappedLocationIds: new Set(['dest-1']),
  ...change,
});
const mug = anOrderLine({ id: 'x/1', sku: 'MUG' });
const tee = anOrderLine({ id: 'x/2', sku: 'TEE' });
const mugOnly = ({ sku }: { sku: string }) =>
  sku === 'MUG' ? [facts()] : [facts({ link: undefined, sourceListingsWithSku: 0 })];
const both = anOrder({ lines: [mug, tee] });

describe('deciding about an order, by the settings of its store', () => {
  it('[OP6] pushes what qualifies and leaves the rest', () => {
    const made = planPushes(aDestination(), both, mugOnly, none);
    expect(made.decision).toBe('pushed');
    expect(made.pushes.map(({ lines }) => lines.map(({ lineId }) => lineId))).toEqual([['x/1']]);
    expect(made.held).toEqual([{ lineId: 'x/2', why: 'sku-not-on-source', quantity: 2 }]);
  });

  it('[OP12] holds the whole order for one such line where the merchant says so', () => {
    const store = aDestination({ orderPush: { linesThatStay: 'hold-order' } });
    const held = [{ lineId: 'x/2', why: 'sku-not-on-source', quantity: 2 }];
    expect(planPushes(store, both, mugOnly, none)).toEqual({
      decision: 'some-lines-stay',
      held,
      pushes: [],
    });
    const ask = { by: 'You', at: 0, over: ['some-lines-stay' as const], units: 4 };
    expect(planPushes(store, both, mugOnly, none, ask)).toMatchObject({ decision: 'pushed', held });
    const digital = anOrderLine({ id: 'x/3', requiresShipping: false });
    const order = anOrder({ lines: [mug, digital] });
    expect(planPushes(store, order, mugOnly, none)).toMatchObject({ decision: 'pushed' });
  });

  it('says that no source is there, rather than blaming each line', () => {
    expect(planPushes(aDestination(), both, () => [], none)).toEqual({
      decision: 'no-source-store',
      held: [],
      pushes: [],
    });
  });

  it('[OP6] keeps a line back of which its source had too few, unless stock may fall below zero', () => {
    const soFar: PartsSoFar = {
      ...none,
      parts: 1,
      standing: true,
      held: new Map([['x/1', 1]]),
      back: new Map(),
      short: new Set(['x/1']),
    };
    const order = anOrder({ lines: [mug] });
    expect(planPushes(aDestination(), order, mugOnly, soFar)).toEqual({
      decision: 'pushed',
      held: [{ lineId: 'x/1', why: 'too-few', quantity: 1 }],
      pushes: [],
    });
    const below = aDestination({ orderPush: { tooFew: 'below-zero' } });
    expect(planPushes(below, order, mugOnly, soFar).pushes).toMatchObject([
      { part: 2, lines: [{ quantity: 1 }] },
    ]);
  });

  it('[OP6] says why the rest of a partly pushed order stays, and forgets no line of it', () => {
    const soFar: PartsSoFar = {
      ...none,
      parts: 1,
      standing: true,
      held: new Map([['x/1', 1]]),
      back: new Map(),
      short: new Set(['x/1']),
    };
    const order = anOrder({ lines: [mug], onHold: true });
    expect(planPushes(aDestination(), order, mugOnly, soFar)).toEqual({
      decision: 'on-hold',
      held: [{ lineId: 'x/1', why: 'too-few', quantity: 1 }],
      pushes: [],
    });
    const whole = {
      ...soFar,
      held: new Map([['x/1', 2]]),
      back: new Map(),
      short: new Set<string>(),
    };
    expect(planPushes(aDestination(), order, mugOnly, whole)).toEqual({
      decision: 'pushed',
      held: [],
      pushes: [],
    });
  });

  it('does not mix the source’s prices with what was paid in another currency', () => {
    const order = anOrder({ lines: [mug], currency: 'CAD' });
    expect(planPushes(aDestination(), order, mugOnly, none)).toMatchObject({ decision: 'pushed' });
    const store = aDestination({ orderPush: { prices: 'source' } });
    expect(planPushes(store, order, mugOnly, none)).toEqual({
      decision: 'no-line-qualifies',
      held: [{ lineId: 'x/1', why: 'currency-differs', quantity: 2 }],
      pushes: [],
    });
  });

  it('[OP13] charges shipping on the first source order, on each by its value, or on none', () => {
    const twoSources = ({ sku }: { sku: string }) => [
      facts({ connectionId: `cn_${sku}`, sourceStoreId: `st_${sku}` }),
    ];
    const order = anOrder({
      lines: [mug, { ...tee, unitPrice: { amount: '58.50', currency: 'USD' } }],
    });
    const shares = (shippingCost: 'first' | 'split' | 'none', soFar = none) =>
      planPushes(
        aDestination({ orderPush: { shippingCost } }),
        order,
        twoSources,
        soFar,
      ).pushes.map(({ shippingShare }) => shippingShare);
    expect(shares('first')).toEqual([[[0, 10_000]], []]);
    expect(shares('split')).toEqual([[[0, 2_500]], [[2_500, 10_000]]]);
    expect(shares('none')).toEqual([[], []]);
    const paid = [{ part: 1, shippingShare: null }];
    expect(shares('first', { ...none, parts: 1, standing: true, shares: paid })).toEqual([[], []]);
  });
});
