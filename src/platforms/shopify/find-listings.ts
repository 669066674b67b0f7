/** Reads some of what a store sells: by SKU through its search, and by variant past it. */
import { ok } from '../../shared/result.ts';
import type { Answer, PlatformListing } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { findListings as findOperation, listingsByKey } from './generated/operations.ts';
import { groupsOf } from './groups-of.ts';
import { listingsPerCall, skusPerCall } from './limits.ts';
import { listingOf } from './listings.ts';
import { readAllRows } from './pages.ts';
import { quoted } from './search-text.ts';

/**
 * @param skus as they stand on listings, whatever is in them; repeated and empty ones are asked for no more than once
 * @returns all listings of each: Shopify's search folds case, so what it finds is only a candidate
 */
export async function findListings(
  client: ShopifyClient,
  skus: readonly string[],
): Answer<PlatformListing[]> {
  const wanted = new Set(skus.filter((sku) => sku !== ''));
  const found: PlatformListing[] = [];
  for (const group of groupsOf([...wanted], skusPerCall)) {
    const search = group.map((sku) => `sku:${quoted(sku)}`).join(' OR ');
    const readPage = async (after: string | undefined) => {
      const answer = await client.send(findOperation, { search, after }, 'orders');
      return answer.ok ? ok(answer.value.productVariants) : answer;
    };
    const first = await readPage(undefined);
    if (!first.ok) return first;
    const rows = await readAllRows(first.value, readPage);
    if (!rows.ok) return rows;
    const meant = new Set(group);
    found.push(...rows.value.map(listingOf).filter(({ sku }) => meant.has(sku)));
  }
  return ok(found);
}

/** @returns the listings of these variants; those that the store does not have any more are left out */
export async function fetchListingsOf(
  client: ShopifyClient,
  variantIds: readonly string[],
): Answer<PlatformListing[]> {
  const found: PlatformListing[] = [];
  for (const listedVariantIds of groupsOf(variantIds, listingsPerCall)) {
    const answer = await client.send(listingsByKey, { listedVariantIds }, 'orders');
    if (!answer.ok) return answer;
    for (const node of answer.value.nodes) {
      if (!node || !('inventoryItem' in node)) continue;
      const { id, sku, displayName, barcode, updatedAt, product, inventoryItem } = node;
      found.push(listingOf({ id, sku, displayName, barcode, updatedAt, product, inventoryItem }));
    }
  }
  return ok(found);
}
