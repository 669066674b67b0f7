// What pages of notices cost the database: as much on the tenth page as on the first, and little where little waits.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MeteredD1, openMeteredD1 } from '../../bench/one-order/metered-d1.ts';
import type { Database } from '../../db/open.ts';
import { type Cursor, decodeCursor } from '../../db/pages/cursor.ts';
import { listNoticesOfGroup } from '../../db/pages/notices-group.ts';
import { listNoticeGroups } from '../../db/pages/notices-list.ts';
import { listChannelMessages, readMessage } from '../../db/pages/notices-messages.ts';
import { listOutbox } from '../../db/pages/notices-outbox.ts';
import { listChannels } from '../../db/pages/notices-settings.ts';
import { countUnread } from '../../db/pages/notices-unread.ts';
import { markAllRead, markGroupRead } from '../../db/records/notice-people.ts';
import { firstSettings } from '../../src/notices/channel.ts';
import { fillDatabase } from '../support/fill-database.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const groups = 500;
const owner = { accountId: 'demo', personId: 'dana' };
const perPage = 50;

let database: TestDatabase;
let d1: MeteredD1;
beforeAll(async () => {
  database = await openTestDatabase();
  await fillDatabase(database.client, { orders: 10, now });
  const many = (sum: number) => sql`json_each(${JSON.stringify([...Array(sum).keys()])})`;
  d1 = await openMeteredD1(database.client);
  const { db } = d1;
  // Of ten groups one is of a failed push, and each has three notices.
  await db.run(sql`insert into notice_groups (id, account_id, store_id, kind, first_at, last_at, count)
    select 'g' || value, 'demo', 'st_sells', iif(value % 10 = 0, 'push-failed', 'drift-repaired'),
      ${now} + value * 10, ${now} + value * 10 + 2, 3 from ${many(groups)}`);
  await db.run(sql`insert into notices (id, account_id, store_id, kind, at, group_id, other_store_id, order_id)
    select 'n' || value, 'demo', 'st_sells', 'drift-repaired', ${now} + (value / 3) * 10 + value % 3,
      'g' || (value / 3), 'st_ships', 'st_sells.1' from ${many(groups * 3)}`);
  await db.run(sql`insert into notice_channels (id, account_id, person_id, kind, address, wishes, state, created_at)
    values ('nc_1', 'demo', 'dana', 'email', 'dana@example.com', '{}', 'working', 0)`);
  await db.run(sql`insert into notice_messages (id, account_id, channel_id, purpose, subject, state, created_at, sent_at)
    select 'm' || value, 'demo', 'nc_1', 'notices', 'Told', 'sent', value, value from ${many(2_000)}`);
  await db.run(sql`insert into notice_attempts (message_id, number, at, outcome, status, detail)
    select 'm' || value, 1, value, 'sent', 200, '' from ${many(2_000)}`);
  await db.run(sql`insert into outbox_mails (id, account_id, at, sent_to, subject, text, html, stop_url)
    select 'm' || value, 'demo', value, 'dana@example.com', 'Told', '', '', '' from ${many(2_000)}`);
}, 120_000);
afterAll(async () => {
  database.close();
  await d1.close();
});

/** Rows that D1 says a reading read, and what it answered. */
async function metered<Answer>(read: (db: Database) => Promise<Answer>) {
  d1.reset();
  const answer = await read(d1.db);
  return { answer, rows: d1.rowsRead() };
}

it('[OP7] the tenth page of 500 groups reads as little as the first', async () => {
  const cost: number[] = [];
  let after: Cursor | undefined;
  for (let page = 1; page <= groups / perPage; page += 1) {
    const { answer, rows } = await metered((db) =>
      listNoticeGroups(db, owner, { limit: perPage, after }),
    );
    expect(answer.rows).toHaveLength(perPage);
    cost.push(rows);
    after = answer.next === null ? undefined : decodeCursor(answer.next);
  }
  expect(after).toBeUndefined();
  // A group, its newest notice, two stores and an order a row, some of them twice: in the index and in the table.
  expect(Math.max(...cost)).toBeLessThanOrEqual(8 * (perPage + 1));
});

it('[OP7] a kind of which there are few is looked for in no more than a thousand groups', async () => {
  const { answer, rows } = await metered((db) =>
    listNoticeGroups(db, owner, { limit: perPage, kind: 'push-failed' }),
  );
  expect(answer.rows).toHaveLength(groups / 10);
  expect(rows).toBeLessThanOrEqual(3_500);
});

it('[OP7] the bell reads what came since all was read, and no more', async () => {
  const atFirst = await metered((db) => countUnread(db, owner));
  expect(atFirst.answer).toEqual({ count: 100, paused: 0 });
  expect(atFirst.rows).toBeLessThanOrEqual(500);
  await markAllRead(d1.db, owner, now + (groups - 4) * 10 + 2, firstSettings);
  const later = await metered((db) => countUnread(db, owner));
  expect(later.answer).toEqual({ count: 3, paused: 0 });
  expect(later.rows).toBeLessThanOrEqual(25);
  // Read one by one, they are read as a whole in the end.
  for (const id of ['g499', 'g498', 'g497'])
    await markGroupRead(d1.db, owner, id, Number.MAX_SAFE_INTEGER);
  const nothing = await metered((db) =>
    listNoticeGroups(db, owner, { limit: perPage, only: 'unread' }),
  );
  expect(nothing.answer).toEqual({ rows: [], next: null });
  expect(nothing.rows).toBeLessThanOrEqual(10);
});

it('[OP7] a page of a group, of the log, of the outbox and of the channels reads what it shows', async () => {
  const page = { limit: perPage, after: { at: 1_000, id: 'm1000', part: 0 } };
  const costs = [
    (await metered((db) => listNoticesOfGroup(db, 'demo', 'g250', { limit: perPage }))).rows,
    (await metered((db) => listChannelMessages(db, owner, 'nc_1', page))).rows,
    (await metered((db) => readMessage(db, owner, 'm1000'))).rows,
    (await metered((db) => listOutbox(db, 'demo', page))).rows,
    (await metered((db) => listChannels(db, owner, now))).rows,
  ];
  for (const [at, most] of [25, 6 * (perPage + 1), 10, 3 * (perPage + 1), 10].entries())
    expect(costs[at]).toBeLessThanOrEqual(most);
});

it('[OP7] is found by the indexes made for it', async () => {
  const planOf = async (read: (db: Database) => Promise<unknown>) => {
    const { client, db } = database;
    const sent: Parameters<typeof client.execute>[0][] = [];
    const execute = client.execute.bind(client);
    client.execute = async (statement: Parameters<typeof client.execute>[0]) => {
      sent.push(statement);
      return execute(statement);
    };
    await read(db);
    client.execute = execute;
    const [first] = sent;
    const { sql: text, args = [] } = typeof first === 'object' ? first : { sql: first ?? '' };
    const { rows } = await execute({ sql: `explain query plan ${text}`, args });
    return rows.map((row) => String(row.detail)).join('\n');
  };
  const after = { at: now + 100, id: 'g9', part: 0 };
  expect(await planOf((db) => listNoticeGroups(db, owner, { limit: 50, after }))).toContain(
    'USING INDEX notice_groups_newest (account_id=? AND (last_at,id)<(?,?))',
  );
  expect(await planOf((db) => countUnread(db, owner))).toContain(
    'USING INDEX notice_groups_newest (account_id=? AND last_at>?)',
  );
  expect(
    await planOf((db) => listNoticesOfGroup(db, 'demo', 'g9', { limit: 50, after })),
  ).toContain('USING INDEX notices_of_group (group_id=? AND (at,id)<(?,?))');
});
