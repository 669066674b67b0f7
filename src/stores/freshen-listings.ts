/**
 * Reads anew what stores list of the SKUs for which a destination's lines stay: a person may have mended it there. What is
 * there is kept, what is gone is forgotten, and what fits now is linked. Nothing is written to any store (ST8).
 */
import { differs } from '../catalog/note-listings.ts';
import type { LineHold } from '../order-push/decisions.ts';
import { nextReadingNumber } from '../orders/reading-number.ts';
import type { Platform, PlatformListing } from '../platforms/platform.ts';
import { ok } from '../shared/result.ts';
import type { StorePair } from './find-ring.ts';

/** What a new look at listings may mend. A line without a SKU keeps none at its store, whatever its product has since. */
export const freshened: readonly LineHold[] = [
  'sku-not-on-source',
  'sku-duplicate-on-source',
  'not-linked',
  'stock-tracking-off',
];

/** SKUs that are looked at in one go: ten calls a store. */
export const skusAtMost = 500;

export type FreshenDeps<Connection extends StorePair> = {
  /** The connections that the destination's new orders may use. */
  listConnections: (destinationStoreId: string) => Promise<Connection[]>;
  /** What is kept of a store's listings with these SKUs, and of those that the destination's are linked to. */
  listKept: (
    storeId: string,
    destinationStoreId: string,
    skus: readonly string[],
  ) => Promise<PlatformListing[]>;
  now: () => number;
  openPlatform: (storeId: string) => Promise<Pick<Platform, 'findListings' | 'fetchListingsOf'>>;
  /** Keeps and forgets in one step with what ledgers are owed. Answers the connections whose ledgers are to be told. */
  save: (storeId: string, changed: ChangedListings) => Promise<string[]>;
  /** Links what has exactly one listing in each store; a duplicate is never guessed. Says whether there was any. */
  link: (connection: Connection, skus: readonly string[]) => Promise<boolean>;
  /** Hands what is owed of a connection's listings to their ledgers. */
  tellLedgers: (connectionId: string) => Promise<unknown>;
};

/** `gone`: variants that their store does not have any more; `reading`: its number (src/orders/reading-number.ts). */
export type ChangedListings = { read: PlatformListing[]; gone: string[]; reading: number };

/**
 * A store that cannot be asked now changes nothing: what is known of it stays.
 * @param skus of lines of the destination's orders: two or three calls for all of them, a few more where listings are gone
 */
export async function freshenListings<Connection extends StorePair & { id: string }>(
  deps: FreshenDeps<Connection>,
  destinationStoreId: string,
  skus: readonly string[],
): Promise<void> {
  const connections = await deps.listConnections(destinationStoreId);
  const renamed = await lookAt(deps, destinationStoreId, connections, skus);
  // A line keeps the SKU it was sold with. Its listing has been given another one: that is what the sources are asked for.
  if (renamed.length > 0) await lookAt(deps, destinationStoreId, connections, renamed);
}

/** @returns SKUs that listings of the destination have now in place of these */
async function lookAt<Connection extends StorePair & { id: string }>(
  deps: FreshenDeps<Connection>,
  destinationStoreId: string,
  connections: readonly Connection[],
  skus: readonly string[],
): Promise<string[]> {
  const sources = connections.map(({ sourceStoreId }) => sourceStoreId);
  const storeIds = [...new Set([destinationStoreId, ...sources])];
  // All are read before any is saved: a destination's old SKU leads to what it is linked to.
  const looks = await Promise.all(
    storeIds.map(async (storeId) => {
      const kept = await deps.listKept(storeId, destinationStoreId, skus);
      const reading = nextReadingNumber(deps.now());
      const changed = await changedAt(await deps.openPlatform(storeId), kept, skus);
      return { storeId, changed: { ...changed, reading } };
    }),
  );
  const untold = new Set<string>();
  for (const { storeId, changed } of looks)
    if (changed.read.length + changed.gone.length > 0)
      for (const id of await deps.save(storeId, changed)) untold.add(id);
  for (const connection of connections)
    if (await deps.link(connection, skus)) untold.add(connection.id);
  for (const id of untold) await deps.tellLedgers(id);
  const own = looks.find(({ storeId }) => storeId === destinationStoreId)?.changed.read ?? [];
  return [...new Set(own.map(({ sku }) => sku))].filter((sku) => sku !== '' && !skus.includes(sku));
}

/** What a store has otherwise than it is kept. */
async function changedAt(
  platform: Pick<Platform, 'findListings' | 'fetchListingsOf'>,
  kept: readonly PlatformListing[],
  skus: readonly string[],
): Promise<Omit<ChangedListings, 'reading'>> {
  const found = await platform.findListings(skus);
  if (!found.ok) return { read: [], gone: [] };
  const seen = new Set(found.value.map(({ variantId }) => variantId));
  const missing = kept.filter(({ variantId }) => !seen.has(variantId));
  // Search may lag behind: only a reading by key says that something is gone, or has another SKU.
  const others =
    missing.length > 0
      ? await platform.fetchListingsOf(missing.map(({ variantId }) => variantId))
      : ok([]);
  const there = [...found.value, ...(others.ok ? others.value : [])];
  const byVariant = new Map(kept.map((listing) => [listing.variantId, listing]));
  const stays = new Set(there.map(({ variantId }) => variantId));
  return {
    read: there.filter((listing) => differs(listing, byVariant.get(listing.variantId))),
    gone: others.ok
      ? missing.flatMap(({ variantId }) => (stays.has(variantId) ? [] : variantId))
      : [],
  };
}
