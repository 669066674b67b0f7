/** What the pages of orders to ship and the lease on shipping one keep, on whichever database (SO1). */
import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { decodeCursor } from '../../db/pages/cursor.ts';
import {
  findOrdersToShip,
  listPushesToShip,
  listSourceSkus,
  plainNumber,
} from '../../db/pages/orders-to-ship-find.ts';
import { placeId } from '../../db/pages/orders-to-ship-lines.ts';
import {
  countFurtherToShip,
  listOrdersToShip,
  type ToShipFilter,
} from '../../db/pages/orders-to-ship-page.ts';
import { listSellingStores, listSourcePlaces } from '../../db/pages/orders-to-ship-places.ts';
import { recordNothingOpen } from '../../db/records/nothing-open.ts';
import { isAllShipped, recordShipAsked, whyNotToShip } from '../../db/records/ship-asked.ts';
import { keepShipLease, releaseShipLease, takeShipLease } from '../../db/records/ship-lease.ts';
import { recordShipment } from '../../db/records/shipment-seen.ts';
import { recordTakenBack } from '../../db/records/taken-back.ts';
import type { Push } from '../../src/order-push/push.ts';
import type { Store } from '../../src/stores/store.ts';
import { anOrderLine } from '../support/builders.ts';
import { now, startedPush, takeOrder, twoStores } from '../support/two-stores.ts';

const minute = 60_000;

export function ordersToShipContract(name: string, open: () => Promise<Database>): void {
  describe(`orders to ship on ${name}`, () => {
    let db: Database;
    let stores: { source: Store; destination: Store };
    beforeEach(async () => {
      db = await open();
      stores = await twoStores(db);
    });

    const numbered = (number: number, at = now + number) => ({
      id: `gid://shopify/Order/${number}`,
      name: `#${number}`,
      at,
    });
    const startedAt = async (number: number): Promise<Push> => {
      const { push } = await startedPush(db, stores.destination, numbered(number));
      await db.run(sql`update pushes set state = 'created', source_order_id = ${`o-${number}`},
        source_order_name = ${`N ${5000 + number}`} where id = ${push.id}`);
      return push;
    };
    const names = async (filter: ToShipFilter = {}) =>
      (await listOrdersToShip(db, 'demo', { limit: 50, ...filter })).rows.map((row) => row.name);

    it('[SO1] ship from where the source routed them, else from the first location of their group', async () => {
      const { source } = stores;
      await db.run(sql`insert into locations (store_id, platform_id, position, name, active, fulfills_online)
        values (${source.id}, 'annex', 1, 'Annex', 1, 1)`);
      const lines = [
        anOrderLine({
          assigned: [
            { locationId: 'dest-1', quantity: 1 },
            { locationId: 'unknown', quantity: 1 },
          ],
        }),
      ];
      const { push } = await startedPush(db, stores.destination, { ...numbered(1), lines });
      await takeOrder(db, stores.destination, { ...numbered(2), lines, payment: 'pending' });
      const places = async () =>
        (await listOrdersToShip(db, 'demo', { limit: 50 })).rows.map((row) =>
          row.lines.map((line) => line.places),
        );
      const main = placeId(source.id, 'main');
      const annex = placeId(source.id, 'annex');
      expect(await places()).toEqual([[[main]], [[main]]]);
      await db.run(sql`update pushes set state = 'created'`);
      // The unit of a location that nobody mapped is at no source.
      expect(await places()).toEqual([[[main]], [[main]], [[main]]]);
      const routed = [
        { destinationLineId: 'gid://shopify/LineItem/11', locationId: 'annex', quantity: 2 },
      ];
      await db.run(sql`update pushes set source_routed = ${JSON.stringify(routed)}
        where id = ${push.id}`);
      expect(await places()).toEqual([[[main]], [[annex]], [[main]]]);
      expect(await names({ place: annex })).toEqual(['#1']);
      expect(await names({ place: main })).toEqual(['#1', '#2']);
      expect(await names({ place: main, show: 'pushed' })).toEqual([]);
      expect(await names({ place: placeId(stores.destination.id, 'main') })).toEqual([]);
      await db.run(sql`update locations set active = 0 where store_id = ${source.id}`);
      expect(await places()).toEqual([[[]], [[annex]], [[]]]);
    });

    it('[SO1] are looked at a thousand a page, and the page says how far that was', async () => {
      // Two that are to ship, far apart; between them what no source could.
      const first = await takeOrder(db, stores.destination, { ...numbered(1), payment: 'pending' });
      await db.run(sql`insert into orders (id, account_id, store_id, platform_id, name, customer_name, unit_count,
          total_amount, currency, payment, fulfillment, placed_at, platform_updated_at, reading, first_seen_at)
        with recursive n (i) as (select 1 union all select i + 1 from n where i < 1500)
        select 'x-' || i, account_id, store_id, 'x-' || i, '#x' || i, '', 1, '1', 'USD', 'paid', 'unfulfilled',
          placed_at, placed_at, 1, ${now + minute} + i from n join orders on id = ${first.orderId}`);
      await takeOrder(db, stores.destination, {
        ...numbered(2, now + 9 * minute),
        payment: 'pending',
      });
      const page = { limit: 2, show: 'unpushed' as const };
      const one = await listOrdersToShip(db, 'demo', page);
      expect(one.rows.map((row) => row.name)).toEqual(['#1']);
      expect(one.lookedTo).toBe(now + minute + 999);
      const two = await listOrdersToShip(db, 'demo', {
        ...page,
        after: decodeCursor(one.next ?? ''),
      });
      expect(two.rows.map((row) => row.name)).toEqual(['#2']);
      expect([two.next, two.lookedTo]).toEqual([null, null]);
      const full = await listOrdersToShip(db, 'demo', { ...page, limit: 1 });
      expect(full.rows.map((row) => row.name)).toEqual(['#1']);
      expect([full.next, full.lookedTo]).toEqual([expect.any(String), now + minute + 999]);
    });

    it('[SO1] are found by the number of either store, and chosen by their pushes', async () => {
      const { source, destination } = stores;
      const push = await startedAt(1001);
      const other = await startedAt(1002);
      const find = async (typed: string, sourceId?: string, accountId = 'demo') =>
        (await findOrdersToShip(db, accountId, { sourceId, number: plainNumber(typed) })).map(
          (row) => row.name,
        );
      for (const typed of ['1001', '# 1001', 'n6001', ' N 6001 '])
        expect(await find(typed, source.id)).toEqual(['#1001']);
      for (const typed of ['100', '10011', '6001']) expect(await find(typed)).toEqual([]);
      expect(await find('1001', destination.id)).toEqual([]);
      expect(await find('1001', undefined, 'other')).toEqual([]);
      const chosen = async (pushIds: string[], accountId = 'demo') =>
        (await listPushesToShip(db, accountId, { sourceId: undefined, pushIds })).map(
          (row) => row.name,
        );
      expect(await chosen([other.id, push.id, 'ps_unknown'])).toEqual(['#1001', '#1002']);
      expect(await chosen([other.id])).toEqual(['#1002']);
      expect(await chosen([other.id], 'other')).toEqual([]);
      expect((await listSourceSkus(db, 'demo', [push.id])).map(({ sku }) => sku)).toEqual([
        'MUG-RED',
      ]);
      expect(await listSourceSkus(db, 'other', [push.id])).toEqual([]);
      const after = { at: now, id: '', part: 0 };
      const counted = (count: number) => ({ count, mayBeMore: false });
      expect(await countFurtherToShip(db, 'demo', { after })).toEqual(counted(2));
      const unpushed = await countFurtherToShip(db, 'demo', { after, show: 'unpushed' });
      expect(unpushed).toEqual(counted(0));
    });

    it('[SO1, AC1] may be narrowed to the stores and places of the account’s sources', async () => {
      const { source, destination } = stores;
      expect(await listSourcePlaces(db, 'demo', undefined)).toEqual([
        {
          ...{ id: placeId(source.id, 'main'), name: 'main', isOpen: true },
          ...{ storeId: source.id, storeName: 'north-supply' },
        },
      ]);
      expect(await listSourcePlaces(db, 'demo', destination.id)).toEqual([]);
      expect(await listSourcePlaces(db, 'other', undefined)).toEqual([]);
      const selling = [{ id: destination.id, name: 'mug-street' }];
      expect(await listSellingStores(db, 'demo', undefined)).toEqual(selling);
      expect(await listSellingStores(db, 'demo', source.id)).toEqual(selling);
      expect(await listSellingStores(db, 'demo', destination.id)).toEqual([]);
      expect(await listSellingStores(db, 'other', undefined)).toEqual([]);
    });

    it('[SO1] have the units that their own store did not ship, of what needs a parcel', async () => {
      const lines = [
        anOrderLine({ quantity: 3, currentQuantity: 3, unfulfilledQuantity: 3 }),
        anOrderLine({ id: 'gid://shopify/LineItem/12', sku: 'OWN' }),
        anOrderLine({ id: 'gid://shopify/LineItem/13', sku: 'FILE', requiresShipping: false }),
      ];
      const order = { ...numbered(1), lines, payment: 'pending' as const };
      await takeOrder(db, stores.destination, order);
      const left = async () =>
        (await listOrdersToShip(db, 'demo', { limit: 50 })).rows.map((row) =>
          row.lines.map(({ sku, quantity }) => `${quantity} ${sku}`),
        );
      expect(await left()).toEqual([['3 MUG-RED', '2 OWN']]);
      const [first, ...others] = lines;
      for (const [unfulfilledQuantity, open] of [
        [1, [['1 MUG-RED', '2 OWN']]],
        [0, []],
      ] as const) {
        const shipped = first ? [{ ...first, unfulfilledQuantity }, ...others] : [];
        await takeOrder(db, stores.destination, { ...order, lines: shipped });
        expect(await left()).toEqual(open);
      }
    });

    it('[SO1] have a row of what no source has beside those of their pushes', async () => {
      const push = await startedAt(1);
      expect(await names()).toEqual(['#1']);
      // Two more were added to the line, and wait.
      await db.run(sql`update order_lines set quantity = 4, current_quantity = 4, open_quantity = 4,
        hold = 'too-few', held_quantity = 2 where order_id = ${push.orderId}`);
      const rows = async (sourceId?: string) =>
        (await listOrdersToShip(db, 'demo', { limit: 50, sourceId })).rows.map((row) => [
          row.pushId,
          row.lines.map(({ quantity }) => quantity),
        ]);
      const [[, pushed] = []] = (await rows()).filter(([pushId]) => pushId !== null);
      const free = (units: number) => [null, [units]];
      const both = [free(4 - Number(pushed?.[0])), [push.id, pushed]];
      expect(await rows(stores.source.id)).toEqual(both);
      // What was shipped and copied is open there no more, whether its order was read again or not.
      await db.run(sql`insert into shipments (id, account_id, push_id, source_store_id, source_shipment_id,
          latest_tracking, source_updated_at, reading, tracking, lines, copied, destination_shipment_ids, state, updated_at)
        select 'sh_1', 'demo', ${push.id}, ${stores.source.id}, 'f-1', '{"numbers":[],"urls":[]}', '', 1,
          '{"numbers":[],"urls":[]}', l.lines, l.lines, '[]', 'created', ${now} from (select json_array(json_object(
            'destinationLineId', '11', 'quantity', quantity)) as lines from push_lines where push_id = ${push.id}) l`);
      expect(await rows()).toEqual([both[0]]);
      await db.run(sql`update order_lines set open_quantity = 4 - (select quantity from push_lines
        where push_id = ${push.id}) where order_id = ${push.orderId}`);
      expect(await rows()).toEqual([both[0]]);
    });

    it('[SO1] are here no more once their source has nothing open, until it took a shipment back', async () => {
      const push = await startedAt(1);
      const shipment = {
        ...{ id: 'f-1', orderId: 'o-1', name: 'N1-F1', status: 'success' as const },
        ...{ createdAt: '2026-11-23T12:00:00Z', updatedAt: '2026-11-23T12:00:00Z' },
        tracking: { company: undefined, numbers: [], urls: [] },
        ...{ delivery: undefined, lines: [], orderReference: undefined },
      };
      const lines = [{ destinationLineId: '11', quantity: 1 }];
      await recordShipment(db, push, { shipment, lines, reading: 5 }, now);
      await recordNothingOpen(db, { ...push, accountId: 'other' }, now);
      expect(await names()).toEqual(['#1']);
      await recordNothingOpen(db, push, now);
      expect(await names()).toEqual([]);
      const left = async () =>
        (await listOrdersToShip(db, 'demo', { limit: 50 })).rows[0]?.lines[0]?.quantity;
      await recordTakenBack(db, push, { shipment, lines, reading: 6 }, now + 10);
      const all = await left();
      expect(await names()).toEqual(['#1']);
      // The store was asked before that was seen.
      await recordNothingOpen(db, push, now + 10);
      expect(await left()).toBe(all);
      // An older reading changes nothing; a newer one that shows it shipped does.
      await recordShipment(db, push, { shipment, lines, reading: 4 }, now + 20);
      expect(await left()).toBe(all);
      await recordShipment(db, push, { shipment, lines, reading: 7 }, now + 20);
      expect(await left()).toBe(Number(all) - 1);
      await recordNothingOpen(db, push, now + 30);
      await recordShipAsked(db, push, { person: 'You', words: '' }, now + 31);
      expect(await names()).toEqual(['#1']);
    });

    it('[SO1] are no press’s to ship once their own store calls them cancelled or fulfilled', async () => {
      const { id, orderId } = await startedAt(1);
      const why = () => whyNotToShip(db, 'demo', orderId);
      expect(await why()).toBeUndefined();
      expect(await isAllShipped(db, { id, orderId })).toBe(false);
      await db.run(sql`update orders set fulfillment = 'fulfilled' where id = ${orderId}`);
      expect(await why()).toBe('fulfilled');
      expect(await whyNotToShip(db, 'other', orderId)).toBeUndefined();
      await db.run(sql`update orders set cancelled_at = '' where id = ${orderId}`);
      expect(await why()).toBe('cancelled');
    });

    it('[SO1] a push is shipped by one press at a time, until it lets go or its time is over', async () => {
      const push = await startedAt(1);
      const mine = { claim: 'c-1', by: 'You' };
      const hers = { claim: 'c-2', by: 'Noor' };
      const at = (ms: number) => ({ now: ms, until: ms + 3 * minute });
      const strange = { id: push.id, accountId: 'other' };
      expect(await takeShipLease(db, strange, hers, at(now))).toBe('somebody else');
      expect(await takeShipLease(db, push, mine, at(now))).toBeUndefined();
      expect(await takeShipLease(db, push, hers, at(now + 1))).toBe('You');
      expect(await keepShipLease(db, push, hers, at(now + 1))).toBe('You');
      await releaseShipLease(db, push, hers);
      expect(await takeShipLease(db, push, hers, at(now + 3 * minute - 1))).toBe('You');
      expect(await keepShipLease(db, push, mine, at(now + minute))).toBeUndefined();
      expect(await takeShipLease(db, push, hers, at(now + 3 * minute))).toBe('You');
      expect(await takeShipLease(db, push, hers, at(now + 4 * minute))).toBeUndefined();
      expect(await keepShipLease(db, push, mine, at(now + 4 * minute))).toBe('Noor');
      await releaseShipLease(db, push, mine);
      expect(await takeShipLease(db, push, mine, at(now + 5 * minute))).toBe('Noor');
      await releaseShipLease(db, push, hers);
      expect(await takeShipLease(db, push, mine, at(now + 5 * minute))).toBeUndefined();
    });
  });
}
