import { expect, it } from 'vitest';
import { shares, skuNumbered, twoCatalogues } from '../../bench/import/two-catalogues.ts';
import type { StoreSeed } from '../../sandbox/shopify/store-seed.ts';

const skusOf = ({ products }: StoreSeed): string[] =>
  products.flatMap(({ variants }) => variants.map(({ sku }) => sku ?? ''));

const { source, destination } = twoCatalogues(400);
const atSource = new Set(skusOf(source.seed));
const atShop = skusOf(destination.seed);
const timesOf = (sku: string) => atShop.filter((one) => one === sku).length;

it('shares SKUs as it says: exactly, otherwise written, twice and not at all', () => {
  const known = atShop.filter((sku) => atSource.has(sku));
  const like = (sku: string) => sku.toUpperCase().replace(' ', '-');
  expect(known.filter((sku) => timesOf(sku) === 1)).toHaveLength(4 * shares.same);
  expect(known.filter((sku) => timesOf(sku) === 2)).toHaveLength(4 * shares.duplicate);
  const others = atShop.filter((sku) => !atSource.has(sku));
  expect(others.filter((sku) => atSource.has(like(sku)))).toHaveLength(4 * shares.otherwiseWritten);
  expect(others.filter((sku) => !atSource.has(like(sku)))).toHaveLength(4 * shares.alone);
});

it('numbers the source’s SKUs from one on, and nothing of the shop has a barcode to go by', () => {
  expect([...atSource]).toEqual(Array.from({ length: 400 }, (_, at) => skuNumbered(at + 1)));
  const variants = destination.seed.products.flatMap((product) => product.variants);
  expect(variants.filter(({ barcode }) => barcode !== undefined)).toEqual([]);
});
