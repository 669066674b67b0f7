/** The Location Groups of a connection: read with both stores' locations, and saved over those of a revision (OP5, ST8). */
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { newId } from '../../src/shared/ids.ts';
import type { GroupMap } from '../../src/stores/group-map.ts';
import type { Database } from '../open.ts';
import { connections, locationGroupSources, locationGroups } from '../schema/index.ts';
import { notingActivity } from './activity.ts';
import { oweTellingOf } from './allowances.ts';
import { changeAndRecheck, type Recheck } from './recheck-runs.ts';
import { undecidedOrders } from './reconnected.ts';

export type KeptLocation = {
  id: string;
  name: string;
  isOpen: boolean;
  fulfillsOnline: boolean;
  /** ms; null while it is open. */
  closedAt: number | null;
};

export type KeptGroups = {
  connectionId: string;
  sourceStoreId: string;
  sourceName: string;
  destinationStoreId: string;
  destinationName: string;
  /** Rises with every saved change. */
  revision: number;
  links: number;
  stoppedAt: number | null;
  stoppedCount: number;
  /** Closed ones too, as the store orders them. */
  sourceLocations: KeptLocation[];
  destinationLocations: KeptLocation[];
  groups: GroupMap;
};

type LocationRow = Omit<KeptLocation, 'isOpen' | 'fulfillsOnline'> & {
  isOpen: number;
  fulfillsOnline: number;
};

type Row = Omit<KeptGroups, 'sourceLocations' | 'destinationLocations' | 'groups'> & {
  sourceLocations: string;
  destinationLocations: string;
  groups: string;
};

const locationsOf = (storeId: SQL): SQL => sql`
  (select json_group_array(json_object('id', l.platform_id, 'name', l.name, 'isOpen', l.active,
      'fulfillsOnline', l.fulfills_online, 'closedAt', l.closed_at))
    from (select * from locations where store_id = ${storeId} order by position, platform_id) l)`;

const parseLocations = (text: string): KeptLocation[] =>
  (JSON.parse(text) as LocationRow[]).map((row) => ({
    ...row,
    isOpen: row.isOpen === 1,
    fulfillsOnline: row.fulfillsOnline === 1,
  }));

/** @returns undefined where the account has no such connection */
export async function loadGroups(
  db: Database,
  accountId: string,
  connectionId: string,
): Promise<KeptGroups | undefined> {
  const [row] = await db.all<Row>(sql`
    select c.id as connectionId, s.id as sourceStoreId, s.name as sourceName, d.id as destinationStoreId,
      d.name as destinationName, c.groups_revision as revision, c.link_count as links,
      c.stopped_at as stoppedAt, c.stopped_count as stoppedCount,
      ${locationsOf(sql`c.source_store_id`)} as sourceLocations,
      ${locationsOf(sql`c.destination_store_id`)} as destinationLocations,
      (select json_group_array(json_object('name', g.name, 'destinationLocationId', g.destination_location_id,
          'sourceLocationIds', json((select json_group_array(o.source_location_id) from
            (select source_location_id from location_group_sources
              where connection_id = c.id and group_id = g.id order by priority) o))))
        from (select * from location_groups where connection_id = c.id order by name, id) g) as groups
    from connections c join stores s on s.id = c.source_store_id join stores d on d.id = c.destination_store_id
    where c.id = ${connectionId} and c.account_id = ${accountId}`);
  if (!row) return undefined;
  return {
    ...row,
    sourceLocations: parseLocations(row.sourceLocations),
    destinationLocations: parseLocations(row.destinationLocations),
    groups: JSON.parse(row.groups) as GroupMap,
  };
}

/**
 * Open orders of the destination that something is left to decide about, and that other groups may decide otherwise: a
 * line is shipped from a location whose group changes, and stays for its location or counts against the source's stock.
 * @param places destination locations
 */
export const ordersRerouted = (
  accountId: string,
  destinationStoreId: string,
  places: readonly string[],
): SQL => sql`
  select w.* from (${undecidedOrders({ accountId, storeId: destinationStoreId })}) w
  where exists (select 1 from order_lines l where l.order_id = w.orderId
    and (l.hold = 'location-not-mapped' or l.charged_listing_id is not null)
    and exists (select 1 from json_each(l.assigned) a
      where a.value ->> 'locationId' in (select value from json_each(${JSON.stringify(places)}))))`;

export type GroupsToSave = {
  revision: number;
  /** Without problems (src/stores/group-map.ts). */
  groups: GroupMap;
  /** Destination locations whose stock or orders go another way; their orders are looked at again. */
  rerouted: readonly string[];
  askedBy: string;
  /** What the run over their orders is about. */
  about: string;
  /** The connection's stores, for people. */
  name: string;
  /** What changes, in words, as it was and as it is then. */
  before: string;
  after: string;
  /** A person has agreed to how many SKUs it shows as sold out: where the sources of a group change, nowhere else. */
  agreed: boolean;
  /** Its ledgers read with it: a source location comes in that nobody may have read yet. */
  reads: boolean;
};

/**
 * Saves the whole map over that of a revision, in one batch with what follows from it. A group that serves the same
 * location as before keeps its id and since when it serves it.
 * @param now ms
 * @returns undefined where somebody saved another one meanwhile, or the account has no such connection
 */
export async function saveGroups(
  db: Database,
  accountId: string,
  { connectionId, destinationStoreId }: Pick<KeptGroups, 'connectionId' | 'destinationStoreId'>,
  save: GroupsToSave,
  now: number,
): Promise<{ recheck: Recheck | null } | undefined> {
  const { revision, rerouted, askedBy, about, name, before, after, agreed, reads } = save;
  const map = JSON.stringify(save.groups.map((group) => ({ ...group, id: newId('lg') })));
  const isSaved = sql`exists (select 1 from connections cs where cs.id = ${connectionId}
    and cs.account_id = ${accountId} and cs.groups_revision = ${revision})`;
  const orders = ordersRerouted(accountId, destinationStoreId, rerouted);
  const { rows, recheck } = await changeAndRecheck(
    db,
    rerouted.length > 0 ? { accountId, askedBy, about, onlyIf: isSaved, orders } : undefined,
    [
      db
        .delete(locationGroupSources)
        .where(and(eq(locationGroupSources.connectionId, connectionId), isSaved)),
      db.delete(locationGroups).where(
        and(
          eq(locationGroups.connectionId, connectionId),
          sql`${locationGroups.destinationLocationId} not in (select value ->> 'destinationLocationId'
              from json_each(${map}))`,
          isSaved,
        ),
      ),
      db
        .insert(locationGroups)
        .select(
          sql`select value ->> 'id', ${connectionId}, value ->> 'name', value ->> 'destinationLocationId', ${now}, null
            from json_each(${map}) where ${isSaved}`,
        )
        .onConflictDoUpdate({
          target: [locationGroups.connectionId, locationGroups.destinationLocationId],
          set: {
            name: sql`excluded.name`,
            ...(agreed ? { zeroAgreedAt: stampedAmong(rerouted, now) } : {}),
          },
        }),
      db.insert(locationGroupSources).select(
        sql`select ${connectionId}, o.value, g.id, o.key + 1
          from json_each(${map}) m join json_each(m.value, '$.sourceLocationIds') o
          join location_groups g on g.connection_id = ${connectionId}
            and g.destination_location_id = m.value ->> 'destinationLocationId'
          where ${isSaved}`,
      ),
      ...oweTellingOf(db, accountId, connectionId, now),
      notingActivity(
        db,
        accountId,
        [
          {
            actor: askedBy,
            kind: 'groups-changed',
            connectionId,
            subject: connectionId,
            name,
            before: before || undefined,
            after: after || undefined,
          },
        ],
        now,
        isSaved,
      ),
      db
        .update(connections)
        .set({ groupsRevision: revision + 1, ...(reads ? { tellReads: true } : {}) })
        .where(
          and(
            eq(connections.id, connectionId),
            eq(connections.accountId, accountId),
            eq(connections.groupsRevision, revision),
          ),
        )
        .returning({ id: connections.id }),
    ],
    now,
  );
  return (rows.at(-1) ?? []).length > 0 ? { recheck } : undefined;
}

/** Groups whose stock does not go another way keep what was agreed to before. */
const stampedAmong = (rerouted: readonly string[], now: number): SQL => sql`
  case when excluded.destination_location_id in (select value from json_each(${JSON.stringify(rerouted)}))
    then ${now} else ${locationGroups.zeroAgreedAt} end`;

/** Who saved the map last, or which store opened a location that it serves, and when, ms; undefined where nobody did. */
export async function lastGroupsChange(
  db: Database,
  connectionId: string,
): Promise<{ by: string; at: number } | undefined> {
  const [row] = await db.all<{ by: string; at: number }>(sql`
    select actor as "by", at from activity where connection_id = ${connectionId}
      and ((kind = 'groups-changed' and subject = ${connectionId}) or kind = 'location-opened')
    order by at desc, id desc limit 1`);
  return row;
}
