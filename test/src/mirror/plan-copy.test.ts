import { describe, expect, it } from 'vitest';
import { planCopy } from '../../../src/mirror/plan-copy.ts';
import type { ShippableGroup } from '../../../src/platforms/platform.ts';

const group = (change: Partial<ShippableGroup> = {}): ShippableGroup => ({
  id: 'g1',
  locationId: 'l1',
  open: true,
  closedReason: undefined,
  lines: [{ groupLineId: 'g1-a', lineId: 'gid://shopify/LineItem/1', remaining: 2 }],
  ...change,
});

describe('what one call ships on the destination order', () => {
  it('ships a line in the units that were shipped at the source', () => {
    expect(planCopy([{ destinationLineId: '1', quantity: 1 }], [group()])).toEqual({
      kind: 'ship',
      groups: [{ groupId: 'g1', lines: [{ groupLineId: 'g1-a', quantity: 1 }] }],
      lines: [{ destinationLineId: '1', quantity: 1 }],
    });
  });

  it('never ships more than is left there', () => {
    const plan = planCopy([{ destinationLineId: '1', quantity: 5 }], [group()]);
    expect(plan.kind === 'ship' && plan.lines).toEqual([{ destinationLineId: '1', quantity: 2 }]);
  });

  it('spreads one line over groups of one location, counting each unit once', () => {
    const second = group({
      id: 'g2',
      lines: [{ groupLineId: 'g2-a', lineId: 'x/1', remaining: 2 }],
    });
    const plan = planCopy([{ destinationLineId: '1', quantity: 3 }], [group(), second]);
    expect(plan.kind === 'ship' && plan.groups).toEqual([
      { groupId: 'g1', lines: [{ groupLineId: 'g1-a', quantity: 2 }] },
      { groupId: 'g2', lines: [{ groupLineId: 'g2-a', quantity: 1 }] },
    ]);
  });

  it('takes the location that ships most and leaves the other for the next call', () => {
    const elsewhere = group({
      id: 'g2',
      locationId: 'l2',
      lines: [
        { groupLineId: 'g2-b', lineId: 'x/2', remaining: 1 },
        { groupLineId: 'g2-c', lineId: 'x/3', remaining: 4 },
      ],
    });
    const left = ['1', '2', '3'].map((destinationLineId) => ({ destinationLineId, quantity: 1 }));
    const plan = planCopy(left, [group(), elsewhere]);
    expect(plan.kind === 'ship' && plan.lines.map((line) => line.destinationLineId)).toEqual([
      '2',
      '3',
    ]);
  });

  it('tells a hold from nothing left', () => {
    const held = group({ open: false, closedReason: 'on hold' });
    const left = [{ destinationLineId: '1', quantity: 1 }];
    expect(planCopy(left, [held])).toEqual({ kind: 'closed', why: 'on hold' });
    const shipped = group({ lines: [{ groupLineId: 'g1-a', lineId: 'x/1', remaining: 0 }] });
    expect(planCopy(left, [shipped])).toEqual({ kind: 'nothing-left' });
  });
});
