/** Whether an ordinary order for a listing would push, from each place its store ships from: asked of the rules that push it. */
import type { LineHold, OrderStop } from '../order-push/decisions.ts';
import { type PushingStore, stopsOf } from '../order-push/may-push.ts';
import { type FactsOf, qualifyLines } from '../order-push/qualify-lines.ts';
import { settingsOf } from '../order-push/settings.ts';
import type { PlatformOrderLine } from '../platforms/platform.ts';

/** The destination's listing. */
export type AskedListing = { variantId: string; sku: string; tracked: boolean };

/** One place of the destination: the source that it would go to, or the first condition it fails there. */
export type WouldPlace = { locationId: string } & (
  | { goes: true; sourceStoreId: string }
  | { goes: false; why: LineHold }
);

export type WouldPush = {
  /** What stops every order of the store, whatever is in it. */
  stop: OrderStop | undefined;
  places: WouldPlace[];
  /** The first condition that it fails wherever it is; undefined where it would go from somewhere. */
  hold: LineHold | undefined;
};

/**
 * Asks for one unit, paid and placed now, that has to be shipped. Pure.
 * @param factsOf what each connection of the destination knows of it, oldest first
 * @param locationIds places that the destination's orders may be routed to
 * @param now ISO 8601
 */
export function wouldPush(
  store: PushingStore & { currency: string },
  listing: AskedListing,
  factsOf: FactsOf,
  locationIds: readonly string[],
  now: string,
): WouldPush {
  const places = locationIds.map((locationId): WouldPlace => {
    const { goes, why } = ask(store, lineOf(listing, store.currency, [locationId]), factsOf);
    return goes === undefined
      ? { locationId, goes: false, why: why ?? 'location-not-mapped' }
      : { locationId, goes: true, sourceStoreId: goes };
  });
  const nowhere = ask(store, lineOf(listing, store.currency, []), factsOf).why;
  const first = places.find(({ goes }) => !goes);
  return {
    stop: stopOf(store, lineOf(listing, store.currency, []), factsOf, now),
    places,
    hold: places.some(({ goes }) => goes) ? undefined : first && !first.goes ? first.why : nowhere,
  };
}

function ask(
  store: PushingStore & { currency: string },
  line: PlatformOrderLine,
  factsOf: FactsOf,
): { goes: string | undefined; why: LineHold | undefined } {
  const { prices } = settingsOf(store);
  const currency = prices === 'source' ? store.currency : undefined;
  const rules = { currency, short: new Set<string>() };
  const { pushed, held } = qualifyLines([{ line, free: 1 }], factsOf, rules);
  return { goes: pushed[0]?.sourceStoreId, why: held[0]?.why };
}

function stopOf(
  store: PushingStore,
  line: PlatformOrderLine,
  factsOf: FactsOf,
  now: string,
): OrderStop | undefined {
  const [stop] = stopsOf(store, {
    cancelledAt: undefined,
    processedAt: now,
    payment: 'paid',
    lines: [line],
    risk: 'none',
    pickup: false,
    onHold: false,
    pointOfSale: false,
    total: line.unitPrice,
  });
  return stop ?? (factsOf(line).length === 0 ? 'no-source-store' : undefined);
}

const lineOf = (
  { variantId, sku, tracked }: AskedListing,
  currency: string,
  locationIds: readonly string[],
): PlatformOrderLine => ({
  id: variantId,
  variantId,
  inventoryItemId: undefined,
  sku,
  title: '',
  variantTitle: undefined,
  quantity: 1,
  currentQuantity: 1,
  unfulfilledQuantity: 1,
  requiresShipping: true,
  taxable: true,
  giftCard: false,
  tracked,
  unitPrice: { amount: '1.00', currency },
  properties: [],
  assigned: locationIds.map((locationId) => ({ locationId, quantity: 1 })),
  taxes: [],
});
