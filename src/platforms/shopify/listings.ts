/** Reads a page of what a store sells. */
import { ok } from '../../shared/result.ts';
import type { Answer, Page, PlatformListing } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import { listings } from './generated/operations.ts';
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
  const rows = nodes.map(({ id, sku, displayName, updatedAt, inventoryItem }) => ({
    variantId: id,
    inventoryItemId: inventoryItem.id,
    sku: sku ?? '',
    title: displayName.replace(onlyVariant, ''),
    tracked: inventoryItem.tracked,
    updatedAt,
  }));
  return ok({ rows, nextCursor: nextCursor(pageInfo) });
}
