/** Reads what a store sells: how many listings, a page of them, all of one product. */
import { tail } from '../../shared/ids.ts';
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

/** Shopify pages no further than 25,000 objects (shopify.dev, API limits): before that a list begins anew past an id. */
const pagedAtMost = 24_900;

/** Where a list of listings goes on: past a variant where it began anew, after so many rows since then. */
type Place = { past?: string; after?: string; read: number };

export async function fetchListings(
  client: ShopifyClient,
  cursor: string | undefined,
): Answer<Page<PlatformListing>> {
  const place: Place = cursor === undefined ? { read: 0 } : (JSON.parse(cursor) as Place);
  const { past, after } = place;
  const search = past === undefined ? undefined : `id:>${tail(past)}`;
  const answer = await client.send(listings, { after, search }, 'catalogue');
  if (!answer.ok) return answer;
  const { nodes, pageInfo } = answer.value.productVariants;
  const next = nextCursor(pageInfo);
  const goesOn = next === undefined ? undefined : JSON.stringify(onward(place, next, nodes));
  return ok({ rows: nodes.map(listingOf), nextCursor: goesOn });
}

function onward({ past, read }: Place, after: string, rows: readonly { id: string }[]): Place {
  const last = rows.at(-1)?.id;
  const sum = read + rows.length;
  if (sum > pagedAtMost && last !== undefined) return { past: last, read: 0 };
  return past === undefined ? { after, read: sum } : { past, after, read: sum };
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
