/** What every database must keep of a look at both orders: on libSQL in Node and on D1 in workerd. */
import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { saveLook } from '../../db/records/looks.ts';
import { loadOrderToLookAt } from '../../db/records/order-to-look-at.ts';
import { oweLook } from '../../db/records/owing-looks.ts';
import { pushRow } from '../../db/records/pushes.ts';
import { mirrorActs, orderEvents, orders } from '../../db/schema/index.ts';
import type { LookToSave, NewAct, OrderToLookAt } from '../../src/mirror/acts/look-row.ts';
import type { Push } from '../../src/order-push/push.ts';
import { keepAct } from '../support/mirror-acts.ts';
import { now, startedPush, twoStores } from '../support/two-stores.ts';

const nothing: LookToSave = {
  ...{ acts: [], quantities: [], moot: [], unasked: [], joined: [], made: [], parts: [], sold: [] },
};

export function looksContract(name: string, open: () => Promise<Database>): void {
  describe(`what a look decides on ${name}`, () => {
    let db: Database;
    let push: Push;
    beforeEach(async () => {
      db = await open();
      const { destination } = await twoStores(db);
      ({ push } = await startedPush(db, destination));
      const order = { id: 'gid://shopify/Order/5001', name: '#5001' };
      await pushRow(db, () => now).recordCreated(
        push,
        { ...order, createdAt: '2026-11-23T12:00:30Z' },
        'push-created',
      );
      await oweLook(db, 'demo', push.orderId, now);
    });

    const loaded = async (): Promise<OrderToLookAt> => {
      const looked = await loadOrderToLookAt(db, 'demo', push.orderId);
      if (!looked) throw new Error('no order');
      return looked;
    };
    const refund = (id: string, change: Partial<NewAct> = {}): NewAct => ({
      id,
      pushId: push.id,
      storeId: push.sourceStoreId,
      causeStoreId: push.destinationStoreId,
      cause: `gid://shopify/Refund/${id}`,
      wish: { kind: 'refund-source', lines: [], shipping: '0', amount: '5.00', currency: 'USD' },
      stop: undefined,
      says: `Refund ${id}`,
      ...change,
    });
    const acts = () =>
      db
        .select({
          id: mirrorActs.id,
          state: mirrorActs.state,
          stop: mirrorActs.stop,
          dueAt: mirrorActs.dueAt,
          madeId: mirrorActs.madeId,
        })
        .from(mirrorActs)
        .orderBy(asc(mirrorActs.number));
    const steps = async () =>
      (await db.select().from(orderEvents).orderBy(asc(orderEvents.id)))
        .filter(({ kind }) => kind.startsWith('mirror-'))
        .map(({ kind, actor, detail }) => `${kind} ${actor}: ${detail}`);

    it('[RV2] is owed, or asked', async () => {
      const made = [refund('ma_1'), refund('ma_2', { stop: 'refund-money' })];
      expect(await saveLook(db, await loaded(), { ...nothing, acts: made }, now)).toBe(true);
      expect(await acts()).toEqual([
        { id: 'ma_1', state: 'ready', stop: null, dueAt: now, madeId: null },
        { id: 'ma_2', state: 'failed', stop: 'refund-money', dueAt: null, madeId: null },
      ]);
      expect(await steps()).toEqual([
        'mirror-seen mug-street: Refund ma_1',
        'mirror-asks Crossdock: refund-money',
        'mirror-seen mug-street: Refund ma_2',
      ]);
    });

    it('[RV1] owes by itself what nobody need be asked about any more', async () => {
      const actId = await keepAct(db, push, { number: 1, stop: 'not-all-covered', setbacks: 3 });
      const done = await keepAct(db, push, { number: 2, state: 'withdrawn' });
      const unasked = [actId, done];
      expect(await saveLook(db, await loaded(), { ...nothing, unasked }, now)).toBe(true);
      expect(await acts()).toMatchObject([
        { id: actId, state: 'ready', stop: null, dueAt: now },
        { id: done, state: 'withdrawn', dueAt: null },
      ]);
    });

    it('[RV2] joins what is owed or asked to what a person did, and nothing that was left, is under way or done', async () => {
      const states = ['ready', 'failed', 'withdrawn', 'creating', 'created'] as const;
      const joined: LookToSave['joined'] = [];
      for (const [at, state] of states.entries()) {
        const number = at + 1;
        const madeId = state === 'created' ? 'ours' : null;
        const actId = await keepAct(db, push, { number, state, madeId, dueAt: now });
        joined.push({ actId, madeId: `by-hand-${number}` });
      }
      expect(await saveLook(db, await loaded(), { ...nothing, joined }, now)).toBe(true);
      expect(
        (await acts()).map(({ state, stop, madeId, dueAt }) => ({ state, stop, madeId, dueAt })),
      ).toEqual([
        { state: 'created', stop: null, madeId: 'by-hand-1', dueAt: null },
        { state: 'created', stop: null, madeId: 'by-hand-2', dueAt: null },
        { state: 'withdrawn', stop: 'refund-money', madeId: null, dueAt: now },
        { state: 'creating', stop: 'refund-money', madeId: null, dueAt: now },
        { state: 'created', stop: 'refund-money', madeId: 'ours', dueAt: now },
      ]);
      expect(await steps()).toHaveLength(2);
      // Whoever decided the same at the same time changes nothing more.
      await oweLook(db, 'demo', push.orderId, now);
      const again = joined.map(({ actId }) => ({ actId, madeId: 'another' }));
      await saveLook(db, await loaded(), { ...nothing, joined: again }, now);
      expect((await acts()).map(({ madeId }) => madeId)).toEqual([
        ...['by-hand-1', 'by-hand-2', null, null, 'ours'],
      ]);
      expect(await steps()).toHaveLength(2);
    });

    it('[RV2] is thrown away where more happened since it read', async () => {
      const looked = await loaded();
      const actId = await keepAct(db, push, { number: 1 });
      await oweLook(db, 'demo', push.orderId, now);
      const joined = [{ actId, madeId: 'by-hand' }];
      const made = { ...nothing, acts: [refund('ma_9')], joined, moot: [actId] };
      expect(await saveLook(db, looked, made, now)).toBe(false);
      expect(await acts()).toMatchObject([{ id: actId, state: 'failed', madeId: null }]);
      expect(await steps()).toEqual([]);
    });

    it('[RV2] is owed again where what was joined may still differ', async () => {
      const again = { dueAt: now + 5, setbacks: 0 };
      await saveLook(db, await loaded(), { ...nothing, again }, now);
      const [order] = await db.select().from(orders).where(eq(orders.id, push.orderId));
      expect(order?.lookDueAt).toBe(now + 5);
    });
  });
}
