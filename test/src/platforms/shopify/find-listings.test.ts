// Listings found by SKU and read by key, against a store that answers as told.
import { describe, expect, it } from 'vitest';
import { shopifyPlatform } from '../../../../src/platforms/shopify/platform.ts';
import { type Asked, page, type Script, scriptedStore } from './scripted-store.ts';

const open = (script: Script) => {
  const store = scriptedStore(script);
  return { platform: shopifyPlatform(store.options), store };
};

const variant = (id: string, sku: string | null) => ({
  id,
  sku,
  displayName: `${id} - Default Title`,
  barcode: null,
  updatedAt: '2026-11-23T10:59:57Z',
  product: { id: `product-${id}` },
  inventoryItem: { id: `item-${id}`, tracked: true },
});

const variants = (nodes: object[], next: string | null = null) => ({
  data: { productVariants: page(nodes, next) },
});

describe('[OP6] listings are found by SKU', () => {
  it.each([
    ['A', "sku:'A'"],
    ["O'NEILL", "sku:'O\\'NEILL'"],
    ['back\\slash', "sku:'back\\\\slash'"],
    ["\\'", "sku:'\\\\\\''"],
    ["' OR sku:'B", "sku:'\\' OR sku:\\'B'"],
    ['a:b (c) "d" *', 'sku:\'a:b (c) "d" *\''],
  ])('%s is asked for as %s', async (sku, search) => {
    const { platform, store } = open({ FindListings: variants([]) });
    expect(await platform.findListings([sku])).toEqual({ ok: true, value: [] });
    expect(store.asked.map(({ variables }) => variables)).toEqual([{ search }]);
  });

  it('takes only what has exactly such a SKU, over all pages', async () => {
    const { platform, store } = open({
      FindListings: ({ variables }: Asked) =>
        variables.after === undefined
          ? variants([variant('1', 'A'), variant('2', 'a'), variant('3', null)], 'more')
          : variants([variant('4', 'A-1'), variant('5', 'B')]),
    });
    const answer = await platform.findListings(['A', 'B', 'A', '']);
    expect(answer).toEqual({
      ok: true,
      value: [
        {
          variantId: '1',
          inventoryItemId: 'item-1',
          sku: 'A',
          title: '1',
          tracked: true,
          updatedAt: '2026-11-23T10:59:57Z',
          barcode: '',
          productId: 'product-1',
        },
        expect.objectContaining({ variantId: '5', sku: 'B' }),
      ],
    });
    const search = "sku:'A' OR sku:'B'";
    expect(store.asked.map(({ variables }) => variables)).toEqual([
      { search },
      { search, after: 'more' },
    ]);
    expect(store.reserved.map(({ lane }) => lane)).toEqual(['orders', 'orders']);
  });

  it('asks for fifty at a time, and says so where one of the calls fails', async () => {
    const skus = Array.from({ length: 101 }, (_, at) => `S-${at}`);
    const { platform, store } = open({
      FindListings: [variants([variant('1', 'S-1')]), variants([]), new Error('cut')],
    });
    expect(await platform.findListings(skus)).toMatchObject({ ok: false });
    expect(
      store.asked.map(({ variables }) => String(variables.search).split(' OR ').length),
    ).toEqual([50, 50, 1]);
    expect(Math.max(...store.reserved.map(({ cost }) => cost))).toBeLessThanOrEqual(1000);
  });
});

it('[OP6] listings are read by key a hundred at a time, without those that are gone or no variants', async () => {
  const ids = Array.from({ length: 101 }, (_, at) => `v-${at}`);
  const { platform, store } = open({
    ListingsByKey: ({ variables }: Asked) => ({
      data: {
        nodes: (variables.listedVariantIds as string[]).map((id) => {
          if (id === 'v-7') return null;
          return id === 'v-8' ? {} : variant(id, id === 'v-9' ? null : 'A');
        }),
      },
    }),
  });
  const answer = await platform.fetchListingsOf(ids);
  const read = answer.ok ? answer.value : [];
  expect(read).toHaveLength(99);
  expect(read.filter(({ sku }) => sku === '').map(({ variantId }) => variantId)).toEqual(['v-9']);
  expect(
    store.asked.map(({ variables }) => (variables.listedVariantIds as string[]).length),
  ).toEqual([100, 1]);
});
