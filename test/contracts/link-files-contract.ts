/** What every database must answer to files of links: on libSQL in Node and on D1 in workerd. */
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/open.ts';
import { listExportedMatches } from '../../db/pages/link-file-export.ts';
import {
  countLinkFile,
  listFileLines,
  listLinkFiles,
  readLinkFile,
} from '../../db/pages/link-file-page.ts';
import { recordListings } from '../../db/records/catalog.ts';
import { applyLines } from '../../db/records/link-file-apply.ts';
import {
  findNamedListings,
  readFileConnection,
  readPresentLinks,
} from '../../db/records/link-file-facts.ts';
import {
  endCancelled,
  endLinkFile,
  hasLinked,
  listFirstLinked,
  listNextLines,
  listQuiet,
  listUnderived,
  type TakenFile,
  takeLinkFileTurn,
} from '../../db/records/link-file-turns.ts';
import {
  beginLinkFile,
  cancelApplying,
  discardLinkFile,
  endReceiving,
  forgetLinkFiles,
  keepFileLines,
  keepLinkFilesMs,
  type LineJudged,
  listLinkFilesDue,
  startApplying,
} from '../../db/records/link-files.ts';
import { deriveMatches } from '../../db/records/matches.ts';
import { listMatchesDue } from '../../db/records/matches-due.ts';
import { connections, linkFileLines, linkFiles, links, unlinked } from '../../db/schema/index.ts';
import type { JudgedLine } from '../../src/catalog/judge-line.ts';
import type { Store } from '../../src/stores/store.ts';
import { listingActs } from '../support/listing-acts.ts';
import { connectionOf } from '../support/stock-copies.ts';
import { listing, now, twoStores } from '../support/two-stores.ts';

const mug = 'gid://shopify/ProductVariant/21';
const was = { kind: 'was', sourceVariantId: 's1', sourceSku: 'MUG-RED', active: true } as const;

/** A line about MUG-RED, which is linked to s1. */
const lineOf = (line: number, change: Partial<JudgedLine> = {}): LineJudged => ({
  line: {
    line,
    destination: { sku: 'MUG-RED', variant: '' },
    source: { sku: '', variant: '' },
    status: '',
  },
  judged: {
    verdict: 'changed',
    wish: 'pause',
    why: was,
    destinationVariantId: mug,
    sourceVariantId: 's1',
    ...change,
  },
});

export function linkFilesContract(name: string, open: () => Promise<Database>): void {
  describe(`files of links on ${name}`, () => {
    let db: Database;
    let stores: { source: Store; destination: Store };
    let connectionId: string;
    beforeEach(async () => {
      db = await open();
      stores = await twoStores(db);
      connectionId = await connectionOf(db, stores.destination);
    });

    const begin = (at = now) =>
      beginLinkFile(db, 'demo', { connectionId, name: 'links.csv', askedBy: 'You' }, at);
    const judged = async (...lines: LineJudged[]) => {
      const name = { accountId: 'demo', id: await begin() };
      await keepFileLines(db, name.id, lines);
      expect(await endReceiving(db, name, lines.length)).toBe(true);
      return name;
    };
    const taken = async (...lines: LineJudged[]): Promise<TakenFile> => {
      const name = await judged(...lines);
      expect(await startApplying(db, name, now)).toBe(true);
      const file = await takeLinkFileTurn(db, name, now, now + 60_000);
      if (!file) throw new Error('no turn');
      return file;
    };
    const carryOut = (file: TakenFile, variantIds = [mug], upTo = 100) =>
      applyLines(db, file, { upTo, leftOut: [], variantIds, told: [connectionId] }, now + 5);
    const linkOf = async (variantId = mug) =>
      (await db.select().from(links).where(eq(links.destinationVariantId, variantId)))[0];
    const verdicts = async ({ id }: { id: string }) =>
      (await db.select().from(linkFileLines).where(eq(linkFileLines.fileId, id))).map(
        ({ line, verdict, why }) => ({ line, verdict, why }),
      );

    it('[OP5] finds what is named: a variant by itself, a SKU by its case, of a duplicate all', async () => {
      const found = await findNamedListings(db, stores.source.id, [
        { sku: 'MUG-RED', variant: '' },
        { sku: 'mug-red', variant: '' },
        { sku: 'TEE', variant: '' },
        { sku: 'anything', variant: 's2' },
        { sku: '', variant: '' },
        { sku: '', variant: mug },
      ]);
      const nothing = { variant: undefined, bySku: [] };
      expect(found).toEqual([
        { ...nothing, bySku: ['s1'] },
        nothing,
        { ...nothing, bySku: ['s2', 's3'] },
        { ...nothing, variant: { variantId: 's2', sku: 'TEE' } },
        nothing,
        nothing,
      ]);
      const present = await readPresentLinks(db, connectionId, [mug, 'd2']);
      expect([...present]).toEqual([
        [mug, { sourceVariantId: 's1', sourceSku: 'MUG-RED', active: true, isEnding: false }],
      ]);
      expect(await readFileConnection(db, 'demo', connectionId)).toMatchObject({
        sourceName: 'north-supply',
        destinationName: 'mug-street',
      });
      expect(await readFileConnection(db, 'other', connectionId)).toBeUndefined();
    });

    it('[OP5] keeps lines however often they come, and rejects a listing that is named twice', async () => {
      const name = { accountId: 'demo', id: await begin() };
      const lines = [lineOf(2), lineOf(3), lineOf(7), lineOf(8, { destinationVariantId: 'd2' })];
      await keepFileLines(db, name.id, [lineOf(3, { verdict: 'same', why: undefined })]);
      await keepFileLines(db, name.id, lines);
      expect(await endReceiving(db, name, 5)).toBe(false);
      expect(await endReceiving(db, { ...name, accountId: 'other' }, 4)).toBe(false);
      expect(await endReceiving(db, name, 4)).toBe(true);
      await keepFileLines(db, name.id, [lineOf(9)]);
      expect(await verdicts(name)).toEqual([
        { line: 2, verdict: 'rejected', why: { kind: 'twice', line: 7 } },
        { line: 3, verdict: 'rejected', why: { kind: 'twice', line: 2 } },
        { line: 7, verdict: 'rejected', why: { kind: 'twice', line: 2 } },
        { line: 8, verdict: 'changed', why: was },
      ]);
      expect(await countLinkFile(db, 'demo', name.id)).toEqual({
        added: 0,
        changed: 1,
        removed: 0,
        same: 0,
        rejected: 3,
      });
      expect(await countLinkFile(db, 'other', name.id)).toMatchObject({ changed: 0 });
      const page = { verdict: 'rejected', after: 0, limit: 2 } as const;
      const first = await listFileLines(db, 'demo', name.id, page);
      expect([first.rows.map(({ line }) => line), first.next]).toEqual([[2, 3], 3]);
      expect(first.rows[0]).toEqual({
        line: 2,
        destinationSku: 'MUG-RED',
        sourceSku: 'MUG-RED',
        destinationVariantId: mug,
        sourceVariantId: 's1',
        destinationTitle: 'MUG-RED',
        sourceTitle: 'MUG-RED',
        wish: 'pause',
        verdict: 'rejected',
        why: { kind: 'twice', line: 7 },
      });
      const rest = await listFileLines(db, 'demo', name.id, { ...page, after: 3 });
      expect([rest.rows.map(({ line }) => line), rest.next]).toEqual([[7], null]);
      expect((await listFileLines(db, 'other', name.id, page)).rows).toEqual([]);
    });

    it('[OP5] pauses in one batch with what is owed for it, once', async () => {
      const before = await linkOf();
      const file = await taken(
        lineOf(2),
        lineOf(4, { verdict: 'same', destinationVariantId: 'd2' }),
      );
      expect(await listNextLines(db, file, 10)).toMatchObject([{ line: 2 }]);
      expect(await listQuiet(db, [connectionId])).toEqual([connectionId]);
      expect(await carryOut(file, [mug], 2)).toBe(true);
      expect(await linkOf()).toEqual({ ...before, active: false });
      expect(await carryOut(file, [mug], 2)).toBe(false);
      expect(await listQuiet(db, [connectionId])).toEqual([]);
      expect(
        (await listMatchesDue(db, connectionId, 10)).map(({ variantId }) => variantId),
      ).toEqual([mug]);
      expect(await listingActs(db)).toMatchObject([
        {
          accountId: 'demo',
          at: now + 5,
          actor: 'You',
          kind: 'link-paused',
          connectionId,
          subject: mug,
          name: 'MUG-RED',
        },
      ]);
      expect(await readLinkFile(db, 'demo', file.id)).toMatchObject({
        state: 'applying',
        lines: 2,
        done: 1,
      });
      expect(await listLinkFilesDue(db, now + 4)).toEqual([]);
      expect(await listLinkFilesDue(db, now + 5)).toEqual([{ accountId: 'demo', id: file.id }]);
      const last = await takeLinkFileTurn(
        db,
        { accountId: 'demo', id: file.id },
        now + 5,
        now + 60_005,
      );
      if (!last) throw new Error('no turn');
      expect(await listNextLines(db, last, 10)).toEqual([]);
      expect(await hasLinked(db, last)).toBe(false);
      expect(await endLinkFile(db, file, now + 6)).toBe(false);
      expect(await endLinkFile(db, last, now + 6)).toBe(true);
      expect(await readLinkFile(db, 'demo', file.id)).toMatchObject({
        state: 'applied',
        done: 2,
        finishedAt: now + 6,
      });
      expect(await listLinkFilesDue(db, now + 1e9)).toEqual([]);
    });

    it('[OP5, ST8] links to another listing anew, unlinks for good, and links again', async () => {
      await db.update(links).set({ alignedAt: now, buffer: 3 });
      const other = await taken(lineOf(2, { wish: 'link', sourceVariantId: 's2' }));
      expect(await hasLinked(db, other)).toBe(false);
      await carryOut(other);
      expect(await hasLinked(db, { id: other.id, afterLine: 2 })).toBe(true);
      expect(await linkOf()).toMatchObject({
        sourceVariantId: 's2',
        active: true,
        alignedAt: null,
        buffer: 3,
        createdAt: now + 5,
      });
      const before = { ...was, sourceVariantId: 's2', sourceSku: 'TEE' };
      await carryOut(await taken(lineOf(2, { verdict: 'removed', wish: 'unlink', why: before })));
      expect(await linkOf()).toBeUndefined();
      expect(await db.select().from(unlinked)).toEqual([
        { connectionId, destinationVariantId: mug, by: 'You', at: now + 5 },
      ]);
      const counted = async () => (await db.select().from(connections))[0]?.linkCount;
      expect(await counted()).toBe(0);
      await deriveMatches(db, connectionId, [mug]);
      expect(await listFirstLinked(db, connectionId, [mug, 'd2'])).toEqual([mug, 'd2']);
      await carryOut(await taken(lineOf(2, { verdict: 'added', wish: 'pause', why: undefined })));
      expect(await linkOf()).toMatchObject({
        sourceVariantId: 's1',
        active: false,
        alignedAt: null,
        buffer: null,
      });
      expect(await db.select().from(unlinked)).toEqual([]);
      expect(await counted()).toBe(1);
      const acts = await listingActs(db);
      expect(acts.map(({ kind, before: from, after }) => [kind, from, after])).toEqual([
        ['link-made', 'MUG-RED', 'TEE'],
        ['link-removed', 'TEE', null],
        ['link-made', null, 'MUG-RED'],
      ]);
    });

    it.each([
      ['paused', { active: false }],
      ['linked elsewhere', { sourceVariantId: 's2' }],
      ['being unlinked', { zeroingSince: now }],
    ])('[OP5] leaves out what is %s since it was read, and says so', async (_, change) => {
      const file = await taken(lineOf(2, { verdict: 'removed', wish: 'unlink' }));
      await db.update(links).set(change);
      const before = await linkOf();
      await carryOut(file);
      expect(await linkOf()).toEqual(before);
      expect(await verdicts(file)).toEqual([
        { line: 2, verdict: 'rejected', why: { kind: 'changed-meanwhile' } },
      ]);
      expect(await listingActs(db)).toEqual([]);
      expect(await db.select().from(unlinked)).toEqual([]);
    });

    it('[OP5] leaves out what the turn says, each with its reason', async () => {
      await recordListings(db, stores.destination.id, [listing('d9', 'MUG-NEW')], now);
      expect(await listUnderived(db, connectionId, [mug, 'd9'])).toEqual(['d9']);
      const file = await taken(
        lineOf(2),
        lineOf(3, { verdict: 'added', wish: 'link', why: undefined, destinationVariantId: 'd9' }),
      );
      const why = { kind: 'no-such-sku', side: 'source' } as const;
      const leftOut = [
        { line: 2, verdict: 'same' as const, why: undefined },
        { line: 3, verdict: 'rejected' as const, why },
      ];
      await applyLines(db, file, { upTo: 3, leftOut, variantIds: [], told: [connectionId] }, now);
      expect(await verdicts(file)).toEqual([
        { line: 2, verdict: 'same', why: null },
        { line: 3, verdict: 'rejected', why },
      ]);
      expect((await linkOf())?.active).toBe(true);
      expect(await linkOf('d9')).toBeUndefined();
    });

    it('[OP5] does nothing once it is cancelled, or its turn is another’s', async () => {
      const file = await taken(lineOf(2));
      const name = { accountId: 'demo', id: file.id };
      expect(await takeLinkFileTurn(db, name, now + 59_999, now + 1e6)).toBeUndefined();
      expect(
        await takeLinkFileTurn(db, { ...name, accountId: 'other' }, now + 1e6, now + 2e6),
      ).toBeUndefined();
      const next = await takeLinkFileTurn(db, name, now + 60_000, now + 120_000);
      expect(await carryOut(file)).toBe(false);
      expect(await cancelApplying(db, { ...name, accountId: 'other' }, now)).toBe(false);
      expect(await cancelApplying(db, name, now + 7)).toBe(true);
      expect(next && (await carryOut(next))).toBe(false);
      expect((await linkOf())?.active).toBe(true);
      expect(await listingActs(db)).toEqual([]);
      expect(await startApplying(db, name, now)).toBe(false);
      expect(await discardLinkFile(db, name, now)).toBe(false);
      expect(await readLinkFile(db, 'demo', file.id)).toMatchObject({
        state: 'cancelled',
        finishedAt: now + 7,
      });
      expect(await readLinkFile(db, 'other', file.id)).toBeUndefined();
    });

    it('[OP6] owes a file that is cancelled one turn more, for the orders that its links freed', async () => {
      const file = await taken(lineOf(2));
      const name = { accountId: 'demo', id: file.id };
      await cancelApplying(db, name, now + 7);
      expect(await listLinkFilesDue(db, now + 7)).toEqual([name]);
      const last = await takeLinkFileTurn(db, name, now + 7, now + 60_007);
      if (!last) throw new Error('no turn');
      await endCancelled(db, file);
      await endLinkFile(db, last, now + 8);
      expect(await listLinkFilesDue(db, now + 60_007)).toEqual([name]);
      await endCancelled(db, last);
      expect(await listLinkFilesDue(db, now + 1e9)).toEqual([]);
      expect(await readLinkFile(db, 'demo', file.id)).toMatchObject({
        state: 'cancelled',
        finishedAt: now + 7,
      });
    });

    it('[OP5] lists the newest, and forgets what was discarded or is a week old', async () => {
      const kept = await judged(lineOf(2));
      const gone = await judged(lineOf(2));
      expect(await discardLinkFile(db, { ...gone, accountId: 'other' }, now)).toBe(false);
      expect(await discardLinkFile(db, gone, now)).toBe(true);
      expect(await startApplying(db, gone, now)).toBe(false);
      expect((await listLinkFiles(db, 'demo', connectionId)).map(({ id }) => id)).toEqual([
        kept.id,
      ]);
      expect(await listLinkFiles(db, 'other', connectionId)).toEqual([]);
      const files = async () => (await db.select().from(linkFiles)).map(({ id }) => id);
      await forgetLinkFiles(db, now);
      expect(await files()).toEqual([kept.id]);
      await forgetLinkFiles(db, now + keepLinkFilesMs);
      expect(await files()).toEqual([kept.id]);
      await forgetLinkFiles(db, now + keepLinkFilesMs + 1);
      expect(await files()).toEqual([]);
      expect(await db.select().from(linkFileLines)).toEqual([]);
    });

    it('[OP5] reads all matches by SKU, page by page, with what each is linked to', async () => {
      const read: unknown[] = [];
      for (let after: Parameters<typeof listExportedMatches>[3]; ; ) {
        const page = await listExportedMatches(db, 'demo', connectionId, after, 1);
        read.push(
          ...page.rows.map((row) => [
            row.sku,
            row.variantId,
            row.state,
            row.sourceSku,
            row.sourceVariantId,
            row.active,
          ]),
        );
        after = page.next;
        if (!after) break;
      }
      expect(read).toEqual([
        ['', 'd3', 'no-sku', null, null, false],
        ['MUG-RED', mug, 'linked', 'MUG-RED', 's1', true],
        ['TEE', 'd2', 'duplicate', null, null, false],
      ]);
      expect((await listExportedMatches(db, 'other', connectionId, undefined, 9)).rows).toEqual([]);
    });
  });
}
