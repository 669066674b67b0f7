/** What an import's steps need of records, queues and the store. */
import { forgetGone, keepListings, saveFreshListings } from '../db/records/fresh-listings.ts';
import { owingMatching } from '../db/records/joins.ts';
import { countKept, listKeptVariants, listOtherwise } from '../db/records/listings-read.ts';
import { runMatchPage } from '../db/records/match-pages.ts';
import { listConnectionIds } from '../db/records/tell-due.ts';
import type { ImportDeps } from '../src/catalog/import/import-deps.ts';
import type { Platform } from '../src/platforms/platform.ts';
import { platforms } from '../src/platforms/registry.ts';
import { ok } from '../src/shared/result.ts';
import type { Store } from '../src/stores/store.ts';
import type { Edge } from './edge.ts';
import type { OpenStore } from './handle-deps.ts';
import { importHistory } from './import-history.ts';
import { readLocations } from './locations.ts';
import { lookAtFreed } from './look-at-freed.ts';
import { mayLink } from './may-link.ts';

/** @param quiet somebody connects the store: what waits for it is looked at again by whoever does */
export function importDeps(
  edge: Edge,
  store: Store,
  platform: Pick<Platform, 'fetchLocations'>,
  quiet: boolean,
  open: OpenStore,
): ImportDeps {
  const { accountId, id: storeId } = store;
  const db = edge.database(accountId);
  return {
    listingLine: platforms[store.platform].listingLine,
    saveListings: async (read, reading) => {
      const { changed, added } = await listOtherwise(db, storeId, read, reading);
      if (changed.length > 0) {
        const found = { read: changed, gone: [] };
        const history = await importHistory(edge, store, found);
        await keepListings(db, accountId, storeId, { ...found, reading, history }, edge.now());
      }
      return { added, changed: changed.length - added };
    },
    countKept: () => countKept(db, storeId),
    listKept: (after, limit) => listKeptVariants(db, storeId, after, limit),
    saveGone: async (gone, reading) => {
      const found = { read: [], gone };
      const history = await importHistory(edge, store, found);
      await saveFreshListings(db, accountId, storeId, { ...found, reading, history }, edge.now());
    },
    readLocations: async () =>
      quiet
        ? ok(undefined)
        : readLocations(edge, async () => ({ store, platform }), accountId, storeId),
    oweMatching: async () => {
      await forgetGone(db, storeId, edge.now());
      const ids = await listConnectionIds(db, accountId, storeId);
      for (const id of ids) await owingMatching(db, accountId, id, edge.now());
      return ids;
    },
    matchPage: (connectionId) =>
      runMatchPage(db, accountId, connectionId, edge.now(), (pair, skus) =>
        mayLink(edge, open, accountId, pair, skus),
      ),
    matched: async (connectionId, changed) => {
      await edge.send.stock([{ of: 'tell-matches', accountId, connectionId }]);
      if (changed > 0 && !quiet) await lookAtFreed(edge, accountId, connectionId);
    },
  };
}
