// How the database finds what a list of tracking numbers names: through the newest orders, never through a whole table.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { findNamedOrders, findTakenNumbers } from '../../db/records/tracking-file-orders.ts';
import { fillDatabase } from '../support/fill-database.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  const now = Date.parse('2026-11-23T12:00:00Z');
  await fillDatabase(database.client, { orders: 3000, now });
});
afterAll(() => database.close());

async function planOf(read: (db: Database) => Promise<unknown>): Promise<string[]> {
  const { client, db } = database;
  const execute = client.execute.bind(client);
  const steps: string[] = [];
  client.execute = async (statement: Parameters<typeof client.execute>[0]) => {
    const { sql, args = [] } = typeof statement === 'string' ? { sql: statement } : statement;
    const { rows } = await execute({ sql: `explain query plan ${sql}`, args });
    steps.push(...rows.map((row) => String(row.detail)));
    return execute(statement);
  };
  await read(db);
  client.execute = execute;
  return steps;
}

it.each<[string, (db: Database) => Promise<unknown>]>([
  ['orders by their numbers', (db) => findNamedOrders(db, 'demo', ['nobody', '3000'])],
  [
    'orders of a source by their numbers',
    (db) => findNamedOrders(db, 'demo', ['nobody', '7000'], 'st_ships'),
  ],
  ['shipments by their tracking numbers', (db) => findTakenNumbers(db, 'demo', ['none'])],
])('[SO1] finds %s through indexes', async (_, read) => {
  const steps = await planOf(read);
  const tables = steps.filter(
    (step) => /^(SCAN|SEARCH) /.test(step) && !/VIRTUAL|subquery/.test(step),
  );
  const ofOrders = tables.filter((step) => / orders /.test(step));
  expect(ofOrders).toEqual([
    expect.stringContaining('INDEX orders_unfulfilled (account_id=?)'),
    expect.stringContaining('INDEX orders_of_account (account_id=?)'),
  ]);
  expect(tables.filter((step) => step.startsWith('SCAN '))).toEqual(['SCAN among']);
  const ofPushes = tables.filter((step) => step.startsWith('SEARCH p '));
  expect(ofPushes.length).toBeGreaterThan(0);
  for (const step of ofPushes) expect(step).toContain('pushes_by_part (order_id=?)');
});
