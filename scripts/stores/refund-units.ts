// Refunds units of one line with their money and puts them back into stock, as a store's people would.
import { randomUUID } from 'node:crypto';
import type { RunStore } from '../local/run-file.ts';
import { askStore } from './ask-store.ts';
import type { OrderAfter } from './order-after.ts';
import { storeDocuments } from './store-documents.ts';

export type UnitsBack = {
  lineId: string;
  quantity: number;
  /** `RETURN`: they had shipped and came back. `CANCEL`: they have not shipped and come off the order. */
  restock: 'RETURN' | 'CANCEL';
  locationId: string;
  /** Of the order's currency, as decimal text; goes back the way it came. */
  amount: string;
};

/** What Shopify calls the payment that money goes back on (OrderTransactionInput). */
const paidBy = 'parentId';

/** Throws where the order was paid by no card, or the store refuses. */
export async function refundUnits(
  store: RunStore,
  order: Pick<OrderAfter, 'id' | 'name' | 'transactions'>,
  { lineId, quantity, restock, locationId, amount }: UnitsBack,
): Promise<void> {
  const paid = order.transactions.find(
    ({ kind, status }) => kind === 'SALE' && status === 'SUCCESS',
  );
  if (!paid) throw new Error(`${order.name} of ${store.name} was paid by no card.`);
  await askStore(store, storeDocuments.refund, {
    input: {
      orderId: order.id,
      refundLineItems: [{ lineItemId: lineId, quantity, restockType: restock, locationId }],
      transactions: [
        {
          orderId: order.id,
          [paidBy]: paid.id,
          gateway: paid.gateway,
          kind: 'REFUND',
          amount,
        },
      ],
    },
    key: randomUUID(),
  });
}
