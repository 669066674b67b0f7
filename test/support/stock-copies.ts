/** Copies of ledgers in a database, as the ledgers themselves write them: for the contracts of the Inventory pages. */
import { eq } from 'drizzle-orm';
import type { Database } from '../../db/open.ts';
import { recordListings } from '../../db/records/catalog.ts';
import { loadSetups } from '../../db/records/ledger-setup.ts';
import { saveStockPages } from '../../db/records/stock-pages.ts';
import { connections, links } from '../../db/schema/index.ts';
import type { LedgerView, Movement, TargetView } from '../../src/stock/ledger-view.ts';
import { type CountedUnits, sellable } from '../../src/stock/sellable.ts';
import { isApplied, type LedgerName, type LedgerSetup, targetKey } from '../../src/stock/setup.ts';
import { listing, now } from './two-stores.ts';

export const itemOf = (variantId: string): string => `listing-${variantId}`;

/** The one connection that a destination has. */
export async function connectionOf(db: Database, destination: { id: string }): Promise<string> {
  const [connection] = await db
    .select({ id: connections.id })
    .from(connections)
    .where(eq(connections.destinationStoreId, destination.id));
  if (!connection) throw new Error('no connection');
  return connection.id;
}

/** Lists a SKU at both stores and links it. @returns the ledger it has at the source */
export async function linkSku(
  db: Database,
  stores: { source: { id: string }; destination: { id: string } },
  sku: string,
): Promise<LedgerName> {
  const [source, destination] = [`s-${sku}`, `d-${sku}`];
  await recordListings(db, stores.source.id, [listing(source, sku)], now);
  await recordListings(db, stores.destination.id, [listing(destination, sku)], now);
  const connectionId = await connectionOf(db, stores.destination);
  await db.insert(links).values({
    connectionId,
    destinationVariantId: destination,
    sourceVariantId: source,
    active: true,
    createdAt: now,
  });
  const ofConnection = eq(links.connectionId, connectionId);
  const linkCount = (await db.select().from(links).where(ofConnection)).length;
  await db.update(connections).set({ linkCount }).where(eq(connections.id, connectionId));
  return { sourceStoreId: stores.source.id, inventoryItemId: itemOf(source) };
}

export type Standing = {
  levels: Record<string, number>;
  /** Units held, each with where they may be taken. */
  counted?: CountedUnits[];
  /** What the store shows, by place; a place that is left out was never read. */
  shows?: Record<string, number>;
  unknownAdjustments?: number;
  blocked?: string;
  suspense?: number;
  last?: Partial<Movement>;
};

/** Writes the copy of a ledger that stands so. @returns what it was told, and what it shows of itself */
export async function keepCopy(
  db: Database,
  name: LedgerName,
  standing: Standing,
): Promise<{ setup: LedgerSetup; view: LedgerView }> {
  const [setup] = await loadSetups(db, [name]);
  if (!setup) throw new Error('no such listing');
  const view = viewOf(setup, standing);
  const last: Movement = {
    sequence: 1,
    at: now,
    kind: 'received',
    levelDelta: 1,
    locationId: undefined,
    chargeDelta: 0,
    subject: undefined,
    freeBefore: 0,
    freeAfter: 1,
    cause: 'a reading',
    actor: 'north-supply',
    orderId: undefined,
    ...standing.last,
  };
  await saveStockPages(db, view, last, now);
  return { setup, view };
}

function viewOf(setup: LedgerSetup, standing: Standing): LedgerView {
  const { levels, counted = [], shows = {}, suspense = 0, blocked } = standing;
  const levelOf = new Map(Object.entries(levels));
  const held = counted.reduce((sum, { units }) => sum + units, 0);
  const targets = setup.links.flatMap((link) =>
    link.groups.map((group): TargetView => {
      const expected = shows[group.destinationLocationId];
      const isWaiting = !isApplied(link, group);
      return {
        target: targetKey(link.linkId, group.destinationLocationId),
        linkId: link.linkId,
        connectionId: link.connectionId,
        destinationStoreId: link.destinationStoreId,
        destinationItemId: link.destinationItemId,
        destinationLocationId: group.destinationLocationId,
        state: link.active ? (isWaiting ? 'waiting' : blocked ? 'blocked' : 'aligned') : 'paused',
        sellable: sellable(levelOf, counted, group, link),
        expected,
        suspense,
        problem: blocked,
      };
    }),
  );
  const { sourceLocationIds: _, links: __, revision: ___, ...about } = setup;
  const level = Object.values(levels).reduce((sum, units) => sum + units, 0);
  const missing = suspense * targets.length;
  return {
    ...about,
    sequence: 1,
    levels: Object.entries(levels).map(([locationId, available]) => ({
      locationId,
      available,
      at: now,
    })),
    charges: [],
    targets,
    held,
    settled: 0,
    free: level - held - missing,
    unknownAdjustments: standing.unknownAdjustments ?? 0,
  };
}
