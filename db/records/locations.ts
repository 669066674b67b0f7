/** Takes over a store's locations as read anew: what was closed or opened that a Location Group uses is told and followed. */
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { Activity } from '../../src/activity/activity.ts';
import type { PlatformLocation } from '../../src/platforms/platform.ts';
import type { Database } from '../open.ts';
import { connections, locationGroups } from '../schema/index.ts';
import { notingActivity } from './activity.ts';
import { oweTellingOf } from './allowances.ts';
import { replacingLocations } from './catalog.ts';
import { changeAndRecheck, type Recheck } from './recheck-runs.ts';
import { stayingOrders } from './reconnected.ts';

export type LocationsTaken = {
  /** Names of those that a group uses and that are otherwise now. */
  closed: string[];
  opened: string[];
  /** Connections whose ledgers are owed it. */
  connectionIds: string[];
  /** Looks again at orders that a location which opened may let go. */
  recheck: Recheck | null;
};

type Used = { id: string; name: string; wasOpen: number; connectionId: string; soldAt: string };

/** Locations of a store with each connection whose groups use them, and the store that sells over it. */
const usedLocations = (accountId: string, storeId: string): SQL => sql`
  select l.platform_id as id, l.name, l.active as wasOpen, c.id as connectionId, c.destination_store_id as soldAt
  from connections c join location_group_sources o on o.connection_id = c.id
  join locations l on l.store_id = c.source_store_id and l.platform_id = o.source_location_id
  where c.account_id = ${accountId} and c.source_store_id = ${storeId}
  union all
  select l.platform_id, l.name, l.active, c.id, c.destination_store_id
  from connections c join location_groups g on g.connection_id = c.id
  join locations l on l.store_id = c.destination_store_id and l.platform_id = g.destination_location_id
  where c.destination_store_id = ${storeId} and c.account_id = ${accountId}`;

/**
 * @param store its name is who did it: stores close locations, not Crossdock
 * @param read every location that the store has now, in its order
 * @param about what a run over orders that go again is about, for people
 * @param now ms
 */
export async function takeLocations(
  db: Database,
  store: { accountId: string; id: string; name: string },
  read: PlatformLocation[],
  about: string,
  now: number,
): Promise<LocationsTaken> {
  const { accountId, id: storeId } = store;
  const open = new Set(read.filter(({ active }) => active).map(({ id }) => id));
  const used = await db.all<Used>(usedLocations(accountId, storeId));
  const changed = used.filter(({ id, wasOpen }) => (wasOpen === 1) !== open.has(id));
  const opened = changed.filter(({ id }) => open.has(id));
  const connectionIds = connectionIdsOf(changed);
  const acts = changed.map(
    ({ id, name, connectionId }): Activity => ({
      actor: store.name,
      kind: open.has(id) ? 'location-opened' : 'location-closed',
      storeId,
      connectionId,
      subject: id,
      name,
    }),
  );
  // Two readings at once tell of it once.
  const isNews = sql`exists (select 1 from locations l where l.store_id = ${storeId}
    and l.platform_id = value ->> 'subject' and l.active = (value ->> 'kind' = 'location-closed'))`;
  const openedIds = JSON.stringify(opened.map(({ id }) => id));
  const { recheck } = await changeAndRecheck(
    db,
    opened.length === 0
      ? undefined
      : {
          accountId,
          askedBy: 'Crossdock',
          about,
          onlyIf: sql`exists (select 1 from locations l where l.store_id = ${storeId} and l.active = 0
            and l.platform_id in (select value from json_each(${openedIds})))`,
          orders: stayingOrders(
            { accountId, storeIds: [...new Set(opened.map(({ soldAt }) => soldAt))] },
            { decisions: [], holds: ['location-not-mapped'] },
          ),
        },
    [
      ...(acts.length > 0 ? [notingActivity(db, accountId, acts, now, isNews)] : []),
      ...connectionIdsOf(opened).flatMap((id) => openingPlaces(db, accountId, id, openedIds, now)),
      ...replacingLocations(db, storeId, read, now),
      ...connectionIds.flatMap((id) => oweTellingOf(db, accountId, id, now)),
    ],
    now,
  );
  return {
    closed: namesOf(changed.filter(({ id }) => !open.has(id))),
    opened: namesOf(opened),
    connectionIds,
    recheck,
  };
}

/**
 * What opened stocks other numbers than were known of it: they are read with it. A served place that was closed when
 * first levels were applied showed nobody what it would show: it waits for an Apply of its own (ST8), and who looked
 * before it opened looks again. Where nothing was applied meanwhile it is followed at once, as before (ST3).
 */
const openingPlaces = (
  db: Database,
  accountId: string,
  connectionId: string,
  openedIds: string,
  now: number,
): BatchItem<'sqlite'>[] => [
  db
    .update(locationGroups)
    .set({ since: now })
    .where(
      and(
        eq(locationGroups.connectionId, connectionId),
        sql`exists (select 1 from connections c join locations l on l.store_id = c.destination_store_id
            and l.platform_id = ${locationGroups.destinationLocationId} and l.active = 0
            and l.platform_id in (select value from json_each(${openedIds}))
          where c.id = ${connectionId} and exists (select 1 from links k where k.connection_id = c.id
            and k.aligned_at >= coalesce(l.closed_at, 0)))`,
      ),
    ),
  db
    .update(connections)
    .set({
      tellReads: true,
      groupsRevision: sql`${connections.groupsRevision} + exists (select 1 from location_groups g join locations l
        on l.store_id = ${connections.destinationStoreId} and l.platform_id = g.destination_location_id and l.active = 0
        where g.connection_id = ${connections.id} and g.destination_location_id in
          (select value from json_each(${openedIds})))`,
    })
    .where(and(eq(connections.id, connectionId), eq(connections.accountId, accountId))),
];

const connectionIdsOf = (used: readonly Used[]): string[] => [
  ...new Set(used.map(({ connectionId }) => connectionId)),
];

const namesOf = (used: readonly Used[]): string[] => [...new Set(used.map(({ name }) => name))];
