/** Loads pushes and changes their rows (OP2). */
import { and, eq, gt, ne, sql } from 'drizzle-orm';
import type { OrderDecision } from '../../src/order-push/decisions.ts';
import type { Push, PushRow } from '../../src/order-push/push.ts';
import type { OrderEventKind } from '../../src/orders/order-event.ts';
import { newId, orderLineIdOf } from '../../src/shared/ids.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { orderLines, orders, pushes, pushLines, stores } from '../schema/index.ts';
import { countMiss, putOffRow, setRowBack, thereColumns, winRow } from './effects.ts';
import { addEvent, storeAsActor } from './events.ts';

/** A push of this account, with its lines. */
export const loadPush = (db: Database, accountId: string, pushId: string) =>
  loadOne(db, and(eq(pushes.id, pushId), eq(pushes.accountId, accountId)));

/** The push that a source order's reference names. */
export const loadPushByReference = (
  db: Database,
  accountId: string,
  sourceStoreId: string,
  reference: string,
) =>
  loadOne(
    db,
    and(
      eq(pushes.accountId, accountId),
      eq(pushes.sourceStoreId, sourceStoreId),
      eq(pushes.reference, reference),
    ),
  );

async function loadOne(db: Database, where: ReturnType<typeof and>): Promise<Push | undefined> {
  const [row] = await db
    .select({ push: pushes, order: orders, store: stores })
    .from(pushes)
    .innerJoin(orders, eq(orders.id, pushes.orderId))
    .innerJoin(stores, eq(stores.id, orders.storeId))
    .where(where);
  if (!row) return undefined;
  const lines = await db
    .select({
      lineId: orderLines.platformId,
      quantity: pushLines.quantity,
      sourceVariantId: pushLines.sourceVariantId,
      sourceInventoryItemId: pushLines.sourceInventoryItemId,
    })
    .from(pushLines)
    .innerJoin(orderLines, eq(orderLines.id, pushLines.orderLineId))
    .where(and(eq(pushLines.pushId, row.push.id), gt(pushLines.quantity, 0)))
    .orderBy(orderLines.position);
  const { push, order, store } = row;
  return {
    id: push.id,
    accountId: push.accountId,
    orderId: order.id,
    platformOrderId: order.platformId,
    orderName: order.name,
    destinationStoreId: store.id,
    destinationShop: store.shop,
    destinationName: store.name,
    sourceStoreId: push.sourceStoreId,
    part: push.part,
    reference: push.reference,
    state: push.state,
    dueAt: push.dueAt ?? undefined,
    attempts: push.attempts,
    setbacks: push.setbacks,
    misses: push.misses,
    creatingSince: push.creatingSince ?? undefined,
    sourceOrderId: push.sourceOrderId ?? undefined,
    sourceOrderName: push.sourceOrderName ?? undefined,
    sourceOrderAt: push.sourceOrderAt ?? undefined,
    sourceRouted: push.sourceRouted ?? undefined,
    lines,
  };
}

/** The ways a push's row may change, bound to a database and a clock. */
export function pushRow(db: Database, clock: () => number): PushRow {
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
    async win(push, lines, turn) {
      const claim = newId('claim');
      const going = new Map(lines.map((line) => [line.lineId, line.quantity]));
      const changed = push.lines.filter((line) => going.get(line.lineId) !== line.quantity);
      const [won] = await inOneBatch(db, [
        winRow(db, pushes, push, claim, turn),
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

    async recordCreated(push, order, how, { settled } = { settled: false }) {
      const now = clock();
      await inOneBatch(db, [
        db
          .update(pushes)
          .set({
            ...thereColumns(settled ? null : now, now),
            sourceOrderId: order.id,
            sourceOrderName: order.name,
            sourceOrderAt: order.createdAt,
            sourceRouted: order.routed ?? null,
          })
          .where(and(eq(pushes.id, push.id), ne(pushes.state, 'created'))),
        // The source store's people are told by this step (db/pages/overview-page.ts, OP7).
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
      await inOneBatch(db, [
        setRowBack(db, pushes, push, claim, failure, after, now),
        event(push, kind, failure.kind, `${kind}:${now}`),
      ]);
    },

    async recordMiss(push, after) {
      await countMiss(db, pushes, push, after, clock());
    },

    async putOffLook(push, dueAt, failure) {
      await putOffRow(db, pushes, push.id, dueAt, failure, clock());
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

/** Puts on the timeline, once, that the source order was cancelled there. */
export async function recordSourceCancelled(db: Database, push: Push, now: number): Promise<void> {
  await addEvent(
    db,
    {
      orderId: push.orderId,
      accountId: push.accountId,
      kind: 'source-cancelled',
      actor: storeAsActor(push.sourceStoreId),
      detail: push.sourceOrderName,
      once: `${push.id}:source-cancelled`,
    },
    now,
  );
}
