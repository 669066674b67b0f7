/** Loads an order with its source orders and what was done about it so far, to be looked at anew (RV1 to RV4). */
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { OrderToLookAt } from '../../src/mirror/acts/look-row.ts';
import { tail } from '../../src/shared/ids.ts';
import type { Database } from '../open.ts';
import {
  mirrorActs,
  orderLines,
  orders,
  pushes,
  pushLines,
  shipments,
  stores,
} from '../schema/index.ts';

/** @returns undefined where the account has no such order */
export async function loadOrderToLookAt(
  db: Database,
  accountId: string,
  orderId: string,
): Promise<OrderToLookAt | undefined> {
  const [row] = await db
    .select({ order: orders, store: stores })
    .from(orders)
    .innerJoin(stores, eq(stores.id, orders.storeId))
    .where(and(eq(orders.id, orderId), eq(orders.accountId, accountId)));
  if (!row) return undefined;
  const { order, store } = row;
  const parts = await loadParts(db, orderId);
  const acts = await db
    .select({
      id: mirrorActs.id,
      pushId: mirrorActs.pushId,
      kind: mirrorActs.kind,
      cause: mirrorActs.cause,
      state: mirrorActs.state,
      wish: mirrorActs.wish,
      stop: mirrorActs.stop,
      madeId: mirrorActs.madeId,
      createdAt: mirrorActs.createdAt,
    })
    .from(mirrorActs)
    .where(eq(mirrorActs.orderId, orderId))
    .orderBy(asc(mirrorActs.number));
  return {
    accountId,
    orderId,
    orderName: order.name,
    storeId: store.id,
    storeName: store.name,
    platformOrderId: order.platformId,
    afterMark: order.afterMark,
    token: order.lookToken,
    dueAt: order.lookDueAt,
    setbacks: order.lookSetbacks,
    orderPush: store.orderPush ?? {},
    parts,
    acts,
  };
}

async function loadParts(db: Database, orderId: string): Promise<OrderToLookAt['parts']> {
  const rows = await db
    .select({ push: pushes, storeName: stores.name })
    .from(pushes)
    .innerJoin(stores, eq(stores.id, pushes.sourceStoreId))
    .where(
      and(
        eq(pushes.orderId, orderId),
        eq(pushes.state, 'created'),
        isNotNull(pushes.sourceOrderId),
      ),
    )
    .orderBy(asc(pushes.part));
  const lines = await db
    .select({
      pushId: pushLines.pushId,
      lineId: orderLines.platformId,
      quantity: pushLines.quantity,
    })
    .from(pushLines)
    .innerJoin(orderLines, eq(orderLines.id, pushLines.orderLineId))
    .where(eq(orderLines.orderId, orderId));
  const left = await db
    .select({ pushId: shipments.pushId, lines: shipments.lines })
    .from(shipments)
    .innerJoin(pushes, eq(pushes.id, shipments.pushId))
    .where(and(eq(pushes.orderId, orderId), sql`${shipments.cancelledAt} is null`));
  const shipped = (pushId: string, lineId: string) =>
    left
      .filter((one) => one.pushId === pushId)
      .flatMap((one) => one.lines)
      .filter((one) => one.destinationLineId === tail(lineId))
      .reduce((sum, { quantity }) => sum + quantity, 0);
  return rows.flatMap(({ push, storeName }) =>
    push.sourceOrderId === null
      ? []
      : [
          {
            pushId: push.id,
            part: push.part,
            sourceStoreId: push.sourceStoreId,
            sourceStoreName: storeName,
            sourceOrderId: push.sourceOrderId,
            sourceOrderName: push.sourceOrderName ?? '',
            sourceOrderAt: push.sourceOrderAt,
            shippingShare: push.shippingShare,
            refundsBefore: push.refundsBefore,
            afterMark: push.afterMark,
            isReplaced: push.replacedAt !== null,
            sourceState: push.sourceState,
            lines: lines
              .filter(({ pushId }) => pushId === push.id)
              .map(({ lineId, quantity }) => ({
                lineId,
                quantity,
                shipped: shipped(push.id, lineId),
              })),
          },
        ],
  );
}
