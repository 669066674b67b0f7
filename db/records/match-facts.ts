/** Reads what is known of a destination's listings on one connection: what their states are derived from. */
import { sql } from 'drizzle-orm';
import type { Candidate, LinkState, SuggestedBy } from '../../src/shared/link-state.ts';
import type { Database } from '../open.ts';

export type MatchFacts = {
  variantId: string;
  /** The destination has it; what follows is empty where it does not. */
  listed: boolean;
  sku: string;
  title: string;
  matchKey: string;
  tracked: boolean;
  ownCount: number;
  sourceCount: number;
  link:
    | {
        active: boolean;
        sourceTracked: boolean;
        sourceGone: boolean;
        sourceVariantId: string;
        sourceSku: string;
        sourceTitle: string;
      }
    | undefined;
  /** Listings of the source that it may be, two of a kind at most; and its own store's with the same key. */
  byKey: Candidate[];
  byBarcode: Candidate[];
  ownKeys: number;
  /** Its ledgers are owed what changed: until they are told, nothing of it is forgotten. */
  isOwed: boolean;
  /** What was derived last; null where nothing was. */
  kept: {
    state: LinkState;
    sku: string;
    title: string;
    matchKey: string;
    sourceVariantId: string | null;
    sourceSku: string | null;
    sourceTitle: string | null;
    suggestedVariantId: string | null;
    suggestedSku: string | null;
    suggestedBy: SuggestedBy | null;
    sourceCount: number;
  } | null;
};

type Row = {
  variantId: string;
  sku: string | null;
  title: string | null;
  matchKey: string | null;
  tracked: number | null;
  ownCount: number;
  sourceCount: number;
  linkActive: number | null;
  sourceVariantId: string | null;
  sourceSku: string | null;
  sourceTitle: string | null;
  sourceTracked: number | null;
  sourceGone: number | null;
  byKey: string;
  byBarcode: string;
  ownKeys: number;
  isOwed: number;
  kept: string | null;
};

/** Any two are read: whether there is exactly one is all that matters, and an order would have the whole store read. */
const candidates = (where: ReturnType<typeof sql>) => sql`
  (select json_group_array(json_object('variantId', f.variant_id, 'sku', f.sku)) from
    (select variant_id, sku from listings where store_id = c.source_store_id and gone_at is null and ${where}
      and not exists (select 1 from links k2 where k2.connection_id = c.id and k2.source_variant_id = listings.variant_id)
      limit 2) f)`;

/** So many are counted: thousands of listings may have `N/A` for a SKU, and each would count them all. */
const countedMost = 50;

const counted = (where: ReturnType<typeof sql>) => sql`
  (select count(*) from (select 1 from listings o where ${where} and o.gone_at is null limit ${countedMost}))`;

/** @param variantIds of the connection's destination; those that it never listed are answered too */
export async function readMatchFacts(
  db: Database,
  connectionId: string,
  variantIds: readonly string[],
): Promise<MatchFacts[]> {
  const rows = await db.all<Row>(sql`
    select w.value as variantId, d.sku, d.title, d.match_key as matchKey, d.tracked,
      ${counted(sql`o.store_id = d.store_id and o.sku = d.sku and d.sku <> ''`)} as ownCount,
      ${counted(sql`o.store_id = c.source_store_id and o.sku = d.sku and d.sku <> ''`)} as sourceCount,
      k.active as linkActive, s.variant_id as sourceVariantId, s.sku as sourceSku, s.title as sourceTitle,
      s.tracked as sourceTracked, s.gone_at is not null as sourceGone,
      case when d.match_key <> '' then ${candidates(sql`match_key = d.match_key`)} else '[]' end as byKey,
      case when d.barcode <> '' then ${candidates(sql`barcode = d.barcode and barcode <> ''`)} else '[]' end as byBarcode,
      ${counted(sql`o.store_id = d.store_id and o.match_key = d.match_key and d.match_key <> ''`)} as ownKeys,
      m.tell_due_at is not null as isOwed,
      case when m.state is null then null else json_object('state', m.state, 'sku', m.sku, 'title', m.title,
        'matchKey', m.match_key, 'sourceVariantId', m.source_variant_id, 'sourceSku', m.source_sku,
        'sourceTitle', m.source_title, 'suggestedVariantId', m.suggested_variant_id, 'suggestedSku', m.suggested_sku,
        'suggestedBy', m.suggested_by, 'sourceCount', m.source_count) end as kept
    from json_each(${JSON.stringify([...new Set(variantIds)])}) w
    join connections c on c.id = ${connectionId}
    left join listings d on d.store_id = c.destination_store_id and d.variant_id = w.value and d.gone_at is null
    left join links k on k.connection_id = c.id and k.destination_variant_id = d.variant_id
    left join listings s on s.store_id = c.source_store_id and s.variant_id = k.source_variant_id
    left join matches m on m.connection_id = c.id and m.destination_variant_id = w.value`);
  return rows.map((row) => ({
    variantId: row.variantId,
    listed: row.sku !== null,
    sku: row.sku ?? '',
    title: row.title ?? '',
    matchKey: row.matchKey ?? '',
    tracked: row.tracked === 1,
    ownCount: row.ownCount,
    sourceCount: row.sourceCount,
    link:
      row.sourceVariantId === null
        ? undefined
        : {
            active: row.linkActive === 1,
            sourceTracked: row.sourceTracked === 1,
            sourceGone: row.sourceGone === 1,
            sourceVariantId: row.sourceVariantId,
            sourceSku: row.sourceSku ?? '',
            sourceTitle: row.sourceTitle ?? '',
          },
    byKey: JSON.parse(row.byKey) as Candidate[],
    byBarcode: JSON.parse(row.byBarcode) as Candidate[],
    ownKeys: row.ownKeys,
    isOwed: row.isOwed === 1,
    kept: row.kept === null ? null : (JSON.parse(row.kept) as MatchFacts['kept']),
  }));
}
