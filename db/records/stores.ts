/** Loads and writes stores and their credentials' sealed form. */
import { and, eq, notInArray, or, sql } from 'drizzle-orm';
import type { PlatformName } from '../../src/platforms/platform.ts';
import { newId } from '../../src/shared/ids.ts';
import type { Plan } from '../../src/stores/plan.ts';
import type { Store, StoreRole, StoreState } from '../../src/stores/store.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { connections, stores } from '../schema/index.ts';
import { notingConnected } from './connected-acts.ts';
import { notingStoreBack, notingStoreOut } from './noting-stores.ts';
import { oweRefused } from './owe-refused.ts';

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

/** Whether what decides about a store's orders is still as it was read: its plan, its switch and its settings. */
export async function isPushingAsRead(db: Database, store: Store): Promise<boolean> {
  const now = await loadStoreByDoor(db, store.id);
  return (
    now !== undefined &&
    now.plan === store.plan &&
    now.orderPushOn === store.orderPushOn &&
    now.orderPushSince === store.orderPushSince &&
    now.orderPushRevision === store.orderPushRevision
  );
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

/**
 * Notes whether a store lets us in. Where it does again, what failed because it did not is owed in the same batch, once for
 * each return (OP11). One that uninstalled the app is out until it is connected again.
 * @param name with `sealedToken`, as the row had it when the call began that says so: where the store was connected anew
 *   since, its answer is an old token's and nothing is noted
 * @param now ms
 * @returns whether the answer counts: false for an old token's
 */
export async function markStoreState(
  db: Database,
  name: { accountId: string; storeId: string; sealedToken?: string },
  state: StoreState,
  now: number,
): Promise<boolean> {
  const { accountId, storeId, sealedToken } = name;
  const isAsRead =
    sealedToken === undefined
      ? sql`true`
      : sql`exists (select 1 from stores t where t.id = ${storeId} and t.sealed_token = ${sealedToken})`;
  const isReturning = sql`exists (select 1 from stores s where s.id = ${storeId}
    and s.account_id = ${accountId} and s.state in ('unauthorized', 'forbidden')) and ${isAsRead}`;
  const rows = await inOneBatch(db, [
    ...(state === 'working'
      ? [
          ...oweRefused(db, name, 'return', isReturning, now),
          notingStoreBack(db, name, now, isReturning),
        ]
      : notingStoreOut(db, name, state, now, isAsRead)),
    db
      .update(stores)
      .set({ state })
      .where(
        and(
          eq(stores.id, storeId),
          eq(stores.accountId, accountId),
          notInArray(stores.state, [state, 'left']),
          isAsRead,
        ),
      ),
    db
      .select({ id: stores.id })
      .from(stores)
      .where(and(eq(stores.id, storeId), isAsRead)),
  ]);
  return (rows.at(-1)?.length ?? 0) > 0;
}

export type StoreEntry = {
  accountId: string;
  platform: PlatformName;
  shop: string;
  name: string;
  currency: string;
  baseUrl: string;
  /** Where not said, a known shop keeps its own and a new one gets `newPlan`. */
  plan: Plan | undefined;
  newPlan: Plan;
  /** Plans that include Order Push (src/stores/plan.ts). */
  pushingPlans: readonly Plan[];
  connectedAs: StoreRole;
  /** Where not said, a known shop keeps its own and a new one gets `newSetName`. */
  setName: string | undefined;
  newSetName?: string | undefined;
  /** Alike; a new shop's is off unless `newOrderPushOn` (OP3). */
  orderPushOn: boolean | undefined;
  newOrderPushOn?: boolean | undefined;
  /** Who connects it; where not said, Crossdock. */
  by?: string | undefined;
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
  const orderPushOn = entry.orderPushOn ?? known?.orderPushOn ?? entry.newOrderPushOn ?? false;
  const plan = entry.plan ?? known?.plan ?? entry.newPlan;
  const isSaid = entry.plan !== undefined || entry.orderPushOn !== undefined;
  const lets = (one: { plan: Plan; orderPushOn: boolean }): boolean =>
    one.orderPushOn && entry.pushingPlans.includes(one.plan);
  const fresh = {
    name: entry.name,
    currency: entry.currency,
    baseUrl: entry.baseUrl,
    connectedAs: entry.connectedAs,
    setName: entry.setName ?? known?.setName ?? entry.newSetName ?? '',
    state: 'working' as const,
    sealedToken: sealed.token,
    sealedApp: sealed.app ?? null,
    sealedWebhookSecret: sealed.webhookSecret,
  };
  const terms = {
    plan,
    orderPushOn,
    // Since when both let orders go: kept while they do (OP15; db/records/push-settings.ts).
    orderPushSince:
      lets({ plan, orderPushOn }) && !(known && lets(known) && known.orderPushSince)
        ? now
        : (known?.orderPushSince ?? null),
  };
  const { accountId, by, name } = entry;
  const connected = { accountId, id, by, terms: { name, plan, orderPushOn }, known };
  if (!known) {
    const [made] = await inOneBatch(db, [
      db
        .insert(stores)
        .values({ ...fresh, ...terms, ...pick(entry), id, createdAt: now })
        .onConflictDoNothing()
        .returning({ id: stores.id }),
      notingConnected(db, connected, now, sql`exists (select 1 from stores where id = ${id})`),
    ]);
    // Pressed twice: the other one made it meanwhile.
    return made && made.length > 0 ? id : recordStore(db, entry, seal, now);
  }
  await inOneBatch(db, [
    notingConnected(db, connected, now),
    db
      .update(stores)
      // What is not said is not written: somebody may have changed it since it was read.
      .set(isSaid ? { ...fresh, ...terms } : fresh)
      .where(eq(stores.id, id)),
  ]);
  return id;
}

/** Whose a shop is, where it is known. */
export async function findShop(
  db: Database,
  shop: Pick<StoreEntry, 'platform' | 'shop'>,
): Promise<{ id: string; accountId: string; connectedAs: StoreRole } | undefined> {
  const row = await shopRow(db, shop);
  return row && { id: row.id, accountId: row.accountId, connectedAs: row.connectedAs };
}

const shopRow = async (db: Database, entry: Pick<StoreEntry, 'platform' | 'shop'>) =>
  (
    await db
      .select()
      .from(stores)
      .where(and(eq(stores.platform, entry.platform), eq(stores.shop, entry.shop)))
  )[0];

const pick = ({ accountId, platform, shop }: StoreEntry) => ({ accountId, platform, shop });

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
  orderPush: row.orderPush ?? {},
  orderPushRevision: row.orderPushRevision,
  baseUrl: row.baseUrl,
  state: row.state,
  sealedToken: row.sealedToken,
  sealedApp: row.sealedApp ?? undefined,
  sealedWebhookSecret: row.sealedWebhookSecret,
});
