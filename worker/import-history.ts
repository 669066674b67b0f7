/** What the history of links says of what an import finds: changes that no webhook told. */
import { listKeptOf, listLinksOf } from '../db/records/listings-read.ts';
import type { Activity } from '../src/activity/activity.ts';
import { listingHistory } from '../src/catalog/listing-history.ts';
import type { PlatformListing } from '../src/platforms/platform.ts';
import type { Store } from '../src/stores/store.ts';
import type { Edge } from './edge.ts';

/**
 * Of one page of changes, before they are kept. What was not kept before has no history.
 * @param changes `read` as the store has them now; `gone`: variants that it does not have any more
 */
export async function importHistory(
  edge: Edge,
  store: Store,
  { read, gone }: { read: readonly PlatformListing[]; gone: readonly string[] },
): Promise<Activity[]> {
  const { accountId, id: storeId } = store;
  const db = edge.database(accountId);
  const variants = [...read.map(({ variantId }) => variantId), ...gone];
  const links = await listLinksOf(db, accountId, storeId, variants);
  if (links.length === 0) return [];
  const before = await listKeptOf(db, storeId, [...new Set(links.map((one) => one.variantId))]);
  const now = new Map(read.map((one) => [one.variantId, one]));
  const changes = before.map((one) => ({ before: one, after: now.get(one.variantId) }));
  return listingHistory(store, changes, links);
}
