/** Reads the connections of the Products page: how their listings stand, and when both stores were last imported. */
import { sql } from 'drizzle-orm';
import type { ReconcileState } from '../../src/reconcile/reconcile.ts';
import type { LinkState } from '../../src/shared/link-state.ts';
import type { Database } from '../open.ts';

/** A store's newest import. */
export type ImportStanding = {
  runId: string;
  state: ReconcileState;
  startedAt: number;
  finishedAt: number | null;
};

export type ProductStore = { id: string; name: string; newestImport: ImportStanding | null };

export type ProductConnection = {
  connectionId: string;
  source: ProductStore;
  destination: ProductStore;
  active: boolean;
  /** Its listings are being linked and derived anew. */
  isMatching: boolean;
  links: number;
  /** By state; and those with a suggestion. */
  counts: Partial<Record<LinkState | 'suggested', number>>;
  /**
   * Sources that sell to the same destination by connections that stand, the one that is asked first standing first: it
   * supplies a listing that several link. Only where there are several.
   */
  inLine: string[];
};

type Row = {
  connectionId: string;
  sourceId: string;
  sourceName: string;
  destinationId: string;
  destinationName: string;
  active: number;
  isMatching: number;
  links: number;
  counts: string;
  sourceImport: string | null;
  destinationImport: string | null;
};

const newestImport = (
  storeId: ReturnType<typeof sql>,
) => sql`(select json_object('runId', r.id, 'state', r.state,
  'startedAt', r.started_at, 'finishedAt', r.finished_at) from reconciles r
  where r.account_id = c.account_id and r.store_id = ${storeId} and r.kind = 'catalogue'
  order by r.started_at desc, r.id desc limit 1)`;

export async function listProductConnections(
  db: Database,
  accountId: string,
): Promise<ProductConnection[]> {
  const rows = await db.all<Row>(sql`
    select c.id as connectionId, c.source_store_id as sourceId, ss.name as sourceName,
      c.destination_store_id as destinationId, ds.name as destinationName, c.active,
      c.match_due_at is not null as isMatching, c.link_count as links,
      (select json_group_object(m.state, m.count) from match_counts m where m.connection_id = c.id and m.count > 0) as counts,
      ${newestImport(sql`c.source_store_id`)} as sourceImport,
      ${newestImport(sql`c.destination_store_id`)} as destinationImport
    from stores ss join connections c on c.source_store_id = ss.id join stores ds on ds.id = c.destination_store_id
    where ss.account_id = ${accountId} and c.account_id = ${accountId} order by c.created_at, c.id`);
  return rows
    .map((row): ProductConnection => {
      const inLine = rows
        .filter(({ destinationId, active }) => destinationId === row.destinationId && active === 1)
        .map(({ sourceName }) => sourceName);
      return {
        connectionId: row.connectionId,
        source: storeOf(row.sourceId, row.sourceName, row.sourceImport),
        destination: storeOf(row.destinationId, row.destinationName, row.destinationImport),
        active: row.active === 1,
        isMatching: row.isMatching === 1,
        links: row.links,
        counts: JSON.parse(row.counts) as ProductConnection['counts'],
        inLine: inLine.length > 1 ? inLine : [],
      };
    })
    .sort(
      (a, b) =>
        a.source.name.localeCompare(b.source.name) ||
        a.destination.name.localeCompare(b.destination.name),
    );
}

const storeOf = (id: string, name: string, read: string | null): ProductStore => ({
  id,
  name,
  newestImport: read === null ? null : (JSON.parse(read) as ImportStanding),
});
