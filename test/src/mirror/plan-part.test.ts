import { describe, expect, it } from 'vitest';
import { isSameLeft, lineNames, unitsLeft } from '../../../src/mirror/open-units.ts';
import { planPart } from '../../../src/mirror/plan-part.ts';
import type { ShippableGroup } from '../../../src/platforms/platform.ts';

const group = (
  id: string,
  remaining: Record<string, number>,
  change: Partial<ShippableGroup> = {},
): ShippableGroup => ({
  id,
  locationId: 'main',
  open: true,
  closedReason: undefined,
  lines: Object.entries(remaining).map(([lineId, units]) => ({
    ...{ groupLineId: `${id}-${lineId}`, lineId, remaining: units },
  })),
  ...change,
});

const names = lineNames('st_1.7', [
  { id: 'a', destinationLineId: 'gid://shopify/LineItem/1' },
  { id: 'b', destinationLineId: '2' },
  { id: 'added by somebody', destinationLineId: undefined },
]);
const one = 'st_1.7.1';
const two = 'st_1.7.2';
const shut = { open: false, closedReason: 'ON_HOLD' };

describe('[SO1] a part of what is open', () => {
  it('is taken from several groups, a parcel for each location', () => {
    const shippable = [
      group('g1', { a: 2, b: 1 }),
      group('g2', { a: 3 }, { locationId: 'overflow' }),
    ];
    const plan = planPart([{ orderLineId: one, quantity: 4 }], names, shippable);
    expect(plan).toEqual({
      kind: 'ship',
      parcels: [
        {
          groups: [{ groupId: 'g1', lines: [{ groupLineId: 'g1-a', quantity: 2 }] }],
          lines: new Map([['a', 2]]),
          units: 2,
        },
        {
          groups: [{ groupId: 'g2', lines: [{ groupLineId: 'g2-a', quantity: 2 }] }],
          lines: new Map([['a', 2]]),
          units: 2,
        },
      ],
    });
  });

  it.each([
    ['more than there is', [group('g1', { a: 2 })], { kind: 'too-few' }],
    ['a line of which nothing is left', [group('g1', { b: 2 })], { kind: 'too-few' }],
    [
      'what is on hold',
      [group('g1', { a: 1 }), group('g2', { a: 2 }, shut)],
      { kind: 'closed', why: 'ON_HOLD' },
    ],
    [
      'more than there is with what is on hold',
      [group('g1', { a: 1 }), group('g2', { a: 1 }, shut)],
      { kind: 'too-few' },
    ],
  ])('of %s ships nothing', (_, shippable, plan) => {
    expect(planPart([{ orderLineId: one, quantity: 3 }], names, shippable)).toEqual(plan);
  });

  it('is counted by line over all groups, without what others added', () => {
    const left = unitsLeft(names, [
      group('g1', { a: 2, 'added by somebody': 4 }),
      group('g2', { a: 1, b: 0 }, shut),
    ]);
    expect(left).toEqual([{ orderLineId: one, left: 3 }]);
    expect(isSameLeft(left, [{ orderLineId: one, left: 3 }])).toBe(true);
    expect(
      isSameLeft(left, [
        { orderLineId: two, left: 0 },
        { orderLineId: one, left: 3 },
      ]),
    ).toBe(true);
    expect(isSameLeft(left, [{ orderLineId: one, left: 2 }])).toBe(false);
    expect(isSameLeft(left, [])).toBe(false);
    expect(isSameLeft([], [{ orderLineId: two, left: 1 }])).toBe(false);
  });
});
