/** What every database must answer to Order Push Settings and plans: on libSQL in Node and on D1 in workerd. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { listPushSettings } from '../../db/pages/push-settings-page.ts';
import { changePlan, savePushSettings, turnSwitch } from '../../db/records/push-settings.ts';
import { loadOrderName, loadPushed, loadStanding } from '../../db/records/pushed-orders.ts';
import { listStaying, listUndecided, loadDestinationsOf } from '../../db/records/reconnected.ts';
import { loadStore, recordStore } from '../../db/records/stores.ts';
import type { MendedReasons } from '../../src/order-push/mended-reasons.ts';
import { defaultOrderPushSettings, type OrderPushSettings } from '../../src/order-push/settings.ts';
import { type Plan, pushingPlans } from '../../src/stores/plan.ts';
import type { Store } from '../../src/stores/store.ts';
import { anOrderLine } from '../support/builders.ts';
import { entry, now, seal, startedPush, takeOrder, twoStores } from '../support/two-stores.ts';

const by = { askedBy: 'You', about: 'mug-street' };
const mends: MendedReasons = { decisions: [], holds: [], failures: [] };

export function pushSettingsContract(name: string, open: () => Promise<Database>): void {
  describe(`Order Push Settings on ${name}`, () => {
    let db: Database;
    let stores: { source: Store; destination: Store };
    beforeEach(async () => {
      db = await open();
      stores = await twoStores(db);
    });

    const named = () => ({ accountId: 'demo', storeId: stores.destination.id });
    const others = () => ({ ...named(), accountId: 'other' });
    const loaded = async () => {
      const { plan, orderPushOn, orderPushSince } =
        (await loadStore(db, 'demo', stores.destination.id)) ?? {};
      return { plan, on: orderPushOn, since: orderPushSince };
    };
    const turn = async (on: boolean, at: number, of = named()) =>
      (await turnSwitch(db, of, { on, pushingPlans }, by, at)).turned;
    const change = async (plan: Plan, at: number, of = named()) =>
      (await changePlan(db, of, { plan, pushingPlans }, by, at)).changed;
    const save = (
      revision: number,
      settings: OrderPushSettings,
      {
        of = named(),
        mended = mends,
      }: { of?: ReturnType<typeof named>; mended?: MendedReasons } = {},
    ) => savePushSettings(db, of, { revision, settings, mended }, by, now);

    it('[OP12] are saved over the revision that was read, once', async () => {
      const settings = { ...defaultOrderPushSettings, tags: ['web', 'it’s'] };
      expect(await save(0, settings, { of: others() })).toBeUndefined();
      expect(await save(0, settings)).toEqual({ revision: 1, recheck: null });
      expect(await save(0, defaultOrderPushSettings)).toBeUndefined();
      const store = await loadStore(db, 'demo', stores.destination.id);
      expect(store).toMatchObject({ orderPush: settings, orderPushRevision: 1 });
      expect(await listPushSettings(db, 'demo', {})).toEqual([
        {
          storeId: stores.destination.id,
          storeName: 'mug-street',
          state: 'working',
          currency: 'USD',
          plan: 'traction',
          on: true,
          since: Date.parse('2026-11-23T11:00:00Z'),
          saved: settings,
          revision: 1,
          sources: [{ storeId: stores.source.id, name: 'north-supply', currency: 'USD' }],
        },
      ]);
    });

    it('[OP3] are listed of the destinations that are asked for', async () => {
      const ids = async (asked: Parameters<typeof listPushSettings>[2], of = 'demo') =>
        (await listPushSettings(db, of, asked)).map(({ storeId }) => storeId);
      const { source, destination } = stores;
      expect(await ids({ storeId: destination.id })).toEqual([destination.id]);
      expect(await ids({ storeId: source.id })).toEqual([]);
      expect(await ids({ shippedBy: source.id })).toEqual([destination.id]);
      expect(await ids({ shippedBy: destination.id })).toEqual([]);
      expect(await ids({}, 'other')).toEqual([]);
    });

    it('[OP15] the switch begins anew whenever it goes on, and keeps its time while it is', async () => {
      const since = (await loaded()).since;
      expect(await turn(true, now + 1)).toBe(false);
      expect((await loaded()).since).toBe(since);
      expect(await turn(false, now, others())).toBe(false);
      expect(await turn(false, now + 2)).toBe(true);
      expect(await loaded()).toEqual({ plan: 'traction', on: false, since });
      expect(await turn(true, now + 3)).toBe(true);
      expect(await loaded()).toEqual({ plan: 'traction', on: true, since: now + 3 });
    });

    it('[OP3, OP15] orders go since plan and switch both let them', async () => {
      await change('starter', now);
      await turn(false, now);
      const { since } = await loaded();
      await turn(true, now + 1);
      expect(await loaded()).toEqual({ plan: 'starter', on: true, since });
      expect(await change('traction', now + 2)).toBe(true);
      expect(await loaded()).toEqual({ plan: 'traction', on: true, since: now + 2 });
      expect(await change('traction', now + 3)).toBe(false);
      await change('scale', now + 4);
      expect(await loaded()).toEqual({ plan: 'scale', on: true, since: now + 2 });
      await change('starter', now + 5);
      await change('scale', now + 6);
      expect((await loaded()).since).toBe(now + 6);
      await turn(false, now + 7);
      await change('starter', now + 8);
      await change('traction', now + 9);
      expect((await loaded()).since).toBe(now + 6);
      expect(await change('scale', now, others())).toBe(false);
    });

    it('[OP3, OP15] connecting counts in the same way', async () => {
      const connect = async (plan: 'starter' | 'traction', on: boolean, at: number) => {
        const asked = { ...entry('corner', 'destination'), plan, orderPushOn: on };
        const id = await recordStore(db, asked, seal, at);
        return (await loadStore(db, 'demo', id ?? ''))?.orderPushSince;
      };
      expect(await connect('starter', true, now)).toBeUndefined();
      expect(await connect('traction', true, now + 1)).toBe(now + 1);
      expect(await connect('traction', true, now + 2)).toBe(now + 1);
      expect(await connect('starter', true, now + 3)).toBe(now + 1);
      expect(await connect('traction', true, now + 4)).toBe(now + 4);
    });

    it('[OP6] orders are found again that stay for a reason, and those that no push stands for', async () => {
      const { destination } = stores;
      const line = (id: string, sku: string, variant: string) =>
        anOrderLine({ id: `gid://shopify/LineItem/${id}`, sku, variantId: variant });
      const order = (id: string, lines: ReturnType<typeof line>[], more = {}) => ({
        id: `gid://shopify/Order/${id}`,
        name: `#${id}`,
        lines,
        ...more,
      });
      const good = () => anOrderLine();
      const odd = (id: string) => line(id, 'TEE', 'd2');
      const pushed = await startedPush(db, destination, order('1', [good()]));
      const partly = await takeOrder(
        db,
        destination,
        order('2', [{ ...good(), id: 'gid://shopify/LineItem/21' }, odd('22')]),
      );
      const unpaid = await takeOrder(
        db,
        destination,
        order('3', [{ ...good(), id: 'gid://shopify/LineItem/31' }], { payment: 'pending' }),
      );
      await takeOrder(
        db,
        destination,
        order('4', [odd('41')], { cancelledAt: '2026-11-23T12:00:30Z' }),
      );
      const names = (rows: { name: string }[]) => rows.map((row) => row.name);
      const undecided = await listUndecided(db, named(), 100);
      expect(undecided.map(({ name }) => name).toSorted()).toEqual(['#2', '#3']);
      expect(undecided.find(({ name }) => name === '#3')).toEqual({
        storeId: destination.id,
        platformOrderId: unpaid.order.id,
        orderId: unpaid.orderId,
        name: '#3',
      });
      expect(await listUndecided(db, others(), 100)).toEqual([]);
      const of = { accountId: 'demo', storeIds: [destination.id] };
      const waits = { decisions: ['waiting-for-payment' as const], holds: [] };
      const twice = { decisions: [], holds: ['sku-duplicate-on-source' as const] };
      expect(names(await listStaying(db, of, waits, 100))).toEqual(['#3']);
      expect(names(await listStaying(db, of, twice, 100))).toEqual(['#2']);
      const both = { ...waits, holds: twice.holds };
      expect(names(await listStaying(db, of, both, 100)).toSorted()).toEqual(['#2', '#3']);
      expect(await listStaying(db, of, both, 1)).toHaveLength(1);
      expect(await listStaying(db, { ...of, accountId: 'other' }, both, 100)).toEqual([]);
      expect(await listStaying(db, { ...of, storeIds: [] }, both, 100)).toEqual([]);
      expect(await loadDestinationsOf(db, 'demo', stores.source.id)).toEqual({
        name: 'north-supply',
        destinationIds: [destination.id],
      });

      const asked = [pushed.orderId, partly.orderId, unpaid.orderId, 'st_none.9'];
      expect(await loadPushed(db, 'demo', asked)).toEqual(
        new Map([
          [pushed.orderId, { pushed: true }],
          [partly.orderId, { pushed: true }],
          [unpaid.orderId, { pushed: false }],
        ]),
      );
      expect(await loadPushed(db, 'other', asked)).toEqual(new Map());
      const { id, platform, baseUrl } = {
        ...pushed.push,
        platform: 'shopify',
        baseUrl: 'http://127.0.0.1:1',
      };
      expect(await loadStanding(db, 'demo', pushed.orderId)).toEqual({
        ask: undefined,
        pushes: [
          {
            pushId: id,
            state: 'ready',
            sourceStoreName: 'north-supply',
            sourceOrderId: null,
            sourceOrderName: null,
            platform,
            baseUrl,
            lines: [{ lineId: 'gid://shopify/LineItem/11', units: 2 }],
          },
        ],
      });
      expect(await loadStanding(db, 'other', pushed.orderId)).toBeUndefined();
      expect(await loadStanding(db, 'demo', unpaid.orderId)).toEqual({
        ask: undefined,
        pushes: [],
      });
      expect(await loadOrderName(db, 'demo', unpaid.orderId)).toEqual({
        storeId: destination.id,
        platformOrderId: unpaid.order.id,
      });
      expect(await loadOrderName(db, 'other', unpaid.orderId)).toBeUndefined();
    });
  });
}
