import { expect, it } from 'vitest';
import { type ChargedLine, placeCharges } from '../../../src/orders/place-charges.ts';

const north = { sourceStoreId: 'north', inventoryItemId: 'mug' };
const south = { sourceStoreId: 'south', inventoryItemId: 'mug' };
const names = new Map([
  [north, 'north'],
  [south, 'south'],
]);

type Case = {
  of: string;
  /** Units wanted, and of them those nobody shipped yet. */
  units: [number, number];
  before?: typeof north;
  pushed?: ChargedLine['pushed'];
  chosen?: typeof north;
  home: string | undefined;
  /** Store, units, pushed, shipped by others. */
  places: [string, number, number, number][];
};

const cases: Case[] = [
  { of: 'nobody’s units', units: [2, 2], home: undefined, places: [] },
  {
    of: 'new units',
    units: [2, 2],
    chosen: south,
    home: 'south',
    places: [['south', 2, 0, 0]],
  },
  {
    of: 'units that another source would ship by now',
    units: [2, 2],
    before: north,
    chosen: south,
    home: 'south',
    places: [
      ['south', 2, 0, 0],
      ['north', 0, 0, 0],
    ],
  },
  {
    of: 'units that no source would ship any more',
    units: [2, 2],
    before: north,
    home: 'north',
    places: [['north', 2, 0, 0]],
  },
  {
    of: 'units of which the shop shipped one, though another source would ship the other',
    units: [2, 1],
    before: north,
    chosen: south,
    home: 'north',
    places: [['north', 2, 0, 1]],
  },
  {
    of: 'pushed units',
    units: [2, 2],
    before: north,
    pushed: [{ ledger: south, units: 2 }],
    chosen: north,
    home: 'south',
    places: [
      ['south', 2, 2, 0],
      ['north', 0, 0, 0],
    ],
  },
  {
    of: 'pushed units that their source shipped',
    units: [2, 0],
    before: south,
    pushed: [{ ledger: south, units: 2 }],
    chosen: north,
    home: 'south',
    places: [['south', 2, 2, 0]],
  },
  {
    of: 'one unit the shop shipped and two that were pushed to the same source',
    units: [3, 2],
    before: north,
    pushed: [{ ledger: north, units: 2 }],
    chosen: north,
    home: 'north',
    places: [['north', 3, 2, 1]],
  },
  {
    of: 'the same once they are shipped, too',
    units: [3, 0],
    before: north,
    pushed: [{ ledger: north, units: 2 }],
    home: 'north',
    places: [['north', 3, 2, 1]],
  },
  {
    of: 'one unit the shop shipped and two that were pushed to another source',
    units: [3, 2],
    before: north,
    pushed: [{ ledger: south, units: 2 }],
    chosen: south,
    home: 'north',
    places: [
      ['south', 2, 2, 0],
      ['north', 1, 0, 1],
    ],
  },
  {
    of: 'units pushed to two sources, of which the customer gave up two',
    units: [3, 3],
    before: north,
    pushed: [
      { ledger: north, units: 3 },
      { ledger: south, units: 2 },
    ],
    chosen: south,
    home: 'north',
    places: [
      ['north', 3, 3, 0],
      ['south', 0, 2, 0],
    ],
  },
  {
    of: 'units whose push was taken back',
    units: [2, 2],
    before: north,
    pushed: [{ ledger: south, units: 0 }],
    chosen: north,
    home: 'north',
    places: [
      ['south', 0, 0, 0],
      ['north', 2, 0, 0],
    ],
  },
  {
    of: 'nothing any more',
    units: [0, 0],
    before: north,
    chosen: south,
    home: 'north',
    places: [['north', 0, 0, 0]],
  },
];

it.each(cases)(
  '[ST1] places $of',
  ({ units: [currentQuantity, unfulfilledQuantity], before, pushed = [], chosen, ...expected }) => {
    const line = { currentQuantity, unfulfilledQuantity };
    const { home, places } = placeCharges(line, { ledger: before, pushed }, chosen);
    expect({
      home: home && names.get(home),
      places: places.map((one) => [
        names.get(one.ledger),
        one.units,
        one.pushed,
        one.shippedByOthers,
      ]),
    }).toEqual({ home: expected.home, places: expected.places });
    expect(places.reduce((sum, one) => sum + one.units, 0)).toBe(
      places.length > 0 ? currentQuantity : 0,
    );
  },
);

it('[ST2] places units that were put back on no shelf where their line was counted, also beside a push', () => {
  const line = { currentQuantity: 2, unfulfilledQuantity: 2, writtenOff: 1 };
  const lost = (pushed: ChargedLine['pushed']) =>
    placeCharges(line, { ledger: north, pushed }, south).places.map((one) => [
      names.get(one.ledger),
      one.units,
      one.writtenOff,
    ]);
  expect(lost([])).toEqual([['north', 2, 1]]);
  expect(lost([{ ledger: north, units: 2 }])).toEqual([['north', 2, 1]]);
});
