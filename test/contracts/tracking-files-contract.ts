/** What every database must answer to lists of tracking numbers: on libSQL in Node and on D1 in workerd. */
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import {
  listTrackingFiles,
  listTrackingLines,
  readTrackingFile,
} from '../../db/pages/tracking-file-page.ts';
import { pushRow } from '../../db/records/pushes.ts';
import { recordShipment } from '../../db/records/shipment-seen.ts';
import {
  findNamedOrders,
  findTakenNumbers,
  readLeftAt,
} from '../../db/records/tracking-file-orders.ts';
import {
  endTracking,
  handTrackingOn,
  keepTrackingTurn,
  listShippingLines,
  noteTried,
  recordTrackingOutcome,
  type TakenTracking,
  takeTrackingTurn,
} from '../../db/records/tracking-file-turns.ts';
import {
  cancelTracking,
  discardTracking,
  forgetTrackingFile,
  forgetTrackingFiles,
  keepTrackingFile,
  keepTrackingFilesMs,
  listTrackingFilesDue,
  startApplyingTracking,
} from '../../db/records/tracking-files.ts';
import { activity, orders, shipments, trackingFileLines } from '../../db/schema/index.ts';
import { judgeTrackingLines } from '../../src/mirror/judge-tracking-lines.ts';
import { readTrackingLines } from '../../src/mirror/read-tracking-lines.ts';
import { numberKey, numberSpaces } from '../../src/shared/number-key.ts';
import type { Store } from '../../src/stores/store.ts';
import { now, startedPush, takeOrder, twoStores } from '../support/two-stores.ts';

const minute = 60_000;

/** @param open an empty, migrated database */
export function trackingFilesContract(name: string, open: () => Promise<Database>): void {
  describe(`lists of tracking numbers on ${name}`, () => {
    let db: Database;
    let push: Awaited<ReturnType<typeof startedPush>>['push'];
    let sourceId: string;
    let destination: Store;
    beforeEach(async () => {
      db = await open();
      const stores = await twoStores(db);
      sourceId = stores.source.id;
      destination = stores.destination;
      ({ push } = await startedPush(db, stores.destination));
      const order = {
        id: 'so-1',
        name: 'NS-7',
        createdAt: '2026-11-23T12:01:30Z',
        routed: undefined,
      };
      await pushRow(db, () => now).recordCreated(push, order, 'push-created');
    });

    const judged = async (text: string, keys: string[]) => {
      const lines = readTrackingLines(text);
      if (!lines.ok) throw new Error('unreadable');
      return judgeTrackingLines(lines.value, await findNamedOrders(db, 'demo', keys));
    };
    const kept = async (at = now) => {
      const file = { sourceStoreId: sourceId, name: 'numbers', askedBy: 'Ines' };
      const text = 'order,carrier,number\n1001,UPS,1Z5R89390357567127\n9,UPS,2';
      return keepTrackingFile(db, 'demo', file, await judged(text, ['1001', '9']), at);
    };
    const taken = async (id: string, at = now): Promise<TakenTracking> => {
      const file = await takeTrackingTurn(db, { accountId: 'demo', id }, at, at + minute);
      if (!file) throw new Error('not due');
      return file;
    };
    const ship = (id: string, at: number) =>
      recordShipment(
        db,
        push,
        {
          shipment: {
            id,
            orderId: 'so-1',
            name: id,
            status: 'success',
            createdAt: '2026-11-23T12:02:00Z',
            updatedAt: '2026-11-23T12:02:00Z',
            tracking: { company: 'UPS', numbers: ['1Z'], urls: [] },
            delivery: undefined,
            lines: [],
            orderReference: push.reference,
          },
          lines: [{ destinationLineId: '11', quantity: 1 }],
          reading: 1,
        },
        at,
      );

    it('[SO1] finds orders by either number, with what is left, and of its own account only', async () => {
      const [one, ...more] = await findNamedOrders(db, 'demo', ['1001', 'ns-7', 'none']);
      expect(more).toEqual([]);
      const lines = [
        { orderLineId: expect.any(String), sku: 'MUG-RED', sourceSku: 'MUG-RED', left: 2 },
      ];
      expect(one).toEqual({
        orderId: push.orderId,
        name: '#1001',
        storeName: 'mug-street',
        isCancelled: false,
        isFulfilled: false,
        pushes: [
          {
            pushId: push.id,
            sourceStoreName: 'north-supply',
            sourceOrderName: 'NS-7',
            isThere: true,
            isCancelled: false,
            lines,
          },
        ],
      });
      expect(await findNamedOrders(db, 'demo', ['ns-7'])).toEqual([one]);
      expect(await findNamedOrders(db, 'demo', ['1001'], sourceId)).toEqual([one]);
      const [unpushed] = await findNamedOrders(db, 'demo', ['1001'], 'st_other');
      expect(unpushed?.pushes).toEqual([]);
      expect(await findNamedOrders(db, 'other', ['1001'])).toEqual([]);
      await ship('s-1', now + minute);
      const [after] = await findNamedOrders(db, 'demo', ['1001']);
      expect(after?.pushes[0]?.lines.map(({ left }) => left)).toEqual([1]);
      expect(await readLeftAt(db, push.id, now + minute)).toEqual({ lines, shipmentIds: [] });
      const later = await readLeftAt(db, push.id, now + minute + 1);
      expect(later).toEqual({ lines: [{ ...lines[0], left: 1 }], shipmentIds: ['s-1'] });
    });

    it('[SO1] compares order numbers as the reader of lists does', async () => {
      for (const written of [
        ...[...numberSpaces].map((space) => `${space}# Ä-1001b${space}`),
        'Ä-1001B',
        '#Ä-1001b#',
      ]) {
        await db.update(orders).set({ name: written });
        expect(numberKey(written)).toBe('Ä-1001b');
        expect(await findNamedOrders(db, 'demo', ['Ä-1001b'])).toMatchObject([{ name: written }]);
      }
    });

    it('[SO1] looks through the newest orders and those that still have to be shipped, no further', async () => {
      const named = async () =>
        (await findNamedOrders(db, 'demo', ['1001', '1002'], undefined, 1)).map((one) => one.name);
      await takeOrder(db, destination, {
        id: 'gid://shopify/Order/2',
        name: '#1002',
        at: now + minute,
      });
      await db.update(orders).set({ fulfillment: 'fulfilled' }).where(eq(orders.name, '#1002'));
      expect((await named()).toSorted()).toEqual(['#1001', '#1002']);
      await db.update(orders).set({ fulfillment: 'fulfilled' });
      expect(await named()).toEqual(['#1002']);
      expect(await findNamedOrders(db, 'demo', ['1001'])).toMatchObject([
        { name: '#1001', isFulfilled: true },
      ]);
    });

    it('[SO1] knows the tracking numbers of its own account’s shipments that were not cancelled', async () => {
      const taken = (key: string, account = 'demo') => findTakenNumbers(db, account, [key]);
      expect(await taken('1z')).toEqual([]);
      await ship('s-1', now + minute);
      const one = {
        number: '1z',
        orderId: push.orderId,
        orderName: '#1001',
        storeName: 'mug-street',
      };
      expect(await taken('1z')).toEqual([one]);
      expect(await taken('1')).toEqual([]);
      expect(await taken('1z', 'other')).toEqual([]);
      const latestTracking = { company: 'UPS', numbers: ['A', ' 1z-8.9 '], urls: [] };
      await db.update(shipments).set({ latestTracking });
      expect(await taken('1z89')).toEqual([{ ...one, number: '1z89' }]);
      await db.update(shipments).set({ cancelledAt: now + 2 * minute });
      expect(await taken('1z89')).toEqual([]);
      const left = async (at: number) => (await readLeftAt(db, push.id, at)).lines[0]?.left;
      expect(await left(now + 2 * minute)).toBe(1);
      expect(await left(now + 2 * minute + 1)).toBe(2);
      const [found] = await findNamedOrders(db, 'demo', ['1001']);
      expect(found?.pushes[0]?.lines[0]?.left).toBe(2);
    });

    it('[SO1] keeps a list as it was judged, and shows it', async () => {
      const id = await kept();
      expect(await readTrackingFile(db, 'demo', id)).toMatchObject({
        name: 'numbers',
        askedBy: 'Ines',
        state: 'judged',
        lines: 2,
        ships: 1,
        rejected: 1,
        looksWrong: 0,
        done: 0,
        shipments: 1,
        stores: 1,
      });
      const page = (view?: 'ships' | 'rejected' | 'failed', after = 0, limit = 1) =>
        listTrackingLines(db, 'demo', id, { view, after, limit });
      expect(await page()).toMatchObject({ next: '2', rows: [{ line: 2, orderName: '#1001' }] });
      expect(await page(undefined, 2)).toMatchObject({ next: null, rows: [{ line: 3 }] });
      expect((await page('rejected')).rows).toMatchObject([
        { line: 3, orderText: '9', why: { kind: 'unknown-order' }, orderId: null, outcome: null },
      ]);
      expect((await page('failed')).rows).toEqual([]);
      expect(await listTrackingFiles(db, 'demo', 5)).toMatchObject([{ id }]);
      expect(await readTrackingFile(db, 'other', id)).toBeUndefined();
      expect((await listTrackingLines(db, 'other', id, { after: 0, limit: 5 })).rows).toEqual([]);
    });

    it('[SO1] says of a number that ships another order too on which line, and rejects neither', async () => {
      const other = { id: 'gid://shopify/Order/2', name: '#1002' };
      const second = (await startedPush(db, destination, other)).push;
      const made = { id: 'so-2', name: 'NS-8', createdAt: '2026-11-23T12:01:30Z' };
      await pushRow(db, () => now).recordCreated(
        second,
        { ...made, routed: undefined },
        'push-created',
      );
      const numbers = ['1001,1Za', '1001,1Za', '1002,1zA', '1002,2'];
      const lines = numbers.map((one) => one.replace(',', ',MUG-RED,1,UPS,')).join('\n');
      const text = `order,sku,quantity,carrier,number\n${lines}`;
      const file = { sourceStoreId: sourceId, name: '', askedBy: 'Ines' };
      const all = await judged(text, ['1001', '1002']);
      const id = await keepTrackingFile(db, 'demo', file, all, now);
      expect(await readTrackingFile(db, 'demo', id)).toMatchObject({ ships: 4 });
      const { rows } = await listTrackingLines(db, 'demo', id, { after: 0, limit: 5 });
      expect(rows.map(({ line, alsoOn }) => [line, alsoOn])).toEqual([
        [2, 4],
        [3, 4],
        [4, 2],
        [5, null],
      ]);
      const last = await listTrackingLines(db, 'demo', id, { after: 3, limit: 1 });
      expect(last.rows).toMatchObject([{ line: 4, alsoOn: 2 }]);
    });

    it('[SO1] cancelled, the lines whose turn did not come stand with those that did not ship', async () => {
      const id = await kept();
      const name = { accountId: 'demo', id };
      const views = async () => {
        const of = async (view: 'ships' | 'failed') =>
          (await listTrackingLines(db, 'demo', id, { view, after: 0, limit: 5 })).rows.length;
        return [await of('ships'), await of('failed')];
      };
      expect(await views()).toEqual([1, 0]);
      await startApplyingTracking(db, name, 'Dana', now);
      expect(await views()).toEqual([1, 0]);
      const file = await taken(id);
      expect(await cancelTracking(db, name, 'Ines', now)).toBe(true);
      expect(await views()).toEqual([0, 1]);
      await recordTrackingOutcome(db, file, [2], { outcome: 'shipped', says: null });
      expect(await views()).toEqual([1, 0]);
    });

    it('[SO1] is applied once, one turn at a time, and every step knows whose turn it is', async () => {
      const id = await kept();
      const name = { accountId: 'demo', id };
      expect(await listTrackingFilesDue(db, now + minute)).toEqual([]);
      expect(await startApplyingTracking(db, { ...name, accountId: 'other' }, 'X', now)).toBe(
        false,
      );
      expect(await startApplyingTracking(db, name, 'Dana', now)).toBe(true);
      expect(await startApplyingTracking(db, name, 'Ines', now)).toBe(false);
      expect(await listTrackingFilesDue(db, now)).toEqual([name]);
      const first = await taken(id);
      expect(first.askedBy).toBe('Dana');
      expect(await takeTrackingTurn(db, name, now, now + minute)).toBeUndefined();
      expect(await keepTrackingTurn(db, first, now + minute)).toBe(true);
      // It did not come back: another worker has the turn, and the first one writes nothing more.
      const second = await taken(id, now + minute);
      expect(await keepTrackingTurn(db, first, now + 2 * minute)).toBe(false);
      await recordTrackingOutcome(db, first, [2], { outcome: 'failed', says: 'late' });
      expect(await noteTried(db, first, [2], 'late')).toBe(false);
      expect((await listShippingLines(db, id)).map(({ says }) => says)).toEqual([null]);
      await endTracking(db, first, now);
      expect(await handTrackingOn(db, first, now)).toBe(false);
      expect(await readTrackingFile(db, 'demo', id)).toMatchObject({ state: 'applying', done: 0 });
      expect(await noteTried(db, second, [2], 'interrupted')).toBe(true);
      expect((await listShippingLines(db, id)).map(({ says }) => says)).toEqual(['interrupted']);
      await recordTrackingOutcome(db, second, [2], { outcome: 'shipped', says: null });
      await recordTrackingOutcome(db, second, [2], { outcome: 'failed', says: 'twice' });
      expect(await handTrackingOn(db, second, now + minute)).toBe(true);
      const third = await taken(id, now + minute);
      await endTracking(db, third, now + minute);
      expect(await readTrackingFile(db, 'demo', id)).toMatchObject({
        state: 'applied',
        done: 1,
        shipped: 1,
        failed: 0,
        finishedAt: now + minute,
      });
      expect(await cancelTracking(db, name, 'Dana', now)).toBe(false);
      const acts = await db.select().from(activity);
      expect(acts.filter(({ subject }) => subject === id)).toMatchObject([
        {
          actor: 'Dana',
          kind: 'tracking-file-applied',
          storeId: sourceId,
          name: 'numbers',
          after: '1 line to ship',
        },
      ]);
    });

    it('[SO1] cancelled on the way, what was just shipped is still written down', async () => {
      const id = await kept();
      const name = { accountId: 'demo', id };
      await startApplyingTracking(db, name, 'Dana', now);
      const file = await taken(id);
      expect(await cancelTracking(db, name, 'Ines', now)).toBe(true);
      expect(await keepTrackingTurn(db, file, now + minute)).toBe(false);
      await recordTrackingOutcome(db, file, [2], { outcome: 'shipped', says: null });
      expect(await readTrackingFile(db, 'demo', id)).toMatchObject({ state: 'cancelled', done: 1 });
      expect(await listTrackingFilesDue(db, now + 60 * minute)).toEqual([]);
    });

    it('[SO1] cancelled, what was tried has failed with its words, unless its worker learns that it went', async () => {
      const id = await kept();
      const name = { accountId: 'demo', id };
      await startApplyingTracking(db, name, 'Dana', now);
      const file = await taken(id);
      await noteTried(db, file, [2], 'looked for');
      expect(await cancelTracking(db, { ...name, accountId: 'other' }, 'X', now)).toBe(false);
      expect((await listShippingLines(db, id)).map(({ outcome }) => outcome)).toEqual(['waiting']);
      expect(await cancelTracking(db, name, 'Ines', now)).toBe(true);
      const line = async () =>
        (await listShippingLines(db, id)).map(({ outcome, says }) => [outcome, says]);
      expect(await line()).toEqual([['failed', 'looked for']]);
      expect(await readTrackingFile(db, 'demo', id)).toMatchObject({ done: 1, failed: 1 });
      expect(await noteTried(db, file, [2], 'again')).toBe(false);
      await recordTrackingOutcome(db, file, [2], { outcome: 'shipped', says: null });
      await recordTrackingOutcome(db, file, [2], { outcome: 'failed', says: 'no' });
      expect(await line()).toEqual([['shipped', null]]);
    });

    it('[SO1] a list that was applied since it was found old is not forgotten', async () => {
      const id = await kept(now - keepTrackingFilesMs);
      await startApplyingTracking(db, { accountId: 'demo', id }, 'Dana', now);
      await forgetTrackingFile(db, id, now + 1);
      expect(await listShippingLines(db, id)).toHaveLength(1);
      expect(await readTrackingFile(db, 'demo', id)).toMatchObject({ state: 'applying', lines: 2 });
    });

    it('[SO1] given up, it is never applied, and is forgotten; others after ninety days', async () => {
      const [id, old] = [await kept(), await kept(now - keepTrackingFilesMs)];
      const name = { accountId: 'demo', id };
      expect(await discardTracking(db, name, now)).toBe(true);
      expect(await startApplyingTracking(db, name, 'Dana', now)).toBe(false);
      expect(await listTrackingFiles(db, 'demo', 5)).toMatchObject([{ id: old }]);
      const young = await kept();
      for (let sweep = 0; sweep < 3; sweep += 1) await forgetTrackingFiles(db, now + 1);
      expect(await listTrackingFiles(db, 'demo', 5)).toMatchObject([{ id: young }]);
      const lines = await db.select().from(trackingFileLines);
      expect(new Set(lines.map(({ fileId }) => fileId))).toEqual(new Set([young]));
    });

    it('[SO1] takes a thousand lines', async () => {
      const text = `order,carrier,number\n${'1001,A carrier with a long name,1Z5R89390357567127\n'.repeat(1000)}`;
      const file = { sourceStoreId: undefined, name: '', askedBy: 'Dana' };
      const id = await keepTrackingFile(db, 'demo', file, await judged(text, ['1001']), now);
      expect(await readTrackingFile(db, 'demo', id)).toMatchObject({ lines: 1000, ships: 1 });
    });
  });
}
