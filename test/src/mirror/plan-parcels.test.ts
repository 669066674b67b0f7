import { describe, expect, it } from 'vitest';
import { parcelFits, planParcels } from '../../../src/mirror/plan-parcels.ts';
import type { ShippableGroup } from '../../../src/platforms/platform.ts';

const group = (id: string, change: Partial<ShippableGroup> = {}): ShippableGroup => ({
  id,
  locationId: 'main',
  open: true,
  closedReason: undefined,
  lines: [{ groupLineId: `${id}-a`, lineId: 'a', remaining: 2 }],
  ...change,
});

const shut = { open: false, closedReason: 'ON_HOLD: AWAITING_PAYMENT' };
const spent = { lines: [{ groupLineId: 'g-a', lineId: 'a', remaining: 0 }] };

describe('what is open of an order', () => {
  it('of one location ships as one parcel, without what was shipped already', () => {
    const lines = [
      { groupLineId: 'g2-a', lineId: 'a', remaining: 1 },
      { groupLineId: 'g2-b', lineId: 'b', remaining: 0 },
    ];
    expect(planParcels([group('g1'), group('g2', { lines })])).toEqual({
      kind: 'ship',
      parcels: [
        {
          groups: [
            { groupId: 'g1', lines: [{ groupLineId: 'g1-a', quantity: 2 }] },
            { groupId: 'g2', lines: [{ groupLineId: 'g2-a', quantity: 1 }] },
          ],
          lines: new Map([['a', 3]]),
          units: 3,
        },
      ],
    });
  });

  it('of two locations ships as two, and what is on hold stays', () => {
    const elsewhere = group('g2', { locationId: 'overflow' });
    const plan = planParcels([group('g1'), elsewhere, group('g3', shut)]);
    const parcels = plan.kind === 'ship' ? plan.parcels : [];
    expect(parcels.map((parcel) => parcel.groups.map(({ groupId }) => groupId))).toEqual([
      ['g1'],
      ['g2'],
    ]);
  });

  it.each([
    ['nothing', [], { kind: 'nothing-left' }],
    ['only shipped units', [group('g', spent)], { kind: 'nothing-left' }],
    ['only what is on hold', [group('g', shut)], { kind: 'closed', why: shut.closedReason }],
    ['a shipped group on hold', [group('g', { ...shut, ...spent })], { kind: 'nothing-left' }],
  ])('%s ships nothing', (_, shippable, plan) => {
    expect(planParcels(shippable)).toEqual(plan);
  });

  it('fits as long as every unit of it is left, whatever else the order has', () => {
    const plan = planParcels([group('g1')]);
    const [parcel] = plan.kind === 'ship' ? plan.parcels : [];
    if (!parcel) throw new Error('no parcel');
    const one = { lines: [{ groupLineId: 'g1-a', lineId: 'a', remaining: 1 }] };
    expect(parcelFits(parcel, [group('g1')])).toBe(true);
    expect(parcelFits(parcel, [group('g1', one), group('g2')])).toBe(false);
    expect(parcelFits(parcel, [])).toBe(false);
  });
});
