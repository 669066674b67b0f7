// Finds the orders at the source that were made from one destination order.
import type { RunStore } from '../local/run-file.ts';
import { askStore } from './admin-client.ts';
import { demoDocuments } from './documents.ts';
import { attributeOf, type ToldOrder } from './told-order.ts';

type Listed = Pick<ToldOrder, 'id' | 'name' | 'customAttributes'>;

/** Every order among the source's newest twenty that says it was sold as `soldAs` by the shop `shop`. */
export async function findSourceOrders(
  source: RunStore,
  made: { soldAs: string; shop: string },
): Promise<Listed[]> {
  const { orders } = await askStore<{ orders: { nodes: Listed[] } }>(
    source,
    demoDocuments.newestOrders,
  );
  return orders.nodes.filter(
    (order) =>
      attributeOf(order, 'Sold as') === made.soldAs &&
      attributeOf(order, 'Destination shop') === made.shop,
  );
}

/** One order of a store, whole. */
export async function readOrder(store: RunStore, id: string): Promise<ToldOrder> {
  const { order } = await askStore<{ order: ToldOrder | null }>(store, demoDocuments.order, { id });
  if (!order) throw new Error(`${store.name} has no order ${id}.`);
  return order;
}
