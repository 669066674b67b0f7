// A line counts where its destination routed it, as the Location Groups are now, and lowers no other place.
import { expect, it } from 'vitest';
import { openLedger } from '../../../../src/stock/ledger/ledger.ts';
import { linkTo, main, openLedgerDesk, overflow } from '../../../support/ledger-desk.ts';
import { nodeSql } from '../../../support/node-sql.ts';

const second = 1_000;

const served = (by: { shop: string[]; stall?: string[] }) => [
  {
    ...{ groupId: 'g-shop', destinationLocationId: 'loc/street', since: 0 },
    sourceLocationIds: by.shop,
  },
  ...(by.stall
    ? [
        {
          ...{ groupId: 'g-stall', destinationLocationId: 'loc/stall', since: 0 },
          sourceLocationIds: by.stall,
        },
      ]
    : []),
];
const street = (by: { shop: string[]; stall?: string[] }) =>
  linkTo('street', { groups: served(by) });

/** Both places were read and show what their groups have. */
async function begin(by: { shop: string[]; stall?: string[] }) {
  const desk = openLedgerDesk([street(by)]);
  const at = desk.clock.now();
  const has = (ids: string[]) =>
    ids.reduce((sum, id) => sum + (id === main ? 10 : id === overflow ? 4 : 0), 0);
  desk.ledger.firstReading(desk.setup, {
    source: {
      ...{ begun: at, actor: 'north', cause: 'a reading of north' },
      levels: [
        { locationId: main, available: 10, storeAt: at },
        { locationId: overflow, available: 4, storeAt: at },
      ],
    },
    targets: served(by).map(({ destinationLocationId, sourceLocationIds }) => ({
      ...{ target: `cn-street/v@${destinationLocationId}`, storeAt: at, begun: at },
      available: has(sourceLocationIds),
    })),
  });
  desk.clock.advance(5 * second);
  await desk.takeRows();
  let reading = 0;
  const sold = (
    units: number,
    assigned: [location: string, quantity: number][],
    path: 'push' | 'adjust' = 'push',
  ) => {
    reading += 1;
    desk.ledger.hold(desk.setup, {
      ...{ key: 'street/1', orderId: 'order-of-1', orderName: '#1', linkId: 'cn-street/v' },
      ...{ destinationStoreId: 'street', units, path, reading, cause: 'street #1' },
      createdAt: desk.iso(),
      updatedAt: desk.iso(),
      assigned: assigned.map(([name, quantity]) => ({ locationId: `loc/${name}`, quantity })),
    });
  };
  const targets = () =>
    Object.fromEntries(
      (desk.ledger.view()?.targets ?? []).map((one) => [
        one.destinationLocationId,
        [one.sellable, one.expected],
      ]),
    );
  return { ...desk, sold, targets };
}

it('[ST3] a sale at a place that is not served lowers nothing that the served one is expected to show', async () => {
  const desk = await begin({ shop: [main, overflow] });
  desk.sold(3, [['stall', 3]]);
  expect(await desk.takeRows()).toMatchObject([{ value: 11, changeFrom: 14 }]);
});

it('[ST3] a sale routed to two places lowers each by its own units; routed to none yet, the one that lacks them', async () => {
  const desk = await begin({ shop: [main], stall: [overflow] });
  desk.sold(3, [
    ['stall', 1],
    ['street', 2],
  ]);
  expect(desk.targets()).toMatchObject({ 'loc/street': [7, 8], 'loc/stall': [1, 3] });
  const other = await begin({ shop: [main], stall: [overflow] });
  other.ledger.observeTargets(other.setup, [
    { target: 'cn-street/v@loc/stall', available: 1, storeAt: other.clock.now(), begun: undefined },
  ]);
  other.sold(3, []);
  expect(other.ledger.view()?.targets.map((one) => [one.expected, one.suspense])).toEqual([
    [1, 0],
    [10, 0],
  ]);
});

it('[ST3] what is held follows its group to other locations, and back', async () => {
  const desk = await begin({ shop: [main], stall: [overflow] });
  desk.sold(3, [['street', 3]]);
  expect(desk.targets()).toMatchObject({ 'loc/street': [7, 7], 'loc/stall': [4, 4] });
  desk.tell({ links: [street({ shop: [overflow], stall: [main] })] });
  expect(desk.targets()).toMatchObject({ 'loc/street': [1, 7], 'loc/stall': [10, 4] });
  desk.tell({ links: [street({ shop: [main], stall: [overflow] })] });
  expect(desk.targets()).toMatchObject({ 'loc/street': [7, 7], 'loc/stall': [4, 4] });
  // Nobody knows where it ships from once its place is served no longer: it counts everywhere.
  desk.tell({
    links: [linkTo('street', { groups: served({ shop: [], stall: [overflow] }).slice(1) })],
  });
  expect(desk.targets()).toEqual({ 'loc/stall': [1, 4] });
});

it('[ST3] units that were shipped stay counted at the place they were routed to', async () => {
  const desk = await begin({ shop: [main], stall: [overflow] });
  desk.sold(3, [['stall', 3]], 'adjust');
  desk.clock.advance(second);
  desk.sold(3, [], 'adjust');
  expect(desk.targets()).toMatchObject({ 'loc/street': [10, 10], 'loc/stall': [1, 1] });
  expect(desk.ledger.takeAdjustment(1)).toMatchObject({ locationId: overflow, delta: -3 });
});

it('[ST2] an adjustment is taken from the first location of its group as the group is when it is sent', async () => {
  const desk = await begin({ shop: [main], stall: [overflow] });
  desk.sold(3, [['street', 3]], 'adjust');
  desk.tell({ links: [street({ shop: [overflow, main] })] });
  expect(desk.ledger.takeAdjustment(1)).toMatchObject({ locationId: overflow, delta: -3 });
  // What was asked stays what is asked, until there is an answer.
  desk.tell({ links: [street({ shop: [main, overflow] })] });
  expect(desk.ledger.takeAdjustment(1)).toMatchObject({ locationId: overflow, delta: -3 });
});

it('[ST3] an order routed to another place counts there', async () => {
  const desk = await begin({ shop: [main], stall: [overflow] });
  desk.sold(3, [['street', 3]]);
  desk.clock.advance(second);
  desk.sold(3, [['stall', 3]]);
  expect(desk.targets()).toMatchObject({ 'loc/street': [10, 7], 'loc/stall': [1, 4] });
});

it('[ST3] a charge that an earlier version held counts where it was held, until its order is read anew', () => {
  const desk = openLedgerDesk([street({ shop: [main] })]);
  const sql = nodeSql();
  sql.all(`CREATE TABLE charges (key TEXT PRIMARY KEY, order_id TEXT NOT NULL, order_name TEXT NOT NULL,
    destination_store_id TEXT NOT NULL, link_id TEXT, locations TEXT, path TEXT NOT NULL, wanted INTEGER NOT NULL,
    ended INTEGER NOT NULL DEFAULT 0, updated_at TEXT NOT NULL, reading INTEGER NOT NULL, cause TEXT NOT NULL,
    since INTEGER NOT NULL, held INTEGER NOT NULL DEFAULT 0, to_adjust INTEGER NOT NULL DEFAULT 0)`);
  sql.all(
    `INSERT INTO charges VALUES ('street/1', 'order-of-1', '#1', 'street', 'cn-street/v', ?, 'push', 2, 0,
       '2026-11-20T00:00:00Z', 1, 'street #1', 1, 2, 0)`,
    JSON.stringify([overflow]),
  );
  const ledger = openLedger(sql, desk.clock.now);
  const at = desk.clock.now();
  ledger.firstReading(desk.setup, {
    source: {
      ...{ begun: at, actor: 'north', cause: 'a reading' },
      levels: [
        { locationId: main, available: 10, storeAt: at },
        { locationId: overflow, available: 4, storeAt: at },
      ],
    },
    targets: [],
  });
  expect(ledger.view()?.targets).toMatchObject([{ sellable: 10 }]);
  ledger.hold(desk.setup, {
    ...{ key: 'street/1', orderId: 'order-of-1', orderName: '#1', linkId: 'cn-street/v' },
    ...{ destinationStoreId: 'street', units: 2, path: 'push', reading: 2, cause: 'street #1' },
    createdAt: '2026-11-20T00:00:00Z',
    updatedAt: '2026-11-20T00:00:00Z',
    assigned: [{ locationId: 'loc/street', quantity: 2 }],
  });
  expect(ledger.view()?.targets).toMatchObject([{ sellable: 8 }]);
  // And again: the table is as it should be.
  expect(openLedger(sql, desk.clock.now).view()).toMatchObject({ held: 2 });
});

it('[ST8] zeros that a person agreed to for one group let no other pass the stop', async () => {
  const desk = await begin({ shop: [main], stall: [overflow] });
  const [shop, stall] = served({ shop: ['loc/annex'], stall: [] });
  // The stall's location was closed at its store before the ledger heard of either.
  const groups = [shop, stall].flatMap((one) => one ?? []);
  desk.tell({
    links: [
      linkTo('street', {
        groups: groups.map((one) =>
          one.groupId === 'g-shop' ? { ...one, zeroAgreedAt: desk.clock.now() } : one,
        ),
      }),
    ],
  });
  const rows = await desk.takeRows();
  expect(rows.map(({ locationId, value, zeroing }) => [locationId, value, zeroing])).toEqual([
    ['loc/stall', 0, true],
    ['loc/street', 0, false],
  ]);
});
