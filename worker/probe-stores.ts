/** A person's Retry does not wait for our own pause: a store that lets us in no more is asked once more (OP9). */
import { listRefusingStores } from '../db/records/refusing-stores.ts';
import type { Edge } from './edge.ts';
import { reasonOf } from './reason-of.ts';

/**
 * Lets the next call to each paused store of these pushes and shipments ask it. Never rejects: a Retry goes without, too.
 * @param ids of pushes and shipments that are retried
 * @param askedAt when the person did, ms
 * @returns the stores that the next call asks
 */
export async function probeStores(
  edge: Edge,
  accountId: string,
  ids: readonly string[],
  askedAt: number,
): Promise<string[]> {
  try {
    const storeIds = await listRefusingStores(edge.database(accountId), accountId, ids);
    const mayAsk = await Promise.all(storeIds.map((id) => edge.probeNow(id, askedAt)));
    return storeIds.filter((_, at) => mayAsk[at]);
  } catch (error) {
    edge.log(`retry: ${reasonOf(error)}`);
    return [];
  }
}
