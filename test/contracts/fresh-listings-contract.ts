/** What every database must answer where listings are read anew: on libSQL in Node and on D1 in workerd. */
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { recordListings } from '../../db/records/catalog.ts';
import {
  type ConnectionPair,
  forgetGone,
  linkFresh,
  listConnectionsOf,
  listKeptListings,
  saveFreshListings,
} from '../../db/records/fresh-listings.ts';
import { listHeldSkus } from '../../db/records/held-skus.ts';
import { listMatchesDue, matchesTold } from '../../db/records/matches-due.ts';
import { connections, links, listings, stores as storesTable } from '../../db/schema/index.ts';
import { freshened } from '../../src/stores/freshen-listings.ts';
import type { Store } from '../../src/stores/store.ts';
import { anOrderLine } from '../support/builders.ts';
import { listing, now, takeOrder, twoStores } from '../support/two-stores.ts';

const mug = 'gid://shopify/ProductVariant/21';

export function freshListingsContract(name: string, open: () => Promise<Database>): void {
  describe(`listings read anew on ${name}`, () => {
    let db: Database;
    let source: Store;
    let destination: Store;
    let connection: ConnectionPair;
    beforeEach(async () => {
      db = await open();
      ({ source, destination } = await twoStores(db));
      const [only] = await listConnectionsOf(db, 'demo', destination.id);
      if (!only) throw new Error('no connection');
      connection = only;
    });

    const kept = async (storeId: string) =>
      (await db.select().from(listings).where(eq(listings.storeId, storeId)))
        .map(
          ({ variantId, sku, goneAt }) => `${variantId} ${sku}${goneAt === null ? '' : ', gone'}`,
        )
        .toSorted();
    const linked = async () =>
      (await db.select().from(links)).map(
        ({ destinationVariantId, sourceVariantId, alignedAt }) => [
          destinationVariantId,
          sourceVariantId,
          alignedAt,
        ],
      );
    const owed = async () => {
      const [row] = await db.select().from(connections);
      const [store] = await db.select().from(storesTable).where(eq(storesTable.id, source.id));
      const due = await listMatchesDue(db, connection.id, 100);
      return {
        due: due.map(({ variantId }) => variantId),
        revision: store?.stockRevision,
        links: row?.linkCount,
      };
    };
    const save = (store: Store, read: ReturnType<typeof listing>[], gone: string[] = []) =>
      saveFreshListings(db, 'demo', store.id, { read, gone, reading: now }, now);

    it('[OP6] are asked for by the SKUs that lines stay for, each once, of this account only', async () => {
      const line = (id: number, sku: string) =>
        anOrderLine({ id: `gid://shopify/LineItem/${id}`, sku, variantId: `v${id}` });
      const { orderId } = await takeOrder(db, destination, {
        lines: [line(1, 'TEE'), line(2, 'TEE'), line(3, 'NONE'), line(4, '')],
      });
      const list = (accountId: string, atMost = 10) =>
        listHeldSkus(db, accountId, [orderId, 'nobody'], freshened, atMost);
      const storeId = destination.id;
      expect(await list('demo')).toEqual([
        { storeId, sku: 'NONE' },
        { storeId, sku: 'TEE' },
      ]);
      expect(await list('demo', 1)).toEqual([{ storeId, sku: 'NONE' }]);
      expect(await list('other')).toEqual([]);
    });

    it('[OP5] are known by their SKU, and by the links that lead to them', async () => {
      const listed = async (store: Store, sku: string) =>
        (await listKeptListings(db, store.id, destination.id, [sku])).map((one) => one.variantId);
      expect(await listed(source, 'TEE')).toEqual(['s2', 's3']);
      expect(await listed(source, 'tee')).toEqual([]);
      await save(source, [listing('s1', 'RENAMED')]);
      expect(await listKeptListings(db, source.id, destination.id, ['MUG-RED'])).toEqual([
        listing('s1', 'RENAMED'),
      ]);
      expect(await listed(destination, 'MUG-RED')).toEqual([mug]);
    });

    it('[OP5] that are gone are marked, and forgotten after a week but for those that a link leads to', async () => {
      expect(await save(source, [], ['s1', 's3'])).toEqual([connection.id]);
      expect(await kept(source.id)).toEqual(['s1 MUG-RED, gone', 's2 TEE', 's3 TEE, gone']);
      await forgetGone(db, source.id, now + 6 * 86_400_000);
      expect(await kept(source.id)).toHaveLength(3);
      await matchesTold(db, connection.id, await listMatchesDue(db, connection.id, 100));
      await forgetGone(db, source.id, now + 7 * 86_400_000);
      expect(await kept(source.id)).toEqual(['s1 MUG-RED, gone', 's2 TEE']);
      expect(await save(destination, [], [mug, 'd3'])).toEqual([connection.id]);
      expect(await kept(destination.id)).toEqual(['d2 TEE', 'd3 , gone', `${mug} MUG-RED, gone`]);
      expect(await linked()).toEqual([[mug, 's1', null]]);
    });

    it('[ST8] owe their ledgers a telling only where a link leads to them', async () => {
      const before = await owed();
      expect(await save(source, [{ ...listing('s2', 'TEE'), tracked: false }], ['s3'])).toEqual([]);
      expect(await owed()).toEqual(before);
      expect(await save(source, [{ ...listing('s1', 'MUG-RED'), tracked: false }])).toEqual([
        connection.id,
      ]);
      expect(await owed()).toEqual({
        ...before,
        due: [mug],
        revision: (before.revision ?? 0) + 1,
      });
    });

    it('[ST8] are linked where nothing is to be guessed, and wait for a person', async () => {
      const link = (...skus: string[]) => linkFresh(db, 'demo', connection, skus, now);
      await recordListings(db, source.id, [listing('s4', 'CUP'), listing('s5', 'BOWL')], now);
      await recordListings(db, destination.id, [listing('d4', 'CUP'), listing('d5', 'BOWL')], now);
      const before = await owed();
      expect(await link('TEE', 'cup', '', 'NONE', 'MUG-RED')).toBe(false);
      expect(await owed()).toEqual(before);
      expect(await link('CUP', 'CUP', 'TEE')).toBe(true);
      expect(await linked()).toEqual([
        [mug, 's1', null],
        ['d4', 's4', null],
      ]);
      expect(await owed()).toEqual({
        due: ['d4'],
        revision: (before.revision ?? 0) + 1,
        links: 2,
      });
      expect(await link('CUP')).toBe(false);
      await save(source, [], ['s3']);
      expect(await link('TEE')).toBe(true);
      expect(await linked()).toContainEqual(['d2', 's2', null]);
    });

    it('[OP13] are looked for on connections that new orders may use', async () => {
      expect(connection).toEqual({
        id: expect.any(String),
        sourceStoreId: source.id,
        destinationStoreId: destination.id,
      });
      await db.update(connections).set({ active: false });
      expect(await listConnectionsOf(db, 'demo', destination.id)).toEqual([]);
      await db.update(connections).set({ active: true });
      expect(await listConnectionsOf(db, 'other', destination.id)).toEqual([]);
    });
  });
}
