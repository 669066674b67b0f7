/** Rows of where pushes ship from: run on libSQL in Node and on D1 inside workerd. */
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { readOrderPage } from '../../db/pages/order-page.ts';
import { replaceLocations } from '../../db/records/catalog.ts';
import { loadGroupUnits, mayRouteOutside } from '../../db/records/group-units.ts';
import { loadPush } from '../../db/records/load-pushes.ts';
import { pushRow } from '../../db/records/pushes.ts';
import {
  listRoutingsDue,
  loadRoutings,
  routingRecord,
  takeRoutings,
} from '../../db/records/routings.ts';
import {
  locationGroupSources,
  locationGroups,
  orderLines,
  pushes,
  pushLines,
  stockLevels,
} from '../../db/schema/index.ts';
import type { Push } from '../../src/order-push/push.ts';
import type { Routing } from '../../src/order-push/routing.ts';
import type { Store } from '../../src/stores/store.ts';
import { now, startedPush, twoStores } from '../support/two-stores.ts';

const owed: Routing = {
  number: 1,
  fromLocationId: 'main',
  toLocationId: 'yard',
  state: 'owed',
  why: undefined,
  setbacks: 0,
  dueAt: now,
};
const waiting: Routing = { ...owed, fromLocationId: undefined, toLocationId: undefined };

export function routingsContract(name: string, open: () => Promise<Database>): void {
  describe(`routings on ${name}`, () => {
    let db: Database;
    let stores: { source: Store; destination: Store };
    let push: Push;
    beforeEach(async () => {
      db = await open();
      stores = await twoStores(db);
      push = (await startedPush(db, stores.destination)).push;
    });

    const location = (id: string, change: { active?: boolean; fulfillsOnline?: boolean } = {}) => ({
      id,
      name: `The ${id}`,
      active: true,
      fulfillsOnline: true,
      ...change,
    });
    const group = async () => {
      const [row] = await db.select().from(locationGroups);
      if (!row) throw new Error('no group');
      return row;
    };
    const serve = async (...ids: string[]) => {
      const { id: groupId, connectionId } = await group();
      await db.delete(locationGroupSources).where(eq(locationGroupSources.groupId, groupId));
      for (const [at, sourceLocationId] of ids.entries())
        await db
          .insert(locationGroupSources)
          .values({ connectionId, groupId, sourceLocationId, priority: ids.length - at });
    };
    const created = (rows: Routing[]) =>
      pushRow(db, () => now).recordCreated(
        push,
        { id: 'o-1', name: '#2001', createdAt: '2026-11-23T12:00:30Z' },
        'push-created',
        { settled: true, routings: rows },
      );
    const read = () => loadPush(db, 'demo', push.id);
    const events = async () =>
      ((await readOrderPage(db, 'demo', push.orderId))?.events ?? [])
        .filter(({ kind }) => kind.startsWith('routing'))
        .map(({ kind, actor, detail }) => [kind, actor, detail]);

    it('[OP5] want nothing where the group has every location that may be chosen', async () => {
      expect(await loadGroupUnits(db, push.id)).toEqual([]);
      expect(await mayRouteOutside(db, 'demo', stores.source.id)).toBe(false);
      await replaceLocations(
        db,
        stores.source.id,
        [
          location('main'),
          location('counter', { fulfillsOnline: false }),
          location('shut', { active: false }),
        ],
        now,
      );
      expect(await loadGroupUnits(db, push.id)).toEqual([]);
      expect(await mayRouteOutside(db, 'demo', stores.source.id)).toBe(false);
    });

    it('[OP5] want each line in its group’s open locations, first by priority, with what is there', async () => {
      const all = [
        location('main'),
        location('yard'),
        location('quay'),
        location('shut', { active: false }),
      ];
      await replaceLocations(db, stores.source.id, all, now);
      await serve('shut', 'quay', 'yard');
      await db.insert(stockLevels).values({
        sourceStoreId: stores.source.id,
        inventoryItemId: 'listing-s1',
        locationId: 'quay',
        available: 7,
        readAt: now,
      });
      expect(await loadGroupUnits(db, push.id)).toEqual([
        {
          sourceVariantId: 's1',
          units: 2,
          locations: [
            { id: 'yard', available: undefined },
            { id: 'quay', available: 7 },
          ],
        },
      ]);
      expect(await mayRouteOutside(db, 'demo', stores.source.id)).toBe(true);
      expect(await mayRouteOutside(db, 'other', stores.source.id)).toBe(false);
      expect(await mayRouteOutside(db, 'demo', stores.destination.id)).toBe(false);
    });

    it('[OP5, OP13] want of each part what its own places are to ship', async () => {
      const all = [location('main'), location('yard'), location('quay')];
      await replaceLocations(db, stores.source.id, all, now);
      await serve('yard');
      const { connectionId, destinationLocationId: shop } = await group();
      const stall = { connectionId, id: 'g2', name: 'Stall', destinationLocationId: 'dest-2' };
      await db.insert(locationGroups).values(stall);
      await db
        .insert(locationGroupSources)
        .values({ connectionId, groupId: 'g2', sourceLocationId: 'quay', priority: 1 });
      const assigned = [
        { locationId: 'dest-2', quantity: 1 },
        { locationId: shop, quantity: 2 },
      ];
      await db.update(orderLines).set({ assigned });
      const [first] = await db.select().from(pushes);
      const [line] = await db.select().from(pushLines);
      if (!first || !line) throw new Error('nothing was pushed');
      await db.insert(pushes).values({ ...first, id: 'ps_2', part: 2, reference: 'r2' });
      await db.insert(pushLines).values({ ...line, pushId: 'ps_2', quantity: 1 });
      const lies = (locationId: string, quantity: number) => [
        { destinationLineId: 'gid://shopify/LineItem/11', locationId, quantity },
      ];
      const wants = async (id: string) =>
        (await loadGroupUnits(db, id)).map(({ units, locations }) => [units, locations[0]?.id]);
      const put = (id: string, sourceRouted: ReturnType<typeof lies>) =>
        db.update(pushes).set({ state: 'created', sourceRouted }).where(eq(pushes.id, id));
      await put(push.id, lies('yard', 2));
      expect(await wants('ps_2')).toEqual([[1, 'quay']]);
      await put('ps_2', lies('quay', 1));
      expect(await wants(push.id)).toEqual([[2, 'yard']]);
      // What the first part has shipped is at no place any more.
      await db.update(orderLines).set({ assigned: assigned.slice(0, 1) });
      expect(await wants('ps_2')).toEqual([[1, 'quay']]);
    });

    it('[OP2] begin with the source order, once, whoever records it second', async () => {
      await created([owed]);
      await created([owed, { ...owed, number: 2, fromLocationId: 'quay' }]);
      expect(await loadRoutings(db, 'demo', push.id)).toEqual([owed]);
      expect(await loadRoutings(db, 'other', push.id)).toEqual([]);
    });

    it('[OP5, ST1] say whether it is known where the push ships from, and since when', async () => {
      expect(await read()).toMatchObject({ isRouting: false, routedAt: undefined });
      await created([owed]);
      expect(await read()).toMatchObject({ isRouting: true, routedAt: now });
      const record = routingRecord(db, () => now + 5);
      const late: Routing = { ...owed, state: 'elsewhere', why: 'not-routed', dueAt: undefined };
      await record.change(push, owed, late, 'Crossdock');
      expect(await read()).toMatchObject({ isRouting: true, routedAt: now + 5 });
      await record.change(push, late, { ...late, why: 'refused No.' }, 'Crossdock');
      expect(await read()).toMatchObject({ isRouting: false });
    });

    it('[OP5] are one caller’s until its time is over, and owed again from then on', async () => {
      await created([owed]);
      expect(await listRoutingsDue(db, now - 1)).toEqual([]);
      expect(await listRoutingsDue(db, now)).toEqual([{ accountId: 'demo', id: push.id }]);
      expect(await takeRoutings(db, 'other', push.id, now, now + 60)).toEqual([]);
      expect(await takeRoutings(db, 'demo', push.id, now, now + 60)).toMatchObject([{ number: 1 }]);
      expect(await takeRoutings(db, 'demo', push.id, now + 59, now + 120)).toEqual([]);
      expect(await listRoutingsDue(db, now + 59)).toEqual([]);
      expect(await takeRoutings(db, 'demo', push.id, now + 60, now + 120)).toHaveLength(1);
    });

    it('[OP5] change only while they are what they were, and stand on the timeline once', async () => {
      await replaceLocations(db, stores.source.id, [location('main'), location('yard')], now);
      await created([owed]);
      const record = routingRecord(db, () => now);
      const moved: Routing = { ...owed, state: 'moved', dueAt: undefined };
      const routed = [{ destinationLineId: 'l', locationId: 'yard', quantity: 2 }];
      await record.change(push, owed, moved, 'Crossdock', routed);
      expect(await read()).toMatchObject({ sourceRouted: routed });
      await record.change(push, owed, { ...owed, setbacks: 4 }, 'Crossdock', []);
      expect(await read()).toMatchObject({ sourceRouted: routed });
      await record.change(push, owed, { ...owed, setbacks: 4 }, 'Crossdock');
      await record.change(push, owed, moved, 'Crossdock');
      expect(await loadRoutings(db, 'demo', push.id)).toEqual([moved]);
      expect(await events()).toEqual([['routing-moved', 'Crossdock', 'The main to The yard']]);
      const back: Routing = {
        ...moved,
        state: 'elsewhere',
        why: 'by-hand',
        toLocationId: undefined,
      };
      await record.change(push, moved, back, 'North Supply');
      expect(await loadRoutings(db, 'demo', push.id)).toEqual([back]);
      expect((await events())[1]).toEqual(['routing-elsewhere', 'North Supply', 'The main']);
    });

    it('[SO1, ST1] are not kept where it lies now before its ledgers know what was taken', async () => {
      await created([]);
      const record = routingRecord(db, () => now);
      const lies = [{ destinationLineId: 'l', locationId: 'yard', quantity: 2 }];
      const before = (await read())?.sourceRouted;
      await db.update(pushes).set({ dueAt: now }).where(eq(pushes.id, push.id));
      await record.keepPlaces(push, lies);
      expect((await read())?.sourceRouted).toEqual(before);
      await db.update(pushes).set({ dueAt: null }).where(eq(pushes.id, push.id));
      await record.keepPlaces(push, lies);
      expect((await read())?.sourceRouted).toEqual(lies);
    });

    it('[OP5] give way to what is known once the store has routed it', async () => {
      await replaceLocations(db, stores.source.id, [location('main'), location('yard')], now);
      await created([waiting]);
      const rows = [
        owed,
        { ...owed, number: 2, fromLocationId: 'quay', state: 'elsewhere' as const },
      ];
      const record = routingRecord(db, () => now);
      const lies = (locationId: string) => [{ destinationLineId: 'l', locationId, quantity: 2 }];
      await record.replace(push, waiting, rows, lies('main'));
      await record.replace(push, waiting, rows, lies('quay'));
      expect(await read()).toMatchObject({ sourceRouted: lies('main') });
      expect(await loadRoutings(db, 'demo', push.id)).toEqual(rows);
      expect((await readOrderPage(db, 'demo', push.orderId))?.routings).toEqual([
        {
          pushId: push.id,
          number: 1,
          state: 'owed',
          why: null,
          fromName: 'The main',
          toName: 'The yard',
        },
        {
          pushId: push.id,
          number: 2,
          state: 'elsewhere',
          why: null,
          fromName: 'a closed location',
          toName: 'The yard',
        },
      ]);
    });

    it('[OP5] are not needed to say where a push ships from as its create was answered', async () => {
      const part = (locationId: string) => ({ destinationLineId: 'l', locationId, quantity: 1 });
      await replaceLocations(db, stores.source.id, [location('main'), location('yard')], now);
      await pushRow(db, () => now).recordCreated(
        push,
        {
          id: 'o-1',
          name: '#2001',
          createdAt: '2026-11-23T12:00:30Z',
          routed: [part('yard'), part('main'), part('yard')],
        },
        'push-created',
      );
      expect((await readOrderPage(db, 'demo', push.orderId))?.shipsFrom).toEqual([
        { pushId: push.id, name: 'The main' },
        { pushId: push.id, name: 'The yard' },
      ]);
    });
  });
}
