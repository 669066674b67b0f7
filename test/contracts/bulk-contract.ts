/** What every database must answer to bulk runs: on libSQL in Node and on D1 in workerd. */
import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { listBulkRuns, listNotGone, readBulkRun, readPastPace } from '../../db/pages/bulk-page.ts';
import { chosenOrders, estimateBulk, listForBulk } from '../../db/pages/bulk-selection.ts';
import { matchingOrders } from '../../db/pages/order-push-filter.ts';
import {
  listRetryable,
  listWorkingOrders,
  markHanded,
  saveOutcomes,
  takeNextOrders,
} from '../../db/records/bulk-orders.ts';
import {
  type BulkAsk,
  cancelBulkRun,
  endBulkTurn,
  forgetBulkRuns,
  keepBulkRunsMs,
  listBulkDue,
  startBulkRun,
  takeBulkTurn,
} from '../../db/records/bulk-runs.ts';
import { pushRow } from '../../db/records/pushes.ts';
import { orders, pushes } from '../../db/schema/index.ts';
import type { Push } from '../../src/order-push/push.ts';
import type { Store } from '../../src/stores/store.ts';
import { anOrderLine } from '../support/builders.ts';
import { now, startedPush, takeOrder, twoStores } from '../support/two-stores.ts';

const minute = 60_000;

export function bulkContract(name: string, open: () => Promise<Database>): void {
  describe(`bulk runs on ${name}`, () => {
    let db: Database;
    let stores: { source: Store; destination: Store };
    beforeEach(async () => {
      db = await open();
      stores = await twoStores(db);
    });

    const some = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, at) => ({
        storeId: stores.destination.id,
        platformOrderId: `gid://shopify/Order/${from + at}`,
        orderId: `${stores.destination.id}.${from + at}`,
        name: `#${from + at}`,
      }));
    const begin = (of: BulkAsk['orders'], change: Partial<BulkAsk> = {}, at = now) =>
      startBulkRun(
        db,
        'demo',
        {
          kind: 'retry',
          askedBy: 'You',
          about: undefined,
          over: [],
          joins: 'same-orders',
          orders: of,
          ...change,
        },
        at,
      );
    const nameOf = (id: string) => ({ accountId: 'demo', id });
    const outcome = (number: number, as: 'went' | 'failed' | 'stays' | 'later') => ({
      number,
      outcome: as,
      why: as === 'went' ? null : 'refused',
    });
    const none = { waiting: 0, working: 0, went: 0, failed: 0, stays: 0, later: 0, left: 0 };

    it('[OP9] keeps every order of a run before the first goes, in their order', async () => {
      const { id, total, joined } = await begin(some(1, 2_345), { about: 'refused' });
      expect({ total, joined }).toEqual({ total: 2_345, joined: false });
      const read = {
        id,
        kind: 'retry',
        askedBy: 'You',
        about: 'refused',
        state: 'running',
        total: 2_345,
        startedAt: now,
        finishedAt: null,
        counts: { ...none, waiting: 2_345 },
      };
      expect(await readBulkRun(db, 'demo', id)).toEqual(read);
      expect(await listBulkRuns(db, 'demo', now)).toEqual([read]);
      expect(await readBulkRun(db, 'other', id)).toBeUndefined();
      expect(await listBulkRuns(db, 'other', now)).toEqual([]);
      expect(await listNotGone(db, 'other', id, 10)).toEqual([]);
      const next = async () =>
        (await takeNextOrders(db, id, 2)).map(({ number, orderId }) => [number, orderId]);
      expect((await next()).toSorted()).toEqual([
        [1, `${stores.destination.id}.1`],
        [2, `${stores.destination.id}.2`],
      ]);
      expect((await next()).map(([number]) => number).toSorted()).toEqual([3, 4]);
    });

    it('[OP9] joins a second press to the run that does the same, and no other', async () => {
      const first = await begin(some(1, 5));
      const again = { id: first.id, total: 5, joined: true };
      expect(await begin(some(1, 5))).toEqual(again);
      expect(await begin(some(2, 3))).toEqual(again);
      expect((await begin(some(4, 6))).joined).toBe(false);
      expect((await begin(some(1, 5), { kind: 'recheck' })).joined).toBe(false);
      expect((await begin(some(1, 5), { askedBy: 'Dana' })).joined).toBe(false);
      expect((await begin(some(1, 5), { over: ['placed-before-switch'] })).joined).toBe(false);
      await takeNextOrders(db, first.id, 2);
      await saveOutcomes(db, first.id, [outcome(1, 'failed')]);
      // The same press again; but who chooses one that failed once more wants it to go again.
      expect(await begin(some(1, 5))).toEqual(again);
      expect(await begin(some(2, 5))).toEqual(again);
      expect((await begin(some(1, 1))).joined).toBe(false);
    });

    it('[OP9] joins what was mended only to a run that has begun none of its orders', async () => {
      const mended = { kind: 'recheck', joins: 'not-begun' } as const;
      const first = await begin(some(1, 5), mended);
      expect(await begin(some(2, 4), mended)).toMatchObject({ id: first.id, joined: true });
      await takeNextOrders(db, first.id, 1);
      expect(await begin(some(2, 4), mended)).toMatchObject({ id: first.id, joined: true });
      expect((await begin(some(1, 4), mended)).joined).toBe(false);
    });

    it('[OP9] begins one run of two presses at once', async () => {
      const both = await Promise.all([begin(some(1, 5)), begin(some(1, 5))]);
      expect(new Set(both.map(({ id }) => id)).size).toBe(1);
      expect(both.filter(({ joined }) => joined)).toHaveLength(1);
    });

    it('[OP9] gives a turn to one worker at a time, and to another once that one is lost', async () => {
      const { id } = await begin(some(1, 2));
      expect(await listBulkDue(db, now - 1)).toEqual([]);
      expect(await listBulkDue(db, now)).toEqual([nameOf(id)]);
      const first = await takeBulkTurn(db, nameOf(id), now, now + minute);
      expect(first).toMatchObject({ id, kind: 'retry', state: 'running', over: [], total: 2 });
      expect(await takeBulkTurn(db, nameOf(id), now, now + minute)).toBeUndefined();
      const stranger = { accountId: 'other', id };
      expect(await takeBulkTurn(db, stranger, now + minute, now)).toBeUndefined();
      const second = await takeBulkTurn(db, nameOf(id), now + minute, now + 2 * minute);
      if (!first || !second) throw new Error('no turn');
      // The lost one comes back too late: the next turn is not its to owe.
      expect(await endBulkTurn(db, first, now + 1, now)).toBe(false);
      expect(await endBulkTurn(db, second, now + 1, now)).toBe(true);
      expect(await listBulkDue(db, now + 1)).toEqual([nameOf(id)]);
    });

    it('[OP9] is done when every order has its outcome, which nothing changes later', async () => {
      const { id } = await begin(some(1, 3));
      const turn = await takeBulkTurn(db, nameOf(id), now, now + minute);
      if (!turn) throw new Error('no turn');
      await takeNextOrders(db, id, 10);
      await markHanded(db, id, [1, 2, 3], now + 5);
      await markHanded(db, id, [1], now + 9);
      expect((await listWorkingOrders(db, turn)).map(({ handedAt }) => handedAt)).toEqual([
        now + 5,
        now + 5,
        now + 5,
      ]);
      await saveOutcomes(db, id, [outcome(1, 'went'), outcome(2, 'failed'), outcome(3, 'stays')]);
      await saveOutcomes(db, id, [outcome(1, 'later')]);
      expect(await endBulkTurn(db, turn, now + 1_000, now + 6)).toBe(false);
      expect(await listBulkDue(db, now + minute)).toEqual([]);
      expect(await readBulkRun(db, 'demo', id)).toMatchObject({
        state: 'done',
        finishedAt: now + 6,
        counts: { ...none, went: 1, failed: 1, stays: 1 },
      });
      const [failed, stays] = await listNotGone(db, 'demo', id, 10);
      expect(failed).toEqual({
        orderId: `${stores.destination.id}.2`,
        known: false,
        name: '#2',
        storeName: 'mug-street',
        outcome: 'failed',
        why: 'refused',
      });
      expect(stays).toMatchObject({ name: '#3', outcome: 'stays' });
      expect(await cancelBulkRun(db, nameOf(id), now)).toBe(false);
    });

    it('[OP9] is cancelled for the orders whose turn did not come', async () => {
      const { id } = await begin(some(1, 5));
      const turn = await takeBulkTurn(db, nameOf(id), now, now + minute);
      if (!turn) throw new Error('no turn');
      await takeNextOrders(db, id, 2);
      expect(await cancelBulkRun(db, { accountId: 'other', id }, now)).toBe(false);
      expect(await cancelBulkRun(db, nameOf(id), now)).toBe(true);
      expect(await cancelBulkRun(db, nameOf(id), now)).toBe(false);
      expect(await takeNextOrders(db, id, 2)).toEqual([]);
      const counts = { ...none, working: 2, left: 3 };
      expect(await readBulkRun(db, 'demo', id)).toMatchObject({
        state: 'cancelled',
        finishedAt: null,
        counts,
      });
      expect(await endBulkTurn(db, turn, now + 1_000, now)).toBe(true);
      const last = await takeBulkTurn(db, nameOf(id), now + 1_000, now + minute);
      if (!last) throw new Error('no turn');
      await saveOutcomes(db, id, [outcome(1, 'went'), outcome(2, 'later')]);
      expect(await endBulkTurn(db, last, now + 2_000, now + 1_001)).toBe(false);
      expect(await readBulkRun(db, 'demo', id)).toMatchObject({
        state: 'cancelled',
        finishedAt: now + 1_001,
        counts: { ...none, went: 1, later: 1, left: 3 },
      });
      // With none under way it is over at once.
      const idle = await begin(some(7, 9));
      expect(await cancelBulkRun(db, nameOf(idle.id), now + 7)).toBe(true);
      expect(await readBulkRun(db, 'demo', idle.id)).toMatchObject({
        finishedAt: now + 7,
        counts: { ...none, left: 3 },
      });
      expect(await listBulkDue(db, now + minute)).toEqual([]);
    });

    it('[OP9] is shown while it runs, and the newest five of a day beside it', async () => {
      const ids: string[] = [];
      for (let at = 0; at < 7; at += 1) {
        const { id } = await begin(some(at * 10, at * 10 + 1), {}, now + at);
        ids.push(id);
        if (at > 0) await cancelBulkRun(db, nameOf(id), now + at);
      }
      const shown = async (at: number) => (await listBulkRuns(db, 'demo', at)).map(({ id }) => id);
      const [running] = ids;
      expect(await shown(now + 10)).toEqual([...ids.slice(2).toReversed(), running]);
      expect(await shown(now + 24 * 60 * minute + 7)).toEqual([running]);
    });

    it('[OP9] remembers how fast the last one of its kind went', async () => {
      const pace = (kind: 'retry' | 'recheck' = 'retry') =>
        readPastPace(db, 'demo', kind, { least: 3, now: now + 2 * minute });
      const { id } = await begin(some(1, 5));
      const turn = await takeBulkTurn(db, nameOf(id), now, now + minute);
      if (!turn) throw new Error('no turn');
      await takeNextOrders(db, id, 3);
      await cancelBulkRun(db, nameOf(id), now);
      expect(await pace()).toBeUndefined();
      await saveOutcomes(db, id, [outcome(1, 'went'), outcome(2, 'went'), outcome(3, 'went')]);
      await endBulkTurn(db, turn, now + minute, now + 6_000);
      expect(await pace()).toEqual({ orders: 3, ms: 6_000 });
      expect(await pace('recheck')).toBeUndefined();
      expect(
        await readPastPace(db, 'demo', 'retry', { least: 4, now: now + 2 * minute }),
      ).toBeUndefined();
    });

    it('[OP9] is forgotten with its orders after thirty days, unless it still runs', async () => {
      const { id } = await begin(some(1, 3));
      await forgetBulkRuns(db, now + keepBulkRunsMs + 1);
      expect(await readBulkRun(db, 'demo', id)).toBeDefined();
      await cancelBulkRun(db, nameOf(id), now);
      await forgetBulkRuns(db, now + keepBulkRunsMs);
      expect(await readBulkRun(db, 'demo', id)).toBeDefined();
      await forgetBulkRuns(db, now + keepBulkRunsMs + 1);
      expect(await readBulkRun(db, 'demo', id)).toBeUndefined();
      expect(await db.all(sql`select 1 from bulk_run_orders`)).toEqual([]);
    });

    describe('its orders', () => {
      const numbered = (number: number) => ({
        id: `gid://shopify/Order/${number}`,
        name: `#${number}`,
        at: now + number,
      });
      const teeLine = anOrderLine({
        id: 'gid://shopify/LineItem/12',
        variantId: 'd2',
        sku: 'TEE',
        quantity: 1,
        currentQuantity: 1,
        unfulfilledQuantity: 1,
      });
      const wrapping = anOrderLine({
        id: 'gid://shopify/LineItem/10',
        sku: 'WRAP',
        requiresShipping: false,
      });
      const refuse = async (push: Push, at = now) => {
        const row = pushRow(db, () => at);
        const failure = { kind: 'refused', code: 'INVALID', message: 'no' } as const;
        await row.setBack(push, undefined, failure, { state: 'failed' });
      };
      const create = (push: Push) =>
        pushRow(db, () => now).recordCreated(
          push,
          {
            id: `gid://shopify/Order/5${push.part}`,
            name: '#5001',
            createdAt: '2026-11-23T12:00:30Z',
          },
          'push-created',
          { settled: true },
        );

      /** 1 failed, 2 waits, 3 is there but for what needs no shipping, 4 too but for its tee, 5 waits for payment, 6 is cancelled. */
      const six = async () => {
        const { destination } = stores;
        const failed = await startedPush(db, destination, numbered(1));
        await refuse(failed.push);
        await startedPush(db, destination, numbered(2));
        const wrapped = { ...numbered(3), lines: [wrapping, anOrderLine()] };
        await create((await startedPush(db, destination, wrapped)).push);
        const partly = { ...numbered(4), lines: [wrapping, anOrderLine(), teeLine] };
        await create((await startedPush(db, destination, partly)).push);
        await takeOrder(db, destination, { ...numbered(5), payment: 'pending' });
        const cancelledAt = '2026-11-23T12:00:04Z';
        await takeOrder(db, destination, { ...numbered(6), cancelledAt });
      };
      const all = () => matchingOrders('demo', undefined, {});
      const ids = (...numbers: number[]) =>
        numbers.map((number) => `${stores.destination.id}.${number}`);

      it('[OP9] are those for which it does something, and the estimate says what', async () => {
        await six();
        expect(await estimateBulk(db, 'retry', all(), 100)).toEqual({
          orders: 2,
          units: 4,
          sources: [{ name: 'north-supply', orders: 2 }],
          reasons: [{ kind: 'refused', orders: 1 }],
          leftOut: 4,
        });
        expect(await estimateBulk(db, 'recheck', all(), 100)).toEqual({
          orders: 2,
          units: 3,
          sources: [],
          reasons: [
            { kind: 'sku-duplicate-on-source', orders: 1 },
            { kind: 'waiting-for-payment', orders: 1 },
          ],
          leftOut: 4,
        });
        const names = async (kind: 'retry' | 'recheck', chosen = all(), most = 100) =>
          (await listForBulk(db, kind, chosen, most)).map((order) => order.name);
        expect(await names('retry')).toEqual(['#1', '#2']);
        expect(await names('retry', all(), 1)).toEqual(['#1']);
        expect(await names('recheck')).toEqual(['#4', '#5']);
        expect(await names('retry', matchingOrders('demo', undefined, { view: 'failed' }))).toEqual(
          ['#1'],
        );
        expect(await names('retry', chosenOrders('demo', ids(2, 3, 99)))).toEqual(['#2']);
        expect(await names('retry', chosenOrders('other', ids(1, 2)))).toEqual([]);
        expect(await estimateBulk(db, 'retry', chosenOrders('other', ids(1, 2)), 100)).toEqual({
          orders: 0,
          units: 0,
          sources: [],
          reasons: [],
          leftOut: 0,
        });
        const [first] = await listForBulk(db, 'retry', all(), 1);
        expect(first).toEqual({
          storeId: stores.destination.id,
          platformOrderId: 'gid://shopify/Order/1',
          orderId: ids(1)[0],
          name: '#1',
        });
      });

      it('[OP9] are read with what stands for them and why they stay', async () => {
        await six();
        const orderOf = (number: number) => ({
          storeId: stores.destination.id,
          platformOrderId: `gid://shopify/Order/${number}`,
          orderId: ids(number)[0] ?? '',
          name: `#${number}`,
        });
        const { id } = await begin([1, 4, 5, 77].map(orderOf));
        await takeNextOrders(db, id, 10);
        const read = await listWorkingOrders(db, { id, accountId: 'demo' });
        expect(read).toMatchObject([
          {
            number: 1,
            handedAt: null,
            decision: 'pushed',
            staysFor: null,
            storeWaitsFor: null,
            effects: [{ state: 'failed', dueAt: null, since: now + 1, failureKind: 'refused' }],
          },
          {
            number: 2,
            decision: 'pushed',
            staysFor: 'sku-duplicate-on-source',
            effects: [{ state: 'created', dueAt: null, failureKind: null }],
          },
          {
            number: 3,
            decision: 'waiting-for-payment',
            staysFor: 'waiting-for-payment',
            effects: [],
          },
          { number: 4, staysFor: null, effects: [] },
        ]);
        expect(read.map(({ decision }) => decision === undefined)).toEqual([
          false,
          false,
          false,
          true,
        ]);
        // Another account's run over the same orders reads nothing of them.
        await db
          .update(orders)
          .set({ decision: 'on-hold' })
          .where(eq(orders.id, ids(5)[0] ?? ''));
        const foreign = await listWorkingOrders(db, { id, accountId: 'other' });
        expect(foreign.map(({ decision, effects }) => [decision, effects.length])).toEqual(
          Array.from({ length: 4 }, () => [undefined, 0]),
        );
      });

      it('[OP9] are retried by their failed and waiting pushes and shipments, of this account', async () => {
        await six();
        const rows = await db.select({ id: pushes.id, orderId: pushes.orderId }).from(pushes);
        const pushOf = (number: number) =>
          rows.find(({ orderId }) => orderId === ids(number)[0])?.id ?? '';
        await db.run(sql`insert into shipments (id, account_id, push_id, source_store_id, source_shipment_id,
          latest_tracking, source_updated_at, reading, tracking, lines, copied, destination_shipment_ids, state, updated_at)
          values ('sh_1', 'demo', ${pushOf(3)}, ${stores.source.id}, 'f-1', '{}', '', 1, '{}',
            '[{"destinationLineId":"11","quantity":2}]', '[]', '[]', 'failed', ${now})`);
        const asked = ids(1, 2, 3, 4, 5, 6);
        const found = await listRetryable(db, 'demo', asked);
        expect(found.toSorted((a, b) => (a.orderId < b.orderId ? -1 : 1))).toEqual([
          { orderId: ids(1)[0], id: pushOf(1), of: 'push' },
          { orderId: ids(2)[0], id: pushOf(2), of: 'push' },
          { orderId: ids(3)[0], id: 'sh_1', of: 'shipment' },
        ]);
        expect(await listRetryable(db, 'other', asked)).toEqual([]);
        expect(await estimateBulk(db, 'retry', all(), 100)).toMatchObject({
          orders: 3,
          units: 6,
          sources: [{ name: 'north-supply', orders: 3 }],
        });
      });
    });
  });
}
