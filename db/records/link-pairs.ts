/** Links listings by SKU: what stands exactly once in each store, and what nobody unlinked. */
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { BatchItem } from 'drizzle-orm/batch';
import type { StorePair } from '../../src/stores/find-ring.ts';
import { inOneBatch } from '../batch.ts';
import type { Database } from '../open.ts';
import { connections, links } from '../schema/index.ts';
import { deriveMatches } from './matches.ts';
import { ofVariants, oweMatches } from './matches-due.ts';

type Connection = StorePair & { id: string };

/** Which listings of a destination: of these SKUs, or those with the SKUs of these variants. */
export type OnlyPairs = { skus: readonly string[] } | { variants: readonly string[] };

/**
 * Listings whose SKU stands exactly once in each store, as `destination` and `source`; a duplicate is never guessed.
 * @param only undefined: all
 */
export const pairsBySku = (connection: StorePair, only?: OnlyPairs): SQL => sql`
  select max(d.variant_id) as destination, max(s.variant_id) as source
  from listings d join listings s on s.sku = d.sku and s.store_id = ${connection.sourceStoreId}
  where d.store_id = ${connection.destinationStoreId} and d.sku <> '' and d.gone_at is null and s.gone_at is null
    ${only ? sql`and d.sku in ${skusOf(connection, only)}` : sql``}
  group by d.sku having count(*) = 1`;

const skusOf = ({ destinationStoreId }: StorePair, only: OnlyPairs): SQL =>
  'skus' in only
    ? sql`(select value from json_each(${JSON.stringify(only.skus)}))`
    : sql`(select o.sku from listings o where o.store_id = ${destinationStoreId}
        and o.variant_id in (select value from json_each(${JSON.stringify(only.variants)})))`;

/**
 * Links pairs that are not linked yet, or to what their source does not have any more: nothing is written for them before
 * a person pressed Apply (ST8). What a person said of the SKU stays: a listing that was made anew is paused where the one
 * before it was, and keeps back what that kept back (ST6).
 */
export const linkingPairs = (
  db: Database,
  { id, sourceStoreId, destinationStoreId }: Connection,
  pairs: SQL,
  now: number,
): BatchItem<'sqlite'>[] => [
  db
    .update(links)
    .set({
      sourceVariantId: sql`(select p.source from (${pairs}) p where p.destination = ${links.destinationVariantId})`,
      createdAt: now,
      alignedAt: null,
      zeroingSince: null,
    })
    .where(
      and(
        eq(links.connectionId, id),
        sql`${links.destinationVariantId} in (select p.destination from (${pairs}) p)`,
        sql`exists (select 1 from listings s where s.store_id = ${sourceStoreId}
          and s.variant_id = ${links.sourceVariantId} and s.gone_at is not null)`,
      ),
    ),
  db
    .insert(links)
    .select(
      sql`select ${id}, p.destination, p.source, coalesce(f.active, 1), ${now}, f.buffer, f.share_percent, f.cap, null, null
        from (${pairs}) p
        left join links f on f.connection_id = ${id} and f.destination_variant_id = (
          select k.destination_variant_id from listings d
          join listings g on g.store_id = d.store_id and g.sku = d.sku and g.gone_at is not null
          join links k on k.connection_id = ${id} and k.destination_variant_id = g.variant_id
          where d.store_id = ${destinationStoreId} and d.variant_id = p.destination
          order by g.gone_at desc limit 1)
        where true`,
    )
    .onConflictDoNothing(),
];

/**
 * Adds open pairs to a connection's count of links before they are linked; one whose source is gone had a link. A webhook
 * that links one SKU must not count a whole catalogue.
 */
const addingToCount = (db: Database, connectionId: string, pairs: SQL) =>
  db
    .update(connections)
    .set({
      linkCount: sql`${connections.linkCount} + (select count(*) from (${pairs}) p where not exists (
        select 1 from links k where k.connection_id = ${connectionId} and k.destination_variant_id = p.destination))`,
    })
    .where(eq(connections.id, connectionId));

/** Counts a connection's links anew. */
export const countingLinks = (db: Database, connectionId: string) =>
  db
    .update(connections)
    .set({ linkCount: sql`(select count(*) from links where connection_id = ${connectionId})` })
    .where(eq(connections.id, connectionId))
    .returning({ linked: connections.linkCount });

/** Pairs that fit and are not linked to anything that is there, but for SKUs that a person unlinked. */
const openPairs = (connection: Connection, only: OnlyPairs): SQL => {
  const { id, sourceStoreId } = connection;
  return sql`select p.destination, p.source from (${pairsBySku(connection, only)}) p where not exists (
    select 1 from links k join listings s on s.store_id = ${sourceStoreId} and s.variant_id = k.source_variant_id
    where k.connection_id = ${id} and k.destination_variant_id = p.destination and s.gone_at is null)
    and not exists (select 1 from unlinked u where u.connection_id = ${id} and u.destination_variant_id = p.destination)
    and not exists (select 1 from listings d join listings g on g.store_id = d.store_id and g.sku = d.sku
        and g.gone_at is not null
      join unlinked u on u.connection_id = ${id} and u.destination_variant_id = g.variant_id
      where d.store_id = ${connection.destinationStoreId} and d.variant_id = p.destination)`;
};

/** @returns SKUs that linkOpenPairs would link, as far as the catalogues are known */
export async function listOpenSkus(
  db: Database,
  connection: Connection,
  only: OnlyPairs,
): Promise<string[]> {
  const rows = await db.all<{ sku: string }>(sql`
    select d.sku from (${openPairs(connection, only)}) p join listings d
      on d.store_id = ${connection.destinationStoreId} and d.variant_id = p.destination`);
  return rows.map(({ sku }) => sku);
}

/**
 * Links what fits and is not linked yet, with its telling owed, and derives it anew. Safe to repeat.
 * @returns the destination's variants that were linked
 */
export async function linkOpenPairs(
  db: Database,
  accountId: string,
  connection: Connection,
  only: OnlyPairs,
  now: number,
): Promise<string[]> {
  const { id } = connection;
  const pairs = openPairs(connection, only);
  const open = await db.all<{ destination: string }>(sql`
    select p.destination from (${pairs}) p join connections c on c.id = ${id} and c.account_id = ${accountId}`);
  if (open.length === 0) return [];
  const fresh = open.map(({ destination }) => destination);
  // What never was derived gets its row: links owe their telling by it.
  await deriveMatches(db, id, fresh);
  await inOneBatch(db, [
    addingToCount(db, id, pairs),
    ...linkingPairs(db, connection, pairs, now),
    ...oweMatches(db, accountId, id, ofVariants(fresh), now),
  ]);
  await deriveMatches(db, id, fresh);
  return fresh;
}
