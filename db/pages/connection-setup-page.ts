/** Reads how setting up connections stands: its facts, and what a person did, one statement for all of them. */
import { type SQL, sql } from 'drizzle-orm';
import type { ReconcileState } from '../../src/reconcile/reconcile.ts';
import type { LinkState } from '../../src/shared/link-state.ts';
import type {
  ConnectionSetup,
  SetupFacts,
  SetupImport,
} from '../../src/stores/connection-setup.ts';
import type { Plan } from '../../src/stores/plan.ts';
import type { Database } from '../open.ts';
import { isClosed } from '../records/closed-locations.ts';
import { waitingLinks } from '../records/first-levels.ts';

/** The newest import of one of the two stores. */
export type StoreImport = { storeId: string; name: string; runId: string; state: ReconcileState };

export type SetupRow = {
  connectionId: string;
  sourceStoreId: string;
  sourceName: string;
  destinationStoreId: string;
  destinationName: string;
  createdAt: number;
  setup: ConnectionSetup | null;
  facts: SetupFacts;
  imports: StoreImport[];
  /** The destination's listings, by what the connection makes of them. */
  counts: Partial<Record<LinkState | 'suggested', number>>;
};

type Row = Omit<SetupRow, 'setup' | 'facts' | 'imports' | 'counts'> & {
  setup: string | null;
  groups: number;
  brokenGroups: number;
  matching: number;
  links: number;
  applied: number;
  pushes: number;
  imports: string;
  counts: string;
};

const importOf = (
  store: SQL,
): SQL => sql`(select json_object('storeId', ${store}.id, 'name', ${store}.name,
    'runId', r.id, 'state', r.state)
  from reconciles r where r.store_id = ${store}.id and r.kind = 'catalogue'
  order by r.started_at desc, r.id desc limit 1)`;

/**
 * Connections that are being set up and not put away, by their stores' names; or one, whatever it is.
 * @param pushingPlans plans that include Order Push (src/stores/plan.ts)
 */
export async function readSetups(
  db: Database,
  accountId: string,
  pushingPlans: readonly Plan[],
  connectionId?: string,
): Promise<SetupRow[]> {
  const which = connectionId
    ? sql`c.id = ${connectionId}`
    : sql`c.setup is not null and c.setup ->> '$."put-away"' is null
        and s.state <> 'left' and d.state <> 'left'`;
  const rows = await db.all<Row>(sql`
    select c.id as connectionId, s.id as sourceStoreId, s.name as sourceName, d.id as destinationStoreId,
      d.name as destinationName, c.created_at as createdAt, c.setup, c.link_count as links,
      c.match_due_at is not null as matching,
      (select count(*) from location_groups g where g.connection_id = c.id) as groups,
      (select count(*) from location_groups g where g.connection_id = c.id
        and (${isClosed(sql`c.destination_store_id`, sql`g.destination_location_id`)}
          or exists (select 1 from location_group_sources o where o.group_id = g.id
            and ${isClosed(sql`c.source_store_id`, sql`o.source_location_id`)}))) as brokenGroups,
      exists (select 1 from links k where k.connection_id = c.id and k.aligned_at is not null) as applied,
      d.order_push_on = 1 and d.plan in (select value from json_each(${JSON.stringify(pushingPlans)})) as pushes,
      json_array(json(${importOf(sql`s`)}), json(${importOf(sql`d`)})) as imports,
      (select json_group_object(m.state, m.count) from match_counts m where m.connection_id = c.id) as counts
    from connections c join stores s on s.id = c.source_store_id join stores d on d.id = c.destination_store_id
    where c.account_id = ${accountId} and ${which}
    order by s.name, d.name, c.id`);
  return Promise.all(
    rows.map(async ({ groups, brokenGroups, matching, links, applied, pushes, ...row }) => {
      const imports = (JSON.parse(row.imports) as (StoreImport | null)[]).filter(
        (one) => one !== null,
      );
      return {
        ...row,
        setup: row.setup === null ? null : (JSON.parse(row.setup) as ConnectionSetup),
        imports,
        counts: JSON.parse(row.counts) as SetupRow['counts'],
        facts: {
          groups,
          brokenGroups,
          imports: worstOf(imports),
          matching: matching === 1,
          links,
          waiting: await countWaiting(db, accountId, row.connectionId),
          applied: applied === 1,
          pushes: pushes === 1,
        },
      };
    }),
  );
}

const worse = ['done', 'cancelled', 'failed', 'running'] as const satisfies ReconcileState[];

/** What runs may still mend what failed: it is waited for first. */
function worstOf(imports: readonly StoreImport[]): SetupImport {
  const [first, ...others] = imports.map(({ state }) => worse.indexOf(state));
  return first === undefined ? 'none' : (worse[Math.max(first, ...others)] ?? 'none');
}

async function countWaiting(
  db: Database,
  accountId: string,
  connectionId: string,
): Promise<number> {
  const [row] = await db.all<{ waiting: number }>(
    sql`select count(*) as waiting from ${waitingLinks(accountId, connectionId)} w`,
  );
  return row?.waiting ?? 0;
}
