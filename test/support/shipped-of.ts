/** What a customer's order says was shipped of it, as its store's own desk reads it. */
import type { StoreDesk } from './store-desk.ts';

export type ShippedParcel = {
  company: string | null | undefined;
  number: string | null | undefined;
  /** By SKU. */
  units: Record<string, number>;
};

/** @returns undefined where the store has no order of this name */
export async function shippedOf(
  store: StoreDesk,
  name: string,
): Promise<ShippedParcel[] | undefined> {
  const order = (await store.listOrders()).find((one) => one.name === name);
  return order?.fulfillments.map(({ trackingInfo, fulfillmentLineItems }) => ({
    company: trackingInfo[0]?.company,
    number: trackingInfo[0]?.number,
    units: Object.fromEntries(
      fulfillmentLineItems.nodes.map(({ quantity, lineItem }) => [lineItem.sku, quantity]),
    ),
  }));
}
