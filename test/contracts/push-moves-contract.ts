/** What the state machine of a push says in data (src/effects/effect-moves.ts), the database does, and nothing else. */
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { loadPush } from '../../db/records/load-pushes.ts';
import { pushRow } from '../../db/records/pushes.ts';
import { retryPush } from '../../db/records/retry-push.ts';
import { pushes } from '../../db/schema/index.ts';
import { turnAt } from '../../src/effects/effect.ts';
import {
  type EffectMove,
  type EffectState,
  effectMoves,
  effectStates,
  may,
  pushCan,
} from '../../src/effects/effect-moves.ts';
import type { Push } from '../../src/order-push/push.ts';
import type { PlatformFailure } from '../../src/platforms/platform-failure.ts';
import { now, startedPush, twoStores } from '../support/two-stores.ts';

const claim = 'the winner';
const lost: PlatformFailure = { kind: 'unknown', message: 'cut' };
const refused: PlatformFailure = { kind: 'refused', code: 'INVALID', message: 'no' };

/** Every way to make a move, one for each state it may lead to. */
const make: Record<EffectMove, ((db: Database, push: Push) => Promise<unknown>)[]> = {
  win: [(db, push) => row(db).win(push, push.lines, turnAt(now))],
  setBack: [
    (db, push) => row(db).setBack(push, claimOf(push), refused, { state: 'failed' }),
    (db, push) =>
      row(db).setBack(push, claimOf(push), lost, { state: 'ready', dueAt: now, setbacks: 1 }),
    (db, push) => row(db).setBack(push, claimOf(push), lost, { state: 'creating', dueAt: now }),
  ],
  reduce: [
    (db, push) =>
      row(db).reduce(
        push,
        claim,
        push.lines.map((line) => ({ ...line, quantity: 1 })),
        push.lines.map(({ lineId }) => ({ lineId, units: 1 })),
      ),
  ],
  repair: [(db, push) => row(db).repair(push, claim, 'shippingAddress.phone')],
  recordMiss: [
    (db, push) => row(db).recordMiss(push, { state: 'creating', misses: 1, dueAt: now }),
    (db, push) => row(db).recordMiss(push, { state: 'ready', misses: 0, dueAt: now, setbacks: 1 }),
    (db, push) => row(db).recordMiss(push, { state: 'failed' }),
  ],
  putOffLook: [(db, push) => row(db).putOffLook(push, now, lost)],
  withdraw: [(db, push) => row(db).withdraw(push, 'cancelled')],
  recordCreated: [
    (db, push) =>
      row(db).recordCreated(
        push,
        { id: 'o-1', name: '#2001', createdAt: '2026-11-23T12:00:30Z' },
        'push-created',
      ),
  ],
  retry: [(db, push) => retryPush(db, 'demo', push.id, 'You', now)],
};

const row = (db: Database) => pushRow(db, () => now);
const claimOf = (push: Push) => (push.state === 'creating' ? claim : undefined);

export function pushMovesContract(name: string, open: () => Promise<Database>): void {
  describe(`a push’s moves on ${name}`, () => {
    let db: Database;
    let push: Push;
    beforeEach(async () => {
      db = await open();
      const { destination } = await twoStores(db);
      push = (await startedPush(db, destination)).push;
    });

    const putInto = async (state: EffectState): Promise<Push> => {
      await db
        .update(pushes)
        .set({
          state,
          claim: state === 'creating' ? claim : null,
          creatingSince: state === 'creating' ? now : null,
          sourceOrderId: state === 'created' ? 'o-0' : null,
        })
        .where(eq(pushes.id, push.id));
      const read = await loadPush(db, 'demo', push.id);
      if (!read) throw new Error('no push');
      return read;
    };

    const madeIn = async (
      state: EffectState,
      making: (on: Database, read: Push) => Promise<unknown>,
    ): Promise<Push> => {
      await making(db, await putInto(state));
      const after = await loadPush(db, 'demo', push.id);
      if (!after) throw new Error('no push');
      return after;
    };

    it.each(Object.keys(effectMoves) as EffectMove[])(
      '[OP2] %s leads from the states it may be made in to those it may lead to, and changes nothing elsewhere',
      async (move) => {
        const { from, to } = effectMoves[move];
        const allowed: readonly EffectState[] = from;
        for (const state of allowed)
          for (const making of make[move]) {
            const after = await madeIn(state, making);
            expect({ from: state, to }).toMatchObject({
              from: state,
              to: expect.arrayContaining([after.state]),
            });
          }
        for (const state of effectStates.filter((one) => !allowed.includes(one)))
          for (const making of make[move]) {
            const before = await putInto(state);
            await making(db, before);
            const { dueAt: _, ...rest } = before;
            expect(await loadPush(db, 'demo', push.id)).toMatchObject(rest);
          }
        const answers = effectStates.map((state) => may(move, { state }).may);
        expect(answers).toEqual(effectStates.map((state) => allowed.includes(state)));
      },
    );

    it('[OP9] a button is there exactly where its procedure would do something', async () => {
      const done: boolean[] = [];
      for (const state of effectStates) {
        await putInto(state);
        done.push(await retryPush(db, 'demo', push.id, 'You', now));
      }
      expect(effectStates.map((state) => pushCan.retry({ state }).may)).toEqual(done);
    });
  });
}
