/** Puts a row of the Orders page into what people see: the push to ship, or why the order is not here to ship (SO1). */
import type { KeptOrderToShip } from '../../db/pages/orders-to-ship-page.ts';
import { type PushedOrder, type PushSummary, pushedOrder } from './pushed-order.ts';

export type OrderToShip = Pick<
  PushedOrder,
  | 'name'
  | 'storeId'
  | 'storeName'
  | 'customerName'
  | 'placedAt'
  | 'firstSeenAt'
  | 'payment'
  | 'fulfillment'
  | 'decision'
  | 'pushStatus'
  | 'unitCount'
> & {
  /** Tells the rows of one order apart. */
  id: string;
  orderId: string;
  push:
    | (Pick<
        PushSummary,
        | 'id'
        | 'part'
        | 'sourceStoreId'
        | 'sourceStoreName'
        | 'sourceOrderName'
        | 'sourceOrderUrl'
        | 'createdAt'
      > & { unitsLeft: number; unitsShipped: number })
    | null;
  /** What is left to ship. */
  lines: KeptOrderToShip['lines'];
};

/** Pure. */
export function orderToShip(row: KeptOrderToShip): OrderToShip {
  const order = pushedOrder(row);
  const push = order.pushes.find(({ id }) => id === row.pushId);
  return {
    id: row.pushId ?? row.id,
    orderId: row.id,
    name: row.name,
    storeId: row.storeId,
    storeName: row.storeName,
    customerName: row.customerName,
    placedAt: row.placedAt,
    firstSeenAt: row.firstSeenAt,
    payment: row.payment,
    fulfillment: row.fulfillment,
    decision: row.decision,
    pushStatus: order.pushStatus,
    unitCount: row.unitCount,
    push: push ? pushToShip(push, row) : null,
    lines: row.lines,
  };
}

const pushToShip = (push: PushSummary, row: KeptOrderToShip): OrderToShip['push'] => ({
  id: push.id,
  part: push.part,
  sourceStoreId: push.sourceStoreId,
  sourceStoreName: push.sourceStoreName,
  sourceOrderName: push.sourceOrderName,
  sourceOrderUrl: push.sourceOrderUrl,
  createdAt: push.createdAt,
  unitsLeft: row.lines.reduce((sum, line) => sum + line.quantity, 0),
  unitsShipped: row.unitsShipped,
});
