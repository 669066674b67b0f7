/** Loads a push with its lines, and all that a turn at it must know (OP2). */
import { and, eq, getTableColumns, gt, sql } from 'drizzle-orm';
import type { Push } from '../../src/order-push/push.ts';
import type { Database } from '../open.ts';
import { orderLines, orders, pushes, pushLines, stores } from '../schema/index.ts';
import { askOf } from './orders.ts';

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

/** The log of tries is for people, and long. */
const { tries: _, ...withoutTries } = getTableColumns(pushes);

/** Whether where it ships from is still open, as isRoutingOwed says of a row; and when its rows changed last, ms. */
const isRouting = sql<number>`exists (select 1 from routings r where r.push_id = ${pushes.id}
  and (r.state = 'owed' or r.why = 'not-routed'))`;
const routedAt = sql<
  number | null
>`(select max(r.at) from routings r where r.push_id = ${pushes.id})`;

async function loadOne(db: Database, where: ReturnType<typeof and>): Promise<Push | undefined> {
  const [row] = await db
    .select({ push: withoutTries, order: orders, store: stores, isRouting, routedAt })
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
      before: sql<number>`(select coalesce(sum(l.quantity), 0) from push_lines l join pushes p on p.id = l.push_id
        where p.order_id = ${row.order.id} and l.order_line_id = ${pushLines.orderLineId}
          and p.part < ${row.push.part} and p.state <> 'withdrawn')`,
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
    shippingShare: push.shippingShare ?? null,
    repairs: push.repairs ?? [],
    isRouting: row.isRouting === 1,
    routedAt: row.routedAt ?? undefined,
    ask: askOf({
      by: order.askedBy,
      at: order.askedAt,
      over: order.askedOver,
      units: order.askedUnits,
    }),
    lines,
  };
}
