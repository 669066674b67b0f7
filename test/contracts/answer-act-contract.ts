/** What every database must do with a person's answer to what could not be mirrored: on libSQL in Node and on D1 in workerd. */
import { asc, eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { inOneBatch } from '../../db/batch.ts';
import type { Database } from '../../db/open.ts';
import { answerAct, type GivenAnswer, loadAskingAct } from '../../db/records/answer-act.ts';
import { notingAsk } from '../../db/records/noting-asks.ts';
import { mirrorActs, noticeGroups, notices, orderEvents, pushes } from '../../db/schema/index.ts';
import { actChoices, actStops } from '../../src/mirror/acts/act.ts';
import type { Push } from '../../src/order-push/push.ts';
import { keepAct } from '../support/mirror-acts.ts';
import { now, startedPush, twoStores } from '../support/two-stores.ts';

const asked = actStops.flatMap((stop) => actChoices[stop].map((choice) => ({ stop, choice })));
const later = now + 60_000;

export function answerActContract(name: string, open: () => Promise<Database>): void {
  describe(`an answer to what could not be mirrored on ${name}`, () => {
    let db: Database;
    let push: Push;
    beforeEach(async () => {
      db = await open();
      const { destination } = await twoStores(db);
      ({ push } = await startedPush(db, destination));
    });

    const row = async (id: string) => {
      const [read] = await db.select().from(mirrorActs).where(eq(mirrorActs.id, id));
      if (!read) throw new Error('no act');
      const { state, dueAt, setbacks, choice, answeredBy, answeredAt } = read;
      return { state, dueAt, setbacks, choice, answeredBy, answeredAt };
    };
    const steps = async () =>
      (await db.select().from(orderEvents).orderBy(asc(orderEvents.at), asc(orderEvents.id)))
        .filter(({ kind }) => kind === 'mirror-answered')
        .map(({ actor, detail, orderId, accountId, at }) => ({
          ...{ actor, detail, orderId, accountId, at },
        }));
    const replacedAt = async () =>
      (await db.select({ at: pushes.replacedAt }).from(pushes)).map(({ at }) => at);
    const answer = (actId: string, change: Partial<GivenAnswer> = {}, at = later, of = 'demo') =>
      answerAct(
        db,
        of,
        { actId, stop: 'refund-money', choice: 'do', person: 'Dana', ...change },
        at,
      );

    it.each(asked)('[RV1] to $stop may be $choice, and is kept with who gave it', async (given) => {
      const { stop, choice } = given;
      const actId = await keepAct(db, push, { number: 1, stop, setbacks: 8 });
      expect(await answer(actId, given)).toEqual({
        kind: 'answered',
        ...{ actId, orderId: push.orderId, pushId: push.id, choice },
      });
      const isDo = choice === 'do';
      expect(await row(actId)).toEqual({
        ...{ state: isDo ? 'ready' : 'withdrawn', dueAt: isDo ? later : null },
        ...{ setbacks: isDo ? 0 : 8, choice, answeredBy: 'Dana', answeredAt: later },
      });
      expect(await replacedAt()).toEqual([choice === 'push-again' ? later : null]);
      const detail = `refund-destination ${stop} ${choice}`;
      expect(await steps()).toEqual([
        { actor: 'Dana', detail, orderId: push.orderId, accountId: 'demo', at: later },
      ]);
    });

    it('[RV1] counts once, whoever else answers', async () => {
      const actId = await keepAct(db, push, { number: 1, stop: 'not-all-covered' });
      const given = { stop: 'not-all-covered' } as const;
      await answer(actId, { ...given, choice: 'leave' });
      const kept = await row(actId);
      for (const choice of ['do', 'leave', 'push-again'] as const)
        expect(await answer(actId, { ...given, choice, person: 'Sam' }, later + 1)).toEqual({
          kind: 'moved-on',
        });
      expect(await row(actId)).toEqual(kept);
      expect(await steps()).toHaveLength(1);
      expect(await replacedAt()).toEqual([null]);
    });

    it('[RV1] changes nothing where it asks something else by now, or is done, or is another account’s', async () => {
      const actId = await keepAct(db, push, { number: 1 });
      const kept = await row(actId);
      const movedOn = { kind: 'moved-on' };
      expect(await answer(actId, { stop: 'refused' })).toEqual(movedOn);
      expect(await answer(actId, { choice: 'push-again' }, later, 'other')).toEqual(movedOn);
      expect(await answer('ma_nothing')).toEqual(movedOn);
      expect(await row(actId)).toEqual(kept);
      for (const state of ['ready', 'creating', 'created', 'withdrawn'] as const) {
        await db.update(mirrorActs).set({ state });
        expect(await answer(actId, { choice: 'push-again' })).toEqual(movedOn);
        expect((await row(actId)).state).toBe(state);
      }
      expect(await steps()).toEqual([]);
      expect(await replacedAt()).toEqual([null]);
    });

    it('[RV1] keeps the first time at which units of a part may go again', async () => {
      const stop = 'deleted-at-source' as const;
      const given = { stop, choice: 'push-again' } as const;
      await answer(await keepAct(db, push, { number: 1, stop }), given);
      await answer(await keepAct(db, push, { number: 2, stop }), given, later + 5);
      expect(await replacedAt()).toEqual([later]);
    });

    it('[RV1] of another push touches nothing of this one', async () => {
      const stop = 'deleted-at-source' as const;
      const mine = await keepAct(db, push, { number: 1, stop });
      const beside = await keepAct(db, push, { number: 2, stop });
      await answer(mine, { stop, choice: 'do' });
      expect((await row(beside)).state).toBe('failed');
    });

    it('[RV1] may be given again after it stopped again, and each answer is told', async () => {
      const actId = await keepAct(db, push, { number: 1, stop: 'refused' });
      await answer(actId, { stop: 'refused', choice: 'do' });
      await db.update(mirrorActs).set({ state: 'failed', dueAt: null });
      await answer(actId, { stop: 'refused', choice: 'leave', person: 'Sam' }, later + 9);
      expect(await row(actId)).toMatchObject({ state: 'withdrawn', answeredBy: 'Sam' });
      expect((await steps()).map(({ actor, detail }) => [actor, detail])).toEqual([
        ['Dana', 'refund-destination refused do'],
        ['Sam', 'refund-destination refused leave'],
      ]);
    });

    it('[RV1] finds an act only for its own account, and says what it asks', async () => {
      const actId = await keepAct(db, push, { number: 1 });
      const act = {
        ...{ id: actId, orderId: push.orderId, pushId: push.id, kind: 'refund-destination' },
        stop: 'refund-money',
      };
      expect(await loadAskingAct(db, 'demo', actId)).toEqual({ ...act, isAsking: true });
      expect(await loadAskingAct(db, 'other', actId)).toBeUndefined();
      await answer(actId);
      expect(await loadAskingAct(db, 'demo', actId)).toEqual({ ...act, isAsking: false });
    });

    describe('and what people are told of it', () => {
      const tell = (id: string, at: number, when = sql`true`) => {
        const { accountId, orderId, destinationStoreId, sourceStoreId } = push;
        const act = { id, accountId, orderId, destinationStoreId, sourceStoreId };
        return inOneBatch(db, notingAsk(db, act, 'refund-money', at, when));
      };

      it('[RV2] is told once for the store whose customer it is, and again where it stops again', async () => {
        const actId = await keepAct(db, push, { number: 1 });
        await tell(actId, now);
        await tell(actId, now);
        expect(await db.select().from(notices)).toMatchObject([
          {
            ...{ id: `${actId}:asks:${now}`, kind: 'mirror-asks', orderId: push.orderId },
            ...{ storeId: push.destinationStoreId, otherStoreId: push.sourceStoreId },
            facts: { stop: 'refund-money' },
          },
        ]);
        await tell(actId, later);
        expect(await db.select().from(noticeGroups)).toMatchObject([{ count: 2 }]);
      });

      it('[RV2] is told nothing where the act does not begin to wait', async () => {
        await tell(await keepAct(db, push, { number: 1 }), now, sql`false`);
        expect(await db.select().from(notices)).toEqual([]);
      });
    });
  });
}
