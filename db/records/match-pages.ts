/** Links and derives a connection's listings a page at a time, from where its row says that stands (rule 1). */
import { and, eq, lte, sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { connections } from '../schema/index.ts';
import type { ConnectionPair } from './fresh-listings.ts';
import { linkOpenPairs, listOpenSkus } from './link-pairs.ts';
import { deriveMatches } from './matches.ts';

/** Listings of one page: some statements of a few hundred rows each. */
export const listingsPerPage = 1_000;

/** A page that nobody came back from is taken again after this time, ms. */
const lostAfterMs = 2 * 60_000;

/** Says whether these SKUs of a connection may be linked by what is known of both stores. */
export type MayLink = (pair: ConnectionPair, skus: readonly string[]) => Promise<boolean>;

export type MatchPage = {
  /** Listings looked at. */
  looked: number;
  linked: number;
  /** Matches that became otherwise. */
  changed: number;
  isLast: boolean;
};

/** Connections whose matching stopped on its way. */
export const takeMatchingDue = (
  db: Database,
  now: number,
): Promise<{ accountId: string; connectionId: string }[]> =>
  db
    .update(connections)
    .set({ matchDueAt: now + lostAfterMs })
    .where(lte(connections.matchDueAt, now))
    .returning({ accountId: connections.accountId, connectionId: connections.id });

/**
 * Runs the next page. Two at once do the same work twice and no harm.
 * @returns undefined where nothing is owed
 */
export async function runMatchPage(
  db: Database,
  accountId: string,
  connectionId: string,
  now: number,
  mayLink: MayLink,
): Promise<MatchPage | undefined> {
  const [connection] = await db
    .update(connections)
    .set({ matchDueAt: now + lostAfterMs })
    .where(
      and(
        eq(connections.id, connectionId),
        eq(connections.accountId, accountId),
        sql`${connections.matchDueAt} is not null`,
      ),
    )
    .returning();
  if (!connection) return undefined;
  const { matchAfter: after, destinationStoreId } = connection;
  const variants = await listVariants(db, connectionId, destinationStoreId, after);
  const changed = await deriveMatches(db, connectionId, variants);
  const fits = await listOpenSkus(db, connection, { variants });
  const links = fits.length > 0 && (await mayLink(connection, fits));
  const fresh = links ? await linkOpenPairs(db, accountId, connection, { variants }, now) : [];
  const isLast = variants.length < listingsPerPage;
  await db
    .update(connections)
    .set(isLast ? { matchDueAt: null, matchAfter: '' } : { matchAfter: variants.at(-1) ?? '' })
    .where(and(eq(connections.id, connectionId), eq(connections.matchAfter, after)));
  return { looked: variants.length, linked: fresh.length, changed, isLast };
}

/** The destination's listings, and matches of what it does not list any more. */
async function listVariants(
  db: Database,
  connectionId: string,
  storeId: string,
  after: string,
): Promise<string[]> {
  const rows = await db.all<{ id: string }>(sql`
    select id from (
      select * from (select variant_id as id from listings where store_id = ${storeId} and variant_id > ${after}
        order by variant_id limit ${listingsPerPage})
      union
      select * from (select destination_variant_id from matches where connection_id = ${connectionId}
        and destination_variant_id > ${after} order by destination_variant_id limit ${listingsPerPage}))
    order by id limit ${listingsPerPage}`);
  return rows.map(({ id }) => id);
}

/**
 * Runs pages until nothing is owed.
 * @param pagesAtMost a caller that somebody waits for leaves the rest to queue `stock`
 * @returns whether the connection is matched whole
 */
export async function runMatchPages(
  db: Database,
  accountId: string,
  connectionId: string,
  pagesAtMost: number,
  now: () => number,
  mayLink: MayLink,
): Promise<boolean> {
  for (let page = 0; page < pagesAtMost; page += 1) {
    const ran = await runMatchPage(db, accountId, connectionId, now(), mayLink);
    if (!ran || ran.isLast) return true;
  }
  return false;
}
