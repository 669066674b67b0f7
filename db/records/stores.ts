/** Loads and writes stores and their credentials' sealed form. */
import { and, eq, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { PlatformName } from '../../src/platforms/platform.ts';
import { newId } from '../../src/shared/ids.ts';
import type { Plan } from '../../src/stores/plan.ts';
import type { Store, StoreRole, StoreState } from '../../src/stores/store.ts';
import type { Database } from '../open.ts';
import { connections, stores } from '../schema/index.ts';

/** A store with what is needed to talk to it; the secrets are still sealed. */
export type SealedStore = Store & {
  baseUrl: string;
  state: StoreState;
  sealedToken: string;
  /** The app behind a token that ends; undefined where it never does. */
  sealedApp: string | undefined;
  sealedWebhookSecret: string;
};

/** The store behind a webhook door's address; the address is the store's, so it names the account (rule 7). */
export async function loadStoreByDoor(
  db: Database,
  storeId: string,
): Promise<SealedStore | undefined> {
  const [row] = await db.select().from(stores).where(eq(stores.id, storeId));
  return row && toStore(row);
}

/** A store of this account. */
export async function loadStore(
  db: Database,
  accountId: string,
  storeId: string,
): Promise<SealedStore | undefined> {
  const store = await loadStoreByDoor(db, storeId);
  return store?.accountId === accountId ? store : undefined;
}

/** Which roles a store plays in its connections; before it has any, the one it was connected for. */
export async function loadRoles(
  db: Database,
  accountId: string,
  storeId: string,
): Promise<{ source: boolean; destination: boolean }> {
  const rows = await db
    .select({ as: stores.connectedAs, source: connections.sourceStoreId })
    .from(stores)
    .leftJoin(
      connections,
      or(eq(connections.sourceStoreId, stores.id), eq(connections.destinationStoreId, stores.id)),
    )
    .where(and(eq(stores.id, storeId), eq(stores.accountId, accountId)));
  return {
    source: rows.some((row) => row.as === 'source' || row.source === storeId),
    destination: rows.some(
      (row) => row.as === 'destination' || (row.source !== null && row.source !== storeId),
    ),
  };
}

/** A store that is heard all the time is written down this often, ms: every row written costs money. */
const heardEveryMs = 5 * 60_000;

/** Notes that a delivery of the store was dealt with: what it waited for is over, and it was heard, give or take minutes. */
export async function markStoreHeard(db: Database, storeId: string, now: number): Promise<void> {
  await db
    .update(stores)
    .set({ lastEventAt: now, waitsFor: null, waitsUntil: null })
    .where(
      and(
        eq(stores.id, storeId),
        or(
          isNull(stores.lastEventAt),
          lte(stores.lastEventAt, now - heardEveryMs),
          isNotNull(stores.waitsFor),
        ),
      ),
    );
}

/** Notes that a delivery of the store waits, why, and until when (ms). */
export async function markStoreWaits(
  db: Database,
  storeId: string,
  why: string,
  until: number,
): Promise<void> {
  await db.update(stores).set({ waitsFor: why, waitsUntil: until }).where(eq(stores.id, storeId));
}

export async function markStoreState(
  db: Database,
  accountId: string,
  storeId: string,
  state: StoreState,
): Promise<void> {
  await db
    .update(stores)
    .set({ state })
    .where(and(eq(stores.id, storeId), eq(stores.accountId, accountId)));
}

export type StoreEntry = {
  accountId: string;
  platform: PlatformName;
  shop: string;
  name: string;
  currency: string;
  baseUrl: string;
  /** Where not said, a known shop keeps its own; a new one gets `newPlan`, and Order Push off (OP3). */
  plan: Plan | undefined;
  newPlan: Plan;
  connectedAs: StoreRole;
  setName: string;
  orderPushOn: boolean | undefined;
};

/**
 * Finds the shop's row or makes it. A known shop keeps its id, plan and switch unless they are said anew.
 * @returns the row's id; undefined where the shop belongs to another account
 */
export async function recordStore(
  db: Database,
  entry: StoreEntry,
  seal: (
    storeId: string,
  ) => Promise<{ token: string; webhookSecret: string; app?: string | undefined }>,
  now: number,
): Promise<string | undefined> {
  const known = await shopRow(db, entry);
  if (known && known.accountId !== entry.accountId) return undefined;
  const id = known?.id ?? newId('st');
  const sealed = await seal(id);
  const orderPushOn = entry.orderPushOn ?? known?.orderPushOn ?? false;
  const fresh = {
    name: entry.name,
    currency: entry.currency,
    baseUrl: entry.baseUrl,
    plan: entry.plan ?? known?.plan ?? entry.newPlan,
    connectedAs: entry.connectedAs,
    setName: entry.setName,
    state: 'working' as const,
    sealedToken: sealed.token,
    sealedApp: sealed.app ?? null,
    sealedWebhookSecret: sealed.webhookSecret,
    orderPushOn,
    orderPushSince: orderPushOn ? switchedOnAt(known, now) : (known?.orderPushSince ?? null),
  };
  await db
    .insert(stores)
    .values({ ...fresh, ...pick(entry), id, createdAt: now })
    .onConflictDoUpdate({ target: stores.id, set: fresh });
  return id;
}

const shopRow = async (db: Database, entry: StoreEntry) =>
  (
    await db
      .select()
      .from(stores)
      .where(and(eq(stores.platform, entry.platform), eq(stores.shop, entry.shop)))
  )[0];

const pick = ({ accountId, platform, shop }: StoreEntry) => ({ accountId, platform, shop });

/** The switch keeps its time while it stays on (OP15). */
const switchedOnAt = (
  known: { orderPushOn: boolean; orderPushSince: number | null } | undefined,
  now: number,
): number => (known?.orderPushOn ? (known.orderPushSince ?? now) : now);

const toStore = (row: typeof stores.$inferSelect): SealedStore => ({
  id: row.id,
  accountId: row.accountId,
  platform: row.platform,
  shop: row.shop,
  name: row.name,
  currency: row.currency,
  plan: row.plan,
  orderPushOn: row.orderPushOn,
  orderPushSince: row.orderPushSince ?? undefined,
  baseUrl: row.baseUrl,
  state: row.state,
  sealedToken: row.sealedToken,
  sealedApp: row.sealedApp ?? undefined,
  sealedWebhookSecret: row.sealedWebhookSecret,
});
