/** Looks at a store that is to be connected: who it is, what the token may do there, what it lists. Nothing is changed. */
import { findShop } from '../db/records/stores.ts';
import { platforms } from '../src/platforms/registry.ts';
import { fail, ok, type Result } from '../src/shared/result.ts';
import type { ConnectFailure, ConnectInput } from '../src/stores/connect-store.ts';
import { openUnknown } from './connect.ts';
import type { Edge } from './edge.ts';

export type ProbedStore = {
  name: string;
  shop: string;
  currency: string;
  locations: { name: string; isOpen: boolean }[];
  /** Undefined where the token may not read them. */
  listings: number | undefined;
  /** Rights the token lacks, in the platform's words. */
  missingRights: string[];
  /** Its row, where it is connected in this account already. */
  known: { storeId: string; role: ConnectInput['role'] } | null;
};

/** @param input its `baseUrl` must be checked already (src/stores/store-address.ts) */
export async function probeStore(
  edge: Edge,
  input: Pick<ConnectInput, 'accountId' | 'platform' | 'baseUrl' | 'token'>,
): Promise<Result<ProbedStore, ConnectFailure>> {
  const platform = openUnknown(edge, input);
  const shop = await platform.fetchShop();
  if (!shop.ok) return shop;
  const db = edge.database(input.accountId);
  const known = await findShop(db, { platform: input.platform, shop: shop.value.shop });
  if (known && known.accountId !== input.accountId)
    return fail({ kind: 'shop-taken', shop: shop.value.shop });
  const missingRights = platforms[input.platform].missingRights(shop.value.scopes);
  const locations = await platform.fetchLocations();
  const listings = await platform.countListings();
  // Where a right is missing, that is the answer: what it keeps us from reading is no failure beside it.
  if (missingRights.length === 0 && !locations.ok) return locations;
  if (missingRights.length === 0 && !listings.ok) return listings;
  return ok({
    name: shop.value.name,
    shop: shop.value.shop,
    currency: shop.value.currency,
    locations: locations.ok
      ? locations.value.map(({ name, active }) => ({ name, isOpen: active }))
      : [],
    listings: listings.ok ? listings.value.count : undefined,
    missingRights,
    known: known ? { storeId: known.id, role: known.connectedAs } : null,
  });
}
