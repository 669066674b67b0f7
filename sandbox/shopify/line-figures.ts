// What follows for each line of an order from its shipments, refunds and edits: units and money.
import { bagsIn } from './money.ts';
import type { Bag, OrderRecord, RefundRecord } from './records.ts';
import type { State } from './state.ts';

export type LineFigures = {
  /** units shipped by shipments that stand */
  fulfilled: number;
  /** units still to ship */
  unfulfilled: number;
  /** units refunded */
  refunded: number;
  /** units that came back by a processed return and were not refunded */
  returned: number;
  /** units ordered less those refunded, returned and edited away */
  current: number;
  refundable: number;
  originalTotal: Bag;
  /** after the line's discount */
  discountedTotal: Bag;
  discount: Bag;
  tax: Bag;
  currentTotal: Bag;
  currentDiscount: Bag;
  currentTax: Bag;
};

/** Fulfilment orders in these states have nothing left to ship. */
const done = new Set(['CANCELLED', 'CLOSED']);

/** @returns figures by line id, in the order of the lines */
export function lineFigures(
  state: State,
  order: OrderRecord,
  refunds: RefundRecord[],
): Map<string, LineFigures> {
  const bags = bagsIn(order);
  const shipped = tally(
    state.fulfillments
      .in(order.id)
      .filter(({ status }) => status === 'SUCCESS')
      .flatMap(({ lines }) => lines),
  );
  const groups = state.fulfillmentOrders.in(order.id);
  const isRouted = groups.length > 0 || order.cancelledAt !== null;
  const open = tally(
    groups
      .filter(({ status }) => !done.has(status))
      .flatMap(({ lines }) => lines)
      .map(({ lineId, remainingQuantity }) => ({ lineId, quantity: remainingQuantity })),
  );
  const refunded = tally(refunds.flatMap(({ lines }) => lines));
  const refundedShipped = tally(
    refunds.flatMap(({ lines }) => lines.filter(({ restockType }) => restockType !== 'CANCEL')),
  );
  const processed = tally(
    state.returns
      .in(order.id)
      .flatMap(({ lines }) =>
        lines.map(({ lineId, processed: quantity }) => ({ lineId, quantity })),
      ),
  );
  return new Map(
    order.lines.map((line) => {
      const { quantity } = line;
      const back = refunded.get(line.id) ?? 0;
      const returned = Math.max(
        0,
        (processed.get(line.id) ?? 0) - (refundedShipped.get(line.id) ?? 0),
      );
      const left = quantity - line.removedByEdit - back;
      const current = left - returned;
      const originalTotal = bags.times(line.price, quantity);
      const discountedTotal = bags.subtract(originalTotal, line.discount);
      const tax = bags.add(...line.taxLines.map(({ price }) => price));
      return [
        line.id,
        {
          fulfilled: shipped.get(line.id) ?? 0,
          unfulfilled: isRouted ? (open.get(line.id) ?? 0) : current,
          refunded: back,
          returned,
          current,
          refundable: left,
          originalTotal,
          discountedTotal,
          discount: line.discount,
          tax,
          currentTotal: bags.share(discountedTotal, current, quantity),
          currentDiscount: bags.share(line.discount, current, quantity),
          currentTax: bags.share(tax, current, quantity),
        },
      ];
    }),
  );
}

function tally(lines: { lineId: string; quantity: number }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { lineId, quantity } of lines)
    counts.set(lineId, (counts.get(lineId) ?? 0) + quantity);
  return counts;
}
