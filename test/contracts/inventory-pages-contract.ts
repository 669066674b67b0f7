/** What every database must answer to the reads and writes behind Inventory: on libSQL in Node and on D1 in workerd. */
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { listAllowances, previewAllowance } from '../../db/pages/allowances-page.ts';
import { readChosenStore } from '../../db/pages/chosen-store.ts';
import { listFirstLevels } from '../../db/pages/first-levels-page.ts';
import { listInventory, listNotices } from '../../db/pages/inventory-page.ts';
import { decodeSkuCursor } from '../../db/pages/sku-cursor.ts';
import { readSkuFacts } from '../../db/pages/sku-page.ts';
import { ensureAccount } from '../../db/records/accounts.ts';
import { saveConnectionAllowance, saveLinkAllowance } from '../../db/records/allowances.ts';
import { applyFirstLevels, weighApply } from '../../db/records/first-levels.ts';
import { loadSetups } from '../../db/records/ledger-setup.ts';
import {
  connections,
  links,
  listings,
  locationGroupSources,
  locationGroups,
  locations,
  stores as storesTable,
} from '../../db/schema/index.ts';
import { type CountedUnits, sellable } from '../../src/stock/sellable.ts';
import { targetKey } from '../../src/stock/setup.ts';
import type { Store } from '../../src/stores/store.ts';
import { connectionOf, itemOf, keepCopy, linkSku } from '../support/stock-copies.ts';
import { now, twoStores } from '../support/two-stores.ts';

export function inventoryPagesContract(name: string, open: () => Promise<Database>): void {
  describe(`Inventory on ${name}`, () => {
    let db: Database;
    let stores: { source: Store; destination: Store };
    let connectionId: string;
    beforeEach(async () => {
      db = await open();
      stores = await twoStores(db);
      connectionId = await connectionOf(db, stores.destination);
    });

    const mug = () => ({ sourceStoreId: stores.source.id, inventoryItemId: itemOf('s1') });
    const align = (variantId?: string) =>
      db
        .update(links)
        .set({ alignedAt: now })
        .where(variantId ? eq(links.destinationVariantId, variantId) : undefined);
    const list = async (page: Partial<Parameters<typeof listInventory>[2]> = {}) =>
      (await listInventory(db, 'demo', { limit: 50, view: 'all', ...page })).rows;
    const skus = async (page: Partial<Parameters<typeof listInventory>[2]> = {}) =>
      (await list(page)).map((row) => row.sku);
    const first = (page: Partial<Parameters<typeof listFirstLevels>[3]> = {}) =>
      listFirstLevels(db, 'demo', connectionId, { limit: 50, onlyChanges: false, ...page });
    const revision = async () => {
      const [row] = await db.select().from(storesTable).where(eq(storesTable.id, stores.source.id));
      return row?.stockRevision ?? -1;
    };

    describe('the list', () => {
      it('[ST7] shows a SKU with its levels, what counts against it, and what every store shows', async () => {
        await align();
        await keepCopy(db, mug(), {
          levels: { main: 12 },
          counted: [{ units: 2, sourceLocationIds: undefined }],
          shows: { 'dest-1': 11 },
          last: { kind: 'held', cause: 'mug-street #1001' },
        });
        expect(await list()).toEqual([
          {
            sourceStoreId: stores.source.id,
            storeName: 'north-supply',
            inventoryItemId: 'listing-s1',
            sku: 'MUG-RED',
            title: 'MUG-RED',
            level: 12,
            held: 2,
            settled: 0,
            suspense: 0,
            free: 10,
            unknownAdjustments: 0,
            changedAt: now,
            changeKind: 'held',
            changeCause: 'mug-street #1001',
            levels: [{ locationId: 'main', name: 'main', position: 0, available: 12 }],
            targets: [
              {
                target: `${connectionId}/21@dest-1`,
                connectionId,
                storeId: stores.destination.id,
                storeName: 'mug-street',
                locationName: 'dest-1',
                state: 'aligned',
                sellable: 10,
                expected: 11,
                suspense: 0,
                problem: null,
              },
            ],
          },
        ]);
      });

      it('pages by SKU without a gap or a repeat, also where two SKUs are alike', async () => {
        const wanted = ['A', 'B~"', 'C', 'D', 'a'];
        for (const sku of wanted)
          await keepCopy(db, await linkSku(db, stores, sku), { levels: {} });
        // The same SKU twice at one source: two ledgers.
        for (const variant of ['s2', 's3'])
          await keepCopy(
            db,
            { sourceStoreId: stores.source.id, inventoryItemId: itemOf(variant) },
            { levels: {} },
          );
        const seen: string[] = [];
        let cursor: string | null = '';
        for (let turn = 0; cursor !== null && turn < 9; turn += 1) {
          const after = decodeSkuCursor(cursor, 2);
          const page = await listInventory(db, 'demo', { limit: 2, view: 'all', after });
          seen.push(...page.rows.map((row) => `${row.sku} ${row.inventoryItemId}`));
          cursor = page.next;
        }
        expect(seen.map((row) => row.split(' ')[0])).toEqual([
          'A',
          'B~"',
          'C',
          'D',
          'TEE',
          'TEE',
          'a',
        ]);
        expect(new Set(seen).size).toBe(7);
      });

      it('finds by SKU and by title, whatever its letters', async () => {
        await keepCopy(db, mug(), { levels: {} });
        const tea = await linkSku(db, stores, 'TEA-50%');
        await db
          .update(listings)
          .set({ title: 'Grüner Tee_Äpfel' })
          .where(eq(listings.variantId, 's-TEA-50%'));
        await keepCopy(db, tea, { levels: {} });
        expect(await skus({ q: ' mug-r' })).toEqual(['MUG-RED']);
        for (const q of ['0%', 'grüner', 'GRÜNER', 'äpfel', 'tee_Ä', 'tea'])
          expect([q, await skus({ q })]).toEqual([q, ['TEA-50%']]);
        for (const q of ['nothing', '%%', "'; --"]) expect(await skus({ q })).toEqual([]);
      });

      it('has views: waiting for Apply, in need of a person, and sold out', async () => {
        await linkSku(db, stores, 'WAITS');
        await align();
        const by = async (sku: string) => linkSku(db, stores, sku);
        await keepCopy(db, mug(), { levels: { main: 3 } });
        await keepCopy(db, await by('NEW'), { levels: { main: 3 } });
        const aligned = async (sku: string) => {
          const ledger = await by(sku);
          await align(`d-${sku}`);
          return ledger;
        };
        await keepCopy(db, await aligned('BLOCKED'), { levels: { main: 3 }, blocked: 'NO: no' });
        await keepCopy(db, await aligned('MISSING'), { levels: { main: 3 }, suspense: 1 });
        await keepCopy(db, await aligned('UNKNOWN'), {
          levels: { main: 3 },
          unknownAdjustments: 1,
        });
        await keepCopy(db, await aligned('OVERSOLD'), {
          levels: { main: 3 },
          counted: [{ units: 4, sourceLocationIds: undefined }],
        });
        await keepCopy(db, await aligned('GONE'), { levels: { main: 0 } });
        expect(await skus({ view: 'waiting' })).toEqual(['NEW']);
        expect(await skus({ view: 'attention' })).toEqual(['BLOCKED', 'MISSING', 'UNKNOWN']);
        expect(await skus({ view: 'sold-out' })).toEqual(['GONE', 'OVERSOLD']);
        expect(await skus()).toHaveLength(7);
      });

      it('[AC1] is of the chosen store, as source and as destination, and nobody else’s', async () => {
        await keepCopy(db, mug(), { levels: { main: 3 } });
        await keepCopy(
          db,
          { sourceStoreId: stores.source.id, inventoryItemId: itemOf('s2') },
          { levels: { main: 1 } },
        );
        const chosen = (id: string) => readChosenStore(db, 'demo', id);
        expect(await skus({ store: await chosen(stores.source.id) })).toEqual(['MUG-RED', 'TEE']);
        expect(await skus({ store: await chosen(stores.destination.id) })).toEqual(['MUG-RED']);
        await ensureAccount(db, 'other', now);
        const others = await listInventory(db, 'other', { limit: 50, view: 'all' });
        expect(others.rows).toEqual([]);
        expect(await readSkuFacts(db, 'other', mug())).toBeUndefined();
        expect(await listNotices(db, 'other', undefined)).toEqual([]);
        expect(await listAllowances(db, 'other')).toEqual([]);
      });

      it('[ST8] tells of connections that wait for a person', async () => {
        await keepCopy(db, mug(), { levels: { main: 3 } });
        const told = {
          connectionId,
          destinationStoreId: stores.destination.id,
          destinationName: 'mug-street',
          sourceName: 'north-supply',
          stoppedAt: null,
          stoppedCount: 0,
          waiting: 1,
        };
        expect(await listNotices(db, 'demo', undefined)).toEqual([told]);
        await align();
        await keepCopy(db, mug(), { levels: { main: 3 } });
        expect(await listNotices(db, 'demo', undefined)).toEqual([]);
        await db.update(connections).set({ stoppedAt: now, stoppedCount: 30 });
        expect(await listNotices(db, 'demo', undefined)).toEqual([
          { ...told, waiting: 0, stoppedAt: now, stoppedCount: 30 },
        ]);
      });
    });

    it('[ST6] a SKU’s page has what its link and its connection keep back', async () => {
      await keepCopy(db, mug(), { levels: { main: 3 } });
      const variantId = 'gid://shopify/ProductVariant/21';
      await db.update(connections).set({ buffer: 2, cap: 9 });
      await db.update(links).set({ sharePercent: 0 });
      expect(await readSkuFacts(db, 'demo', mug())).toMatchObject({
        sku: 'MUG-RED',
        storeName: 'north-supply',
        sourceLocations: [{ id: 'main', name: 'main' }],
        links: [
          {
            connectionId,
            destinationName: 'mug-street',
            variantId,
            alignedAt: null,
            edits: 'set-back',
            own: { buffer: null, sharePercent: 0, cap: null },
            ofConnection: { buffer: 2, sharePercent: 100, cap: 9 },
          },
        ],
      });
    });

    describe('allowances', () => {
      it('[ST6] are saved with a risen revision, and owed to the ledgers in the same step', async () => {
        const before = await revision();
        const said = { buffer: 3, sharePercent: 50, cap: 7, edits: 'pass-on' as const };
        expect(await saveConnectionAllowance(db, 'demo', connectionId, said, now)).toBe(true);
        expect(await revision()).toBe(before + 1);
        const [kept] = await db.select().from(connections);
        expect(kept).toMatchObject({ ...said, tellDueAt: now + 60_000 });
        const variantId = 'gid://shopify/ProductVariant/21';
        const own = { buffer: 0, sharePercent: null, cap: null };
        const link = { connectionId, variantId };
        expect(await saveLinkAllowance(db, 'demo', link, own, now)).toBe(true);
        expect(await revision()).toBe(before + 2);
        const [setup] = await loadSetups(db, [mug()]);
        expect(setup?.links[0]).toMatchObject({ buffer: 0, sharePercent: 50, cap: 7 });
        expect(await listAllowances(db, 'demo')).toMatchObject([
          { connectionId, ...said, links: 1, ownLinks: 1, sourceName: 'north-supply' },
        ]);
      });

      it('[AC1] of another account are neither changed nor shown', async () => {
        await ensureAccount(db, 'other', now);
        const before = await revision();
        const said = { buffer: 3, sharePercent: 50, cap: 7, edits: 'pass-on' as const };
        const link = { connectionId, variantId: 'gid://shopify/ProductVariant/21' };
        expect(await saveConnectionAllowance(db, 'other', connectionId, said, now)).toBe(false);
        expect(await saveLinkAllowance(db, 'other', link, said, now)).toBe(false);
        expect(await applyFirstLevels(db, 'other', connectionId, 'all', now)).toBe(0);
        expect(await revision()).toBe(before);
        expect((await db.select().from(links))[0]).toMatchObject({ buffer: null, alignedAt: null });
        const asked = { of: 'connection', buffer: 0, sharePercent: 100, cap: null } as const;
        await keepCopy(db, mug(), { levels: { main: 3 } });
        const preview = await previewAllowance(db, 'other', connectionId, asked);
        expect(preview).toEqual({ skus: 0, changes: 0, toZero: 0, waiting: 0, rows: [] });
      });

      it('[ST6] a preview shows what every place would show, exactly as the ledger reckons it', async () => {
        await moreLocations();
        const random = seeded(7);
        const upTo = (most: number) => Math.floor(random() * (most + 1));
        const maybe = <T>(value: T): T | undefined => (random() < 0.4 ? value : undefined);
        const cases: { ledger: Awaited<ReturnType<typeof linkSku>>; counted: CountedUnits[] }[] =
          [];
        for (let at = 0; at < 40; at += 1) {
          const ledger = await linkSku(db, stores, `SKU-${String(at).padStart(3, '0')}`);
          await db
            .update(links)
            .set({
              alignedAt: now,
              buffer: maybe(upTo(4)) ?? null,
              sharePercent: maybe(upTo(100)) ?? null,
              cap: maybe(upTo(20)) ?? null,
            })
            .where(eq(links.destinationVariantId, `d-SKU-${String(at).padStart(3, '0')}`));
          const counted: CountedUnits[] =
            at % 3 === 0
              ? [
                  { units: upTo(5), sourceLocationIds: maybe(['main']) },
                  { units: upTo(5), sourceLocationIds: maybe(['annex']) },
                ]
              : [];
          const levels = Object.fromEntries(
            ['main', 'annex', 'far'].flatMap((id) => (random() < 0.8 ? [[id, upTo(30) - 3]] : [])),
          );
          await keepCopy(db, ledger, {
            levels,
            counted,
            shows: { 'dest-1': 1, 'dest-2': upTo(9) },
          });
          cases.push({ ledger, counted });
          standing.set(ledger.inventoryItemId, new Map(Object.entries(levels)));
        }
        let certain = 0;
        const wrong: string[] = [];
        for (const said of [
          { buffer: 0, sharePercent: 100, cap: null },
          { buffer: 3, sharePercent: 33, cap: 5 },
          { buffer: 1, sharePercent: 0, cap: 0 },
          { buffer: 0, sharePercent: 67, cap: 12 },
        ]) {
          const preview = await previewAllowance(db, 'demo', connectionId, {
            of: 'connection',
            ...said,
          });
          const changed = new Set<string>();
          const zeroed = new Set<string>();
          await db.update(connections).set(said);
          for (const { ledger, counted } of cases) {
            const [setup] = await loadSetups(db, [ledger]);
            const levels = standing.get(ledger.inventoryItemId) ?? new Map();
            for (const link of setup?.links ?? [])
              for (const group of link.groups) {
                const target = targetKey(link.linkId, group.destinationLocationId);
                const truth = sellable(levels, counted, group, link);
                const one = await previewAllowance(db, 'demo', connectionId, {
                  of: 'link',
                  variantId: `d-${setup?.sku}`,
                  buffer: link.buffer,
                  sharePercent: link.sharePercent,
                  cap: link.cap ?? null,
                });
                const row = one.rows.find((other) => other.target === target);
                const shown = row?.next ?? Number.NaN;
                if (row?.isCertain) certain += 1;
                const holds = row?.isCertain ? shown === truth : shown <= truth;
                if (!holds) wrong.push(`${target}: ${shown} for ${truth}`);
                const next = row?.next ?? 0;
                if (next !== row?.present) changed.add(ledger.inventoryItemId);
                if (next === 0 && (row?.present ?? 0) > 0) zeroed.add(ledger.inventoryItemId);
                const listed = preview.rows.find((other) => other.target === target);
                if (listed && listed.next !== next) wrong.push(`${target}: ${listed.next}`);
              }
          }
          expect(preview).toMatchObject({
            skus: 40,
            changes: changed.size,
            toZero: zeroed.size,
            waiting: 0,
          });
          expect(preview.rows.length).toBeLessThanOrEqual(50);
        }
        expect(wrong).toEqual([]);
        expect(certain).toBeGreaterThan(200);
      }, 60_000);

      it('[ST6] a preview counts what waits for Apply apart, and lists what goes to zero first', async () => {
        await keepCopy(db, await linkSku(db, stores, 'AAA'), {
          levels: { main: 30 },
          shows: { 'dest-1': 5 },
        });
        for (const [sku, level] of [
          ['BBB', 30],
          ['CCC', 2],
        ] as const) {
          const ledger = await linkSku(db, stores, sku);
          await align(`d-${sku}`);
          await keepCopy(db, ledger, { levels: { main: level }, shows: { 'dest-1': level } });
        }
        const preview = await previewAllowance(db, 'demo', connectionId, {
          of: 'connection',
          buffer: 5,
          sharePercent: 100,
          cap: null,
        });
        expect(preview).toMatchObject({ skus: 3, changes: 2, toZero: 1, waiting: 1 });
        expect(preview.rows.map(({ sku, present, next }) => [sku, present, next])).toEqual([
          ['CCC', 2, 0],
          ['BBB', 30, 25],
        ]);
      });
    });

    describe('first levels', () => {
      it('[ST8] show present and proposed levels, what changes, and how far reading has come', async () => {
        const kept = async (sku: string, levels: Record<string, number>, shows?: number) =>
          keepCopy(db, await linkSku(db, stores, sku), {
            levels,
            ...(shows === undefined ? {} : { shows: { 'dest-1': shows } }),
          });
        await kept('DOWN', { main: 2 }, 5);
        await kept('SAME', { main: 5 }, 5);
        await kept('UP', { main: 9 }, 5);
        await kept('ZERO', { main: 0 }, 5);
        await kept('UNREAD', { main: 4 });
        // MUG-RED is linked, and its ledger has not even been told.
        const all = await first();
        expect(all.counts).toEqual({ links: 6, read: 4, changes: 3, up: 1, down: 2, toZero: 1 });
        expect(all.rows.map(({ sku, isRead, places }) => [sku, isRead, places[0]])).toEqual([
          ['DOWN', true, { locationName: 'dest-1', present: 5, proposed: 2 }],
          ['MUG-RED', false, undefined],
          ['SAME', true, { locationName: 'dest-1', present: 5, proposed: 5 }],
          ['UNREAD', false, { locationName: 'dest-1', present: null, proposed: 4 }],
          ['UP', true, { locationName: 'dest-1', present: 5, proposed: 9 }],
          ['ZERO', true, { locationName: 'dest-1', present: 5, proposed: 0 }],
        ]);
        const changing = await first({ onlyChanges: true, limit: 2 });
        expect(changing.rows.map((row) => row.sku)).toEqual(['DOWN', 'UP']);
        const after = decodeSkuCursor(changing.next ?? '', 1);
        const rest = await first({ onlyChanges: true, limit: 2, after });
        expect([rest.rows.map((row) => row.sku), rest.next]).toEqual([['ZERO'], null]);
        expect(await weighApply(db, 'demo', connectionId, 'all')).toEqual({
          links: 4,
          toZero: 1,
          ofLinks: 6,
        });
      });

      it('[ST8] Apply takes what was chosen and read, and nothing else, once', async () => {
        for (const sku of ['ONE', 'TWO', 'THREE'])
          await keepCopy(db, await linkSku(db, stores, sku), {
            levels: { main: 1 },
            shows: { 'dest-1': 1 },
          });
        const before = await revision();
        const chosen = ['d-ONE', 'gid://shopify/ProductVariant/21', 'd-nobody'];
        expect(await applyFirstLevels(db, 'demo', connectionId, chosen, now + 5)).toBe(1);
        expect(await revision()).toBe(before + 1);
        expect((await first()).rows.map((row) => row.sku)).toEqual(['MUG-RED', 'THREE', 'TWO']);
        expect(await applyFirstLevels(db, 'demo', connectionId, chosen, now + 9)).toBe(0);
        expect(await applyFirstLevels(db, 'demo', connectionId, 'changes', now + 9)).toBe(0);
        expect(await applyFirstLevels(db, 'demo', connectionId, 'all', now + 9)).toBe(2);
        const aligned = await db.select().from(links);
        expect(
          Object.fromEntries(aligned.map((link) => [link.destinationVariantId, link.alignedAt])),
        ).toEqual({
          'gid://shopify/ProductVariant/21': null,
          'd-ONE': now + 5,
          'd-TWO': now + 9,
          'd-THREE': now + 9,
        });
      });

      it('leave out links that take no part, and are nobody else’s', async () => {
        await keepCopy(db, mug(), { levels: { main: 1 }, shows: { 'dest-1': 1 } });
        const paused = await linkSku(db, stores, 'PAUSED');
        await db
          .update(links)
          .set({ active: false })
          .where(eq(links.destinationVariantId, 'd-PAUSED'));
        await keepCopy(db, paused, { levels: { main: 1 } });
        const untracked = await linkSku(db, stores, 'UNTRACKED');
        await keepCopy(db, untracked, { levels: { main: 1 } });
        await db
          .update(listings)
          .set({ tracked: false })
          .where(eq(listings.variantId, 's-UNTRACKED'));
        expect((await first()).rows.map((row) => row.sku)).toEqual(['MUG-RED']);
        await ensureAccount(db, 'other', now);
        const page = { limit: 50, onlyChanges: false };
        const others = await listFirstLevels(db, 'other', connectionId, page);
        expect([others.rows, others.counts.links]).toEqual([[], 0]);
      });
    });

    const standing = new Map<string, Map<string, number>>();

    /** Two more source locations: `annex` serves `dest-2`, `far` serves none. */
    async function moreLocations(): Promise<void> {
      for (const [position, platformId] of ['annex', 'far'].entries())
        await db.insert(locations).values({
          storeId: stores.source.id,
          platformId,
          position: position + 1,
          name: platformId,
          active: true,
          fulfillsOnline: true,
        });
      await db
        .insert(locationGroups)
        .values({ id: 'lg_annex', connectionId, name: 'annex', destinationLocationId: 'dest-2' });
      await db.insert(locationGroupSources).values({
        connectionId,
        sourceLocationId: 'annex',
        groupId: 'lg_annex',
        priority: 1,
      });
    }
  });
}

/** Numbers from 0 to 1 that are the same on every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
