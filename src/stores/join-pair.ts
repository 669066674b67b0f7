/** Connects a source store to a destination store of the same account, unless that would close a ring (ST4). */
import type { Result } from '../shared/result.ts';
import { fail, ok } from '../shared/result.ts';
import { findRing, type StorePair } from './find-ring.ts';

export type JoinFailure =
  /** Stock would go round: the names of the stores on the way, beginning and ending with the same. */
  | { kind: 'closes-ring'; path: string[] }
  | { kind: 'same-store' }
  /** One of the two is not connected in this account. */
  | { kind: 'no-such-store' };

export type JoinPairDeps = {
  /** Names of the account's stores by id. */
  loadNames: () => Promise<ReadonlyMap<string, string>>;
  loadConnections: () => Promise<StorePair[]>;
  /** Makes the connection and its first Location Group; its links by SKU are owed. Safe to repeat. */
  join: (pair: StorePair) => Promise<{ connectionId: string; locationGroups: number }>;
};

export async function joinPair(
  deps: JoinPairDeps,
  pair: StorePair,
): Promise<Result<{ connectionId: string; locationGroups: number }, JoinFailure>> {
  if (pair.sourceStoreId === pair.destinationStoreId) return fail({ kind: 'same-store' });
  const names = await deps.loadNames();
  if (!names.has(pair.sourceStoreId) || !names.has(pair.destinationStoreId))
    return fail({ kind: 'no-such-store' });
  const ring = findRing(await deps.loadConnections(), pair);
  if (ring) return fail({ kind: 'closes-ring', path: ring.map((id) => names.get(id) ?? id) });
  return ok(await deps.join(pair));
}
