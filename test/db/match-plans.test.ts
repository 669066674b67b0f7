// Deriving and linking listings looks each of them up: no statement reads a whole store or connection, whatever the planner knows.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { keepListings, saveFreshListings } from '../../db/records/fresh-listings.ts';
import { linkOpenPairs } from '../../db/records/link-pairs.ts';
import { deriveMatches } from '../../db/records/matches.ts';
import type { PlatformListing } from '../../src/platforms/platform.ts';
import { fillDatabase } from '../support/fill-database.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const cn = { id: 'cn_1', sourceStoreId: 'st_ships', destinationStoreId: 'st_sells' };

const listing = (number: number, store: string): PlatformListing => ({
  variantId: `gid://shopify/ProductVariant/${number}${store}`,
  inventoryItemId: `gid://shopify/InventoryItem/${number}${store}`,
  sku: `NEW-${number}`,
  title: 'A new thing',
  tracked: true,
  updatedAt: '2026-11-23T10:00:00Z',
  barcode: String(number),
  productId: 'gid://shopify/Product/1',
});
const some = (store: string) => [1, 2, 3].map((number) => listing(number, store));

let database: TestDatabase;
/** Of the same tables, where plans are asked for: without figures about rows they do not depend on them. */
let asked: TestDatabase;
beforeAll(async () => {
  asked = await openTestDatabase();
  database = await openTestDatabase();
  await fillDatabase(database.client, { orders: 500, now });
});
afterAll(() => {
  database.close();
  asked.close();
});

type Statement = { sql: string; args?: [] };

/** Steps of the plans of every statement that is sent. */
async function plansOf(act: (db: Database) => Promise<unknown>): Promise<string[]> {
  const { client, db } = database;
  const { execute, batch } = client;
  const sent: Statement[] = [];
  const note = (one: unknown) =>
    sent.push(typeof one === 'string' ? { sql: one } : (one as Statement));
  Object.assign(client, {
    execute: (...given: Parameters<typeof execute>) => {
      note(given[0]);
      return execute.apply(client, given);
    },
    batch: (...given: Parameters<typeof batch>) => {
      given[0].forEach(note);
      return batch.apply(client, given);
    },
  });
  try {
    await act(db);
  } finally {
    Object.assign(client, { execute, batch });
  }
  const steps: string[] = [];
  for (const { sql, args = [] } of sent) {
    const { rows } = await asked.client.execute({ sql: `explain query plan ${sql}`, args });
    steps.push(...rows.map(({ detail }) => String(detail)));
  }
  return steps;
}

/** A table of a catalogue that is read through, or all of it that one store or connection has. */
const readsAll = (step: string): boolean =>
  /^SCAN (listings|links|matches|unlinked|[dsomku])( |$)(?!VIRTUAL)/.test(step) ||
  /^SEARCH .*\((store_id|connection_id)=\?\)/.test(step);

it.each<[string, (db: Database) => Promise<unknown>]>([
  [
    'keeping what a source lists newly',
    (db) =>
      saveFreshListings(db, 'demo', 'st_ships', { read: some('s'), gone: [], reading: now }, now),
  ],
  [
    'keeping what a destination lists newly',
    (db) => keepListings(db, 'demo', 'st_sells', { read: some('d'), gone: [], reading: now }, now),
  ],
  [
    'deriving them',
    async (db) => {
      const ids = some('d').map(({ variantId }) => variantId);
      expect(await deriveMatches(db, 'cn_1', ids)).toBe(3);
    },
  ],
  [
    'linking them',
    async (db) => {
      const ids = some('d').map(({ variantId }) => variantId);
      const { linkCount: before } = await connection(db);
      expect(await linkOpenPairs(db, 'demo', cn, { variants: ids }, now)).toHaveLength(3);
      expect((await connection(db)).linkCount).toBe(before + 3);
    },
  ],
  [
    'forgetting some',
    (db) => {
      const gone = some('s').map(({ variantId }) => variantId);
      return saveFreshListings(db, 'demo', 'st_ships', { read: [], gone, reading: now }, now);
    },
  ],
])('[OP5] %s reads no catalogue through', async (_, act) => {
  const steps = await plansOf(act);
  expect(steps.length).toBeGreaterThan(3);
  expect(steps.filter(readsAll)).toEqual([]);
});

async function connection(db: Database): Promise<{ linkCount: number }> {
  const found = (await db.query.connections.findMany()).find(({ id }) => id === 'cn_1');
  if (!found) throw new Error('The connection is not there');
  return found;
}
