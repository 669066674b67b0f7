/** Puts a row of the Orders page into what people see: the push to ship, or why the order is not here to ship (SO1). */
import type { ShippingPlace } from '../../db/pages/orders-to-ship-places.ts';
import type { KeptOrderToShip } from '../../db/pages/orders-to-ship-rows.ts';
import { type PushStatus, pushStatusOf } from '../../src/order-push/push-status.ts';
import { platforms } from '../../src/platforms/registry.ts';

export type LineToShip = {
  orderLineId: string;
  title: string;
  sku: string;
  /** Units to ship. */
  quantity: number;
  /** The same, where the order is at its source: what a press on Ship may take; else null. */
  left: number | null;
};

export type OrderToShip = Pick<
  KeptOrderToShip,
  | 'name'
  | 'storeId'
  | 'storeName'
  | 'customerName'
  | 'placedAt'
  | 'firstSeenAt'
  | 'payment'
  | 'fulfillment'
  | 'decision'
  | 'unitCount'
> & {
  /** Tells the rows of one order apart. */
  id: string;
  orderId: string;
  pushStatus: PushStatus;
  push: {
    id: string;
    part: number;
    sourceStoreId: string;
    sourceStoreName: string;
    sourceOrderName: string | null;
    /** Its page in the source store's admin. */
    sourceOrderUrl: string | null;
    createdAt: number;
    unitsLeft: number;
    unitsShipped: number;
  } | null;
  /** What is left to ship. */
  lines: LineToShip[];
  /** Source locations that it ships from, or would, as their stores order them. */
  locations: { id: string; name: string }[];
};

/** Pure. @param places of the account's sources */
export function orderToShip(row: KeptOrderToShip, places: readonly ShippingPlace[]): OrderToShip {
  const push = pushToShip(row);
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
    pushStatus: pushStatusOf({ ...row, pushes: row.states.map((state) => ({ state })) }),
    unitCount: row.unitCount,
    push,
    lines: row.lines.map(({ orderLineId, title, sku, quantity }) => ({
      ...{ orderLineId, title, sku, quantity },
      left: push && quantity,
    })),
    locations: placesOf(
      row.lines.flatMap((line) => line.places),
      places,
    ),
  };
}

/** Pure. What these places are called, each once, as their stores order them. */
export function placesOf(
  ids: readonly string[],
  places: readonly ShippingPlace[],
): { id: string; name: string }[] {
  const named = new Set(ids);
  return places.flatMap(({ id, name }) => (named.has(id) ? [{ id, name }] : []));
}

function pushToShip(row: KeptOrderToShip): OrderToShip['push'] {
  const { pushId, sourceStoreId, sourceStoreName, sourcePlatform, sourceBaseUrl, pushedAt } = row;
  if (!pushId || !sourceStoreId || !sourceStoreName || !sourcePlatform) return null;
  const { pages } = platforms[sourcePlatform];
  const { sourceOrderId } = row;
  return {
    id: pushId,
    part: row.part,
    sourceStoreId,
    sourceStoreName,
    sourceOrderName: row.sourceOrderName,
    sourceOrderUrl: sourceOrderId && sourceBaseUrl && pages.orderUrl(sourceBaseUrl, sourceOrderId),
    createdAt: pushedAt ?? 0,
    unitsLeft: row.lines.reduce((sum, line) => sum + line.quantity, 0),
    unitsShipped: row.unitsShipped,
  };
}
