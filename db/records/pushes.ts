/** Changes pushes' rows, each in one conditional batch (OP2). */
import { and, eq, ne, sql } from 'drizzle-orm';
import type { OrderDecision } from '../../src/order-push/decisions.ts';
import type { Push, PushRow, ShortLine } from '../../src/order-push/push.ts';
import type { Try } from '../../src/order-push/tries/tries.ts';
import type { OrderEventKind } from '../../src/orders/order-event.ts';
import { newId, orderLineIdOf } from '../../src/shared/ids.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { orders, pushes, pushLines } from '../schema/index.ts';
import {
  countMiss,
  putOffRow,
  setRowBack,
  thereColumns,
  willCountMiss,
  willSetBack,
  winRow,
} from './effects.ts';
import { addEvent } from './events.ts';
import { notingFailure } from './noting-failures.ts';
import { notingNotice } from './noting-notices.ts';
import { owingLook } from './owing-looks.ts';
import { logOf, logTry, reducePush, repairPush } from './push-turns.ts';
import { beginningRoutings } from './routings.ts';

/** A try that is over, for the log that people read; undefined where nothing was asked. */
export type TakeTry = (outcome: string) => Try | undefined;

/** The ways a push's row may change, bound to a database and a clock; `takeTry`: what was asked since the last change. */
export function pushRow(db: Database, clock: () => number, takeTry?: TakeTry): PushRow {
  const logged = (push: Push, outcome: string) => {
    const made = takeTry?.(outcome);
    return made ? [logTry(db, push.id, made)] : [];
  };
  const event = (push: Push, kind: OrderEventKind, detail: string | undefined, once: string) =>
    addEvent(
      db,
      {
        orderId: push.orderId,
        accountId: push.accountId,
        kind,
        actor: 'Crossdock',
        detail,
        once: `${push.id}:${once}`,
      },
      clock(),
    );
  return {
    async win(push, lines, turn, reflects) {
      const claim = newId('claim');
      const going = new Map(lines.map((line) => [line.lineId, line.quantity]));
      const changed = push.lines.filter((line) => going.get(line.lineId) !== line.quantity);
      const [won] = await inOneBatch(db, [
        winRow(
          db,
          pushes,
          push,
          claim,
          turn,
          undefined,
          reflects && { afterMark: reflects.mark, refundsBefore: reflects.refunds },
        ),
        ...changed.map((line) =>
          db
            .update(pushLines)
            .set({ quantity: going.get(line.lineId) ?? 0 })
            .where(
              and(
                eq(pushLines.pushId, push.id),
                eq(pushLines.orderLineId, orderLineIdOf(push.orderId, line.lineId)),
                sql`exists (select 1 from ${pushes} p where p.id = ${push.id} and p.claim = ${claim})`,
              ),
            ),
        ),
      ]);
      return won && won.length > 0 ? claim : undefined;
    },

    async recordCreated(push, order, how, { settled, routings = [] } = { settled: false }) {
      const now = clock();
      await inOneBatch(db, [
        ...beginningRoutings(db, push, routings, now),
        ...notingNotice(
          db,
          push.accountId,
          {
            kind: 'new-order-received',
            storeId: push.sourceStoreId,
            otherStoreId: push.destinationStoreId,
            orderId: push.orderId,
            cause: '',
            facts: { sourceOrderName: order.name },
            once: `${push.id}:received`,
          },
          now,
          // Whoever comes second finds it created: the source store's people are told once (OP7).
          sql`exists (select 1 from pushes p where p.id = ${push.id} and p.state <> 'created')`,
        ),
        db
          .update(pushes)
          .set({
            ...thereColumns(settled ? null : now, now),
            sourceOrderId: order.id,
            sourceOrderName: order.name,
            sourceOrderAt: order.createdAt,
            sourceRouted: order.routed ?? null,
            ...logOf(takeTry?.(how === 'push-created' ? 'created' : 'found')),
          })
          .where(and(eq(pushes.id, push.id), ne(pushes.state, 'created'))),
        // What happened to the customer's order while it was made is looked at now.
        owingLook(
          db,
          sql`${orders.id} = ${push.orderId} and exists (select 1 from pushes p
            where p.id = ${push.id} and p.after_mark is not ${orders.afterMark})`,
          now,
        ),
        event(push, how, order.name, 'there'),
      ]);
    },

    async markSettled(push) {
      await db
        .update(pushes)
        .set({ dueAt: null, updatedAt: clock() })
        .where(and(eq(pushes.id, push.id), eq(pushes.state, push.state)));
    },

    async setBack(push, claim, failure, after) {
      const kind: OrderEventKind =
        after.state === 'failed'
          ? 'push-failed'
          : after.state === 'creating'
            ? 'push-unknown'
            : 'push-waits';
      const now = clock();
      const changes = willSetBack(pushes, push, claim);
      await inOneBatch(db, [
        ...(after.state === 'failed'
          ? notingFailure(db, 'push-failed', push, failure.kind, now, changes)
          : []),
        setRowBack(db, pushes, push, claim, failure, after, now),
        event(push, kind, failure.kind, `${kind}:${now}`),
        ...logged(push, failure.kind),
      ]);
    },

    async reduce(push, claim, going, short) {
      const now = clock();
      await inOneBatch(db, [
        ...reducePush(db, push, claim, going, short, now),
        event(push, 'lines-wait-for-stock', unitsOf(short), `short:${push.attempts}`),
        ...logged(push, 'too-few'),
      ]);
    },

    async repair(push, claim, field) {
      const now = clock();
      await inOneBatch(db, [
        repairPush(db, push, claim, field, now),
        ...logged(push, 'address-refused'),
      ]);
    },

    async noteRepaired(push, shown) {
      await event(push, 'address-repaired', shown, `repaired:${shown}`);
    },

    async recordMiss(push, after) {
      const now = clock();
      await inOneBatch(db, [
        ...(after.state === 'failed'
          ? notingFailure(db, 'push-failed', push, 'unknown', now, willCountMiss(pushes, push))
          : []),
        countMiss(db, pushes, push, after, now),
        ...(after.state === 'failed'
          ? [event(push, 'push-failed', 'unknown', `failed:${now}`)]
          : []),
        ...logged(push, 'not-seen'),
      ]);
    },

    async putOffLook(push, dueAt, failure) {
      await inOneBatch(db, [
        putOffRow(db, pushes, push.id, dueAt, failure, clock()),
        ...logged(push, failure.kind),
      ]);
    },

    async withdraw(push: Push, why: OrderDecision) {
      const now = clock();
      await inOneBatch(db, [
        db
          .update(pushes)
          // Still owed: the order is to be decided about again (see markSettled).
          .set({ state: 'withdrawn', dueAt: now, failureKind: why, updatedAt: now })
          .where(
            and(
              eq(pushes.id, push.id),
              eq(pushes.state, 'ready'),
              eq(pushes.attempts, push.attempts),
            ),
          ),
        db
          .update(orders)
          .set({ decision: why })
          .where(
            and(
              eq(orders.id, push.orderId),
              sql`not exists (select 1 from ${pushes} p where p.order_id = ${push.orderId} and p.state <> 'withdrawn')`,
            ),
          ),
        event(push, 'push-withdrawn', why, 'withdrawn'),
      ]);
    },
  };
}

const unitsOf = (short: ShortLine[]): string => {
  const units = short.reduce((sum, line) => sum + line.units, 0);
  return units === 1 ? '1 unit' : `${units} units`;
};
