/** Joins a newly connected store to the stores of the other role: connections, links by SKU, first Location Groups. */
import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { newId } from '../../src/shared/ids.ts';
import type { StorePair } from '../../src/stores/find-ring.ts';
import type { StoreRole } from '../../src/stores/store.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import {
  connections,
  locationGroupSources,
  locationGroups,
  locations,
  stores,
} from '../schema/index.ts';
import { notingJoined } from './noting-joined.ts';

export type JoinedBy = {
  /** Connections that are new wait for a person to set them up. */
  setUp?: boolean | undefined;
  /** Who connects them; where not said, Crossdock. */
  by?: string | undefined;
};

/**
 * Connects the store with these stores of the other role.
 * @returns its connections, and the Location Groups that now stand over them
 */
export async function joinStores(
  db: Database,
  accountId: string,
  store: { id: string; role: StoreRole; others: readonly string[] } & JoinedBy,
  now: number,
): Promise<{ connectionIds: string[]; locationGroups: number }> {
  const totals = { connectionIds: [] as string[], locationGroups: 0 };
  for (const other of store.others) {
    const pair = pairOf(store.id, store.role, other);
    const joined = await joinTwo(db, accountId, pair, now, store);
    totals.connectionIds.push(joined.connectionId);
    totals.locationGroups += joined.locationGroups;
  }
  await preferOwnSet(db, accountId);
  return totals;
}

/** A store and another one of the other role, as source and destination. */
export const pairOf = (id: string, role: StoreRole, other: string): StorePair =>
  role === 'source'
    ? { sourceStoreId: id, destinationStoreId: other }
    : { sourceStoreId: other, destinationStoreId: id };

/** Connects two stores, makes their first Location Group and owes their matching (match-pages.ts). Safe to repeat. */
export async function joinTwo(
  db: Database,
  accountId: string,
  pair: StorePair,
  now: number,
  joined: JoinedBy = {},
): Promise<{ connectionId: string; locationGroups: number }> {
  const connectionId = await connect(db, accountId, pair, now, joined);
  const groups = await groupLocations(db, { id: connectionId, ...pair }, now);
  await owingMatching(db, accountId, connectionId, now);
  return { connectionId, locationGroups: groups };
}

/** The whole connection is to be linked by SKU and derived anew, from its beginning. */
export const owingMatching = (db: Database, accountId: string, connectionId: string, now: number) =>
  db
    .update(connections)
    .set({ matchDueAt: now, matchAfter: '' })
    .where(and(eq(connections.id, connectionId), eq(connections.accountId, accountId)));

/** Links over some connections. */
export async function countLinked(db: Database, connectionIds: readonly string[]): Promise<number> {
  const [row] = await db.all<{ linked: number }>(sql`
    select coalesce(sum(link_count), 0) as linked from connections
    where id in (select value from json_each(${JSON.stringify(connectionIds)}))`);
  return row?.linked ?? 0;
}

export const listConnections = (db: Database, accountId: string): Promise<StorePair[]> =>
  db
    .select({
      sourceStoreId: connections.sourceStoreId,
      destinationStoreId: connections.destinationStoreId,
    })
    .from(connections)
    .where(eq(connections.accountId, accountId));

/** Stores of the account that were connected with this role and that let themselves be asked. */
export async function listStoresOfRole(
  db: Database,
  accountId: string,
  role: StoreRole,
  except: string,
): Promise<string[]> {
  const rows = await db
    .select({ id: stores.id })
    .from(stores)
    .where(
      and(
        eq(stores.accountId, accountId),
        ne(stores.id, except),
        ne(stores.state, 'left'),
        eq(stores.connectedAs, role),
      ),
    )
    .orderBy(stores.createdAt, stores.id);
  return rows.map((row) => row.id);
}

/**
 * A destination uses the sources of its own set; those of another only while its own has none. What a person chose to
 * connect and set up is left as it is.
 */
async function preferOwnSet(db: Database, accountId: string): Promise<void> {
  const sameSet = sql`(select s.set_name = d.set_name from stores s, stores d
    where s.id = ${connections.sourceStoreId} and d.id = ${connections.destinationStoreId})`;
  const hasOwn = sql`exists (select 1 from connections o join stores s on s.id = o.source_store_id
    join stores d on d.id = o.destination_store_id
    where o.destination_store_id = ${connections.destinationStoreId} and s.set_name = d.set_name)`;
  await db
    .update(connections)
    .set({ active: sql`${sameSet} or not ${hasOwn}` })
    .where(and(eq(connections.accountId, accountId), isNull(connections.setup)));
}

async function connect(
  db: Database,
  accountId: string,
  pair: StorePair,
  now: number,
  { setUp = false, by }: JoinedBy,
): Promise<string> {
  const id = newId('cn');
  const isMade = sql`exists (select 1 from connections c where c.id = ${id})`;
  await inOneBatch(db, [
    db
      .insert(connections)
      .values({
        id,
        accountId,
        ...pair,
        active: true,
        createdAt: now,
        ...(setUp ? { setup: {} } : {}),
      })
      .onConflictDoNothing(),
    ...notingJoined(db, { accountId, id, ...pair, setUp, by }, now, isMade),
  ]);
  const [row] = await db
    .select({ id: connections.id })
    .from(connections)
    .where(
      and(
        eq(connections.sourceStoreId, pair.sourceStoreId),
        eq(connections.destinationStoreId, pair.destinationStoreId),
      ),
    );
  if (!row) throw new Error('A connection just written cannot be read');
  return row.id;
}

type Connection = StorePair & { id: string };

/**
 * The first Location Group: the destination's first online location, served by every active source location. Further
 * locations are the merchant's to map. A connection that has a group, or whose map a person has saved, keeps what it has:
 * one that was emptied stays empty.
 */
async function groupLocations(db: Database, connection: Connection, now: number): Promise<number> {
  const [kept] = await db.all<{ groups: number; revision: number }>(sql`
    select count(g.id) as groups, c.groups_revision as revision
    from ${connections} c left join ${locationGroups} g on g.connection_id = c.id where c.id = ${connection.id}`);
  if (kept && (kept.groups > 0 || kept.revision > 0)) return kept.groups;
  const serving = await activeLocations(db, connection.sourceStoreId);
  const [served] = await activeLocations(db, connection.destinationStoreId);
  if (!served || serving.length === 0) return 0;
  const groupId = newId('lg');
  await db.batch([
    db.insert(locationGroups).values({
      id: groupId,
      connectionId: connection.id,
      name: served.name,
      destinationLocationId: served.platformId,
      // A connection that stood without one shows nothing there before a person has seen it (ST8).
      since: now,
    }),
    db.insert(locationGroupSources).select(
      sql`select ${connection.id}, value, ${groupId}, key + 1
          from json_each(${JSON.stringify(serving.map((location) => location.platformId))})`,
    ),
  ]);
  return 1;
}

const activeLocations = (db: Database, storeId: string) =>
  db
    .select({ platformId: locations.platformId, name: locations.name })
    .from(locations)
    .where(
      and(
        eq(locations.storeId, storeId),
        eq(locations.active, true),
        eq(locations.fulfillsOnline, true),
      ),
    )
    .orderBy(locations.position);
