/** What every database must answer to the Products page: on libSQL in Node and on D1 in workerd. */

import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { listProductConnections } from '../../db/pages/products-connections.ts';
import { listProductActs, readProduct } from '../../db/pages/products-one.ts';
import { countProducts, listProducts, type ProductView } from '../../db/pages/products-page.ts';
import { findSourceListings } from '../../db/pages/products-source.ts';
import { decodeSkuCursor } from '../../db/pages/sku-cursor.ts';
import { recordListings } from '../../db/records/catalog.ts';
import { saveFreshListings } from '../../db/records/fresh-listings.ts';
import { owingMatching } from '../../db/records/joins.ts';
import { linkPairs, readPairs } from '../../db/records/link-by-hand.ts';
import { pauseLink } from '../../db/records/link-pause.ts';
import { runMatchPages } from '../../db/records/match-pages.ts';
import { deriveMatches } from '../../db/records/matches.ts';
import { readChosenSuggestions, readNextSuggestions } from '../../db/records/suggestions.ts';
import { finishUnlinking, readUnlinkFacts, unlinkListings } from '../../db/records/unlinking.ts';
import type { Store } from '../../src/stores/store.ts';
import { connectionOf } from '../support/stock-copies.ts';
import { listing, now, twoStores } from '../support/two-stores.ts';

const mug = 'gid://shopify/ProductVariant/21';
const by = { person: 'You', about: 'links', now };

export function productsContract(name: string, open: () => Promise<Database>): void {
  describe(`products on ${name}`, () => {
    let db: Database;
    let stores: { source: Store; destination: Store };
    let connectionId: string;
    beforeEach(async () => {
      db = await open();
      stores = await twoStores(db);
      connectionId = await connectionOf(db, stores.destination);
    });

    const save = async (at: 'source' | 'destination', read: ReturnType<typeof listing>[]) =>
      saveFreshListings(db, 'demo', stores[at].id, { read, gone: [], reading: now }, now);
    const remove = async (at: 'source' | 'destination', gone: string[]) =>
      saveFreshListings(db, 'demo', stores[at].id, { read: [], gone, reading: now }, now);
    const list = async (
      page: { q?: string; view?: ProductView; all?: number; limit?: number } = {},
    ) => {
      const skus: string[] = [];
      const { limit = 50, view = 'all', all = 10, q } = page;
      let after: ReturnType<typeof decodeSkuCursor>;
      for (let turn = 0; turn < 50; turn += 1) {
        const read = await listProducts(db, 'demo', connectionId, { limit, view, all, q, after });
        expect(read.rows.length).toBeLessThanOrEqual(limit);
        skus.push(...read.rows.map(({ sku }) => sku));
        if (read.next === null) return skus;
        after = decodeSkuCursor(read.next, 2);
        expect(after).toBeDefined();
      }
      throw new Error('The list does not end');
    };
    const link = async (variantId: string, sourceVariantId: string) =>
      linkPairs(
        db,
        'demo',
        connectionId,
        await readPairs(db, 'demo', connectionId, [{ variantId, sourceVariantId }]),
        by,
      );
    const stateOf = async (variantId: string) =>
      (await readProduct(db, 'demo', connectionId, variantId))?.state;

    it('[OP5] lists by SKU without regard to case, each view with its count', async () => {
      expect(await list()).toEqual(['', 'MUG-RED', 'TEE']);
      expect(await list({ limit: 1 })).toEqual(['', 'MUG-RED', 'TEE']);
      expect(await list({ view: 'linked' })).toEqual(['MUG-RED']);
      expect(await list({ view: 'duplicate' })).toEqual(['TEE']);
      expect(await countProducts(db, 'demo', connectionId)).toEqual({
        all: 3,
        linked: 1,
        duplicate: 1,
        'no-sku': 1,
      });
      expect(await listProductConnections(db, 'demo')).toMatchObject([
        { connectionId, links: 1, isMatching: false, counts: { linked: 1 }, inLine: [] },
      ]);
    });

    it('[AC1] answers nothing to another account', async () => {
      const page = { limit: 50, view: 'all', all: 3 } as const;
      expect((await listProducts(db, 'other', connectionId, page)).rows).toEqual([]);
      expect(await countProducts(db, 'other', connectionId)).toEqual({ all: 0 });
      expect(await listProductConnections(db, 'other')).toEqual([]);
      expect(await readProduct(db, 'other', connectionId, mug)).toBeUndefined();
      expect(await findSourceListings(db, 'other', connectionId, 'MUG', 20)).toEqual([]);
      const pair = { variantId: mug, sourceVariantId: 's2' };
      expect(await readPairs(db, 'other', connectionId, [pair])).toEqual([]);
      expect(await readChosenSuggestions(db, 'other', connectionId, [pair])).toEqual([]);
      expect((await readNextSuggestions(db, 'other', connectionId, undefined)).read).toEqual([]);
      const ask = { stock: 'leave', person: 'You', now } as const;
      expect(await unlinkListings(db, 'other', connectionId, [mug], ask)).toEqual({
        unlinked: 0,
        zeroing: 0,
        told: [],
      });
      expect(await stateOf(mug)).toBe('linked');
    });

    it('[OP5] finds what contains a search in SKU or title, or, among very many, what begins with it', async () => {
      await save('destination', [
        { ...listing('d10', 'RED-1'), title: 'Apron' },
        { ...listing('d11', 'APRON-2'), title: 'Red apron' },
        { ...listing('d12', 'red 3'), title: 'Red thing' },
        { ...listing('d13', 'X-9'), title: '100% ÆRED' },
      ]);
      expect(await list({ q: 'red' })).toEqual(['APRON-2', 'MUG-RED', 'RED-1', 'red 3', 'X-9']);
      expect(await list({ q: 'R_e D' })).toContain('MUG-RED');
      expect(await list({ q: '%' })).toEqual(['X-9']);
      const many = { all: 100_000 };
      for (const limit of [1, 2, 50]) {
        expect(await list({ ...many, limit, q: 'red' })).toEqual(['RED-1', 'red 3', 'APRON-2']);
        expect(await list({ ...many, limit, q: 'red', view: 'missing' })).toEqual([
          'RED-1',
          'red 3',
          'APRON-2',
        ]);
        expect(await list({ ...many, limit, q: 'red', view: 'linked' })).toEqual([]);
        expect(await list({ ...many, limit, q: 'mug-r' })).toEqual(['MUG-RED']);
        expect(await list({ ...many, limit, q: '%' })).toEqual([]);
      }
    });

    it('[OP5] offers listings of the source by SKU, barcode and title, and says what is linked already', async () => {
      await save('source', [
        { ...listing('s9', 'CAP-1'), title: 'A cap', barcode: '4006381333931' },
      ]);
      const found = async (q: string, atMost = 20) =>
        (await findSourceListings(db, 'demo', connectionId, q, atMost)).map(({ sku, linkedTo }) => [
          sku,
          linkedTo,
        ]);
      expect(await found('cap')).toEqual([['CAP-1', null]]);
      expect(await found('4006381333931')).toEqual([['CAP-1', null]]);
      expect(await found('a CAP')).toEqual([['CAP-1', null]]);
      expect(await found('mug')).toEqual([['MUG-RED', 'MUG-RED']]);
      expect(await found('tee', 1)).toEqual([['TEE', null]]);
      expect(await found('~')).toEqual([]);
      const titles = {
        Q1: 'ÉCLAIR Ünique',
        Q2: `${'É'.normalize('NFD')}clair`,
        Q3: 'ЧАЙ',
        Q4: 'Eclair',
      };
      await save(
        'source',
        Object.entries(titles).map(([sku, title]) => ({ ...listing(sku, sku), title })),
      );
      expect(await found('éclair')).toEqual([
        ['Q1', null],
        ['Q2', null],
      ]);
      expect(await found('ÉCLAIR ü')).toEqual([['Q1', null]]);
      expect(await found('чай')).toEqual([['Q3', null]]);
      // However many letters it has that ASCII lacks.
      expect(await found('абвгдежзийклмнопрстуфхцчшщъыьэюя'.repeat(10))).toEqual([]);
    });

    it('[OP5] says of no listing of the source that one is linked which its destination does not have any more', async () => {
      await remove('destination', [mug]);
      const [found] = await findSourceListings(db, 'demo', connectionId, 'MUG-RED', 9);
      expect(found).toMatchObject({ sku: 'MUG-RED', linkedTo: null });
    });

    it('[ST8] a link by hand replaces the one before without its first levels, and keeps what the SKU keeps back', async () => {
      await db.run(sql`update links set aligned_at = 5, buffer = 3, created_at = 1`);
      expect(await link(mug, 's1')).toEqual({ linked: 0, told: [], recheck: null });
      expect(await link(mug, 's2')).toMatchObject({ linked: 1, told: [connectionId] });
      expect(
        await db.all(
          sql`select source_variant_id as source, aligned_at as aligned, buffer, created_at as created from links`,
        ),
      ).toEqual([{ source: 's2', aligned: null, buffer: 3, created: now }]);
      expect(await listProductActs(db, 'demo', connectionId, mug, 9)).toMatchObject([
        { kind: 'link-made', actor: 'You', before: 'MUG-RED', after: 'TEE' },
      ]);
      // Its ledgers are owed it, the one before as well: the match names it until they were told.
      expect(
        await db.all(
          sql`select source_variant_id as source, tell_due_at is not null as owed from matches where destination_variant_id = ${mug}`,
        ),
      ).toEqual([{ source: 's1', owed: 1 }]);
    });

    it('[OP5] pausing and resuming are written down once each', async () => {
      for (const paused of [true, true, false])
        await pauseLink(
          db,
          'demo',
          { connectionId, variantId: mug },
          paused,
          now,
          undefined,
          'You',
        );
      const acts = await listProductActs(db, 'demo', connectionId, mug, 9);
      expect(acts.map(({ kind, actor }) => [kind, actor]).sort()).toEqual([
        ['link-paused', 'You'],
        ['link-resumed', 'You'],
      ]);
    });

    it('[ST8] unlinking remembers it, and a copy goes to zero only where it was written', async () => {
      const ask = { person: 'You', now } as const;
      const facts = { links: 1, orders: 0, shown: 0, mayZero: 0, toZero: 0, ofLinks: 1 };
      expect(await readUnlinkFacts(db, 'demo', connectionId, [mug, 'd2'])).toEqual(facts);
      await db.run(sql`update links set aligned_at = ${now}`);
      expect(await readUnlinkFacts(db, 'demo', connectionId, [mug])).toMatchObject({ mayZero: 1 });
      const zero = { ...ask, stock: 'zero' } as const;
      expect(await unlinkListings(db, 'demo', connectionId, [mug], zero)).toMatchObject({
        zeroing: 1,
      });
      expect(await stateOf(mug)).toBe('linked');
      expect(await finishUnlinking(db, connectionId, now)).toEqual([]);
      const leave = { ...ask, stock: 'leave' } as const;
      expect(await unlinkListings(db, 'demo', connectionId, [mug], leave)).toMatchObject({
        unlinked: 1,
      });
      await owingMatching(db, 'demo', connectionId, now);
      await runMatchPages(
        db,
        'demo',
        connectionId,
        10,
        () => now,
        async () => true,
      );
      expect(await stateOf(mug)).toBe('unlinked');
      expect(await db.all(sql`select link_count as links from connections`)).toEqual([
        { links: 0 },
      ]);
      await link(mug, 's1');
      expect(await stateOf(mug)).toBe('linked');
      expect(await db.all(sql`select 1 from unlinked`)).toEqual([]);
    });

    it('[ST8] a link that is set to zero is over once every place of it shows that, whoever looks', async () => {
      await db.run(sql`update links set aligned_at = ${now}`);
      const ask = { stock: 'zero', person: 'You', now } as const;
      await unlinkListings(db, 'demo', connectionId, [mug], ask);
      const place = (target: string, state: string, expected: number) => sql`
        insert into stock_targets select ${target}, 'demo', ${connectionId}, ${stores.source.id}, 'listing-s1',
          ${stores.destination.id}, ${`listing-${mug}`}, ${target}, ${state}, 0, ${expected}, 0, null, 1`;
      await db.run(place('dest-1', 'ended', 0));
      await db.run(place('dest-2', 'writing', 4));
      expect(await finishUnlinking(db, undefined, now)).toEqual([]);
      await db.run(sql`update stock_targets set state = 'ended', expected = 0`);
      await db.run(sql`update links set zeroing_since = null`);
      expect(await finishUnlinking(db, undefined, now)).toEqual([]);
      await db.run(sql`update links set zeroing_since = ${now}`);
      expect(await finishUnlinking(db, undefined, now)).toEqual([
        { accountId: 'demo', connectionId },
      ]);
      expect(await db.all(sql`select 1 from links`)).toEqual([]);
      expect(await listProductActs(db, 'demo', connectionId, mug, 9)).toMatchObject([
        { kind: 'link-removed', actor: 'You', after: 'set to zero' },
      ]);
      expect(await finishUnlinking(db, undefined, now)).toEqual([]);
    });

    it('[OP5] suggestions are accepted as they stand: changed ones, taken ones and those of several are skipped', async () => {
      await save('source', [listing('s9', 'CAP-1'), { ...listing('s8', 'HAT'), barcode: '77' }]);
      await save('destination', [
        listing('d20', 'cap_1'),
        { ...listing('d21', 'HAT-A'), barcode: '77' },
        { ...listing('d22', 'HAT-B'), barcode: '77' },
      ]);
      const all = async () =>
        (await readNextSuggestions(db, 'demo', connectionId, undefined)).read.map(
          ({ sku, skipped }) => [sku, skipped],
        );
      expect(await all()).toEqual([
        ['cap_1', undefined],
        ['HAT-A', 'several'],
        ['HAT-B', 'several'],
      ]);
      expect(
        await readChosenSuggestions(db, 'demo', connectionId, [
          { variantId: 'd20', sourceVariantId: 's1' },
          { variantId: 'd21', sourceVariantId: 's8' },
          { variantId: 'nobody', sourceVariantId: 's8' },
        ]),
      ).toMatchObject([{ skipped: 'changed' }, { skipped: 'several' }, { skipped: 'changed' }]);
      await link('d2', 's9');
      expect(await all()).toContainEqual(['cap_1', 'taken']);
    });

    it('[OP5] counts are those of the rows after any series of changes', async () => {
      const skus = ['A', 'a', 'B', 'b-1', 'B1', ''];
      const variants = ['1', '2', '3'];
      const at = fc.constantFrom('source', 'destination') as fc.Arbitrary<'source' | 'destination'>;
      const variant = fc.constantFrom(...variants);
      const step = fc.oneof(
        fc.record({
          do: fc.constant('list'),
          at,
          variant,
          sku: fc.constantFrom(...skus),
          tracked: fc.boolean(),
        }),
        fc.record({ do: fc.constant('gone'), at, variant }),
        fc.record({ do: fc.constant('link'), variant, to: variant }),
        fc.record({ do: fc.constant('unlink'), variant }),
        fc.record({ do: fc.constant('pause'), variant, paused: fc.boolean() }),
        fc.record({ do: fc.constant('match') }),
      );
      type Step = {
        do: string;
        at?: 'source' | 'destination';
        variant?: string;
        sku?: string;
        tracked?: boolean;
        to?: string;
        paused?: boolean;
      };
      const run = async ({
        do: what,
        at = 'source',
        variant = '',
        sku = '',
        to = '',
        ...rest
      }: Step) => {
        const own = `dx${variant}`;
        const id = at === 'source' ? `sx${variant}` : own;
        if (what === 'list')
          await save(at, [{ ...listing(id, sku), tracked: rest.tracked ?? true }]);
        if (what === 'gone') await remove(at, [id]);
        if (what === 'link') {
          const asked = [{ variantId: own, sourceVariantId: `sx${to}` }];
          const pairs = await readPairs(db, 'demo', connectionId, asked);
          const fits = pairs.filter((pair) => Boolean(pair.sku) && pair.sourceSku !== undefined);
          await linkPairs(db, 'demo', connectionId, fits, by);
        }
        if (what === 'unlink')
          await unlinkListings(db, 'demo', connectionId, [own], {
            stock: 'leave',
            person: 'You',
            now,
          });
        if (what === 'pause') {
          await pauseLink(db, 'demo', { connectionId, variantId: own }, rest.paused ?? true, now);
          await deriveMatches(db, connectionId, [own]);
        }
        if (what === 'match') {
          await owingMatching(db, 'demo', connectionId, now);
          await runMatchPages(
            db,
            'demo',
            connectionId,
            10,
            () => now,
            async () => true,
          );
        }
      };
      await fc.assert(
        fc.asyncProperty(fc.array(step as fc.Arbitrary<Step>, { maxLength: 12 }), async (steps) => {
          for (const one of steps) await run(one);
          const counted = await db.all<{ state: string; count: number }>(sql`
            select state, count(*) as count from matches where connection_id = ${connectionId} group by state
            union all select 'suggested', count(*) from matches where connection_id = ${connectionId}
              and suggested_by is not null having count(*) > 0`);
          const { all, ...kept } = await countProducts(db, 'demo', connectionId);
          expect(kept).toEqual(
            Object.fromEntries(counted.map(({ state, count }) => [state, count])),
          );
          expect(all).toBe((await list()).length);
        }),
        { numRuns: 25, endOnFailure: true },
      );
    }, 120_000);

    it('[OP5] a SKU that stands several times is shown with all its variants', async () => {
      await recordListings(db, stores.destination.id, [listing('d30', 'TEE')], now);
      await deriveMatches(db, connectionId, ['d2', 'd30']);
      const tee = await readProduct(db, 'demo', connectionId, 'd2');
      expect(tee).toMatchObject({ state: 'duplicate', link: null, suggestion: null });
      expect(tee?.sameAtSource.map(({ variantId }) => variantId)).toEqual(['s2', 's3']);
      expect(tee?.sameAtDestination.map(({ variantId }) => variantId)).toEqual(['d2', 'd30']);
      const linked = await readProduct(db, 'demo', connectionId, mug);
      expect(linked).toMatchObject({
        state: 'linked',
        sameAtSource: [],
        link: {
          active: true,
          alignedAt: null,
          zeroingSince: null,
          source: { variantId: 's1', sku: 'MUG-RED', gone: false },
        },
      });
    });
  });
}
