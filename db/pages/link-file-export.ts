/** Reads the matches of a connection page by page, as they are written into a file: by SKU, with what each is linked to. */
import { sql } from 'drizzle-orm';
import type { LinkState } from '../../src/shared/link-state.ts';
import type { Database } from '../open.ts';

export type ExportedMatch = {
  sku: string;
  variantId: string;
  title: string;
  state: LinkState;
  /** What it is linked to; null where it is not. */
  sourceSku: string | null;
  sourceVariantId: string | null;
  active: boolean;
};

export type ExportPlace = { matchKey: string; variantId: string };

/** @param after the last row of the page before; undefined for the first */
export async function listExportedMatches(
  db: Database,
  accountId: string,
  connectionId: string,
  after: ExportPlace | undefined,
  limit: number,
): Promise<{ rows: ExportedMatch[]; next: ExportPlace | undefined }> {
  const { matchKey, variantId } = after ?? { matchKey: '', variantId: '' };
  const read = await db.all<Omit<ExportedMatch, 'active'> & { matchKey: string; active: number }>(
    sql`select m.sku, m.destination_variant_id as variantId, m.title, m.state, m.match_key as matchKey,
      k.source_variant_id as sourceVariantId, s.sku as sourceSku, k.active
    from matches m indexed by matches_by_key join connections c on c.id = m.connection_id and c.account_id = ${accountId}
    left join links k on k.connection_id = m.connection_id and k.destination_variant_id = m.destination_variant_id
    left join listings s on s.store_id = c.source_store_id and s.variant_id = k.source_variant_id
    where m.connection_id = ${connectionId} and (m.match_key, m.destination_variant_id) > (${matchKey}, ${variantId})
    order by m.match_key, m.destination_variant_id limit ${limit}`,
  );
  const last = read.at(-1);
  return {
    rows: read.map(({ matchKey: _, active, ...row }) => ({ ...row, active: active === 1 })),
    next: last && read.length === limit ? last : undefined,
  };
}
