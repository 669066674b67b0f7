/** Asks the rules whether an order for a listing would push, with what is known of its store and its places (OP14). */
import type { Database } from '../db/open.ts';
import type { ProductDetail } from '../db/pages/products-one.ts';
import { listShippingPlaces, type ShippingPlace } from '../db/pages/products-places.ts';
import { loadLineFacts } from '../db/records/catalog.ts';
import { loadStore } from '../db/records/stores.ts';
import { type WouldPush, wouldPush } from '../src/catalog/would-push.ts';

export type ShownWouldPush = Pick<WouldPush, 'stop' | 'hold'> & {
  places: (WouldPush['places'][number] & { name: string; sourceName: string | undefined })[];
};

/** @param now ms */
export async function askWouldPush(
  db: Database,
  accountId: string,
  { destinationStoreId, listing }: Pick<ProductDetail, 'destinationStoreId' | 'listing'>,
  now: number,
): Promise<ShownWouldPush> {
  const store = await loadStore(db, accountId, destinationStoreId);
  if (!store) throw new Error(`No store ${destinationStoreId} in account ${accountId}`);
  const { variantId, sku, tracked } = listing;
  const line = { id: variantId, variantId, sku };
  const [{ places, sources }, factsOf] = await Promise.all([
    listShippingPlaces(db, accountId, destinationStoreId),
    loadLineFacts(db, store, { lines: [line] }),
  ]);
  const answer = wouldPush(
    store,
    { variantId, sku, tracked },
    factsOf,
    places.map(({ locationId }) => locationId),
    new Date(now).toISOString(),
  );
  const nameOf = (locationId: string) =>
    places.find((place: ShippingPlace) => place.locationId === locationId)?.name ?? locationId;
  return {
    stop: answer.stop,
    hold: answer.hold,
    places: answer.places.map((place) => ({
      ...place,
      name: nameOf(place.locationId),
      sourceName: place.goes ? sources.get(place.sourceStoreId) : undefined,
    })),
  };
}
