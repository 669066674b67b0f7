/** Puts an order as kept into what pages show: one push status, and where people find it in the stores' own admins. */
import type { KeptOrder, KeptPush, KeptShipment } from '../../db/pages/kept-order.ts';
import { type PushStatus, pushStatusOf } from '../../src/order-push/push-status.ts';
import { platforms } from '../../src/platforms/registry.ts';
import { orderLineIdOf } from '../../src/shared/ids.ts';

type ShownShipment = Omit<KeptShipment, 'lines'> & {
  /** Units by line of the order. */
  lines: { lineId: string; quantity: number }[];
};

export type PushSummary = Omit<KeptPush, 'source' | 'shipments'> & {
  sourceStoreId: string;
  sourceStoreName: string;
  sourceBaseUrl: string;
  sourceOrderId: string | null;
  sourceOrderName: string | null;
  /** Its page in the source store's admin. */
  sourceOrderUrl: string | null;
  sourceCancelled: boolean;
  shipments: ShownShipment[];
};

export type PushedOrder = Omit<KeptOrder, 'holds' | 'pushes'> & {
  pushStatus: PushStatus;
  /** Kinds of why it stays, waits or fails, each once: of its pushes, of the whole order, of its lines. */
  reasons: string[];
  pushes: PushSummary[];
};

/** Pure. */
export function pushedOrder(order: KeptOrder): PushedOrder {
  const { holds, pushes, ...kept } = order;
  return {
    ...kept,
    pushStatus: pushStatusOf(order),
    reasons: reasonsOf(order),
    pushes: pushes.map((push) => pushSummary(order.id, push)),
  };
}

function reasonsOf({ decision, holds, pushes }: KeptOrder): string[] {
  const failures = pushes.flatMap(({ state, failureKind }) =>
    state === 'created' || failureKind === null ? [] : [failureKind],
  );
  const stays = holds.filter((hold) => hold !== 'nothing-to-ship');
  return [
    ...new Set([...failures, ...(decision && decision !== 'pushed' ? [decision] : []), ...stays]),
  ];
}

function pushSummary(orderId: string, { source, shipments, ...push }: KeptPush): PushSummary {
  const { storeId, storeName, platform, baseUrl, orderName, cancelled } = source;
  return {
    ...push,
    sourceStoreId: storeId,
    sourceStoreName: storeName,
    sourceBaseUrl: baseUrl,
    sourceOrderId: source.orderId,
    sourceOrderName: orderName,
    sourceOrderUrl: source.orderId && platforms[platform].pages.orderUrl(baseUrl, source.orderId),
    sourceCancelled: cancelled === 1,
    shipments: shipments.map((shipment) => ({
      ...shipment,
      lines: shipment.lines.map(({ destinationLineId, quantity }) => ({
        lineId: orderLineIdOf(orderId, destinationLineId),
        quantity,
      })),
    })),
  };
}
