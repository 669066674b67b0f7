/** Keeps what a store says of its listings, with all that follows: links, ledgers, orders that may go now. */
import { type ConnectionPair, saveFreshListings } from '../db/records/fresh-listings.ts';
import { loadSetups } from '../db/records/ledger-setup.ts';
import { listOpenSkus } from '../db/records/link-pairs.ts';
import { listKeptOfItem, listKeptOfProduct, listLinksOf } from '../db/records/listings-read.ts';
import { startReconcile } from '../db/records/reconciles.ts';
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
import { beginRun } from '../src/reconcile/reconcile.ts';
import type { Result } from '../src/shared/result.ts';
import { freshenListings } from '../src/stores/freshen-listings.ts';
import type { Store } from '../src/stores/store.ts';
import type { Edge } from './edge.ts';
import { freshenDeps } from './freshen-listings.ts';
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
  isRepeated: boolean,
): Promise<Result<string, PlatformFailure>> {
  const db = edge.database(store.accountId);
  return noteListings(
    {
      listKeptOfProduct: (productId, gone) => listKeptOfProduct(db, store.id, productId, gone),
      listKeptOfItem: (itemId, gone) => listKeptOfItem(db, store.id, itemId, gone),
      now: edge.now,
      readWhole: () => beginImport(edge, store),
      platform,
      save: (changes, reading) => saveChanges(edge, open, store, changes, reading),
    },
    event,
    isRepeated,
  );
}

/** @returns whether it begins now; one that is under way is left to itself */
async function beginImport(edge: Edge, { accountId, id: storeId }: Store): Promise<boolean> {
  const db = edge.database(accountId);
  const run = beginRun({ accountId, storeId, kind: 'catalogue', askedBy: 'Crossdock' }, edge.now());
  const { id, joined } = await startReconcile(db, run);
  if (!joined) await edge.send.reconcile([{ accountId, id }]);
  return !joined;
}

async function saveChanges(
  edge: Edge,
  open: OpenStore,
  store: Store,
  changes: readonly ListingChange[],
  reading: number,
): Promise<void> {
  const { accountId, id: storeId } = store;
  const db = edge.database(accountId);
  const read = changes.flatMap(({ after }) => after ?? []);
  const gone = changes.flatMap(({ before, after }) => (before && !after ? [before.variantId] : []));
  const variants = [...read.map(({ variantId }) => variantId), ...gone];
  const links = await listLinksOf(db, accountId, storeId, variants);
  const history = listingHistory({ id: storeId, name: store.name }, changes, links);
  const untold = new Set(
    await saveFreshListings(db, accountId, storeId, { read, gone, reading, history }, edge.now()),
  );
  const skus = [
    ...new Set(changes.flatMap(({ before, after }) => [before?.sku ?? '', after?.sku ?? ''])),
  ].filter((sku) => sku !== '');
  const pairs = await listPairsOf(db, accountId, storeId);
  await linkFitting(edge, open, accountId, pairs, skus);
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
 * Links what fits as far as we know, after a look at both stores: a SKU that stands once may stand twice by now, or be
 * another listing's, and that delivery may still be on its way. Nothing is guessed.
 */
async function linkFitting(
  edge: Edge,
  open: OpenStore,
  accountId: string,
  pairs: readonly ConnectionPair[],
  skus: readonly string[],
): Promise<void> {
  const db = edge.database(accountId);
  const road = {
    open,
    tellMatches: (account: string, id: string) => tellMatches(edge, open, account, id),
  };
  const deps = freshenDeps(edge, road, accountId);
  const destinations = new Map<string, Set<string>>();
  for (const pair of pairs) {
    const fits = await listOpenSkus(db, pair, { skus });
    const of = destinations.get(pair.destinationStoreId) ?? new Set();
    destinations.set(pair.destinationStoreId, new Set([...of, ...fits]));
  }
  for (const [storeId, fits] of destinations)
    if (fits.size > 0) await freshenListings(deps, storeId, [...fits]);
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
