/** Makes a look at an order and its source orders owed: a row says so before anybody acts (rule 1, RV1 to RV4). */
import { type SQL, sql } from 'drizzle-orm';
import { newId } from '../../src/shared/ids.ts';
import type { Database } from '../open.ts';
import { orders } from '../schema/index.ts';

/**
 * The statement that makes it owed, to go into the batch of what it is owed for. Its token changes with every one: a look
 * that read before that decides anew.
 */
export const owingLook = (db: Database, where: SQL, now: number) =>
  db
    .update(orders)
    .set({ lookDueAt: now, lookToken: newId('look') })
    .where(where)
    .returning({ id: orders.id });

export type OwedLook = { accountId: string; orderId: string };

/** Something happened to an order at a source store. @returns the customers' orders of whose pushes it is one; mostly none */
export async function oweLooksOfSourceOrder(
  db: Database,
  accountId: string,
  seen: { sourceStoreId: string; sourceOrderId: string },
  now: number,
): Promise<OwedLook[]> {
  const owed = await owingLook(
    db,
    sql`${orders.accountId} = ${accountId} and ${orders.id} in (select p.order_id from pushes p
      where p.source_store_id = ${seen.sourceStoreId} and p.source_order_id = ${seen.sourceOrderId})`,
    now,
  );
  return owed.map(({ id }) => ({ accountId, orderId: id }));
}

/** Something happened to a pushed order at its own store that its reading does not show (a return). */
export async function oweLook(
  db: Database,
  accountId: string,
  orderId: string,
  now: number,
): Promise<OwedLook[]> {
  const owed = await owingLook(
    db,
    sql`${orders.accountId} = ${accountId} and ${orders.id} = ${orderId} and exists (select 1 from pushes p
      where p.order_id = ${orderId} and p.state = 'created')`,
    now,
  );
  return owed.map(({ id }) => ({ accountId, orderId: id }));
}

/** A shipment was heard of, of a push whose source order is cancelled or deleted: what had left counts differently. */
export async function oweLookOfLost(
  db: Database,
  push: { id: string; accountId: string; orderId: string },
  now: number,
): Promise<OwedLook[]> {
  const owed = await owingLook(
    db,
    sql`${orders.id} = ${push.orderId} and exists (select 1 from pushes p
      where p.id = ${push.id} and p.source_state is not null)`,
    now,
  );
  return owed.map(({ id }) => ({ accountId: push.accountId, orderId: id }));
}

/** A sweep's share, and how long a look that was handed over is left alone, ms. */
const sweepMax = 200;
const handedOverMs = 60_000;

/** Takes looks that are owed, the longest owed first. */
export async function takeLooksDue(db: Database, now: number): Promise<OwedLook[]> {
  return db
    .update(orders)
    .set({ lookDueAt: now + handedOverMs })
    .where(
      sql`${orders.id} in (select id from orders where look_due_at is not null and look_due_at <= ${now}
        order by look_due_at limit ${sweepMax})`,
    )
    .returning({ accountId: orders.accountId, orderId: orders.id });
}
