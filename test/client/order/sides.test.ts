// A line at the customer's order against the same line at its source orders: what agrees, what differs, what stays.
import { describe, expect, it } from 'vitest';
import {
  compareLine,
  groupLines,
  removedUnits,
  type SideLine,
  type SidePush,
} from '../../../client/order/sides.ts';

const none = { shipped: 0, refunded: 0, returned: 0 };
const sold = { ...none, ordered: 3, current: 3, open: 3 };
const made = { ...none, pushId: 'ps_1', part: 1, pushed: 3, current: 3, open: 3 };
const there: SidePush = { id: 'ps_1', state: 'created', sourceState: null, replacedAt: null };

const line = (changed: {
  sold?: Partial<SideLine['sold']>;
  made?: Partial<SideLine['made'][number]>[];
  held?: number;
}): SideLine => ({
  heldQuantity: changed.held ?? 0,
  sold: { ...sold, ...changed.sold },
  made: (changed.made ?? [{}]).map((part) => ({ ...made, ...part })),
});

describe('a line at both orders', () => {
  it('[TR2, RV2] agrees where every figure is the same', () => {
    expect(compareLine(line({}), [there])).toEqual({ standing: 'agrees', differing: [] });
    const half = { shipped: 1, refunded: 1, returned: 1, open: 1 };
    expect(compareLine(line({ sold: half, made: [half] }), [there]).standing).toBe('agrees');
  });

  it.each([
    ['shipped', { sold: { shipped: 1, open: 2 } }, ['shipped', 'open']],
    ['shipped there only', { made: [{ shipped: 1, open: 2 }] }, ['shipped', 'open']],
    ['refunded here only', { sold: { refunded: 1 } }, ['refunded']],
    ['refunded there only', { made: [{ refunded: 2 }] }, ['refunded']],
    ['returned there only', { made: [{ returned: 1 }] }, ['returned']],
    ['taken off there', { made: [{ current: 2, open: 2 }] }, ['open']],
  ])('[RV2] differs where units were %s, and says in what', (_, changed, differing) => {
    expect(compareLine(line(changed), [there])).toEqual({ standing: 'differs', differing });
  });

  it('[TR2] is summed over its parts', () => {
    const parts = [
      { pushed: 1, current: 1, shipped: 1, open: 0 },
      { pushId: 'ps_2', part: 2, pushed: 2, current: 2, open: 2 },
    ];
    const split = line({ sold: { shipped: 1, open: 2 }, made: parts });
    expect(compareLine(split, [there, { ...there, id: 'ps_2' }]).standing).toBe('agrees');
  });

  it('[OP6] does not differ by units that stay, or that were gone before it was pushed', () => {
    const one = [{ pushed: 1, current: 1, open: 1 }];
    expect(compareLine(line({ held: 2, made: one }), [there]).standing).toBe('agrees');
    const refundedBefore = line({ sold: { refunded: 2, open: 1 }, made: one });
    expect(compareLine(refundedBefore, [there]).standing).toBe('agrees');
    const shippedByHand = line({ sold: { shipped: 2, open: 1 }, made: one });
    expect(compareLine(shippedByHand, [there]).standing).toBe('agrees');
    const oneMore = line({ sold: { refunded: 3, open: 0 }, made: one });
    expect(compareLine(oneMore, [there]).differing).toEqual(['refunded', 'open']);
  });

  it('[RV1] counts a cancelled source order as gone, not as refunded', () => {
    const gone: SidePush = { ...there, sourceState: 'cancelled' };
    const cancelled = [{ current: 0, refunded: 3, open: 0 }];
    const both = line({ sold: { current: 0, open: 0 }, made: cancelled });
    expect(compareLine(both, [gone]).standing).toBe('agrees');
    expect(compareLine(line({ made: cancelled }), [gone]).differing).toEqual(['open']);
    const again = line({
      made: [...cancelled, { pushId: 'ps_2', part: 2 }],
    });
    expect(
      compareLine(again, [
        { ...gone, replacedAt: 1 },
        { ...there, id: 'ps_2' },
      ]).standing,
    ).toBe('agrees');
  });

  it('[OP8] is not compared before its source order is there, nor where it stays', () => {
    const waits: SidePush = { ...there, state: 'ready' };
    const notThere = line({ made: [{ current: 0, open: 0 }] });
    expect(compareLine(notThere, [waits])).toEqual({ standing: 'on-its-way', differing: [] });
    expect(compareLine(line({ made: [], held: 3 }), [there]).standing).toBe('stays');
  });

  it('[RV4] tells units that an edit took off from refunded ones', () => {
    expect(removedUnits(3, { current: 1, refunded: 1 })).toBe(1);
    expect(removedUnits(3, { current: 3, refunded: 1 })).toBe(0);
  });
});

it('[TR2] lines stand by the parts they are in, and those that stay come last', () => {
  const at = (id: string, ...parts: number[]) => ({ id, made: parts.map((part) => ({ part })) });
  const groups = groupLines([
    at('stays'),
    at('second', 2),
    at('both', 1, 2),
    at('first', 1),
    at('second too', 2),
  ]);
  expect(groups.map(({ parts, lines }) => [parts, lines.map(({ id }) => id)])).toEqual([
    [[1], ['first']],
    [[1, 2], ['both']],
    [[2], ['second', 'second too']],
    [[], ['stays']],
  ]);
});
