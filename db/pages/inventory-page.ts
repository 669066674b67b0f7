/** Reads the Inventory page in one statement: the copies of the ledgers, by SKU (ST7). Nothing is decided by them. */
import { type SQL, sql } from 'drizzle-orm';
import type { MovementKind, TargetState } from '../../src/stock/ledger-view.ts';
import type { Database } from '../open.ts';
import type { ChosenStore } from './chosen-store.ts';
import { type SkuPlace, skuPageOf } from './sku-cursor.ts';
import { typedForms } from './typed-forms.ts';

/** Units at one place of the source, as last read. */
export type KeptLevel = { locationId: string; name: string; position: number; available: number };

/** One place where a destination shows it. */
export type KeptTarget = {
  target: string;
  connectionId: string;
  storeId: string;
  storeName: string;
  locationName: string;
  state: TargetState;
  sellable: number;
  /** What it shows; null while it was never read. */
  expected: number | null;
  suspense: number;
  problem: string | null;
};

export type KeptItem = {
  sourceStoreId: string;
  storeName: string;
  inventoryItemId: string;
  sku: string;
  title: string;
  level: number;
  held: number;
  settled: number;
  suspense: number;
  free: number;
  unknownAdjustments: number;
  changedAt: number;
  changeKind: MovementKind | null;
  changeCause: string | null;
  levels: KeptLevel[];
  targets: KeptTarget[];
};

/** `waiting`: for a person's Apply. `attention`: something a person should look at. `sold-out`: nothing is free. */
export type InventoryView = 'all' | 'waiting' | 'attention' | 'sold-out';

const levels: SQL = sql`(select json_group_array(json_object('locationId', v.location_id,
    'name', coalesce(n.name, v.location_id), 'position', coalesce(n.position, 1000), 'available', v.available))
  from stock_levels v
  left join locations n on n.store_id = v.source_store_id and n.platform_id = v.location_id
  where v.source_store_id = i.source_store_id and v.inventory_item_id = i.inventory_item_id)`;

const targets: SQL = sql`(select json_group_array(json_object('target', t.target,
    'connectionId', t.connection_id, 'storeId', t.destination_store_id, 'storeName', d.name,
    'locationName', coalesce(n.name, t.destination_location_id), 'state', t.state, 'sellable', t.sellable,
    'expected', t.expected, 'suspense', t.suspense, 'problem', t.problem))
  from stock_targets t join stores d on d.id = t.destination_store_id
  left join locations n on n.store_id = t.destination_store_id and n.platform_id = t.destination_location_id
  where t.source_store_id = i.source_store_id and t.inventory_item_id = i.inventory_item_id)`;

const hasTarget = (that: SQL): SQL => sql`exists (select 1 from stock_targets t
  where t.source_store_id = i.source_store_id and t.inventory_item_id = i.inventory_item_id and ${that})`;

const views: Record<InventoryView, SQL> = {
  all: sql``,
  waiting: sql`and ${hasTarget(sql`t.state = 'waiting'`)}`,
  attention: sql`and (i.unknown_adjustments > 0 or i.suspense > 0 or ${hasTarget(sql`t.state = 'blocked'`)})`,
  'sold-out': sql`and i.free <= 0 and ${hasTarget(sql`t.state <> 'paused'`)}`,
};

/** @param page what a person asked for; `after` is the last row of the page before (page 2,000 costs as page 1) */
export async function listInventory(
  db: Database,
  accountId: string,
  page: {
    limit: number;
    view: InventoryView;
    store?: ChosenStore | undefined;
    q?: string | undefined;
    after?: SkuPlace | undefined;
  },
): Promise<{ rows: KeptItem[]; next: string | null }> {
  const { limit, view, store, q, after } = page;
  const place = after && [after.sku, ...after.ids];
  const rows = await db.all<
    Omit<KeptItem, 'levels' | 'targets'> & { levels: string; targets: string }
  >(
    sql`select i.source_store_id as sourceStoreId, s.name as storeName, i.inventory_item_id as inventoryItemId,
      i.sku, i.title, i.level, i.held, i.settled, i.suspense, i.free,
      i.unknown_adjustments as unknownAdjustments, i.changed_at as changedAt, i.change_kind as changeKind,
      i.change_cause as changeCause, ${levels} as levels, ${targets} as targets
    from stock_items i indexed by stock_items_by_sku join stores s on s.id = i.source_store_id
    where i.account_id = ${accountId} ${views[view]} ${ofStore(store)} ${matching(q)}
      ${place ? sql`and (i.sku, i.inventory_item_id, i.source_store_id) > (${place[0]}, ${place[1]}, ${place[2]})` : sql``}
    order by i.sku, i.inventory_item_id, i.source_store_id limit ${limit + 1}`,
  );
  const items = rows.map((row) => ({
    ...row,
    levels: (JSON.parse(row.levels) as KeptLevel[]).sort(byPosition),
    targets: (JSON.parse(row.targets) as KeptTarget[]).sort(byStore),
  }));
  return skuPageOf(items, limit, ({ sku, inventoryItemId, sourceStoreId }) => ({
    sku,
    ids: [inventoryItemId, sourceStoreId],
  }));
}

const byPosition = (a: KeptLevel, b: KeptLevel) =>
  a.position - b.position || a.name.localeCompare(b.name);

const byStore = (a: KeptTarget, b: KeptTarget) =>
  a.storeName.localeCompare(b.storeName) || a.locationName.localeCompare(b.locationName);

/** A source's own stock, and what a destination shows of another's. */
function ofStore(store: ChosenStore | undefined): SQL {
  if (!store) return sql``;
  return sql`and (i.source_store_id = ${store.id} or ${hasTarget(sql`t.destination_store_id = ${store.id}`)})`;
}

/** What was typed stands somewhere in the SKU or the title. Not LIKE: D1 takes no pattern longer than 50 bytes. */
function matching(q: string | undefined): SQL {
  const text = q?.trim();
  if (!text) return sql``;
  return sql`and exists (select 1 from json_each(${JSON.stringify(typedForms(text))}) form
    where instr(lower(i.sku), form.value) > 0 or instr(lower(i.title), form.value) > 0)`;
}

/** A connection of which a person is told above the list. */
export type ConnectionNotice = {
  connectionId: string;
  destinationStoreId: string;
  destinationName: string;
  sourceName: string;
  /** Since when its writes are stopped, ms, and how many places wait (ST8); null where they are not. */
  stoppedAt: number | null;
  stoppedCount: number;
  /** Places whose first levels nobody has applied yet. */
  waiting: number;
};

/** Connections that wait for a person: stopped, or with first levels to apply. */
export const listNotices = (
  db: Database,
  accountId: string,
  store: ChosenStore | undefined,
): Promise<ConnectionNotice[]> =>
  db.all<ConnectionNotice>(sql`
    select * from (select c.id as connectionId, c.destination_store_id as destinationStoreId,
      d.name as destinationName, s.name as sourceName, c.stopped_at as stoppedAt, c.stopped_count as stoppedCount,
      (select count(*) from stock_targets t where t.connection_id = c.id and t.state = 'waiting') as waiting
    from stores d join connections c on c.destination_store_id = d.id join stores s on s.id = c.source_store_id
    where d.account_id = ${accountId} and c.account_id = ${accountId} and c.active = 1
      ${store ? sql`and ${store.id} in (c.source_store_id, c.destination_store_id)` : sql``})
    where waiting > 0 or stoppedAt is not null order by destinationName, connectionId`);
