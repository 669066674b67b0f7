/** Matches whose ledger is owed what changed: written down with the change, told by queue `stock`, swept (rule 1). */
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { LedgerName } from '../../src/stock/setup.ts';
import type { Database } from '../open.ts';
import { matches, stores } from '../schema/index.ts';

/** Whoever changed it tells it at once; where they are interrupted, the sweep does from then on. */
const lostAfterMs = 60_000;

/**
 * Statements for the batch that changes listings or links: their ledgers are owed it, and the sources' revision rises, so
 * that what they were told before cannot replace it.
 * @param which a condition on `matches`
 */
export const oweMatches = (
  db: Database,
  accountId: string,
  connectionId: string,
  which: SQL,
  now: number,
): BatchItem<'sqlite'>[] => [
  db
    .update(stores)
    .set({ stockRevision: sql`${stores.stockRevision} + 1` })
    .where(
      sql`${stores.id} = (select source_store_id from connections where id = ${connectionId}
        and account_id = ${accountId})`,
    ),
  db
    .update(matches)
    .set({ tellDueAt: now + lostAfterMs })
    .where(
      and(
        eq(matches.connectionId, connectionId),
        sql`exists (select 1 from connections c where c.id = ${connectionId} and c.account_id = ${accountId})`,
        which,
      ),
    ),
];

/** A condition: these destination variants. */
export const ofVariants = (variantIds: readonly string[]): SQL =>
  sql`${matches.destinationVariantId} in (select value from json_each(${JSON.stringify(variantIds)}))`;

export type DueMatch = { variantId: string; dueAt: number; ledgers: LedgerName[] };

/**
 * A page of a connection's matches that are owed, with every ledger that must hear of it: of the listing it is linked to
 * now, and of the one it was linked to when its ledgers were told last.
 */
export async function listMatchesDue(
  db: Database,
  connectionId: string,
  limit: number,
): Promise<DueMatch[]> {
  const rows = await db.all<{ variantId: string; dueAt: number; ledgers: string }>(sql`
    select m.destination_variant_id as variantId, m.tell_due_at as dueAt,
      (select json_group_array(json_object('sourceStoreId', s.store_id, 'inventoryItemId', s.inventory_item_id))
        from listings s join connections c on c.id = m.connection_id
        where s.store_id = c.source_store_id and s.variant_id in (m.source_variant_id, m.former_variant_id, (select k.source_variant_id
          from links k where k.connection_id = m.connection_id and k.destination_variant_id = m.destination_variant_id)))
        as ledgers
    from matches m where m.connection_id = ${connectionId} and m.tell_due_at is not null
    order by m.tell_due_at limit ${limit}`);
  return rows.map((row) => ({ ...row, ledgers: JSON.parse(row.ledgers) as LedgerName[] }));
}

/** They were told: those that changed since stay owed. */
export async function matchesTold(
  db: Database,
  connectionId: string,
  told: readonly Pick<DueMatch, 'variantId' | 'dueAt'>[],
): Promise<void> {
  await db
    .update(matches)
    .set({ tellDueAt: null, formerVariantId: null })
    .where(
      and(
        eq(matches.connectionId, connectionId),
        sql`(${matches.destinationVariantId}, ${matches.tellDueAt}) in (select value ->> 'variantId', value ->> 'dueAt'
          from json_each(${JSON.stringify(told)}))`,
      ),
    );
}

/** Connections with matches that whoever changed them did not tell. */
export const listConnectionsOwed = (
  db: Database,
  now: number,
): Promise<{ accountId: string; connectionId: string }[]> =>
  db.all(sql`
    select distinct c.account_id as accountId, c.id as connectionId from matches m
    join connections c on c.id = m.connection_id where m.tell_due_at is not null and m.tell_due_at <= ${now} limit 50`);
