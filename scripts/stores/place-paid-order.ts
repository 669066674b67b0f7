// Places an order at a store that is paid already, as a customer's checkout leaves it.
import type { RunStore } from '../local/run-file.ts';
import { askStore } from './ask-store.ts';
import { charge, shippingPrice, usd } from './charge.ts';
import { readStock } from './stock.ts';
import { storeDocuments } from './store-documents.ts';
import type { ToldOrder } from './told-order.ts';

export type Buyer = {
  firstName: string;
  lastName: string;
  email: string;
  address1: string;
  city: string;
  provinceCode: string;
  zip: string;
};

export type PaidOrder = {
  buyer: Buyer;
  lines: readonly { sku: string; quantity: number }[];
  tags: readonly string[];
  /** Whether it may be sold only out of stock the store has; `false` sells what it has not. */
  takesStock: boolean;
};

/** Throws a sentence that names the store where it refuses, or does not list one of the SKUs. */
export async function placePaidOrder(store: RunStore, wanted: PaidOrder): Promise<ToldOrder> {
  const { email, ...person } = wanted.buyer;
  const { firstName, lastName } = person;
  const address = { ...person, countryCode: 'US' };
  const lines = await Promise.all(
    wanted.lines.map(async ({ sku, quantity }) => {
      const { variantId, price } = await readStock(store, sku);
      return { variantId, quantity, price };
    }),
  );
  const { orderCreate } = await askStore<{ orderCreate: { order: ToldOrder } }>(
    store,
    storeDocuments.placeOrder,
    {
      order: {
        currency: 'USD',
        email,
        transactions: [charge(lines)],
        customer: { toUpsert: { email, firstName, lastName } },
        shippingAddress: address,
        billingAddress: address,
        shippingLines: [
          { title: 'Standard, 3–5 days', code: 'standard', priceSet: usd(shippingPrice) },
        ],
        tags: wanted.tags,
        lineItems: lines.map(({ price, ...line }) => ({
          ...line,
          requiresShipping: true,
          priceSet: usd(price),
        })),
      },
      options: {
        inventoryBehaviour: wanted.takesStock ? 'DECREMENT_OBEYING_POLICY' : 'BYPASS',
        sendReceipt: true,
      },
    },
  );
  return orderCreate.order;
}
