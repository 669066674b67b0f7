/** What every database must answer to the Activity page: on libSQL in Node and on D1 in workerd. */
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { listActors } from '../../db/pages/activity-actors.ts';
import { type ActivityAsk, listActivity } from '../../db/pages/activity-page.ts';
import { decodeCursor } from '../../db/pages/cursor.ts';
import { ensureAccount } from '../../db/records/accounts.ts';
import { activity, orderEvents } from '../../db/schema/index.ts';
import type { ActivityKind } from '../../src/activity/activity.ts';
import { kindsOf } from '../../src/activity/activity-groups.ts';
import type { OrderEventKind } from '../../src/orders/order-event.ts';
import { now, startedPush, twoStores } from '../support/two-stores.ts';

export function activityPageContract(name: string, open: () => Promise<Database>): void {
  describe(`activity on ${name}`, () => {
    let db: Database;
    let ids: { source: string; destination: string; connection: string; order: string };
    let pushId: string;
    beforeEach(async () => {
      db = await open();
      const { source, destination } = await twoStores(db);
      const { push, orderId } = await startedPush(db, destination);
      const [connection] = await db.query.connections.findMany();
      pushId = push.id;
      const connectionId = connection?.id ?? '';
      const storeIds = { source: source.id, destination: destination.id };
      ids = { ...storeIds, connection: connectionId, order: orderId };
      await db.delete(activity);
      await db.delete(orderEvents);
    });

    const act = (id: string, at: number, more: Partial<typeof activity.$inferInsert> = {}) =>
      db.insert(activity).values({
        ...{ id, at: now + at, accountId: 'demo', actor: 'You', subject: 'x', name: 'X' },
        kind: 'plan-changed' satisfies ActivityKind,
        ...more,
      });
    const step = (id: string, at: number, more: Partial<typeof orderEvents.$inferInsert> = {}) =>
      db.insert(orderEvents).values({
        ...{ id, at: now + at, accountId: 'demo', orderId: ids.order, actor: 'Crossdock' },
        kind: 'push-created' satisfies OrderEventKind,
        ...more,
      });
    const list = (ask: Partial<ActivityAsk> = {}) =>
      listActivity(db, 'demo', { limit: 50, lookMost: 2_000, ...ask });
    const found = async (ask: Partial<ActivityAsk> = {}) =>
      (await list(ask)).rows.map(({ id }) => id);
    const placeOf = (next: string | null) => decodeCursor(next ?? '');

    it('is one list of changes and of steps of orders, newest first, each with its store and order', async () => {
      await act('ac_1', 1, { kind: 'link-made', connectionId: ids.connection, after: 'CUP' });
      await step(`${pushId}:there`, 2, { detail: '#5001' });
      await act('ac_2', 3, { storeId: ids.source, before: 'starter', after: 'traction' });
      const { rows, next, lookedTo } = await list();
      expect({ next, lookedTo }).toEqual({ next: null, lookedTo: null });
      const change = { actor: 'You', orderId: null, subject: 'x', name: 'X' };
      const sold = { storeId: ids.destination, storeName: 'mug-street' };
      expect(rows).toEqual([
        {
          ...{ ...change, id: 'ac_2', at: now + 3, kind: 'plan-changed', connectionId: null },
          ...{ before: 'starter', after: 'traction' },
          ...{ storeId: ids.source, storeName: 'north-supply' },
        },
        {
          ...{ id: `${pushId}:there`, at: now + 2, kind: 'push-created', actor: 'Crossdock' },
          ...{ subject: ids.order, name: '#1001', orderId: ids.order, ...sold },
          ...{ connectionId: null, before: null, after: '#5001' },
        },
        {
          ...{ ...change, id: 'ac_1', at: now + 1, kind: 'link-made', ...sold },
          ...{ connectionId: ids.connection, before: null, after: 'CUP' },
        },
      ]);
    });

    it('goes on by key where many happened in one moment, without double or gap', async () => {
      for (const at of [1, 2, 3, 4, 5]) await act(`ac_${at}`, at % 2);
      for (const at of [1, 2, 3, 4, 5]) await step(`ps_${at}:there`, at % 2);
      const all = await found();
      expect(all).toHaveLength(10);
      const paged: string[] = [];
      let cursor: ReturnType<typeof decodeCursor>;
      for (let page = 0; page < 4; page += 1) {
        const { rows, next } = await list({ limit: 3, after: cursor });
        paged.push(...rows.map(({ id }) => id));
        cursor = placeOf(next);
        // What comes meanwhile is newer than every page that is to come.
        await act(`ac_new${page}`, 10 + page);
      }
      expect(cursor).toBeUndefined();
      expect(paged).toEqual(all);
    });

    it('is narrowed to a store: what it sold, what it ships, its connections, itself', async () => {
      await act('ac_own', 1, { storeId: ids.source });
      await act('ac_sells', 2, { storeId: ids.destination });
      await act('ac_joined', 3, { connectionId: ids.connection });
      await act('ac_none', 4);
      await step(`${ids.order}:on-hold`, 5, { kind: 'decided' });
      await step(`${pushId}:there`, 6);
      expect(await found({ storeId: ids.source })).toEqual([
        `${pushId}:there`,
        ...['ac_joined', 'ac_own'],
      ]);
      expect(await found({ storeId: ids.destination })).toEqual([
        ...[`${pushId}:there`, `${ids.order}:on-hold`],
        ...['ac_joined', 'ac_sells'],
      ]);
    });

    it('is narrowed to kinds, to whoever did it, and to days', async () => {
      await act('ac_plan', 1);
      await act('ac_in', 2, { kind: 'signed-in', actor: 'north-supply' });
      await step('ps_1:there', 3);
      await step('ps_1:asked', 4, { kind: 'ship-asked', actor: 'You' });
      expect(await found({ kinds: kindsOf('orders') })).toEqual(['ps_1:there']);
      expect(await found({ kinds: kindsOf('tracking') })).toEqual(['ps_1:asked']);
      expect(await found({ kinds: kindsOf('sign-ins') })).toEqual(['ac_in']);
      expect(await found({ actor: 'You' })).toEqual(['ps_1:asked', 'ac_plan']);
      expect(await found({ actor: 'you' })).toEqual([]);
      expect(await found({ from: now + 2, to: now + 4 })).toEqual(['ps_1:there', 'ac_in']);
      expect(await found({ from: now + 2, to: now + 4, actor: 'Crossdock' })).toEqual([
        'ps_1:there',
      ]);
      expect(await listActors(db, 'demo')).toEqual(['Crossdock', 'You', 'north-supply']);
    });

    it('looks through so many rows of each table and says how far, and goes on from there', async () => {
      for (let at = 1; at <= 9; at += 1) await act(`ac_${at}`, at * 10);
      await act('ac_rare', 15, { actor: 'Sam' });
      await step('ps_1:there', 11, { actor: 'Sam' });
      await step('ps_2:there', 71, { actor: 'Sam' });
      const ask = { actor: 'Sam', lookMost: 4 };
      const first = await list(ask);
      expect(first.rows.map(({ id }) => id)).toEqual(['ps_2:there']);
      expect(first.lookedTo).toBe(now + 60);
      const second = await list({ ...ask, after: placeOf(first.next) });
      expect(second).toMatchObject({ rows: [], lookedTo: now + 20 });
      const third = await list({ ...ask, after: placeOf(second.next) });
      expect(third.rows.map(({ id }) => id)).toEqual(['ac_rare', 'ps_1:there']);
      expect(third).toMatchObject({ next: null, lookedTo: null });
      // A page that is full first says where the next one begins, not how far it looked.
      const full = await list({ actor: 'You', limit: 2, lookMost: 4 });
      expect(full.rows.map(({ id }) => id)).toEqual(['ac_9', 'ac_8']);
      expect(full.lookedTo).toBeNull();
      // Exactly as many rows as are looked through: nothing is left to look further for.
      const days = { from: now + 60, to: now + 100 };
      expect(await list({ ...ask, ...days })).toMatchObject({ next: null, lookedTo: null });
    });

    it('[AC1] shows an account nothing of another one', async () => {
      await act('ac_1', 1);
      await step('ps_1:there', 2);
      await ensureAccount(db, 'other', now);
      await db.run(sql`insert into activity (id, account_id, at, actor, kind, subject, name)
        values ('ac_theirs', 'other', ${now}, 'Sam', 'signed-in', '', '')`);
      const theirs = await listActivity(db, 'other', { limit: 50, lookMost: 10 });
      expect(theirs.rows.map(({ id }) => id)).toEqual(['ac_theirs']);
      const ours = { storeId: ids.destination, limit: 50, lookMost: 10 };
      expect((await listActivity(db, 'other', ours)).rows).toEqual([]);
      expect(await listActors(db, 'other')).toEqual(['Sam']);
      expect(await found()).toEqual(['ps_1:there', 'ac_1']);
    });

    it('keeps every text as it was written', async () => {
      const texts = [
        '=1+1',
        'a "b", c\r\nd',
        '\u202egnirts',
        '<b>',
        "'; drop table activity",
        '🍵',
      ];
      for (const [at, text] of texts.entries())
        await act(`ac_${at}`, -at, { actor: text, name: text, before: text, after: text });
      const { rows } = await list();
      expect(rows.map((row) => [row.actor, row.name, row.before, row.after])).toEqual(
        texts.map((text) => [text, text, text, text]),
      );
      for (const text of texts) expect(await found({ actor: text })).toHaveLength(1);
    });
  });
}
