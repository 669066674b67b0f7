/**
 * Compares levels that a store says with our copies of the ledgers, in one statement a chunk: what is equal never leaves
 * the database. Copies may lag; what differs is only a reason to ask the ledger.
 */
import { sql } from 'drizzle-orm';
import type { Database } from '../open.ts';

/** A level as the store says it: inventory item, location, units. Places in the list are how rows are named back. */
export type SaidLevel = readonly [inventoryItemId: string, locationId: string, available: number];

export type DifferingTarget = {
  at: number;
  target: string;
  sourceStoreId: string;
  /** Of the ledger. */
  inventoryItemId: string;
  expected: number | null;
};

export type DifferingLevel = {
  at: number /** Null where that place was never read. */;
  known: number | null;
};

export type Compared<Row> = {
  /** Places of ours among them. */
  matched: number;
  /** Of those, the ones that our copy says show something. */
  named: number;
  differing: Row[];
};

/** What a destination shows: places whose link takes part, or waits for its first levels. */
export async function compareTargets(
  db: Database,
  storeId: string,
  levels: readonly SaidLevel[],
): Promise<Compared<DifferingTarget>> {
  const [row] = await db.all<{ matched: number; named: number; differing: string }>(sql`
    select count(*) as matched, count(*) filter (where t.expected <> 0) as named,
      json_group_array(json_object('at', v.key, 'target', t.target, 'sourceStoreId', t.source_store_id,
        'inventoryItemId', t.inventory_item_id, 'expected', t.expected))
        filter (where t.expected is not v.value ->> 2) as differing
    from json_each(${JSON.stringify(levels)}) v
    cross join stock_targets t indexed by stock_targets_at
    where t.destination_store_id = ${storeId} and t.destination_item_id = v.value ->> 0
      and t.destination_location_id = v.value ->> 1 and t.state <> 'paused'`);
  return toCompared(row);
}

/** What a source has, of listings that some ledger is kept for. */
export async function compareLevels(
  db: Database,
  storeId: string,
  levels: readonly SaidLevel[],
): Promise<Compared<DifferingLevel>> {
  const [row] = await db.all<{ matched: number; named: number; differing: string }>(sql`
    select count(*) as matched, count(*) filter (where l.available <> 0) as named,
      json_group_array(json_object('at', v.key, 'known', l.available))
        filter (where coalesce(l.available, 0) <> v.value ->> 2) as differing
    from json_each(${JSON.stringify(levels)}) v
    cross join stock_items i on i.source_store_id = ${storeId} and i.inventory_item_id = v.value ->> 0
    left join stock_levels l on l.source_store_id = ${storeId} and l.inventory_item_id = v.value ->> 0
      and l.location_id = v.value ->> 1`);
  return toCompared(row);
}

const toCompared = <Row>(
  row: { matched: number; named: number; differing: string } | undefined,
): Compared<Row> => ({
  matched: row?.matched ?? 0,
  named: row?.named ?? 0,
  differing: JSON.parse(row?.differing ?? '[]') as Row[],
});

/**
 * Our copies at one location, of the inventory items from `first` to `last` in their order, as one text: `item units`, a
 * line each, units empty where they were never read. Undefined where there are more than `most`.
 */
export async function readStretch(
  db: Database,
  storeId: string,
  side: 'source' | 'destination',
  stretch: { locationId: string; first: string; last: string; most: number },
): Promise<string | undefined> {
  const { locationId, first, last, most } = stretch;
  const places =
    side === 'destination'
      ? sql`select destination_item_id as item, expected as units
          from stock_targets indexed by stock_targets_at where destination_store_id = ${storeId}
            and destination_item_id between ${first} and ${last} and destination_location_id = ${locationId}
            and state <> 'paused' order by destination_item_id`
      : sql`select inventory_item_id as item, available as units from stock_levels
          where source_store_id = ${storeId} and inventory_item_id between ${first} and ${last}
            and location_id = ${locationId} order by inventory_item_id`;
  const [row] = await db.all<{ places: number; copies: string | null }>(sql`
    select count(*) as places, group_concat(item || ' ' || coalesce(units, ''), char(10)) as copies
    from (${places} limit ${most + 1})`);
  return !row || row.places > most ? undefined : (row.copies ?? '');
}

/** Places of ours that show something at a store, as our copies say. */
export async function countShown(db: Database, storeId: string): Promise<number> {
  const [row] = await db.all<{ shown: number }>(sql`
    select (select count(*) from stock_targets indexed by stock_targets_at where destination_store_id = ${storeId}
        and state <> 'paused' and expected <> 0)
      + (select count(*) from stock_levels where source_store_id = ${storeId} and available <> 0) as shown`);
  return row?.shown ?? 0;
}

/** A place that our copies say shows something: `target` where it is a destination's. */
export type ShownPlace = {
  inventoryItemId: string;
  locationId: string;
  target: string | null;
  /** Of the ledger. */
  sourceStoreId: string;
  ledgerItemId: string;
  expected: number;
};

/** The next of them by their ids, after the last one of the page before. */
export async function listShown(
  db: Database,
  storeId: string,
  side: 'source' | 'destination',
  after: readonly [string, string],
  limit: number,
): Promise<ShownPlace[]> {
  return side === 'destination'
    ? db.all<ShownPlace>(sql`
        select destination_item_id as inventoryItemId, destination_location_id as locationId, target,
          source_store_id as sourceStoreId, inventory_item_id as ledgerItemId, expected
        from stock_targets indexed by stock_targets_at where destination_store_id = ${storeId}
          and (destination_item_id, destination_location_id) > (${after[0]}, ${after[1]})
          and state <> 'paused' and expected <> 0
        order by destination_item_id, destination_location_id limit ${limit}`)
    : db.all<ShownPlace>(sql`
        select inventory_item_id as inventoryItemId, location_id as locationId, null as target,
          source_store_id as sourceStoreId, inventory_item_id as ledgerItemId, available as expected
        from stock_levels where source_store_id = ${storeId}
          and (inventory_item_id, location_id) > (${after[0]}, ${after[1]}) and available <> 0
        order by inventory_item_id, location_id limit ${limit}`);
}

/** Places of a store whose number is on its way since before then, ms: their ledger is asked why. */
export const listStuck = (
  db: Database,
  storeId: string,
  before: number,
): Promise<{ target: string; sourceStoreId: string; inventoryItemId: string }[]> =>
  db.all(sql`
    select t.target, t.source_store_id as sourceStoreId, t.inventory_item_id as inventoryItemId
    from connections c join stock_targets t indexed by stock_targets_by_connection
      on t.connection_id = c.id and t.state = 'writing'
    join stock_items i on i.source_store_id = t.source_store_id and i.inventory_item_id = t.inventory_item_id
    where c.destination_store_id = ${storeId} and i.changed_at < ${before} limit 200`);
