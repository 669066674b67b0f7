// Units that a shop handed over itself stay taken by the adjustment that took them, whatever path their line has later.
import { expect, it } from 'vitest';
import { openLedger } from '../../../../src/stock/ledger/ledger.ts';
import { linkTo, openLedgerDesk } from '../../../support/ledger-desk.ts';
import { nodeSql } from '../../../support/node-sql.ts';

const second = 1_000;

/** A shop without Order Push sold these units, and they were taken at the source. */
const soldAndTaken = async (units: number) => {
  const desk = openLedgerDesk();
  await desk.begin(10);
  const createdAt = desk.clock.now();
  let adjustments = 0;
  let available = 10;
  /** Everything that is to be adjusted now. @returns by how many units each time */
  const adjust = () => {
    const deltas: number[] = [];
    for (;;) {
      const sent = desk.ledger.takeAdjustment(adjustments + 1);
      if (!sent) return deltas;
      adjustments += 1;
      available += sent.delta;
      deltas.push(sent.delta);
      desk.ledger.adjusted(sent.number, { kind: 'adjusted', at: desk.clock.now(), available });
    }
  };
  const read = (
    wanted: number,
    path: 'push' | 'adjust',
    shippedByOthers: number,
  ): { held: number; adjusted: number } => {
    desk.clock.advance(2 * second);
    return desk.sold('street', '1', wanted, { path, createdAt, shippedByOthers });
  };
  desk.sold('street', '1', units, { path: 'adjust' });
  return { desk, adjust, read };
};

it('[ST2] what was handed over stays taken, and only the rest is given back for a push', async () => {
  const { desk, adjust, read } = await soldAndTaken(3);
  expect(adjust()).toEqual([-3]);
  expect(read(3, 'push', 1)).toEqual({ held: 0, adjusted: 2 });
  expect(adjust()).toEqual([2]);
  expect(read(3, 'push', 1)).toEqual({ held: 2, adjusted: 0 });
  desk.pushed('street', '1', 2);
  // What the push took is shipped in the end: nothing of it turns into an adjustment.
  expect(read(3, 'push', 3)).toEqual({ held: 0, adjusted: 0 });
  expect(adjust()).toEqual([]);
  expect(desk.ledger.compare()).toEqual([]);
});

it('[ST2] what was handed over before it was taken is taken all the same', async () => {
  const { desk, adjust, read } = await soldAndTaken(2);
  expect(read(2, 'push', 2)).toEqual({ held: 2, adjusted: 0 });
  expect(adjust()).toEqual([-2]);
  expect(desk.ledger.view()).toMatchObject({ held: 0, free: 8, charges: [] });
});

it('[ST2] a line that was to be pushed from the first stays held where somebody else ships it', async () => {
  const desk = openLedgerDesk();
  await desk.begin(10);
  desk.sold('street', '1', 2, { path: 'push' });
  desk.clock.advance(2 * second);
  expect(desk.sold('street', '1', 2, { path: 'push', shippedByOthers: 2 })).toEqual({
    held: 2,
    adjusted: 0,
  });
  expect(desk.ledger.takeAdjustment(1)).toBeUndefined();
});

it('[ST2] a customer who brings one back, and a shipment that was none, are followed', async () => {
  const { adjust, read } = await soldAndTaken(3);
  adjust();
  expect(read(3, 'push', 3)).toEqual({ held: 0, adjusted: 0 });
  expect(read(2, 'push', 2)).toEqual({ held: 0, adjusted: 1 });
  expect(adjust()).toEqual([1]);
  expect(read(2, 'push', 0)).toEqual({ held: 0, adjusted: 2 });
  expect(adjust()).toEqual([2]);
  expect(read(2, 'push', 0)).toEqual({ held: 2, adjusted: 0 });
});

it('[ST2] while the path is adjustment all is taken, shipped or not', async () => {
  const { adjust, read } = await soldAndTaken(3);
  adjust();
  expect(read(3, 'push', 1)).toMatchObject({ adjusted: 2 });
  expect(adjust()).toEqual([2]);
  read(3, 'adjust', 1);
  expect(adjust()).toEqual([-2]);
});

it('[ST3] units that a push took before their line was known count until a reading has them', async () => {
  const desk = openLedgerDesk();
  await desk.begin(10);
  desk.pushed('street', '1', 2);
  expect(desk.ledger.view()?.free).toBe(8);
  expect(desk.shows()).toMatchObject({ street: { sellable: 8 }, harbor: { sellable: 8 } });
  expect(desk.ledger.compare()).toEqual([]);
  desk.sold('street', '1', 2);
  expect(desk.ledger.view()).toMatchObject({ free: 8, held: 0, settled: 2 });
  expect(desk.ledger.compare()).toEqual([]);
});

it('[ST7] a ledger of an earlier version goes on with the charges it has', async () => {
  const sql = nodeSql();
  sql.all(`CREATE TABLE charges (
    key TEXT PRIMARY KEY, order_id TEXT NOT NULL, order_name TEXT NOT NULL, destination_store_id TEXT NOT NULL,
    link_id TEXT, locations TEXT, path TEXT NOT NULL, wanted INTEGER NOT NULL, ended INTEGER NOT NULL DEFAULT 0,
    updated_at TEXT NOT NULL, reading INTEGER NOT NULL, cause TEXT NOT NULL, since INTEGER NOT NULL,
    held INTEGER NOT NULL DEFAULT 0, to_adjust INTEGER NOT NULL DEFAULT 0)`);
  sql.all(`INSERT INTO charges VALUES ('street/1', 'order-of-1', '#1', 'street', 'link', NULL, 'push', 2, 0,
    '2026-11-20T00:00:00Z', 1, 'street #1', 1, 2, 0)`);
  for (const _ of ['once', 'and again']) {
    const ledger = openLedger(sql, () => Date.parse('2026-11-25T12:00:00Z'));
    ledger.tell(openLedgerDesk([linkTo('street')]).setup);
    expect(ledger.view()).toMatchObject({ held: 2, charges: [{ key: 'street/1', wanted: 2 }] });
    expect(sql.all('SELECT key, kept FROM charges')).toEqual([{ key: 'street/1', kept: 0 }]);
  }
});
