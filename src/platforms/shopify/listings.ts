/** Reads a page of what a store sells. */
import { ok } from '../../shared/result.ts';
import type { Answer, Page, PlatformListing } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { listings } from './generated/operations.ts';
import type { ListedVariantFragment } from './generated/types.ts';
import { nextCursor } from './pages.ts';

/** How Shopify names the only variant of a product without variants. */
const onlyVariant = / - Default Title$/;

export async function fetchListings(
  client: ShopifyClient,
  cursor: string | undefined,
): Answer<Page<PlatformListing>> {
  const answer = await client.send(listings, { after: cursor }, 'catalogue');
  if (!answer.ok) return answer;
  const { nodes, pageInfo } = answer.value.productVariants;
  return ok({ rows: nodes.map(listingOf), nextCursor: nextCursor(pageInfo) });
}

/** A variant in our words. */
export const listingOf = ({
  id,
  sku,
  displayName,
  updatedAt,
  inventoryItem,
}: ListedVariantFragment): PlatformListing => ({
  variantId: id,
  inventoryItemId: inventoryItem.id,
  sku: sku ?? '',
  title: displayName.replace(onlyVariant, ''),
  tracked: inventoryItem.tracked,
  updatedAt,
});
