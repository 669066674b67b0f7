/** What every database must answer to reconciling: on libSQL in Node and on D1 in workerd. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import {
  listDrifts,
  listReconciledStores,
  listRuns,
  readRun,
} from '../../db/pages/reconciles-page.ts';
import { howKept, listPushed, markSeen, shipmentsSeen } from '../../db/records/changed-orders.ts';
import {
  forgetReconciles,
  keepReconcilesMs,
  listWaiting,
  saveDrifts,
  settleDrifts,
} from '../../db/records/drifts.ts';
import {
  compareLevels,
  compareTargets,
  countShown,
  listShown,
  listStuck,
  readStretch,
} from '../../db/records/level-copies.ts';
import {
  listStoresDue,
  loadKnownTo,
  saveKnownTo,
  scheduleReconcile,
  startDue,
} from '../../db/records/reconcile-due.ts';
import {
  cancelReconcile,
  exportFinished,
  listReconcilesDue,
  saveTurn,
  startReconcile,
  takeTurn,
} from '../../db/records/reconciles.ts';
import {
  listOpenSeconds,
  noteSecondOrder,
  pointAt,
  settleSecond,
} from '../../db/records/second-orders.ts';
import type { Drift } from '../../src/reconcile/drift.ts';
import { beginRun } from '../../src/reconcile/reconcile.ts';
import type { Store } from '../../src/stores/store.ts';
import { connectionOf, itemOf, keepCopy } from '../support/stock-copies.ts';
import { now, takeOrder, twoStores } from '../support/two-stores.ts';

export function reconcileContract(name: string, open: () => Promise<Database>): void {
  describe(`reconciling on ${name}`, () => {
    let db: Database;
    let stores: { source: Store; destination: Store };
    beforeEach(async () => {
      db = await open();
      stores = await twoStores(db);
    });

    const mug = () => ({ sourceStoreId: stores.source.id, inventoryItemId: itemOf('s1') });
    const shownItem = itemOf('gid://shopify/ProductVariant/21');
    const start = (kind: 'changed' | 'everything' = 'everything', at = now) =>
      startReconcile(
        db,
        beginRun({ accountId: 'demo', storeId: stores.destination.id, kind, askedBy: 'You' }, at),
      );
    const nameOf = (id: string) => ({ accountId: 'demo', id });

    describe('a run', () => {
      it('[RC1] is one of its kind at a store: who asks again joins it', async () => {
        const first = await start();
        expect(first.joined).toBe(false);
        expect(await start()).toEqual({ id: first.id, joined: true });
        expect((await start('changed')).joined).toBe(false);
        expect(await cancelReconcile(db, nameOf(first.id), now)).toBe(true);
        expect(await cancelReconcile(db, nameOf(first.id), now)).toBe(false);
        expect((await start()).id).not.toBe(first.id);
      });

      it('[RC1] is taken by one worker at a time, and by another once that one is lost', async () => {
        const { id } = await start();
        const taken = await takeTurn(db, nameOf(id), now, now + 120_000);
        expect(taken).toMatchObject({ id, kind: 'everything', step: 'subscriptions', turn: 1 });
        expect(await takeTurn(db, nameOf(id), now, now + 120_000)).toBeUndefined();
        expect(
          await takeTurn(db, { accountId: 'other', id }, now + 200_000, now + 200_000 + 120_000),
        ).toBeUndefined();
        expect(await listReconcilesDue(db, now)).toEqual([]);
        expect(await listReconcilesDue(db, now + 200_000)).toEqual([nameOf(id)]);
        const next = await takeTurn(db, nameOf(id), now + 200_000, now + 200_000 + 120_000);
        if (!taken || !next) throw new Error('no turn');
        // The first one comes back too late: what it did is not written.
        expect(await saveTurn(db, taken, { ...taken, step: 'orders' }, now)).toBe(false);
        expect(await saveTurn(db, next, { ...next, step: 'orders', dueAt: now }, now)).toBe(true);
        expect(await readRun(db, 'demo', id)).toMatchObject({ step: 'orders', finishedAt: null });
        expect(await readRun(db, 'other', id)).toBeUndefined();
      });

      it('[RC1] goes on when its export is finished, and no other does', async () => {
        const { id } = await start();
        const run = await takeTurn(db, nameOf(id), now, now + 120_000);
        if (!run) throw new Error('no turn');
        const waits = { ...run, step: 'exporting' as const, dueAt: now + 60_000 };
        await saveTurn(db, run, { ...waits, progress: { since: 0, exportId: 'gid://x/1' } }, now);
        const of = { accountId: 'demo', storeId: stores.destination.id };
        expect(await exportFinished(db, { ...of, exportId: 'gid://x/2' }, now)).toEqual([]);
        expect(await exportFinished(db, { ...of, exportId: 'gid://x/1' }, now)).toEqual([
          nameOf(id),
        ]);
        expect(await takeTurn(db, nameOf(id), now, now + 120_000)).toBeDefined();
      });

      it('[RC1] begins by itself when its store is due, once, and not at a store that is shut', async () => {
        await scheduleReconcile(db, stores.source.id, {
          newSince: now + 1,
          dueAt: now + 900_000,
          allDueAt: now + 3_600_000,
          now,
        });
        // Stores made before such times were kept are due at once.
        const due = await listStoresDue(db, now, 10);
        expect(due.map(({ storeId }) => storeId).toSorted()).toEqual(
          [stores.source.id, stores.destination.id].toSorted(),
        );
        const source = due.find(({ storeId }) => storeId === stores.source.id);
        if (!source) throw new Error('not due');
        const next = { dueAt: now + 900_000, allDueAt: source.allDueAt };
        const run = beginRun(
          { accountId: 'demo', storeId: source.storeId, kind: 'changed', askedBy: 'Crossdock' },
          now,
        );
        const begun = await startDue(db, source, run, next);
        expect(await startDue(db, source, run, next)).toBeUndefined();
        expect(await listReconcilesDue(db, now)).toEqual([begun]);
        expect(await readRun(db, 'demo', begun?.id ?? '')).toMatchObject({
          kind: 'changed',
          askedBy: 'Crossdock',
          state: 'running',
        });
        expect((await listStoresDue(db, now, 10)).map(({ storeId }) => storeId)).toEqual([
          stores.destination.id,
        ]);
      });

      it('[RC1] remembers up to when changes are known, and never goes back', async () => {
        const { id } = stores.source;
        const made = await loadKnownTo(db, id);
        expect(made.orders).toBe(made.levels);
        await saveKnownTo(db, id, { orders: now });
        await saveKnownTo(db, id, { orders: now - 5, levels: now + 7 });
        expect(await loadKnownTo(db, id)).toMatchObject({ orders: now, levels: now + 7 });
      });

      it('pages newest first, of the account and of a store', async () => {
        const ids: string[] = [];
        for (let at = 0; at < 5; at += 1) {
          const { id } = await start('everything', now + at);
          ids.unshift(id);
          await cancelReconcile(db, nameOf(id), now + at);
        }
        const first = await listRuns(db, 'demo', { limit: 3 });
        expect(first.rows.map(({ id }) => id)).toEqual(ids.slice(0, 3));
        const [at, , id] = (first.next ?? '').split('~');
        const after = { at: Number(at), id: id ?? '', part: 0 };
        const rest = await listRuns(db, 'demo', {
          limit: 3,
          storeId: stores.destination.id,
          after,
        });
        expect(rest.rows.map((run) => run.id)).toEqual(ids.slice(3));
        expect((await listRuns(db, 'demo', { limit: 3, storeId: stores.source.id })).rows).toEqual(
          [],
        );
        expect(await listReconciledStores(db, 'demo')).toMatchObject([
          {
            name: 'mug-street',
            isDestination: 1,
            isSource: 0,
            runningId: null,
            lastEverythingAt: null,
          },
          { name: 'north-supply', isDestination: 0, isSource: 1 },
        ]);
      });
    });

    describe('copies of levels', () => {
      beforeEach(async () => {
        await keepCopy(db, mug(), { levels: { main: 12 }, shows: { 'dest-1': 11 } });
      });

      it('[RC1] name what a destination shows differently, and nothing else', async () => {
        const connectionId = await connectionOf(db, stores.destination);
        const compare = (available: number) =>
          compareTargets(db, stores.destination.id, [
            ['unknown', 'dest-1', 5],
            [shownItem, 'dest-2', 5],
            [shownItem, 'dest-1', available],
          ]);
        expect(await compare(11)).toEqual({ matched: 1, named: 1, differing: [] });
        expect(await compare(0)).toEqual({
          matched: 1,
          named: 1,
          differing: [{ at: 2, target: `${connectionId}/21@dest-1`, ...mug(), expected: 11 }],
        });
        // The same listing at another store is another place.
        expect(await compareTargets(db, stores.source.id, [[shownItem, 'dest-1', 0]])).toEqual({
          matched: 0,
          named: 0,
          differing: [],
        });
      });

      it('[RC1] name what a source has differently, new places too', async () => {
        const compare = (...levels: [string, number][]) =>
          compareLevels(
            db,
            stores.source.id,
            levels.map(([location, available]) => [itemOf('s1'), location, available] as const),
          );
        expect(await compare(['main', 12], ['second', 0])).toEqual({
          matched: 2,
          named: 1,
          differing: [],
        });
        expect(await compare(['main', 11], ['second', 3])).toMatchObject({
          differing: [
            { at: 0, known: 12 },
            { at: 1, known: null },
          ],
        });
        expect(await compareLevels(db, stores.source.id, [['unknown', 'main', 5]])).toMatchObject({
          matched: 0,
          differing: [],
        });
      });

      it('[RC1] come as one text of a stretch, in the order of their listings', async () => {
        const destination = (change: object = {}) =>
          readStretch(db, stores.destination.id, 'destination', {
            locationId: 'dest-1',
            first: 'listing-a',
            last: 'listing-z',
            most: 5,
            ...change,
          });
        expect(await destination()).toBe(`${shownItem} 11`);
        expect(await destination({ locationId: 'dest-2' })).toBe('');
        expect(await destination({ last: 'listing-b' })).toBe('');
        expect(await destination({ most: 0 })).toBeUndefined();
        const source = { locationId: 'main', first: 'listing-a', last: 'listing-z', most: 5 };
        expect(await readStretch(db, stores.source.id, 'source', source)).toBe(
          `${itemOf('s1')} 12`,
        );
      });

      it('[RC1] are counted and listed where they show something', async () => {
        expect(await countShown(db, stores.destination.id)).toBe(1);
        expect(await countShown(db, stores.source.id)).toBe(1);
        const [shown] = await listShown(db, stores.destination.id, 'destination', ['', ''], 10);
        expect(shown).toMatchObject({
          inventoryItemId: shownItem,
          locationId: 'dest-1',
          expected: 11,
        });
        const after = [shownItem, 'dest-1'] as const;
        expect(await listShown(db, stores.destination.id, 'destination', after, 10)).toEqual([]);
        expect(await listShown(db, stores.source.id, 'source', ['', ''], 10)).toMatchObject([
          { inventoryItemId: itemOf('s1'), locationId: 'main', target: null, expected: 12 },
        ]);
        expect(await listStuck(db, stores.destination.id, now + 1)).toEqual([]);
      });
    });

    describe('drifts', () => {
      const drift = (place: string, change: Partial<Drift> = {}): Drift => ({
        ...mug(),
        side: 'destination',
        place,
        locationId: 'dest-1',
        shown: 70,
        expected: 50,
        outcome: 'waiting',
        why: 'set-back',
        ...change,
      });

      it('[RC1] are written once, told anew as they settle, and listed by what became of them', async () => {
        const connectionId = await connectionOf(db, stores.destination);
        await keepCopy(db, mug(), { levels: { main: 50 }, shows: { 'dest-1': 50 } });
        const { id } = await start();
        const run = { id, accountId: 'demo', storeId: stores.destination.id };
        const target = `${connectionId}/21@dest-1`;
        expect(
          await saveDrifts(db, run, [drift(target), drift('gone', { shown: undefined })], now),
        ).toBe(2);
        expect(await saveDrifts(db, run, [drift(target, { shown: 1 })], now)).toBe(0);
        expect(await listWaiting(db, id, '', 10)).toEqual(
          [
            expect.objectContaining({
              place: target,
              now: expect.objectContaining({ storeAway: false }),
            }),
            expect.objectContaining({ place: 'gone', now: undefined }),
          ].toSorted((a, b) => (a.sample.place < b.sample.place ? -1 : 1)),
        );
        await settleDrifts(
          db,
          id,
          [{ place: target, outcome: 'repaired', why: 'set-back' }],
          now + 5,
        );
        expect((await listWaiting(db, id, '', 10)).map(({ place }) => place)).toEqual(['gone']);
        const listed = await listDrifts(db, 'demo', { limit: 10, runId: id, outcome: 'repaired' });
        expect(listed.rows).toMatchObject([
          {
            place: target,
            sku: 'MUG-RED',
            location: 'dest-1',
            shown: 70,
            expected: 50,
            now: 50,
            settledAt: now + 5,
          },
        ]);
        expect(await readRun(db, 'demo', id)).toMatchObject({ repaired: 1, waiting: 1, left: 0 });
        expect((await listDrifts(db, 'other', { limit: 10 })).rows).toEqual([]);
      });

      it('are forgotten with their run after three months', async () => {
        const { id } = await start();
        await saveDrifts(
          db,
          { id, accountId: 'demo', storeId: stores.destination.id },
          [drift('a')],
          now,
        );
        await forgetReconciles(db, now + keepReconcilesMs + 1);
        // It still runs: nothing of it is forgotten.
        expect(await readRun(db, 'demo', id)).toBeDefined();
        await cancelReconcile(db, nameOf(id), now);
        await forgetReconciles(db, now + keepReconcilesMs + 1);
        expect(await readRun(db, 'demo', id)).toBeUndefined();
        expect((await listDrifts(db, 'demo', { limit: 10 })).rows).toEqual([]);
      });
    });

    describe('changed orders', () => {
      it('[RC1] are known where a reading surely has the change', async () => {
        const updatedAt = '2026-11-23T12:00:00Z';
        const id = 'gid://shopify/Order/7';
        await takeOrder(db, stores.destination, {
          id,
          updatedAt,
          at: Date.parse(updatedAt) + 3_000,
        });
        const kept = (at: string, order = id) =>
          howKept(db, stores.destination.id, [{ id: order, updatedAt: at }]);
        expect(await kept(updatedAt)).toEqual(['covered']);
        expect(await kept('2026-11-23T11:59:59+00:00')).toEqual(['covered']);
        expect(await kept('2026-11-23T12:00:01Z')).toEqual(['older']);
        expect(await kept(updatedAt, 'gid://shopify/Order/8')).toEqual(['none']);
        await takeOrder(db, stores.destination, {
          id: 'gid://shopify/Order/9',
          updatedAt,
          at: Date.parse(updatedAt) + 1_000,
        });
        // Read within its second: nobody can tell what came first.
        expect(await kept(updatedAt, 'gid://shopify/Order/9')).toEqual(['same']);
      });

      it('[RC1] of a source lead to their pushes, and each change is looked at once', async () => {
        await takeOrder(db, stores.destination, {});
        const [push] = await db.query.pushes.findMany();
        if (!push) throw new Error('nothing was pushed');
        const list = () => listPushed(db, 'demo', stores.source.id, [push.reference, 'unknown']);
        expect(await list()).toMatchObject([{ pushId: push.id, sourceSeenAt: null }]);
        await markSeen(db, [{ pushId: push.id, updatedAt: '2026-11-23T12:00:00Z' }]);
        expect(await list()).toMatchObject([{ sourceSeenAt: '2026-11-23T12:00:00Z' }]);
        expect(await listPushed(db, 'other', stores.source.id, [push.reference])).toEqual([]);
        expect(await shipmentsSeen(db, stores.source.id, ['none'])).toEqual(new Map());
      });

      it('[OP2] a second one is kept until it is settled, and never for the one that stays', async () => {
        await takeOrder(db, stores.destination, {});
        const [push] = await db.query.pushes.findMany();
        if (!push) throw new Error('nothing was pushed');
        const of = { pushId: push.id, accountId: 'demo', storeId: stores.source.id };
        const second = { ...of, sourceOrderId: 'second', name: '#2' };
        expect(await noteSecondOrder(db, second, now)).toBe(true);
        expect(await noteSecondOrder(db, second, now)).toBe(false);
        await db.run("update pushes set source_order_id = 'first'");
        await pointAt(
          db,
          {
            id: push.id,
            orderId: push.orderId,
            accountId: 'demo',
            sourceStoreId: stores.source.id,
            sourceOrderId: 'first',
            name: '#1',
          },
          {
            id: 'second',
            name: '#2',
            createdAt: '2026-11-23T12:00:00Z',
            cancelled: false,
            routed: undefined,
          },
          now,
        );
        expect(await listOpenSeconds(db, stores.source.id)).toMatchObject([
          { sourceOrderId: 'first' },
        ]);
        await settleSecond(
          db,
          { ...of, sourceOrderId: 'first', name: '#1', orderId: push.orderId },
          'cancelled',
          now,
        );
        expect(await listOpenSeconds(db, stores.source.id)).toEqual([]);
        const events = await db.query.orderEvents.findMany();
        expect(events.map(({ kind, detail }) => ({ kind, detail }))).toContainEqual({
          kind: 'second-order-cancelled',
          detail: '#1',
        });
      });
    });
  });
}
