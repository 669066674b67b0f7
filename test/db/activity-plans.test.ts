// How the database finds what the Activity page shows: by two indexes, both begun at the page's place, and merged.
import type { InStatement } from '@libsql/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { listActors } from '../../db/pages/activity-actors.ts';
import { type ActivityAsk, listActivity } from '../../db/pages/activity-page.ts';
import { kindsOf } from '../../src/activity/activity-groups.ts';
import { fillDatabase } from '../support/fill-database.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const after = { at: now - 1_000_000, id: 'ps_9:there', part: 0 };

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await fillDatabase(database.client, { orders: 3_000, now });
  await database.client.execute(`with recursive n (i) as (select 1 union all select i + 1 from n where i < 3000)
    insert into activity (id, account_id, at, actor, kind, store_id, connection_id, subject, name)
    select 'ac_' || i, 'demo', ${now} - (3000 - i) * 60000, 'You', 'link-paused', null, 'cn_1', 'v-' || i, 'SKU' from n`);
});
afterAll(() => database.close());

/** The plan of every statement that a read sends. */
async function plansOf(read: (db: Database) => Promise<unknown>): Promise<string[][]> {
  const { client, db } = database;
  const sent: InStatement[] = [];
  const execute = client.execute.bind(client);
  client.execute = async (statement: InStatement) => {
    sent.push(statement);
    return execute(statement);
  };
  await read(db);
  client.execute = execute;
  return Promise.all(
    sent.map(async (statement) => {
      const { sql, args = [] } = typeof statement === 'string' ? { sql: statement } : statement;
      const { rows } = await execute({ sql: `explain query plan ${sql}`, args });
      return rows.map((row) => String(row.detail));
    }),
  );
}

const read = (ask: Partial<ActivityAsk>) => (db: Database) =>
  listActivity(db, 'demo', { limit: 50, lookMost: 2_000, ...ask });

const reads: [string, (db: Database) => Promise<unknown>][] = [
  ['its first page', read({})],
  ['a further page', read({ after })],
  ['a page of some days', read({ after, from: now - 5_000_000, to: now - 1_000 })],
  ['a page of a store', read({ after, storeId: 'st_ships' })],
  ['a page of a group', read({ kinds: kindsOf('tracking') })],
  ['a page of one person', read({ actor: 'You', after })],
  ['whoever did something', (db) => listActors(db, 'demo')],
];

/** Steps that read a whole table: what another step just read may be gone through again. */
const wholeTables = (plan: string[]): string[] =>
  plan.filter((step) => /^SCAN (?!r$|\(subquery|json_each )/.test(step));

it.each(reads)('finds %s without reading a whole table', async (_, of) => {
  const plans = await plansOf(of);
  expect(plans.length).toBeGreaterThan(0);
  expect(plans.flatMap(wholeTables)).toEqual([]);
});

it('a page begins in both indexes where the one before it ended, and merges them row by row', async () => {
  const plan = (await plansOf(read({ after }))).find((steps) => steps.includes('SCAN r')) ?? [];
  expect(plan.slice(1, plan.indexOf('SCAN r'))).toEqual([
    'MERGE (UNION ALL)',
    'LEFT',
    'SEARCH a USING INDEX activity_of_account (account_id=? AND (at,id)<(?,?))',
    'RIGHT',
    'SEARCH e USING INDEX order_events_of_account (account_id=? AND (at,id)<(?,?))',
  ]);
});

it('how far a narrowed page looks is found in the indexes alone', async () => {
  const plans = await plansOf(read({ actor: 'You', after }));
  expect(plans.filter((plan) => plan.some((step) => step.includes('COVERING')))).toEqual([
    ['SEARCH a USING COVERING INDEX activity_of_account (account_id=? AND (at,id)<(?,?))'],
    ['SEARCH e USING COVERING INDEX order_events_of_account (account_id=? AND (at,id)<(?,?))'],
  ]);
});
