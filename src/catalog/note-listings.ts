/**
 * A store says that listings of it changed. What it says is compared with what is kept first: Shopify tells of a product
 * whenever its stock moves, and what is the same costs no call. What is otherwise is read by key, kept, linked where that
 * fits now, and told to the ledgers it is about. Nothing is written to any store (ST8).
 */
import { nextReadingNumber } from '../orders/reading-number.ts';
import type { Platform, PlatformListing } from '../platforms/platform.ts';
import type { PlatformEvent } from '../platforms/platform-event.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { ok, type Result } from '../shared/result.ts';

export type ListingEvent = Extract<
  PlatformEvent,
  { kind: 'listings-changed' | 'product-gone' | 'listing-changed' | 'listing-gone' }
>;

/** One listing that is otherwise: as it was kept, and as it was read; undefined where it was not, or is no more. */
export type ListingChange = {
  before: PlatformListing | undefined;
  after: PlatformListing | undefined;
};

export type NoteListingsDeps = {
  /** `gone`: also those that are marked as gone. */
  listKeptOfProduct: (productId: string, gone: boolean) => Promise<PlatformListing[]>;
  listKeptOfItem: (inventoryItemId: string, gone: boolean) => Promise<PlatformListing[]>;
  now: () => number;
  /** Has the store's whole catalogue read. @returns whether that begins only now: a run under way may be past this product */
  readWhole: () => Promise<boolean>;
  platform: Pick<Platform, 'fetchListingsOfProduct' | 'fetchListingsOf'>;
  /**
   * Keeps them with all that follows: links that fit now, ledgers that must hear of it, orders that may go now. Safe to
   * repeat. `reading`: its number.
   */
  save: (changes: readonly ListingChange[], reading: number) => Promise<void>;
};

/**
 * @param isRepeated the delivery was handed over before: whoever had it may have been lost after keeping and before all
 * that follows, so that is done for every listing, whether it changed or not
 * @returns what became of it, in words for the list of deliveries
 */
export async function noteListings(
  deps: NoteListingsDeps,
  event: ListingEvent,
  isRepeated: boolean,
): Promise<Result<string, PlatformFailure>> {
  const ofProduct = event.kind === 'listings-changed' || event.kind === 'product-gone';
  const kept = ofProduct
    ? await deps.listKeptOfProduct(event.productId, isRepeated)
    : await deps.listKeptOfItem(event.inventoryItemId, isRepeated);
  if (!ofProduct && kept.length === 0) return ok('a listing that is not known yet');
  if (!isRepeated && saysTheSame(event, kept)) return ok('its listings are as they are known');
  const reading = nextReadingNumber(deps.now());
  const read = ofProduct
    ? await deps.platform.fetchListingsOfProduct(event.productId)
    : await deps.platform.fetchListingsOf(kept.map(({ variantId }) => variantId));
  // More variants than the store's budget has room for at once: the import goes on page by page, and waits as it is asked.
  if (!read.ok && read.failure.kind === 'throttled' && isRepeated && (await deps.readWhole()))
    return ok('it has too many variants to be read at once: the whole catalogue is imported');
  if (!read.ok) return read;
  const changes = isRepeated ? everyListing(kept, read.value) : compareListings(kept, read.value);
  if (changes.length === 0) return ok('its listings are as they are known');
  await deps.save(changes, reading);
  return ok(changes.length === 1 ? 'one listing changed' : `${changes.length} listings changed`);
}

/** Only what the delivery shows is compared: of a gone one it shows nothing. */
function saysTheSame(event: ListingEvent, kept: readonly PlatformListing[]): boolean {
  if (event.kind === 'listing-changed')
    return kept.every(
      ({ sku, tracked }) =>
        (event.sku === undefined || event.sku === sku) &&
        (event.tracked === undefined || event.tracked === tracked),
    );
  if (event.kind !== 'listings-changed' || event.variants === undefined) return false;
  const { variants, title = '' } = event;
  const byId = new Map(variants.map((variant) => [variant.variantId, variant]));
  return (
    kept.length === variants.length &&
    kept.every((listing) => {
      const said = byId.get(listing.variantId);
      return (
        said?.sku === listing.sku &&
        said.barcode === listing.barcode &&
        said.inventoryItemId === listing.inventoryItemId &&
        isTitled(listing.title, title)
      );
    })
  );
}

/** A listing's title is its product's, with its variant's after it where there are several. */
const isTitled = (listing: string, product: string): boolean =>
  listing === product || listing.startsWith(`${product} - `);

/** As compareListings, with those that are as they were. */
function everyListing(
  kept: readonly PlatformListing[],
  read: readonly PlatformListing[],
): ListingChange[] {
  const changed = compareListings(kept, read);
  const seen = new Set(changed.map(({ after }) => after?.variantId));
  const same = read.filter(({ variantId }) => !seen.has(variantId));
  return [...changed, ...same.map((listing) => ({ before: listing, after: listing }))];
}

/** @returns those that differ, that are new, and that are gone */
export function compareListings(
  kept: readonly PlatformListing[],
  read: readonly PlatformListing[],
): ListingChange[] {
  const before = new Map(kept.map((listing) => [listing.variantId, listing]));
  const there = new Set(read.map(({ variantId }) => variantId));
  return [
    ...read
      .filter((listing) => differs(listing, before.get(listing.variantId)))
      .map((after) => ({ before: before.get(after.variantId), after })),
    ...kept
      .filter(({ variantId }) => !there.has(variantId))
      .map((listing) => ({ before: listing, after: undefined })),
  ];
}

/** Whether it is otherwise in anything that is kept of it. */
export const differs = (now: PlatformListing, before: PlatformListing | undefined): boolean =>
  !before ||
  now.sku !== before.sku ||
  now.tracked !== before.tracked ||
  now.title !== before.title ||
  now.inventoryItemId !== before.inventoryItemId ||
  now.barcode !== before.barcode ||
  now.productId !== before.productId;
