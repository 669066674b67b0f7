/** Links listings as a person says, tells their ledgers, and has the orders looked at again that this may free. */
import { linkPairs, type PairFacts } from '../db/records/link-by-hand.ts';
import type { Recheck } from '../db/records/recheck-runs.ts';
import { listingsLinked } from '../src/order-push/bulk/bulk.ts';
import { handOverBulk } from './bulk.ts';
import type { Road } from './deps.ts';
import type { Edge } from './edge.ts';

/** @param pairs as readPairs answers them, 500 at most; each with both listings */
export async function linkListings(
  edge: Edge,
  road: Pick<Road, 'tellMatches'>,
  { accountId, person }: { accountId: string; person: string },
  connectionId: string,
  pairs: readonly PairFacts[],
): Promise<{ linked: number; recheck: Recheck | null }> {
  const { linked, told, recheck } = await linkPairs(
    edge.database(accountId),
    accountId,
    connectionId,
    pairs,
    { person, about: listingsLinked, now: edge.now() },
  );
  await handOverBulk(edge, accountId, recheck);
  for (const id of told) await road.tellMatches(accountId, id);
  return { linked, recheck };
}
