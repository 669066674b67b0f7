/** A source and a destination of any size whose SKUs meet as a merchant's do: most exactly, some but for their writing. */
import { manyVariants } from '../../sandbox/seeds/many-variants.ts';
import type { SeededStore } from '../../sandbox/seeds/three-stores.ts';
import type { StoreSeed } from '../../sandbox/shopify/store-seed.ts';

/** Of a hundred listings of the destination. */
export const shares = { same: 90, otherwiseWritten: 5, duplicate: 1, alone: 4 } as const;

/** @param size variants of each; a multiple of 200, so that the shares come out exactly */
export function twoCatalogues(size: number): { source: SeededStore; destination: SeededStore } {
  return {
    source: {
      name: 'Large Supply',
      shop: 'large-supply.myshopify.com',
      role: 'source',
      token: 'shpat_sandbox_large_supply',
      webhookSecret: 'sandbox-webhooks-of-large-supply',
      seed: { ...manyVariants(size), currencyCode: 'USD', firstOrderNumber: 1001 },
    },
    destination: {
      name: 'Large Shop',
      shop: 'large-shop.myshopify.com',
      role: 'destination',
      token: 'shpat_sandbox_large_shop',
      webhookSecret: 'sandbox-webhooks-of-large-shop',
      seed: { ...writtenAnew(manyVariants(size)), currencyCode: 'USD', firstOrderNumber: 2001 },
    },
  };
}

function writtenAnew(seed: StoreSeed): StoreSeed {
  let number = 0;
  const products = (seed.products ?? []).map((product) => ({
    ...product,
    variants: product.variants.map(({ barcode: _, ...variant }) => {
      number += 1;
      return { ...variant, sku: skuAtShop(skuNumbered(number), number) };
    }),
  }));
  return { ...seed, products };
}

/** The destination's SKU for the variant of this number, counted from 1. */
export function skuAtShop(sku: string, number: number): string {
  const place = (number - 1) % 100;
  if (place < shares.same) return sku;
  if (place < shares.same + 3) return sku.toLowerCase();
  if (place < shares.same + shares.otherwiseWritten) return sku.replace('-', ' ');
  // The ninety-sixth of every second hundred stands twice, and that of the hundred after it not at all.
  if (place < shares.same + shares.otherwiseWritten + shares.duplicate)
    return number % 200 > 100 ? skuNumbered(number - 100) : sku;
  return `OWN-${number}`;
}

/** The source’s SKU for it. */
export const skuNumbered = (number: number): string => `SKU-${String(number).padStart(6, '0')}`;
