/** Puts a delivery into what people see: its store's name, and the names of what it is about. */
import type { Database } from '../../db/open.ts';
import {
  type NameAsked,
  type NameFound,
  readDeliveryNames,
} from '../../db/pages/delivery-names.ts';
import type { PlatformEvent } from '../../src/platforms/platform-event.ts';
import { orderIdOf } from '../../src/shared/ids.ts';
import type { StoreDelivery } from './delivery-list.ts';

export type DeliveryRow = StoreDelivery & {
  /** Tells the rows of all stores apart. */
  id: string;
  storeName: string;
  /** Of ours, where it is one: its own, or the one whose push is the source's order. */
  order: { id: string; name: string } | null;
  /** SKU, or title where it has none. */
  listing: string | null;
  location: string | null;
};

export async function deliveryRows(
  of: { db: Database; accountId: string },
  stores: readonly { id: string; name: string }[],
  deliveries: StoreDelivery[],
): Promise<DeliveryRow[]> {
  const asked = deliveries.flatMap(({ storeId, event }) => askedOf(storeId, event));
  const found = await readDeliveryNames(of.db, of.accountId, asked);
  const names = new Map(found.map((name) => [keyOf(name), name]));
  const storeNames = new Map(stores.map(({ id, name }) => [id, name]));
  return deliveries.map((delivery) => {
    const { storeId, event, key } = delivery;
    const about = askedOf(storeId, event).flatMap((one) => names.get(keyOf(one)) ?? []);
    const order = about.find((one) => one.of === 'order');
    return {
      ...delivery,
      id: `${storeId} ${key}`,
      storeName: storeNames.get(storeId) ?? storeId,
      order: order?.orderId ? { id: order.orderId, name: order.name } : null,
      listing: about.find((one) => one.of === 'item')?.name ?? null,
      location: about.find((one) => one.of === 'location')?.name ?? null,
    };
  });
}

function askedOf(storeId: string, event: PlatformEvent): NameAsked[] {
  if ('orderId' in event) {
    const orderId = orderIdOf(storeId, event.orderId);
    return [{ storeId, of: 'order', id: event.orderId, orderId }];
  }
  if (event.kind !== 'stock-changed') return [];
  return [
    { storeId, of: 'item', id: event.inventoryItemId },
    { storeId, of: 'location', id: event.locationId },
  ];
}

const keyOf = ({ storeId, of, id }: Pick<NameFound, 'storeId' | 'of' | 'id'>): string =>
  `${storeId} ${of} ${id}`;
