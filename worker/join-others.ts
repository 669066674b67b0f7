/** Which stores a store that is being connected is joined with: those a person chose, those it has, or all of the other role. */

import type { Database } from '../db/open.ts';
import { listStores } from '../db/pages/stores-page.ts';
import { joinStores, listConnections, listStoresOfRole, pairOf } from '../db/records/joins.ts';
import type { ConnectInput, ConnectStoreDeps } from '../src/stores/connect-store.ts';
import { findRing, type StorePair } from '../src/stores/find-ring.ts';
import type { StoreRole } from '../src/stores/store.ts';

type Joining = Pick<ConnectInput, 'accountId' | 'role' | 'joinWith' | 'setUp' | 'by'>;

/** Safe to repeat: a connection that stands keeps its groups, its links and its settings. */
export async function joinOthers(
  db: Database,
  { accountId, role, joinWith, setUp, by }: Joining,
  id: string,
  now: number,
): ReturnType<ConnectStoreDeps['joinStores']> {
  const standing = await listConnections(db, accountId);
  const able = await listStoresOfRole(db, accountId, otherOf(role), id);
  // A ring that a person would close was refused before; paired by role alone it is left out (ST4).
  const free = able.filter((other) => !findRing(standing, pairOf(id, role, other)));
  const has = partnersOf(standing, id, role);
  const others = joinWith
    ? free.filter((other) => joinWith.includes(other) || has.includes(other))
    : free.filter((other) => has.length === 0 || has.includes(other));
  const joined = await joinStores(db, accountId, { id, role, others, setUp, by }, now);
  return { connections: joined.connectionIds, locationGroups: joined.locationGroups };
}

/** The names on the way round, where connecting a known store with those that were chosen would close a ring (ST4). */
export async function ringWith(
  db: Database,
  accountId: string,
  id: string,
  { role, joinWith = [] }: Pick<Joining, 'role' | 'joinWith'>,
): Promise<string[] | undefined> {
  const standing = await listConnections(db, accountId);
  for (const other of joinWith) {
    const ring = findRing(standing, pairOf(id, role, other));
    if (!ring) continue;
    const names = new Map((await listStores(db, accountId)).map((one) => [one.id, one.name]));
    return ring.map((one) => names.get(one) ?? one);
  }
  return undefined;
}

/** A store that a person connects with others is of their set. */
export async function setNameOf(
  db: Database,
  accountId: string,
  joinWith: readonly string[] | undefined,
): Promise<string | undefined> {
  if (!joinWith) return undefined;
  const stores = await listStores(db, accountId);
  return stores.find(({ id }) => joinWith.includes(id))?.setName;
}

const otherOf = (role: StoreRole): StoreRole => (role === 'source' ? 'destination' : 'source');

const partnersOf = (standing: readonly StorePair[], id: string, role: StoreRole): string[] =>
  role === 'source'
    ? standing.filter((one) => one.sourceStoreId === id).map((one) => one.destinationStoreId)
    : standing.filter((one) => one.destinationStoreId === id).map((one) => one.sourceStoreId);
