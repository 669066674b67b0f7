/** The part of a platform's contract that mending a SKU rests on: listings found by SKU, and read by variant. */
import { describe, expect, it } from 'vitest';
import type { PlatformListing } from '../../src/platforms/platform.ts';
import type { PlatformFailure } from '../../src/platforms/platform-failure.ts';
import type { Result } from '../../src/shared/result.ts';
import type { ContractStore } from './platform-contract.ts';

const unwrap = <T>(result: Result<T, PlatformFailure>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
};

/** SKUs that mean something to a search, or seem to. */
const hostile = [
  "O'NEILL",
  'back\\slash',
  "both\\'",
  'say "cheese"',
  'colon:value',
  '(round)',
  'A OR B',
  'NOT A',
  '-minus',
  'star*',
  '*',
  'sku:TEE-S',
  ' blanks ',
  '🌞-1',
];

/** @param opened the store of the test that runs */
export function listingsContract(opened: () => ContractStore): void {
  const find = async (...skus: string[]): Promise<PlatformListing[]> =>
    unwrap(await opened().platform.findListings(skus));
  const skusOf = (listings: PlatformListing[]) => listings.map(({ sku }) => sku).toSorted();

  describe('listings of some SKUs', () => {
    it('[OP6] are found as the whole list has them, and no others', async () => {
      const { platform, sku, otherSku } = opened();
      const { rows } = unwrap(await platform.fetchListings(undefined));
      const wanted = rows.filter((one) => one.sku === sku || one.sku === otherSku);
      expect(wanted).toHaveLength(2);
      const found = await find(otherSku, sku, 'NOBODY-HAS-IT', '', sku);
      expect(found.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1))).toEqual(
        wanted.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1)),
      );
    });

    it('[OP6] are all of one SKU, and none of another case', async () => {
      const { sku } = opened();
      await opened().list(sku);
      await opened().list(sku.toLowerCase());
      expect(skusOf(await find(sku))).toEqual([sku, sku]);
      expect(skusOf(await find(sku.toLowerCase()))).toEqual([sku.toLowerCase()]);
    });

    it('[OP6] are found whatever is in a SKU', async () => {
      for (const sku of hostile) await opened().list(sku);
      for (const sku of hostile) expect(skusOf(await find(sku))).toEqual([sku]);
      expect(skusOf(await find(...hostile))).toEqual(hostile.toSorted());
    });

    it('[OP6] are found over all pages, and by more SKUs than one search names', async () => {
      const many = Array.from({ length: 60 }, (_, at) => `MANY-${at}`);
      const same = Array.from({ length: 51 }, () => 'SAME');
      for (const sku of [...many, ...same]) {
        // The store's budget is one for its staff and us.
        opened().pass(1_000);
        await opened().list(sku);
      }
      expect(skusOf(await find('SAME', ...many))).toEqual([...many, ...same].toSorted());
    });

    it('[OP6] of no SKU are none, and cost no call', async () => {
      const before = opened().told.length;
      expect(await find()).toEqual([]);
      expect(await find('')).toEqual([]);
      expect(unwrap(await opened().platform.fetchListingsOf([]))).toEqual([]);
      expect(opened().told).toHaveLength(before);
    });

    it('[OP6] are not told by a store in trouble', async () => {
      opened().breakNext();
      expect(await opened().platform.findListings(['A'])).toMatchObject({
        failure: { kind: 'unreachable' },
      });
    });
  });

  describe('listings of one product', () => {
    it('[OP5] are all its variants, over all pages, and none once it is gone', async () => {
      const { platform, sku, otherSku, copies, unlist } = opened();
      const [one] = await find(sku);
      const [other] = await find(otherSku);
      if (!one || !other) throw new Error('both are listed');
      await copies(otherSku, 104);
      const { rows } = unwrap(await platform.fetchListings(undefined));
      const siblings = rows.filter(({ productId }) => productId === one.productId);
      expect(siblings.length).toBeGreaterThan(1);
      expect(unwrap(await platform.fetchListingsOfProduct(one.productId))).toEqual(siblings);
      const many = unwrap(await platform.fetchListingsOfProduct(other.productId));
      expect(new Set(many.map(({ variantId }) => variantId)).size).toBe(105);
      expect(new Set(many.map(({ sku: listed }) => listed))).toEqual(new Set([otherSku]));
      await unlist(otherSku);
      expect(unwrap(await platform.fetchListingsOfProduct(other.productId))).toEqual([]);
    });
  });

  describe('how many listings there are', () => {
    it('[OP5] is counted as they are added and go', async () => {
      const { platform, list, unlist } = opened();
      const { count } = unwrap(await platform.countListings());
      const { rows } = unwrap(await platform.fetchListings(undefined));
      expect(count).toBe(rows.length);
      await list('ONE-MORE');
      expect(unwrap(await platform.countListings())).toEqual({ count: count + 1 });
      await unlist('ONE-MORE');
      expect(unwrap(await platform.countListings())).toEqual({ count });
    });
  });

  describe('an export of all listings', () => {
    it('[OP5] holds each as the pages have it, in no more lines than that', async () => {
      const { platform, listingLine, bar, settle } = opened();
      await bar(opened().sku, '0123456789012');
      const { exportId } = unwrap(await platform.startListingsExport());
      expect(unwrap(await platform.fetchExport(exportId))).toEqual({
        state: 'running',
        rows: 0,
        roots: 0,
      });
      await settle();
      const done = unwrap(await platform.fetchExport(exportId));
      if (done.state !== 'done' || done.url === undefined) throw new Error(JSON.stringify(done));
      const bytes = unwrap(await platform.openExport(done.url, 0));
      const lines = (await new Response(bytes).text()).trimEnd().split('\n');
      const byId = (listings: PlatformListing[]) =>
        listings.toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1));
      const { rows } = unwrap(await platform.fetchListings(undefined));
      expect(byId(lines.flatMap((line) => listingLine(line) ?? []))).toEqual(byId(rows));
      expect(rows.find(({ sku }) => sku === opened().sku)?.barcode).toBe('0123456789012');
      expect(done).toMatchObject({ rows: 0, roots: rows.length });
    });

    it('[OP5] is refused where the store makes this app none', async () => {
      const { platform, refuseExports } = opened();
      refuseExports();
      expect(await platform.startListingsExport()).toMatchObject({ failure: { kind: 'refused' } });
    });
  });

  describe('listings by their variants', () => {
    it('[OP6] are what they are now, past a search that lags; those that are gone are left out', async () => {
      const { platform, sku, otherSku } = opened();
      const [one] = await find(sku);
      const [other] = await find(otherSku);
      if (!one || !other) throw new Error('both are listed');
      opened().pass(60_000);
      opened().lagSearch(30);
      await opened().rename(sku, 'RENAMED');
      await opened().track('RENAMED', false);
      await opened().unlist(otherSku);
      const read = unwrap(await platform.fetchListingsOf([other.variantId, one.variantId]));
      expect(read).toEqual([
        { ...one, sku: 'RENAMED', tracked: false, updatedAt: expect.any(String) },
      ]);
      expect(await find(otherSku)).toEqual([]);
    });
  });
}
