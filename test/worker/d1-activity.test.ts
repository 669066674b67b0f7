import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { listActivity } from '../../db/pages/activity-page.ts';
import { kindsOf } from '../../src/activity/activity-groups.ts';
import { activityPageContract } from '../contracts/activity-page-contract.ts';
import { openEmptiedD1 } from '../support/emptied-d1.ts';
import { now, startedPush, twoStores } from '../support/two-stores.ts';

activityPageContract('D1', openEmptiedD1);

/** D1, adding up what its answers say they read. */
function countingD1() {
  let rowsRead = 0;
  const counted = (statement: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(statement, {
      get: (target, name) => {
        if (name === 'bind') return (...values: unknown[]) => counted(target.bind(...values));
        if (name === 'all')
          return async () => {
            const answer = await target.all();
            rowsRead += answer.meta.rows_read;
            return answer;
          };
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  const DB = new Proxy(env.DB, {
    get: (target, name) => {
      if (name === 'prepare') return (text: string) => counted(target.prepare(text));
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { db: openDatabase({ DB }, undefined), rowsRead: () => rowsRead };
}

it('a page of 50 reads at most 110 rows of a long list, and a narrowed one a bounded number', async () => {
  const filled = await openEmptiedD1();
  const { destination } = await twoStores(filled);
  const { orderId } = await startedPush(filled, destination);
  const rows = 'with recursive n (i) as (select 1 union all select i + 1 from n where i < 6000)';
  await env.DB.batch([
    env.DB.prepare(`insert into activity (id, account_id, at, actor, kind, subject, name, store_id) ${rows}
      select 'ac_' || i, 'demo', ${now} + i, 'You', 'link-paused', 'v', 'CUP', '${destination.id}' from n`),
    env.DB.prepare(`insert into order_events (id, account_id, order_id, at, kind, actor) ${rows}
      select 'ps_' || i || ':there', 'demo', '${orderId}', ${now} + i, 'push-created', 'Crossdock' from n`),
  ]);
  const cost = async (ask: { kinds?: string[]; storeId?: string; limit: number }) => {
    const { db, rowsRead } = countingD1();
    const page = await listActivity(db, 'demo', { ...ask, lookMost: 2_000 });
    return { read: rowsRead(), found: page.rows.length };
  };
  const plain = await cost({ limit: 50 });
  expect(plain.found).toBe(50);
  expect(plain.read).toBeGreaterThan(50);
  expect(plain.read).toBeLessThanOrEqual(110);
  const nothing = await cost({ limit: 50, kinds: kindsOf('sign-ins') });
  expect(nothing.found).toBe(0);
  expect(nothing.read).toBeLessThan(4 * 2_000 + 500);
});
