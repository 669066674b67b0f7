/** What every database must answer about an order after its push, line against line: on libSQL in Node and on D1 in workerd. */
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { readOrderPage } from '../../db/pages/order-page.ts';
import { addEvent } from '../../db/records/events.ts';
import { loadPush } from '../../db/records/load-pushes.ts';
import { pushRow } from '../../db/records/pushes.ts';
import { orderLines, pushes, pushLines, shipments } from '../../db/schema/index.ts';
import type { Push } from '../../src/order-push/push.ts';
import type { Store } from '../../src/stores/store.ts';
import { anOrderLine } from '../support/builders.ts';
import { keepAct, keepShipment } from '../support/mirror-acts.ts';
import { now, startedPush, twoStores } from '../support/two-stores.ts';

const lineId = (number: number) => `gid://shopify/LineItem/${number}`;

/** Three mugs, two more of the same SKU on a line of their own, and a tee that is not pushed. */
const lines = [
  anOrderLine({
    ...{ id: lineId(11), quantity: 3, currentQuantity: 3, unfulfilledQuantity: 3 },
    assigned: [{ locationId: 'dest-1', quantity: 3 }],
  }),
  anOrderLine({ id: lineId(12), title: 'Red mug, engraved' }),
  anOrderLine({ id: lineId(13), variantId: 'd2', sku: 'TEE', title: 'Tee', quantity: 2 }),
];

const none = { current: 0, open: 0, shipped: 0, refunded: 0, returned: 0 };

export function orderPageAfterContract(name: string, open: () => Promise<Database>): void {
  describe(`the page of an order after its push on ${name}`, () => {
    let db: Database;
    let stores: { source: Store; destination: Store };
    let push: Push;
    let orderId: string;
    beforeEach(async () => {
      db = await open();
      stores = await twoStores(db);
      const started = await startedPush(db, stores.destination, { lines });
      ({ orderId } = started);
      push = started.push;
    });

    const atSource = async (): Promise<void> => {
      const id = 'gid://shopify/Order/5001';
      const order = { id, name: '#5001', createdAt: '2026-11-23T12:00:30Z' };
      await pushRow(db, () => now).recordCreated(push, order, 'push-created');
      push = (await loadPush(db, 'demo', push.id)) ?? push;
    };
    const page = async () => {
      const read = await readOrderPage(db, 'demo', orderId);
      if (!read) throw new Error('no page');
      return read;
    };
    const sides = async () =>
      (await page()).lines.map(({ sold, made }) => ({
        sold,
        made: made.map(({ pushId: _, part, sourceStoreName, sourceOrderName, ...units }) => ({
          of: `${part} ${sourceStoreName} ${sourceOrderName}`,
          ...units,
        })),
      }));
    const soldLine = (number: number, change: Partial<typeof orderLines.$inferInsert>) =>
      db
        .update(orderLines)
        .set(change)
        .where(eq(orderLines.platformId, lineId(number)));
    const madeLine = (number: number, change: Partial<typeof pushLines.$inferInsert>) =>
      db
        .update(pushLines)
        .set(change)
        .where(eq(pushLines.orderLineId, `${orderId}.${number}`));
    const parcel = (id: string, change: Partial<typeof shipments.$inferInsert>) =>
      db.update(shipments).set(change).where(eq(shipments.id, id));
    const mugs = (quantity: number) => [{ destinationLineId: '11', quantity }];

    it('[TR2] has each line of both orders side by side, two of one SKU apart', async () => {
      await atSource();
      const first = await keepShipment(db, push, 'f-1', mugs(1));
      await parcel(first, { copied: mugs(1) });
      const engraved = [{ destinationLineId: '12', quantity: 2 }];
      const back = await keepShipment(db, push, 'f-2', engraved);
      await parcel(back, { copied: engraved, cancelledAt: now, copiesCancelledAt: now });
      const came = { refundedQuantity: 1, returnedQuantity: 1 };
      await soldLine(11, { currentQuantity: 2, openQuantity: 1, ...came });
      await madeLine(11, { quantity: 2, pushedQuantity: 3, sourceCurrent: 2 });
      await madeLine(11, { sourceRefunded: 1, sourceReturned: 1 });
      const of = '1 north-supply #5001';
      const mug = { current: 2, open: 1, shipped: 1, refunded: 1, returned: 1 };
      expect(await sides()).toEqual([
        { sold: { ordered: 3, ...mug }, made: [{ of, pushed: 3, ...mug }] },
        {
          sold: { ...none, ordered: 2, current: 2, open: 2 },
          made: [{ ...none, of, pushed: 2, current: 2, open: 2 }],
        },
        { sold: { ...none, ordered: 2, current: 2, open: 2 }, made: [] },
      ]);
    });

    it('[RV2] counts a unit as shipped that was refunded after it had left', async () => {
      await atSource();
      await parcel(await keepShipment(db, push, 'f-1', mugs(3)), { copied: mugs(3) });
      await soldLine(11, { currentQuantity: 2, openQuantity: 0, refundedQuantity: 1 });
      await madeLine(11, { sourceCurrent: 2, sourceRefunded: 1 });
      const [mug] = await sides();
      const units = { ...none, current: 2, shipped: 3, refunded: 1 };
      expect(mug?.sold).toEqual({ ordered: 3, ...units });
      expect(mug?.made).toMatchObject([{ pushed: 3, ...units }]);
    });

    it('[TR2] counts what others shipped, and no copy that was taken back by hand', async () => {
      await atSource();
      await parcel(await keepShipment(db, push, 'f-1', mugs(1)), { copied: mugs(1) });
      await soldLine(11, { openQuantity: 0 });
      expect((await sides())[0]?.sold).toMatchObject({ open: 0, shipped: 3 });
      await soldLine(11, { openQuantity: 3 });
      expect((await sides())[0]?.sold).toMatchObject({ open: 3, shipped: 0 });
    });

    it('[TR2] derives what is open where an earlier version did not write it', async () => {
      await atSource();
      await parcel(await keepShipment(db, push, 'f-1', mugs(1)), { copied: mugs(1) });
      await soldLine(11, { openQuantity: null });
      await soldLine(12, { openQuantity: null, hold: 'nothing-to-ship' });
      const [mug, engraved] = await sides();
      expect(mug?.sold).toMatchObject({ current: 3, open: 2, shipped: 1 });
      expect(engraved?.sold).toMatchObject({ current: 2, open: 0, shipped: 0 });
    });

    it('[RV1] has nothing at a source that was never reached, and nothing open at one that is gone', async () => {
      const of = '1 north-supply null';
      expect((await sides())[0]?.made).toEqual([{ of, pushed: 3, ...none }]);
      await atSource();
      await madeLine(11, { sourceCurrent: 3 });
      for (const sourceState of ['cancelled', 'deleted'] as const) {
        await db.update(pushes).set({ sourceState });
        expect((await sides())[0]?.made).toMatchObject([{ pushed: 3, current: 3, open: 0 }]);
      }
    });

    it('[RV4] keeps a line that a part had, after all its units were taken off', async () => {
      await atSource();
      await madeLine(11, { quantity: 0, pushedQuantity: 3, sourceCurrent: 0 });
      const [mug] = (await page()).lines;
      expect(mug?.pushed).toEqual([]);
      expect(mug?.made).toMatchObject([{ pushed: 3, ...none }]);
    });

    it('[RV4] says what became of each source order, and what somebody added there', async () => {
      await atSource();
      const standing = { pushId: push.id, sourceState: null, replacedAt: null, added: [] };
      expect((await page()).sides).toEqual([standing]);
      const addedLines = [{ title: 'Gift card', sku: '', units: 1 }];
      await db.update(pushes).set({ sourceState: 'deleted', replacedAt: now, addedLines });
      const gone = { ...standing, sourceState: 'deleted', replacedAt: now, added: addedLines };
      expect((await page()).sides).toEqual([gone]);
    });

    it('[TR3] shows each parcel with its lines, how far it is, and how its copy stands', async () => {
      await atSource();
      const id = await keepShipment(db, push, 'f-1', [
        ...mugs(1),
        { destinationLineId: '12', quantity: 2 },
      ]);
      await parcel(id, { delivery: 'in-transit', deliveryAt: '2026-11-24T08:00:00Z' });
      const first = {
        ...{ id, pushId: push.id, name: '1Z-f-1', carrier: 'UPS', numbers: ['1Z-f-1'] },
        urls: ['https://ups.example/f-1'],
        units: [
          { orderLineId: `${orderId}.11`, title: 'Red mug', sku: 'MUG-RED', quantity: 1 },
          { orderLineId: `${orderId}.12`, title: 'Red mug, engraved', sku: 'MUG-RED', quantity: 2 },
        ],
        ...{ state: 'ready', takenBack: false, copied: false, dueAt: now, conflict: null },
        ...{ delivery: 'in-transit', deliveryAt: '2026-11-24T08:00:00Z' },
        ...{ failureKind: null, failureDetail: null },
      };
      expect((await page()).shipments).toEqual([first]);
      await parcel(id, { copied: mugs(1), state: 'created', dueAt: null });
      const there = { ...first, copied: true, state: 'created', dueAt: null };
      expect((await page()).shipments).toEqual([there]);
      await parcel(id, { cancelledAt: now, copiesCancelledAt: now });
      expect((await page()).shipments).toEqual([{ ...there, takenBack: true, copied: false }]);
    });

    it('[TR3] names a parcel by its newest numbers, oldest parcel first', async () => {
      await atSource();
      const first = await keepShipment(db, push, 'f-9', mugs(1));
      await keepShipment(db, push, 'f-1', mugs(1));
      await parcel(first, { latestTracking: { company: undefined, numbers: [], urls: [] } });
      const shown = (await page()).shipments.map(({ name, carrier }) => [name, carrier]);
      expect(shown).toEqual([
        ['no tracking number', null],
        ['1Z-f-1', 'UPS'],
      ]);
    });

    it('[TR3] shows both numbers as long as nobody chose between them', async () => {
      await atSource();
      const id = await keepShipment(db, push, 'f-1', mugs(1));
      const tracking = { company: undefined, numbers: ['RR 7'], urls: [] };
      const conflict = { shipmentId: 'd-1', name: '#1001-F1', tracking, lines: mugs(1) };
      await parcel(id, { state: 'failed', conflict, failureKind: 'refused', failureDetail: 'no' });
      const asked = { name: '#1001-F1', carrier: null, numbers: ['RR 7'] };
      expect((await page()).shipments).toMatchObject([
        { state: 'failed', conflict: asked, failureKind: 'refused', failureDetail: 'no' },
      ]);
      await parcel(id, { conflict: { ...conflict, choice: 'theirs' }, state: 'created' });
      expect((await page()).shipments).toMatchObject([{ conflict: null }]);
    });

    it('[RV2] has what was to be done at either store, oldest first, with both stores by name', async () => {
      await atSource();
      const second = await keepAct(db, push, { number: 2 });
      const first = await keepAct(db, push, {
        number: 1,
        wish: { kind: 'cancel-source', refund: true },
        ...{ state: 'created', stop: null, failureKind: null },
      });
      expect((await page()).acts).toEqual([
        {
          ...{ id: first, kind: 'cancel-source', pushId: push.id, sourceOrderName: '#5001' },
          ...{ storeName: 'north-supply', causeStoreName: 'mug-street', state: 'created' },
          wish: { kind: 'cancel-source', refund: true },
          ...{ stop: null, choice: null, answeredBy: null, at: now + 1, dueAt: null },
          ...{ failureKind: null, failureDetail: null },
        },
        {
          ...{ id: second, kind: 'refund-destination', pushId: push.id, sourceOrderName: '#5001' },
          ...{ storeName: 'mug-street', causeStoreName: 'north-supply', state: 'failed' },
          wish: {
            kind: 'refund-destination',
            lines: mugs(1),
            ...{ amount: '24.00', currency: 'USD' },
          },
          ...{ stop: 'refund-money', choice: null, answeredBy: null, at: now + 2, dueAt: null },
          ...{ failureKind: null, failureDetail: null },
        },
      ]);
    });

    it('[RV2] shows 200 of them at most, and first of all what is not settled', async () => {
      await atSource();
      const settled = { state: 'withdrawn', stop: null } as const;
      await keepAct(db, push, { number: 1 });
      for (let number = 2; number <= 203; number += 1)
        await keepAct(db, push, { number, ...settled });
      const { acts } = await page();
      expect(acts).toHaveLength(200);
      expect(acts[0]).toMatchObject({ state: 'failed', at: now + 1 });
      expect(acts[1]).toMatchObject({ at: now + 5 });
      expect(acts.at(-1)).toMatchObject({ at: now + 203 });
    });

    it('[RV2] knows the push of a step that is about an act', async () => {
      await atSource();
      const actId = await keepAct(db, push, { number: 1 });
      const step = { orderId, accountId: 'demo', kind: 'mirror-asks', detail: undefined } as const;
      await addEvent(db, { ...step, actor: 'mug-street', once: `${actId}:seen` }, now + 9);
      await addEvent(db, { ...step, actor: 'mug-street', once: 'ma_unknown:seen' }, now + 10);
      const { events } = await page();
      expect(events.slice(-2).map(({ pushId }) => pushId)).toEqual([push.id, null]);
    });
  });
}
