/** Two connected stores in a database, and orders taken as the road takes them: for the contracts of records and pages. */
import { expect } from 'vitest';
import type { Database } from '../../db/open.ts';
import { ensureAccount } from '../../db/records/accounts.ts';
import { loadLineFacts, recordListings, replaceLocations } from '../../db/records/catalog.ts';
import { loadParts, saveDecision } from '../../db/records/decisions.ts';
import { joinStores } from '../../db/records/joins.ts';
import { loadPush } from '../../db/records/load-pushes.ts';
import { runMatchPages } from '../../db/records/match-pages.ts';
import { listMatchesDue, matchesTold } from '../../db/records/matches-due.ts';
import { recordOrder } from '../../db/records/orders.ts';
import { loadStore, recordStore, type StoreEntry } from '../../db/records/stores.ts';
import { planPushes } from '../../src/order-push/plan-pushes.ts';
import { ledgersOfNewLines } from '../../src/orders/charge-lines.ts';
import { nextReadingNumber } from '../../src/orders/reading-number.ts';
import type { PlatformOrder } from '../../src/platforms/platform.ts';
import { orderIdOf } from '../../src/shared/ids.ts';
import type { Store } from '../../src/stores/store.ts';
import { anOrder } from './builders.ts';

export const now = Date.parse('2026-11-23T12:01:00Z');

export const entry = (shop: string, connectedAs: 'source' | 'destination'): StoreEntry => ({
  accountId: 'demo',
  platform: 'shopify',
  shop,
  name: shop,
  currency: 'USD',
  baseUrl: 'http://127.0.0.1:1',
  plan: 'traction',
  newPlan: 'starter',
  pushingPlans: ['traction', 'scale'],
  connectedAs,
  setName: '',
  orderPushOn: connectedAs === 'destination',
});

export const seal = async () => ({ token: 'sealed', webhookSecret: 'sealed' });

async function openStore(
  db: Database,
  shop: string,
  role: 'source' | 'destination',
): Promise<Store> {
  const before = Date.parse('2026-11-23T11:00:00Z');
  const id = await recordStore(db, entry(shop, role), seal, before);
  const store = id && (await loadStore(db, 'demo', id));
  if (!store) throw new Error('no store');
  return store;
}

export const listing = (variant: string, sku: string) => ({
  variantId: variant,
  inventoryItemId: `listing-${variant}`,
  sku,
  title: sku,
  tracked: true,
  updatedAt: '2026-11-23T00:00:00Z',
  barcode: '',
  productId: `product-${variant}`,
});

const location = (id: string) => ({ id, name: id, active: true, fulfillsOnline: true });

/** Two connected stores that share MUG-RED; TEE stands twice on the source. */
export async function twoStores(db: Database): Promise<{ source: Store; destination: Store }> {
  await ensureAccount(db, 'demo', now);
  const source = await openStore(db, 'north-supply', 'source');
  const destination = await openStore(db, 'mug-street', 'destination');
  await replaceLocations(db, source.id, [location('main')], now);
  await replaceLocations(db, destination.id, [location('dest-1'), location('dest-2')], now);
  await recordListings(
    db,
    source.id,
    [listing('s1', 'MUG-RED'), listing('s2', 'TEE'), listing('s3', 'TEE')],
    now,
  );
  await recordListings(
    db,
    destination.id,
    [
      listing('gid://shopify/ProductVariant/21', 'MUG-RED'),
      listing('d2', 'TEE'),
      listing('d3', ''),
    ],
    now,
  );
  const joined = await joinStores(
    db,
    'demo',
    { id: destination.id, role: 'destination', others: [source.id] },
    now,
  );
  expect(joined.locationGroups).toBe(1);
  await matchAll(db, joined.connectionIds);
  return { source, destination };
}

/** Links what can be linked of these connections and derives it all; no ledger is owed anything after it. */
export async function matchAll(db: Database, connectionIds: readonly string[]): Promise<void> {
  for (const id of connectionIds) {
    await runMatchPages(
      db,
      'demo',
      id,
      100,
      () => now,
      async () => true,
    );
    await matchesTold(db, id, await listMatchesDue(db, id, 10_000));
  }
}

/** Takes a reading of an order: recorded, and decided about. */
export async function takeOrder(
  db: Database,
  destination: Store,
  {
    at = now,
    customerName = 'Dana Reyes',
    ...change
  }: Partial<PlatformOrder> & { at?: number; customerName?: string } = {},
) {
  const order = anOrder(change);
  const reading = nextReadingNumber(Date.now());
  const facts = await loadLineFacts(db, destination, order);
  const ledgers = ledgersOfNewLines(destination, order, facts);
  await recordOrder(db, destination, { order, reading, begun: at, customerName, ledgers }, at);
  const orderId = orderIdOf(destination.id, order.id);
  const soFar = await loadParts(db, destination, orderId);
  const made = planPushes(destination, order, facts, soFar);
  const decided = { ...made, reading, short: soFar.short };
  const saved = await saveDecision(db, destination, orderId, decided, at);
  const pushes = saved.saved
    ? await Promise.all(saved.pushIds.map((id) => loadPush(db, destination.accountId, id)))
    : [];
  return { order, orderId, made: decided, pushes };
}

/** Takes an order as far as its push's row. */
export async function startedPush(
  db: Database,
  destination: Store,
  change: Parameters<typeof takeOrder>[2] = {},
) {
  const taken = await takeOrder(db, destination, change);
  const [push] = taken.pushes;
  if (!push) throw new Error('no push');
  return { ...taken, push };
}
