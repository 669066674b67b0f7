/** What every database must do for the records: run on libSQL in Node and on D1 inside workerd. */
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { listPushedOrders } from '../../db/pages/order-push-page.ts';
import { ensureAccount } from '../../db/records/accounts.ts';
import { loadLineFacts, recordListings } from '../../db/records/catalog.ts';
import { loadParts, saveDecision } from '../../db/records/decisions.ts';
import { joinStores, listStoresOfRole } from '../../db/records/joins.ts';
import { loadPush, loadPushByReference } from '../../db/records/load-pushes.ts';
import { recordOrder } from '../../db/records/orders.ts';
import { pushRow } from '../../db/records/pushes.ts';
import { listRefusingStores } from '../../db/records/refusing-stores.ts';
import { retryPush } from '../../db/records/retry-push.ts';
import { recordShipment } from '../../db/records/shipment-seen.ts';
import { loadShipment, shipmentRow } from '../../db/records/shipments.ts';
import { loadStore, markStoreState, recordStore } from '../../db/records/stores.ts';
import { takePushesDue } from '../../db/records/stranded.ts';
import { notices } from '../../db/schema/index.ts';
import { turnAt } from '../../src/effects/effect.ts';
import type { Store } from '../../src/stores/store.ts';
import { anOrder, anOrderLine } from '../support/builders.ts';
import {
  entry,
  listing,
  matchAll,
  now,
  seal,
  startedPush,
  twoStores,
} from '../support/two-stores.ts';

export function databaseContract(name: string, open: () => Promise<Database>): void {
  describe(`records on ${name}`, () => {
    let db: Database;
    let stores: { source: Store; destination: Store };
    beforeEach(async () => {
      db = await open();
      stores = await twoStores(db);
    });

    it('finds a shop’s row again when it is reconnected, and refuses it to another account', async () => {
      const again = await recordStore(db, entry('mug-street', 'destination'), seal, now);
      expect(again).toBe(stores.destination.id);
      const renewed = {
        ...entry('mug-street', 'destination'),
        plan: undefined,
        orderPushOn: undefined,
      };
      expect(await recordStore(db, renewed, seal, now)).toBe(stores.destination.id);
      expect(await loadStore(db, 'demo', stores.destination.id)).toMatchObject({
        plan: 'traction',
        orderPushOn: true,
      });
      // What a new shop begins with says nothing to a known one, and the other way round (OP3).
      const atFirst = { ...renewed, newPlan: 'scale' as const, newOrderPushOn: false };
      expect(await recordStore(db, atFirst, seal, now)).toBe(stores.destination.id);
      expect(await loadStore(db, 'demo', stores.destination.id)).toMatchObject({
        plan: 'traction',
        orderPushOn: true,
      });
      const begins = { ...atFirst, shop: 'new-street', newOrderPushOn: true };
      const fresh = await loadStore(db, 'demo', (await recordStore(db, begins, seal, now)) ?? '');
      expect(fresh).toMatchObject({ plan: 'scale', orderPushOn: true, orderPushSince: now });
      const since = (await loadStore(db, 'demo', stores.destination.id))?.orderPushSince;
      expect(since).toBe(stores.destination.orderPushSince);
      await ensureAccount(db, 'other', now);
      const taken = { ...entry('mug-street', 'destination'), accountId: 'other' };
      expect(await recordStore(db, taken, seal, now)).toBeUndefined();
      expect(await loadStore(db, 'other', stores.destination.id)).toBeUndefined();
    });

    it('keeps the newer of two readings, by time and then by number', async () => {
      const { destination } = stores;
      const at = (updatedAt: string, note: string) => anOrder({ updatedAt, name: note });
      const record = async (order: ReturnType<typeof at>, reading: number) =>
        (
          await recordOrder(
            db,
            destination,
            { order, reading, begun: now, customerName: 'Dana' },
            now,
          )
        ).stored;
      expect(await record(at('2026-11-23T12:00:05Z', 'first'), 5)).toBe(true);
      expect(await record(at('2026-11-23T12:00:04Z', 'older'), 6)).toBe(false);
      expect(await record(at('2026-11-23T12:00:05Z', 'slower'), 4)).toBe(false);
      expect(await record(at('2026-11-23T07:00:05-05:00', 'same second'), 7)).toBe(true);
      expect(
        (await listPushedOrders(db, 'demo', { limit: 5 })).rows.map((row) => row.name),
      ).toEqual(['same second']);
    });

    it('takes an order of 500 lines in one batch', async () => {
      const lines = Array.from({ length: 500 }, (_, index) =>
        anOrderLine({ id: `gid://shopify/LineItem/${index}`, title: `Tasse ☕ ${index}` }),
      );
      const order = anOrder({ lines });
      expect(
        (
          await recordOrder(
            db,
            stores.destination,
            { order, reading: 1, begun: now, customerName: 'Dana' },
            now,
          )
        ).stored,
      ).toBe(true);
      const [row] = await db.all<{ lines: number }>(sql`select count(*) as lines from order_lines`);
      expect(row?.lines).toBe(500);
      const facts = await loadLineFacts(db, stores.destination, order);
      expect(lines.every((line) => facts(line)[0]?.link?.sourceVariantId === 's1')).toBe(true);
    });

    it('links a SKU that stands once on both sides and guesses no other', async () => {
      const tee = anOrderLine({ id: 'tee', variantId: 'd2', sku: 'TEE' });
      const facts = await loadLineFacts(db, stores.destination, anOrder({ lines: [tee] }));
      expect(facts(tee)).toMatchObject([{ link: undefined, sourceListingsWithSku: 2 }]);
      expect([...(facts(tee)[0]?.mappedLocationIds ?? [])]).toEqual(['dest-1']);
    });

    it('uses another set’s source only while the destination’s own set has none', async () => {
      const open = async (shop: string, role: 'source' | 'destination') => {
        const id = await recordStore(db, { ...entry(shop, role), setName: 'mine' }, seal, now);
        if (!id) throw new Error('no store');
        await recordListings(db, id, [listing('gid://shopify/ProductVariant/21', 'MUG-RED')], now);
        const others = await listStoresOfRole(
          db,
          'demo',
          role === 'source' ? 'destination' : 'source',
          id,
        );
        const joined = await joinStores(db, 'demo', { id, role, others }, now);
        await matchAll(db, joined.connectionIds);
        return id;
      };
      const used = async (id: string) => {
        const store = await loadStore(db, 'demo', id);
        if (!store) throw new Error('no store');
        const line = anOrderLine();
        const facts = await loadLineFacts(db, store, anOrder({ lines: [line] }));
        return facts(line).map((known) => known.sourceStoreId);
      };
      const lonely = await open('my-shop', 'destination');
      expect(await used(lonely)).toEqual([stores.source.id]);
      const mine = await open('my-warehouse', 'source');
      expect(await used(lonely)).toEqual([mine]);
      expect(await used(stores.destination.id)).toEqual([stores.source.id]);
    });

    it('gives a part number to one of two decisions', async () => {
      const { orderId, made } = await startedPush(db, stores.destination);
      expect(await saveDecision(db, stores.destination, orderId, made, now)).toEqual({
        saved: false,
      });
      const parts = await loadParts(db, stores.destination, orderId);
      const held = new Map([['gid://shopify/LineItem/11', 2]]);
      expect(parts).toEqual({
        parts: 1,
        standing: true,
        held,
        back: new Map(),
        short: new Set(),
        shares: [{ part: 1, shippingShare: [[0, 10_000]] }],
      });
    });

    it('lets one of many win a push, and only the winner set it back', async () => {
      const { push } = await startedPush(db, stores.destination);
      const row = pushRow(db, () => now);
      const claims = await Promise.all([1, 2, 3].map(() => row.win(push, push.lines, turnAt(now))));
      const [claim] = claims.filter((token) => token !== undefined);
      expect(claims.filter((token) => token !== undefined)).toHaveLength(1);
      const failure = { kind: 'unreachable', message: 'closed' } as const;
      const after = { state: 'ready', dueAt: now, setbacks: 1 } as const;
      await row.setBack(push, 'somebody else', failure, after);
      expect((await loadPush(db, 'demo', push.id))?.state).toBe('creating');
      await row.setBack(push, claim, failure, after);
      expect((await loadPush(db, 'demo', push.id))?.state).toBe('ready');
    });

    it('records a source order once, tells of it once, and owes its settling until done', async () => {
      const { push } = await startedPush(db, stores.destination);
      const row = pushRow(db, () => now);
      await row.recordCreated(
        push,
        { id: 'o-1', name: '#2001', createdAt: '2026-11-23T12:00:30Z' },
        'push-created',
      );
      await row.recordCreated(
        push,
        { id: 'o-2', name: '#2002', createdAt: '2026-11-23T12:00:30Z' },
        'push-found',
      );
      const kept = await loadPushByReference(db, 'demo', stores.source.id, push.reference);
      expect(kept).toMatchObject({ state: 'created', sourceOrderName: '#2001', dueAt: now });
      expect(await db.select().from(notices)).toMatchObject([
        {
          kind: 'new-order-received',
          storeId: stores.source.id,
          otherStoreId: stores.destination.id,
          orderId: push.orderId,
          facts: { sourceOrderName: '#2001' },
        },
      ]);
      if (kept) await row.markSettled(kept);
      expect(await takePushesDue(db, now)).toEqual([]);
    });

    it('retries what failed and never what is done or another account’s', async () => {
      const { push } = await startedPush(db, stores.destination);
      const row = pushRow(db, () => now);
      const claim = await row.win(push, push.lines, turnAt(now));
      await row.setBack(
        push,
        claim,
        { kind: 'refused', code: 'INVALID', message: 'no' },
        { state: 'failed' },
      );
      expect(await takePushesDue(db, now + 1e9)).toEqual([]);
      expect(await retryPush(db, 'other', push.id, 'Mallory', now)).toBe(false);
      expect(await retryPush(db, 'demo', push.id, 'You', now)).toBe(true);
      expect(await takePushesDue(db, now)).toEqual([{ accountId: 'demo', id: push.id }]);
      await row.recordCreated(
        push,
        { id: 'o-1', name: '#2001', createdAt: '2026-11-23T12:00:30Z' },
        'push-created',
      );
      expect(await retryPush(db, 'demo', push.id, 'You', now)).toBe(false);
    });

    it('sends a shipment with the newest tracking, whichever reading was written last', async () => {
      const { push } = await startedPush(db, stores.destination);
      const seen = (updatedAt: string, numbers: string[], reading: number) => ({
        shipment: {
          id: 'f-1',
          orderId: 'o-1',
          name: '#2001.1',
          status: 'success' as const,
          createdAt: updatedAt,
          updatedAt,
          tracking: { company: 'UPS', numbers, urls: [] },
          delivery: undefined,
          lines: [],
          orderReference: push.reference,
        },
        lines: [{ destinationLineId: '11', quantity: 2 }],
        reading,
      });
      const { shipmentId } = await recordShipment(
        db,
        push,
        seen('2026-11-23T12:02:05Z', ['1Z-NEW'], 8),
        now,
      );
      await recordShipment(db, push, seen('2026-11-23T12:02:01Z', [], 7), now);
      const read = await loadShipment(db, 'demo', shipmentId);
      if (!read) throw new Error('no shipment');
      await recordShipment(db, push, seen('2026-11-23T12:02:05Z', ['1Z-CORRECTED'], 9), now);
      expect(await shipmentRow(db, () => now).win(read, turnAt(now))).toBeDefined();
      expect((await loadShipment(db, 'demo', shipmentId))?.tracking.numbers).toEqual([
        '1Z-CORRECTED',
      ]);
    });

    it('[OP11] owes pushes and shipments that a store refused, with the return of that store', async () => {
      const { source, destination } = stores;
      const { push } = await startedPush(db, destination);
      const shipment = {
        id: 'f-1',
        orderId: 'o-1',
        name: '#2001.1',
        status: 'success' as const,
        createdAt: '2026-11-23T12:02:05Z',
        updatedAt: '2026-11-23T12:02:05Z',
        tracking: { company: 'UPS', numbers: ['1Z'], urls: [] },
        delivery: undefined,
        lines: [],
        orderReference: push.reference,
      };
      const { shipmentId } = await recordShipment(
        db,
        push,
        { shipment, lines: [{ destinationLineId: '11', quantity: 2 }], reading: 8 },
        now,
      );
      const read = await loadShipment(db, 'demo', shipmentId);
      if (!read) throw new Error('no shipment');
      const failure = { kind: 'forbidden', status: 402, message: 'frozen' } as const;
      await pushRow(db, () => now).setBack(push, undefined, failure, { state: 'failed' });
      await shipmentRow(db, () => now).setBack(read, undefined, failure, { state: 'failed' });
      const states = async () => [
        (await loadPush(db, 'demo', push.id))?.state,
        (await loadShipment(db, 'demo', shipmentId))?.state,
      ];
      const name = { accountId: 'demo', storeId: source.id };
      const ids = [push.id, shipmentId];
      await markStoreState(db, name, 'working', now);
      expect(await states()).toEqual(['failed', 'failed']);
      await markStoreState(db, name, 'forbidden', now);
      for (const one of ids)
        expect(await listRefusingStores(db, 'demo', [one])).toEqual([source.id]);
      expect(await listRefusingStores(db, 'other', ids)).toEqual([]);
      await markStoreState(db, name, 'working', now);
      expect(await states()).toEqual(['ready', 'ready']);
      expect(await listRefusingStores(db, 'demo', ids)).toEqual([]);
    });

    it('hands an owed row over once a minute, not once a sweep', async () => {
      const { push } = await startedPush(db, stores.destination);
      const owed = [{ accountId: 'demo', id: push.id }];
      expect(await takePushesDue(db, now)).toEqual(owed);
      expect(await takePushesDue(db, now + 15_000)).toEqual([]);
      expect(await takePushesDue(db, now + 60_000)).toEqual(owed);
    });

    it('withdraws or sets back nothing that took a turn since it was read', async () => {
      const { push } = await startedPush(db, stores.destination);
      const row = pushRow(db, () => now);
      const claim = await row.win(push, push.lines, turnAt(now));
      const failure = { kind: 'not-now', message: 'on hold' } as const;
      await row.setBack(push, claim, failure, { state: 'ready', dueAt: now, setbacks: 1 });
      await row.withdraw(push, 'cancelled');
      await row.setBack(push, undefined, failure, { state: 'failed' });
      expect(await loadPush(db, 'demo', push.id)).toMatchObject({ state: 'ready', attempts: 1 });
    });

    it('keeps no address, e-mail or phone of a customer', async () => {
      await startedPush(db, stores.destination);
      const [kept] = await db.all<{ all: string }>(
        sql`select (select group_concat(o.name || o.customer_name || coalesce(o.decision, '')) from orders o) as "all"`,
      );
      expect(kept?.all).toContain('Dana');
      const columns = await db.all<{ name: string }>(
        sql`select name from pragma_table_info('orders')`,
      );
      expect(
        columns.map((column) => column.name).filter((name) => /mail|phone|address/.test(name)),
      ).toEqual([]);
    });
  });
}
