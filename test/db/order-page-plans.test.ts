// What the order's page asks of the database stays within bounds, whatever became of the order after its push.
import type { InStatement } from '@libsql/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { readOrderPage } from '../../db/pages/order-page.ts';
import { answerAct, loadAskingAct } from '../../db/records/answer-act.ts';
import { fillDatabase } from '../support/fill-database.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const orderId = 'st_sells.50';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await fillDatabase(database.client, { orders: 100, now });
  await database.client.execute(`with recursive n (i) as (select 1 union all select i + 1 from n where i < 99)
    insert into mirror_acts (id, account_id, order_id, push_id, store_id, number, kind, cause, wish, state, stop,
      created_at, updated_at)
    select 'ma_' || i, 'demo', 'st_sells.' || i, 'ps_' || i, 'st_sells', 1, 'pay-destination', 'r-' || i,
      '{"kind":"pay-destination","currency":"USD"}', 'failed', 'refund-money', ${now}, ${now}
    from n where exists (select 1 from pushes where id = 'ps_' || i)`);
});
afterAll(() => database.close());

type Sent = { sql: string; args: unknown[] };

/** The statements of a read or a batch, as they are sent. */
async function sentBy(act: (db: Database) => Promise<unknown>): Promise<Sent[]> {
  const { client, db } = database;
  const sent: Sent[] = [];
  const keep = (statement: InStatement) => {
    const { sql, args = [] } = typeof statement === 'string' ? { sql: statement } : statement;
    sent.push({ sql, args: Array.isArray(args) ? args : Object.values(args) });
  };
  const { execute, batch } = client;
  client.execute = async (statement: Parameters<typeof execute>[0]) => {
    keep(statement);
    return execute.call(client, statement);
  };
  client.batch = async (statements, mode) => {
    for (const one of statements)
      keep(Array.isArray(one) ? { sql: one[0], args: one[1] ?? [] } : one);
    return batch.call(client, statements, mode);
  };
  await act(db);
  client.execute = execute;
  client.batch = batch;
  return sent;
}

async function planOf(sent: readonly Sent[]): Promise<string[]> {
  const steps: string[] = [];
  for (const { sql, args } of sent) {
    const statement = {
      sql: `explain query plan ${sql}`,
      args: args as (string | number | null)[],
    };
    steps.push(...(await database.client.execute(statement)).rows.map((row) => `${row.detail}`));
  }
  return steps;
}

/** How many arguments each json_object of a statement is given. */
function objectSizes(text: string): number[] {
  return [...text.matchAll(/json_object\(/g)].map(({ index, 0: { length } }) => {
    let depth = 1;
    let commas = 0;
    let quoted = false;
    for (let at = index + length; depth > 0 && at < text.length; at += 1) {
      const char = text[at];
      if (char === "'") quoted = !quoted;
      if (quoted) continue;
      if (char === '(') depth += 1;
      if (char === ')') depth -= 1;
      if (char === ',' && depth === 1) commas += 1;
    }
    return commas + 1;
  });
}

it('[RV1] the page is one statement, with few values and no object that is too long for D1', async () => {
  const [statement, ...others] = await sentBy((db) => readOrderPage(db, 'demo', orderId));
  expect(others).toEqual([]);
  expect(statement?.args.length).toBeLessThan(20);
  const sizes = objectSizes(statement?.sql ?? '');
  expect(sizes.length).toBeGreaterThan(10);
  expect(sizes.filter((size) => size % 2 === 1)).toEqual([]);
  // D1 takes 32 arguments to a function, and 5 terms to a compound select.
  expect(Math.max(...sizes)).toBeLessThanOrEqual(32);
  expect((statement?.sql.match(/\bunion all\b/g) ?? []).length).toBeLessThan(5);
});

it('[RV1] the page finds acts, parts and parcels of the order by their indexes', async () => {
  const plan = await planOf(await sentBy((db) => readOrderPage(db, 'demo', orderId)));
  expect(plan).toContain('SEARCH mirror_acts USING INDEX mirror_acts_of_order (order_id=?)');
  expect(plan).toContain('SEARCH h USING INDEX shipments_by_push (push_id=?)');
  expect(
    plan.filter((step) => /^SCAN (?!CONSTANT|\w+ VIRTUAL|[mrwe]\b|\(subquery)/.test(step)),
  ).toEqual([]);
  expect((await readOrderPage(database.db, 'demo', orderId))?.acts).toHaveLength(1);
});

it('[RV1] an answer finds its act and its push by their keys, with few values', async () => {
  const answers = await sentBy(async (db) => {
    await loadAskingAct(db, 'demo', 'ma_50');
    const given = {
      actId: 'ma_50',
      stop: 'refund-money',
      choice: 'push-again',
      person: 'You',
    } as const;
    expect(await answerAct(db, 'demo', given, now)).toMatchObject({ kind: 'answered' });
  });
  expect(answers).toHaveLength(4);
  expect(Math.max(...answers.map(({ args }) => args.length))).toBeLessThan(20);
  const plan = await planOf(answers);
  expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual([]);
  expect(plan.join()).toContain(
    'SEARCH mirror_acts USING INDEX sqlite_autoindex_mirror_acts_1 (id=?)',
  );
});

it('the length of an object is counted as it stands, with objects and words in it', () => {
  expect(objectSizes("json_object('a', f(1, 2), 'b, (', json_object('c', 3))")).toEqual([4, 2]);
});
