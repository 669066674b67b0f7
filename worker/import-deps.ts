/** What an import's steps need of records, queues and the store. */
import { keepListings, saveFreshListings } from '../db/records/fresh-listings.ts';
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
import { readLocations } from './locations.ts';
import { lookAtFreed } from './look-at-freed.ts';

/** @param quiet somebody connects the store: what waits for it is looked at again by whoever does */
export function importDeps(
  edge: Edge,
  store: Store,
  platform: Pick<Platform, 'fetchLocations'>,
  quiet: boolean,
): ImportDeps {
  const { accountId, id: storeId } = store;
  const db = edge.database(accountId);
  return {
    listingLine: platforms[store.platform].listingLine,
    saveListings: async (read) => {
      const { changed, added } = await listOtherwise(db, storeId, read);
      if (changed.length > 0)
        await keepListings(db, accountId, storeId, { read: changed, gone: [] }, edge.now());
      return { added, changed: changed.length - added };
    },
    countKept: () => countKept(db, storeId),
    listKept: (after, limit) => listKeptVariants(db, storeId, after, limit),
    saveGone: async (gone) =>
      void (await saveFreshListings(db, accountId, storeId, { read: [], gone }, edge.now())),
    readLocations: async () =>
      quiet
        ? ok(undefined)
        : readLocations(edge, async () => ({ store, platform }), accountId, storeId),
    oweMatching: async () => {
      const ids = await listConnectionIds(db, accountId, storeId);
      for (const id of ids) await owingMatching(db, accountId, id, edge.now());
      return ids;
    },
    matchPage: (connectionId) => runMatchPage(db, accountId, connectionId, edge.now()),
    matched: async (connectionId, changed) => {
      await edge.send.stock([{ of: 'tell-matches', accountId, connectionId }]);
      if (changed > 0 && !quiet) await lookAtFreed(edge, accountId, connectionId);
    },
  };
}
