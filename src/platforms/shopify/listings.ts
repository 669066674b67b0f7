/** Reads what a store sells: how many listings, a page of them, all of one product. */
import { fail, ok } from '../../shared/result.ts';
import type { Answer, Page, PlatformListing } from '../platform.ts';
import type { ShopifyClient } from './client.ts';
import {
  countListings as countOperation,
  listings,
  listingsOfProduct,
} from './generated/operations.ts';
import type { ListedVariantFragment } from './generated/types.ts';
import { type Connection, nextCursor, readAllRows } from './pages.ts';

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

/** Counted to the end; at least so many should Shopify stop counting all the same. */
export async function countListings(client: ShopifyClient): Answer<{ count: number }> {
  const answer = await client.send(countOperation, {}, 'catalogue');
  if (!answer.ok) return answer;
  const { productVariantsCount } = answer.value;
  return productVariantsCount
    ? ok({ count: productVariantsCount.count })
    : fail({ kind: 'unreadable-reply', message: 'The store did not count its listings.' });
}

/** @returns all its variants over all pages; none where the product is gone */
export async function fetchListingsOfProduct(
  client: ShopifyClient,
  productId: string,
): Answer<PlatformListing[]> {
  const readPage = async (after?: string) => {
    const answer = await client.send(listingsOfProduct, { productId, after }, 'catalogue');
    return answer.ok ? ok(answer.value.product?.variants ?? noVariants) : answer;
  };
  const first = await readPage();
  if (!first.ok) return first;
  const rows = await readAllRows(first.value, readPage);
  return rows.ok ? ok(rows.value.map(listingOf)) : rows;
}

const noVariants: Connection<ListedVariantFragment> = {
  nodes: [],
  pageInfo: { hasNextPage: false, endCursor: null },
};

/** A variant in our words. */
export const listingOf = ({
  id,
  sku,
  displayName,
  barcode,
  updatedAt,
  product,
  inventoryItem,
}: ListedVariantFragment): PlatformListing => ({
  variantId: id,
  inventoryItemId: inventoryItem.id,
  sku: sku ?? '',
  title: displayName.replace(onlyVariant, ''),
  tracked: inventoryItem.tracked,
  updatedAt,
  barcode: barcode ?? '',
  productId: product.id,
});
