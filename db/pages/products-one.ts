/** Reads one listing of a connection with all that bears on it: its link, variants of its SKU, suggestion and history. */
import { type SQL, sql } from 'drizzle-orm';
import type { ListingActKind } from '../../src/activity/activity.ts';
import type { LinkState, SuggestedBy } from '../../src/shared/link-state.ts';
import type { Database } from '../open.ts';

export type ProductVariant = {
  variantId: string;
  title: string;
  sku: string;
  barcode: string;
  tracked: boolean;
  gone: boolean;
  /** Units it has (source) or shows (destination), by our copies; null where nothing was read. */
  units: number | null;
};

export type ProductDetail = {
  state: LinkState;
  sourceStoreId: string;
  sourceName: string;
  destinationStoreId: string;
  destinationName: string;
  connectionActive: boolean;
  listing: ProductVariant;
  link: {
    active: boolean;
    createdAt: number;
    alignedAt: number | null;
    zeroingSince: number | null;
    inventoryItemId: string;
    source: ProductVariant;
  } | null;
  /** Who unlinked it last, and when. */
  unlinked: { by: string; at: number } | null;
  suggestion: { by: SuggestedBy; source: ProductVariant } | null;
  /** Variants with exactly this SKU, where there are several; itself among its own. */
  sameAtSource: ProductVariant[];
  sameAtDestination: ProductVariant[];
  /** Other sources that link this listing, in the order in which they were connected. */
  otherSources: { name: string; active: boolean }[];
};

/** Variants of one SKU that are shown. */
const sameMost = 20;

const variantOf = (alias: SQL, units: SQL): SQL => sql`json_object('variantId', ${alias}.variant_id,
  'title', ${alias}.title, 'sku', ${alias}.sku, 'barcode', ${alias}.barcode,
  'tracked', json(iif(${alias}.tracked, 'true', 'false')),
  'gone', json(iif(${alias}.gone_at is null, 'false', 'true')), 'units', ${units})`;

const atSource = (alias: SQL): SQL =>
  variantOf(
    alias,
    sql`(select i.level from stock_items i where i.source_store_id = ${alias}.store_id
      and i.inventory_item_id = ${alias}.inventory_item_id)`,
  );

const atDestination = (alias: SQL): SQL =>
  variantOf(
    alias,
    sql`(select sum(t.expected) from stock_targets t where t.destination_store_id = ${alias}.store_id
      and t.destination_item_id = ${alias}.inventory_item_id)`,
  );

/** As the database answers it: what is not text is JSON. */
type Row = Pick<
  ProductDetail,
  'state' | 'sourceStoreId' | 'sourceName' | 'destinationStoreId' | 'destinationName'
> &
  Record<
    | 'connectionActive'
    | 'listing'
    | 'link'
    | 'unlinked'
    | 'suggestion'
    | 'sameAtSource'
    | 'sameAtDestination'
    | 'otherSources',
    string
  >;

/** @returns undefined where the account has no such connection, or its destination no such listing */
export async function readProduct(
  db: Database,
  accountId: string,
  connectionId: string,
  variantId: string,
): Promise<ProductDetail | undefined> {
  const same = (storeId: SQL, shown: (alias: SQL) => SQL): SQL => sql`
    (select json_group_array(json(o.shown)) from (select ${shown(sql`o`)} as shown from listings o
      where o.store_id = ${storeId} and o.sku = d.sku and d.sku <> '' and o.gone_at is null
      order by o.variant_id limit ${sameMost}) o)`;
  const [row] = await db.all<Row>(sql`
    select m.state, c.source_store_id as sourceStoreId, ss.name as sourceName,
      c.destination_store_id as destinationStoreId, ds.name as destinationName,
      iif(c.active, 'true', 'false') as connectionActive, ${atDestination(sql`d`)} as listing,
      iif(s.variant_id is null, 'null', json_object('active', json(iif(k.active, 'true', 'false')),
        'createdAt', k.created_at, 'alignedAt', k.aligned_at, 'zeroingSince', k.zeroing_since,
        'inventoryItemId', s.inventory_item_id, 'source', json(${atSource(sql`s`)}))) as link,
      coalesce((select json_object('by', u.by, 'at', u.at) from unlinked u where u.connection_id = c.id
        and u.destination_variant_id = d.variant_id), 'null') as unlinked,
      coalesce((select json_object('by', m.suggested_by, 'source', json(${atSource(sql`g`)})) from listings g
        where g.store_id = c.source_store_id and g.variant_id = m.suggested_variant_id), 'null') as suggestion,
      ${same(sql`c.source_store_id`, atSource)} as sameAtSource,
      ${same(sql`c.destination_store_id`, atDestination)} as sameAtDestination,
      (select json_group_array(json_object('name', x.name, 'active', json(iif(x.active, 'true', 'false')))) from
        (select os.name, ok.active and oc.active as active from connections oc
          join links ok on ok.connection_id = oc.id and ok.destination_variant_id = d.variant_id
          join stores os on os.id = oc.source_store_id
          where oc.destination_store_id = c.destination_store_id and oc.id <> c.id
          order by oc.created_at, oc.id) x) as otherSources
    from connections c
    join matches m on m.connection_id = c.id and m.destination_variant_id = ${variantId}
    join listings d on d.store_id = c.destination_store_id and d.variant_id = m.destination_variant_id
    join stores ss on ss.id = c.source_store_id join stores ds on ds.id = c.destination_store_id
    left join links k on k.connection_id = c.id and k.destination_variant_id = d.variant_id
    left join listings s on s.store_id = c.source_store_id and s.variant_id = k.source_variant_id
    where c.id = ${connectionId} and c.account_id = ${accountId}`);
  if (!row) return undefined;
  const detail: ProductDetail = {
    ...row,
    connectionActive: row.connectionActive === 'true',
    listing: JSON.parse(row.listing) as ProductDetail['listing'],
    link: JSON.parse(row.link) as ProductDetail['link'],
    unlinked: JSON.parse(row.unlinked) as ProductDetail['unlinked'],
    suggestion: JSON.parse(row.suggestion) as ProductDetail['suggestion'],
    sameAtSource: JSON.parse(row.sameAtSource) as ProductVariant[],
    sameAtDestination: JSON.parse(row.sameAtDestination) as ProductVariant[],
    otherSources: JSON.parse(row.otherSources) as ProductDetail['otherSources'],
  };
  const several = (of: ProductVariant[]) => (of.length > 1 ? of : []);
  return {
    ...detail,
    sameAtSource: several(detail.sameAtSource),
    sameAtDestination: several(detail.sameAtDestination),
  };
}

export type ProductAct = {
  id: string;
  /** ms */
  at: number;
  actor: string;
  kind: ListingActKind;
  before: string | null;
  after: string | null;
};

/** What was done to a listing's link, newest first. */
export const listProductActs = (
  db: Database,
  accountId: string,
  connectionId: string,
  variantId: string,
  atMost: number,
): Promise<ProductAct[]> =>
  db.all<ProductAct>(sql`
    select a.id, a.at, a.actor, a.kind, a.before, a.after from activity a
    where a.connection_id = ${connectionId} and a.subject = ${variantId} and a.account_id = ${accountId}
    order by a.at desc, a.id desc limit ${atMost}`);
