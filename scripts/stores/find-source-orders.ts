// Finds the orders at the source that were made from one destination order.
import type { RunStore } from '../local/run-file.ts';
import { askStore } from './ask-store.ts';
import { storeDocuments } from './store-documents.ts';
import { attributeOf, type ToldOrder } from './told-order.ts';

type Listed = Pick<ToldOrder, 'id' | 'name' | 'tags' | 'customAttributes'>;

/** Every order among the source's newest twenty that says it was sold as `soldAs` by the shop `shop`. */
export async function findSourceOrders(
  source: RunStore,
  made: { soldAs: string; shop: string },
): Promise<Listed[]> {
  const orders = await listNewestOrders(source);
  return orders.filter(
    (order) =>
      attributeOf(order, 'Sold as') === made.soldAs &&
      attributeOf(order, 'Destination shop') === made.shop,
  );
}

/** The newest twenty orders of a store, in a line each. */
export async function listNewestOrders(store: RunStore): Promise<Listed[]> {
  const { orders } = await askStore<{ orders: { nodes: Listed[] } }>(
    store,
    storeDocuments.newestOrders,
  );
  return orders.nodes;
}

/** One order of a store, whole. */
export async function readOrder(store: RunStore, id: string): Promise<ToldOrder> {
  const { order } = await askStore<{ order: ToldOrder | null }>(store, storeDocuments.order, {
    id,
  });
  if (!order) throw new Error(`${store.name} has no order ${id}.`);
  return order;
}
