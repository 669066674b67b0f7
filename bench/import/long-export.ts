/**
 * Lets small sandbox stores of a world stand for large ones without holding what they list: the count and the file of a
 * listings export come from here, line by line as it is read. Everything else they are asked they answer themselves.
 */
import type { World } from '../../test/support/world.ts';

/** One listing of a store, counted from 1. */
type LongListing = { sku: string; barcode: string | null };

/** A store's listings from now on. @param listingOf of a number up to `size` */
export type LongStore = { size: number; listingOf: (number: number) => LongListing };

/** Lines of one piece of the stream: some tens of KB. */
const linesAtOnce = 250;

/** @param stores by their address; what is changed in it counts from the next call on */
export function answerLong({ edge }: World, stores: ReadonlyMap<string, LongStore>): void {
  const { fetch } = edge;
  edge.fetch = async (request) => {
    const store = stores.get(new URL(request.url).origin);
    if (!store) return fetch(request);
    if (request.method === 'GET') return fileOf(store, request);
    const asked = (await request.clone().json()) as { operationName?: string };
    const answer = await fetch(request);
    if (asked.operationName !== 'CountListings') return answer;
    const counted = (await answer.json()) as { data: object };
    const { size: count } = store;
    return Response.json({ ...counted, data: { productVariantsCount: { count } } });
  };
}

function fileOf({ size, listingOf }: LongStore, request: Request): Response {
  if (request.headers.has('range')) throw new Error('The export is read in one go here');
  const encoder = new TextEncoder();
  let number = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (number >= size) return controller.close();
      const lines: string[] = [];
      while (number < size && lines.length < linesAtOnce) {
        number += 1;
        lines.push(`${lineOf(number, listingOf(number))}\n`);
      }
      controller.enqueue(encoder.encode(lines.join('')));
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/jsonl' } });
}

/** As Shopify writes it (bulk-queries/listings-export.graphql). */
const lineOf = (number: number, { sku, barcode }: LongListing): string =>
  JSON.stringify({
    id: `gid://shopify/ProductVariant/${40_000_000_000 + number}`,
    sku,
    displayName: `Product ${Math.ceil(number / 10)} - ${number % 10}`,
    barcode,
    updatedAt: '2026-11-20T08:15:30Z',
    product: { id: `gid://shopify/Product/${8_000_000_000 + Math.ceil(number / 10)}` },
    inventoryItem: {
      id: `gid://shopify/InventoryItem/${50_000_000_000 + number}`,
      tracked: true,
    },
  });
