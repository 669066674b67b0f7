/** What every database must answer where a setting changes what orders wait for: on libSQL in Node and on D1 in workerd. */
import { eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { listBulkRuns } from '../../db/pages/bulk-page.ts';
import { takeNextOrders } from '../../db/records/bulk-orders.ts';
import { listBulkDue } from '../../db/records/bulk-runs.ts';
import { changePlan, savePushSettings, turnSwitch } from '../../db/records/push-settings.ts';
import { loadPushed } from '../../db/records/pushed-orders.ts';
import { listNotRouted, listWaitingOrders } from '../../db/records/waiting-orders.ts';
import { orderLines, orders, pushes } from '../../db/schema/index.ts';
import type { MendedReasons } from '../../src/order-push/mended-reasons.ts';
import { defaultOrderPushSettings, type OrderPushSettings } from '../../src/order-push/settings.ts';
import { type Plan, pushingPlans } from '../../src/stores/plan.ts';
import type { Store } from '../../src/stores/store.ts';
import { anOrderLine } from '../support/builders.ts';
import { now, startedPush, takeOrder, twoStores } from '../support/two-stores.ts';

const minute = 60_000;
const by = { askedBy: 'You', about: 'mug-street' };
const waits: MendedReasons = { decisions: ['waiting-for-payment'], holds: [], failures: [] };

export function pushChangesContract(name: string, open: () => Promise<Database>): void {
  describe(`what a change frees on ${name}`, () => {
    let db: Database;
    let stores: { source: Store; destination: Store };
    beforeEach(async () => {
      db = await open();
      stores = await twoStores(db);
    });

    const named = () => ({ accountId: 'demo', storeId: stores.destination.id });
    const others = () => ({ ...named(), accountId: 'other' });
    const turn = async (on: boolean, at: number, of = named()) =>
      (await turnSwitch(db, of, { on, pushingPlans }, by, at)).turned;
    const change = async (plan: Plan, at: number, of = named()) =>
      (await changePlan(db, of, { plan, pushingPlans }, by, at)).changed;
    const save = (
      revision: number,
      settings: OrderPushSettings,
      { of = named(), mended }: { of?: ReturnType<typeof named>; mended: MendedReasons },
    ) => savePushSettings(db, of, { revision, settings, mended }, by, now);
    const outcomes = async () => {
      const [run, ...others] = await listBulkRuns(db, 'demo', now);
      expect(others).toEqual([]);
      const taken = run ? await takeNextOrders(db, run.id, 50) : [];
      const numbered = taken.toSorted((a, b) => a.number - b.number);
      return { run, orders: numbered.map(({ number, orderId }) => [number, orderId]) };
    };
    const failed = async (id: string, kind: string) => {
      await db
        .update(pushes)
        .set({ state: 'failed', failureKind: kind, dueAt: null, setbacks: 8 })
        .where(eq(pushes.id, id));
    };
    const pushRow = async (id: string) => {
      const [row] = await db.select().from(pushes).where(eq(pushes.id, id));
      return row && { state: row.state, dueAt: row.dueAt, setbacks: row.setbacks };
    };
    const numberOf = (number: number) => ({
      id: `gid://shopify/Order/${number}`,
      name: `#${number}`,
      lines: [anOrderLine({ id: `gid://shopify/LineItem/${number}1` })],
    });
    const unpaid = (number: number, at = now) =>
      takeOrder(db, stores.destination, { ...numberOf(number), payment: 'pending', at });

    it('[OP12] the orders that a change frees are in a run before anybody knows of it, oldest first', async () => {
      const third = await unpaid(3, now + 2);
      const first = await unpaid(1, now + 1);
      await unpaid(2, now + 1);
      const saved = await save(0, defaultOrderPushSettings, { mended: waits });
      expect(saved).toMatchObject({ revision: 1, recheck: { total: 3 } });
      expect(await listBulkDue(db, now)).toEqual([{ accountId: 'demo', id: saved?.recheck?.id }]);
      const { run, orders } = await outcomes();
      expect(run).toMatchObject({
        id: saved?.recheck?.id,
        kind: 'recheck',
        askedBy: 'You',
        about: 'mug-street',
        state: 'running',
        total: 3,
        startedAt: now,
      });
      expect(orders).toEqual([
        [1, first.orderId],
        [2, `${stores.destination.id}.2`],
        [3, third.orderId],
      ]);
    });

    it('[OP12] no run begins where nothing is changed, where no order waits, and in another account', async () => {
      const waiting = defaultOrderPushSettings;
      expect(await save(0, waiting, { mended: waits })).toEqual({ revision: 1, recheck: null });
      await unpaid(1);
      expect(await save(0, waiting, { mended: waits })).toBeUndefined();
      expect(await save(1, waiting, { mended: waits, of: others() })).toBeUndefined();
      await turn(true, now);
      await change('traction', now);
      await change('scale', now);
      await turn(false, now, others());
      await change('starter', now, others());
      expect(await listBulkRuns(db, 'demo', now)).toEqual([]);
      expect(await listBulkDue(db, now)).toEqual([]);
    });

    it.each([
      ['the switch', () => turn(false, now)],
      ['the plan', () => change('starter', now)],
    ])(
      '[OP4, ST2] %s going off owes pushes that failed or wait, and none that is made',
      async (_, off) => {
        const refused = await startedPush(db, stores.destination, numberOf(1));
        const waiting = await startedPush(db, stores.destination, numberOf(2));
        const made = await startedPush(db, stores.destination, numberOf(3));
        const stays = await unpaid(4);
        await failed(refused.push.id, 'refused');
        const later = { state: 'ready' as const, dueAt: now + 9_000, setbacks: 3 };
        await db.update(pushes).set(later).where(eq(pushes.id, waiting.push.id));
        const there = { state: 'created' as const, dueAt: null };
        await db.update(pushes).set(there).where(eq(pushes.id, made.push.id));
        expect(await off()).toBe(true);
        expect(await pushRow(refused.push.id)).toEqual({ state: 'ready', dueAt: now, setbacks: 0 });
        expect(await pushRow(waiting.push.id)).toEqual({ state: 'ready', dueAt: now, setbacks: 3 });
        expect(await pushRow(made.push.id)).toMatchObject(there);
        expect((await outcomes()).orders).toEqual([[1, stays.orderId]]);
      },
    );

    it('[OP4] the switch going on, or another account’s person, owes nothing', async () => {
      const { push } = await startedPush(db, stores.destination, numberOf(1));
      await failed(push.id, 'refused');
      const is = { state: 'failed', dueAt: null, setbacks: 8 };
      await turn(false, now, others());
      await change('starter', now, others());
      await change('scale', now);
      expect(await pushRow(push.id)).toEqual(is);
      await turn(false, now);
      await failed(push.id, 'refused');
      await turn(true, now);
      expect(await pushRow(push.id)).toEqual(is);
    });

    it('[OP12] what the source had too few of is owed, and waits no longer, once the merchant lets more go', async () => {
      const short = await startedPush(db, stores.destination, numberOf(1));
      const refused = await startedPush(db, stores.destination, numberOf(2));
      await failed(short.push.id, 'too-few');
      await failed(refused.push.id, 'refused');
      const left = await startedPush(db, stores.destination, numberOf(3));
      await db
        .update(orderLines)
        .set({ hold: 'too-few', heldQuantity: 1, shortAt: now })
        .where(eq(orderLines.orderId, left.orderId));
      const shortAt = async () =>
        (await db.select().from(orderLines).where(eq(orderLines.orderId, left.orderId)))[0]
          ?.shortAt;
      const mended: MendedReasons = { decisions: [], holds: ['too-few'], failures: ['too-few'] };
      const settings: OrderPushSettings = { ...defaultOrderPushSettings, tooFew: 'below-zero' };
      for (const unsaved of [
        await save(7, settings, { mended }),
        await save(0, settings, { mended, of: others() }),
      ])
        expect(unsaved).toBeUndefined();
      expect(await pushRow(short.push.id)).toMatchObject({ state: 'failed' });
      expect(await shortAt()).toBe(now);
      expect(await save(0, settings, { mended })).toMatchObject({ recheck: { total: 2 } });
      expect(await pushRow(short.push.id)).toEqual({ state: 'ready', dueAt: now, setbacks: 0 });
      expect(await pushRow(refused.push.id)).toMatchObject({ state: 'failed' });
      expect(await shortAt()).toBeNull();
      expect((await outcomes()).orders).toEqual([
        [1, short.orderId],
        [2, left.orderId],
      ]);
    });

    it('[OP15] an order that went in part and whose rest its age holds back is not pushed', async () => {
      const { orderId } = await startedPush(db, stores.destination, numberOf(1));
      const isPushed = async () => (await loadPushed(db, 'demo', [orderId])).get(orderId);
      expect(await isPushed()).toEqual({ pushed: true });
      await db.update(orders).set({ decision: 'placed-before-switch' });
      expect(await isPushed()).toEqual({ pushed: false });
    });

    it('[OP12] orders that wait for their store are looked at by chance, so that deleted ones keep nobody out', async () => {
      const taken = await startedPush(db, stores.destination, numberOf(1));
      const day = 24 * 60 * minute;
      await db.run(sql`insert into orders (id, account_id, store_id, platform_id, name, customer_name, unit_count,
          total_amount, currency, payment, fulfillment, placed_at, platform_updated_at, reading, read_at, decision, first_seen_at)
        with recursive n (i) as (select 100 union all select i + 1 from n where i < 199)
        select store_id || '.' || i, account_id, store_id, 'o-' || i, '#' || i, '', 1, '1.00', 'USD', 'paid', 'unfulfilled',
          placed_at, '', 1, 0, 'on-hold', i from orders, n where id = ${taken.orderId}`);
      await db.run(sql`insert into order_lines (id, order_id, platform_id, position, sku, title, quantity, current_quantity, hold,
          held_quantity) select id || '.1', id, 'l', 0, '', '', 1, 1, 'not-routed', 1 from orders where decision = 'on-hold'`);
      const lists = {
        orders: () => listWaitingOrders(db, named(), ['on-hold', 'risk-pending'], day),
        lines: () => listNotRouted(db, named(), day),
      };
      for (const list of Object.values(lists)) {
        const seen = new Set<string>();
        for (let turns = 0; turns < 60 && seen.size < 100; turns += 1) {
          const some = await list();
          expect(some).toHaveLength(50);
          for (const { platformOrderId } of some) seen.add(platformOrderId);
        }
        expect(seen.size).toBe(100);
      }
      expect(await listWaitingOrders(db, others(), ['on-hold'], day)).toEqual([]);
      expect(await listNotRouted(db, others(), day)).toEqual([]);
      expect(await listWaitingOrders(db, named(), ['risk-pending'], day)).toEqual([]);
      expect(await listNotRouted(db, named(), 30_000)).toEqual([]);
    });
  });
}
