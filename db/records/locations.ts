/** Takes over a store's locations as read anew: what was closed or opened that a Location Group uses is told and followed. */
import { type SQL, sql } from 'drizzle-orm';
import type { Activity } from '../../src/activity/activity.ts';
import type { PlatformLocation } from '../../src/platforms/platform.ts';
import type { Database } from '../open.ts';
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
  const connectionIds = [...new Set(changed.map((one) => one.connectionId))];
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

const namesOf = (used: readonly Used[]): string[] => [...new Set(used.map(({ name }) => name))];
