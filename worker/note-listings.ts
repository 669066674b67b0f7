/** Keeps what a store says of its listings, with all that follows: links, ledgers, orders that may go now. */
import { saveFreshListings } from '../db/records/fresh-listings.ts';
import { loadSetups } from '../db/records/ledger-setup.ts';
import { linkOpenPairs, listOpenSkus } from '../db/records/link-pairs.ts';
import {
  listKeptOfItem,
  listKeptOfProduct,
  listLinksOf,
  listOtherwise,
} from '../db/records/listings-read.ts';
import { listPairsOf, listStayingFor } from '../db/records/reconnected.ts';
import { listingHistory } from '../src/catalog/listing-history.ts';
import {
  type ListingChange,
  type ListingEvent,
  noteListings,
} from '../src/catalog/note-listings.ts';
import { bulkAtMost } from '../src/order-push/bulk/bulk.ts';
import type { Platform } from '../src/platforms/platform.ts';
import type { PlatformFailure } from '../src/platforms/platform-failure.ts';
import type { Result } from '../src/shared/result.ts';
import type { Store } from '../src/stores/store.ts';
import type { Edge } from './edge.ts';
import type { OpenStore } from './handle-deps.ts';
import { lookAgain } from './look-again.ts';
import { readAnew } from './look-at-freed.ts';
import { tellMatches } from './matches.ts';

/** @param open as the road opens a store */
export function noteListingsOf(
  edge: Edge,
  open: OpenStore,
  { store, platform }: { store: Store; platform: Platform },
  event: ListingEvent,
): Promise<Result<string, PlatformFailure>> {
  const db = edge.database(store.accountId);
  return noteListings(
    {
      listKeptOfProduct: (productId) => listKeptOfProduct(db, store.id, productId),
      listKeptOfItem: (inventoryItemId) => listKeptOfItem(db, store.id, inventoryItemId),
      platform,
      save: (changes) => saveChanges(edge, open, store, changes),
    },
    event,
  );
}

async function saveChanges(
  edge: Edge,
  open: OpenStore,
  store: Store,
  changes: readonly ListingChange[],
): Promise<void> {
  const { accountId, id: storeId } = store;
  const db = edge.database(accountId);
  const read = changes.flatMap(({ after }) => after ?? []);
  const gone = changes.flatMap(({ before, after }) => (before && !after ? [before.variantId] : []));
  const variants = [...read.map(({ variantId }) => variantId), ...gone];
  const links = await listLinksOf(db, accountId, storeId, variants);
  const history = listingHistory({ id: storeId, name: store.name }, changes, links);
  const untold = new Set(
    await saveFreshListings(db, accountId, storeId, { read, gone, history }, edge.now()),
  );
  const skus = [
    ...new Set(changes.flatMap(({ before, after }) => [before?.sku ?? '', after?.sku ?? ''])),
  ].filter((sku) => sku !== '');
  const pairs = await listPairsOf(db, accountId, storeId);
  for (const pair of pairs) {
    const fits = await listOpenSkus(db, pair, { skus });
    if (fits.length === 0) continue;
    await readDuplicates(edge, open, accountId, pair, fits);
    const linked = await linkOpenPairs(db, accountId, pair, { skus }, edge.now());
    if (linked.length > 0) untold.add(pair.id);
  }
  await readEnded(edge, store, changes);
  for (const connectionId of untold) await tellMatches(edge, open, accountId, connectionId);
  const storeIds = [...new Set(pairs.map(({ destinationStoreId }) => destinationStoreId))];
  const { holds } = readAnew;
  const staying = await listStayingFor(
    db,
    { accountId, storeIds },
    { skus: [...skus, ...links.map(({ sku }) => sku)], holds },
    bulkAtMost,
  );
  await lookAgain(edge, accountId, { askedBy: 'Crossdock', about: store.name }, staying);
  await edge.tell(accountId, { of: 'stores' });
}

/**
 * A SKU that stands once as far as we know may stand twice by now: its other listing's delivery may still be on its way.
 * Both stores are asked before anything is linked. One that cannot be asked now says nothing against it.
 */
async function readDuplicates(
  edge: Edge,
  open: OpenStore,
  accountId: string,
  pair: { sourceStoreId: string; destinationStoreId: string },
  skus: readonly string[],
): Promise<void> {
  const db = edge.database(accountId);
  for (const storeId of [pair.sourceStoreId, pair.destinationStoreId]) {
    const found = await (await open(accountId, storeId)).platform.findListings(skus);
    if (!found.ok) continue;
    const { changed } = await listOtherwise(db, storeId, found.value);
    if (changed.length > 0)
      await saveFreshListings(db, accountId, storeId, { read: changed, gone: [] }, edge.now());
  }
}

/** What is gone at a source has no stock there any more: its ledger is to see that. */
async function readEnded(
  edge: Edge,
  { accountId, id: storeId }: Store,
  changes: readonly ListingChange[],
): Promise<void> {
  const names = changes.flatMap(({ before, after }) =>
    before && !after ? [{ sourceStoreId: storeId, inventoryItemId: before.inventoryItemId }] : [],
  );
  for (const setup of await loadSetups(edge.database(accountId), names))
    await edge.ledger(setup).oweReadings(setup, { source: true, targets: [] });
}
