/** Joins a newly connected store to the stores of the other role: connections, links by SKU, first Location Groups. */
import { and, eq, ne, type SQL, sql } from 'drizzle-orm';
import { newId } from '../../src/shared/ids.ts';
import type { StorePair } from '../../src/stores/find-ring.ts';
import type { StoreRole } from '../../src/stores/store.ts';
import type { Database } from '../open.ts';
import {
  connections,
  links,
  locationGroupSources,
  locationGroups,
  locations,
  stores,
} from '../schema/index.ts';

/**
 * Connects the store with every store of its account that plays the other role. A store that no connection names yet
 * is paired by the role it was connected with.
 * @returns links and Location Groups that now stand over the store's connections
 */
export async function joinStores(
  db: Database,
  accountId: string,
  store: { id: string; role: StoreRole; others: string[] },
  now: number,
): Promise<{ linked: number; locationGroups: number }> {
  const totals = { linked: 0, locationGroups: 0 };
  for (const other of store.others) {
    const joined = await joinTwo(db, accountId, pairOf(store.id, store.role, other), now);
    totals.linked += joined.linked;
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

/** Connects two stores, links them by SKU and makes their first Location Group. Safe to repeat. */
export async function joinTwo(
  db: Database,
  accountId: string,
  pair: StorePair,
  now: number,
): Promise<{ connectionId: string; linked: number; locationGroups: number }> {
  const connectionId = await connect(db, accountId, pair, now);
  const linked = await linkBySku(db, { id: connectionId, ...pair }, now);
  const groups = await groupLocations(db, { id: connectionId, ...pair });
  return { connectionId, linked, locationGroups: groups };
}

export const listConnections = (db: Database, accountId: string): Promise<StorePair[]> =>
  db
    .select({
      sourceStoreId: connections.sourceStoreId,
      destinationStoreId: connections.destinationStoreId,
    })
    .from(connections)
    .where(eq(connections.accountId, accountId));

/** Stores of the account that were connected with this role: those named so by a connection, or waiting for one. */
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

/** A destination uses the sources of its own set; those of another only while its own has none. */
async function preferOwnSet(db: Database, accountId: string): Promise<void> {
  const sameSet = sql`(select s.set_name = d.set_name from stores s, stores d
    where s.id = ${connections.sourceStoreId} and d.id = ${connections.destinationStoreId})`;
  const hasOwn = sql`exists (select 1 from connections o join stores s on s.id = o.source_store_id
    join stores d on d.id = o.destination_store_id
    where o.destination_store_id = ${connections.destinationStoreId} and s.set_name = d.set_name)`;
  await db
    .update(connections)
    .set({ active: sql`${sameSet} or not ${hasOwn}` })
    .where(eq(connections.accountId, accountId));
}

async function connect(
  db: Database,
  accountId: string,
  pair: StorePair,
  now: number,
): Promise<string> {
  await db
    .insert(connections)
    .values({ id: newId('cn'), accountId, ...pair, active: true, createdAt: now })
    .onConflictDoNothing();
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

/** Links what can be linked by SKU. @returns links that the connection has */
async function linkBySku(db: Database, connection: Connection, now: number): Promise<number> {
  await linkingPairs(db, connection, pairsBySku(connection), now);
  const [row] = await countingLinks(db, connection.id);
  return row?.linked ?? 0;
}

type Connection = StorePair & { id: string };

/**
 * Listings whose SKU stands exactly once in each store, as `destination` and `source`; a duplicate is never guessed.
 * @param skus only these; all without it
 */
export const pairsBySku = (connection: StorePair, skus?: readonly string[]): SQL => sql`
  select max(d.variant_id) as destination, max(s.variant_id) as source
  from listings d join listings s on s.sku = d.sku and s.store_id = ${connection.sourceStoreId}
  where d.store_id = ${connection.destinationStoreId} and d.sku <> ''
    ${skus ? sql`and d.sku in (select value from json_each(${JSON.stringify(skus)}))` : sql``}
  group by d.sku having count(*) = 1`;

/** Links pairs that are not linked yet: nothing is written for them before a person pressed Apply (ST8). */
export const linkingPairs = (db: Database, { id }: Connection, pairs: SQL, now: number) =>
  db
    .insert(links)
    .select(
      sql`select ${id}, p.destination, p.source, 1, ${now}, null, null, null, null from (${pairs}) p where true`,
    )
    .onConflictDoNothing();

/** Counts a connection's links anew. */
export const countingLinks = (db: Database, connectionId: string) =>
  db
    .update(connections)
    .set({ linkCount: sql`(select count(*) from links where connection_id = ${connectionId})` })
    .where(eq(connections.id, connectionId))
    .returning({ linked: connections.linkCount });

/**
 * The first Location Group: the destination's first online location, served by every active source location. Further
 * locations are the merchant's to map. A connection that has a group keeps what it has.
 */
async function groupLocations(db: Database, connection: Connection): Promise<number> {
  const [counted] = await db.all<{ groups: number }>(
    sql`select count(*) as groups from ${locationGroups} where ${locationGroups.connectionId} = ${connection.id}`,
  );
  if (counted && counted.groups > 0) return counted.groups;
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
