/** What every database must answer to pausing and resuming a link: on libSQL in Node and on D1 in workerd. */
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { readSkuFacts } from '../../db/pages/sku-page.ts';
import { listBulkDue, startBulkRun } from '../../db/records/bulk-runs.ts';
import { saveFreshListings } from '../../db/records/fresh-listings.ts';
import { listKeptBack, readPauseFacts } from '../../db/records/kept-back.ts';
import { pauseLink } from '../../db/records/link-pause.ts';
import { listMatchesDue } from '../../db/records/matches-due.ts';
import { listUncounted, markCounted } from '../../db/records/uncounted-lines.ts';
import { links, orderLines, orders, stores as storesTable } from '../../db/schema/index.ts';
import type { Store } from '../../src/stores/store.ts';
import { anOrderLine } from '../support/builders.ts';
import { connectionOf, itemOf, keepCopy, linkSku } from '../support/stock-copies.ts';
import { listing, now, takeOrder, twoStores } from '../support/two-stores.ts';

const variantId = 'gid://shopify/ProductVariant/21';

export function linkPauseContract(name: string, open: () => Promise<Database>): void {
  describe(`pausing a link on ${name}`, () => {
    let db: Database;
    let stores: { source: Store; destination: Store };
    let link: { connectionId: string; variantId: string };
    beforeEach(async () => {
      db = await open();
      stores = await twoStores(db);
      link = { connectionId: await connectionOf(db, stores.destination), variantId };
    });

    const isActive = async () => {
      const ledger = { sourceStoreId: stores.source.id, inventoryItemId: itemOf('s1') };
      await keepCopy(db, ledger, { levels: { main: 3 } });
      return (await readSkuFacts(db, 'demo', ledger))?.links.map(({ active }) => active);
    };
    const place = (number: number, change: Parameters<typeof takeOrder>[2] = {}) =>
      takeOrder(db, stores.destination, {
        id: `gid://shopify/Order/${number}`,
        name: `#${number}`,
        processedAt: '2026-11-23T12:05:00Z',
        lines: [anOrderLine({ id: `gid://shopify/LineItem/${number}`, quantity: 2 })],
        ...change,
      });
    const keptBack = async (atMost = 50) =>
      (await listKeptBack(db, 'demo', link, atMost)).map((order) => order.name);

    const owed = async () =>
      (await listMatchesDue(db, link.connectionId, 10)).map(({ variantId, dueAt }) => ({
        variantId,
        dueAt,
      }));

    it('[OP5] is written with a risen revision, and owed to the ledgers in the same step', async () => {
      const [before] = await db
        .select()
        .from(storesTable)
        .where(eq(storesTable.id, stores.source.id));
      expect(await pauseLink(db, 'demo', link, true, now)).toEqual([link.connectionId]);
      expect(await isActive()).toEqual([false]);
      const [after] = await db
        .select()
        .from(storesTable)
        .where(eq(storesTable.id, stores.source.id));
      expect(after?.stockRevision).toBe((before?.stockRevision ?? 0) + 1);
      expect(await owed()).toEqual([{ variantId: link.variantId, dueAt: now + 60_000 }]);
      expect(await pauseLink(db, 'demo', link, false, now)).toEqual([link.connectionId]);
      expect(await isActive()).toEqual([true]);
    });

    it('[AC1] no other account has it, nor is anything a link that is none', async () => {
      const none = { ...link, variantId: 'd2' };
      expect(await pauseLink(db, 'other', link, true, now)).toBeUndefined();
      expect(await pauseLink(db, 'demo', none, true, now)).toBeUndefined();
      expect(await readPauseFacts(db, 'other', link)).toBeUndefined();
      expect(await readPauseFacts(db, 'demo', none)).toBeUndefined();
      expect(await isActive()).toEqual([true]);
      expect(await owed()).toEqual([]);
      await pauseLink(db, 'demo', link, true, now);
      await place(1);
      expect(await listKeptBack(db, 'other', link, 50)).toEqual([]);
      expect(await listUncounted(db, 'other', link, 50)).toEqual([]);
    });

    it('[OP6] keeps back open orders with a line of it, oldest first, and says how many', async () => {
      await place(1);
      expect(await keptBack()).toEqual([]);
      await pauseLink(db, 'demo', link, true, now);
      await place(2);
      await place(3, { at: now + 1 });
      await place(4, { fulfillment: 'fulfilled' });
      await place(5, { cancelledAt: '2026-11-23T12:06:00Z' });
      expect(await keptBack()).toEqual(['#2', '#3']);
      expect(await keptBack(1)).toEqual(['#2']);
      expect(await readPauseFacts(db, 'demo', link)).toEqual({ orders: 2, otherSources: [] });
      await pauseLink(db, 'demo', link, false, now);
      expect(await keptBack()).toEqual(['#2', '#3']);
    });

    it('[OP6] a run that waits for it is owed once it is resumed, and no other account’s', async () => {
      await pauseLink(db, 'demo', link, true, now);
      await place(2);
      const orders = await listKeptBack(db, 'demo', link, 50);
      const ask = { askedBy: 'You', about: undefined, over: [], joins: 'not-begun' } as const;
      const waits = { ...ask, kind: 'recheck', orders, dueAt: now + 60_000 } as const;
      const { id } = await startBulkRun(db, 'demo', waits, now);
      expect(await listBulkDue(db, now + 59_999)).toEqual([]);
      await pauseLink(db, 'other', link, false, now + 1, id);
      expect(await listBulkDue(db, now + 59_999)).toEqual([]);
      await pauseLink(db, 'demo', link, false, now + 1, id);
      expect(await listBulkDue(db, now + 1)).toEqual([{ accountId: 'demo', id }]);
    });

    it('[OP6] keeps back no order of another SKU that is paused, but one whose SKU nobody lists any more', async () => {
      await linkSku(db, stores, 'LAMP');
      await pauseLink(db, 'demo', { ...link, variantId: 'd-LAMP' }, true, now);
      await pauseLink(db, 'demo', link, true, now);
      const lamp = anOrderLine({
        id: 'gid://shopify/LineItem/7',
        variantId: 'd-LAMP',
        sku: 'LAMP',
      });
      await place(7, { lines: [lamp] });
      expect(await keptBack()).toEqual([]);
      await db.update(orderLines).set({ sku: 'OLD-NAME' });
      expect(await keptBack()).toEqual(['#7']);
    });

    it('[ST2] finds what was sold while it was paused and that no ledger counts, until it is counted', async () => {
      await place(1);
      await pauseLink(db, 'demo', link, true, now);
      await place(2);
      await place(3, { processedAt: '2026-11-22T12:00:00Z' });
      const [line, ...others] = await listUncounted(db, 'demo', link, 50);
      expect(others).toEqual([]);
      const [kept] = await db.select().from(orders).where(eq(orders.name, '#2'));
      expect(line).toEqual({
        id: line?.id,
        platformLineId: 'gid://shopify/LineItem/2',
        orderId: kept?.id,
        orderName: '#2',
        destinationStoreId: stores.destination.id,
        shop: 'mug-street',
        units: 2,
        placedAt: '2026-11-23T12:05:00Z',
        updatedAt: kept?.platformUpdatedAt,
        reading: kept?.reading,
        ledger: { sourceStoreId: stores.source.id, inventoryItemId: itemOf('s1') },
      });
      if (!line) throw new Error('no line');
      // A reading came first: it knows better.
      const elsewhere = { sourceStoreId: 'elsewhere', inventoryItemId: 'other' };
      await markCounted(db, [line]);
      await markCounted(db, [{ ...line, ledger: elsewhere }]);
      const [marked] = await db.select().from(orderLines).where(eq(orderLines.id, line.id));
      expect(marked).toMatchObject({
        chargedStoreId: stores.source.id,
        chargedListingId: itemOf('s1'),
      });
      expect(await listUncounted(db, 'demo', link, 50)).toEqual([]);
    });

    it('[ST3] counts what was sold of a SKU that its store made anew, for the listing that is there', async () => {
      await pauseLink(db, 'demo', link, true, now);
      await place(2);
      const { destination } = stores;
      // The one before is kept as gone, since a link leads to it.
      const made = [listing('d9', 'MUG-RED')];
      await saveFreshListings(
        db,
        'demo',
        destination.id,
        { read: made, gone: [link.variantId], reading: now },
        now,
      );
      await db.insert(links).values({
        connectionId: link.connectionId,
        destinationVariantId: 'd9',
        sourceVariantId: 's1',
        active: false,
        createdAt: Date.parse('2026-11-23T12:00:00Z'),
      });
      const anew = { ...link, variantId: 'd9' };
      expect(await listUncounted(db, 'demo', link, 50)).toEqual([]);
      expect(await listUncounted(db, 'demo', anew, 50)).toMatchObject([{ orderName: '#2' }]);
    });
  });
}
