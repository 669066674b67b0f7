// The second trip's arithmetic: every level of every store, by what was bought, shipped and given back.
import { describe, expect, it } from 'vitest';
import {
  changedLevels,
  type Level,
  levelsDifference,
  levelsTable,
  placeName,
} from '../../../scripts/demo/after-levels.ts';
import { type Done, tripChanges } from '../../../scripts/demo/after-stock.ts';
import { lineAfter, orderAfter, shipsFrom, standingFor } from './after-order.ts';

const level = (
  sku: string,
  location: string,
  store: string,
  available: number,
  committed: number,
): Level => ({ sku, location, store, available, committed, onHand: available + committed });
const levels = (...all: Level[]) => new Map(all.map((one) => [placeName(one), one]));

const sold = orderAfter(
  [lineAfter('a', 3), lineAfter('b', 2), lineAfter('c', 2, { sku: 'TEE-M' })],
  {
    fulfillmentOrders: { nodes: [shipsFrom('Shop', { a: 3, b: 2, c: 2 })] },
  },
);
const made = orderAfter(
  [
    lineAfter('x', 3, standingFor('a')),
    lineAfter('y', 2, standingFor('b')),
    lineAfter('z', 2, { sku: 'TEE-M', ...standingFor('c') }),
  ],
  {
    fulfillmentOrders: {
      nodes: [shipsFrom('Main', { x: 3, z: 2 }), shipsFrom('Overflow', { y: 2 })],
    },
  },
);
const before = levels(
  level('MUG-RED', 'Main', 'North', 40, 7),
  level('MUG-RED', 'Overflow', 'North', 10, 0),
  level('TEE-M', 'Main', 'North', 18, 0),
  level('MUG-RED', 'Shop', 'Mugs', 50, 2),
  level('TEE-M', 'Shop', 'Mugs', 18, 0),
  level('MUG-RED', 'Quay', 'Harbor', 50, 0),
);
const levelsAfter = (done: Done) =>
  changedLevels(
    before,
    tripChanges(before, { store: 'Mugs', order: sold }, { store: 'North', order: made }, done),
  );

describe('what the levels must be', () => {
  it('[RV2] as bought: taken where it ships from, and shown everywhere', () => {
    expect(levelsAfter({ shipped: [], cancelled: [], returned: [] })).toEqual(
      levels(
        level('MUG-RED', 'Main', 'North', 37, 10),
        level('MUG-RED', 'Overflow', 'North', 8, 2),
        level('TEE-M', 'Main', 'North', 16, 2),
        level('MUG-RED', 'Shop', 'Mugs', 45, 7),
        level('TEE-M', 'Shop', 'Mugs', 16, 2),
        level('MUG-RED', 'Quay', 'Harbor', 45, 0),
      ),
    );
  });

  it('[RV2] shipped, come back once at the shelf it was put on, and cancelled', () => {
    expect(
      levelsAfter({
        shipped: [
          { line: 1, quantity: 3 },
          { line: 2, quantity: 1 },
        ],
        cancelled: [{ line: 3, quantity: 2 }],
        returned: [{ line: 1, quantity: 1, location: 'Overflow' }],
      }),
    ).toEqual(
      levels(
        level('MUG-RED', 'Main', 'North', 37, 7),
        level('MUG-RED', 'Overflow', 'North', 9, 1),
        level('TEE-M', 'Main', 'North', 18, 0),
        level('MUG-RED', 'Shop', 'Mugs', 46, 3),
        level('TEE-M', 'Shop', 'Mugs', 18, 0),
        level('MUG-RED', 'Quay', 'Harbor', 46, 0),
      ),
    );
  });

  it('[RV2] names a place that shows another number, and one that is missing', () => {
    const found = levels(level('MUG-RED', 'Main', 'North', 40, 8));
    const wanted = levels(
      level('MUG-RED', 'Main', 'North', 40, 7),
      level('TEE-M', 'Main', 'North', 18, 0),
    );
    expect(levelsDifference(wanted, wanted)).toBe('');
    expect(levelsDifference(wanted, found)).toBe(
      'MUG-RED at Main of North: wanted 40 available, 7 committed, 47 on hand; ' +
        'found 40 available, 8 committed, 48 on hand. ' +
        'TEE-M at Main of North: wanted 18 available, 0 committed, 18 on hand; found not stocked',
    );
    expect(levelsTable(wanted, found)).toEqual([
      'MUG-RED at Main of North   40 → 40 available, 7 → 8 committed',
    ]);
  });
});
