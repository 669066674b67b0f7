/** Source orders that carry another one's reference: kept before anything is done about them (rules 1 and 2). */
import { and, eq, sql } from 'drizzle-orm';
import type { Routing } from '../../src/order-push/routing.ts';
import type { SourceOrder } from '../../src/platforms/platform.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { deadLetters, pushes, secondOrders } from '../schema/index.ts';
import { addEvent } from './events.ts';
import { routingsAnew } from './routings.ts';

export type SecondOrder = {
  pushId: string;
  accountId: string;
  storeId: string;
  sourceOrderId: string;
  name: string;
};

/** Notes one that was seen. @returns whether it is news */
export async function noteSecondOrder(
  db: Database,
  second: SecondOrder,
  now: number,
): Promise<boolean> {
  const rows = await db
    .insert(secondOrders)
    .values({ ...second, state: 'open', foundAt: now })
    .onConflictDoUpdate({
      target: [secondOrders.pushId, secondOrders.sourceOrderId],
      // It was cancelled, as we thought, and is seen alive.
      set: { state: 'open', settledAt: null },
      setWhere: eq(secondOrders.state, 'cancelled'),
    })
    .returning({ pushId: secondOrders.pushId });
  return rows.length > 0;
}

/** Those of a store that nothing was done about yet, by push. */
export const listOpenSeconds = (db: Database, storeId: string): Promise<SecondOrder[]> =>
  db
    .select({
      pushId: secondOrders.pushId,
      accountId: secondOrders.accountId,
      storeId: secondOrders.storeId,
      sourceOrderId: secondOrders.sourceOrderId,
      name: secondOrders.name,
    })
    .from(secondOrders)
    .where(sql`${secondOrders.storeId} = ${storeId} and ${secondOrders.state} in ('open', 'asked')`)
    .limit(50);

/**
 * Points the push at the order that stays, where it points at the other still, and notes the other as second.
 * @param routings what its routing begins with: what was known of the other one's says nothing of this one. It is settled
 * once they say where it ships from.
 */
export async function pointAt(
  db: Database,
  push: {
    orderId: string;
    id: string;
    accountId: string;
    sourceStoreId: string;
    sourceOrderId: string;
    name: string;
  },
  survivor: SourceOrder,
  now: number,
  routings: readonly Routing[] = [],
): Promise<void> {
  await inOneBatch(db, [
    ...routingsAnew(db, push, routings, now),
    db
      .insert(secondOrders)
      .values({
        pushId: push.id,
        sourceOrderId: push.sourceOrderId,
        accountId: push.accountId,
        storeId: push.sourceStoreId,
        name: push.name,
        state: 'open',
        foundAt: now,
      })
      .onConflictDoNothing(),
    db
      .update(pushes)
      .set({
        sourceOrderId: survivor.id,
        sourceOrderName: survivor.name,
        sourceOrderAt: survivor.createdAt,
        sourceRouted: survivor.routed ?? null,
        ...(routings.length > 0 ? { dueAt: now } : {}),
        updatedAt: now,
      })
      .where(and(eq(pushes.id, push.id), eq(pushes.sourceOrderId, push.sourceOrderId))),
    db
      .delete(secondOrders)
      .where(and(eq(secondOrders.pushId, push.id), eq(secondOrders.sourceOrderId, survivor.id))),
    addEvent(
      db,
      {
        orderId: push.orderId,
        accountId: push.accountId,
        kind: 'push-found',
        actor: 'Crossdock',
        detail: survivor.name,
        once: `${push.id}:stands-for:${survivor.id}`,
      },
      now,
    ),
  ]);
}

/** What became of one, on the order's timeline too. */
export async function settleSecond(
  db: Database,
  second: SecondOrder & { orderId: string },
  state: 'asked' | 'cancelled' | 'left',
  now: number,
): Promise<void> {
  const { pushId, sourceOrderId, accountId, orderId, name } = second;
  await inOneBatch(db, [
    db
      .insert(secondOrders)
      .values({
        pushId,
        sourceOrderId,
        accountId,
        storeId: second.storeId,
        name,
        state,
        foundAt: now,
        settledAt: now,
      })
      .onConflictDoUpdate({
        target: [secondOrders.pushId, secondOrders.sourceOrderId],
        set: { state, name, settledAt: now },
      }),
    ...(state === 'cancelled'
      ? [
          addEvent(
            db,
            {
              orderId,
              accountId,
              kind: 'second-order-cancelled' as const,
              actor: 'Crossdock',
              detail: name,
              once: `${pushId}:second:${sourceOrderId}`,
            },
            now,
          ),
        ]
      : []),
    // A person need not look at it any more; where both are shipped, one has to.
    ...(state !== 'cancelled'
      ? []
      : [db.delete(deadLetters).where(sql`${deadLetters.id} = ${`second:${pushId}:${name}`}`)]),
  ]);
}
