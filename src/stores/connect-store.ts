/**
 * Connects a store: who is it, where does it keep stock, what does it list; its webhooks point at our door and our
 * references are unique there. Safe to repeat: a shop keeps its row. Nothing is written to its stock (ST8).
 */
import type {
  Platform,
  PlatformListing,
  PlatformLocation,
  PlatformName,
  Shop,
} from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { tail } from '../shared/ids.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Plan } from './plan.ts';
import type { StoreRole } from './store.ts';

export type ExpiringApp = {
  clientId: string;
  clientSecret: string;
  refreshToken: string;
  expiresInSeconds: number;
};

export type ConnectInput = {
  accountId: string;
  platform: PlatformName;
  baseUrl: string;
  token: string;
  webhookSecret: string;
  /** Where the token ends: the app that may renew it, and the refresh token that came with it. */
  app: ExpiringApp | undefined;
  role: StoreRole;
  /** Where not said, a known shop keeps its own and a new one gets the default. */
  plan: Plan | undefined;
  orderPush: boolean | undefined;
  /** Only for a shop that is not known yet, where nothing is said above. */
  planAtFirst?: Plan | undefined;
  orderPushAtFirst?: boolean | undefined;
  /** Stores of one set are paired with each other before any other. */
  setName: string;
};

export type Connected = {
  storeId: string;
  name: string;
  shop: string;
  locations: number;
  listings: number;
  /** Destination listings with exactly one source listing of the same SKU, over all its connections. */
  linked: number;
  locationGroups: number;
  webhooks: number;
};

export type ConnectStoreDeps = {
  /** Writes or finds the store's row; refuses a shop that another account has. */
  recordStore: (
    input: ConnectInput,
    shop: Shop,
  ) => Promise<{ storeId: string } | { refused: string }>;
  replaceLocations: (storeId: string, locations: PlatformLocation[]) => Promise<void>;
  /** Adds or renews a page of listings. */
  recordListings: (storeId: string, listings: PlatformListing[]) => Promise<void>;
  /** Joins the store to every store of the other role, links by SKU and makes the first Location Groups. */
  joinStores: (
    accountId: string,
    storeId: string,
    role: StoreRole,
  ) => Promise<{ linked: number; locationGroups: number }>;
  /** Waits, ms: a large catalogue takes longer than a store's budget lasts. */
  wait: (ms: number) => Promise<void>;
  /** The store's own address of our webhook door. */
  doorOf: (storeId: string) => string;
};

export type ConnectFailure = PlatformFailure | { kind: 'shop-taken'; message: string };

/** Listings are read a page at a time; past this the catalogue page takes over (a bulk import). */
const pagesMax = 400;

/**
 * By age, as their ids rise: a store's first location is the one it began with, while Shopify lists them by name and a
 * market stall would come before the shop.
 */
const oldestFirst = (locations: PlatformLocation[]): PlatformLocation[] =>
  locations.toSorted((a, b) => {
    const [one, other] = [tail(a.id), tail(b.id)];
    return one.length - other.length || (one < other ? -1 : 1);
  });

/** Waits asked for by the store in one connect, at most; past them the person is told to try again. */
const waitsMax = 100;

/** Repeats a reading for as long as the store only asks to wait. */
async function patiently<T>(
  deps: Pick<ConnectStoreDeps, 'wait'>,
  read: () => Promise<Result<T, PlatformFailure>>,
): Promise<Result<T, PlatformFailure>> {
  for (let waits = 0; ; waits += 1) {
    const answer = await read();
    if (answer.ok || answer.failure.kind !== 'throttled' || waits === waitsMax) return answer;
    await deps.wait(Math.ceil(answer.failure.retryAfterSeconds * 1000));
  }
}

export async function connectStore(
  deps: ConnectStoreDeps,
  platform: Platform,
  input: ConnectInput,
): Promise<Result<Connected, ConnectFailure>> {
  const shop = await platform.fetchShop();
  if (!shop.ok) return shop;
  const locations = await platform.fetchLocations();
  if (!locations.ok) return locations;
  const recorded = await deps.recordStore(input, shop.value);
  if ('refused' in recorded)
    return { ok: false, failure: { kind: 'shop-taken', message: recorded.refused } };
  const { storeId } = recorded;
  await deps.replaceLocations(storeId, oldestFirst(locations.value));

  let listings = 0;
  let cursor: string | undefined;
  for (let page = 0; page < pagesMax; page += 1) {
    const read = await patiently(deps, () => platform.fetchListings(cursor));
    if (!read.ok) return read;
    await deps.recordListings(storeId, read.value.rows);
    listings += read.value.rows.length;
    cursor = read.value.nextCursor;
    if (cursor === undefined) break;
  }

  if (input.role === 'source') {
    const prepared = await platform.prepareReferences();
    if (!prepared.ok) return prepared;
  }
  const joined = await deps.joinStores(input.accountId, storeId, input.role);
  // Webhooks last: what they tell of is understood only once links and groups are there.
  const webhooks = await platform.registerWebhooks(deps.doorOf(storeId));
  if (!webhooks.ok) return webhooks;
  return ok({
    storeId,
    name: shop.value.name,
    shop: shop.value.shop,
    locations: locations.value.length,
    listings,
    ...joined,
    webhooks: webhooks.value.registered.length + webhooks.value.kept.length,
  });
}
