// Which stray units a row of a routing is about, when the order or its groups changed since it was written.
import { describe, expect, it } from 'vitest';
import type { Routing } from '../../../src/order-push/routing.ts';
import { routingPairs } from '../../../src/order-push/routing-pairs.ts';
import type { Misplaced } from '../../../src/order-push/routing-plan.ts';

const row = (number: number, fromLocationId: string, toLocationId: string): Routing => ({
  number,
  fromLocationId,
  toLocationId,
  state: 'owed',
  why: undefined,
  setbacks: 0,
  dueAt: 0,
});
const stray = (fromLocationId: string, ...locationIds: string[]): Misplaced => ({
  fromLocationId,
  toLocationId: locationIds[0],
  locationIds,
  units: [{ sourceVariantId: 'mug', units: 2 }],
});
const line = {
  lineId: 'gid://shopify/LineItem/11',
  quantity: 2,
  sourceVariantId: 'mug',
  sourceInventoryItemId: 'i',
  before: 0,
};
/** The source had routed the push to these places. */
const routedTo = (...locationIds: string[]) => ({
  lines: [line],
  sourceRouted: locationIds.map((locationId) => ({
    destinationLineId: '11',
    locationId,
    quantity: 1,
  })),
});
const pairs = (
  push: Parameters<typeof routingPairs>[0],
  rows: Routing[],
  plan: Misplaced[],
  others: Routing[] = [],
) =>
  routingPairs(push, rows, others, plan).map(({ row: one, misplaced, byHand }) => [
    one.number,
    misplaced && `${misplaced.fromLocationId} to ${misplaced.toLocationId}`,
    byHand,
  ]);

describe('what a row of a routing is about', () => {
  it('[OP5] is what strays at its place, into its own group before another one', () => {
    const plan = [stray('main', 'annex'), stray('main', 'yard', 'quay')];
    expect(pairs(routedTo('main'), [row(1, 'main', 'quay'), row(2, 'main', 'old')], plan)).toEqual([
      [1, 'main to yard', false],
      [2, 'main to annex', false],
    ]);
  });

  it('[OP5] is what strays at its place where its group has changed', () => {
    const plan = [stray('main', 'annex')];
    expect(pairs(routedTo('main'), [row(1, 'main', 'yard')], plan)).toEqual([
      [1, 'main to annex', false],
    ]);
  });

  it('[OP5] is nothing where nothing of it strays', () => {
    expect(pairs(routedTo('main'), [row(1, 'main', 'yard')], [])).toEqual([[1, undefined, false]]);
  });

  it('[OP5] is what lies at a third place by hand', () => {
    const plan = [stray('annex', 'yard')];
    expect(pairs(routedTo('main'), [row(1, 'main', 'yard')], plan)).toEqual([
      [1, 'annex to yard', true],
    ]);
  });

  it.each<[string, Parameters<typeof routingPairs>[0], string, Routing[]]>([
    ['where it was to be moved, whose group has changed since', routedTo('main'), 'yard', []],
    ['where the source had routed it', routedTo('main', 'annex'), 'annex', []],
    ['where another row knows of it', routedTo('main'), 'annex', [row(2, 'annex', 'yard')]],
    [
      'somewhere, of an order whose routing was never told',
      { lines: [line], sourceRouted: undefined },
      'annex',
      [],
    ],
  ])('[OP5] is not what lies %s', (_, push, from, others) => {
    expect(pairs(push, [row(1, 'main', 'yard')], [stray(from, 'quay')], others)).toEqual([
      [1, undefined, false],
    ]);
  });
});
