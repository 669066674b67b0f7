/** Makes the packing slip of one parcel: what goes into it, for whom. Made for a page, and kept nowhere (AC1). */
import type { Push } from '../order-push/push.ts';
import type { PlatformOrder } from '../platforms/platform.ts';
import { orderLineIdOf } from '../shared/ids.ts';
import { addressLines } from './address-lines.ts';

export type PackingSlip = {
  /** The store that sold it. */
  storeName: string;
  orderName: string;
  sourceOrderName: string | null;
  /** ISO 8601 */
  placedAt: string;
  shippingMethod: string | null;
  note: string | null;
  /** First the name; empty where the order has none. */
  address: string[];
  lines: {
    title: string;
    variantTitle: string | null;
    sku: string;
    quantity: number;
    /** Of one unit, as the store writes it; null where it does not say. */
    price: string | null;
  }[];
  /** Of the prices. */
  currency: string;
};

/**
 * Pure. A line that its store does not have any more is left out.
 * @param order as read just now
 * @param left what is left to ship of the push; where nothing is, the slip has all of the push
 */
export function packingSlip(
  push: Pick<Push, 'orderId' | 'destinationName' | 'sourceOrderName' | 'lines'>,
  order: PlatformOrder,
  left: readonly { orderLineId: string; quantity: number }[],
): PackingSlip {
  const idOf = (lineId: string) => orderLineIdOf(push.orderId, lineId);
  const all = push.lines.map(({ lineId, quantity }) => ({ orderLineId: idOf(lineId), quantity }));
  const packed = new Map(
    (left.length > 0 ? left : all).map(({ orderLineId, quantity }) => [orderLineId, quantity]),
  );
  const methods = order.shippingLines.map(({ title }) => title).filter(Boolean);
  return {
    storeName: push.destinationName,
    orderName: order.name,
    sourceOrderName: push.sourceOrderName ?? null,
    placedAt: order.processedAt,
    shippingMethod: methods.join(', ') || null,
    note: order.note || null,
    address: order.shippingAddress ? addressLines(order.shippingAddress) : [],
    lines: order.lines.flatMap(({ id, title, variantTitle, sku, unitPrice }) => {
      const quantity = packed.get(idOf(id)) ?? 0;
      if (quantity <= 0) return [];
      return [
        { title, variantTitle: variantTitle ?? null, sku, quantity, price: unitPrice.amount },
      ];
    }),
    currency: order.currency,
  };
}
