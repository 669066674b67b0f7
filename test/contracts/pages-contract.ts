/** What every database must answer to the reads behind the pages: run on libSQL in Node and on D1 inside workerd. */
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { hasSource, readChosenStore } from '../../db/pages/chosen-store.ts';
import { decodeCursor } from '../../db/pages/cursor.ts';
import { findOrder } from '../../db/pages/find-order.ts';
import { readOrderPage } from '../../db/pages/order-page.ts';
import { listPushedOrders } from '../../db/pages/order-push-page.ts';
import { listOrdersToShip } from '../../db/pages/orders-to-ship-page.ts';
import { readOverview } from '../../db/pages/overview-page.ts';
import { countPushesPerHour } from '../../db/pages/pushes-per-hour.ts';
import { readShell } from '../../db/pages/shell-page.ts';
import { listStores } from '../../db/pages/stores-page.ts';
import { ensureAccount } from '../../db/records/accounts.ts';
import { recordDeadLetter } from '../../db/records/dead-letters.ts';
import { addEvent } from '../../db/records/events.ts';
import { loadPush } from '../../db/records/load-pushes.ts';
import { pushRow } from '../../db/records/pushes.ts';
import { recordShipment } from '../../db/records/shipment-seen.ts';
import { loadShipment, shipmentRow } from '../../db/records/shipments.ts';
import { recordSourceCancelled } from '../../db/records/source-cancelled.ts';
import { recordStore } from '../../db/records/stores.ts';
import { turnAt } from '../../src/effects/effect.ts';
import type { Push } from '../../src/order-push/push.ts';
import type { Store } from '../../src/stores/store.ts';
import { anOrderLine } from '../support/builders.ts';
import { entry, now, seal, startedPush, takeOrder, twoStores } from '../support/two-stores.ts';

const minute = 60_000;
const hour = 60 * minute;

/** An order by its number; the rest is ordinary. */
const numbered = (number: number, at = now) => ({
  id: `gid://shopify/Order/${number}`,
  name: `#${number}`,
  at,
});

const teeLine = anOrderLine({
  id: 'gid://shopify/LineItem/12',
  variantId: 'd2',
  sku: 'TEE',
  title: 'Tee',
});

export function pagesContract(name: string, open: () => Promise<Database>): void {
  describe(`pages on ${name}`, () => {
    let db: Database;
    let stores: { source: Store; destination: Store };
    beforeEach(async () => {
      db = await open();
      stores = await twoStores(db);
    });

    const created = async (push: Push, number: number, at = now): Promise<Push> => {
      const order = {
        id: `gid://shopify/Order/${number}`,
        name: `#${number}`,
        createdAt: '2026-11-23T12:00:30Z',
      };
      await pushRow(db, () => at).recordCreated(push, order, 'push-created');
      const kept = await loadPush(db, 'demo', push.id);
      if (kept) await pushRow(db, () => at).markSettled(kept);
      return kept ?? push;
    };

    /** @returns the shipment's row id */
    const shipped = async (push: Push, units: number, id: string, at = now): Promise<string> => {
      const seen = {
        shipment: {
          id,
          orderId: push.sourceOrderId ?? '',
          name: id,
          status: 'success' as const,
          createdAt: '2026-11-23T12:02:00Z',
          updatedAt: '2026-11-23T12:02:00Z',
          tracking: { company: 'UPS', numbers: ['1Z'], urls: [] },
          delivery: undefined,
          lines: [],
          orderReference: push.reference,
        },
        lines: [{ destinationLineId: '11', quantity: units }],
        reading: 1,
      };
      return (await recordShipment(db, push, seen, at)).shipmentId;
    };

    const copied = async (shipmentId: string, at = now): Promise<void> => {
      const shipment = await loadShipment(db, 'demo', shipmentId);
      if (!shipment) throw new Error('no shipment');
      await shipmentRow(db, () => at).recordCopied(shipment, {
        copy: { id: `copy of ${shipmentId}`, name: '#1001-F1' },
        how: 'created',
        copied: shipment.lines,
        whole: true,
      });
    };

    const failed = async (push: Push, at = now): Promise<void> => {
      const row = pushRow(db, () => at);
      const claim = await row.win(push, push.lines, turnAt(at));
      const failure = { kind: 'refused', code: 'INVALID', message: 'no' } as const;
      await row.setBack(push, claim, failure, { state: 'failed' });
    };

    const names = async (page: Partial<Parameters<typeof listPushedOrders>[2]> = {}) =>
      (await listPushedOrders(db, 'demo', { limit: 50, ...page })).rows.map((row) => row.name);

    const toShip = async (page: Partial<Parameters<typeof listOrdersToShip>[2]> = {}) =>
      (await listOrdersToShip(db, 'demo', { limit: 50, ...page })).rows;

    describe('the Order Push page', () => {
      it('shows an order with what stays behind, its push and its shipment', async () => {
        const lines = [anOrderLine(), teeLine];
        const { push, orderId } = await startedPush(db, stores.destination, { lines });
        const kept = await created(push, 5001);
        const shipmentId = await shipped(kept, 2, 'f-1');
        const { rows, next } = await listPushedOrders(db, 'demo', { limit: 50 });
        expect(next).toBeNull();
        expect(rows).toEqual([
          {
            id: orderId,
            name: '#1001',
            platform: 'shopify',
            platformId: 'gid://shopify/Order/1',
            baseUrl: 'http://127.0.0.1:1',
            pausedSku: null,
            storeId: stores.destination.id,
            storeName: 'mug-street',
            customerName: 'Dana Reyes',
            unitCount: 4,
            placedAt: '2026-11-23T12:00:00Z',
            firstSeenAt: now,
            payment: 'paid',
            fulfillment: 'unfulfilled',
            cancelledAt: null,
            decision: 'pushed',
            heldUnits: 2,
            holds: ['sku-duplicate-on-source'],
            pushes: [
              {
                id: push.id,
                part: 1,
                state: 'created',
                attempts: 0,
                setbacks: 0,
                failureKind: null,
                failureDetail: null,
                dueAt: null,
                createdAt: now,
                updatedAt: now,
                units: 2,
                source: {
                  storeId: stores.source.id,
                  storeName: 'north-supply',
                  platform: 'shopify',
                  baseUrl: 'http://127.0.0.1:1',
                  orderId: 'gid://shopify/Order/5001',
                  orderName: '#5001',
                  cancelled: 0,
                },
                shipments: [
                  {
                    id: shipmentId,
                    state: 'ready',
                    tracking: { company: 'UPS', numbers: ['1Z'], urls: [] },
                    lines: [{ destinationLineId: '11', quantity: 2 }],
                    failureKind: null,
                    failureDetail: null,
                    dueAt: now,
                  },
                ],
              },
            ],
          },
        ]);
      });

      it('pages from newest to oldest without a gap or a repeat while orders arrive', async () => {
        // Three of them came in the same millisecond.
        for (const [number, at] of [
          [1, 1],
          [2, 2],
          [3, 3],
          [4, 3],
          [5, 3],
          [6, 4],
          [7, 5],
        ] as const)
          await takeOrder(db, stores.destination, numbered(number, now + at));
        const seen: string[] = [];
        let cursor: string | null = null;
        for (let turn = 0; turn < 4; turn += 1) {
          const after = decodeCursor(cursor ?? '');
          const page = await listPushedOrders(db, 'demo', { limit: 2, after });
          seen.push(...page.rows.map((row) => row.name));
          cursor = page.next;
          await takeOrder(db, stores.destination, numbered(100 + turn, now + 100 + turn));
        }
        expect(seen).toEqual(['#7', '#6', '#5', '#4', '#3', '#2', '#1']);
        expect(cursor).toBeNull();
      });

      it('finds by either order number, with or without its #, and by customer', async () => {
        const { destination } = stores;
        const { push } = await startedPush(db, destination, numbered(1001));
        await created(push, 5099);
        const customerName = '50% Ümit_O’Neil 🌿';
        await takeOrder(db, destination, { ...numbered(1002, now + 1), customerName });
        const found = (q: string) => names({ q });
        expect(await found('1001')).toEqual(['#1001']);
        expect(await found('#1001')).toEqual(['#1001']);
        expect(await found('5099')).toEqual(['#1001']);
        expect(await found('#5099')).toEqual(['#1001']);
        expect(await found('  dana REY ')).toEqual(['#1001']);
        expect(await found('o’neil 🌿')).toEqual(['#1002']);
        for (const q of ['Ümit', 'ümit', 'ÜMIT', 'ümit_o'])
          expect(await found(q)).toEqual(['#1002']);
        expect(await found('0%')).toEqual(['#1002']);
        expect(await found('_')).toEqual(['#1002']);
        expect(await found('%')).toEqual(['#1002']);
        expect(await found("'; --")).toEqual([]);
        expect(await found('x'.repeat(100))).toEqual([]);
        expect(await found('#')).toEqual(['#1002', '#1001']);
      });

      it('narrows to a destination’s own orders, and to those pushed to a source', async () => {
        const { source, destination } = stores;
        await startedPush(db, destination, numbered(1001));
        await takeOrder(db, destination, { ...numbered(1002, now + 1), lines: [teeLine] });
        const lonely = await recordStore(db, entry('lonely', 'destination'), seal, now);
        const chosen = async (id: string) => readChosenStore(db, 'demo', id);
        expect(await chosen(destination.id)).toEqual({
          id: destination.id,
          isSource: false,
          isDestination: true,
        });
        expect(await names({ store: await chosen(destination.id) })).toEqual(['#1002', '#1001']);
        expect(await names({ store: await chosen(source.id) })).toEqual(['#1001']);
        expect(await names({ store: await chosen(lonely ?? '') })).toEqual([]);
        const { id } = destination;
        expect(await names({ store: { id, isSource: true, isDestination: true } })).toEqual([
          '#1002',
          '#1001',
        ]);
        expect(await readChosenStore(db, 'other', destination.id)).toBeUndefined();
      });

      it('leaves a withdrawn push out, and keeps its order', async () => {
        const { push } = await startedPush(db, stores.destination);
        await pushRow(db, () => now).withdraw(push, 'cancelled');
        const { rows } = await listPushedOrders(db, 'demo', { limit: 5 });
        expect(rows).toMatchObject([{ decision: 'cancelled', pushes: [] }]);
        const store = await readChosenStore(db, 'demo', stores.source.id);
        expect(await names({ store })).toEqual([]);
      });

      it('shows another account nothing', async () => {
        await startedPush(db, stores.destination);
        await ensureAccount(db, 'other', now);
        const { rows } = await listPushedOrders(db, 'other', { limit: 50 });
        expect(rows).toEqual([]);
        const store = { id: stores.destination.id, isSource: false, isDestination: true };
        expect((await listPushedOrders(db, 'other', { limit: 50, store })).rows).toEqual([]);
      });
    });

    describe('the order page', () => {
      it('says of each line where it goes, what stays and what came back', async () => {
        const lines = [anOrderLine({ quantity: 3 }), teeLine];
        const { push, orderId } = await startedPush(db, stores.destination, { lines });
        await copied(await shipped(await created(push, 5001), 1, 'f-1'));
        const page = await readOrderPage(db, 'demo', orderId);
        expect(page).toMatchObject({
          platform: 'shopify',
          platformId: 'gid://shopify/Order/1',
          baseUrl: 'http://127.0.0.1:1',
          total: { amount: '44.00', currency: 'USD' },
        });
        expect(page?.lines).toEqual([
          {
            id: `${orderId}.11`,
            title: 'Red mug',
            sku: 'MUG-RED',
            quantity: 3,
            currentQuantity: 2,
            hold: null,
            heldQuantity: 0,
            pushed: [
              {
                pushId: push.id,
                part: 1,
                sourceStoreName: 'north-supply',
                sourceOrderName: '#5001',
                state: 'created',
                quantity: 2,
              },
            ],
            shippedQuantity: 1,
            sold: { ordered: 3, current: 2, open: 2, shipped: 1, refunded: 0, returned: 0 },
            made: [
              {
                ...{ pushId: push.id, part: 1, sourceStoreName: 'north-supply' },
                ...{ sourceOrderName: '#5001', pushed: 2, current: 2, open: 1, shipped: 1 },
                ...{ refunded: 0, returned: 0 },
              },
            ],
          },
          {
            id: `${orderId}.12`,
            title: 'Tee',
            sku: 'TEE',
            quantity: 2,
            currentQuantity: 2,
            hold: 'sku-duplicate-on-source',
            heldQuantity: 2,
            pushed: [],
            shippedQuantity: 0,
            sold: { ordered: 2, current: 2, open: 2, shipped: 0, refunded: 0, returned: 0 },
            made: [],
          },
        ]);
      });

      it('tells everything that happened in order, each step with its push', async () => {
        const { push, orderId } = await startedPush(db, stores.destination);
        await copied(await shipped(await created(push, 5001, now + 1), 2, 'f-1', now + 2), now + 3);
        await recordSourceCancelled(db, push, now + 4);
        const page = await readOrderPage(db, 'demo', orderId);
        expect(page?.events.map(({ kind, pushId }) => [kind, pushId])).toEqual([
          ['order-received', null],
          ['decided', null],
          ['push-started', null],
          ['push-created', push.id],
          ['shipped-at-source', push.id],
          ['tracking-returned', push.id],
          ['source-cancelled', push.id],
        ]);
        expect(page?.events[3]).toEqual({
          at: now + 1,
          kind: 'push-created',
          actor: 'Crossdock',
          detail: '#5001',
          pushId: push.id,
        });
        expect(page?.pushes[0]?.source.cancelled).toBe(1);
      });

      it('keeps to the newest 200 steps, in the order in which they were written', async () => {
        const { push, orderId } = await startedPush(db, stores.destination);
        for (let step = 0; step < 205; step += 1)
          await addEvent(
            db,
            {
              orderId,
              accountId: 'demo',
              kind: 'push-waits',
              actor: 'Crossdock',
              detail: String(step),
              once: `${push.id}:${step}`,
            },
            now + 1,
          );
        const page = await readOrderPage(db, 'demo', orderId);
        expect(page?.events.map(({ detail }) => detail)).toEqual(
          Array.from({ length: 200 }, (_, at) => String(at + 5)),
        );
      });

      it('is nobody else’s', async () => {
        const { orderId } = await startedPush(db, stores.destination);
        expect(await readOrderPage(db, 'other', orderId)).toBeUndefined();
        expect(await readOrderPage(db, 'demo', `${orderId}0`)).toBeUndefined();
      });

      it('is found from either store’s own number of the order', async () => {
        const { push, orderId } = await startedPush(db, stores.destination, numbered(1001));
        await created(push, 5001);
        const find = (shop: string, order: string, account = 'demo') =>
          findOrder(db, account, { shop, order });
        expect(await find('mug-street', '1001')).toBe(orderId);
        expect(await find('north-supply', '5001')).toBe(orderId);
        expect(await find('north-supply', '001')).toBeUndefined();
        expect(await find('north-supply', '1001')).toBeUndefined();
        expect(await find('mug-street', '1001', 'other')).toBeUndefined();
      });
    });

    describe('the orders to ship', () => {
      it('are the pushes with units left at their source, oldest first, with what is left', async () => {
        const { destination } = stores;
        const first = await startedPush(db, destination, numbered(1, now + 1));
        const second = await startedPush(db, destination, numbered(2, now + 2));
        await startedPush(db, destination, numbered(3, now + 3));
        const done = await startedPush(db, destination, numbered(4, now + 4));
        await created(second.push, 5002);
        await shipped(await created(first.push, 5001), 1, 'f-1');
        await shipped(await created(done.push, 5004), 2, 'f-4');
        expect(await toShip()).toMatchObject([
          {
            name: '#1',
            pushId: first.push.id,
            part: 1,
            unitsShipped: 1,
            lines: [{ title: 'Red mug', sku: 'MUG-RED', quantity: 1 }],
          },
          { name: '#2', pushId: second.push.id, unitsShipped: 0, lines: [{ quantity: 2 }] },
          // Its push is under way: there is nothing to ship it by yet.
          { name: '#3', pushId: null, lines: [{ quantity: 2 }] },
        ]);
      });

      it('leave out what was cancelled on either side, and what its own store calls fulfilled', async () => {
        const { destination } = stores;
        const there = await startedPush(db, destination, numbered(1));
        await recordSourceCancelled(db, await created(there.push, 5001), now);
        for (const [number, change] of [
          [2, { cancelledAt: '2026-11-23T13:00:00Z' }],
          [3, { fulfillment: 'fulfilled' }],
        ] as const) {
          const { push } = await startedPush(db, destination, numbered(number));
          await created(push, 5000 + number);
          const later = { ...numbered(number), updatedAt: '2026-11-23T13:00:00Z', ...change };
          await takeOrder(db, destination, later);
        }
        expect(await toShip()).toEqual([]);
      });

      it('[SO1] hold those that are at no source yet, as their store’s connections have it', async () => {
        const { source, destination } = stores;
        // No source could ship a SKU that two listings of it have: it is linked to neither.
        await takeOrder(db, destination, { ...numbered(1), lines: [teeLine] });
        await takeOrder(db, destination, { ...numbered(2, now + 1), payment: 'pending' });
        const nothing = [anOrderLine({ requiresShipping: false })];
        await takeOrder(db, destination, { ...numbered(3, now + 2), lines: nothing });
        await startedPush(db, destination, numbered(4, now + 3));
        const both = [anOrderLine(), teeLine];
        await takeOrder(db, destination, {
          ...numbered(5, now + 4),
          payment: 'pending',
          lines: both,
        });
        const shown = [
          { name: '#2', pushId: null, decision: 'waiting-for-payment', lines: [{ quantity: 2 }] },
          { name: '#4', pushId: null, decision: 'pushed' },
          { name: '#5', lines: [{ sku: 'MUG-RED' }, { title: 'Tee', sku: 'TEE', quantity: 2 }] },
        ];
        expect(await toShip()).toMatchObject(shown);
        expect(await toShip({ sourceId: source.id })).toMatchObject(shown);
        expect(await toShip({ sourceId: destination.id })).toEqual([]);
        await db.run(sql`update links set active = 0`);
        expect(await toShip()).toEqual([]);
        await db.run(sql`update links set active = 1`);
        await db.run(sql`update connections set active = 0`);
        expect(await toShip()).toEqual([]);
      });

      it('page over parts of one order without a gap or a repeat', async () => {
        const { destination } = stores;
        const many = Array.from({ length: 600 }, (_, at) =>
          anOrderLine({ id: `gid://shopify/LineItem/${at}` }),
        );
        const { pushes } = await takeOrder(db, destination, { ...numbered(1), lines: many });
        expect(pushes).toHaveLength(3);
        for (const [at, push] of pushes.entries()) if (push) await created(push, 5001 + at);
        await created((await startedPush(db, destination, numbered(2, now + 1))).push, 5009);
        const seen: string[] = [];
        let after: ReturnType<typeof decodeCursor>;
        for (let turn = 0; turn < 4; turn += 1) {
          const page = await listOrdersToShip(db, 'demo', { limit: 1, after });
          seen.push(...page.rows.map((row) => `${row.name}/${row.part}`));
          after = decodeCursor(page.next ?? '');
        }
        expect(seen).toEqual(['#1/1', '#1/2', '#1/3', '#2/1']);
        expect(after).toBeUndefined();
      });

      it('are nobody else’s', async () => {
        const { push } = await startedPush(db, stores.destination);
        await created(push, 5001);
        expect((await listOrdersToShip(db, 'other', { limit: 50 })).rows).toEqual([]);
      });
    });

    describe('the overview', () => {
      it('counts what failed, what waits and the last day, and says what waits longest', async () => {
        const { destination } = stores;
        const day = 24 * hour;
        const old = await startedPush(db, destination, numbered(1, now - day - minute));
        await copied(await shipped(await created(old.push, 5001, now - day - minute), 2, 'f-1'));
        await failed((await startedPush(db, destination, numbered(2))).push);
        const back = await startedPush(db, destination, numbered(3));
        await shipped(await created(back.push, 5003, now - day), 2, 'f-3', now - 2 * minute);
        const waits = await startedPush(db, destination, numbered(4, now - minute));
        const overview = await readOverview(db, 'demo', undefined, now);
        expect(overview).toMatchObject({
          failedPushes: 1,
          failedShipments: 0,
          waiting: 2,
          oldestWaiting: {
            orderId: back.orderId,
            orderName: '#3',
            storeName: 'mug-street',
            since: now - 2 * minute,
            failureKind: null,
          },
          pushed24h: 1,
          returned24h: 1,
        });
        const shipment = await db.all<{ id: string }>(
          sql`select id from shipments where state = 'ready'`,
        );
        await copied(shipment[0]?.id ?? '');
        expect(await readOverview(db, 'demo', undefined, now)).toMatchObject({
          waiting: 1,
          oldestWaiting: { orderId: waits.orderId, since: now - minute, dueAt: now - minute },
          returned24h: 2,
        });
      });

      it('has what gave up with its reason, the newest of it', async () => {
        for (let number = 1; number <= 21; number += 1)
          await recordDeadLetter(
            db,
            {
              id: `letter ${number}`,
              accountId: 'demo',
              queue: 'webhooks',
              subject: `subject ${number}`,
              reason: 'no JSON',
              message: '{}',
            },
            now + number,
          );
        const overview = await readOverview(db, 'demo', undefined, now);
        expect(overview.deadLetterCount).toBe(21);
        expect(overview.deadLetters).toHaveLength(20);
        expect(overview.deadLetters[0]).toEqual({
          id: 'letter 21',
          queue: 'webhooks',
          subject: 'subject 21',
          reason: 'no JSON',
          diedAt: now + 21,
        });
      });

      it('is of the chosen store, as a destination and as a source', async () => {
        const { source, destination } = stores;
        await failed((await startedPush(db, destination, numbered(1))).push);
        const { push } = await startedPush(db, destination, numbered(2));
        await copied(await shipped(await created(push, 5002), 2, 'f-2'));
        await startedPush(db, destination, numbered(3));
        const all = await readOverview(db, 'demo', undefined, now);
        expect(all).toMatchObject({
          failedPushes: 1,
          waiting: 1,
          pushed24h: 1,
          returned24h: 1,
        });
        expect(await readOverview(db, 'demo', source.id, now)).toEqual(all);
        expect(await readOverview(db, 'demo', destination.id, now)).toEqual(all);
        const lonely = await recordStore(db, entry('lonely', 'destination'), seal, now);
        const nothing = {
          failedPushes: 0,
          failedShipments: 0,
          waiting: 0,
          oldestWaiting: null,
          pushed24h: 0,
          returned24h: 0,
          deadLetters: [],
          deadLetterCount: 0,
        };
        expect(await readOverview(db, 'demo', lonely, now)).toEqual(nothing);
        expect(await readOverview(db, 'other', undefined, now)).toEqual(nothing);
      });

      it('counts pushes by whole hours, every hour of the range present', async () => {
        const { destination } = stores;
        const thisHour = Date.parse('2026-11-23T12:00:00Z');
        const at = (time: number) =>
          ({ 1: thisHour, 2: thisHour - 1, 3: thisHour - 23 * hour })[time];
        for (const number of [1, 2, 3]) {
          const { push } = await startedPush(db, destination, numbered(number));
          await created(push, 5000 + number, at(number));
        }
        const early = await startedPush(db, destination, numbered(4));
        await created(early.push, 5004, thisHour - 23 * hour - 1);
        await failed((await startedPush(db, destination, numbered(5))).push, thisHour + minute);
        const count = (storeId?: string, hours = 24) =>
          countPushesPerHour(db, 'demo', storeId, { hours, now });
        const day = await count();
        expect([day.from, day.until]).toEqual([thisHour - 23 * hour, thisHour + hour]);
        expect(day.hours.map((one) => one.at)).toEqual(
          Array.from({ length: 24 }, (_, index) => thisHour - (23 - index) * hour),
        );
        expect(day.hours.filter(({ pushed, failed: no }) => pushed + no > 0)).toEqual([
          { at: thisHour - 23 * hour, pushed: 1, failed: 0 },
          { at: thisHour - hour, pushed: 1, failed: 0 },
          { at: thisHour, pushed: 1, failed: 1 },
        ]);
        expect(await count(stores.source.id)).toEqual(day);
        expect(await count(destination.id)).toEqual(day);
        const week = await count(undefined, 168);
        expect(week.hours).toHaveLength(168);
        expect(week.hours.reduce((sum, { pushed }) => sum + pushed, 0)).toBe(4);
        const lonely = await recordStore(db, entry('lonely', 'destination'), seal, now);
        expect((await count(lonely)).hours.every(({ pushed }) => pushed === 0)).toBe(true);
      });
    });

    describe('stores', () => {
      it('stand around every page by name, with the roles their connections give them', async () => {
        await recordStore(db, entry('Attic', 'source'), seal, now);
        const store = (shop: string) => ({ id: expect.any(String), name: shop, shop });
        const shown = { platform: 'shopify', state: 'working' };
        expect(await readShell(db, 'demo')).toEqual({
          account: { name: 'demo' },
          stores: [
            { ...store('Attic'), ...shown, isSource: false, isDestination: false },
            { ...store('mug-street'), ...shown, isSource: false, isDestination: true },
            { ...store('north-supply'), ...shown, isSource: true, isDestination: false },
          ],
        });
        expect(await hasSource(db, 'demo')).toBe(true);
        expect(await hasSource(db, 'other')).toBe(false);
        expect(await readShell(db, 'other')).toEqual({ account: { name: 'other' }, stores: [] });
        await ensureAccount(db, 'other', now);
        expect(await readShell(db, 'other')).toEqual({ account: { name: 'other' }, stores: [] });
      });

      it('are listed with the stores on the other end of their connections, and no secret', async () => {
        const { source, destination } = stores;
        const listed = (await listStores(db, 'demo')).sort((a, b) => (a.name > b.name ? -1 : 1));
        expect(listed).toMatchObject([
          {
            name: 'north-supply',
            isSource: true,
            isDestination: false,
            listings: 3,
            locations: 1,
            connectedWith: [
              { storeId: destination.id, name: 'mug-street', as: 'destination', active: true },
            ],
          },
          {
            name: 'mug-street',
            isSource: false,
            isDestination: true,
            listings: 3,
            locations: 2,
            connectedWith: [
              { storeId: source.id, name: 'north-supply', as: 'source', active: true },
            ],
          },
        ]);
        expect(JSON.stringify(listed)).not.toContain('sealed');
        expect(await listStores(db, 'other')).toEqual([]);
      });
    });
  });
}
