// The refund a cancellation writes: every unit not yet refunded, the shipping, and the money where asked.
import { bagsIn } from '../money.ts';
import { orderFigures } from '../order-figures.ts';
import type { OrderRecord, RefundRecord } from '../records.ts';
import type { State } from '../state.ts';
import { giveBack } from './give-back.ts';

/** Units shipped already are refunded without going back into stock; open ones are counted as cancelled. */
export function refundEverything(
  state: State,
  order: OrderRecord,
  { money, restock }: { money: boolean; restock: boolean },
): void {
  const bags = bagsIn(order);
  const figures = orderFigures(state, order);
  const homes = new Map(
    state.fulfillmentOrders
      .in(order.id)
      .flatMap(({ locationId, lines }) => lines.map(({ lineId }) => [lineId, locationId] as const)),
  );
  const lines = order.lines.flatMap((line): RefundRecord['lines'] => {
    const of = figures.lines.get(line.id);
    if (of === undefined || of.current <= 0) return [];
    const whole = of.current;
    const open = Math.min(whole, of.unfulfilled);
    const part = (quantity: number, isOpen: boolean): RefundRecord['lines'] => {
      if (quantity === 0) return [];
      const restocked = restock && isOpen;
      return [
        {
          id: state.newId('RefundLineItem'),
          lineId: line.id,
          quantity,
          restockType: restocked ? 'CANCEL' : 'NO_RESTOCK',
          restocked,
          locationId: restocked ? (homes.get(line.id) ?? null) : null,
          subtotal: bags.share(of.currentTotal, quantity, whole),
          tax: bags.share(of.currentTax, quantity, whole),
        },
      ];
    };
    return [...part(open, true), ...part(whole - open, false)];
  });
  const paid = bags.subtract(figures.received, figures.refunded);
  const back = money && bags.compare(paid, bags.zero) > 0;
  if (lines.length === 0 && !back) return;
  const transactions = back ? giveBack(state, order, paid) : [];
  const refund = state.refunds.put({
    id: state.newId('Refund'),
    orderId: order.id,
    createdAt: state.time(),
    updatedAt: state.time(),
    note: null,
    lines,
    shipping: figures.currentShipping,
    transactionIds: transactions,
  });
  state.emit('refunds/create', { refundId: refund.id, orderId: order.id });
}
