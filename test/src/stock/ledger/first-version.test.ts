// A ledger that an earlier version of this program kept wakes up in this one.
import { expect, it } from 'vitest';
import { openLedger } from '../../../../src/stock/ledger/ledger.ts';
import { linkTo, openLedgerDesk } from '../../../support/ledger-desk.ts';
import { nodeSql } from '../../../support/node-sql.ts';

it('[ST7] puts the rows of the first version aside and begins with what it reads', () => {
  const sql = nodeSql();
  sql.all(
    'CREATE TABLE charges (key TEXT PRIMARY KEY, units INTEGER, updated_at TEXT, reading INTEGER)',
  );
  sql.all(
    'CREATE TABLE settlements (key TEXT, reference TEXT, units INTEGER, PRIMARY KEY (key, reference))',
  );
  sql.all(`CREATE TABLE movements (sequence INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT, key TEXT, delta INTEGER,
    cause TEXT, at INTEGER)`);
  sql.all("INSERT INTO charges VALUES ('street/1', 2, '2026-11-20T00:00:00Z', 1)");
  const ledger = openLedger(sql, () => Date.parse('2026-11-25T12:00:00Z'));
  ledger.tell(openLedgerDesk([linkTo('street')]).setup);
  expect(ledger.view()).toMatchObject({ held: 0, charges: [] });
  expect(sql.all('SELECT key, units FROM charges_of_version_1')).toEqual([
    { key: 'street/1', units: 2 },
  ]);
  // And again: nothing is put aside a second time.
  expect(openLedger(sql, () => 0).view()).toMatchObject({ held: 0 });
});

it('[ST7] wakes up with places that nothing was withdrawn from, where an earlier version kept them', async () => {
  const desk = openLedgerDesk([linkTo('street')]);
  await desk.begin(5);
  desk.sql.all('ALTER TABLE targets DROP COLUMN withdrawn');
  desk.sql.all('DROP TABLE withdrawals');
  const ledger = openLedger(desk.sql, desk.clock.now);
  expect(ledger.view()?.targets).toMatchObject([{ state: 'aligned', expected: 5 }]);
  ledger.tell({ ...desk.setup, links: [linkTo('street', { active: false })], revision: 9 });
  expect(ledger.view()?.targets).toMatchObject([{ state: 'paused', expected: 5 }]);
});
