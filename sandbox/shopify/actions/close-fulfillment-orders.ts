// Ends what is still open of an order's fulfilment: nothing more is to ship, and its units are released.
import type { OrderRecord } from '../records.ts';
import type { State } from '../state.ts';
import { changeLineStock } from './stock-book.ts';

/** @param restock whether the units are available again; otherwise they leave the book */
export function closeFulfillmentOrders(state: State, order: OrderRecord, restock: boolean): void {
  for (const open of state.fulfillmentOrders.in(order.id)) {
    if (open.status === 'CLOSED' || open.status === 'CANCELLED') continue;
    for (const { inventoryItemId: itemId, remainingQuantity: units } of open.lines)
      changeLineStock(
        state,
        order,
        { itemId, locationId: open.locationId },
        restock ? { committed: -units, available: units } : { committed: -units, on_hand: -units },
      );
    state.fulfillmentOrders.put({
      ...open,
      status: 'CLOSED',
      holds: [],
      updatedAt: state.time(),
      lines: open.lines.map((line) => ({ ...line, remainingQuantity: 0 })),
    });
  }
}
