/**
 * Connects a store: who is it, where does it keep stock, what does it list; its webhooks point at our door and our
 * references are unique there. Safe to repeat: a shop keeps its row. Nothing is written to its stock (ST8).
 */
import type { Platform, PlatformLocation, PlatformName, Shop } from '../platforms/platform.ts';
import type { PlatformFailure } from '../platforms/platform-failure.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { oldestLocations } from './oldest-locations.ts';
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
  /** Who connects it, for Activity; where not said, Crossdock. */
  by?: string | undefined;
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
  /** Stores of one set are paired with each other before any other. Where not said, a known shop keeps its own. */
  setName: string | undefined;
  /**
   * Stores of the other role that it is connected with. Where not said: those it is connected with already, a new one with
   * all of them.
   */
  joinWith?: readonly string[] | undefined;
  /** A person sets it up step by step: rights are asked for first, and each new connection waits for its setup. */
  setUp?: boolean | undefined;
};

export type Connected = {
  storeId: string;
  name: string;
  shop: string;
  locations: number;
  /** Of stores of the other role, this one among them. */
  connections: string[];
  locationGroups: number;
  /** The import of its catalogue: done at once where it is small, else it goes on by itself. */
  importRunId: string;
  importing: boolean;
  listings: number;
  /** Destination listings with exactly one source listing of the same SKU, over all its connections. */
  linked: number;
  webhooks: number;
};

export type ConnectStoreDeps = {
  /** Rights that the token lacks, in the platform's words. */
  missingRights: (granted: readonly string[]) => string[];
  /** Writes or finds the store's row; refuses a shop that another account has, and what would close a ring (ST4). */
  recordStore: (
    input: ConnectInput,
    shop: Shop,
  ) => Promise<{ storeId: string } | { refused: ConnectRefusal }>;
  /** Takes over where it keeps stock, and sets going what follows where a known store closed or opened a location. */
  takeLocations: (
    store: { id: string; name: string },
    locations: PlatformLocation[],
  ) => Promise<void>;
  /** Joins the store to stores of the other role and makes the first Location Groups. */
  joinStores: (
    input: ConnectInput,
    storeId: string,
  ) => Promise<{ connections: string[]; locationGroups: number }>;
  /** Begins to read what it lists, and links that by SKU: the run goes on by itself where it takes longer. */
  importCatalogue: (
    storeId: string,
  ) => Promise<Pick<Connected, 'importRunId' | 'importing' | 'listings' | 'linked'>>;
  /** The store's own address of our webhook door. */
  doorOf: (storeId: string) => string;
};

export type ConnectRefusal =
  | { kind: 'shop-taken'; shop: string }
  /** In the platform's words. */
  | { kind: 'missing-rights'; rights: string[] }
  /** Stock would go round: names of stores, beginning and ending with the same. */
  | { kind: 'closes-ring'; path: string[] };

export type ConnectFailure = PlatformFailure | ConnectRefusal;

export async function connectStore(
  deps: ConnectStoreDeps,
  platform: Platform,
  input: ConnectInput,
): Promise<Result<Connected, ConnectFailure>> {
  const shop = await platform.fetchShop();
  if (!shop.ok) return shop;
  const lacks = input.setUp ? deps.missingRights(shop.value.scopes) : [];
  if (lacks.length > 0) return fail({ kind: 'missing-rights', rights: lacks });
  const locations = await platform.fetchLocations();
  if (!locations.ok) return locations;
  const recorded = await deps.recordStore(input, shop.value);
  if ('refused' in recorded) return fail(recorded.refused);
  const { storeId } = recorded;
  const { name } = shop.value;
  await deps.takeLocations({ id: storeId, name }, oldestLocations(locations.value));

  if (input.role === 'source') {
    const prepared = await platform.prepareReferences();
    if (!prepared.ok) return prepared;
  }
  const joined = await deps.joinStores(input, storeId);
  const webhooks = await platform.registerWebhooks(deps.doorOf(storeId));
  if (!webhooks.ok) return webhooks;
  // What changes from here on is told: the catalogue is read after it.
  const imported = await deps.importCatalogue(storeId);
  return ok({
    storeId,
    name,
    shop: shop.value.shop,
    locations: locations.value.length,
    ...joined,
    ...imported,
    webhooks: webhooks.value.registered.length + webhooks.value.kept.length,
  });
}
